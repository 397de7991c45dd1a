package app_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// verdict is what became of a promise: figures as measured, and those that missed their bars. The long tests take the
// bars as promised; the short ones, which run beside many others, allow times more slack.
type verdict struct {
	slack int // bars of time are multiplied by it

	mu      sync.Mutex
	figures []string
	missed  []string
}

func (v *verdict) note(format string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.figures = append(v.figures, fmt.Sprintf(format, args...))
}

func (v *verdict) miss(format string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.missed = append(v.missed, fmt.Sprintf(format, args...))
}

// within takes a time that may not be longer than its bar.
func (v *verdict) within(what string, got, bar time.Duration) {
	v.note("%s %s", what, got.Round(time.Millisecond))
	if bar *= time.Duration(max(1, v.slack)); got > bar {
		v.miss("%s took %s, the bar is %s", what, got, bar)
	}
}

// exactly takes a count that may be nothing else.
func (v *verdict) exactly(what string, got, want int) {
	v.note("%d %s", got, what)
	if got != want {
		v.miss("%d %s, not %d", got, what, want)
	}
}

// inRange takes a figure that has a lowest and a highest value.
func (v *verdict) inRange(what string, got, low, high float64) {
	v.note("%s %.4g", what, got)
	if got < low || got > high {
		v.miss("%s is %.4g, not from %g to %g", what, got, low, high)
	}
}

// report logs the figures and fails the test for each that missed its bar.
func (v *verdict) report(t testing.TB) {
	t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	t.Log(strings.Join(v.figures, ", "))
	for _, missed := range v.missed {
		t.Error(missed)
	}
}

// delays collects how long deliveries took.
type delays struct {
	mu  sync.Mutex
	all []time.Duration
}

func (d *delays) add(took time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.all = append(d.all, took)
}

// take returns what was collected so far, sorted, and begins anew.
func (d *delays) take() []time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	all := d.all
	d.all = nil
	slices.Sort(all)
	return all
}

// quantile is the q-th part of sorted times; 0 of none.
func quantile(sorted []time.Duration, q float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// rest waits for a span that is part of what a test plays, such as a worker's pace; nothing is awaited with it.
func rest(t testing.TB, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-t.Context().Done():
	}
}
