package gate

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/syncrun"
)

// TestCrowd has a hundred ask at once what takes 50 ms: three at a time, and all of them.
func TestCrowd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := New(3)
		var now, most, done atomic.Int64
		var asking sync.WaitGroup
		for range 100 {
			asking.Go(func() {
				err := g.Through(t.Context(), Unavailable, func() error {
					most.Store(max(most.Load(), now.Add(1)))
					<-time.After(50 * time.Millisecond)
					now.Add(-1)
					done.Add(1)
					return syncrun.ErrNotFound // an answer like any other
				})
				if !errors.Is(err, syncrun.ErrNotFound) {
					t.Error(err)
				}
			})
		}
		asking.Wait()
		if most.Load() != 3 || done.Load() != 100 {
			t.Errorf("%d asked, %d at a time", done.Load(), most.Load())
		}
	})
}

// TestNobodyWaitsForADatabaseThatIsAway ends all waits with the first question that finds it away, and none because
// somebody else gave up; later ones ask again.
func TestNobodyWaitsForADatabaseThatIsAway(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := New(1)
		began := time.Now()
		var asking sync.WaitGroup
		ctx, giveUp := context.WithCancel(t.Context())
		hold := func(ctx context.Context) {
			asking.Go(func() {
				_ = g.Through(ctx, Unavailable, func() error {
					<-time.After(800 * time.Millisecond)
					return syncrun.ErrUnavailable
				})
			})
			synctest.Wait()
		}
		hold(ctx)
		var waited []time.Duration
		var mu sync.Mutex
		for range 50 {
			asking.Go(func() {
				err := g.Through(t.Context(), Unavailable, func() error {
					<-time.After(800 * time.Millisecond)
					return syncrun.ErrUnavailable
				})
				if !errors.Is(err, syncrun.ErrUnavailable) {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				waited = append(waited, time.Since(began))
			})
		}
		giveUp() // who holds the turn has left: its error says nothing of the database
		asking.Wait()
		for _, took := range waited {
			if took != 1600*time.Millisecond {
				t.Fatalf("some waited until %v", took)
			}
		}
		if err := g.Through(t.Context(), Unavailable, func() error { return nil }); err != nil {
			t.Errorf("later: %v", err)
		}
	})
}

// TestSlowIsNotAway leaves those in their places who wait while one question of several finds no answer.
func TestSlowIsNotAway(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := New(2)
		var asking sync.WaitGroup
		asking.Go(func() {
			_ = g.Through(t.Context(), Unavailable, func() error {
				<-time.After(800 * time.Millisecond)
				return syncrun.ErrUnavailable
			})
		})
		for range 50 {
			asking.Go(func() {
				if err := g.Through(t.Context(), Unavailable, func() error {
					<-time.After(50 * time.Millisecond)
					return nil
				}); err != nil {
					t.Error(err)
				}
			})
		}
		asking.Wait()
	})
}

// TestPatience gives up on a turn after a while, and at once with the context.
func TestPatience(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := New(0)
		release := make(chan struct{})
		go func() { _ = g.Through(t.Context(), Unavailable, func() error { <-release; return nil }) }()
		synctest.Wait()
		ask := func() error { t.Error("asked without a turn"); return nil }
		began := time.Now()
		if err := g.Through(t.Context(), Unavailable, ask); !errors.Is(err, syncrun.ErrUnavailable) ||
			time.Since(began) != patience {
			t.Errorf("%v after %v", err, time.Since(began))
		}
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if err := g.Through(gone, Unavailable, ask); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		close(release)
		var none *Gate
		if err := none.Through(t.Context(), Unavailable, func() error { return syncrun.ErrConflict }); err == nil {
			t.Error("a gate that is none keeps the answer")
		}
	})
}
