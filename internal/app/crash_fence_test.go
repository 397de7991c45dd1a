package app_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// stalls is what came of stopping workers and letting them go on after they were replaced.
type stalls struct {
	oracle  *oracle
	mu      sync.Mutex
	stops   int
	inside  int            // in a transaction
	late    int            // events of the stalled worker after it was replaced
	stages  map[string]int // in which it was stopped
	slowest time.Duration  // how long after it woke it still asked X
}

func (s *stalls) stageList() string {
	var list []string
	for _, stage := range slices.Sorted(maps.Keys(s.stages)) {
		list = append(list, fmt.Sprint(stage, " ", s.stages[stage]))
	}
	return strings.Join(list, ", ")
}

// entrance is X for one worker, so that it is known when that asked last.
type entrance struct {
	url  string
	last atomic.Int64 // ns since 1970; 0: never
}

func (w *world) entrance() *entrance {
	e := &entrance{}
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		e.last.Store(time.Now().UnixNano())
		w.x.ServeHTTP(rw, r)
	}))
	w.t.Cleanup(server.Close)
	e.url = server.URL
	return e
}

// after is how long after a moment X was asked last; 0 when it was not.
func (e *entrance) after(moment time.Time) time.Duration {
	return max(time.Duration(e.last.Load()-moment.UnixNano()), 0)
}

// duel is two workers of one world, of which one is stopped at any time.
type duel struct {
	t         testing.TB
	w         *world
	c         *crowd
	workers   [2]*process
	entrances [2]*entrance
	names     [2]string
	hold      *sqlx.Conn
	moments   *rand.Rand
	got       *stalls
}

func newDuel(t testing.TB, cfg sandbox.Config, lane int, got *stalls, env skewed) *duel {
	t.Helper()
	w := quiet(newWorld(t, cfg))
	w.record()
	hold, err := w.sql.Connx(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = hold.Close() })
	d := &duel{t: t, w: w, names: [2]string{"left", "right"}, hold: hold, got: got,
		moments: seeded(cfg.Seed+int64(lane), "R5")}
	d.c = newCrowd(w, syncrun.TierPro, "village")
	for i, name := range d.names {
		d.entrances[i] = w.entrance()
		settings := env.with(w, i, name)
		settings["X_API_BASE_URL"] = d.entrances[i].url
		d.workers[i] = w.worker(settings)
	}
	d.c.begin() // whoever takes it
	d.c.finish(time.Minute)
	return d
}

func (d *duel) signal(worker int, s syscall.Signal) {
	d.t.Helper()
	if err := d.workers[worker].cmd.Process.Signal(s); err != nil {
		d.t.Fatalf("%s for worker %s: %v; it ended with %v", s, d.names[worker], err, d.workers[worker].wait())
	}
}

// stall stops the worker that works on a run at a moment of the run, or inside the next transaction, until the other
// has gone on with the run, then lets it continue and watches what it does.
func (d *duel) stall(old int, inside bool) {
	d.t.Helper()
	other := 1 - old
	d.signal(other, stopSignal)
	d.c.begin()
	run := d.c.members[0].run
	after := 1 + d.moments.IntN(d.got.oracle.events(d.c.round, "village")-3)
	eventually(d.t, 30*time.Second, "the run gets on", func() bool { return d.written(run, d.names[old]) >= after })
	if inside {
		d.stopInside(old)
	} else {
		d.signal(old, stopSignal)
	}
	d.signal(other, continueSignal)
	eventually(d.t, 30*time.Second, "another worker goes on", func() bool {
		return d.written(run, d.names[other]) > 0 ||
			d.c.live() == 0
	})
	d.signal(old, continueSignal)
	woken := time.Now()
	d.c.finish(time.Minute)
	pause(time.Until(woken.Add(1200 * time.Millisecond)))
	d.judge(run, old, woken, inside)
}

// stopInside stops the worker while it has a transaction open whose event is written and not committed.
func (d *duel) stopInside(old int) {
	d.t.Helper()
	d.exec(`SELECT pg_advisory_lock(7)`)
	eventually(d.t, 30*time.Second, "a transaction is held", func() bool {
		var n int
		d.w.get(&n, `SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory'
			AND NOT l.granted AND a.application_name = $1`, d.names[old])
		return n > 0 || d.c.live() == 0
	})
	d.signal(old, stopSignal)
	d.exec(`SELECT pg_advisory_unlock(7)`)
}

func (d *duel) exec(statement string) {
	d.t.Helper()
	if _, err := d.hold.ExecContext(d.t.Context(), statement); err != nil {
		d.t.Fatal(err)
	}
}

// written counts the run's events by one worker.
func (d *duel) written(run int, name string) int {
	var n int
	d.w.get(&n, `SELECT count(*) FROM writers WHERE run_id = $1 AND app = $2`, run, name)
	return n
}

// judge counts a stop if it met the run before its end. Whatever it met, the run must be as undisturbed.
func (d *duel) judge(run, old int, woken time.Time, inside bool) {
	d.t.Helper()
	d.c.mustMatch(d.got.oracle)
	replaced := `(SELECT min(seq) FROM writers WHERE run_id = $1 AND app = $2)`
	// Each event is of who had claimed the run. On a busy machine that may be the stalled worker once more.
	var late, again int
	d.w.get(&late, `SELECT count(*) FROM writers w WHERE w.run_id = $1
		AND w.app <> (SELECT c.app FROM claims c WHERE c.run_id = w.run_id AND c.attempt = w.attempt)`, run)
	d.w.get(&again, `SELECT count(*) FROM claims WHERE run_id = $1 AND app = $2
		AND attempt > (SELECT min(attempt) FROM claims WHERE run_id = $1 AND app <> $2)`, run, d.names[old])
	took := d.entrances[old].after(woken)
	if late > 0 || again == 0 && took > time.Second {
		d.t.Errorf("the stalled worker wrote %d events after it was replaced and asked X until %s after it woke", late, took)
	}
	var stages []string
	d.w.list(&stages, `SELECT stage FROM sync_run_events WHERE run_id = $1 AND seq = `+replaced+` - 1`, run,
		d.names[1-old])
	d.got.mu.Lock()
	defer d.got.mu.Unlock()
	d.got.late, d.got.slowest = d.got.late+late, max(d.got.slowest, took)
	if len(stages) == 0 {
		return // it had ended before the signal
	}
	d.got.stops++
	d.got.stages[stages[0]]++
	if inside {
		d.got.inside++
	}
}

// oneWriter stalls workers in several worlds at once, two of five times inside a transaction, until so many runs were
// taken from one.
func oneWriter(t testing.TB, seed int64, stops, lanes int, env skewed) *stalls {
	cfg := sandbox.Config{Seed: seed, Latency: 15 * time.Millisecond}
	got := &stalls{oracle: newOracle(t, cfg, syncrun.TierPro, "village"), stages: map[string]int{}}
	enough := func() bool {
		got.mu.Lock()
		defer got.mu.Unlock()
		return got.stops >= stops
	}
	var group sync.WaitGroup
	for lane := range lanes {
		duel := newDuel(t, cfg, lane, got, env)
		group.Go(func() {
			for n := lane; !enough() && !t.Failed(); n += lanes {
				duel.stall(n/lanes%2, n%5 < 2)
			}
		})
	}
	group.Wait()
	return got
}

// claimedOnce lets several workers take many short runs of one user: with more users, the turn of one who waits would
// have runs handed back.
func claimedOnce(t testing.TB, seed int64, workers, runs int) (once int) {
	t.Helper()
	w := newWorld(t, sandbox.Config{Seed: seed})
	c := newCrowd(w, syncrun.TierStarter, "nobody")
	c.multiply(runs - 1)
	c.begin()
	for range workers {
		w.start(app.RoleWorker, func(cfg *config.Config) {
			cfg.Workers = 1
			cfg.Lease = 30 * time.Second
			cfg.Heartbeat = 10 * time.Second
		})
	}
	c.finish(3 * time.Minute)
	var odd []string
	w.list(&odd,
		`SELECT concat_ws(' ', id, status, attempt, error_code) FROM sync_runs WHERE attempt <> 1 OR status <> 'completed'`)
	if len(odd) > 0 {
		t.Errorf("%d of %d runs were claimed more than once or did not complete: %.500v", len(odd), runs, odd)
	}
	return runs - len(odd)
}

// multiply gives the first member's user more accounts, all of them the same one at X, which the product would refuse.
func (c *crowd) multiply(n int) {
	c.w.t.Helper()
	m := c.members[0]
	c.w.sql.MustExec(`ALTER TABLE tracked_accounts
		DROP CONSTRAINT IF EXISTS tracked_accounts_user_id_network_x_user_id_key`)
	var accounts []int
	c.w.list(&accounts, `INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier, saved_search_id)
		SELECT a.user_id, a.handle, a.x_user_id, a.tier, a.saved_search_id
		FROM tracked_accounts a, generate_series(1, $2::int)
		WHERE a.id = $1 RETURNING id`, m.account, n)
	for _, account := range accounts {
		c.members = append(c.members, &member{user: m.user, key: m.key, handle: m.handle, account: account})
	}
}
