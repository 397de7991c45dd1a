package app_test

import (
	"context"
	"testing"
	"time"

	"goodones/db/dbtest"
	"goodones/internal/app"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// undisturbed is what the second run of a grown account leaves when nothing goes wrong.
func undisturbed(t *testing.T, handle string, seed int64) ledger {
	t.Helper()
	w := newWorld(t, sandbox.Config{Seed: seed})
	n := w.start(app.RoleAll, nil)
	run := grownRun(w, n, handle)
	n.subscribe(run, 0).all(0)
	return w.ledger(run)
}

// grownRun syncs the account once, lets it grow, and starts the run that a test is about.
func grownRun(w *world, n *node, handle string) int {
	w.t.Helper()
	account := n.track(handle)
	n.subscribe(n.sync(account), 0).all(0)
	if err := w.x.Advance(handle, 250, 3); err != nil {
		w.t.Fatal(err)
	}
	return n.sync(account)
}

// TestKilledInEveryStage kills the worker process with SIGKILL in the middle of each stage, lets another go on, and
// compares all that the run left with an undisturbed run of the same seed.
func TestKilledInEveryStage(t *testing.T) {
	t.Parallel()
	const handle, seed = "acme", 11
	want := undisturbed(t, handle, seed)
	cases := []struct {
		stage    syncrun.Stage
		endpoint string // whose call is held while the worker is killed; empty: it is killed between pages
	}{
		{syncrun.StageFetchFollowers, sandbox.EndpointFollowers},
		{syncrun.StageDeepCrawl, sandbox.EndpointUsers},
		{syncrun.StageBackfill, sandbox.EndpointUsers},
		{syncrun.StageLikers, sandbox.EndpointLikers},
		{syncrun.StageClassify, ""},
		{syncrun.StageFilter, ""},
	}
	for _, c := range cases {
		t.Run(string(c.stage), func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, sandbox.Config{Seed: seed})
			n := w.start(app.RoleAPI, nil)
			first := w.worker(nil)
			account := n.track(handle)
			n.subscribe(n.sync(account), 0).all(0)
			if err := w.x.Advance(handle, 250, 3); err != nil {
				t.Fatal(err)
			}
			release := func() {}
			var held <-chan struct{}
			if c.endpoint != "" {
				after := 1
				if c.stage == syncrun.StageBackfill {
					after = 5 // the five pages of the deep crawl come first
				}
				held, release = w.x.Hold(c.endpoint, after)
			}
			run := n.sync(account)
			live := n.subscribe(run, 0)
			seen := killAt(live, first, c.stage, held)
			release()
			w.worker(nil)
			rest := live.all(seen)
			if got := w.ledger(run); got.diff(want) != "" {
				t.Errorf("after a kill in %s:\n%s", c.stage, got.diff(want))
			}
			t.Logf("killed in %s after event %d, %d more", c.stage, seen, len(rest))
		})
	}
}

// killAt kills the worker in the middle of the stage and returns the last sequence seen by then.
func killAt(live *subscription, worker *process, stage syncrun.Stage, held <-chan struct{}) int {
	live.t.Helper()
	upper := map[syncrun.Stage]string{syncrun.StageClassify: "CLASSIFY", syncrun.StageFilter: "FILTER"}[stage]
	if held != nil {
		select {
		case <-held:
		case <-time.After(30 * time.Second):
			live.t.Fatalf("no call was held in %s", stage)
		}
		worker.kill()
		return 0
	}
	for {
		e, ok := live.next()
		if !ok {
			live.t.Fatalf("the run ended before %s", stage)
		}
		if e.Stage == upper {
			worker.kill()
			return e.Sequence
		}
	}
}

// TestPostgresRestarts restarts the database in the middle of a run that is watched: nothing is lost, repeated or
// reordered, and the run leaves what an undisturbed one leaves.
func TestPostgresRestarts(t *testing.T) {
	t.Parallel()
	const handle, seed = "acme", 12
	want := undisturbed(t, handle, seed)
	server, err := pgserver.Start(context.Background(), pgserver.Options{AllowFetch: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	w := newWorldOn(t, dbtest.Prepare(t, server.DSN("postgres")), sandbox.Config{Seed: seed, Latency: 20 * time.Millisecond})
	n := w.start(app.RoleAll, nil)
	run := grownRun(w, n, handle)
	live := n.subscribe(run, 0)
	for seen := 0; seen < 6; seen++ {
		if e, ok := live.next(); !ok || e.Sequence != seen+1 {
			t.Fatalf("event %d: %+v %v", seen+1, e, ok)
		}
		if seen%2 == 1 {
			if err := server.Restart(t.Context(), "immediate"); err != nil {
				t.Fatal(err)
			}
		}
	}
	events := live.all(6)
	if got := w.ledger(run); got.diff(want) != "" {
		t.Errorf("after three restarts:\n%s", got.diff(want))
	}
	t.Logf("three restarts, %d events, 0 lost", len(events)+6)
}
