package pipeline_test

import (
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// TestFailures ends a run as X explains it, with words its owner understands.
func TestFailures(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	cases := []struct {
		name string
		err  error
		code syncrun.ErrorCode
		made int // calls until the run gave up
	}{
		{"unknown", source.ErrNotFound, syncrun.CodeHandleNotFound, 1},
		{"protected", source.ErrProtected, syncrun.CodeAccountProtected, 1},
		{"unauthorized", source.ErrUnauthorized, syncrun.CodeSourceUnauthorized, 1},
		{"forbidden", source.ErrForbidden, syncrun.CodeSourceUnauthorized, 1},
		{"capped", &source.OutOfCreditError{}, syncrun.CodeOutOfCredit, 1},
		{"temporary", &source.TemporaryError{Reason: "502"}, syncrun.CodeSourceUnavailable, 8},
		{"unheard of", errors.New("secret detail"), syncrun.CodeInternal, 1},
		{"limited", &source.RateLimitedError{For: time.Second}, syncrun.CodeSourceUnavailable, 8},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := newBenchOn(t, all.take(t), syncrun.TierPro, 300)
			var asked atomic.Int64
			b.x.fail = func(string) error { asked.Add(1); return c.err }
			run := b.sync()
			fact.Is(t, "run.Status", run.Status, syncrun.StatusFailed, run)
			fact.Is(t, "run.ErrorCode", run.ErrorCode, c.code)
			fact.Not(t, "run.ErrorMessage", run.ErrorMessage, "")
			if int(asked.Load()) != c.made {
				t.Errorf("asked %d times, want %d", asked.Load(), c.made)
			}
			if strings.Contains(run.ErrorMessage, "secret") {
				t.Errorf("message tells too much: %q", run.ErrorMessage)
			}
		})
	}
}

// TestPassingFailures repeats a page as often as it takes and counts nothing twice.
func TestPassingFailures(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	var asked atomic.Int64
	b.x.fail = func(string) error {
		if asked.Add(1)%3 != 0 {
			return &source.TemporaryError{Reason: "503"}
		}
		return nil
	}
	run := b.sync()
	if run.Status != syncrun.StatusCompleted || run.NewFollowersCount != 300 {
		t.Errorf("run %+v", run)
	}
	for i, wait := range b.clock.slept() {
		if wait <= 0 || wait > 30*time.Second {
			t.Errorf("wait %d is %s", i, wait)
		}
	}
}

// TestPaceOfTries waits twice as long before each try of a page, half of it by chance, up to half a minute.
func TestPaceOfTries(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	b.x.fail = func(string) error { return &source.TemporaryError{Reason: "503"} }
	b.sync()
	waits := b.clock.slept()
	if len(waits) != 7 {
		t.Fatalf("%d waits between eight tries", len(waits))
	}
	for i, wait := range waits {
		most := min(500*time.Millisecond<<i, 30*time.Second)
		if wait < most/2 || wait > most {
			t.Errorf("wait %d is %s, want %s to %s", i+1, wait, most/2, most)
		}
	}
}

// TestPaceOfRefusals hands a run back each time X says "too fast": until the window it tells of, or for half a minute,
// doubled each time up to X's window.
func TestPaceOfRefusals(t *testing.T) {
	t.Parallel()
	known := &source.RateLimitedError{For: 7 * time.Minute}
	cases := []struct {
		name string
		err  *source.RateLimitedError
		want []time.Duration
	}{
		{"told", known, slices.Repeat([]time.Duration{7 * time.Minute}, 7)},
		{
			"not told",
			&source.RateLimitedError{},
			[]time.Duration{30 * time.Second, time.Minute, 2 * time.Minute, 4 * time.Minute,
				8 * time.Minute, 15 * time.Minute, 15 * time.Minute},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, syncrun.TierPro, 300)
			b.x.fail = func(string) error { return c.err }
			run := b.queue(b.account)
			stop := b.worker(func(*pipeline.Config) {})
			defer stop()
			var waits []time.Duration
			for len(waits) <= len(c.want) {
				var left struct {
					Ended bool
					Wait  float64
				}
				if err := b.sql.Get(&left,
					`SELECT status = 'failed' AS ended, extract(epoch FROM not_before - lease_until)::float8 AS wait
					FROM sync_runs WHERE id = $1 AND (status = 'failed' OR not_before > now())`, run); err != nil {
					b.untilLeft() // it is worked on
					continue
				}
				if left.Ended {
					break
				}
				waits = append(waits, time.Duration(left.Wait*float64(time.Second)).Round(time.Second))
				b.sql.MustExec(`UPDATE sync_runs SET not_before = now() WHERE id = $1`, run)
				b.wake()
			}
			if !slices.Equal(waits, c.want) || b.run(run).ErrorCode != syncrun.CodeSourceUnavailable {
				t.Errorf("waited %v, want %v; the run %+v", waits, c.want, b.run(run))
			}
		})
	}
}

// TestPatienceEnds gives a page up five minutes after its first failure, however few tries that were.
func TestPatienceEnds(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	var asked atomic.Int64
	clock := &expiring{hasty: b.clock, after: 5 * time.Minute, over: make(chan time.Time)}
	b.x.fail = func(string) error {
		if asked.Add(1) == 3 {
			close(clock.over)
		}
		return &source.TemporaryError{Reason: "silence"}
	}
	run := b.queue(b.account)
	stop := b.worker(func(cfg *pipeline.Config) { cfg.Clock = clock })
	defer stop()
	b.await(run)
	if got := b.run(run); got.ErrorCode != syncrun.CodeSourceUnavailable || asked.Load() != 3 {
		t.Errorf("given up after %d tries: %+v", asked.Load(), got)
	}
}

// TestSilenceIsTold says once for each page that X has not answered for half a minute, and nothing else is different.
func TestSilenceIsTold(t *testing.T) {
	t.Parallel()
	calm := newBench(t, syncrun.TierPro, 500)
	undisturbed := calm.sync()
	for name, row := range map[string]struct {
		takes time.Duration // each failure
		lines int
	}{"slow": {11 * time.Second, 2}, "quick": {9 * time.Second, 0}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, syncrun.TierPro, 500)
			clock := &moving{hasty: b.clock}
			failures := map[string]int{}
			b.x.fail = func(call string) error { // both pages after the head fail thrice
				if !strings.HasPrefix(call, "followers ") || failures[call] >= 3 || strings.HasSuffix(call, " ") {
					return nil
				}
				failures[call]++
				clock.move(row.takes)
				return &source.TemporaryError{Reason: "silent"}
			}
			id := b.queue(b.account)
			stop := b.worker(func(cfg *pipeline.Config) { cfg.Clock = clock })
			defer stop()
			b.await(id)
			run := b.run(id)
			var lines []string
			for _, line := range run.ProgressLog {
				if line != syncrun.LineSilent(syncrun.NetworkX) {
					lines = append(lines, line)
				}
			}
			if said := len(run.ProgressLog) - len(lines); said != row.lines || len(failures) != 2 {
				t.Errorf("said %d times, want %d, of failures %v: %q", said, row.lines, failures, run.ProgressLog)
			}
			fact.Equal(t, "lines", lines, undisturbed.ProgressLog, undisturbed, run)
			fact.Is(t, "run.Counts", run.Counts, undisturbed.Counts, undisturbed)
			fact.Is(t, "run.ResourcesUsed", run.ResourcesUsed, undisturbed.ResourcesUsed, undisturbed)
		})
	}
}

// moving is a clock whose time of day the test moves.
type moving struct {
	*hasty
	since atomic.Int64
}

func (c *moving) move(d time.Duration) { c.since.Add(int64(d)) }

func (c *moving) Now() time.Time { return time.Unix(0, c.since.Load()) }

func (c *moving) Stopwatch() func() time.Duration {
	began := c.since.Load()
	return func() time.Duration { return time.Duration(c.since.Load() - began) }
}

// expiring is a clock on which a wait of one length is over when the test says so.
type expiring struct {
	*hasty
	after time.Duration
	over  chan time.Time
}

func (c *expiring) After(d time.Duration) (<-chan time.Time, func()) {
	if d == c.after {
		return c.over, func() {}
	}
	return c.hasty.After(d)
}

// TestLongWait hands the run back until the window is over, says so in the log, and frees the slot.
func TestLongWait(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	var asked atomic.Int64
	b.x.fail = func(string) error {
		if asked.Add(1) == 2 {
			return &source.WaitError{For: 5100 * time.Millisecond}
		}
		return nil
	}
	run := b.sync()
	waited := 0
	for _, line := range run.ProgressLog {
		if strings.HasPrefix(line, "Waiting for X's rate limit until ") && strings.HasSuffix(line, " UTC") {
			waited++
		}
	}
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 300)
	fact.Is(t, "waited", waited, 1)
	var attempt int
	if err := b.sql.Get(&attempt, `SELECT attempt FROM sync_runs WHERE id = $1`, run.ID); err != nil || attempt != 3 {
		t.Errorf("attempt %d, want claim, hand-back, claim (%v)", attempt, err)
	}
}

// TestPanic fails the run in which it happens, and no other.
func TestPanic(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	other := b.track("other", 78)
	b.x.fail = func(call string) error {
		if strings.HasPrefix(call, "users") {
			panic("poison")
		}
		return nil
	}
	b.x.thin[1_000_000] = true // only a thin profile leads to the call that panics
	first := b.queue(b.account)
	b.work(first)
	b.x.mu.Lock()
	delete(b.x.thin, 1_000_000)
	b.x.mu.Unlock()
	second := b.queue(other)
	b.work(second)
	if run := b.run(first); run.Status != syncrun.StatusFailed || run.ErrorCode != syncrun.CodeInternal {
		t.Errorf("the poisonous run is %+v", run)
	}
	if run := b.run(second); run.Status != syncrun.StatusCompleted {
		t.Errorf("the other run is %+v", run)
	}
}
