package graphqlws

import "sync"

// slots is into how many parts the connections are divided, one pinged at each
// tick.
const slots = 10

// registry holds the open connections.
type registry struct {
	mu     sync.Mutex
	slots  [slots]map[*conn]struct{}
	next   int
	live   int
	closed bool
	empty  chan struct{} // closed once the registry is closed and empty
}

func newRegistry() *registry {
	r := &registry{empty: make(chan struct{})}
	for i := range r.slots {
		r.slots[i] = make(map[*conn]struct{})
	}
	return r
}

// add puts c into one of the slots, in turn. It reports whether connections
// are still taken.
func (r *registry) add(c *conn) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return false
	}
	c.slot = r.next
	r.next = (r.next + 1) % slots
	r.slots[c.slot][c] = struct{}{}
	r.live++
	return true
}

func (r *registry) remove(c *conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.slots[c.slot], c)
	r.live--
	if r.closed && r.live == 0 {
		close(r.empty)
	}
}

// close refuses connections from now on.
func (r *registry) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return
	}
	r.closed = true
	if r.live == 0 {
		close(r.empty)
	}
}

func (r *registry) isClosed() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.closed
}

// slot appends the connections of one slot to dst.
func (r *registry) slot(dst []*conn, i int) []*conn {
	r.mu.Lock()
	defer r.mu.Unlock()
	for c := range r.slots[i] {
		dst = append(dst, c)
	}
	return dst
}

// all returns the connections open now.
func (r *registry) all() []*conn {
	var conns []*conn
	for i := range r.slots {
		conns = r.slot(conns, i)
	}
	return conns
}
