package db_test

import (
	"context"
	"runtime"
	"testing"

	"goodones/db"
	"goodones/internal/syncrun"
)

// awaitWaiting returns when so many sessions of the database wait for a lock.
func (f *fixture) awaitWaiting(n int) {
	f.t.Helper()
	for f.count(`SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database() AND wait_event_type = 'Lock'`) < n {
		runtime.Gosched()
	}
}

// TestSleepMeetsAStep puts an account to sleep while its run commits a step that changes the account as well. Both wait
// for the account's row; whoever has it first gets the run, and neither waits for the other in a circle.
func TestSleepMeetsAStep(t *testing.T) {
	t.Parallel()
	type commit = func(ctx context.Context, w *db.Worker, work *syncrun.Work, scan syncrun.Scan) error
	for name, step := range map[string]commit{
		"empty list": func(ctx context.Context, w *db.Worker, work *syncrun.Work, scan syncrun.Scan) error {
			_, err := w.FollowerPage(ctx, work, syncrun.Step{Key: "page", Stage: syncrun.StageFetchFollowers},
				syncrun.FollowerPage{Scan: scan})
			return err
		},
		"no credit": func(ctx context.Context, w *db.Worker, work *syncrun.Work, _ syncrun.Scan) error {
			_, err := w.Stop(ctx, work, syncrun.Step{Key: "stop", Stage: syncrun.StageFetchFollowers}, syncrun.Stop{
				Failure: &syncrun.Failure{Code: syncrun.CodeOutOfCredit, Message: "no credit"}, NoCredit: true,
			})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			w, user := f.worker(), f.user("ada")
			work := f.live(w, user, 1, false)
			scan := f.scanOf(w, work)
			held := f.raw.MustBeginTx(t.Context(), nil)
			defer func() { _ = held.Rollback() }()
			var id int
			must(t, held.QueryRowContext(t.Context(), `SELECT id FROM tracked_accounts WHERE id = $1 FOR NO KEY UPDATE`,
				work.Account.ID).Scan(&id))
			slept, written := make(chan error, 1), make(chan error, 1)
			go func() {
				_, err := f.SleepAccount(t.Context(), user, work.Account.ID)
				slept <- err
			}()
			f.awaitWaiting(1)
			go func() { written <- step(t.Context(), w, work, scan) }()
			f.awaitWaiting(2)
			must(t, held.Rollback())
			if err := <-slept; err != nil {
				t.Errorf("to sleep: %v", err)
			}
			wantLeaseLost(t, "the step", <-written)
		})
	}
}

// TestErasureMeetsAPage erases a user while a page is written that holds its scan and is about to refer to the user.
// Neither waits for the other in a circle.
func TestErasureMeetsAPage(t *testing.T) {
	t.Parallel()
	f := open(t)
	w, user := f.worker(), f.user("ada")
	work := f.live(w, user, 1, false)
	scan := f.scanOf(w, work)
	f.exec(`INSERT INTO resource_reads (user_id, day, kind, resource_id)
		SELECT $1, (now() AT TIME ZONE 'UTC')::date + g, 'follower', 9 FROM generate_series(0, 1) g`, user)
	held := f.raw.MustBeginTx(t.Context(), nil)
	defer func() { _ = held.Rollback() }()
	// A read is entered after the scan was written, and waits for the transaction that forgets earlier reads.
	_, err := held.ExecContext(t.Context(), `DELETE FROM resource_reads WHERE user_id = $1`, user)
	must(t, err)
	erased, written := make(chan error, 1), make(chan error, 1)
	page := syncrun.FollowerPage{Scan: scan, Profiles: []syncrun.Profile{detailed(9)}, Hashes: []int64{1}}
	go func() {
		_, err := w.FollowerPage(t.Context(), work, syncrun.Step{Key: "page", Stage: syncrun.StageFetchFollowers,
			Reads: reads(syncrun.ResourceFollower, 9)}, page)
		written <- err
	}()
	f.awaitWaiting(1)
	go func() { erased <- f.EraseUser(t.Context(), "ada") }()
	f.awaitWaiting(2)
	must(t, held.Commit())
	must(t, <-erased)
	must(t, <-written) // it had its scan first
	wantNotFound(t, f.EraseUser(t.Context(), "ada"))
	if f.user("ada") == user {
		t.Error("the name is not free")
	}
}
