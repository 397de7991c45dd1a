package load

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

const (
	dialsAtOnce  = 64
	firstEvent   = 20 * time.Second
	pollInterval = time.Millisecond
)

// Target is the server to connect to.
type Target struct {
	Address  string // host:port
	Key      string // API key; empty: none needed
	SharedID bool   // events carry an id that is not the subscriber's
	Private  bool   // subscribers ask for more than an event's row holds, so that nothing is shared
}

// Fleet is many clients of one server, one subscription each.
type Fleet struct {
	target  Target
	clock   clock
	buffers sync.Pool
	sockets []*socket
	readers sync.WaitGroup

	delivered            atomic.Int64 // events, each counted once for each socket
	lastAt               atomic.Int64 // moment of the last delivery
	fromCommit, fromHint Histogram
}

// Connect opens count sockets, the first to runs[0], the next to runs[1] and so on in turn, and returns when each has
// received its first event. The caller closes the fleet; after an error nothing is left open.
func (w *Writer) Connect(ctx context.Context, target Target, count int) (*Fleet, error) {
	f := &Fleet{target: target, clock: w.clock, sockets: make([]*socket, count)}
	f.buffers.New = func() any {
		b := make([]byte, readBuffer)
		return &b
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(dialsAtOnce)
	for i := range count {
		group.Go(func() (err error) {
			f.sockets[i], err = f.join(ctx, w.Runs[i%len(w.Runs)])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// join opens one socket and waits for its first event.
func (f *Fleet) join(ctx context.Context, run *Run) (*socket, error) {
	ctx, cancel := context.WithTimeout(ctx, firstEvent)
	defer cancel()
	s, err := f.dial(ctx, run)
	if err != nil {
		return nil, err
	}
	f.listen(s)
	if err := s.initialise(); err != nil {
		return nil, errors.Join(err, s.conn.Close())
	}
	select {
	case <-s.ready:
		return s, nil
	case <-s.ended:
		return nil, errors.Join(fmt.Errorf("subscribe: %w", s.err), s.conn.Close())
	case <-ctx.Done():
		return nil, errors.Join(fmt.Errorf("no first event: %w", ctx.Err()), s.conn.Close())
	}
}

func (f *Fleet) listen(s *socket) {
	f.readers.Go(func() {
		defer close(s.ended)
		s.read()
	})
}

// Cut ends every connection, as a network does. The error is why one had ended before.
func (f *Fleet) Cut() error {
	for _, s := range f.sockets {
		s.cut()
	}
	for _, s := range f.sockets {
		if <-s.ended; s.broken() {
			return s.err
		}
	}
	return nil
}

// Reconnect opens all connections anew, at once, after Cut; each asks for what follows the newest event that it has. It
// returns how long after its beginning the last of the events that there are was received. After an error the fleet is
// good for Close only.
func (f *Fleet) Reconnect(ctx context.Context, atMost time.Duration) (time.Duration, error) {
	began := f.clock.now()
	group, dialling := errgroup.WithContext(ctx)
	for i, old := range f.sockets {
		group.Go(func() error {
			s, err := f.dial(dialling, old.run)
			if err != nil {
				return err
			}
			s.tally = old.tally
			f.sockets[i] = s
			f.listen(s)
			return s.initialise()
		})
	}
	if err := group.Wait(); err != nil {
		return 0, err
	}
	f.Await(ctx, atMost)
	return time.Duration(f.lastAt.Load() - began), nil
}

// count notes deliveries that came in one read.
func (f *Fleet) count(deliveries, now int64) {
	if deliveries == 0 {
		return
	}
	for last := f.lastAt.Load(); last < now && !f.lastAt.CompareAndSwap(last, now); last = f.lastAt.Load() {
	}
	f.delivered.Add(deliveries)
}

// Await returns when every socket has all events of its run, or after the time given, or with ctx: what is missing then
// is in the Report.
func (f *Fleet) Await(ctx context.Context, atMost time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, atMost)
	defer cancel()
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	for f.delivered.Load() < f.expected() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (f *Fleet) expected() (n int64) {
	for _, s := range f.sockets {
		n += int64(s.run.Last())
	}
	return n
}

// Delivered is the number of events received so far, over all sockets, repeated ones not counted.
func (f *Fleet) Delivered() int { return int(f.delivered.Load()) }

// Report is what a fleet has found.
type Report struct {
	Sockets    int   `json:"sockets"`
	Delivered  int   `json:"delivered"`
	Missing    int   `json:"missing"`
	Repeated   int   `json:"repeated"`
	Disordered int   `json:"disordered"`
	Broken     int   `json:"broken"` // sockets that did not live to the end
	FirstError error `json:"-"`      // of the broken ones

	CommitP50 time.Duration `json:"-"` // from an event's commit to its delivery
	CommitP99 time.Duration `json:"-"`
	HintP50   time.Duration `json:"-"` // from its hint
	HintP99   time.Duration `json:"-"`
}

// Flaws is the number of things that must not happen.
func (r Report) Flaws() int { return r.Missing + r.Repeated + r.Disordered + r.Broken }

// Close cuts every connection and reports. It may be called once.
func (f *Fleet) Close() Report {
	for _, s := range f.sockets {
		if s != nil {
			s.cut()
		}
	}
	f.readers.Wait()
	r := Report{Sockets: len(f.sockets), Delivered: f.Delivered(),
		CommitP50: f.fromCommit.Quantile(0.5), CommitP99: f.fromCommit.Quantile(0.99),
		HintP50: f.fromHint.Quantile(0.5), HintP99: f.fromHint.Quantile(0.99)}
	for _, s := range f.sockets {
		if s != nil {
			r.add(s)
		}
	}
	return r
}

func (r *Report) add(s *socket) {
	r.Missing += s.tally.Missing(s.run.Last())
	r.Repeated += s.tally.Repeated
	r.Disordered += s.tally.Disordered
	if s.broken() {
		r.Broken++
		if r.FirstError == nil {
			r.FirstError = s.err
		}
	}
}
