package app_test

import (
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"syscall"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// handedOver ends worker processes with SIGTERM while runs are in their hands. Leases are long: a run that had to wait
// for its lease would be seen at once.
func handedOver(t testing.TB, f *figure, seed int64, signals, load int) {
	w := newWorld(t, sandbox.Config{Seed: seed, Latency: 200 * time.Millisecond})
	w.env = map[string]string{"LEASE": "60s", "HEARTBEAT": "10s", "SWEEP": "5s", "WORKERS": fmt.Sprint(load)}
	w.record()
	c := newCrowd(w, syncrun.TierPro, slices.Repeat([]string{"village"}, load)...)
	spawned := 0
	spawn := func() (*process, string) {
		spawned++
		name := fmt.Sprintf("worker%d", spawned)
		return w.worker(map[string]string{"DATABASE_URL": named(w.dsn, name)}), name
	}
	moments := seeded(seed, "R8")
	p, name := spawn()
	moved, slowest, longest := 0, time.Duration(0), time.Duration(0)
	for range signals {
		c.restart()
		eventually(t, 30*time.Second, "the worker works", func() bool { return w.inHand(name) > 0 })
		next, nextName := spawn()
		c.restart()
		pause(time.Duration(moments.IntN(600)) * time.Millisecond)
		seen := c.ended()
		_ = p.cmd.Process.Signal(syscall.SIGTERM)
		signalled := time.Now()
		err := p.wait()
		longest = max(longest, time.Since(signalled))
		if err != nil {
			t.Errorf("after SIGTERM the worker ended with %v", err)
		}
		held := w.leftBy(name, seen)
		moved += len(held)
		for _, run := range held {
			eventually(t, 20*time.Second, "the run goes on elsewhere", func() bool { return !w.goesOn(run, name).IsZero() })
			slowest = max(slowest, w.goesOn(run, name).Sub(signalled))
		}
		p, name = next, nextName
	}
	fact.Is(t, "f.late(slowest, 5*time.Second)", f.late(slowest, 5*time.Second), false, slowest)
	fact.Holds(t, "longest <= 20*time.Second", longest <= 20*time.Second, longest)
	fact.Holds(t, "moved >= signals", moved >= signals, moved, signals)
	silent, at := silentCall(t, f, seed), secondSignal(t, f, seed)
	f.say("%d signals, exit 0 in ≤ %s, %d runs went on elsewhere in ≤ %s, %s when X is silent; second signal: %s", signals,
		ms(longest),
		moved, ms(slowest), ms(silent), ms(at))
}

// await waits until X holds a call.
func await(t testing.TB, held <-chan struct{}) {
	t.Helper()
	select {
	case <-held:
	case <-time.After(30 * time.Second):
		t.Fatal("X was not asked within 30 s")
	}
}

func ms(d time.Duration) time.Duration { return d.Round(time.Millisecond) }

// restart starts a run of every member who has none.
func (c *crowd) restart() {
	c.w.t.Helper()
	for _, m := range c.members {
		var live int
		c.w.get(&live, `SELECT count(*) FROM sync_runs WHERE tracked_account_id = $1 AND status IN ('queued', 'running')`,
			m.account)
		if live == 0 {
			c.start(m)
		}
	}
}

// ended lists the runs that have ended.
func (c *crowd) ended() []int {
	var runs []int
	c.w.list(&runs, `SELECT id FROM sync_runs WHERE status IN ('completed', 'failed')`)
	return runs
}

// inHand counts the live runs whose last event is by the session of that name.
func (w *world) inHand(name string) int {
	var n int
	w.get(&n, `SELECT count(*) FROM sync_runs r JOIN writers e ON e.run_id = r.id AND e.seq = r.seq
		WHERE r.status = 'running' AND e.app = $1`, name)
	return n
}

// leftBy lists the runs that a worker wrote to last before another did, or that nobody has gone on with, beside those
// known to have ended before.
func (w *world) leftBy(name string, before []int) []int {
	var runs []int
	w.list(&runs, `SELECT DISTINCT e.run_id FROM writers e JOIN sync_runs r ON r.id = e.run_id WHERE e.app = $1
		AND NOT EXISTS (SELECT 1 FROM writers t JOIN sync_run_events v ON v.run_id = t.run_id AND v.seq = t.seq
			WHERE t.run_id = e.run_id AND t.app = $1 AND v.step_key = 'end') ORDER BY e.run_id`, name)
	return slices.DeleteFunc(runs, func(id int) bool { return slices.Contains(before, id) })
}

// goesOn is when another session wrote the first event after the last of that name; zero while none has.
func (w *world) goesOn(run int, name string) time.Time {
	var at []time.Time
	w.list(&at, `SELECT at FROM writers WHERE run_id = $1 AND app <> $2
		AND seq > (SELECT max(seq) FROM writers WHERE run_id = $1 AND app = $2) ORDER BY seq LIMIT 1`, run, name)
	if len(at) == 0 {
		return time.Time{}
	}
	return at[0]
}

// silentCall tells how long it takes until another worker has the run of one that is told to stop while X keeps it
// waiting.
func silentCall(t testing.TB, f *figure, seed int64) time.Duration {
	t.Helper()
	w := newWorld(t, sandbox.Config{Seed: seed})
	w.env = map[string]string{"LEASE": "60s", "HEARTBEAT": "10s", "SWEEP": "5s"}
	c := newCrowd(w, syncrun.TierPro, "village")
	held, release := w.x.Hold(sandbox.EndpointFollowers, 0)
	defer release()
	p := w.worker(nil)
	c.begin()
	await(t, held)
	w.worker(nil)
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	signalled := time.Now()
	eventually(t, 30*time.Second, "another worker has the run", func() bool {
		// claimed, handed back, claimed
		return w.text(`SELECT coalesce(max(attempt), 0) FROM sync_runs WHERE lease_until > now()`) == "3"
	})
	took := time.Since(signalled)
	if err := p.wait(); err != nil || f.late(took, 5*time.Second) {
		t.Errorf("with X silent another worker had the run after %s, the first ended with %v", took, err)
	}
	return took
}

// secondSignal tells how long a worker lives after it is told twice, while X keeps it waiting.
func secondSignal(t testing.TB, f *figure, seed int64) time.Duration {
	t.Helper()
	w := newWorld(t, sandbox.Config{Seed: seed})
	c := newCrowd(w, syncrun.TierPro, "village")
	held, release := w.x.Hold(sandbox.EndpointFollowers, 0)
	defer release()
	p := w.worker(nil)
	c.begin()
	await(t, held)
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	pause(200 * time.Millisecond)
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	signalled := time.Now()
	err := p.wait()
	took := time.Since(signalled)
	var exit *exec.ExitError
	fact.Holds(fact.Must(t), "errors.As(err, &exit)", errors.As(err, &exit), err, took)
	fact.Is(t, "exit.ExitCode()", exit.ExitCode(), 130)
	fact.Is(t, "f.late(took, time.Second)", f.late(took, time.Second), false)
	return took
}
