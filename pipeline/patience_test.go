package pipeline_test

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/syncrun"
	"goodones/internal/xapi"
)

// TestFailures ends a run as X explains it, with words its owner understands.
func TestFailures(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		err  error
		code syncrun.ErrorCode
		made int // calls until the run gave up
	}{
		{"unknown", xapi.ErrUserNotFound, syncrun.CodeHandleNotFound, 1},
		{"protected", xapi.ErrProtected, syncrun.CodeAccountProtected, 1},
		{"unauthorized", xapi.ErrUnauthorized, syncrun.CodeSourceUnauthorized, 1},
		{"forbidden", xapi.ErrForbidden, syncrun.CodeSourceUnauthorized, 1},
		{"capped", xapi.ErrUsageCapped, syncrun.CodeSourceUnavailable, 1},
		{"temporary", &xapi.TemporaryError{Reason: "502"}, syncrun.CodeSourceUnavailable, 8},
		{"unheard of", errors.New("secret detail"), syncrun.CodeInternal, 1},
		{"limited", &xapi.RateLimitedError{Wait: time.Second, Known: true}, syncrun.CodeSourceUnavailable, 8},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, syncrun.TierPro, 300)
			var asked atomic.Int64
			b.x.fail = func(string) error { asked.Add(1); return c.err }
			run := b.sync()
			if run.Status != syncrun.StatusFailed || run.ErrorCode != c.code || run.ErrorMessage == "" {
				t.Errorf("run %+v", run)
			}
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
			return &xapi.TemporaryError{Reason: "503"}
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

// TestLongWait hands the run back until the window is over, says so in the log, and frees the slot.
func TestLongWait(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	var asked atomic.Int64
	b.x.fail = func(string) error {
		if asked.Add(1) == 2 {
			return &xapi.WaitError{Wait: 5100 * time.Millisecond}
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
	if run.Status != syncrun.StatusCompleted || run.NewFollowersCount != 300 || waited != 1 {
		t.Errorf("run %+v", run)
	}
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
