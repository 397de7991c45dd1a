package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/pause"
	"goodones/internal/syncrun"
)

// Worker is what a process that works on runs may write: pages of a run it holds a lease on, and the life of runs.
// Each write is one transaction that ends with the fence; ErrLeaseLost means that somebody else owns the run.
type Worker struct {
	d      *DB
	prices syncrun.Prices

	mu      sync.Mutex
	doubted []claim
}

// Worker gives the worker's view of the database; what X returns costs prices.
func (d *DB) Worker(prices syncrun.Prices) *Worker { return &Worker{d: d, prices: prices} }

// movedColumns is what every statement that moves a run returns, for eventOfMoved.
const movedColumns = `r.id, r.seq, r.status, r.stage, ` + countColumns + `, ` + shareColumns + `, r.resources_used,
	r.cost_micro_usd, r.error_code, r.error_message`

// eventOfMoved writes the run's new state as an event; message is $1 and the step's key $2 in every such statement.
const eventOfMoved = `
	INSERT INTO sync_run_events (run_id, seq, at, status, stage, message, step_key,
		` + countColumns + `, ` + shareColumns + `,
		resources_used, cost_micro_usd, error_code, error_message)
	SELECT m.id, m.seq, m.at, m.status, m.stage, $1, $2, ` + countColumns + `, ` + shareColumns + `,
		m.resources_used, m.cost_micro_usd, m.error_code, m.error_message
	FROM moved m
	RETURNING seq, ` + countColumns + `, resources_used, cost_micro_usd`

// The fence. A step of an owner whose lease has ended is fine as long as nobody has claimed the run since.
const moveStep = `
	WITH moved AS (
		UPDATE sync_runs r SET seq = r.seq + 1, stage = $5, barren_claims = 0, rate_limited_hits = 0,
			new_followers_count = r.new_followers_count + $6, deep_crawl_count = r.deep_crawl_count + $7,
			backfilled_count = r.backfilled_count + $8, likers_count = r.likers_count + $9,
			candidates_passed_count = r.candidates_passed_count + $10,
			tier_filtered_count = r.tier_filtered_count + $11,
			gender_filtered_count = r.gender_filtered_count + $12,
			judged_count = r.judged_count + $13, bot_count = r.bot_count + $14, matched_count = r.matched_count + $15,
			resources_used = r.resources_used + $16, cost_micro_usd = r.cost_micro_usd + $17,
			stage_progress = CASE WHEN r.stage = $5 THEN greatest(r.stage_progress, $18) ELSE $18 END,
			run_progress = greatest(r.run_progress, $19)
		WHERE r.id = $3 AND r.attempt = $4 AND r.status = 'running'
		RETURNING ` + movedColumns + `, clock_timestamp() AS at
	)` + eventOfMoved

type committedRow struct {
	Sequence      int   `db:"seq"`
	ResourcesUsed int   `db:"resources_used"`
	CostMicroUSD  int64 `db:"cost_micro_usd"`
	syncrun.Counts
}

func (c *committedRow) committed() syncrun.Committed {
	return syncrun.Committed{Sequence: c.Sequence, Counts: c.Counts, ResourcesUsed: c.ResourcesUsed,
		CostMicroUSD: c.CostMicroUSD}
}

// Note commits a step that brings no data: a stage's start or end, or a line of the log.
func (w *Worker) Note(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error) {
	return w.commit(ctx, work, step, func(*sqlx.Tx, *syncrun.Counts) error { return nil })
}

// commit writes one step: what fill brings, the bill, and last the fence with counts and event. A step whose key is
// committed already is recognised and not repeated.
func (w *Worker) commit(ctx context.Context, work *syncrun.Work, step syncrun.Step,
	fill func(tx *sqlx.Tx, add *syncrun.Counts) error) (syncrun.Committed, error) {
	var row committedRow
	err := w.d.inTx(ctx, "write "+step.Key, func(tx *sqlx.Tx) error {
		add := step.Counts
		if err := fill(tx, &add); err != nil {
			return err
		}
		resources, cost, err := w.charge(ctx, tx, work.UserID, step.Reads)
		if err != nil {
			return err
		}
		err = tx.GetContext(ctx, &row, moveStep, step.Message, step.Key, work.RunID, work.Attempt, step.Stage,
			add.NewFollowersCount, add.DeepCrawlCount, add.BackfilledCount, add.LikersCount,
			add.CandidatesPassedCount, add.TierFilteredCount, add.GenderFilteredCount, add.JudgedCount, add.BotCount,
			add.MatchedCount, resources, cost, step.Shares.StageDone, step.Shares.RunDone)
		return fenced(err)
	})
	if err != nil {
		done, err := w.recognise(ctx, work.Lease, step.Key, err)
		if errors.Is(err, syncrun.ErrLeaseLost) || errors.Is(err, context.Canceled) {
			err = errors.Join(err, w.billEnded(ctx, work, step.Reads))
		}
		return done, err
	}
	w.d.moved(work.RunID, row.Sequence)
	return row.committed(), nil
}

// How long the bill of an ended run is tried while the database is away, and the pause in between. A worker that stops
// waits for it.
const (
	billPatience = 5 * time.Second
	billPause    = 200 * time.Millisecond
)

const selectHasFailed = `SELECT status = 'failed' FROM sync_runs WHERE id = $1`

// billEnded enters in the user's bill what was read for a run that was cancelled, or given up, meanwhile: the network
// has charged for it, and nobody reads it again. The run's own row and log stay as they are. A run that goes on
// elsewhere reads the same again there, which is billed then. No other time comes for it: syncrun.ErrUnbilled when the
// database is away for too long.
func (w *Worker) billEnded(ctx context.Context, work *syncrun.Work, reads []syncrun.Read) error {
	if len(reads) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), billPatience)
	defer cancel()
	for {
		err := w.billOnce(ctx, work, reads)
		if !errors.Is(err, syncrun.ErrUnavailable) {
			return err
		}
		if pause.For(ctx, billPause) != nil {
			return fmt.Errorf("%w: %d resources of run %d: %w", syncrun.ErrUnbilled, countReads(reads), work.RunID, err)
		}
	}
}

func (w *Worker) billOnce(ctx context.Context, work *syncrun.Work, reads []syncrun.Read) error {
	return w.d.inTx(ctx, "bill a cancelled page", func(tx *sqlx.Tx) error {
		var failed bool
		if err := tx.GetContext(ctx, &failed, selectHasFailed, work.RunID); err != nil || !failed {
			return err
		}
		_, _, err := w.charge(ctx, tx, work.UserID, reads)
		return err
	})
}

func countReads(reads []syncrun.Read) (n int) {
	for _, r := range reads {
		n += len(r.IDs)
	}
	return n
}

// fenced names what it means that the fence returned no row: the run is somebody else's.
func fenced(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return syncrun.ErrLeaseLost
	}
	return err
}

const selectStep = `
	SELECT e.seq, ` + countColumns + `, e.resources_used, e.cost_micro_usd FROM sync_run_events e
	WHERE e.run_id = $1 AND e.step_key = $2
		AND EXISTS (SELECT 1 FROM sync_runs r WHERE r.id = e.run_id AND r.attempt = $3)`

// recognise tells whether the step that failed with cause had been committed before, its answer lost. A repeated page
// may fail in its data before it reaches the fence, so any answer of the database asks the question. Only the run's
// present owner is told so: somebody else's step of that key is no success of a lease that was lost.
func (w *Worker) recognise(ctx context.Context, lease syncrun.Lease, key string,
	cause error) (syncrun.Committed, error) {
	if errors.Is(cause, syncrun.ErrUnavailable) || errors.Is(cause, context.Canceled) {
		return syncrun.Committed{}, cause
	}
	var row committedRow
	err := w.d.pool.GetContext(ctx, &row, selectStep, lease.RunID, key, lease.Attempt)
	if errors.Is(err, sql.ErrNoRows) {
		return syncrun.Committed{}, cause
	}
	if err != nil {
		return syncrun.Committed{}, translate("look up "+key, err)
	}
	w.d.moved(lease.RunID, row.Sequence)
	return row.committed(), nil
}

// byID sorts profiles with their hashes by id: rows shared with other runs are locked in this order only.
func byID(profiles []syncrun.Profile, hashes []int64) ([]syncrun.Profile, []int64) {
	order := make([]int, len(profiles))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(profiles[a].ID, profiles[b].ID) })
	sorted, sums := make([]syncrun.Profile, len(order)), make([]int64, len(order))
	for i, at := range order {
		sorted[i], sums[i] = profiles[at], hashes[at]
	}
	return sorted, sums
}
