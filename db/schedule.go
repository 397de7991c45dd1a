package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Schedule queues the runs of users' schedules, whichever process looks first.
type Schedule struct{ starter *Starter }

// Schedule gives the scheduler's view of the database; runs are started under policy.
func (d *DB) Schedule(policy Policy) *Schedule { return &Schedule{starter: d.Starter(policy)} }

// slotBatch is how many accounts of a slot are looked at in one transaction: few enough that the user, and other users
// who are due, wait no more than a moment for it.
const slotBatch = 500

// A schedule is taken together with its user, and only when both are free: whoever changes settings holds the user
// first, so that waiting for either here could be waiting for each other. One whose slot is being queued in batches
// comes after those that became due meanwhile.
const claimSchedule = `
	SELECT s.user_id, s.tier, s.times, s.next_at, s.queued_through, coalesce(u.timezone, 'UTC') AS timezone, now() AS now
	FROM schedules s JOIN users u ON u.id = s.user_id
	WHERE s.next_at <= now() ORDER BY greatest(s.next_at, s.batch_at) LIMIT 1
	FOR UPDATE OF s SKIP LOCKED FOR NO KEY UPDATE OF u SKIP LOCKED`

const moveSchedule = `
	UPDATE schedules SET next_at = $3, queued_through = 0, batch_at = NULL WHERE user_id = $1 AND tier = $2`

const moveBatch = `
	UPDATE schedules SET queued_through = $3, batch_at = clock_timestamp() WHERE user_id = $1 AND tier = $2`

// A schedule that failed is tried again, but not before every other had a turn.
const postponeSchedule = `
	UPDATE schedules SET next_at = now() + interval '15 minutes' WHERE user_id = $1 AND tier = $2 AND next_at = $3`

type dueSchedule struct {
	UserID        int                 `db:"user_id"`
	Tier          syncrun.AccountTier `db:"tier"`
	Times         pq.StringArray      `db:"times"`
	NextAt        time.Time           `db:"next_at"`
	QueuedThrough int                 `db:"queued_through"`
	Timezone      string              `db:"timezone"`
	Now           time.Time           `db:"now"`
}

// Due queues the runs of one schedule whose time has come, at most slotBatch of them in one transaction, which moves
// the schedule past these accounts or, after the last, to its next time: a slot is run once, whatever dies in between,
// and slots missed while nobody looked are one run. Accounts that cannot be synced just now (a live run, no allowance,
// no budget) are passed over. found is false when no schedule was due, or others are at it. A schedule that fails is
// put off for a quarter of an hour, so that it does not stand in the way of the others.
func (s *Schedule) Due(ctx context.Context) (queued int, found bool, err error) {
	var due dueSchedule
	var runs []int
	err = s.starter.d.inTx(ctx, "schedule", func(tx *sqlx.Tx) error {
		found = false
		err := tx.GetContext(ctx, &due, claimSchedule)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		found = true
		var last bool
		if runs, last, err = s.queueBatch(ctx, tx, &due); err != nil {
			return err
		}
		if last {
			return due.move(ctx, tx)
		}
		_, err = tx.ExecContext(ctx, moveBatch, due.UserID, due.Tier, due.QueuedThrough)
		return err
	})
	if err == nil {
		s.tell(runs)
		return len(runs), found, nil
	}
	if found && ctx.Err() == nil && !errors.Is(err, syncrun.ErrUnavailable) {
		err = fmt.Errorf("user %d, tier %s: %w", due.UserID, due.Tier, err)
		err = errors.Join(err, s.postpone(ctx, due))
	}
	return 0, found, err
}

// tell hints, after the commit, that runs were queued.
func (s *Schedule) tell(runs []int) {
	for _, id := range runs {
		s.starter.d.moved(id, 1)
	}
	if len(runs) > 0 {
		s.starter.d.queuedRuns()
	}
}

func (s *Schedule) postpone(ctx context.Context, due dueSchedule) error {
	_, err := s.starter.d.pool.ExecContext(ctx, postponeSchedule, due.UserID, due.Tier, due.NextAt)
	return translate("postpone schedule", err)
}

func (due *dueSchedule) move(ctx context.Context, tx *sqlx.Tx) error {
	loc, err := syncrun.ParseTimezone(due.Timezone)
	if err != nil {
		return err
	}
	next := sql.Null[time.Time]{V: syncrun.Next(due.Times, loc, due.Now)}
	next.Valid = !next.V.IsZero()
	_, err = tx.ExecContext(ctx, moveSchedule, due.UserID, due.Tier, next)
	return err
}

const selectBatch = `
	SELECT a.id, a.network <> 'x' AS is_free, EXISTS (
			SELECT 1 FROM sync_runs r WHERE r.tracked_account_id = a.id AND r.status IN ('queued', 'running')
		) AS is_live, (
			SELECT ` + usedToday + ` FROM sync_runs r WHERE r.user_id = u.id AND r.tracked_account_id = a.id
				AND ` + ofLateDays + `
		) AS today
	FROM tracked_accounts a JOIN users u ON u.id = a.user_id
	WHERE a.user_id = $1 AND a.tier = $2 AND a.id > $3 AND a.is_active
		AND (a.paused_until IS NULL OR a.paused_until <= now())
	ORDER BY a.id LIMIT $4 FOR NO KEY UPDATE OF a`

type slotAccount struct {
	ID     int  `db:"id"`
	IsFree bool `db:"is_free"` // reading its network costs nothing
	IsLive bool `db:"is_live"`
	Today  int  `db:"today"`
}

// queueBatch queues the next accounts of the slot that can be synced, moves due past all that were looked at, and tells
// whether they were the last.
func (s *Schedule) queueBatch(ctx context.Context, tx *sqlx.Tx, due *dueSchedule) (runs []int, last bool, err error) {
	var accounts []slotAccount
	err = tx.SelectContext(ctx, &accounts, selectBatch, due.UserID, due.Tier, due.QueuedThrough, slotBatch)
	if err != nil || len(accounts) == 0 {
		return nil, true, err
	}
	due.QueuedThrough = accounts[len(accounts)-1].ID
	chosen, err := s.share(ctx, tx, due, accounts)
	if err != nil || len(chosen) == 0 {
		return nil, len(accounts) < slotBatch, err
	}
	runs, err = queueScheduled(ctx, tx, due.UserID, chosen)
	return runs, len(accounts) < slotBatch, err
}

// slotRun is a run to be queued.
type slotRun struct {
	accountID int
	runLimits
}

// share chooses the accounts that may be synced, and what each run may be charged of what is left of the month.
func (s *Schedule) share(ctx context.Context, tx *sqlx.Tx, due *dueSchedule, accounts []slotAccount) (
	chosen []slotRun, err error) {
	policy, limits := s.starter.policy, due.Tier.Limits()
	left, err := s.starter.unreserved(ctx, tx, due.UserID)
	if err != nil {
		return nil, err
	}
	for _, account := range accounts {
		if account.IsLive || policy.Budgets && account.Today >= limits.RunsPerDay || left <= 0 && !account.IsFree {
			continue
		}
		budget := int64(policy.runBudget(due.Tier))
		if !account.IsFree {
			budget = min(budget, left)
			left -= budget
		}
		most := policy.mostMicroUSD(budget, account.IsFree)
		chosen = append(chosen, slotRun{account.ID, runLimits{resources: int(budget), microUSD: most}})
	}
	return chosen, nil
}

const queueBatch = `
	WITH moved AS (
		INSERT INTO sync_runs AS r (user_id, tracked_account_id, source, status, seq, saved_search_id, search_version,
			search_definition, budget, max_cost_micro_usd, client_mutation_input, day_ends_at)
		SELECT $3, a.id, 'cron', 'queued', 1, s.id, s.version, s.definition, q.budget, nullif(q.cost, -1),
			a.id || '/default', ` + endOfDay + `
		FROM unnest($4::bigint[], $5::integer[], $6::bigint[]) AS q(id, budget, cost)
		JOIN tracked_accounts a ON a.id = q.id
		LEFT JOIN saved_searches s ON s.id = a.saved_search_id AND s.user_id = a.user_id AND s.deleted_at IS NULL
		WHERE a.user_id = $3 ORDER BY a.id
		RETURNING ` + movedColumns + `, r.triggered_at AS at
	)` + noteForUpdates + eventOfMoved + `, run_id`

func queueScheduled(ctx context.Context, tx *sqlx.Tx, userID int, chosen []slotRun) (runs []int, err error) {
	accounts, budgets, costs := make([]int64, len(chosen)), make([]int64, len(chosen)), make([]int64, len(chosen))
	for i, run := range chosen {
		accounts[i], budgets[i], costs[i] = int64(run.accountID), int64(run.resources), run.microUSD
	}
	var rows []struct {
		RunID int `db:"run_id"`
		committedRow
	}
	err = tx.SelectContext(ctx, &rows, queueBatch, "", "queued", userID, pq.Array(accounts), pq.Array(budgets),
		pq.Array(costs))
	for i := range rows {
		runs = append(runs, rows[i].RunID)
	}
	return runs, err
}
