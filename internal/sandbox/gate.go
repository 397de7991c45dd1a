package sandbox

import (
	"context"
	"sync"
)

// gates hold calls of endpoints back until they are let go.
type gates struct {
	mu      sync.Mutex
	byName  map[string]*gate
	changed chan struct{} // closed and replaced whenever somebody is held
}

// gate is one endpoint's.
type gate struct {
	after   int           // calls it still lets through
	holding int           // calls waiting now
	arrived chan struct{} // closed when the first call is held
	opened  chan struct{} // closed when the gate is gone
}

func newGates() *gates {
	return &gates{byName: map[string]*gate{}, changed: make(chan struct{})}
}

// set puts up a gate, in place of one that stood there.
func (g *gates) set(endpoint string, after int) *gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open(endpoint, g.byName[endpoint])
	one := &gate{after: after, arrived: make(chan struct{}), opened: make(chan struct{})}
	g.byName[endpoint] = one
	return one
}

// release takes a gate away, unless another stands there by now.
func (g *gates) release(endpoint string, one *gate) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open(endpoint, one)
}

func (g *gates) releaseAll() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for endpoint, one := range g.byName {
		g.open(endpoint, one)
	}
}

// open needs the lock. It does nothing for a gate that does not stand.
func (g *gates) open(endpoint string, one *gate) {
	if one == nil || g.byName[endpoint] != one {
		return
	}
	delete(g.byName, endpoint)
	close(one.opened)
}

// pass lets a call through, or holds it until its gate is gone. It fails when
// the call ends first.
func (g *gates) pass(ctx context.Context, endpoint string) error {
	one := g.enter(endpoint)
	if one == nil {
		return ctx.Err()
	}
	defer g.leave(one)
	select {
	case <-one.opened:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// enter is the gate that holds this call, or nil.
func (g *gates) enter(endpoint string) *gate {
	g.mu.Lock()
	defer g.mu.Unlock()
	one := g.byName[endpoint]
	if one == nil {
		return nil
	}
	if one.after > 0 {
		one.after--
		return nil
	}
	one.holding++
	select {
	case <-one.arrived:
	default:
		close(one.arrived)
	}
	close(g.changed)
	g.changed = make(chan struct{})
	return one
}

func (g *gates) leave(one *gate) {
	g.mu.Lock()
	defer g.mu.Unlock()
	one.holding--
}

// held is the number of calls held now, by endpoint, and a channel that is
// closed when another one is.
func (g *gates) held() (map[string]int, int, <-chan struct{}) {
	g.mu.Lock()
	defer g.mu.Unlock()
	byName, total := make(map[string]int, len(g.byName)), 0
	for endpoint, one := range g.byName {
		byName[endpoint] = one.holding
		total += one.holding
	}
	return byName, total, g.changed
}
