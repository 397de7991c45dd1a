package pipeline

import (
	"context"
	"time"

	"goodones/internal/pause"
)

// Clock lets time pass, and measures it. What counts as now is the database's business.
type Clock interface {
	// Now is the time of day, right or not, which may be set at any moment. Sources ask for it.
	Now() time.Time
	// Stopwatch tells, whenever it is asked, how long ago it was started, whatever the time of day was set to since.
	Stopwatch() (elapsed func() time.Duration)
	// Sleep waits for d, or returns the context's error when that ends first.
	Sleep(ctx context.Context, d time.Duration) error
	// After delivers one value when d has passed, unless stop is called before.
	After(d time.Duration) (fired <-chan time.Time, stop func())
}

// SystemClock is the machine's monotonic clock.
type SystemClock struct{}

// Now is the time of day.
func (SystemClock) Now() time.Time { return time.Now() }

// Stopwatch measures by the monotonic clock.
func (SystemClock) Stopwatch() func() time.Duration {
	began := time.Now()
	return func() time.Duration { return time.Since(began) }
}

// Sleep waits for d, or returns the context's error when that ends first.
func (SystemClock) Sleep(ctx context.Context, d time.Duration) error {
	return pause.For(ctx, d)
}

// After delivers one value when d has passed, unless stop is called before.
func (SystemClock) After(d time.Duration) (<-chan time.Time, func()) {
	timer := time.NewTimer(d)
	return timer.C, func() { timer.Stop() }
}
