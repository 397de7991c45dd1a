package progress

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestWatchDeliversToTheEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 5)
		h := start(t, log, Options{})
		c := watch(t, h, 1, 2)
		c.readTo(t, 5)
		if c.isDone {
			t.Error("done while the run runs")
		}
		h.Hint(1, log.write(1, 4))
		c.readTo(t, 9)
		h.Hint(1, log.end(1))
		c.readTo(t, 10)
		if !c.isDone {
			t.Error("not done after the terminal event")
		}
		c.check(t, 2, 10)
	})
}

func TestPositions(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		run, user, after int
		want             error
		refused          bool // with an InvalidError
		done             bool // at once, without an event
	}{
		"start":                 {run: 1, user: owner, after: 0},
		"head":                  {run: 1, user: owner, after: 5},
		"below":                 {run: 1, user: owner, after: -1, refused: true},
		"above":                 {run: 1, user: owner, after: 9, refused: true},
		"above here, not there": {run: 1, user: owner, after: 8},
		"terminal":              {run: 2, user: owner, after: 4, done: true},
		"above terminal":        {run: 2, user: owner, after: 5, refused: true},
		"missing":               {run: 3, user: owner, want: syncrun.ErrNotFound},
		"foreign":               {run: 1, user: owner + 1, want: syncrun.ErrNotFound},
		"foreign, bad sequence": {run: 1, user: owner + 1, after: -1, want: syncrun.ErrNotFound},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				log := newLog()
				log.write(1, 5)
				log.write(2, 3)
				log.end(2)
				h := start(t, log, Options{})
				watch(t, h, 1, 0)
				log.write(1, 3) // the hub does not know yet
				c, err := h.Watch(t.Context(), tt.user, syncrun.Cursor{RunID: tt.run, After: tt.after}, Encoding{"text", text},
					func() {})
				switch {
				case tt.refused:
					if invalid, ok := errors.AsType[*syncrun.InvalidError](err); !ok || invalid.Field != "after" {
						t.Errorf("error %v, want an InvalidError of after", err)
					}
					return
				case !errors.Is(err, tt.want):
					t.Errorf("error %v, want %v", err, tt.want)
					return
				case err != nil:
					return
				}
				defer c.Close()
				if _, _, done := c.Next(nil, 1); done != tt.done || tt.done && c.Sequence() != tt.after {
					t.Errorf("done %t at %d, want %t", done, c.Sequence(), tt.done)
				}
			})
		})
	}
}

func TestPositionsBeyondOneReadAreFound(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.part = 100
		log.write(1, 5)
		h := start(t, log, Options{})
		watch(t, h, 1, 0)
		log.write(1, 345)
		c := watch(t, h, 1, 349)
		c.readTo(t, 350)
		c.check(t, 349, 350)
	})
}

func TestWatchWithoutADatabase(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 5)
		h := start(t, log, Options{Tick: time.Hour, DeafTick: time.Hour})
		log.upset(away)
		if _, err := open(h, 1, 0); !errors.Is(err, syncrun.ErrUnavailable) {
			t.Errorf("error %v", err)
		}
		log.upset(func(ctx context.Context, _ string) error { <-ctx.Done(); return ctx.Err() })
		before := time.Now()
		if _, err := open(h, 1, 0); !errors.Is(err, syncrun.ErrUnavailable) || time.Since(before) > time.Second {
			t.Errorf("error %v after %v", err, time.Since(before))
		}
		log.upset(nil)
		c := watch(t, h, 1, 0) // what failed is tried again
		log.upset(away)
		if _, err := open(h, 1, 6); !errors.Is(err, syncrun.ErrUnavailable) {
			t.Errorf("error %v for a sequence that cannot be checked", err)
		}
		h.Hint(1, log.write(1, 5))
		synctest.Wait()
		<-time.After(time.Minute) // silence, nothing else
		if got := c.take(); len(got) != 5 || c.isDone {
			t.Errorf("%d events, done %t", len(got), c.isDone)
		}
		log.upset(nil)
		before = time.Now()
		c.readTo(t, 10)
		if took := time.Since(before); took > retryPause {
			t.Errorf("caught up after %v", took)
		}
		c.check(t, 0, 10)
	})
}

func TestNextKeepsToSize(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 6) // each payload has 8 bytes
		c := watch(t, start(t, log, Options{}), 1, 0)
		dst := [][]byte{[]byte("before")}
		for _, want := range []struct{ size, n int }{{1, 1}, {17, 2}, {16, 2}, {0, 1}} {
			got, more, done := c.cursor.Next(slices.Clone(dst), want.size)
			fact.Is(t, "len(got)", len(got), 1+want.n, want.size)
			fact.Is(t, "more", more, c.cursor.Sequence() < 6, want.size)
			fact.Is(t, "done", done, false, want.size)
		}
		got, more, done := c.cursor.Next(nil, 100)
		fact.Is(t, "len(got)", len(got), 0)
		fact.Is(t, "more", more, false)
		fact.Is(t, "done", done, false)
	})
}

func TestCloseTwiceAndWhileWoken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 1)
		h := start(t, log, Options{Workers: 1})
		inWake, goOn := make(chan struct{}), make(chan struct{})
		blocking := false
		first, err := h.Watch(t.Context(), owner, syncrun.Cursor{RunID: 1}, Encoding{"text", text}, func() {
			if blocking {
				inWake <- struct{}{}
				<-goOn
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		second := watch(t, h, 1, 0)
		second.readTo(t, 1)
		blocking = true
		h.Hint(1, log.write(1, 1))
		<-inWake
		second.cursor.Close() // waits in the same shard
		second.cursor.Close()
		first.Close()
		close(goOn)
		synctest.Wait()
		if h.topics[1].holders != 0 || len(h.topics[1].feeds) != 0 {
			t.Errorf("%d holders and %d feeds left", h.topics[1].holders, len(h.topics[1].feeds))
		}
	})
}

// askedFor is a context that notes whether anybody has derived from it or waits for its end.
type askedFor struct {
	context.Context
	asked bool
}

func (c *askedFor) Done() <-chan struct{} {
	c.asked = true
	return c.Context.Done()
}

// A context keeps memory for each that was ever derived from it, and ten thousand subscribers wait for nothing here.
func TestWatchDerivesNoContextForWhatIsInMemory(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 5)
		h := start(t, log, Options{})
		watch(t, h, 1, 0)
		ctx := &askedFor{Context: t.Context()}
		c, err := h.Watch(ctx, owner, syncrun.Cursor{RunID: 1, After: 5}, plain(), func() {})
		if err != nil {
			t.Fatal(err)
		}
		c.Close()
		if ctx.asked {
			t.Error("the subscriber's context was derived from")
		}
	})
}
