package app_test

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// chaos is what came of killing worker processes.
type chaos struct {
	kills, runs int
	inHand      int64 // runs in the hands of a killed worker, over all kills
	repeated    int64 // calls to X beyond what undisturbed runs make
	stages      map[string]int
	worst       int      // claims in a row without a step, at most
	different   []string // how runs are not as undisturbed
	dear        []string // rounds that repeated more calls than runs were taken over
}

func (m *chaos) stageList() string {
	var list []string
	for _, stage := range slices.Sorted(maps.Keys(m.stages)) {
		list = append(list, fmt.Sprint(stage, " ", m.stages[stage]))
	}
	return strings.Join(list, ", ")
}

// killing is how much of it there is.
type killing struct {
	kills, copies int
	handles       []string // accounts, of each of which there are so many copies
	spread        int      // a worker lives for less than so many events beyond one of each run
}

// killAgain kills one of two worker processes again and again, after a seeded number of its events, while a crowd syncs
// in rounds, and compares each round with an undisturbed one.
func killAgain(t testing.TB, seed int64, size killing, env skewed) *chaos {
	handles := size.handles
	cfg := sandbox.Config{Seed: seed, Latency: 25 * time.Millisecond}
	w := quiet(newWorld(t, cfg))
	w.env = map[string]string{"WORKERS": "20"}
	w.record()
	c := newCrowd(w, syncrun.TierPro, slices.Repeat(handles, size.copies)...)
	o := newOracle(t, cfg, syncrun.TierPro, handles...)
	names := []string{"worker0", "worker1"}
	spawn := func(i int) *process { return w.worker(env.with(w, i, names[i])) }
	workers := []*process{spawn(0), spawn(1)}
	moments := seeded(seed, "R2")
	m := &chaos{stages: map[string]int{}}
	for m.kills < size.kills && !t.Failed() {
		w.x.ResetCalls()
		c.begin()
		before := w.takeovers()
		for m.kills < size.kills && (c.round > 1 || m.kills < size.kills/2) { // first syncs, and syncs of who is known
			// Runs that a worker holds get on side by side: after an event of each, every one has had its chance. Kills
			// that come faster are those of a run that kills its workers, which is given up after five.
			victim := m.kills % 2
			at := w.writtenBy(names[victim]) + len(c.members) + moments.IntN(size.spread)
			eventually(t, time.Minute, "the runs get on", func() bool {
				return w.writtenBy(names[victim]) >= at ||
					c.live() == 0
			})
			if c.live() == 0 {
				break
			}
			workers[victim].kill()
			m.count(w, names[victim])
			workers[victim] = spawn(victim)
			m.kills++
		}
		c.finish(2 * time.Minute)
		repeated := pages(w.x.Calls().ByEndpoint) - o.callsPerRound(c.round)*int64(size.copies)
		if took := w.takeovers() - before; repeated > took {
			m.dear = append(m.dear, fmt.Sprintf("round %d: %d calls were repeated and %d runs taken over", c.round, repeated,
				took))
		}
		m.repeated += repeated
		m.different = append(m.different, c.check(o)...)
		m.runs += len(c.members)
	}
	return m
}

// takeovers counts the claims of runs that nobody had handed back: those of workers that were killed, and, where the
// machine is so busy that a heartbeat comes too late for the short leases of tests, of others. Each may repeat a call.
func (w *world) takeovers() int64 {
	w.t.Helper()
	var n int64
	w.get(&n, `SELECT count(*) FROM claims c JOIN claims p ON p.run_id = c.run_id AND p.attempt = c.attempt - 1`)
	return n
}

// writtenBy counts the events that sessions of a name have written.
func (w *world) writtenBy(name string) int {
	w.t.Helper()
	var n int
	w.get(&n, `SELECT count(*) FROM writers WHERE app = $1`, name)
	return n
}

// count notes what a worker had in hand when it was killed: runs whose latest claim is by it.
func (m *chaos) count(w *world, name string) {
	w.t.Helper()
	var stages []string
	w.list(&stages, `SELECT r.stage FROM sync_runs r JOIN claims c ON c.run_id = r.id AND c.attempt = r.attempt
		WHERE r.status = 'running' AND r.lease_until > now() AND c.app = $1`, name)
	m.inHand += int64(len(stages))
	for _, stage := range stages {
		if stage != "" { // claimed and not begun
			m.stages[stage]++
		}
	}
	var idle int
	w.get(&idle, `SELECT coalesce(max(barren_claims), 0) FROM sync_runs WHERE status = 'running'`)
	m.worst = max(m.worst, idle)
}

// judge fails the test where runs were not as undisturbed or paid more than a page for each time that they were taken
// over.
func (m *chaos) judge(t testing.TB) {
	t.Helper()
	for _, d := range slices.Concat(m.different, m.dear) {
		t.Error(d)
	}
}

// quiet is a world whose nodes and children complain to nobody.
func quiet(w *world) *world {
	w.stderr = io.Discard
	return w
}
