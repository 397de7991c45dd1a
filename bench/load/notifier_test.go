package load

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
)

// sent is one notifying statement.
type sent struct {
	at       time.Duration
	payloads []string
}

// runNotifier plays script in a bubble and returns what was sent.
func runNotifier(t *testing.T, script func(n *notifier, a, b *Run)) (all []sent) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		n := newNotifier(nil, clock{start})
		n.send = func(_ context.Context, payloads []string) error {
			slices.Sort(payloads)
			all = append(all, sent{time.Since(start), payloads})
			return nil
		}
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- n.run(ctx) }()
		script(n, newRun(1, 1), newRun(2, 1))
		time.Sleep(time.Second) // the bubble's clock: no time passes
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return all
}

func TestHintsAreCoalesced(t *testing.T) {
	t.Parallel()
	got := runNotifier(t, func(n *notifier, a, b *Run) {
		for i := range 250 { // one event each 2 ms for half a second
			n.hint(a, i+1)
			n.hint(b, 2*i+1)
			time.Sleep(2 * time.Millisecond)
		}
	})
	for i := 1; i < len(got); i++ {
		if gap := got[i].at - got[i-1].at; gap < hintInterval {
			t.Errorf("statements %d and %d are %v apart", i-1, i, gap)
		}
	}
	if len(got) == 0 || got[0].at != 0 {
		t.Fatalf("the first hint waited: %v", got)
	}
	if last := got[len(got)-1]; len(got) > 7 || !slices.Equal(last.payloads, []string{"1:250", "2:499"}) {
		t.Errorf("%d statements, the last %v", len(got), last)
	}
}

func TestQuietHintsGoAtOnce(t *testing.T) {
	t.Parallel()
	got := runNotifier(t, func(n *notifier, a, _ *Run) {
		for i := range 5 {
			n.hint(a, i+1)
			time.Sleep(150 * time.Millisecond)
		}
	})
	for i, s := range got {
		if want := time.Duration(i) * 150 * time.Millisecond; s.at != want {
			t.Errorf("hint %d went at %v, want %v", i, s.at, want)
		}
	}
	if len(got) != 5 {
		t.Errorf("%d statements", len(got))
	}
}

func TestDelays(t *testing.T) {
	t.Parallel()
	run := newRun(1, 1)
	run.noteCommit(2, 100)
	run.noteCommit(3, 200)
	run.noteHint(3, 250)
	run.noteCommit(4, 300)
	tests := []struct {
		name         string
		sequence     int
		now          int64
		commit, hint time.Duration
		known        bool
	}{
		{"the seeded event", 1, 300, 0, 0, false},
		{"covered by a later hint", 2, 300, 200, 50, true},
		{"read before its own hint", 4, 340, 40, 0, true},
		{"after somebody had it before its hint", 4, 375, 75, 35, true},
		{"faster than the writer's answer", 5, 300, 0, 0, true},
		{"beyond what is kept", maxEvents, 300, 0, 0, false},
	}
	for _, test := range tests {
		commit, hint, known := run.delay(test.sequence, test.now)
		fact.Is(t, "commit", commit, test.commit, test.name)
		fact.Is(t, "hint", hint, test.hint, test.name)
		fact.Is(t, "known", known, test.known, test.name)
	}
	run.noteHint(4, 390)
	if _, hint, _ := run.delay(4, 400); hint != 60 {
		t.Errorf("the hint came after the first delivery, yet %v is measured from it", hint)
	}
	if run.Last() != 4 {
		t.Errorf("last %d", run.Last())
	}
}
