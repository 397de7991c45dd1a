package db

import (
	"context"
	"math"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// Policy is what a run may cost.
type Policy struct {
	Budgets            bool  // false lifts the budgets of runs and the day allowance, never the monthly cap
	MonthlyCapMicroUSD int64 // what a user may spend in a calendar month, UTC; 0: no cap
	Prices             syncrun.Prices
}

// mostMicroUSD is what a run with that budget may cost; unlimitedCost without a limit.
func (p Policy) mostMicroUSD(budget int64, free bool) int64 {
	switch {
	case free:
		return 0
	case budget >= syncrun.Unlimited:
		return unlimitedCost
	default:
		return budget * p.Prices.Highest()
	}
}

// unlimitedCost is NULL in the database.
const unlimitedCost = -1

// countedToday chooses the runs r of users u that take from the day's allowance, manual and scheduled ones alike: those
// of this local date, and those whose own local date lasts, so that no other timezone makes room. A run cancelled while
// it was queued cost nothing and does not count, nor does one that asks the network nothing.
const countedToday = `r.source <> 'explore'
	AND NOT (r.error_code = ` + cancelledCode + ` AND r.started_at IS NULL) AND (r.day_ends_at > now() OR r.triggered_at >=
	date_trunc('day', now() AT TIME ZONE coalesce(u.timezone, 'UTC')) AT TIME ZONE coalesce(u.timezone, 'UTC'))`

// endOfDay is when the present local date of user $3 ends.
const endOfDay = `(SELECT (date_trunc('day', now() AT TIME ZONE coalesce(u.timezone, 'UTC')) + interval '1 day')
	AT TIME ZONE coalesce(u.timezone, 'UTC') FROM users u WHERE u.id = $3)`

// usedToday is how much of the day's allowance the runs r of users u have used. Runs that failed and were charged
// nothing are free, but for those beyond the tenth, lest an account be tried without end.
const usedToday = `(count(r.id) FILTER (WHERE ` + countedToday + `) - least(10,
	count(r.id) FILTER (WHERE r.status = 'failed' AND r.resources_used = 0 AND ` + countedToday + `)))`

// Runs that were triggered more than two days ago are of another day in every timezone.
const ofLateDays = `r.triggered_at > now() - interval '2 days'`

const countToday = `
	SELECT ` + usedToday + ` FROM sync_runs r JOIN users u ON u.id = r.user_id
	WHERE r.user_id = $1 AND r.tracked_account_id = $2 AND ` + ofLateDays

// Resources that live runs of X may still read are spoken for, and so are look-ups under way. $2 is what a resource of
// a budget stands for.
const selectMonth = `
	SELECT coalesce((SELECT sum(cost_micro_usd) FROM usage_days
			WHERE user_id = $1 AND day >= date_trunc('month', now() AT TIME ZONE 'UTC')::date), 0)::bigint AS spent,
		coalesce((SELECT sum(greatest(r.budget::bigint * $2::bigint - r.cost_micro_usd, 0))
			FROM sync_runs r JOIN tracked_accounts a ON a.id = r.tracked_account_id
			WHERE r.user_id = $1 AND r.status IN ('queued', 'running') AND a.network = 'x'), 0)::bigint AS reserved,
		coalesce((SELECT sum(l.micro_usd) FROM lookups l WHERE l.user_id = $1 AND ` + freshLookup + `), 0)::bigint AS lookups,
		((date_trunc('month', now() AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC') AS next_month`

// budget is what the run may be charged: its tier's figure, or, where reading costs money, what is left of the user's
// month if less. Bluesky costs nothing.
func (s *Starter) budget(ctx context.Context, tx *sqlx.Tx, req syncrun.StartRequest,
	account syncAccount) (int, error) {
	tier := account.Tier
	if req.Trigger == syncrun.TriggerExplore {
		return 0, s.mayExplore(ctx, tx, req, tier)
	}
	if s.policy.Budgets {
		var today int
		if err := tx.GetContext(ctx, &today, countToday, req.UserID, req.TrackedAccountID); err != nil {
			return 0, err
		}
		if most := tier.Limits().RunsPerDay; today >= most {
			return 0, &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserDailyLimitReached,
				Message: syncrun.MessageDayUsed(today, most)}
		}
	}
	if account.Network.IsFree() {
		return s.policy.runBudget(tier), nil
	}
	return s.leftOfMonth(ctx, tx, req.UserID, tier)
}

// Allowance is what a run of an account of that network and tier may be charged if it starts now, the day's syncs
// aside: what StartSync would give it. A month that is used up is the same refusal, BUDGET_EXHAUSTED.
func (s *Starter) Allowance(
	ctx context.Context, userID int, network syncrun.Network, tier syncrun.AccountTier,
) (int, error) {
	if network.IsFree() {
		return s.policy.runBudget(tier), nil
	}
	budget, err := s.leftOfMonth(ctx, s.d.viewer, userID, tier)
	return budget, translate("allowance", err)
}

// runBudget is what a run of that tier may be charged, the month aside.
func (p Policy) runBudget(tier syncrun.AccountTier) int {
	if !p.Budgets {
		return syncrun.Unlimited
	}
	return tier.Limits().Budget
}

// monthRow is in millionths of a dollar.
type monthRow struct {
	Spent     int64     `db:"spent"`
	Reserved  int64     `db:"reserved"`
	Lookups   int64     `db:"lookups"`
	NextMonth time.Time `db:"next_month"`
}

// taken is what is spent or spoken for.
func (m monthRow) taken() int64 { return m.Spent + m.Reserved + m.Lookups }

// unreserved is how many resources a user may still be charged this month beyond what live runs may; not below 0.
func (s *Starter) unreserved(ctx context.Context, q querier, userID int) (int64, error) {
	if s.policy.MonthlyCapMicroUSD == 0 {
		return math.MaxInt64, nil
	}
	var month monthRow
	err := q.GetContext(ctx, &month, selectMonth, userID, s.policy.Prices.Highest())
	return s.policy.left(month.taken()), err
}

// leftOfMonth is the budget of a run of that tier, or what is left of the user's month if less.
func (s *Starter) leftOfMonth(ctx context.Context, q querier, userID int, tier syncrun.AccountTier) (int, error) {
	budget := s.policy.runBudget(tier)
	if s.policy.MonthlyCapMicroUSD == 0 {
		return budget, nil
	}
	var month monthRow
	if err := q.GetContext(ctx, &month, selectMonth, userID, s.policy.Prices.Highest()); err != nil {
		return 0, err
	}
	left := s.policy.left(month.taken())
	if left == 0 {
		return 0, month.exhausted(s.policy.left(month.Spent) == 0, "syncs can start")
	}
	return int(min(int64(budget), left)), nil
}

// affords refuses a look-up of that price for which too little is left of the month.
func (p Policy) affords(month monthRow, price int64) error {
	if p.MonthlyCapMicroUSD-month.taken() >= price {
		return nil
	}
	return month.exhausted(p.MonthlyCapMicroUSD-month.Spent < price, "accounts can be tracked")
}

// exhausted is the refusal of what the month has no room for: because it is spent, or because of what is under way.
func (m monthRow) exhausted(spent bool, then string) error {
	message := syncrun.MessageMonthReserved(then, m.NextMonth)
	if spent {
		message = syncrun.MessageMonthUsed(then, m.NextMonth)
	}
	return &syncrun.UserError{Code: syncrun.UserBudgetExhausted, Message: message}
}

// left is how many resources a user may still be charged this month who has spent so much, each at the dearest price;
// where nothing costs anything, no cap is ever reached.
func (p Policy) left(spentMicroUSD int64) int64 {
	price := p.Prices.Highest()
	if price == 0 {
		return math.MaxInt64
	}
	return max(p.MonthlyCapMicroUSD-spentMicroUSD, 0) / price
}
