package progress

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/syncrun"
)

func TestNearHistoryIsShared(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 40)
		h := start(t, log, Options{Keep: 50})
		h.Listening(true)
		if _, fresh, err := h.Snapshot(t.Context(), owner, 1); !fresh || err != nil { // opens with one event
			t.Fatal(fresh, err)
		}
		log.counts()
		for after := range 40 {
			c := watch(t, h, 1, after)
			c.readTo(t, 40)
			c.check(t, after, 40)
		}
		if n := log.counts()["History"]; n != 1 {
			t.Errorf("history was read %d times", n)
		}
	})
}

func TestManyAskForTheSameHistoryAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 40)
		h := start(t, log, Options{Keep: 50})
		h.Listening(true)
		if _, _, err := h.Snapshot(t.Context(), owner, 1); err != nil {
			t.Fatal(err)
		}
		log.counts()
		log.upset(func(context.Context, string) error { <-time.After(time.Millisecond); return nil })
		var clients []*client
		for range 100 {
			c := watch(t, h, 1, 0)
			c.take()
			clients = append(clients, c)
		}
		for _, c := range clients {
			c.readTo(t, 40)
			c.check(t, 0, 40)
		}
		if n := log.counts()["History"]; n > cap(h.readers) {
			t.Errorf("history was read %d times", n)
		}
	})
}

func TestFarHistoryIsPrivate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 999)
		log.end(1)
		h := start(t, log, Options{Keep: 20})
		c := watch(t, h, 1, 3)
		c.readTo(t, 1000)
		c.check(t, 3, 1000)
		if !c.isDone {
			t.Error("not done")
		}
		topic := h.topics[1]
		if n := len(topic.entries); n > 25 {
			t.Errorf("the topic keeps %d events", n)
		}
		if n := len(c.cursor.feed.bytes); n > 30 {
			t.Errorf("the feed keeps %d payloads", n)
		}
	})
}

func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 1)
		h := start(t, log, Options{Keep: 40})
		fast, slow := watch(t, h, 1, 0), watch(t, h, 1, 0)
		for range 1000 {
			seq := log.write(1, 1)
			h.Hint(1, seq)
			fast.readTo(t, seq)
			if n := len(h.topics[1].entries); n > 50 {
				t.Fatalf("the topic keeps %d events", n)
			}
			if n := len(fast.cursor.feed.bytes); n > 61 {
				t.Fatalf("the feed keeps %d payloads", n)
			}
		}
		slow.take()
		synctest.Wait()
		if held := *slow.cursor.arrived.Load(); len(held) != historyPart || cap(held) > 2*historyPart {
			t.Errorf("a slow cursor holds %d events of %d", len(held), cap(held))
		}
		slow.readTo(t, 1001)
		slow.check(t, 0, 1001)
	})
}

func TestHistoryIsReadAgainWhenTheDatabaseIsBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 100)
		h := start(t, log, Options{Keep: 10})
		c := watch(t, h, 1, 0)
		log.upset(away)
		c.take()
		<-time.After(time.Minute)
		if len(c.take()) > 0 || c.isDone {
			t.Error("something came out of nothing")
		}
		log.upset(nil)
		before := time.Now()
		c.readTo(t, 100)
		if took := time.Since(before); took > 2*retryPause {
			t.Errorf("caught up after %v", took)
		}
		c.check(t, 0, 100)
	})
}

// TestReadingOfHistoryEnds has two ends of it: the cursor's, and the hub's.
func TestReadingOfHistoryEnds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 100)
		h := New(log, Options{Keep: 10, Tick: time.Hour, DeafTick: time.Hour})
		ctx, cancel := context.WithCancel(t.Context())
		over := make(chan struct{})
		go func() { defer close(over); _ = h.Run(ctx) }()
		first, second := watch(t, h, 1, 0), watch(t, h, 1, 0)
		var tries atomic.Int64
		log.upset(func(context.Context, string) error { tries.Add(1); return syncrun.ErrUnavailable })
		first.take()
		<-time.After(time.Second)
		first.cursor.Close()
		<-time.After(time.Second)
		tries.Store(0)
		<-time.After(time.Second)
		if n := tries.Load(); n > 0 {
			t.Errorf("%d reads for a closed cursor", n)
		}
		second.take()
		synctest.Wait()
		cancel()
		<-over
		second.take() // nobody reads for it any more
	})
}
