package db

import (
	"context"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Subscriptions that are held so are neither deleted nor resumed before the commit; a delivery may go on.
const holdWebhooks = `
	SELECT w.id FROM webhooks w JOIN sync_runs r ON r.user_id = w.user_id WHERE r.id = $1 ORDER BY w.id
	FOR KEY SHARE OF w`

// Each run here has ended. Whether there is anybody to tell is a look at an index; who that is is found out later.
const oweRuns = `
	INSERT INTO webhook_debts (webhook_id, sync_run_id)
	SELECT w.id, r.id FROM sync_runs r JOIN webhooks w ON w.user_id = r.user_id
	LEFT JOIN webhook_cursors k ON k.webhook_id = w.id AND k.tracked_account_id = r.tracked_account_id
	WHERE r.id = ANY($1::bigint[]) AND w.id = ANY($2::bigint[]) AND w.state = 'active' AND w.rating IS NULL
		AND (w.tracked_account_id IS NULL OR w.tracked_account_id = r.tracked_account_id)
		AND (r.status = 'completed' OR w.tells_failed)
		AND EXISTS (
			SELECT 1 FROM candidates c
			WHERE c.tracked_account_id = r.tracked_account_id AND c.id > coalesce(k.told_through, 0))
	ORDER BY w.id ON CONFLICT DO NOTHING`

// oweOfRun writes, in the transaction that ends a run, what its user's subscriptions are owed by then. It tells
// whether that is anything.
func oweOfRun(ctx context.Context, tx *sqlx.Tx, runID int) (owed bool, err error) {
	var held []int64
	if err := tx.SelectContext(ctx, &held, holdWebhooks, runID); err != nil || len(held) == 0 {
		return false, err
	}
	return owe(ctx, tx, []int64{int64(runID)}, held)
}

// owe writes what runs that have ended owe to subscriptions, which the transaction holds, so that none of them is
// deleted meanwhile.
func owe(ctx context.Context, tx *sqlx.Tx, runs, webhooks []int64) (owed bool, err error) {
	result, err := tx.ExecContext(ctx, oweRuns, pq.Array(runs), pq.Array(webhooks))
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

const holdWebhooksOfUser = `SELECT id FROM webhooks WHERE user_id = $1 AND rating IS NOT NULL ORDER BY id FOR KEY SHARE`

// A paused subscription is told when it is resumed.
const oweRated = `
	INSERT INTO webhook_deliveries (webhook_id, event, sync_run_id, candidate_ids, due_at)
	SELECT w.id, 'candidate.rated', c.last_run_id, ARRAY[c.id],
		CASE w.state WHEN 'active' THEN '-infinity'::timestamptz ELSE 'infinity'::timestamptz END
	FROM candidates c JOIN webhooks w ON w.id = ANY($6::bigint[]) AND w.user_id = c.user_id AND w.rating = $5
	WHERE c.user_id = $1 AND c.saved_search_id = $2 AND c.tracked_account_id = $3 AND c.person_id = $4
		AND (w.tracked_account_id IS NULL OR w.tracked_account_id = c.tracked_account_id)
		AND (w.saved_search_id IS NULL OR w.saved_search_id = c.saved_search_id)
		AND (w.source_type IS NULL OR w.source_type = c.source_type)
		AND (w.confidence IS NULL OR w.confidence = (
			SELECT v.confidence FROM verdicts v
			WHERE v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
				AND v.person_id = c.person_id AND v.outcome = 'passed'
			ORDER BY v.run_id DESC LIMIT 1))`

// oweOfRating writes, in the transaction that rates somebody so, what subscriptions to such ratings are owed. It tells
// whether that is anything.
func oweOfRating(ctx context.Context, tx *sqlx.Tx, userID int, value syncrun.RatingValue,
	rated *ratedRow) (owed bool, err error) {
	var held []int64
	if err := tx.SelectContext(ctx, &held, holdWebhooksOfUser, userID); err != nil || len(held) == 0 {
		return false, err
	}
	result, err := tx.ExecContext(ctx, oweRated, userID, rated.SavedSearchID, rated.TrackedAccountID, rated.PersonID,
		value, pq.Array(held))
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}
