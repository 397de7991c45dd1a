package app_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/natshints"
	"goodones/internal/syncrun"
)

// writer writes the logs of runs as a worker does, at a pace of its own and without anything to crawl.
type writer struct {
	t      testing.TB
	d      *db.DB
	worker *db.Worker
	user   int
	next   atomic.Int64 // number of the next account
}

// tale is a run that a writer writes. Its log begins with two events, queued and claimed.
type tale struct {
	work  *syncrun.Work
	steps int
	lines []string // messages of the first steps
	head  atomic.Int64
	ended atomic.Bool

	mu   sync.Mutex
	when map[int]time.Time // when the commit of a sequence was answered
}

// newWriter opens a database of its own on the world's, and sends its hints by Postgres, or by the world's NATS.
func (w *world) newWriter() *writer {
	w.t.Helper()
	options := db.Options{MaxConns: 40}
	var sender *natshints.Sender
	if w.nats != "" {
		sender = natshints.NewSender(w.nats)
		options.Carrier = sender
	}
	s := w.silentWriter(options)
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = s.d.Hints().Run(ctx) })
	if sender != nil {
		running.Go(func() { _ = sender.Run(ctx) })
	}
	w.t.Cleanup(func() {
		cancel()
		running.Wait()
	})
	return s
}

// silentWriter opens a database of its own on the world's; nothing sends its hints.
func (w *world) silentWriter(options db.Options) *writer {
	w.t.Helper()
	d, err := db.Open(w.dsn, options)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = d.Close() })
	s := &writer{t: w.t, d: d, worker: d.Worker(syncrun.DocumentedPrices()), user: w.user}
	s.next.Store(rand.Int64N(1 << 32)) // no account of another writer
	return s
}

// begin queues and claims n runs of the writer's user.
func (s *writer) begin(n int) []*tale {
	s.t.Helper()
	tales := make([]*tale, n)
	for i := range tales {
		work := claimed(s.t, s.d, s.worker, syncrun.StartRequest{UserID: s.user},
			syncrun.Profile{ID: 1000 + s.next.Add(1), FollowersCount: 10})
		tales[i] = &tale{work: work, when: map[int]time.Time{}}
		tales[i].committed(2)
	}
	return tales
}

func (r *tale) committed(sequence int) {
	r.mu.Lock()
	r.when[sequence] = time.Now()
	r.mu.Unlock()
	r.head.Store(int64(sequence))
}

// delay is how long after the answer of its commit a sequence came; 0 when it came before that, or from a time that is
// not known.
func (r *tale) delay(sequence int, at time.Time) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	if when, ok := r.when[sequence]; ok {
		return max(0, at.Sub(when))
	}
	return 0
}

// step commits one step, again and again while the database is away. It fails only with ctx.
func (s *writer) step(ctx context.Context, r *tale) error {
	r.steps++
	step := syncrun.Step{Key: fmt.Sprintf("step:%d", r.steps), Stage: syncrun.StageFetchFollowers}
	if r.steps <= len(r.lines) {
		step.Message = r.lines[r.steps-1]
	}
	return s.insist(ctx, r, func() (int, error) {
		done, err := s.worker.Note(ctx, r.work, step)
		return done.Sequence, err
	})
}

// end ends the run.
func (s *writer) end(ctx context.Context, r *tale) error {
	err := s.insist(ctx, r, func() (int, error) {
		return int(r.head.Load()) + 1, s.worker.End(ctx, r.work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted})
	})
	r.ended.Store(err == nil)
	return err
}

func (s *writer) insist(ctx context.Context, r *tale, write func() (int, error)) error {
	for {
		sequence, err := write()
		switch {
		case err == nil:
			r.committed(sequence)
			return nil
		case ctx.Err() != nil || errors.Is(err, syncrun.ErrLeaseLost):
			return err
		}
		rest(s.t, 10*time.Millisecond)
	}
}

// tell writes steps steps at a pace, 0 for as many as there is time for until stop is closed, and then the end.
func (s *writer) tell(r *tale, steps int, every time.Duration, stop <-chan struct{}) error {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for written := 0; steps == 0 || written < steps; written++ {
		select {
		case <-stop:
			return s.end(s.t.Context(), r)
		case <-tick.C:
		}
		if err := s.step(s.t.Context(), r); err != nil {
			return err
		}
	}
	return s.end(s.t.Context(), r)
}

// tellAll tells all tales at once, each on a goroutine. The function it returns has them end, or waits for their ends
// when they have a number of steps, and fails the test when a write was refused.
func (s *writer) tellAll(tales []*tale, steps int, every time.Duration) (finish func()) {
	stop, failed := make(chan struct{}), make([]error, len(tales))
	var telling sync.WaitGroup
	for i, r := range tales {
		telling.Go(func() { failed[i] = s.tell(r, steps, every, stop) })
	}
	return func() {
		s.t.Helper()
		if steps == 0 {
			close(stop)
		}
		telling.Wait()
		if err := errors.Join(failed...); err != nil {
			s.t.Fatal(err)
		}
	}
}

// manyLines make progressLog grow to about 10 KB.
func manyLines() []string {
	return slices.Repeat([]string{strings.Repeat("Looking at people, page after page. ", 5)}, 60)
}
