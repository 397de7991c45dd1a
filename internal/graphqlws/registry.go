package graphqlws

import "sync"

// groups is into how many parts the connections are divided, one pinged at each
// tick.
const groups = 10

// registry holds the open connections.
type registry struct {
	mu     sync.Mutex
	groups [groups]map[*conn]struct{}
	next   int
	live   int
	closed bool
	empty  chan struct{} // closed once the registry is closed and empty
}

func newRegistry() *registry {
	r := &registry{empty: make(chan struct{})}
	for i := range r.groups {
		r.groups[i] = make(map[*conn]struct{})
	}
	return r
}

// add puts c into one of the groups, in turn. It reports whether connections
// are still taken.
func (r *registry) add(c *conn) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return false
	}
	c.group = r.next
	r.next = (r.next + 1) % groups
	r.groups[c.group][c] = struct{}{}
	r.live++
	return true
}

func (r *registry) remove(c *conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.groups[c.group], c)
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

// group appends the connections of one group to dst.
func (r *registry) group(dst []*conn, i int) []*conn {
	r.mu.Lock()
	defer r.mu.Unlock()
	for c := range r.groups[i] {
		dst = append(dst, c)
	}
	return dst
}

// all returns the connections open now.
func (r *registry) all() []*conn {
	var conns []*conn
	for i := range r.groups {
		conns = r.group(conns, i)
	}
	return conns
}
