package db

import (
	"context"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// exploredThisMonth chooses the runs r that take from the month's rejudgings. One that was cancelled while it was
// queued, or could not be done, is free.
const exploredThisMonth = `r.source = 'explore' AND r.status <> 'failed'
	AND r.triggered_at >= date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`

const countExplored = `
	SELECT count(r.id) AS used,
		((date_trunc('month', now() AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC') AS next_month
	FROM sync_runs r WHERE r.user_id = $1 AND r.tracked_account_id = $2 AND ` + exploredThisMonth

// mayExplore refuses a run that explores when the account has had those of its month.
func (s *Starter) mayExplore(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest,
	tier syncrun.AccountTier) error {
	if !s.policy.Budgets {
		return nil
	}
	var month struct {
		Used      int       `db:"used"`
		NextMonth time.Time `db:"next_month"`
	}
	if err := tx.GetContext(ctx, &month, countExplored, req.UserID, req.TrackedAccountID); err != nil {
		return err
	}
	if most := tier.Limits().RejudgesPerMonth; month.Used >= most {
		return &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserBudgetExhausted,
			Message: syncrun.MessageRejudgesUsed(most, month.NextMonth)}
	}
	return nil
}

const selectExploreBudgets = `
	SELECT a.id, a.tier, count(r.id) AS used FROM tracked_accounts a
	LEFT JOIN sync_runs r ON r.tracked_account_id = a.id AND r.user_id = a.user_id AND ` + exploredThisMonth + `
	WHERE a.user_id = $1 AND a.network = 'x' GROUP BY a.id ORDER BY a.id`

const selectPeriodStart = `SELECT date_trunc('month', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`

// ExploreBudget tells how many runs that explore each account of the user at X has had in this calendar month, UTC,
// oldest account first, sleeping ones included.
func (d *DB) ExploreBudget(ctx context.Context, userID int) (*syncrun.ExploreBudget, error) {
	budget := &syncrun.ExploreBudget{Accounts: []syncrun.AccountExplored{}}
	if err := d.viewer.GetContext(ctx, &budget.PeriodStart, selectPeriodStart); err != nil {
		return nil, translate("explore budget", err)
	}
	var rows []struct {
		ID   int                 `db:"id"`
		Tier syncrun.AccountTier `db:"tier"`
		Used int                 `db:"used"`
	}
	if err := d.viewer.SelectContext(ctx, &rows, selectExploreBudgets, userID); err != nil {
		return nil, translate("explore budget", err)
	}
	for _, row := range rows {
		budget.Accounts = append(budget.Accounts, syncrun.AccountExplored{TrackedAccountID: row.ID, Used: row.Used,
			Budget: row.Tier.Limits().RejudgesPerMonth})
	}
	return budget, nil
}
