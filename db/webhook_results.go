package db

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// Rows of subscriptions are locked before those of their deliveries.
const freeHeldWebhook = `
	UPDATE webhooks SET leased_until = CASE WHEN claims = $2 THEN '-infinity' ELSE leased_until END,
		failing_since = CASE WHEN $3 THEN NULL WHEN $4 THEN coalesce(failing_since, now()) ELSE failing_since END
	WHERE id = $1
	RETURNING coalesce(failing_since <= now() - interval '3 days', false)`

// A delivery that arrived is delivered, whichever attempt says so.
const noteDelivered = `
	UPDATE webhook_deliveries SET state = 'delivered', response_status = nullif($2, 0), problem = ''
	WHERE id = $1 AND state = 'pending' RETURNING state`

// The last attempt is made when three days are over.
const noteFailed = `
	UPDATE webhook_deliveries SET response_status = nullif($3, 0), problem = $4,
		state = CASE WHEN event = 'webhook.test' OR (NOT $6 AND retry_since <= now() - interval '3 days')
			THEN 'failed' ELSE state END,
		due_at = least(now() + $5::bigint * interval '1 microsecond',
			greatest(now(), retry_since + interval '3 days'))
	WHERE id = $1 AND attempts = $2 AND state = 'pending' RETURNING state`

const pauseWebhook = `UPDATE webhooks SET state = 'paused', paused_at = now() WHERE id = $1 AND state = 'active'`

const holdDeliveries = `
	UPDATE webhook_deliveries SET due_at = 'infinity'
	WHERE webhook_id = $1 AND state = 'pending' AND event <> 'webhook.test'`

const removeWebhook = `DELETE FROM webhooks WHERE id = $1 AND user_id = $2`

// Finish writes what an attempt came to. What a later attempt for the same delivery came to stays. A failure is tried
// again after its wait, for three days; a subscription whose attempts have all failed for as long is paused.
func (o *Deliveries) Finish(ctx context.Context, a *syncrun.Attempt,
	result syncrun.AttemptResult) (effect syncrun.AttemptEffect, err error) {
	err = o.d.inTx(ctx, "finish delivery", func(tx *sqlx.Tx) error {
		switch {
		case result.Gone:
			_, err = tx.ExecContext(ctx, removeWebhook, a.WebhookID, a.UserID)
			effect = syncrun.EffectRemoved
		case result.Problem == "":
			effect, err = delivered(ctx, tx, a, result)
		default:
			effect, err = failed(ctx, tx, a, result)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	return effect, nil
}

func delivered(ctx context.Context, tx *sqlx.Tx, a *syncrun.Attempt,
	result syncrun.AttemptResult) (syncrun.AttemptEffect, error) {
	if _, err := tx.ExecContext(ctx, freeHeldWebhook, a.WebhookID, a.Claim, true, false); err != nil {
		return "", err
	}
	var state syncrun.DeliveryState
	err := tx.GetContext(ctx, &state, noteDelivered, a.DeliveryID, result.Status)
	return effectOf(syncrun.EffectDelivered, err)
}

func failed(ctx context.Context, tx *sqlx.Tx, a *syncrun.Attempt,
	result syncrun.AttemptResult) (syncrun.AttemptEffect, error) {
	counts := a.Event != syncrun.EventWebhookTest
	var exhausted bool
	err := tx.GetContext(ctx, &exhausted, freeHeldWebhook, a.WebhookID, a.Claim, false, counts)
	if errors.Is(err, sql.ErrNoRows) {
		return syncrun.EffectNone, nil // deleted meanwhile
	}
	if err != nil {
		return "", err
	}
	pause := counts && exhausted
	var state syncrun.DeliveryState
	err = tx.GetContext(ctx, &state, noteFailed, a.DeliveryID, a.Number, result.Status, result.Problem,
		result.Wait.Microseconds(), pause)
	if err != nil {
		return effectOf("", err)
	}
	switch {
	case pause:
		for _, statement := range []string{pauseWebhook, holdDeliveries} {
			if _, err := tx.ExecContext(ctx, statement, a.WebhookID); err != nil {
				return "", err
			}
		}
		return syncrun.EffectPaused, nil
	case state == syncrun.DeliveryFailed:
		return syncrun.EffectGivenUp, nil
	}
	return syncrun.EffectRetried, nil
}

// effectOf is the effect of a write that found its row, or none.
func effectOf(effect syncrun.AttemptEffect, err error) (syncrun.AttemptEffect, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return syncrun.EffectNone, nil
	}
	return effect, err
}
