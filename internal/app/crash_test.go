package app_test

import (
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
	const handle, seed = "village", 11
	want := undisturbed(t, handle, seed)
	cases := []struct {
		stage    syncrun.Stage
		endpoint string // whose call is held while the worker is killed
		page     string // or the page that is written and not committed then, by its step's key
	}{
		{syncrun.StageFetchFollowers, sandbox.EndpointFollowers, ""},
		{syncrun.StageDeepCrawl, sandbox.EndpointUsers, ""},
		{syncrun.StageBackfill, sandbox.EndpointUsers, ""},
		{syncrun.StageLikers, sandbox.EndpointLikers, ""},
		{syncrun.StageClassify, "", "classify:from:%"},
		{syncrun.StageFilter, "", "filter:from:%"},
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
			var held <-chan struct{}
			var release func()
			if c.endpoint != "" {
				after := 1
				switch c.stage {
				case syncrun.StageDeepCrawl:
					after = 2 // the look at the account itself comes first
				case syncrun.StageBackfill:
					after = 5 // and then the four pages of the deep crawl
				}
				held, release = w.x.Hold(c.endpoint, after)
			} else {
				held, release = w.holdPage(c.page)
			}
			run := n.sync(account)
			await(t, held)
			if at := w.text(`SELECT status || ' ' || stage FROM sync_runs WHERE id = $1`,
				run); at != "running "+string(c.stage) {
				t.Errorf("the worker is killed while the run is %q", at)
			}
			first.kill()
			release()
			w.worker(nil)
			events := n.subscribe(run, 0).all(0)
			if got := w.ledger(run); got.diff(want) != "" {
				t.Errorf("after a kill in %s:\n%s", c.stage, got.diff(want))
			}
			t.Logf("killed in %s, %d events", c.stage, len(events))
		})
	}
}

// holdPage stops whoever writes the event of a step whose key is like that, inside its transaction: held is closed
// then.
func (w *world) holdPage(key string) (held <-chan struct{}, release func()) {
	w.t.Helper()
	w.sql.MustExec(`
		CREATE FUNCTION hold_page() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			PERFORM pg_advisory_xact_lock_shared(8);
			RETURN NEW; END $$;
		CREATE TRIGGER hold_page AFTER INSERT ON sync_run_events FOR EACH ROW WHEN (NEW.step_key LIKE
			'` + key + `') EXECUTE FUNCTION hold_page()`)
	holder, err := w.sql.Connx(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := holder.ExecContext(w.t.Context(), `SELECT pg_advisory_lock(8)`); err != nil {
		w.t.Fatal(err)
	}
	found := make(chan struct{})
	go func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for w.t.Context().Err() == nil {
			<-tick.C
			var waiting int
			if w.sql.Get(&waiting, `SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database
				WHERE locktype = 'advisory' AND objid = 8 AND NOT granted AND datname = current_database()`) == nil && waiting > 0 {
				close(found)
				return
			}
		}
	}()
	return found, func() {
		if _, err := holder.ExecContext(w.t.Context(), `SELECT pg_advisory_unlock(8)`); err != nil {
			w.t.Fatal(err)
		}
		_ = holder.Close()
	}
}

// TestPostgresRestarts restarts the database in the middle of a run that is watched: nothing is lost, repeated or
// reordered, and the run leaves what an undisturbed one leaves.
func TestPostgresRestarts(t *testing.T) {
	t.Parallel()
	const handle, seed = "village", 12
	want := undisturbed(t, handle, seed)
	server := privatePostgres(t, pgserver.Options{})
	w := newWorldOn(t, dbtest.Prepare(t, server.DSN("postgres")), sandbox.Config{Seed: seed,
		Latency: 20 * time.Millisecond})
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
