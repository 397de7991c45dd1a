//go:build torture

package app_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// massacre is what came of killing worker processes.
type massacre struct {
	kills, runs int
	inHand      int64 // runs in the hands of a killed worker, over all kills
	repeated    int64 // calls to X beyond what undisturbed runs make
	stages      map[string]int
	worst       int // claims in a row without a step, at most
	different   []string
}

func (m massacre) stageList() string {
	var list []string
	for _, stage := range slices.Sorted(maps.Keys(m.stages)) {
		list = append(list, fmt.Sprint(stage, " ", m.stages[stage]))
	}
	return strings.Join(list, ", ")
}

// slaughter kills one of two worker processes again and again, after a seeded number of events, while a crowd syncs in
// rounds, and compares each round with an undisturbed one.
func slaughter(t testing.TB, seed int64, kills, copies int, env map[string]string) massacre {
	handles := []string{"acme", "corner", "village", "town"}
	cfg := sandbox.Config{Seed: seed, Latency: 25 * time.Millisecond}
	w := quiet(newWorld(t, cfg))
	w.env = map[string]string{"WORKERS": "20"}
	maps.Copy(w.env, env)
	w.record()
	c := newCrowd(w, syncrun.TierPro, slices.Repeat(handles, copies)...)
	o := newOracle(t, cfg, syncrun.TierPro, handles...)
	names := []string{"worker0", "worker1"}
	spawn := func(name string) *process { return w.worker(map[string]string{"DATABASE_URL": named(w.dsn, name)}) }
	workers := []*process{spawn(names[0]), spawn(names[1])}
	moments := seeded(seed, "R2")
	m := massacre{stages: map[string]int{}}
	for m.kills < kills && !t.Failed() {
		w.x.ResetCalls()
		c.begin()
		for m.kills < kills {
			at := c.events() + 3 + moments.IntN(30)
			eventually(t, time.Minute, "the runs get on", func() bool { return c.events() >= at || c.live() == 0 })
			if c.live() == 0 {
				break
			}
			victim := m.kills % 2
			w.count(&m, names[victim])
			workers[victim].kill()
			workers[victim] = spawn(names[victim])
			m.kills++
		}
		c.finish(2 * time.Minute)
		m.repeated += pages(w.x.Calls().ByEndpoint) - o.callsPerRound(c.round)*int64(copies)
		m.different = append(m.different, c.check(o)...)
		m.runs += len(c.members)
	}
	return m
}

// count notes what the worker of a name has in hand. Claims that have written nothing yet are among them.
func (w *world) count(m *massacre, name string) {
	w.t.Helper()
	var stages []string
	w.list(&stages, `SELECT r.stage FROM sync_runs r JOIN writers e ON e.run_id = r.id AND e.seq = r.seq
		WHERE r.status = 'running' AND r.lease_until > now() AND (e.app = $1 OR r.barren_claims > 0)`, name)
	m.inHand += int64(len(stages))
	for _, stage := range stages {
		if stage != "" { // claimed and not begun
			m.stages[stage]++
		}
	}
	var barren int
	w.get(&barren, `SELECT coalesce(max(barren_claims), 0) FROM sync_runs WHERE status = 'running'`)
	m.worst = max(m.worst, barren)
}

// judge fails the test where runs were not as undisturbed or paid more than a page for each kill.
func (m *massacre) judge(t testing.TB) {
	t.Helper()
	for _, d := range m.different {
		t.Error(d)
	}
	if m.repeated > m.inHand {
		t.Errorf("%d calls were repeated for %d runs in hand", m.repeated, m.inHand)
	}
}

// kept is the massacre that R2 and R4 share.
type kept struct {
	once sync.Once
	got  massacre
}

func (k *kept) massacre(t *testing.T, seed int64) *massacre {
	k.once.Do(func() { k.got = slaughter(t, seed, scaled(100), 5, nil) })
	if k.got.kills == 0 {
		t.Fatal("the runs did not end")
	}
	return &k.got
}

// ends is R2: that it has a massacre at all means that every run ended.
func (k *kept) ends(t *testing.T, f *figure, seed int64) {
	m := k.massacre(t, seed)
	if len(m.stages) < 6 && scaled(100) == 100 {
		t.Errorf("kills met only the stages %s", m.stageList())
	}
	f.say("%d kills, 20 runs at once, %d runs: 100 %% ended; in hand: %s; ≤ %d claims in a row without a step",
		m.kills, m.runs, m.stageList(), m.worst)
}

// exact is R4.
func (k *kept) exact(t *testing.T, f *figure, seed int64) {
	m := k.massacre(t, seed)
	m.judge(t)
	f.say("%d of %d runs as undisturbed; %d calls repeated, for %d runs in the hands of killed workers",
		m.runs-len(m.different), m.runs, m.repeated, m.inHand)
}

func tortureTakeover(t *testing.T, f *figure, seed int64) {
	var group sync.WaitGroup
	took := make([]time.Duration, 3)
	moments := seeded(seed, "R3")
	for i := range took {
		phase := time.Duration(moments.IntN(10_000)) * time.Millisecond
		w := quiet(newWorld(t, sandbox.Config{Seed: seed + int64(i), Latency: time.Second}))
		group.Go(func() { took[i] = takeover(w, phase) })
	}
	group.Wait()
	if slices.Max(took) > 45*time.Second {
		t.Errorf("runs went on after %v", took)
	}
	f.say("3 kills: the next event after %s, %s and %s", ms(took[0]), ms(took[1]), ms(took[2]))
}

// takeover tells how long a run stands still when its worker is killed, at the settings of the product.
func takeover(w *world, phase time.Duration) time.Duration {
	w.env = map[string]string{"LEASE": "30s", "HEARTBEAT": "10s", "SWEEP": "5s"}
	c := newCrowd(w, syncrun.TierPro, "hundredk")
	first := w.worker(nil)
	c.begin()
	eventually(w.t, time.Minute, "the run gets on", func() bool { return c.events() > 3 })
	w.worker(nil)
	pause(10*time.Second + phase)
	first.kill()
	killed, seen := time.Now(), c.events()
	eventually(w.t, 2*time.Minute, "the run goes on", func() bool { return c.events() > seen })
	return time.Since(killed)
}

func tortureClocks(t *testing.T, f *figure, seed int64) {
	var said []string
	for _, skew := range []string{"1h", "-1h", "jump"} {
		env := map[string]string{clockVariable: skew}
		m := slaughter(t, seed, scaled(10), 2, env)
		stalled := oneWriter(t, seed, scaled(5), 2, env)
		m.judge(t)
		said = append(said, fmt.Sprintf("%s: %d kills, %d runs as undisturbed, %d stops, %d late rows", skew, m.kills, m.runs,
			stalled.stops, stalled.late))
	}
	f.say("%s", strings.Join(said, "; "))
}
