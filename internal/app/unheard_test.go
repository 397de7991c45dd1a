package app_test

import (
	"slices"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
)

// TestLostHintsCostLittle has no hint reach a worker that can do one run at a time and waits for X: a queued run is
// found within SWEEP, a cancelled one noticed within a second, after which the call under way, which may be charged,
// has its grace. Times are the database's. They are medians, which a busy neighbour does not move; without the looks
// that are tested they would be those of the heartbeat, or without end.
func TestLostHintsCostLittle(t *testing.T) {
	t.Parallel()
	const tries, sweep, check, grace = 5, 2 * time.Second, time.Second, 3 * time.Second
	w := newWorld(t, sandbox.Config{Seed: 1})
	_, release := w.x.Hold("followers", 0)
	t.Cleanup(release)
	unheard := func(c *config.Config) {
		c.ListenNotify, c.Workers = false, 1
		c.Sweep, c.Heartbeat, c.Lease = sweep, 20*time.Second, time.Minute
	}
	n := w.start(app.RoleAPI, unheard)
	w.start(app.RoleWorker, unheard)
	first, second := n.track("dozen"), n.track("corner")
	running := func(run int) func() bool {
		return func() bool {
			var status string
			w.get(&status, `SELECT status FROM sync_runs WHERE id = $1`, run)
			return status == "running"
		}
	}
	var pickups, changes []time.Duration
	for range tries {
		busy := n.sync(first)
		eventually(t, time.Minute, "a run is worked on", running(busy))
		next := n.sync(second)
		n.cancelSync(busy)
		eventually(t, time.Minute, "the next run is worked on", running(next))
		n.cancelSync(next)
		var took struct{ Pickup, Change float64 } // seconds
		w.get(&took, `SELECT extract(epoch FROM b.started_at - b.triggered_at)::float8 AS pickup,
			extract(epoch FROM n.started_at - b.completed_at)::float8 AS change
			FROM sync_runs b, sync_runs n WHERE b.id = $1 AND n.id = $2`, busy, next)
		pickups = append(pickups, time.Duration(took.Pickup*float64(time.Second)))
		changes = append(changes, time.Duration(took.Change*float64(time.Second)))
	}
	slices.Sort(pickups)
	slices.Sort(changes)
	const want = check + grace + 2*time.Second // for the machine, or SWEEP if the worker was idle
	if pickups[tries/2] > want {
		t.Errorf("queued runs were picked up after %v, want %v", pickups, want)
	}
	if changes[tries/2] > want {
		t.Errorf("after a cancelled run the next was begun after %v, want %v", changes, want)
	}
	t.Logf("picked up after %v, let go after %v", pickups, changes)
}
