package server

import (
	"context"
	"sync"
)

// roster knows what is open by key and by session: so that each has its caps, and what has ended loses everything.
type roster struct {
	maxSockets       int // 0: no cap
	maxSubscriptions int // 0: no cap

	mu   sync.Mutex
	open map[holder]*presence
}

// presence is what one key or session has open. It is dropped with the last of it.
type presence struct {
	hash          [32]byte
	sockets       int
	subscriptions int
	streams       map[*context.CancelFunc]struct{} // each ends one SSE stream
}

func newRoster(maxSockets, maxSubscriptions int) *roster {
	return &roster{maxSockets: maxSockets, maxSubscriptions: maxSubscriptions, open: map[holder]*presence{}}
}

// enter changes what a key has open, unless allowed says no. leave takes the change back; it may be called once.
func (r *roster) enter(id identity, allowed func(*presence) bool, change func(*presence, int)) (leave func(), ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := id.holder() // and nothing else of id is kept as long as leave
	p := r.open[key]
	if p == nil {
		p = &presence{hash: id.hash, streams: map[*context.CancelFunc]struct{}{}}
	}
	if !allowed(p) {
		return nil, false
	}
	r.open[key] = p
	change(p, 1)
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		change(p, -1)
		if p.sockets == 0 && p.subscriptions == 0 && len(p.streams) == 0 {
			delete(r.open, key)
		}
	}, true
}

// socket notes a websocket. It reports false when the key has as many as it may.
func (r *roster) socket(id identity) (leave func(), ok bool) {
	return r.enter(id,
		func(p *presence) bool { return r.maxSockets <= 0 || p.sockets < r.maxSockets },
		func(p *presence, n int) { p.sockets += n })
}

// subscription notes a subscription, over a websocket or SSE. It reports false when the key has as many as it may.
func (r *roster) subscription(id identity) (leave func(), ok bool) {
	return r.enter(id,
		func(p *presence) bool { return r.maxSubscriptions <= 0 || p.subscriptions < r.maxSubscriptions },
		func(p *presence, n int) { p.subscriptions += n })
}

// stream notes an SSE stream that cancel ends.
func (r *roster) stream(id identity, cancel context.CancelFunc) (leave func()) {
	leave, _ = r.enter(id, func(*presence) bool { return true }, func(p *presence, n int) {
		if n > 0 {
			p.streams[&cancel] = struct{}{}
		} else {
			delete(p.streams, &cancel)
		}
	})
	return leave
}

// end ends the streams of those that match.
func (r *roster) end(match func(holder) bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for h, p := range r.open {
		if !match(h) {
			continue
		}
		for cancel := range p.streams {
			(*cancel)() // only marks the context: it does not block
		}
	}
}

// holders returns the keys and sessions that have anything open, with their hashes.
func (r *roster) holders() map[holder][32]byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	holders := make(map[holder][32]byte, len(r.open))
	for h, p := range r.open {
		holders[h] = p.hash
	}
	return holders
}
