package db

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const rotateWebhook = `
	UPDATE webhooks AS w SET secret = $3, old_secret = w.secret, old_secret_until = now() + interval '24 hours'
	WHERE w.user_id = $1 AND w.id = $2
	RETURNING ` + webhookColumns

// RotateWebhookSecret gives a subscription of the user a new secret. The one before signs too for 24 hours; an older
// one does not any more. ErrNotFound when there is none of that id.
func (d *DB) RotateWebhookSecret(ctx context.Context, userID, id int, secret []byte) (*syncrun.Webhook, error) {
	var row webhookRow
	if err := d.viewer.GetContext(ctx, &row, rotateWebhook, userID, id, secret); err != nil {
		return nil, translate("rotate webhook", err)
	}
	return row.webhook(), nil
}

const resumeWebhook = `
	UPDATE webhooks AS w SET state = 'active', paused_at = NULL, failing_since = NULL
	WHERE w.user_id = $1 AND w.id = $2
	RETURNING ` + webhookColumns

const resumeDeliveries = `
	UPDATE webhook_deliveries SET due_at = '-infinity', retry_since = NULL WHERE webhook_id = $1 AND state = 'pending'`

// Runs that ended while the subscription was paused are told now.
const selectLastCompleted = `
	SELECT r.id FROM tracked_accounts a
	CROSS JOIN LATERAL (
		SELECT id FROM sync_runs WHERE tracked_account_id = a.id AND status = 'completed' ORDER BY id DESC LIMIT 1
	) r WHERE a.user_id = $1`

// ResumeWebhook makes a paused subscription of the user active again: all that it is owed is due, for three days from
// the next attempt on. An active one stays as it is. ErrNotFound when there is none of that id.
func (d *DB) ResumeWebhook(ctx context.Context, userID, id int) (webhook *syncrun.Webhook, err error) {
	err = d.forViewer(ctx, "resume webhook", func(ctx context.Context, tx *sqlx.Tx) error {
		webhook, err = resume(ctx, tx, userID, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	d.queued()
	return webhook, nil
}

func resume(ctx context.Context, tx *sqlx.Tx, userID, id int) (*syncrun.Webhook, error) {
	var row webhookRow
	// Runs that end meanwhile wait, and owe it something themselves then.
	if err := tx.GetContext(ctx, &row, selectWebhookToEdit, userID, id); err != nil {
		return nil, err
	}
	if row.State == syncrun.WebhookActive {
		return row.webhook(), nil
	}
	if err := tx.GetContext(ctx, &row, resumeWebhook, userID, id); err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, resumeDeliveries, id); err != nil {
		return nil, err
	}
	var runs []int64
	if err := tx.SelectContext(ctx, &runs, selectLastCompleted, userID); err != nil {
		return nil, err
	}
	_, err := owe(ctx, tx, runs, []int64{int64(id)})
	return row.webhook(), err
}

// SubscribeWebhook is CreateWebhook for v1: the user's subscription of the same target takes the filter, and is resumed
// if it was paused.
func (d *DB) SubscribeWebhook(ctx context.Context, userID int, s syncrun.NewWebhook) (*syncrun.Webhook, error) {
	webhook, made, err := d.CreateWebhook(ctx, userID, s)
	if err != nil || made {
		return webhook, err
	}
	if webhook, err = d.UpdateWebhook(ctx, userID, webhook.ID, syncrun.WebhookChange{Filter: &s.Filter}); err != nil {
		return nil, err
	}
	if webhook.State == syncrun.WebhookActive {
		return webhook, nil
	}
	return d.ResumeWebhook(ctx, userID, webhook.ID)
}

const deleteWebhook = `DELETE FROM webhooks WHERE user_id = $1 AND id = $2 RETURNING id`

// DeleteWebhook removes a subscription of the user with all that it is owed. ErrNotFound when there is none of that id.
func (d *DB) DeleteWebhook(ctx context.Context, userID, id int) error {
	return translate("delete webhook", d.viewer.GetContext(ctx, &id, deleteWebhook, userID, id))
}

// A test that waits is the test that is asked for.
const insertTest = `
	INSERT INTO webhook_deliveries (webhook_id, event, candidate_ids)
	SELECT w.id, 'webhook.test', '{}' FROM webhooks w
	WHERE w.user_id = $1 AND w.id = $2 AND NOT EXISTS (
		SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.event = 'webhook.test' AND d.state = 'pending')`

const selectNewestTest = `
	SELECT ` + deliveryColumns + ` FROM webhooks w
	JOIN webhook_deliveries d ON d.webhook_id = w.id AND d.event = 'webhook.test'
	WHERE w.user_id = $1 AND w.id = $2 ORDER BY d.id DESC LIMIT 1`

// TestWebhook queues a delivery that tells of nobody, which is tried once, also while the subscription is paused.
// ErrNotFound when there is none of that id.
func (d *DB) TestWebhook(ctx context.Context, userID, id int) (*syncrun.WebhookDelivery, error) {
	if _, err := d.viewer.ExecContext(ctx, insertTest, userID, id); err != nil {
		return nil, translate("test webhook", err)
	}
	var row deliveryRow
	if err := d.viewer.GetContext(ctx, &row, selectNewestTest, userID, id); err != nil {
		return nil, translate("test webhook", err)
	}
	d.queued()
	delivery := row.delivery()
	return &delivery, nil
}

// deliveryColumns are the columns of a delivery as deliveryRow reads them. Before its first attempt, and when there is
// none to come, it is due at no time.
const deliveryColumns = `d.message_id::text AS message_id, d.webhook_id, d.event, d.sync_run_id,
	cardinality(d.candidate_ids) AS people, d.state, d.created_at, d.attempts, d.attempted_at,
	CASE WHEN d.state = 'pending' AND isfinite(d.due_at) THEN d.due_at END AS next_at, d.response_status, d.problem`

type deliveryRow struct {
	MessageID      string                `db:"message_id"`
	WebhookID      int                   `db:"webhook_id"`
	Event          syncrun.WebhookEvent  `db:"event"`
	SyncRunID      *int                  `db:"sync_run_id"`
	People         int                   `db:"people"`
	State          syncrun.DeliveryState `db:"state"`
	CreatedAt      time.Time             `db:"created_at"`
	Attempts       int                   `db:"attempts"`
	AttemptedAt    *time.Time            `db:"attempted_at"`
	NextAt         *time.Time            `db:"next_at"`
	ResponseStatus *int                  `db:"response_status"`
	Problem        string                `db:"problem"`
}

func (r *deliveryRow) delivery() syncrun.WebhookDelivery {
	return syncrun.WebhookDelivery{
		ID: messagePrefix + r.MessageID, WebhookID: r.WebhookID, Event: r.Event, SyncRunID: r.SyncRunID,
		PeopleCount: r.People, State: r.State, CreatedAt: r.CreatedAt, Attempts: r.Attempts, LastAttemptAt: r.AttemptedAt,
		NextAttemptAt: r.NextAt, ResponseStatus: r.ResponseStatus, Problem: r.Problem,
	}
}

// messagePrefix begins every webhook-id.
const messagePrefix = "msg_"

const selectLastDeliveries = `
	SELECT ` + deliveryColumns + ` FROM webhooks w
	JOIN LATERAL (
		SELECT message_id, webhook_id, event, sync_run_id, candidate_ids, state, created_at, attempts, attempted_at,
			due_at, response_status, problem, id
		FROM webhook_deliveries WHERE webhook_id = w.id ORDER BY id DESC LIMIT $3
	) d ON true
	WHERE w.user_id = $1 AND w.id = ANY($2::bigint[]) ORDER BY d.webhook_id, d.id DESC`

// LastDeliveries finds the newest deliveries to each of the user's subscriptions of those ids, at most so many for
// each, newest first.
func (d *DB) LastDeliveries(ctx context.Context, userID int, ids []int,
	most int) (map[int][]syncrun.WebhookDelivery, error) {
	var rows []deliveryRow
	if err := d.viewer.SelectContext(ctx, &rows, selectLastDeliveries, userID, pq.Array(ids), most); err != nil {
		return nil, translate("last deliveries", err)
	}
	found := map[int][]syncrun.WebhookDelivery{}
	for i := range rows {
		found[rows[i].WebhookID] = append(found[rows[i].WebhookID], rows[i].delivery())
	}
	return found, nil
}
