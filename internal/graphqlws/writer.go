package graphqlws

import (
	"context"
	"errors"
	"net"
	"sync"
	"sync/atomic"
	"syscall"
)

// outboundLimit is how many bytes of frames wait to leave a connection before
// it makes whoever brings more wait. A larger frame waits alone.
const outboundLimit = 16 << 10

// abrupt, in place of a close code, ends a connection without a close frame.
const abrupt = -1

// errEnded says that a frame has nobody to go to any more.
var errEnded = errors.New("graphqlws: connection or operation has ended")

// writer is all that leaves one socket. Any goroutine may bring something (a
// frame, a stream that has become ready, a ping, the close), and then calls
// wake. At most one goroutine at a time flushes: the one whose wake found
// nobody at it, or one that flush has started in its place.
//
//	       wake: asked 0 → 1              all is written: asked → 0
//	idle ───────────────────▶ flushing ───────────────────────────▶ idle
//	                            │   the kernel takes no more, or others wait
//	                            ├──▶ waiting ── all is written ───▶ idle
//	                            │      │        (on a goroutine of its own)
//	                            ▼      ▼
//	                  the close frame is written, or a write has failed
//	                            │
//	                            ▼
//	                          ended: asked stays above 0, nobody flushes again
//
// The flusher alone calls the streams, so they need no lock of their own.
type writer struct {
	conn *conn           // fixed
	raw  syscall.RawConn // fixed; nil where a write cannot be tried without blocking

	asked atomic.Int64  // any goroutine raises it; the flusher sets it to 0
	done  chan struct{} // the flusher closes it when it has written the last; anybody waits

	mu            sync.Mutex    // held for a few instructions, never over I/O; no other lock is taken under it
	ready         opList        // streams to be asked: any goroutine adds, the flusher takes
	outbound      []outgoing    // any goroutine adds, the flusher takes
	outboundBytes int           // of outbound
	space         chan struct{} // made by whoever waits, closed by the flusher when it has taken outbound
	pingDue       bool          // the transport's ticker sets it, the flusher takes it
	closeCode     int           // 0 until closing begins; the first to close sets it, the flusher reads it
	closeReason   string
	ended         bool // the flusher sets it with its last write: streams end where they are marked from then on
}

// outgoing is a frame: a result of op, dropped if the client has completed that
// meanwhile, or anything else.
type outgoing struct {
	op    *operation // nil: no result
	frame []byte
}

func (w *writer) init(c *conn, nc net.Conn) {
	w.conn, w.raw, w.done = c, rawConn(nc), make(chan struct{})
}

// wake has everything written that is ready. If nobody is writing, the caller
// does. It never blocks.
func (w *writer) wake() {
	if w.asked.Add(1) == 1 {
		w.flush()
	}
}

// ping has a ping sent with whatever else there is.
func (w *writer) ping() {
	w.mu.Lock()
	w.pingDue = true
	w.mu.Unlock()
	w.wake()
}

// beginClose has a close frame written as the last. It reports false when
// closing has begun already. Whoever calls it wakes.
func (w *writer) beginClose(code int, reason string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closeCode != 0 {
		return false
	}
	w.closeCode, w.closeReason = code, reason
	return true
}

func (w *writer) isClosing() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.closeCode != 0
}

// enqueue has a frame written. It waits while too much is outbound, but not
// longer than ctx and not for an operation or connection that has ended.
func (w *writer) enqueue(ctx context.Context, op *operation, frame []byte) error {
	for {
		w.mu.Lock()
		if w.closeCode != 0 || !op.isWanted() {
			w.mu.Unlock()
			return errEnded
		}
		if len(w.outbound) == 0 || w.outboundBytes+len(frame) <= outboundLimit {
			w.outbound = append(w.outbound, outgoing{op, frame})
			w.outboundBytes += len(frame)
			w.mu.Unlock()
			w.wake()
			return nil
		}
		if w.space == nil {
			w.space = make(chan struct{})
		}
		space := w.space
		w.mu.Unlock()
		select {
		case <-space:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// reply has a frame written that belongs to no operation's results. It fails
// only when the connection has ended, and then nobody is there to be told.
func (w *writer) reply(frame []byte) { _ = w.enqueue(w.conn.ctx, nil, frame) }

// takeOutbound takes all frames and lets those in who wait for space. w.mu is
// held.
func (w *writer) takeOutbound() (frames []outgoing, ping bool) {
	frames, ping = w.outbound, w.pingDue
	w.outbound, w.outboundBytes, w.pingDue = nil, 0, false
	if w.space != nil {
		close(w.space)
		w.space = nil
	}
	return frames, ping
}

// add puts a stream among those to be asked. It reports false when the last is
// written and nobody will ask.
func (w *writer) add(op *operation) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ended {
		return false
	}
	w.ready.push(op)
	return true
}

// end is the last thing that a flusher does; it never gives the role up. err
// is nil when all that had to be written was.
func (w *writer) end(err error) {
	w.mu.Lock()
	if w.closeCode == 0 {
		w.closeCode = abrupt
	}
	ready := w.ready
	w.ready, w.ended = opList{}, true
	w.takeOutbound() // whoever waits for space finds the connection closed
	w.mu.Unlock()
	w.conn.written(err)
	for op, _ := ready.pop(); op != nil; op, _ = ready.pop() {
		op.end()
	}
	close(w.done)
}
