package db_test

import (
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// stepped is what an hour's step of the database's clock looks like to everything that it timed before: it lies that
// much further ahead, or back.
func (f *fixture) stepped(step string) {
	f.t.Helper()
	f.exec(`UPDATE rate_windows SET reset_at = reset_at + $1::interval, set_at = set_at + $1::interval`, step)
	f.exec(`UPDATE sync_runs SET not_before = not_before + $1::interval, lease_until = lease_until + $1::interval,
		timed_at = timed_at + $1::interval`, step)
	f.exec(`UPDATE open_subscriptions SET free_from = free_from + $1::interval,
		closed_at = closed_at + $1::interval`, step)
	f.exec(`UPDATE api_servers SET seen_at = seen_at + $1::interval`, step)
}

func steps() map[string]string {
	return map[string]string{"an hour back": "1 hour", "an hour ahead": "-1 hour", "a minute back": "1 minute"}
}

// TestRateWindowsAfterTheClockStepped uses a window up before a step: whatever the clock says then, calls go on within
// the time that a window may last, and what the next answer tells is believed.
func TestRateWindowsAfterTheClockStepped(t *testing.T) {
	t.Parallel()
	for name, step := range steps() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			f.reserve()
			f.observe(15, 0, 10*time.Minute)
			if wait := f.reserve(); wait < 9*time.Minute || wait > 10*time.Minute {
				t.Fatalf("before the step the wait is %v", wait)
			}
			f.stepped(step)
			if wait := f.reserve(); wait > 15*time.Minute {
				t.Errorf("after the step the wait is %v", wait)
			}
			f.observe(15, 0, 5*time.Minute)
			f.wantWindow("after an answer", 15, false, 5*time.Minute)
			if wait := f.reserve(); wait < 4*time.Minute || wait > 5*time.Minute {
				t.Errorf("after an answer the wait is %v", wait)
			}
		})
	}
	t.Run("an answer comes first", func(t *testing.T) {
		t.Parallel()
		f := open(t)
		f.reserve()
		f.observe(15, 0, 10*time.Minute)
		f.stepped("1 hour")
		f.observe(15, 9, 5*time.Minute)
		f.wantWindow("after an answer", 6, false, 5*time.Minute)
	})
}

// TestLeasesAfterTheClockStepped has a dead worker's run and one that waits for a window taken over when they would
// have been without the step, or sooner, and leaves a live worker its run.
func TestLeasesAfterTheClockStepped(t *testing.T) {
	t.Parallel()
	for name, step := range steps() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			w, user := f.worker(), f.user("ada")
			dead, waiting, alive := f.live(w, user, 1, false), f.live(w, user, 2, false), f.live(w, user, 3, false)
			queued := f.run(user, f.account(user, 4).ID)
			must(t, w.HandBackUntil(t.Context(), waiting.Lease, time.Minute, false, "waits until"))
			f.stepped(step)
			if _, err := w.Heartbeat(t.Context(), []syncrun.Lease{alive.Lease}, lease); err != nil {
				t.Fatal(err)
			}
			for range 2 { // the second finds nothing to correct
				wait, ok, err := w.NextDue(t.Context())
				must(t, err)
				if ok && wait > time.Minute {
					t.Errorf("the next run is due in %v", wait)
				}
			}
			var late int
			f.scan(&late, `SELECT count(*) FROM sync_runs WHERE greatest(lease_until, not_before) >
				now() + CASE WHEN id = $1 THEN interval '1 minute' ELSE $2::bigint * interval '1 microsecond' END`,
				waiting.RunID, lease.Microseconds())
			if late > 0 {
				t.Errorf("%d runs are due later than without the step", late)
			}
			f.exec(`UPDATE sync_runs SET lease_until = now() WHERE id = $1`, dead.RunID) // its lease has passed
			got := map[int]bool{}
			for {
				work, err := w.Claim(t.Context(), lease, true)
				must(t, err)
				if work == nil {
					break
				}
				got[work.RunID] = true
			}
			fact.Is(t, "got[queued.ID]", got[queued.ID], true, got, queued.ID, dead.RunID, alive.RunID)
			fact.Is(t, "got[dead.RunID]", got[dead.RunID], true)
			fact.Is(t, "got[alive.RunID]", got[alive.RunID], false)
		})
	}
}

// TestReconnectsAfterTheClockStepped lets a key open again at no cost what it had open, also what it had resumed just
// before the step, and each once a minute.
func TestReconnectsAfterTheClockStepped(t *testing.T) {
	t.Parallel()
	f := open(t)
	key := f.key(1)
	f.note(10, []viewer.Opening{{Number: 1, KeyID: key, Fingerprint: 5, Resumed: true}})
	if free := f.resumes(key, 5, 1); free != 0 {
		t.Error("what was resumed a moment ago is resumed again")
	}
	f.stepped("1 hour")
	f.note(11, []viewer.Opening{{Number: 1, KeyID: key, Fingerprint: 5}}) // is free at once, whatever came before the step
	if free := f.resumes(key, 5, 3); free != 2 {
		t.Errorf("%d resumed of the two that were open", free)
	}
	f.note(12, []viewer.Opening{{Number: 1, KeyID: key, Fingerprint: 5, Resumed: true}})
	if free := f.resumes(key, 5, 2); free != 0 {
		t.Errorf("%d resumed within a minute of a reconnect", free)
	}
}
