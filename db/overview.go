package db

import (
	"context"
	"database/sql"

	"goodones/internal/syncrun"
)

// Followers and likers are counted once, by the run that found them, so the sums over runs are their numbers. Those of
// ended runs are kept in run_totals. BETWEEN has the newest run looked up in the index of the account's: with = all
// runs may be walked down to it, which are many when the account has long been idle.
const selectAccountOverviews = `
	SELECT ` + accountColumns + `, s.definition->>'description' AS search_description,
		coalesce(t.new_followers_count, 0) + coalesce(l.new_followers_count, 0) AS followers_synced,
		coalesce(t.likers_count, 0) + coalesce(l.likers_count, 0) AS likers_synced,
		(SELECT ` + usedToday + ` FROM sync_runs r
			WHERE r.tracked_account_id = a.id AND ` + ofLateDays + `) AS runs_today,
		coalesce(n.id, 0) AS newest_run_id, coalesce(n.seq, 0) AS newest_run_seq
	FROM tracked_accounts a JOIN users u ON u.id = a.user_id
	LEFT JOIN saved_searches s ON s.id = a.saved_search_id
	LEFT JOIN run_totals t ON t.tracked_account_id = a.id
	LEFT JOIN sync_runs l ON l.tracked_account_id = a.id AND l.status IN ('queued', 'running')
	LEFT JOIN LATERAL (SELECT r.id, r.seq FROM sync_runs r WHERE r.tracked_account_id BETWEEN a.id AND a.id
		ORDER BY r.tracked_account_id DESC, r.id DESC LIMIT 1) n ON true
	WHERE a.user_id = $1 AND a.network = 'x' ORDER BY a.id`

// Overview tells where the user's schedule, accounts and month stand; accounts at X only, oldest first,
// sleeping ones included.
func (s *Starter) Overview(ctx context.Context, userID int) (*syncrun.Overview, error) {
	settings, err := s.d.Settings(ctx, userID)
	if err != nil {
		return nil, err
	}
	usage, err := s.d.UsageOfMonth(ctx, userID)
	if err != nil {
		return nil, err
	}
	accounts, err := s.d.accountOverviews(ctx, userID)
	if err != nil {
		return nil, err
	}
	overview := &syncrun.Overview{SyncSettings: *settings, Accounts: accounts, Usage: usage}
	if s.policy.MonthlyCapMicroUSD > 0 && s.policy.left(usage.CostMicroUSD) == 0 {
		overview.BudgetSkipUntil = &usage.PeriodEnd
	}
	return overview, nil
}

func (d *DB) accountOverviews(ctx context.Context, userID int) ([]syncrun.AccountOverview, error) {
	var rows []struct {
		accountRow
		SearchDescription sql.Null[string] `db:"search_description"`
		FollowersSynced   int              `db:"followers_synced"`
		LikersSynced      int              `db:"likers_synced"`
		RunsToday         int              `db:"runs_today"`
		NewestRunID       int              `db:"newest_run_id"` // the only one whose figures can still grow
		NewestRunSequence int              `db:"newest_run_seq"`
	}
	if err := d.viewer.SelectContext(ctx, &rows, selectAccountOverviews, userID); err != nil {
		return nil, translate("account overviews", err)
	}
	accounts := make([]syncrun.AccountOverview, len(rows))
	for i := range rows {
		row := &rows[i]
		d.shown(row.NewestRunID, row.NewestRunSequence)
		accounts[i] = syncrun.AccountOverview{TrackedAccount: row.account(), FollowersSynced: row.FollowersSynced,
			LikersSynced: row.LikersSynced, RunsToday: row.RunsToday, SearchDescription: optional(row.SearchDescription)}
	}
	return accounts, nil
}
