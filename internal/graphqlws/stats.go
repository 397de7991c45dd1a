package graphqlws

import "sync/atomic"

// Stats are the figures of a Transport at one moment.
type Stats struct {
	Sockets       int64  // connections open now
	Subscriptions int64  // subscriptions live now, on all sockets
	Payloads      uint64 // next messages written since the start
	Bytes         uint64 // bytes written since the start, frame headers included
	Slow          uint64 // connections dropped since the start because the client did not read or fell silent
}

type counters struct {
	sockets, subscriptions atomic.Int64
	payloads, bytes, slow  atomic.Uint64
}

// Stats returns the present figures. Each is exact, but they are not read at
// one instant.
func (t *Transport) Stats() Stats {
	return Stats{
		Sockets:       t.count.sockets.Load(),
		Subscriptions: t.count.subscriptions.Load(),
		Payloads:      t.count.payloads.Load(),
		Bytes:         t.count.bytes.Load(),
		Slow:          t.count.slow.Load(),
	}
}
