package db

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// settledAtOnce is how many candidates a debt is settled by in one transaction.
const settledAtOnce = 20_000

// One worker at a time settles what a subscription is owed, the oldest run first.
const pickDebt = `
	SELECT o.webhook_id, o.sync_run_id FROM webhook_debts o JOIN webhooks w ON w.id = o.webhook_id
	ORDER BY o.sync_run_id, o.webhook_id LIMIT 1 FOR NO KEY UPDATE OF w, o SKIP LOCKED`

// The run owes the subscription the candidates of its account that came after the subscription's cursor and not by a
// later run. The cursor moves over all of them, told or not.
const settleDebt = `
	WITH hook AS (
		SELECT w.id, r.id AS run_id, r.tracked_account_id, r.status, w.tracked_account_id AS of_account, w.saved_search_id,
			w.source_type, w.confidence, coalesce(k.told_through, 0) AS told_through
		FROM sync_runs r JOIN webhooks w ON w.id = $2
		LEFT JOIN webhook_cursors k ON k.webhook_id = w.id AND k.tracked_account_id = r.tracked_account_id
		WHERE r.id = $1 AND w.state = 'active' AND w.rating IS NULL
			AND (w.tracked_account_id IS NULL OR w.tracked_account_id = r.tracked_account_id)
			AND (r.status = 'completed' OR w.tells_failed)
	), found AS MATERIALIZED (
		SELECT c.id, c.saved_search_id, c.tracked_account_id, c.person_id, c.source_type FROM hook h
		CROSS JOIN LATERAL (
			SELECT id, saved_search_id, tracked_account_id, person_id, source_type FROM candidates
			WHERE tracked_account_id = h.tracked_account_id AND id > h.told_through AND first_run_id <= h.run_id
			ORDER BY id LIMIT $4
		) c
	), owed AS MATERIALIZED (
		SELECT c.id, (row_number() OVER (ORDER BY c.id) - 1) / $3::integer AS part
		FROM hook h CROSS JOIN found c
		WHERE (h.saved_search_id IS NULL OR h.saved_search_id = c.saved_search_id)
			AND (h.source_type IS NULL OR h.source_type = c.source_type)
			AND (h.confidence IS NULL OR h.confidence = (
				SELECT v.confidence FROM verdicts v
				WHERE v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
					AND v.person_id = c.person_id AND v.outcome = 'passed'
				ORDER BY v.run_id DESC LIMIT 1))
	), told AS (
		INSERT INTO webhook_deliveries (webhook_id, event, sync_run_id, candidate_ids)
		SELECT h.id, 'run.' || h.status, h.run_id, array_agg(o.id ORDER BY o.id)
		FROM hook h CROSS JOIN owed o GROUP BY h.id, h.status, h.run_id, o.part ORDER BY o.part
	), moved AS (
		INSERT INTO webhook_cursors (webhook_id, tracked_account_id, told_through)
		SELECT h.id, h.tracked_account_id, l.last FROM hook h CROSS JOIN (SELECT max(id) AS last FROM found) l
		WHERE l.last IS NOT NULL
		ON CONFLICT (webhook_id, tracked_account_id) DO UPDATE SET told_through = excluded.told_through
	)
	SELECT count(*) FROM found`

const deleteDebt = `DELETE FROM webhook_debts WHERE webhook_id = $1 AND sync_run_id = $2`

// Settle turns a part of what some run owes some subscription into deliveries, and tells whether there was any to
// settle.
func (o *Deliveries) Settle(ctx context.Context) (found bool, err error) {
	err = o.d.inTx(ctx, "settle webhook", func(tx *sqlx.Tx) error {
		var debt struct {
			WebhookID int `db:"webhook_id"`
			SyncRunID int `db:"sync_run_id"`
		}
		err := tx.GetContext(ctx, &debt, pickDebt)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		found = true
		var n int
		err = tx.GetContext(ctx, &n, settleDebt, debt.SyncRunID, debt.WebhookID, syncrun.MaxToldAtOnce, settledAtOnce)
		if err != nil || n == settledAtOnce {
			return err
		}
		_, err = tx.ExecContext(ctx, deleteDebt, debt.WebhookID, debt.SyncRunID)
		return err
	})
	return found && err == nil, err
}
