package progress

import (
	"context"
	"errors"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/syncrun"
)

// storm is a hub over a log in trouble: writers, hints that are lost, late or doubled, and a database that fails.
type storm struct {
	t     *testing.T
	log   *fakeLog
	hub   *Hub
	final []int // the terminal sequence of each run, from 1

	mu                              sync.Mutex
	rnd                             *rand.Rand
	late                            [][2]int // hints to be given later
	failed, lost, doubled, deferred atomic.Int64
	resumed, refused                atomic.Int64
}

// chance is true once in n times.
func (s *storm) chance(n int) bool { return s.below(n) == 0 }

func (s *storm) below(n int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rnd.IntN(n)
}

func (s *storm) trouble(ctx context.Context, _ string) error {
	for range s.below(4) {
		runtime.Gosched()
	}
	if s.chance(10) {
		s.failed.Add(1)
		return syncrun.ErrUnavailable
	}
	return nil
}

// hint gives a hint, perhaps.
func (s *storm) hint(run, seq int) {
	switch s.below(6) {
	case 0:
		s.lost.Add(1)
	case 1:
		s.doubled.Add(1)
		s.hub.Hint(run, seq)
		s.hub.Hint(run, seq)
	case 2:
		s.deferred.Add(1)
		s.mu.Lock()
		s.late = append(s.late, [2]int{run, seq})
		s.mu.Unlock()
	case 3:
		s.mu.Lock()
		late := s.late
		s.late = nil
		s.mu.Unlock()
		for i := range late { // the newest first
			s.hub.Hint(late[len(late)-1-i][0], late[len(late)-1-i][1])
		}
	case 4:
		s.hub.Lost()
	default:
		s.hub.Hint(run, seq)
	}
}

// write grows a run to its final sequence.
func (s *storm) write(run int) {
	for at := 1; at < s.final[run-1]; {
		n := min(1+s.below(8), s.final[run-1]-at)
		if s.chance(10) {
			n = min(150, s.final[run-1]-at)
		}
		at += n
		if at == s.final[run-1] {
			s.log.write(run, n-1)
			s.log.end(run)
		} else {
			s.log.write(run, n)
		}
		s.hint(run, at)
		for range s.below(200) {
			runtime.Gosched()
		}
	}
}

// follow watches a run from somewhere to its end, leaving and coming back now and then, and returns what it got.
func (s *storm) follow(run, after int) *client {
	all := &client{}
	for at := after; ; s.resumed.Add(1) {
		c := s.open(run, at)
		leaveAt := at + 1 + s.below(400)
		timeout := time.After(time.Minute)
		for c.take(); !c.isDone && c.cursor.Sequence() < leaveAt; c.take() {
			select {
			case <-c.wakes:
			case <-timeout:
				s.t.Errorf("run %d: stuck at %d", run, c.cursor.Sequence())
				return all
			}
		}
		at = c.cursor.Sequence()
		c.cursor.Close()
		all.got = append(all.got, c.got...)
		if c.isDone {
			return all
		}
	}
}

// open watches, whatever it takes.
func (s *storm) open(run, after int) *client {
	for {
		c, err := open(s.hub, run, after)
		if err == nil {
			c.size = 1 + s.below(200)
			return c
		}
		if !errors.Is(err, syncrun.ErrUnavailable) {
			s.t.Errorf("run %d after %d: %v", run, after, err)
			runtime.Goexit()
		}
		s.refused.Add(1)
	}
}

// TestEveryCursorGetsEveryEventOnce is the promise of the package, with everything going wrong at once.
func TestEveryCursorGetsEveryEventOnce(t *testing.T) {
	t.Parallel()
	const runs, cursors = 20, 1000
	seed := uint64(time.Now().UnixNano())
	s := &storm{t: t, log: newLog(), rnd: rand.New(rand.NewPCG(seed, 0))} //nolint:gosec // not for secrets
	s.log.part = fullPart
	s.log.upset(s.trouble)
	s.hub = start(t, s.log, Options{Keep: 64, Tick: 20 * time.Millisecond, DeafTick: 10 * time.Millisecond,
		Linger: time.Millisecond, Workers: 4})
	for run := 1; run <= runs; run++ {
		s.final = append(s.final, 2+s.below(600))
		s.log.write(run, 1)
	}
	var writers, watchers sync.WaitGroup
	for run := 1; run <= runs; run++ {
		writers.Go(func() { s.write(run) })
	}
	var delivered atomic.Int64
	for i := range cursors {
		watchers.Go(func() {
			run := 1 + i%runs
			for range s.below(500) {
				runtime.Gosched()
			}
			s.log.mu.Lock()
			head := len(s.log.runs[run].events)
			s.log.mu.Unlock()
			after := s.below(head + 1)
			c := s.follow(run, after)
			c.check(t, after, s.final[run-1])
			delivered.Add(int64(len(c.got)))
		})
	}
	writers.Wait()
	watchers.Wait()
	t.Logf("seed %d: %d runs, %d cursors, %d events delivered once and in order; %d reads failed, %d hints lost, "+
		"%d doubled, %d late; %d resumed, %d refused", seed, runs, cursors, delivered.Load(), s.failed.Load(),
		s.lost.Load(), s.doubled.Load(), s.deferred.Load(), s.resumed.Load(), s.refused.Load())
}

// TestNobodyMissesTheEnd opens subscriptions around the moment of the end, with hints alone: no tick mends a wake
// that was missed.
func TestNobodyMissesTheEnd(t *testing.T) {
	t.Parallel()
	const runs, each = 100, 10
	log := newLog()
	h := start(t, log, Options{Tick: time.Hour, DeafTick: time.Hour})
	var longest atomic.Int64
	for run := 1; run <= runs; run++ {
		log.write(run, 5)
		keeper := watch(t, h, run, 0) // so that the topic is there, and not opened by those below
		var all sync.WaitGroup
		begin := make(chan struct{})
		all.Go(func() {
			<-begin
			h.Hint(run, log.end(run))
		})
		for i := range each {
			all.Go(func() {
				<-begin
				for range i * 20 {
					runtime.Gosched()
				}
				before := time.Now()
				c, err := open(h, run, i%6)
				if err != nil {
					t.Errorf("run %d: %v", run, err)
					return
				}
				defer c.cursor.Close()
				c.readTo(t, 6)
				c.check(t, i%6, 6)
				for c.take(); !c.isDone; c.take() {
					t.Error("terminal event without done")
					return
				}
				longest.Store(max(longest.Load(), int64(time.Since(before))))
			})
		}
		close(begin)
		all.Wait()
		keeper.readTo(t, 6)
		if !keeper.isDone {
			t.Error("terminal event without done")
		}
	}
	t.Logf("%d subscriptions around the end: each got the terminal event and done, the slowest in %v",
		runs*(each+1), time.Duration(longest.Load()))
}
