package db

import (
	"context"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// updatesPerRead bounds the changes that one read brings of one user.
const updatesPerRead = 200

// noteForUpdates goes with the statement that queues runs of the user $3.
const noteForUpdates = `, noted AS (
		INSERT INTO update_cursors (run_id, user_id, seq) SELECT id, $3::bigint, 0 FROM moved
	)`

const insertHeads = `INSERT INTO update_heads (user_id) SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING`

// A transaction that numbers updates holds the user's row, so a statement that begins after this one sees all numbers
// there are. No run's transaction takes it.
const lockHeads = `SELECT user_id FROM update_heads WHERE user_id = ANY($1) ORDER BY user_id FOR UPDATE`

// numberChanges numbers what the runs of the users $1 have logged. It is of one moment with the statement it begins.
const numberChanges = ` ahead AS (
		SELECT c.user_id, c.run_id, c.seq AS known, r.seq, r.status IN ('completed', 'failed') AS ended
		FROM update_cursors c JOIN sync_runs r ON r.id = c.run_id
		WHERE c.user_id = ANY($1) AND (r.seq > c.seq OR r.status IN ('completed', 'failed'))
	), fresh AS (
		SELECT a.user_id, e.run_id, e.seq, e.at,
			h.last + row_number() OVER (PARTITION BY a.user_id ORDER BY e.at, e.run_id, e.seq) AS number
		FROM ahead a JOIN update_heads h ON h.user_id = a.user_id
		JOIN sync_run_events e ON e.run_id = a.run_id AND e.seq > a.known AND e.seq <= a.seq
		LEFT JOIN sync_run_events p ON p.run_id = e.run_id AND p.seq = e.seq - 1
		WHERE e.message <> '' OR p.seq IS NULL OR e.status <> p.status OR e.stage <> p.stage
	), numbered AS (
		INSERT INTO run_updates (user_id, number, run_id, seq, at) SELECT user_id, number, run_id, seq, at FROM fresh
		RETURNING user_id, number, run_id, seq
	), counted AS (
		UPDATE update_heads h SET last = f.number
		FROM (SELECT user_id, max(number) AS number FROM fresh GROUP BY user_id) f WHERE h.user_id = f.user_id
	), moved AS (
		UPDATE update_cursors c SET seq = a.seq FROM ahead a WHERE c.run_id = a.run_id AND NOT a.ended
	), finished AS (
		DELETE FROM update_cursors c USING ahead a WHERE c.run_id = a.run_id AND a.ended
	)`

// A user's live runs have number 0 here.
const readChanges = `WITH` + numberChanges + `, known AS (
		SELECT w.user_id, u.number, u.run_id, u.seq
		FROM unnest($1::bigint[], $2::bigint[]) AS w (user_id, after)
		CROSS JOIN LATERAL (
			SELECT number, run_id, seq FROM run_updates
			WHERE user_id = w.user_id AND number > w.after ORDER BY number LIMIT $3
		) u
	)
	SELECT user_id, number, run_id, seq FROM known
	UNION ALL
	SELECT n.user_id, n.number, n.run_id, n.seq FROM numbered n
	JOIN unnest($1::bigint[], $2::bigint[]) AS w (user_id, after) ON w.user_id = n.user_id AND n.number > w.after
	UNION ALL
	SELECT user_id, 0, id, seq FROM sync_runs WHERE user_id = ANY($1) AND status IN ('queued', 'running')
	ORDER BY user_id, number, run_id`

const selectEventsAt = `
	SELECT ` + eventColumns + ` FROM unnest($1::bigint[], $2::integer[]) AS c (run_id, seq)
	JOIN sync_run_events e ON e.run_id = c.run_id AND e.seq = c.seq`

const selectRunsOfUsers = `SELECT ` + runColumns + ` FROM sync_runs r WHERE r.user_id = ANY($1) AND r.id = ANY($2)`

type changeRow struct {
	UserID   int `db:"user_id"`
	Number   int `db:"number"`
	RunID    int `db:"run_id"`
	Sequence int `db:"seq"`
}

// Updates numbers what the users' runs have logged, and brings what is new after each cursor, by user. A user has at
// most one cursor.
func (d *DB) Updates(ctx context.Context, cursors []syncrun.UpdateCursor) (map[int]syncrun.Updates, error) {
	users, after := make([]int64, len(cursors)), make([]int64, len(cursors))
	found := make(map[int]syncrun.Updates, len(cursors))
	for i, c := range cursors {
		users[i], after[i] = int64(c.UserID), int64(c.After)
		found[c.UserID] = syncrun.Updates{Head: c.After}
	}
	var rows []changeRow
	err := d.numbering(ctx, users, func(tx *sqlx.Tx) error {
		return tx.SelectContext(ctx, &rows, readChanges, pq.Array(users), pq.Array(after), updatesPerRead+1)
	})
	if err != nil {
		return nil, err
	}
	return found, d.fillUpdates(ctx, users, rows, found)
}

// numbering runs fn, whose first statement numbers changes of the users, while nobody else does.
func (d *DB) numbering(ctx context.Context, users []int64, fn func(tx *sqlx.Tx) error) error {
	return d.inTx(ctx, "number updates", func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, insertHeads, pq.Array(users)); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, lockHeads, pq.Array(users)); err != nil {
			return err
		}
		return fn(tx)
	})
}

// fillUpdates turns rows into updates: each run as of the event, which never changes.
func (d *DB) fillUpdates(ctx context.Context, users []int64, rows []changeRow, found map[int]syncrun.Updates) error {
	runs, events, err := d.pastRuns(ctx, users, rows)
	if err != nil {
		return err
	}
	for _, row := range rows {
		of := found[row.UserID]
		run, event := runs[row.RunID], events[syncrun.Cursor{RunID: row.RunID, After: row.Sequence}]
		if run.ID == 0 || event.RunID == 0 {
			continue // erased meanwhile
		}
		u := syncrun.Update{UserID: row.UserID, Number: row.Number, Message: event.Message, Run: run.As(event, nil)}
		u.Run.ProgressLogSet = false // it is read when it is asked for
		switch {
		case row.Number == 0:
			u.Counts, u.Message = true, ""
			of.Live = append(of.Live, u)
		case len(of.Changes) == updatesPerRead:
			of.More = true
		default:
			of.Changes, of.Head = append(of.Changes, u), row.Number
		}
		found[row.UserID] = of
	}
	for user, of := range found {
		if of.More {
			of.Live = nil
		}
		for i := range of.Live {
			of.Live[i].Number = of.Head
		}
		found[user] = of
	}
	return nil
}

func (d *DB) pastRuns(ctx context.Context, users []int64, rows []changeRow) (
	map[int]syncrun.Run, map[syncrun.Cursor]syncrun.Event, error) {
	ids, seqs := make([]int64, len(rows)), make([]int64, len(rows))
	for i, row := range rows {
		ids[i], seqs[i] = int64(row.RunID), int64(row.Sequence)
	}
	read, err := d.listRuns(ctx, "runs of updates", selectRunsOfUsers, pq.Array(users), pq.Array(ids))
	if err != nil {
		return nil, nil, err
	}
	var events []eventRow
	if err := d.pool.SelectContext(ctx, &events, selectEventsAt, pq.Array(ids), pq.Array(seqs)); err != nil {
		return nil, nil, translate("events of updates", err)
	}
	runs, at := make(map[int]syncrun.Run, len(read)), make(map[syncrun.Cursor]syncrun.Event, len(events))
	for _, run := range read {
		runs[run.ID] = run
	}
	for _, event := range eventsOf(events) {
		at[syncrun.Cursor{RunID: event.RunID, After: event.Sequence}] = event
	}
	return runs, at, nil
}

const selectUpdateBounds = `
	SELECT h.last, coalesce((SELECT min(u.number) FROM run_updates u WHERE u.user_id = h.user_id), h.last + 1) AS first
	FROM update_heads h WHERE h.user_id = $1`

// UpdateBounds tells where a subscription may begin: after a number from first - 1 to last. What the user's runs have
// logged until now is numbered by then. The error is ErrUnavailable.
func (d *DB) UpdateBounds(ctx context.Context, userID int) (first, last int, err error) {
	ctx, cancel := context.WithTimeout(ctx, changeTimeout)
	defer cancel()
	if err := d.dropUnasked(ctx, userID); err != nil {
		return 0, 0, err
	}
	if err := d.number(ctx, []int64{int64(userID)}); err != nil {
		return 0, 0, err
	}
	var bounds struct {
		First int `db:"first"`
		Last  int `db:"last"`
	}
	err = d.viewer.GetContext(ctx, &bounds, selectUpdateBounds, userID)
	return bounds.First, bounds.Last, translate("bounds of updates", err)
}

// Runs that ended before anybody asked are not worth a number.
const deleteUnasked = `
	DELETE FROM update_cursors c USING sync_runs r
	WHERE r.id = c.run_id AND c.user_id = $1 AND r.status IN ('completed', 'failed')
		AND NOT EXISTS (SELECT 1 FROM update_heads h WHERE h.user_id = $1)`

func (d *DB) dropUnasked(ctx context.Context, userID int) error {
	_, err := d.viewer.ExecContext(ctx, deleteUnasked, userID)
	return translate("drop what nobody asked for", err)
}

const selectRunsNumbered = `WITH` + numberChanges + `
	SELECT ` + runColumns + ` FROM sync_runs r WHERE r.user_id = ANY($1)` + thoseChosen

const selectHead = `SELECT last FROM update_heads WHERE user_id = $1`

// RunsNumbered lists runs as Runs does, and tells the number of the newest change that the list shows: it shows all up
// to that one, and none after it.
func (d *DB) RunsNumbered(ctx context.Context, userID int, filter syncrun.RunFilter,
	after, limit int) (runs []syncrun.Run, number int, err error) {
	ctx, cancel := context.WithTimeout(ctx, changeTimeout)
	defer cancel()
	if err := d.dropUnasked(ctx, userID); err != nil {
		return nil, 0, err
	}
	var rows []runRow
	err = d.numbering(ctx, []int64{int64(userID)}, func(tx *sqlx.Tx) error {
		err := tx.SelectContext(ctx, &rows, selectRunsNumbered, pq.Array([]int{userID}), after, filter.Status,
			filter.TrackedAccountID, filter.Trigger, limit)
		if err != nil {
			return err
		}
		return tx.GetContext(ctx, &number, selectHead, userID) // nobody else numbers until this ends
	})
	return shownRuns(d, rows), number, err
}

// keptFor is how long changes are kept.
const keptFor = "7 days"

const selectLongUnnumbered = `
	SELECT DISTINCT c.user_id FROM update_cursors c JOIN sync_runs r ON r.id = c.run_id
	JOIN update_heads h ON h.user_id = c.user_id
	WHERE r.status IN ('completed', 'failed') AND r.completed_at < now() - interval '` + keptFor + `'`

const deleteUnaskedOfAll = `
	DELETE FROM update_cursors c USING sync_runs r
	WHERE r.id = c.run_id AND r.status IN ('completed', 'failed')
		AND NOT EXISTS (SELECT 1 FROM update_heads h WHERE h.user_id = c.user_id)`

const deleteOldUpdates = `DELETE FROM run_updates WHERE at < now() - interval '` + keptFor + `'`

// ForgetUpdates deletes changes of more than a week ago. Whoever goes on after one of them is told so, for their
// numbers have been given.
func (d *DB) ForgetUpdates(ctx context.Context) error {
	if _, err := d.pool.ExecContext(ctx, deleteUnaskedOfAll); err != nil {
		return translate("forget cursors of updates", err)
	}
	var users []int64
	if err := d.pool.SelectContext(ctx, &users, selectLongUnnumbered); err != nil {
		return translate("find old updates", err)
	}
	if err := d.number(ctx, users); err != nil {
		return err
	}
	_, err := d.pool.ExecContext(ctx, deleteOldUpdates)
	return translate("forget updates", err)
}

const numberOnly = `WITH` + numberChanges + ` SELECT count(user_id) FROM numbered`

func (d *DB) number(ctx context.Context, users []int64) error {
	if len(users) == 0 {
		return nil
	}
	return d.numbering(ctx, users, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, numberOnly, pq.Array(users))
		return err
	})
}
