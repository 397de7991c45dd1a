package app_test

import (
	"strings"
	"sync"
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
	mu         sync.Mutex
	stops      int
	inside     int // in a transaction
	late       int // events of the stalled worker after it was replaced
	slowest    time.Duration
	replacedIn time.Duration
}

// duel is two workers of one world, of which one is stopped at any time.
type duel struct {
	t       testing.TB
	w       *world
	c       *crowd
	workers [2]*process
	names   [2]string
	hold    *sqlx.Conn
	got     *stalls
}

func newDuel(t testing.TB, seed int64, got *stalls, env map[string]string) *duel {
	t.Helper()
	w := newWorld(t, sandbox.Config{Seed: seed, Latency: 15 * time.Millisecond})
	w.env = env
	w.record()
	hold, err := w.sql.Connx(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = hold.Close() })
	d := &duel{t: t, w: w, names: [2]string{"left", "right"}, hold: hold, got: got}
	d.c = newCrowd(w, syncrun.TierPro, "village")
	for i, name := range d.names {
		d.workers[i] = w.worker(map[string]string{"DATABASE_URL": named(w.dsn, name), "X_BEARER_TOKEN": name, "X_USER_TOKEN": ""})
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

// stall stops the worker that works on a run after a number of its events, or inside the transaction of the next,
// until the other has gone on with the run, then lets it continue and watches what it does.
func (d *duel) stall(old, after int, inside bool) {
	d.t.Helper()
	other := 1 - old
	d.signal(other, syscall.SIGSTOP)
	d.w.x.ResetCalls()
	d.c.begin()
	run := d.c.members[0].run
	eventually(d.t, 30*time.Second, "the run gets on", func() bool { return d.written(run, d.names[old]) >= after })
	if inside {
		d.stopInside(old, run)
	} else {
		d.signal(old, syscall.SIGSTOP)
	}
	stopped := time.Now()
	oldToken := d.token()
	d.signal(other, syscall.SIGCONT)
	eventually(d.t, 30*time.Second, "another worker goes on", func() bool { return d.written(run, d.names[other]) > 0 })
	replaced := time.Since(stopped)
	d.signal(old, syscall.SIGCONT)
	woken := time.Now()
	d.c.finish(time.Minute)
	pause(time.Until(woken.Add(1200 * time.Millisecond)))
	d.judge(run, old, oldToken, woken, replaced, inside)
}

// stopInside stops the worker while it has a transaction open whose event is written and not committed.
func (d *duel) stopInside(old, run int) {
	d.t.Helper()
	d.exec(`SELECT pg_advisory_lock(7)`)
	eventually(d.t, 30*time.Second, "a transaction is held", func() bool {
		var n int
		d.w.get(&n, `SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory'
			AND NOT l.granted AND a.application_name = $1`, d.names[old])
		return n > 0 || d.c.live() == 0
	})
	d.signal(old, syscall.SIGSTOP)
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

// token is the only one that has asked X so far.
func (d *duel) token() string {
	last := d.w.x.Calls().Last
	if len(last) == 0 {
		return ""
	}
	return last[0].Token
}

func (d *duel) judge(run, old int, oldToken string, woken time.Time, replaced time.Duration, inside bool) {
	d.t.Helper()
	var late int
	d.w.get(&late, `SELECT count(*) FROM writers w WHERE w.run_id = $1 AND w.app = $2
		AND w.seq > (SELECT min(seq) FROM writers o WHERE o.run_id = $1 AND o.app = $3)`, run, d.names[old], d.names[1-old])
	took := time.Duration(0)
	for _, call := range d.w.x.Calls().Last {
		if call.Token == oldToken && oldToken != "" && call.At.After(woken) {
			took = max(took, call.At.Sub(woken))
		}
	}
	if late > 0 || took > time.Second {
		d.t.Errorf("the stalled worker wrote %d events after it was replaced and asked X until %s after it woke", late, took)
	}
	var status string
	d.w.get(&status, `SELECT status || ' ' || error_code FROM sync_runs WHERE id = $1`, run)
	if strings.TrimSpace(status) != "completed" {
		d.t.Errorf("run %d ended as %q", run, status)
	}
	d.got.mu.Lock()
	defer d.got.mu.Unlock()
	d.got.stops++
	if inside {
		d.got.inside++
	}
	d.got.late += late
	d.got.slowest, d.got.replacedIn = max(d.got.slowest, took), max(d.got.replacedIn, replaced)
}

// oneWriter stalls workers in several worlds at once, two of five times inside a transaction.
func oneWriter(t testing.TB, seed int64, stops, lanes int, env map[string]string) *stalls {
	got := &stalls{}
	var group sync.WaitGroup
	for lane := range lanes {
		duel := newDuel(t, seed+int64(lane), got, env)
		moments := seeded(seed+int64(lane), "R5")
		group.Go(func() {
			for n := lane; n < stops && !t.Failed(); n += lanes {
				duel.stall(n/lanes%2, 1+moments.IntN(10), n%5 < 2)
			}
		})
	}
	group.Wait()
	return got
}

// claimedOnce lets several workers take many short runs of one user: with more users, the turn of one who waits would
// have runs handed back.
func claimedOnce(t testing.TB, seed int64, workers, runs int) {
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
	w.list(&odd, `SELECT concat_ws(' ', id, status, attempt, error_code) FROM sync_runs WHERE attempt <> 1 OR status <> 'completed'`)
	if len(odd) > 0 {
		t.Errorf("%d of %d runs were claimed more than once or did not complete: %.500v", len(odd), runs, odd)
	}
}

// multiply gives the first member's user more accounts, all of them the same one at X, which the product would refuse.
func (c *crowd) multiply(n int) {
	c.w.t.Helper()
	m := c.members[0]
	c.w.sql.MustExec(`ALTER TABLE tracked_accounts DROP CONSTRAINT IF EXISTS tracked_accounts_user_id_x_user_id_key`)
	var accounts []int
	c.w.list(&accounts, `INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier, saved_search_id)
		SELECT a.user_id, a.handle, a.x_user_id, a.tier, a.saved_search_id FROM tracked_accounts a, generate_series(1, $2::int)
		WHERE a.id = $1 RETURNING id`, m.account, n)
	for _, account := range accounts {
		c.members = append(c.members, &member{user: m.user, key: m.key, handle: m.handle, account: account})
	}
}
