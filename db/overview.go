package db

import (
	"context"
	"database/sql"
	"time"

	"goodones/internal/syncrun"
)

// Overview is a user's accounts with figures of their runs, and the month's bill.
type Overview struct {
	Accounts []AccountOverview
	Usage    syncrun.Usage
	// SkipUntil is when runs may start again after the monthly cap was reached; nil: now.
	SkipUntil *time.Time
}

// AccountOverview is a tracked account with figures of its runs.
type AccountOverview struct {
	syncrun.TrackedAccount
	FollowersSynced   int     // followers found by all of its runs
	LikersSynced      int     // likers found by all of its runs
	RunsToday         int     // those that count for the day's allowance, in the user's timezone
	SearchDescription *string // nil without a search
}

// Followers and likers are counted once, by the run that found them, so the sums over runs are their numbers.
const selectAccountOverviews = `
	SELECT ` + accountColumns + `, s.definition->>'description' AS search_description,
		coalesce(sum(r.new_followers_count), 0)::bigint AS followers_synced,
		coalesce(sum(r.likers_count), 0)::bigint AS likers_synced,
		count(r.id) FILTER (WHERE ` + countedToday + `) AS runs_today
	FROM tracked_accounts a JOIN users u ON u.id = a.user_id
	LEFT JOIN saved_searches s ON s.id = a.saved_search_id
	LEFT JOIN sync_runs r ON r.tracked_account_id = a.id AND r.user_id = a.user_id
	WHERE a.user_id = $1 GROUP BY a.id, s.id, u.id ORDER BY a.id`

// Overview tells where the user's accounts and the user's month stand, sleeping accounts included, oldest first.
func (s *Starter) Overview(ctx context.Context, userID int) (*Overview, error) {
	usage, err := s.d.UsageOfMonth(ctx, userID)
	if err != nil {
		return nil, err
	}
	accounts, err := s.d.accountOverviews(ctx, userID)
	if err != nil {
		return nil, err
	}
	overview := &Overview{Accounts: accounts, Usage: usage}
	if s.policy.Budgets && s.policy.MonthlyCapMicroUSD > 0 && s.policy.left(usage.CostMicroUSD) == 0 {
		overview.SkipUntil = &usage.PeriodEnd
	}
	return overview, nil
}

func (d *DB) accountOverviews(ctx context.Context, userID int) ([]AccountOverview, error) {
	ctx, cancel := context.WithTimeout(ctx, viewerTimeout)
	defer cancel()
	var rows []struct {
		accountRow
		SearchDescription sql.Null[string] `db:"search_description"`
		FollowersSynced   int              `db:"followers_synced"`
		LikersSynced      int              `db:"likers_synced"`
		RunsToday         int              `db:"runs_today"`
	}
	if err := d.x.SelectContext(ctx, &rows, selectAccountOverviews, userID); err != nil {
		return nil, translate("account overviews", err)
	}
	accounts := make([]AccountOverview, len(rows))
	for i := range rows {
		row := &rows[i]
		accounts[i] = AccountOverview{TrackedAccount: row.account(), FollowersSynced: row.FollowersSynced,
			LikersSynced: row.LikersSynced, RunsToday: row.RunsToday, SearchDescription: optional(row.SearchDescription)}
	}
	return accounts, nil
}
