package pipeline_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// lookResult is what one look at the schedules finds.
type lookResult struct {
	queued int
	found  bool
	err    error
}

// scriptedSchedules finds what a script says, then nothing, and notes when it was asked.
type scriptedSchedules struct {
	began  time.Time
	script []lookResult
	asked  []time.Duration // since it began
}

func (s *scriptedSchedules) Due(context.Context) (queued int, found bool, err error) {
	s.asked = append(s.asked, time.Since(s.began))
	if len(s.script) == 0 {
		return 0, false, nil
	}
	next := s.script[0]
	s.script = s.script[1:]
	return next.queued, next.found, next.err
}

// schedule runs a scheduler on a script for so long, on a clock of the test's own, and returns its log.
func schedule(t *testing.T, script []lookResult, d time.Duration) (asked []time.Duration, log string) {
	t.Helper()
	var text strings.Builder
	schedules := &scriptedSchedules{script: script}
	synctest.Test(t, func(t *testing.T) {
		schedules.began = time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), d)
		defer cancel()
		s := pipeline.NewScheduler(schedules, pipeline.SystemClock{}, slog.New(slog.NewTextHandler(&text, nil)))
		if err := s.Run(ctx); err != nil {
			t.Errorf("Run ended with %v", err)
		}
		if took := time.Since(schedules.began); took != d {
			t.Errorf("Run ended after %v, want at the end of its context, %v", took, d)
		}
	})
	return schedules.asked, text.String()
}

func TestSchedulerLooks(t *testing.T) {
	t.Parallel()
	due, none := lookResult{queued: 2, found: true}, lookResult{}
	away := lookResult{err: syncrun.ErrUnavailable}
	broken := lookResult{found: true, err: errors.New("user 7: no such timezone")}
	for name, c := range map[string]struct {
		script []lookResult
		asked  []time.Duration
		logged map[string]int // how often the log says so
	}{
		"at once, then every five seconds": {nil, []time.Duration{0, 5, 10}, nil},
		"until nothing is due": {[]lookResult{due, due, none, due}, []time.Duration{0, 0, 0, 5, 5, 10},
			map[string]int{"schedule is due": 3, "queued=2": 3}},
		"no hot loop while the database is away": {[]lookResult{away, away, due}, []time.Duration{0, 5, 10, 10},
			map[string]int{"is away": 1, "is back": 1, "level=ERROR": 0, "schedule is due": 1}},
		"on after a schedule that fails": {[]lookResult{broken, due}, []time.Duration{0, 5, 5, 10},
			map[string]int{"no such timezone": 1, "level=ERROR": 1, "schedule is due": 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i := range c.asked {
				c.asked[i] *= time.Second
			}
			asked, log := schedule(t, c.script, 12*time.Second)
			if !slices.Equal(asked, c.asked) {
				t.Errorf("looked at %v, want %v", asked, c.asked)
			}
			for line, want := range c.logged {
				if got := strings.Count(log, line); got != want {
					t.Errorf("the log says %q %d times, want %d:\n%s", line, got, want, log)
				}
			}
		})
	}
}

// TestSchedulerStopsAmongMany is stopped while there is always another schedule due.
func TestSchedulerStopsAmongMany(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	endless := &endlessSchedules{stopAfter: 3, stop: cancel}
	s := pipeline.NewScheduler(endless, pipeline.SystemClock{}, slog.New(slog.DiscardHandler))
	if err := s.Run(ctx); err != nil || endless.asked != 3 {
		t.Errorf("Run ended with %v after %d looks", err, endless.asked)
	}
}

type endlessSchedules struct {
	asked, stopAfter int
	stop             func()
}

func (s *endlessSchedules) Due(context.Context) (queued int, found bool, err error) {
	if s.asked++; s.asked == s.stopAfter {
		s.stop()
	}
	return 1, true, nil
}
