package db

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// cancelledCode is the error code of a cancelled run, for statements.
const cancelledCode = `'` + string(syncrun.CodeCancelled) + `'`

// endKey is the step key of every terminal event, so that a run can have but one.
const endKey = "end"

const moveEnd = `
	WITH moved AS (
		UPDATE sync_runs r SET seq = r.seq + 1, status = $5, completed_at = clock_timestamp(), error_code = $6,
			error_message = $1, lease_until = now(), barren_claims = 0,
			stage_progress = CASE WHEN $5 = 'completed' THEN 1000 ELSE r.stage_progress END,
			run_progress = CASE WHEN $5 = 'completed' THEN 1000 ELSE r.run_progress END
		WHERE r.id = $3 AND r.attempt = $4 AND r.status = 'running'
		RETURNING ` + movedColumns + `, r.completed_at AS at
	)` + eventOfMoved

// Pages take their scan before their run, so whatever ends a run does, too.
const lockUnread = `
	SELECT s.id FROM scans s WHERE s.run_id = $1 AND s.state = 'open' AND s.pages = 0 ORDER BY s.id FOR NO KEY UPDATE`

// A scan that never got a page has nothing for a later run to go on with.
const abandonUnread = `UPDATE scans SET state = 'abandoned' WHERE run_id = $1 AND state = 'open' AND pages = 0`

// endRun writes the end of a run and returns its sequence, and whether there is something to deliver.
func endRun(ctx context.Context, tx *sqlx.Tx, lease syncrun.Lease,
	ending syncrun.Ending) (seq int, owed bool, err error) {
	if _, err := tx.ExecContext(ctx, lockUnread, lease.RunID); err != nil {
		return 0, false, err
	}
	var moved committedRow
	err = tx.GetContext(ctx, &moved, moveEnd, ending.Message, endKey, lease.RunID, lease.Attempt, ending.Status,
		ending.Code)
	if err != nil {
		return 0, false, fenced(err)
	}
	owed, err = leaveRun(ctx, tx, lease.RunID)
	return moved.Sequence, owed, err
}

// leaveRun writes what the end of a run brings with it. It tells whether there is something to deliver.
func leaveRun(ctx context.Context, tx *sqlx.Tx, runID int) (owed bool, err error) {
	if _, err := tx.ExecContext(ctx, abandonUnread, runID); err != nil {
		return false, err
	}
	return oweOfRun(ctx, tx, runID)
}

// End ends a run. Ending it again with the same lease is recognised as the same end.
func (w *Worker) End(ctx context.Context, lease syncrun.Lease, ending syncrun.Ending) error {
	var seq int
	var owed bool
	err := w.d.inTx(ctx, "end run", func(tx *sqlx.Tx) (err error) {
		seq, owed, err = endRun(ctx, tx, lease, ending)
		return err
	})
	if err == nil {
		w.d.ended(lease.RunID, seq, owed)
		return nil
	}
	_, err = w.recognise(ctx, lease, endKey, err)
	return err
}

// ended tells everybody, after the commit, that a worker has ended a run, and whether there is something to deliver.
func (d *DB) ended(runID, end int, owed bool) {
	d.turned(runID, end)
	if owed {
		d.queued()
	}
}

// A run handed back keeps its status; whoever claims it next goes on where it stood.
const releaseRun = `
	UPDATE sync_runs r SET attempt = r.attempt + 1, lease_until = now(), timed_at = now(),
		not_before = now() + $3::bigint * interval '1 microsecond', barren_claims = greatest(r.barren_claims - 1, 0)
	WHERE r.id = $1 AND r.attempt = $2 AND r.status = 'running'
	RETURNING r.id`

// HandBack gives a run back to the queue at once, without an event.
func (w *Worker) HandBack(ctx context.Context, lease syncrun.Lease) error {
	err := w.d.inTx(ctx, "hand back", func(tx *sqlx.Tx) error {
		var id int
		return fenced(tx.GetContext(ctx, &id, releaseRun, lease.RunID, lease.Attempt, 0))
	})
	if err == nil {
		w.d.queuedRuns()
	}
	return err
}

const moveWait = `
	WITH moved AS (
		UPDATE sync_runs r SET seq = r.seq + 1, attempt = r.attempt + 1, lease_until = now(), timed_at = now(),
			not_before = now() + $5::bigint * interval '1 microsecond',
			barren_claims = greatest(r.barren_claims - 1, 0), rate_limited_hits = r.rate_limited_hits + $6
		WHERE r.id = $3 AND r.attempt = $4 AND r.status = 'running'
		RETURNING ` + movedColumns + `, clock_timestamp() AS at
	)` + eventOfMoved

const selectUntil = `
	SELECT to_char((now() + $1::bigint * interval '1 microsecond') AT TIME ZONE 'UTC', 'HH24:MI:SS')`

// HandBackUntil gives a run back that nobody may claim before wait is over, and logs line with the time of day of
// that after it, by the database's clock. limited counts one more answer of "too fast" for the page at hand.
func (w *Worker) HandBackUntil(ctx context.Context, lease syncrun.Lease, wait time.Duration, limited bool,
	line string) error {
	more := 0
	if limited {
		more = 1
	}
	key := "wait:" + strconv.Itoa(lease.Attempt)
	var moved committedRow
	err := w.d.inTx(ctx, "hand back", func(tx *sqlx.Tx) error {
		var until string
		if err := tx.GetContext(ctx, &until, selectUntil, wait.Microseconds()); err != nil {
			return err
		}
		return fenced(tx.GetContext(ctx, &moved, moveWait, line+" "+until+" UTC", key, lease.RunID, lease.Attempt,
			wait.Microseconds(), more))
	})
	if err == nil {
		w.d.queuedRuns()
		w.d.turned(lease.RunID, moved.Sequence)
		return nil
	}
	// The wait itself raised the attempt.
	_, err = w.recognise(ctx, syncrun.Lease{RunID: lease.RunID, Attempt: lease.Attempt + 1}, key, err)
	return err
}

const setRateLimited = `
	UPDATE sync_runs SET rate_limited_hits = $3
	WHERE id = $1 AND attempt = $2 AND status = 'running'
	RETURNING id`

// SetRateLimited notes how many answers of "too fast" in a row the page at hand has met, for a wait short enough to
// keep the run. It may be repeated.
func (w *Worker) SetRateLimited(ctx context.Context, lease syncrun.Lease, inRow int) error {
	var id int
	err := w.d.pool.GetContext(ctx, &id, setRateLimited, lease.RunID, lease.Attempt, inRow)
	return translate("count rate limit", fenced(err))
}

// Cancelling takes the run from whoever holds it: the attempt rises, so the holder's next write is refused.
const moveCancel = `
	WITH moved AS (
		UPDATE sync_runs r SET seq = r.seq + 1, attempt = r.attempt + 1, status = 'failed',
			completed_at = clock_timestamp(), error_code = ` + cancelledCode + `, error_message = $1, lease_until = now()
		WHERE r.id = $3 AND r.user_id = $4 AND r.status IN ('queued', 'running')
		RETURNING ` + movedColumns + `, r.completed_at AS at
	)` + eventOfMoved

// cancelRun ends a live run of the user and returns the sequence of its end; 0 means that none of that id is live.
func cancelRun(ctx context.Context, tx *sqlx.Tx, userID, runID int, message string) (seq int, err error) {
	if _, err := tx.ExecContext(ctx, lockUnread, runID); err != nil {
		return 0, err
	}
	var moved committedRow
	err = tx.GetContext(ctx, &moved, moveCancel, message, endKey, runID, userID)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	_, err = leaveRun(ctx, tx, runID)
	return moved.Sequence, err
}

// cancelled tells everybody, after the commit, that a viewer has ended a run.
func (d *DB) cancelled(runID, end int) {
	d.queued() // whoever works on it has lost the lease
	d.turned(runID, end)
	d.shown(runID, end)
}

const selectLive = `
	SELECT id FROM sync_runs WHERE user_id = $1 AND tracked_account_id = $2 AND status IN ('queued', 'running')`

// cancelLive ends the account's live run, if it has one, and returns where its log ends then; else the zero Cursor.
func cancelLive(ctx context.Context, tx *sqlx.Tx, userID, accountID int,
	message string) (ended syncrun.Cursor, err error) {
	err = tx.GetContext(ctx, &ended.RunID, selectLive, userID, accountID)
	if errors.Is(err, sql.ErrNoRows) {
		return syncrun.Cursor{}, nil
	}
	if err != nil {
		return syncrun.Cursor{}, err
	}
	ended.After, err = cancelRun(ctx, tx, userID, ended.RunID, message)
	return ended, err
}
