package db

import (
	"context"
	"database/sql"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const selectAccountFacts = `
	SELECT a.id, CASE WHEN a.is_active THEN s.next_at END AS next_at,
		(SELECT max(n.id) FROM sync_runs n WHERE n.tracked_account_id = a.id) AS latest_run_id,
		(SELECT ` + usedToday + ` FROM sync_runs r
			WHERE r.tracked_account_id = a.id AND ` + ofLateDays + `) AS runs_today
	FROM tracked_accounts a JOIN users u ON u.id = a.user_id
	LEFT JOIN schedules s ON s.user_id = a.user_id AND s.tier = a.tier
	WHERE a.user_id = $1 AND a.id = ANY($2)`

// AccountFacts tells where those of the accounts stand that are the user's, in no particular order.
func (d *DB) AccountFacts(ctx context.Context, userID int, ids []int) ([]syncrun.AccountFacts, error) {
	var rows []struct {
		ID          int           `db:"id"`
		NextAt      *time.Time    `db:"next_at"`
		LatestRunID sql.Null[int] `db:"latest_run_id"`
		RunsToday   int           `db:"runs_today"`
	}
	if err := d.viewer.SelectContext(ctx, &rows, selectAccountFacts, userID, pq.Array(ids)); err != nil {
		return nil, translate("facts of accounts", err)
	}
	facts := make([]syncrun.AccountFacts, len(rows))
	for i, row := range rows {
		facts[i] = syncrun.AccountFacts{AccountID: row.ID, RunsToday: row.RunsToday,
			LatestRunID: optional(row.LatestRunID), NextSyncAt: row.NextAt}
	}
	return facts, nil
}

const selectFollowerCounts = `
	SELECT c.day::timestamp AT TIME ZONE 'UTC' AS day, c.followers FROM follower_counts c
	JOIN tracked_accounts a ON a.id = c.tracked_account_id
	WHERE a.user_id = $1 AND a.id = $2 AND c.day > (now() AT TIME ZONE 'UTC')::date - $3::integer
	ORDER BY c.day`

// FollowerCounts lists what was told of the account's followers on the last days, oldest first; nothing for an account
// that is not the user's.
func (d *DB) FollowerCounts(ctx context.Context, userID, accountID, days int) ([]syncrun.FollowerCount, error) {
	var rows []struct {
		Day       time.Time `db:"day"`
		Followers int       `db:"followers"`
	}
	if err := d.viewer.SelectContext(ctx, &rows, selectFollowerCounts, userID, accountID, days); err != nil {
		return nil, translate("follower counts", err)
	}
	counts := make([]syncrun.FollowerCount, len(rows))
	for i, row := range rows {
		counts[i] = syncrun.FollowerCount(row)
	}
	return counts, nil
}
