package app_test

import (
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// rescan starts a run that reads the whole list and returns its id.
func (c *client) rescan(account int) int {
	c.t.Helper()
	var started struct {
		Rescan struct {
			SyncRun *struct {
				ID int `json:"id,string"`
			}
			UserErrors []struct{ Code string }
		}
	}
	c.must(`mutation($a: ID!) { rescan(input: {trackedAccountId: $a}) { syncRun { id: databaseId }
		userErrors { code } } }`, map[string]any{"a": account}, &started)
	if started.Rescan.SyncRun == nil {
		c.t.Fatalf("rescan: %+v", started)
	}
	return started.Rescan.SyncRun.ID
}

// rescanned is what becomes of a rescan of an account that has gained followers since its first sync.
func rescanned(t *testing.T, work func(w *world, run int)) ledger {
	t.Helper()
	w := quiet(newWorld(t, sandbox.Config{Seed: 5, Latency: 20 * time.Millisecond}))
	w.record()
	all := w.start(app.RoleAll, nil)
	account := all.track("acme")
	all.subscribe(all.sync(account), 0).all(0)
	all.stop()
	if err := w.x.Advance("acme", 150, 3); err != nil {
		t.Fatal(err)
	}
	run := w.start(app.RoleAPI, nil).rescan(account)
	work(w, run)
	var whole int
	w.get(&whole, `SELECT count(*) FROM scans WHERE run_id = $1 AND is_full AND state = 'done' AND inserted = 150`, run)
	if whole != 1 {
		t.Errorf("%d full scans of the run are done and found whoever is new", whole)
	}
	return w.ledger(run)
}

// ended tells whether a run has.
func (w *world) ended(run int) (ended bool) {
	w.t.Helper()
	w.get(&ended, `SELECT completed_at IS NOT NULL FROM sync_runs WHERE id = $1`, run)
	return ended
}

// TestKilledRescanIsAsUndisturbed kills the worker process of a rescan after every few of its events, through all
// stages: nothing is lost, counted twice or paid twice.
func TestKilledRescanIsAsUndisturbed(t *testing.T) {
	t.Parallel()
	const ends = 2 * time.Minute
	undisturbed := rescanned(t, func(w *world, run int) {
		w.start(app.RoleWorker, nil)
		eventually(t, ends, "the rescan ends", func() bool { return w.ended(run) })
	})
	kills := 0
	killed := rescanned(t, func(w *world, run int) {
		for !w.ended(run) {
			at := w.writtenBy("victim") + 4
			victim := w.worker(map[string]string{"DATABASE_URL": named(w.dsn, "victim")})
			eventually(t, ends, "the rescan gets on", func() bool { return w.writtenBy("victim") >= at || w.ended(run) })
			victim.kill()
			kills++
		}
	})
	if diff := killed.diff(undisturbed); diff != "" || kills < 3 {
		t.Errorf("after %d kills: %s", kills, diff)
	}
	t.Logf("%d kills", kills)
}

// TestRescanIsAsDearAsItSays estimates a rescan, runs it, and takes one of the day's syncs.
func TestRescanIsAsDearAsItSays(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 5})
	n := w.start(app.RoleAll, func(c *config.Config) { c.Budgets = true })
	account := n.track("village")
	n.subscribe(n.sync(account), 0).all(0)
	p := &payer{world: w, n: n, account: account}
	p.nextDay()
	var before, after struct {
		TrackedAccount struct {
			Estimate, RescanEstimate estimate
			SyncsUsedToday           int
		}
	}
	const ask = `query($a: ID!) { trackedAccount(id: $a) { syncsUsedToday estimate { likelyResources }
		rescanEstimate { maxResources likelyResources runsUntilComplete maxCostUsd likelyCostUsd } } }`
	n.must(ask, map[string]any{"a": account}, &before)
	run := n.rescan(account)
	n.subscribe(run, 0).all(0)
	n.must(ask, map[string]any{"a": account}, &after)
	var used int
	w.get(&used, `SELECT resources_used FROM sync_runs WHERE id = $1`, run)
	said, usual := before.TrackedAccount.RescanEstimate, before.TrackedAccount.Estimate
	fact.Is(t, "said.MaxResources", said.MaxResources, 20_000, usual, said)
	fact.Is(t, "said.RunsUntilComplete", said.RunsUntilComplete, 1, usual)
	fact.Holds(t, "said.LikelyResources >= usual.LikelyResources+600", said.LikelyResources >= usual.LikelyResources+600,
		said.LikelyResources, usual.LikelyResources+600, usual)
	fact.Holds(t, "used >= said.LikelyResources*3/4", used >= said.LikelyResources*3/4, used, said.LikelyResources*3/4,
		usual)
	fact.Holds(t, "used <= said.LikelyResources*5/4", used <= said.LikelyResources*5/4, used, said.LikelyResources*5/4,
		usual)
	if used := after.TrackedAccount.SyncsUsedToday; used != before.TrackedAccount.SyncsUsedToday+1 {
		t.Errorf("%d syncs are used", used)
	}
}
