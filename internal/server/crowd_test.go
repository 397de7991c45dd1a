package server

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// TestMemoryIsGivenBackAfterACrowd opens connections and counts how often memory was given back since.
func TestMemoryIsGivenBackAfterACrowd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		tidied := 0
		c := newCrowd()
		c.tidy = func() { tidied++ }
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		go c.run(ctx)
		for _, step := range []struct {
			when        string
			opened      int64
			after       time.Duration
			tidiedSince int
		}{
			{"some come", crowdSize - 1, 10 * crowdLook, 0},
			{"one more makes a crowd, which may not be over", 1, crowdLook, 0},
			{"nobody came any more", 0, crowdLook, 1},
			{"nobody comes", 0, 10 * crowdLook, 0},
			{"many come", 2 * crowdSize, crowdLook, 0},
			{"and go on coming", 1, crowdLook, 0},
			{"and are all there", 0, 10 * crowdLook, 1},
		} {
			before := tidied
			c.opened.Add(step.opened)
			time.Sleep(step.after)
			synctest.Wait()
			if got := tidied - before; got != step.tidiedSince {
				t.Errorf("%s: memory was given back %d times, want %d", step.when, got, step.tidiedSince)
			}
		}
	})
}
