package load

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"
)

// writers is how many connections write events of different runs at once.
const writers = 4

// moveRun is how a page's event is written: in one statement, numbered under the run's row lock.
const moveRun = `
	WITH moved AS (
		UPDATE sync_runs r SET seq = r.seq + 1, new_followers_count = r.new_followers_count + 100,
			resources_used = r.resources_used + 100, cost_micro_usd = r.cost_micro_usd + 1000000
		WHERE r.id = $1 AND r.attempt = 1 AND r.status = 'running'
		RETURNING r.id, r.seq, r.status, r.stage, r.new_followers_count, r.deep_crawl_count, r.backfilled_count,
			r.likers_count, r.candidates_passed_count, r.tier_filtered_count, r.gender_filtered_count,
			r.resources_used, r.cost_micro_usd, r.error_code, r.error_message
	)
	INSERT INTO sync_run_events (run_id, seq, at, status, stage, message, step_key, new_followers_count,
		deep_crawl_count, backfilled_count, likers_count, candidates_passed_count, tier_filtered_count,
		gender_filtered_count, resources_used, cost_micro_usd, error_code, error_message)
	SELECT m.id, m.seq, clock_timestamp(), m.status, m.stage, '', 'page:' || m.seq, m.new_followers_count,
		m.deep_crawl_count, m.backfilled_count, m.likers_count, m.candidates_passed_count, m.tier_filtered_count,
		m.gender_filtered_count, m.resources_used, m.cost_micro_usd, m.error_code, m.error_message
	FROM moved m RETURNING seq`

// Writer puts events into the logs of its runs, and hints at them.
type Writer struct {
	Runs []*Run

	db       *sql.DB
	clock    clock
	notifier *notifier
}

// NewWriter makes a writer of the runs. The database stays the caller's; Run must run while it writes.
func NewWriter(db *sql.DB, runs []*Run) *Writer {
	c := clock{time.Now()}
	return &Writer{Runs: runs, db: db, clock: c, notifier: newNotifier(db, c)}
}

// Run sends the hints until ctx ends.
func (w *Writer) Run(ctx context.Context) error { return w.notifier.run(ctx) }

// Steady writes events at a rate over all runs, to each in turn, for the time given, and returns how many. Events that
// the database cannot take in time are written late, not left out.
func (w *Writer) Steady(ctx context.Context, perSecond float64, during time.Duration) (int, error) {
	total := int(perSecond * during.Seconds())
	start, gap := time.Now(), time.Duration(float64(time.Second)/perSecond)
	group, ctx := errgroup.WithContext(ctx)
	lanes := min(writers, len(w.Runs))
	for lane := range lanes {
		group.Go(func() error {
			return w.session(ctx, func(_ *sql.Conn, insert *sql.Stmt) error {
				// A run belongs to one lane, so that no two connections wait for one row.
				for i := range total {
					run := i % len(w.Runs)
					if run%lanes != lane {
						continue
					}
					if err := sleepUntil(ctx, start.Add(time.Duration(i)*gap)); err != nil {
						return err
					}
					if err := w.write(ctx, insert, w.Runs[run]); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	return total, group.Wait()
}

func (w *Writer) write(ctx context.Context, insert *sql.Stmt, run *Run) error {
	var sequence int
	if err := insert.QueryRowContext(ctx, run.ID).Scan(&sequence); err != nil {
		return fmt.Errorf("write event: %w", err)
	}
	run.noteCommit(sequence, w.clock.now())
	w.notifier.hint(run, sequence)
	return nil
}

// Burst commits count events of the first run at once, one statement for each, and hints at the last. It returns
// elapsed, which tells the time since that commit up to the fleet's last delivery.
func (w *Writer) Burst(ctx context.Context, count int) (elapsed func(*Fleet) time.Duration, err error) {
	run, first := w.Runs[0], w.Runs[0].Last()+1
	err = w.session(ctx, func(conn *sql.Conn, insert *sql.Stmt) error {
		return inTransaction(ctx, conn, insert, func(insert *sql.Stmt) error {
			for range count {
				var sequence int
				if err := insert.QueryRowContext(ctx, run.ID).Scan(&sequence); err != nil {
					return fmt.Errorf("write event: %w", err)
				}
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	committed := w.clock.now()
	for sequence := first; sequence < first+count; sequence++ {
		run.noteCommit(sequence, committed)
	}
	w.notifier.hint(run, run.Last())
	return func(f *Fleet) time.Duration { return time.Duration(f.lastAt.Load() - committed) }, nil
}

func inTransaction(ctx context.Context, conn *sql.Conn, insert *sql.Stmt, write func(*sql.Stmt) error) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := write(tx.StmtContext(ctx, insert)); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// session prepares the insert on a connection that does not wait for the disk: its speed is not what is measured.
func (w *Writer) session(ctx context.Context, use func(*sql.Conn, *sql.Stmt) error) error {
	conn, err := w.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "SET synchronous_commit = off"); err != nil {
		return err
	}
	insert, err := conn.PrepareContext(ctx, moveRun)
	if err != nil {
		return err
	}
	defer insert.Close()
	return use(conn, insert)
}

// sleepUntil returns at the moment given, at once when that is past.
func sleepUntil(ctx context.Context, moment time.Time) error {
	wait := time.Until(moment)
	if wait <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
