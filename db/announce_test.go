package db_test

import (
	"slices"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/syncrun"
)

// TestAnnouncements hears of all that transactions tell by NOTIFY: the ends of runs and their waits, once each.
func TestAnnouncements(t *testing.T) {
	t.Parallel()
	f := open(t)
	var announced []syncrun.Cursor
	d, err := db.Open(f.dsn, db.Options{Announce: func(runID, seq int) {
		announced = append(announced, syncrun.Cursor{RunID: runID, After: seq})
	}})
	must(t, err)
	f.DB = d
	t.Cleanup(func() { _ = d.Close() })
	want := func(doing string, cursors ...syncrun.Cursor) {
		t.Helper()
		if !slices.Equal(announced, cursors) {
			t.Errorf("%s announced %v, want %v", doing, announced, cursors)
		}
		announced = nil
	}
	w, starter, user := f.worker(), f.Starter(db.Policy{}), f.user("ada")

	work := f.live(w, user, 1, false)
	_, err = w.Note(t.Context(), work, syncrun.Step{Key: "k", Stage: syncrun.StageLikers})
	must(t, err)
	want("a page")
	must(t, w.HandBackUntil(t.Context(), work.Lease, time.Nanosecond, false, "Waiting until"))
	want("a wait", syncrun.Cursor{RunID: work.RunID, After: 4})
	work = f.claim(w)
	must(t, w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	want("an end", syncrun.Cursor{RunID: work.RunID, After: 5})

	cancelled := f.run(user, f.account(user, 2).ID)
	_, err = starter.CancelSync(t.Context(), user, cancelled.ID)
	must(t, err)
	want("a cancellation", syncrun.Cursor{RunID: cancelled.ID, After: 2})
	_, err = starter.CancelSync(t.Context(), user, cancelled.ID)
	wantUserError(t, err, syncrun.UserNotRunning)
	want("a cancellation too late")

	account := f.account(user, 3)
	asleep := f.run(user, account.ID)
	for range 2 {
		_, err = f.SleepAccount(t.Context(), user, account.ID)
		must(t, err)
	}
	want("an account put to sleep twice", syncrun.Cursor{RunID: asleep.ID, After: 2})

	crashed := f.run(user, f.account(user, 4).ID)
	f.exec(`UPDATE sync_runs SET barren_claims = 5 WHERE id = $1`, crashed.ID)
	f.noClaim(w, true)
	want("a run that was given up", syncrun.Cursor{RunID: crashed.ID, After: 3})
}
