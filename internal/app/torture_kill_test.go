//go:build torture

package app_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// kept is the result that R2 and R4 share.
type kept struct {
	once sync.Once
	got  *chaos
}

// wholeKilling is of 20 runs at once.
func wholeKilling() killing {
	return killing{kills: scaled(100), copies: 5, handles: []string{"acme", "corner", "village", "town"}, spread: 40}
}

func (k *kept) chaos(t *testing.T, seed int64) *chaos {
	k.once.Do(func() { k.got = killAgain(t, seed, wholeKilling(), skewed{}) })
	if k.got == nil {
		t.Fatal("the runs did not end")
	}
	return k.got
}

// ends is R2: that there is a result at all means that every run ended.
func (k *kept) ends(t *testing.T, f *figure, seed int64) {
	m := k.chaos(t, seed)
	if len(m.stages) < 6 && scaled(100) == 100 {
		t.Errorf("kills met only the stages %s", m.stageList())
	}
	f.say("%d kills, 20 runs at once, %d runs: 100 %% ended; in hand: %s; ≤ %d claims in a row without a step",
		m.kills, m.runs, m.stageList(), m.worst)
}

// exact is R4.
func (k *kept) exact(t *testing.T, f *figure, seed int64) {
	m := k.chaos(t, seed)
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

// tortureClocks has two workers whose clocks disagree take runs from each other: by two hours, or jumping.
func tortureClocks(t *testing.T, f *figure, seed int64) {
	var said []string
	for name, env := range map[string]skewed{
		"+1 h and -1 h":     disagreeing("1h", "-1h"),
		"jumping every 5 s": disagreeing("jump 1h", "jump -1h"),
	} {
		m := killAgain(t, seed, wholeKilling(), env)
		m.judge(t)
		stalled := oneWriter(t, seed, scaled(50), 4, env)
		said = append(said, fmt.Sprintf("%s: %d kills, %d of %d runs as undisturbed, %d stops, %d late rows", name, m.kills,
			m.runs-len(m.different), m.runs, stalled.stops, stalled.late))
	}
	slices.Sort(said)
	f.say("%s", strings.Join(said, "; "))
}
