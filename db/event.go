package db

import (
	"context"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// Log reads runs' logs for the process that delivers them. Whether somebody may watch a run is asked with the user's
// id; all else is read once for all who watch.
type Log struct{ d *DB }

// Log gives the delivery's view of the database.
func (d *DB) Log() *Log { return &Log{d: d} }

// eventsPerRead bounds what one read brings of one run; more is read on.
const eventsPerRead = 500

const selectOwned = `SELECT r.id FROM sync_runs r WHERE r.id = $1 AND r.user_id = $2`

// Owns is nil for a run of the user, ErrNotFound for any other.
func (l *Log) Owns(ctx context.Context, userID, runID int) error {
	var id int
	return translate("owner of run", l.d.pool.GetContext(ctx, &id, selectOwned, runID, userID))
}

const selectTailRun = `SELECT ` + runColumns + ` FROM sync_runs r WHERE r.id = $1`

const selectEventsBetween = `
	SELECT ` + eventColumns + ` FROM sync_run_events e
	WHERE e.run_id = $1 AND e.seq > $2 AND e.seq <= $3 ORDER BY e.seq`

const selectMessagesUpTo = `
	SELECT e.message FROM sync_run_events e WHERE e.run_id = $1 AND e.seq <= $2 AND e.message <> '' ORDER BY e.seq`

// Tail returns the end of a run's log with its last n events, or all when it has fewer. Events never change, so the
// parts fit together although they are read one after another.
func (l *Log) Tail(ctx context.Context, runID, n int) (syncrun.Tail, error) {
	var row runRow
	if err := l.d.pool.GetContext(ctx, &row, selectTailRun, runID); err != nil {
		return syncrun.Tail{}, translate("tail of log", err)
	}
	run := row.run()
	messages, events, err := l.eventsBetween(ctx, runID, max(0, run.LastSequence-n), run.LastSequence)
	return syncrun.Tail{Run: run, Messages: messages, Events: events}, err
}

// History returns at most limit events after a position, and the messages logged up to it.
func (l *Log) History(ctx context.Context, runID, after, limit int) ([]string, []syncrun.Event, error) {
	return l.eventsBetween(ctx, runID, after, after+limit)
}

func (l *Log) eventsBetween(ctx context.Context, runID, after, upTo int) ([]string, []syncrun.Event, error) {
	var log []string
	if after > 0 {
		if err := l.d.pool.SelectContext(ctx, &log, selectMessagesUpTo, runID, after); err != nil {
			return nil, nil, translate("messages of log", err)
		}
	}
	var rows []eventRow
	if err := l.d.pool.SelectContext(ctx, &rows, selectEventsBetween, runID, after, upTo); err != nil {
		return nil, nil, translate("history of log", err)
	}
	return log, eventsOf(rows), nil
}

// Sequences have no gaps, so a bound on them bounds the rows of each run.
const selectEventsAfter = `
	SELECT ` + eventColumns + `
	FROM unnest($1::bigint[], $2::integer[]) AS c(run_id, after)
	JOIN sync_run_events e ON e.run_id = c.run_id AND e.seq > c.after AND e.seq <= c.after + $3
	ORDER BY e.run_id, e.seq`

// After reads on in many logs at once: the events after each cursor, in order within a run. Of one run it may bring
// only a part; ask again from its last event.
func (l *Log) After(ctx context.Context, cursors []syncrun.Cursor) ([]syncrun.Event, error) {
	ids, after := make([]int64, len(cursors)), make([]int64, len(cursors))
	for i, c := range cursors {
		ids[i], after[i] = int64(c.RunID), int64(c.After)
	}
	var rows []eventRow
	err := l.d.pool.SelectContext(ctx, &rows, selectEventsAfter, pq.Array(ids), pq.Array(after), eventsPerRead)
	return eventsOf(rows), translate("read logs", err)
}

const selectEvents = `
	SELECT ` + eventColumns + ` FROM sync_run_events e
	WHERE e.run_id = (SELECT r.id FROM sync_runs r WHERE r.user_id = $1 AND r.id = $2) AND e.seq > $3 AND e.seq <= $4
	ORDER BY e.seq`

// Events lists the events of a run of the user with sequences above after and up to upTo, in order; none when the run
// is not the user's. Sequences have no gaps, so these bounds also say how many there are.
func (d *DB) Events(ctx context.Context, userID, runID, after, upTo int) ([]syncrun.Event, error) {
	var rows []eventRow
	err := d.viewer.SelectContext(ctx, &rows, selectEvents, userID, runID, after, upTo)
	return eventsOf(rows), translate("events", err)
}

// eventColumns are the columns of an event as eventRow reads them.
const eventColumns = `e.run_id, e.seq, e.at, e.status, e.stage, e.message, e.step_key,
	` + countColumns + `, ` + shareColumns + `, e.resources_used, e.cost_micro_usd, e.error_code, e.error_message`

type eventRow struct {
	RunID         int               `db:"run_id"`
	Sequence      int               `db:"seq"`
	At            time.Time         `db:"at"`
	Status        syncrun.Status    `db:"status"`
	Stage         syncrun.Stage     `db:"stage"`
	Message       string            `db:"message"`
	StepKey       string            `db:"step_key"`
	ResourcesUsed int               `db:"resources_used"`
	CostMicroUSD  int64             `db:"cost_micro_usd"`
	ErrorCode     syncrun.ErrorCode `db:"error_code"`
	ErrorMessage  string            `db:"error_message"`
	syncrun.Counts
	syncrun.Shares
}

func (e *eventRow) event() syncrun.Event {
	return syncrun.Event{
		RunID: e.RunID, Sequence: e.Sequence, At: e.At, Status: e.Status, Stage: e.Stage, Message: e.Message,
		StepKey: e.StepKey, Counts: e.Counts, Shares: e.Shares.At(e.Status), ResourcesUsed: e.ResourcesUsed,
		CostMicroUSD: e.CostMicroUSD,
		ErrorCode:    e.ErrorCode, ErrorMessage: e.ErrorMessage,
	}
}

func eventsOf(rows []eventRow) []syncrun.Event {
	events := make([]syncrun.Event, len(rows))
	for i := range rows {
		events[i] = rows[i].event()
	}
	return events
}
