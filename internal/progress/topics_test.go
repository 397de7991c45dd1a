package progress

import (
	"context"
	"errors"
	"maps"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestTopicsAreForgotten(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 3)
		h := start(t, log, Options{Linger: 10 * time.Second})
		c := watch(t, h, 1, 0)
		<-time.After(time.Minute)
		if h.Stats().Topics != 1 {
			t.Fatal("forgotten while it was watched")
		}
		c.cursor.Close()
		<-time.After(9 * time.Second)
		if h.Stats().Topics != 1 {
			t.Error("forgotten too early")
		}
		<-time.After(2 * time.Second)
		if h.Stats().Topics != 0 {
			t.Error("not forgotten")
		}
		log.write(1, 1)
		again := watch(t, h, 1, 0)
		again.readTo(t, 4)
		again.check(t, 0, 4)
	})
}

// TestTopicIsNotForgottenWhileJoined holds a subscriber that has found its topic and is not attached to it yet.
func TestTopicIsNotForgottenWhileJoined(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 3)
		h := start(t, log, Options{Linger: time.Nanosecond, Tick: time.Millisecond, DeafTick: time.Millisecond})
		watch(t, h, 1, 0).cursor.Close()
		log.upset(func(ctx context.Context, call string) error {
			if call == "After" {
				<-time.After(100 * time.Millisecond) // many sweeps
			}
			return nil
		})
		log.write(1, 2)
		c := watch(t, h, 1, 4) // ahead of the topic, so the log is read before it is attached
		if h.Stats().Topics != 1 || h.topics[1] != c.cursor.topic {
			t.Error("attached to a topic that was forgotten")
		}
		h.Hint(1, log.write(1, 1))
		c.readTo(t, 6)
		c.check(t, 4, 6)
	})
}

// TestJoiningRacesWithForgetting is the same by brute force.
func TestJoiningRacesWithForgetting(t *testing.T) {
	t.Parallel()
	log := newLog()
	log.write(1, 1)
	h := start(t, log, Options{Linger: time.Nanosecond, Tick: time.Hour, DeafTick: 100 * time.Microsecond})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				c, err := open(h, 1, 0)
				if err != nil {
					t.Error(err)
					return
				}
				seq := log.write(1, 1)
				h.Hint(1, seq)
				c.readTo(t, seq)
				c.check(t, 0, c.cursor.Sequence())
				c.cursor.Close()
			}
		})
	}
	all.Wait()
}

func TestOpeningThatFails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 3)
		h := start(t, log, Options{})
		goOn := make(chan struct{})
		log.upset(func(_ context.Context, call string) error {
			if call == "Owns" {
				return nil
			}
			<-goOn
			return syncrun.ErrUnavailable
		})
		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				if _, err := open(h, 1, 0); !errors.Is(err, syncrun.ErrUnavailable) {
					t.Errorf("a caller who waits got %v", err)
				}
			})
		}
		impatient, leave := context.WithCancel(t.Context())
		all.Go(func() {
			if _, err := h.Watch(impatient, owner, syncrun.Cursor{RunID: 1}, Encoding{"text", text}, func() {}); !errors.Is(err,
				context.Canceled) {
				t.Errorf("a caller who left got %v", err)
			}
		})
		synctest.Wait()
		leave()
		h.Hint(1, 3) // the reader must not spin on it
		h.Lost()
		synctest.Wait()
		close(goOn)
		all.Wait()
		if n := log.counts(); n["Tail"] != 1 || n["After"] != 0 {
			t.Errorf("calls %v, want one Tail", n)
		}
		if h.Stats().Topics != 0 {
			t.Error("a topic without a log is kept")
		}
		log.upset(nil)
		c := watch(t, h, 1, 0)
		c.readTo(t, 3)
	})
}

func TestHintWhileOpening(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 3)
		h := start(t, log, Options{Tick: time.Hour, DeafTick: time.Hour})
		late := &lateLog{fakeLog: log, answered: make(chan struct{}), goOn: make(chan struct{})}
		h.log = late
		opened := make(chan *client)
		go func() { c, _ := open(h, 1, 0); opened <- c }()
		<-late.answered // the database has answered, the hub does not know yet
		h.Hint(1, log.write(1, 1))
		close(late.goOn)
		c := <-opened
		defer c.cursor.Close()
		c.readTo(t, 4)
	})
}

// lateLog is slow to bring what it has read.
type lateLog struct {
	*fakeLog
	answered, goOn chan struct{}
}

func (l *lateLog) Tail(ctx context.Context, runID, n int) (syncrun.Tail, error) {
	tail, err := l.fakeLog.Tail(ctx, runID, n)
	close(l.answered)
	<-l.goOn
	return tail, err
}

func TestRunEnds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 3)
		log.write(2, 3)
		h := New(log, Options{})
		ctx, cancel := context.WithCancel(t.Context())
		over := make(chan struct{})
		go func() { defer close(over); _ = h.Run(ctx) }()
		c := watch(t, h, 1, 0)
		c.readTo(t, 3)
		log.upset(func(ctx context.Context, _ string) error { <-ctx.Done(); return ctx.Err() })
		h.Hint(1, log.write(1, 1)) // the reader waits for the database,
		failed := make(chan error)
		go func() { _, err := open(h, 2, 0); failed <- err }() // and so does a subscriber
		synctest.Wait()
		cancel()
		<-over
		if err := <-failed; !errors.Is(err, syncrun.ErrUnavailable) {
			t.Errorf("a caller who waited got %v", err)
		}
		if _, err := open(h, 3, 0); !errors.Is(err, syncrun.ErrUnavailable) {
			t.Errorf("a caller who came later got %v", err)
		}
	})
}

// TestStrangersLearnNothing asks for somebody else's run, which is in memory, and for one that does not exist: both
// cost the same question, answer the same also while the database is away, and nothing is opened or kept for it.
func TestStrangersLearnNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 3)
		h := start(t, log, Options{})
		c := watch(t, h, 1, 0)
		defer c.cursor.Close()
		h.Listening(true)
		synctest.Wait() // it reads on in all logs
		ask := func(runID int) (calls map[string]int, err error) {
			log.counts()
			_, _, err = h.Snapshot(t.Context(), owner+1, runID)
			return log.counts(), err
		}
		for _, trouble := range []func(context.Context, string) error{nil, away} {
			log.upset(trouble)
			foreignCalls, foreign := ask(1)
			missingCalls, missing := ask(2)
			fact.Not(fact.Must(t), "foreign", foreign, nil, missing, missingCalls)
			fact.Is(t, "foreign.Error()", foreign.Error(), missing.Error(), missing, missingCalls)
			fact.Holds(t, "foreignCalls equals missingCalls", maps.Equal(foreignCalls, missingCalls), foreignCalls,
				missing, missingCalls)
			fact.Is(t, `foreignCalls["Owns"]`, foreignCalls["Owns"], 1, missing, missingCalls)
		}
		log.upset(nil)
		if _, _, err := h.Snapshot(t.Context(), owner, 1); err != nil {
			t.Errorf("the owner got %v", err)
		}
		if holders := h.topics[1].holders; holders != 1 {
			t.Errorf("the topic has %d holders", holders)
		}
	})
}
