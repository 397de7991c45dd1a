package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// maxEmptyClaims is how many claims in a row may commit nothing before the run is held to kill its workers.
const maxEmptyClaims = 5

// Users with the fewest leased runs come first, then who has waited longest.
const claimRun = `
	WITH leased AS (
		SELECT user_id, count(*) AS n FROM sync_runs
		WHERE status = 'running' AND lease_until > now() GROUP BY user_id
	)
	UPDATE sync_runs r SET status = 'running', attempt = r.attempt + 1, barren_claims = r.barren_claims + 1,
		lease_until = now() + $1::bigint * interval '1 microsecond', timed_at = now(), claimed_at = now(),
		started_at = coalesce(r.started_at, clock_timestamp())
	WHERE r.id = (
		SELECT q.id FROM sync_runs q LEFT JOIN leased l ON l.user_id = q.user_id
		WHERE q.not_before <= now() AND (q.status = 'queued' OR (q.status = 'running' AND q.lease_until <= now()))
			AND (q.barren_claims = 0 OR $2)
		ORDER BY coalesce(l.n, 0), q.not_before, q.id
		LIMIT 1 FOR UPDATE OF q SKIP LOCKED
	)
	RETURNING r.id, r.attempt, r.user_id, r.tracked_account_id, r.source, r.saved_search_id, r.search_version,
		r.search_definition, r.started_at, r.budget, r.resources_used, r.cost_micro_usd, r.rate_limited_hits, r.barren_claims,
		r.failure_code, r.failure_message, r.stage, r.rescan, r.claimed_at,
		` + countColumns + `, ` + shareColumns

type claimRow struct {
	ID               int               `db:"id"`
	Attempt          int               `db:"attempt"`
	UserID           int               `db:"user_id"`
	TrackedAccountID int               `db:"tracked_account_id"`
	Trigger          syncrun.Trigger   `db:"source"`
	SavedSearchID    sql.Null[int]     `db:"saved_search_id"`
	SearchVersion    sql.Null[int]     `db:"search_version"`
	Definition       sql.Null[string]  `db:"search_definition"`
	StartedAt        time.Time         `db:"started_at"`
	Budget           int               `db:"budget"`
	ResourcesUsed    int               `db:"resources_used"`
	CostMicroUSD     int64             `db:"cost_micro_usd"`
	LimitedInRow     int               `db:"rate_limited_hits"`
	EmptyClaims      int               `db:"barren_claims"`
	FailureCode      syncrun.ErrorCode `db:"failure_code"`
	FailureMessage   string            `db:"failure_message"`
	Stage            syncrun.Stage     `db:"stage"`
	Rescan           bool              `db:"rescan"`
	ClaimedAt        time.Time         `db:"claimed_at"`
	syncrun.Counts
	syncrun.Shares
}

func (r *claimRow) work() (*syncrun.Work, error) {
	work := &syncrun.Work{
		Lease: syncrun.Lease{RunID: r.ID, Attempt: r.Attempt}, UserID: r.UserID, Trigger: r.Trigger,
		Rescan:        r.Rescan,
		SavedSearchID: r.SavedSearchID.V,
		SearchVersion: r.SearchVersion.V, StartedAt: r.StartedAt, Counts: r.Counts, Stage: r.Stage, Shares: r.Shares,
		ResourcesUsed: r.ResourcesUsed,
		CostMicroUSD:  r.CostMicroUSD, Budget: r.Budget, LimitedInRow: r.LimitedInRow, Suspect: r.EmptyClaims > 1,
	}
	if r.FailureCode != "" {
		work.Failure = &syncrun.Failure{Code: r.FailureCode, Message: r.FailureMessage}
	}
	if !r.Definition.Valid {
		return work, nil
	}
	work.Search = &syncrun.Definition{}
	if err := json.Unmarshal([]byte(r.Definition.V), work.Search); err != nil {
		return nil, fmt.Errorf("search of run %d: %w", r.ID, err)
	}
	return work, nil
}

// A run of which nobody has been judged yet is known to have judged nobody, from its first worker on who counts.
const moveClaim = `
	WITH moved AS (
		UPDATE sync_runs r SET seq = r.seq + 1, stage = 'fetch_followers', judged_count = 0, bot_count = 0,
			matched_count = 0
		WHERE r.id = $3
		RETURNING ` + movedColumns + `, r.started_at AS at
	)` + eventOfMoved

const selectSteps = `SELECT step_key FROM sync_run_events WHERE run_id = $1`

// Claim takes the next due run for lease, or returns nil when none is due. Without suspects it passes over runs
// whose last claim committed nothing. A run with five such claims in a row is failed instead, and the next is taken;
// so is one whose search cannot be read, which would else stand at the head of the queue for ever. A claim that was
// committed in the moment at which ctx was cancelled is returned nevertheless, to be handed back.
func (w *Worker) Claim(ctx context.Context, lease time.Duration, suspects bool) (*syncrun.Work, error) {
	for {
		if work, err := w.takeUp(ctx, lease); work != nil || err != nil {
			return work, err
		}
		work, gaveUp, err := w.claimOnce(ctx, lease, suspects)
		if errors.Is(err, context.Canceled) {
			return w.claimedLast(ctx, lease, err)
		}
		if err != nil || !gaveUp {
			return work, err
		}
	}
}

// claimOnce tells whether a run was failed instead of being claimed.
func (w *Worker) claimOnce(ctx context.Context, lease time.Duration,
	suspects bool) (work *syncrun.Work, gaveUp bool, err error) {
	var failed syncrun.Cursor // where the log of such a run ends
	var owed bool
	var row claimRow
	err = w.d.inTx(ctx, "claim", func(tx *sqlx.Tx) error {
		err := tx.GetContext(ctx, &row, claimRun, lease.Microseconds(), suspects)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		if row.Attempt == 1 {
			var moved committedRow
			if err := tx.GetContext(ctx, &moved, moveClaim, "", "claim", row.ID); err != nil {
				return err
			}
		}
		claimed, err := row.work()
		if ending, hopeless := hopelessEnding(&row, err); hopeless {
			failed.RunID = row.ID
			failed.After, owed, err = endRun(ctx, tx, syncrun.Lease{RunID: row.ID, Attempt: row.Attempt}, ending)
			return err
		}
		work = claimed
		return load(ctx, tx, work, row.TrackedAccountID)
	})
	switch {
	case err != nil:
		if work != nil && (errors.Is(err, syncrun.ErrUnavailable) || errors.Is(err, context.Canceled)) {
			w.doubt(claim{work, row.ClaimedAt})
		}
		return nil, false, err
	case failed.After > 0:
		w.d.ended(failed.RunID, failed.After, owed)
		return nil, true, nil
	case work != nil && work.Attempt == 1:
		w.d.turned(work.RunID, 2)
	}
	return work, false, nil
}

// hopelessEnding tells how a claimed run ends at once, if it must: unreadable is what was wrong with its row.
func hopelessEnding(row *claimRow, unreadable error) (syncrun.Ending, bool) {
	switch {
	case row.EmptyClaims > maxEmptyClaims:
		return syncrun.Ending{Status: syncrun.StatusFailed, Code: syncrun.CodeWorkerCrashed,
			Message: syncrun.MessageCrashed}, true
	case unreadable != nil:
		return syncrun.Ending{Status: syncrun.StatusFailed, Code: syncrun.CodeInternal,
			Message: syncrun.MessageUnreadable}, true
	default:
		return syncrun.Ending{}, false
	}
}

// load completes a claimed run: its account, and the steps that earlier claims committed.
func load(ctx context.Context, tx *sqlx.Tx, work *syncrun.Work, accountID int) error {
	account, err := accountOfRun(ctx, tx, accountID)
	if err != nil {
		return err
	}
	work.Account = account
	var keys []string
	if err := tx.SelectContext(ctx, &keys, selectSteps, work.RunID); err != nil {
		return err
	}
	work.Steps = make(map[string]bool, len(keys))
	for _, key := range keys {
		work.Steps[key] = true
	}
	return nil
}

const selectWorkAccount = `SELECT ` + accountColumns + ` FROM tracked_accounts a WHERE a.id = $1`

func accountOfRun(ctx context.Context, tx *sqlx.Tx, id int) (syncrun.TrackedAccount, error) {
	var row accountRow
	err := tx.GetContext(ctx, &row, selectWorkAccount, id)
	return row.account(), err
}

const selectNextDue = `
	SELECT extract(epoch FROM min(greatest(not_before, CASE WHEN status = 'running' THEN lease_until END)) - now())::float8
	FROM sync_runs
	WHERE status IN ('queued', 'running') AND greatest(not_before,
		CASE WHEN status = 'running' THEN lease_until END) > now()`

// After a step of the clock backwards, the time at which a lease or a wait began lies ahead. Both last as long from now
// on as they were meant to.
const followClock = `
	UPDATE sync_runs r SET not_before = r.not_before - (r.timed_at - now()),
		lease_until = r.lease_until - (r.timed_at - now()), timed_at = now()
	WHERE r.id = ANY (ARRAY(
		SELECT q.id FROM sync_runs q WHERE q.status IN ('queued', 'running') AND q.timed_at > now() + interval '2 seconds'
		FOR NO KEY UPDATE SKIP LOCKED))`

// NextDue tells how long it is until the next run that waits or whose lease ends; ok is false when there is none. A
// step of the clock backwards makes neither longer.
func (w *Worker) NextDue(ctx context.Context) (wait time.Duration, ok bool, err error) {
	if _, err := w.d.pool.ExecContext(ctx, followClock); err != nil {
		return 0, false, translate("follow clock", err)
	}
	var seconds sql.Null[float64]
	if err := w.d.pool.GetContext(ctx, &seconds, selectNextDue); err != nil {
		return 0, false, translate("next due run", err)
	}
	return time.Duration(seconds.V * float64(time.Second)), seconds.Valid, nil
}

const extendLeases = `
	UPDATE sync_runs r SET lease_until = now() + $3::bigint * interval '1 microsecond', timed_at = now(),
		not_before = least(r.not_before, now())
	FROM unnest($1::bigint[], $2::integer[]) AS u(id, attempt)
	WHERE r.id = u.id AND r.attempt = u.attempt AND r.status = 'running'
	RETURNING r.id`

// Heartbeat extends the leases and returns the ids of those still held.
func (w *Worker) Heartbeat(ctx context.Context, leases []syncrun.Lease, lease time.Duration) ([]int, error) {
	ids, attempts := leaseColumns(leases)
	var held []int
	err := w.d.pool.SelectContext(ctx, &held, extendLeases, pq.Array(ids), pq.Array(attempts), lease.Microseconds())
	return held, translate("heartbeat", err)
}

const selectHeld = `
	SELECT r.id FROM sync_runs r JOIN unnest($1::bigint[], $2::integer[]) AS u(id, attempt) ON r.id = u.id
	WHERE r.attempt = u.attempt AND r.status = 'running'`

// Held returns the ids of the leases still held, without extending them.
func (w *Worker) Held(ctx context.Context, leases []syncrun.Lease) ([]int, error) {
	ids, attempts := leaseColumns(leases)
	var held []int
	err := w.d.pool.SelectContext(ctx, &held, selectHeld, pq.Array(ids), pq.Array(attempts))
	return held, translate("check leases", err)
}

func leaseColumns(leases []syncrun.Lease) (ids, attempts []int64) {
	for _, l := range leases {
		ids, attempts = append(ids, int64(l.RunID)), append(attempts, int64(l.Attempt))
	}
	return ids, attempts
}

// When a user with no leased run has had a due one for 5 s, the newest claim of the user who has the most should go: it
// has the least in memory.
const selectRunToHandBack = `
	WITH leased AS (
		SELECT user_id, count(*) AS n, max(claimed_at) AS claimed_at,
			(array_agg(id ORDER BY claimed_at DESC, id DESC))[1] AS newest
		FROM sync_runs WHERE status = 'running' AND lease_until > now() GROUP BY user_id
	)
	SELECT l.newest FROM leased l
	WHERE EXISTS (
		SELECT 1 FROM sync_runs q
		WHERE (q.status = 'queued' OR (q.status = 'running' AND q.lease_until <= now()))
			AND greatest(q.not_before, q.lease_until) <= now() - interval '5 seconds'
			AND (q.barren_claims = 0 OR $1)
			AND NOT EXISTS (SELECT 1 FROM leased o WHERE o.user_id = q.user_id)
	)
	ORDER BY l.n DESC, l.claimed_at DESC, l.newest DESC LIMIT 1`

// RunToHandBack is the run that should be handed back so that a user who has none gets a turn; 0 when nobody starves.
// What waits counts only if the asker could claim it: suspects or not.
func (w *Worker) RunToHandBack(ctx context.Context, suspects bool) (int, error) {
	var id int
	err := w.d.pool.GetContext(ctx, &id, selectRunToHandBack, suspects)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, translate("fairness", err)
}

// LiveRuns is how many live runs there are of one status and stage.
type LiveRuns struct {
	Status syncrun.Status `db:"status"`
	Stage  syncrun.Stage  `db:"stage"`
	Runs   int            `db:"runs"`
}

// QueueState is what the queue holds, for metrics.
type QueueState struct {
	Counts    []LiveRuns
	OldestDue time.Duration // how long the run that waits longest has been due
}

const countLive = `
	SELECT status, stage, count(*) AS runs FROM sync_runs WHERE status IN ('queued', 'running') GROUP BY status, stage`

const selectOldestDue = `
	SELECT coalesce(extract(epoch FROM now() - min(not_before)), 0)::float8 FROM sync_runs
	WHERE not_before <= now() AND (status = 'queued' OR (status = 'running' AND lease_until <= now()))`

// QueueState counts live runs, and tells how long the one that waits longest has been due.
func (d *DB) QueueState(ctx context.Context) (QueueState, error) {
	var state QueueState
	var seconds float64
	if err := d.pool.SelectContext(ctx, &state.Counts, countLive); err != nil {
		return QueueState{}, translate("state of the queue", err)
	}
	if err := d.pool.GetContext(ctx, &seconds, selectOldestDue); err != nil {
		return QueueState{}, translate("state of the queue", err)
	}
	state.OldestDue = time.Duration(seconds * float64(time.Second))
	return state, nil
}
