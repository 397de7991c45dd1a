package app_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// subscriber follows one run to its end, over as many connections as it takes, and keeps account of what came.
type subscriber struct {
	open    open
	servers []*node
	tale    *tale
	cuts    []int   // the sequences after which the connection is cut, ascending
	delays  *delays // nil: nobody asks

	seen     atomic.Int64
	gaps     int
	repeats  int // or events out of order
	terminal bool
	complete bool
	refusals int // of a busy server
	err      error
	over     atomic.Bool // nothing above but seen changes any more
}

// follow takes events from one server after another. Silent connections are left to attic.
func (f *subscriber) follow(ctx context.Context, attic *attic) {
	defer f.over.Store(true)
	turn := rand.IntN(len(f.servers))
	for i := 0; f.err == nil && !f.complete; i++ {
		cut, sessions := 0, i-f.refusals // 0: never
		if sessions < len(f.cuts) {
			cut = f.cuts[sessions]
		}
		f.err = f.session(ctx, f.servers[(turn+i)%len(f.servers)].client, cut, attic)
		if errors.Is(f.err, errBusy) && f.refusals < patience {
			f.err = nil
			f.refusals++
			pause(retryAfter)
		}
	}
}

// session follows over one connection, up to its cut, to the end of the log, or to an error.
func (f *subscriber) session(ctx context.Context, server *client, cut int, attic *attic) error {
	s, err := f.open(ctx, server, f.tale.work.RunID, int(f.seen.Load()))
	if err != nil {
		return fmt.Errorf("open after %d: %w", f.seen.Load(), err)
	}
	for cut == 0 || int(f.seen.Load()) < cut {
		a, err := s.next()
		if err != nil {
			return fmt.Errorf("after %d: %w", f.seen.Load(), err)
		}
		if a.complete {
			f.complete = true
			return s.connection().Close()
		}
		f.take(a)
	}
	attic.cut(s)
	return nil
}

func (f *subscriber) take(a arrival) {
	switch seen := int(f.seen.Load()); {
	case a.sequence <= seen:
		f.repeats++
		return
	case a.sequence > seen+1:
		f.gaps++
	}
	f.terminal = a.terminal
	if f.delays != nil {
		f.delays.add(f.tale.delay(a.sequence, time.Now()))
	}
	f.seen.Store(int64(a.sequence))
}

// attic cuts connections, each in one of three ways, and keeps what has to be kept until the end.
type attic struct {
	turn atomic.Int64
	mu   sync.Mutex
	kept []net.Conn
}

func (a *attic) cut(s stream) {
	conn := s.connection()
	switch a.turn.Add(1) % 3 {
	case 0: // a reset
		_ = conn.SetLinger(0)
		_ = conn.Close()
	case 1: // an orderly end, once the other side has ended too
		_ = conn.CloseWrite()
		_ = conn.SetReadDeadline(time.Now().Add(2 * time.Second))
		_, _ = io.Copy(io.Discard, conn)
		_ = conn.Close()
	default: // silence
		a.mu.Lock()
		a.kept = append(a.kept, conn)
		a.mu.Unlock()
	}
}

func (a *attic) empty() {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, conn := range a.kept {
		_ = conn.Close()
	}
}

// fleet is subscribers at work.
type fleet struct {
	t           testing.TB
	subscribers []*subscriber
	attic       attic
	following   sync.WaitGroup
}

// launch lets all follow, and returns when each has seen an event.
func launch(t testing.TB, subscribers []*subscriber) *fleet {
	t.Helper()
	f := &fleet{t: t, subscribers: subscribers}
	t.Cleanup(f.attic.empty)
	opening := make(chan struct{}, 32) // so many connect at once
	for _, one := range subscribers {
		opens := one.open
		one.open = func(ctx context.Context, server *client, run, after int) (stream, error) {
			opening <- struct{}{}
			defer func() { <-opening }()
			return opens(ctx, server, run, after)
		}
		f.following.Go(func() { one.follow(t.Context(), &f.attic) })
	}
	f.await(2*time.Minute, func(*subscriber) int { return 1 })
	return f
}

// await waits until each subscriber has seen what target says of it, and returns how long that took.
func (f *fleet) await(limit time.Duration, target func(*subscriber) int) time.Duration {
	f.t.Helper()
	began := time.Now()
	behind := slices.Clone(f.subscribers)
	eventually(f.t, limit, "all subscribers have caught up", func() bool {
		behind = slices.DeleteFunc(behind, func(one *subscriber) bool {
			if one.over.Load() && one.err != nil {
				f.t.Fatalf("a subscriber failed: %v", one.err)
			}
			return int(one.seen.Load()) >= target(one)
		})
		return len(behind) == 0
	})
	return time.Since(began)
}

// audit waits for the ends and enters what was lost.
func (f *fleet) audit(v *verdict) {
	f.following.Wait()
	var gaps, repeats, refusals, events, ends, failures int
	for _, one := range f.subscribers {
		gaps, repeats, refusals = gaps+one.gaps, repeats+one.repeats, refusals+one.refusals
		seen := int(one.seen.Load())
		events += seen
		if one.terminal && one.complete && seen == int(one.tale.head.Load()) {
			ends++
		}
		if one.err != nil {
			if failures++; failures <= 3 {
				v.miss("a subscriber failed: %v", one.err)
			}
		}
	}
	v.note("%d events", events)
	if refusals > 0 {
		v.note("%d times a busy server asked to try again", refusals)
	}
	v.exactly("gaps", gaps, 0)
	v.exactly("repeats", repeats, 0)
	v.exactly("terminal events with complete", ends, len(f.subscribers))
	v.exactly("failures", failures, 0)
}

// crew makes n subscribers, spread over the tales.
func crew(n int, opens open, servers []*node, tales []*tale) []*subscriber {
	subscribers := make([]*subscriber, n)
	for i := range subscribers {
		subscribers[i] = &subscriber{open: opens, servers: servers, tale: tales[i%len(tales)]}
	}
	return subscribers
}
