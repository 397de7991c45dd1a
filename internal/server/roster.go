package server

import (
	"context"
	"sync"
)

// roster knows what is open by key: so that each key has its caps, and a revoked one loses everything.
type roster struct {
	maxSockets       int // 0: no cap
	maxSubscriptions int // 0: no cap

	mu   sync.Mutex
	keys map[int]*presence
}

// presence is what one key has open. It is dropped with the last of it.
type presence struct {
	hash          [32]byte
	sockets       int
	subscriptions int
	streams       map[*context.CancelFunc]struct{} // each ends one SSE stream
}

func newRoster(maxSockets, maxSubscriptions int) *roster {
	return &roster{maxSockets: maxSockets, maxSubscriptions: maxSubscriptions, keys: map[int]*presence{}}
}

// enter changes what a key has open, unless allowed says no. leave takes the change back; it may be called once.
func (r *roster) enter(id identity, allowed func(*presence) bool, change func(*presence, int)) (leave func(), ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.keys[id.KeyID]
	if p == nil {
		p = &presence{hash: id.hash, streams: map[*context.CancelFunc]struct{}{}}
	}
	if !allowed(p) {
		return nil, false
	}
	key := id.KeyID // and nothing else of id is kept as long as leave
	r.keys[key] = p
	change(p, 1)
	return func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		change(p, -1)
		if p.sockets == 0 && p.subscriptions == 0 && len(p.streams) == 0 {
			delete(r.keys, key)
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

// end ends the streams of a key.
func (r *roster) end(keyID int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p := r.keys[keyID]; p != nil {
		for cancel := range p.streams {
			(*cancel)() // only marks the context: it does not block
		}
	}
}

// open returns the keys that have anything open, with their hashes.
func (r *roster) open() map[int][32]byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	keys := make(map[int][32]byte, len(r.keys))
	for keyID, p := range r.keys {
		keys[keyID] = p.hash
	}
	return keys
}
