package graphqlws

import (
	"bytes"
	"time"

	"github.com/gorilla/websocket"
)

const (
	// batchSize is how many bytes go out in one write, about. It is also what
	// a client that does not read makes us hold.
	batchSize = 16 << 10
	// share is what one of several ready streams may add before the next.
	share = 4 << 10
	// turns is how many batches the caller of wake writes. A client that has
	// much to catch up on must not keep it from the other clients.
	turns = 4
	// pooled is the largest buffer worth keeping.
	pooled = 4 * batchSize
)

// batch is what goes out in one write. All fields are of the goroutine that
// flushes.
type batch struct {
	buf      []byte   // whole frames
	payloads [][]byte // scratch for Stream.Next
	count    int      // payloads in buf
	asked    int64    // writer.asked before buf was gathered
	more     bool     // there is more to gather
	last     bool     // nothing may follow
	attempt  attempt
}

func newBatch() any {
	b := new(batch)
	b.attempt.init()
	return b
}

// reset empties b.
func (b *batch) reset() {
	b.buf, b.count, b.more, b.last = b.buf[:0], 0, false, false
}

// free gives b back, unless its buffer has become too large to keep.
func (t *Transport) free(b *batch) {
	if cap(b.buf) <= pooled {
		t.batches.Put(b)
	}
}

// stalled copies b for a goroutine that waits for the client, no larger than
// what is in it.
func (b *batch) stalled() *batch {
	s := *b
	s.buf, s.payloads = bytes.Clone(b.buf), nil
	s.attempt.init()
	return &s
}

// flush writes as long as the kernel takes everything at once.
func (w *writer) flush() {
	t := w.conn.t
	b := t.batches.Get().(*batch)
	defer t.free(b)
	for range turns {
		w.gather(b)
		n, err := b.attempt.try(w.raw, b.buf)
		if err == nil && n < len(b.buf) {
			go w.flushWaiting(b.stalled(), n)
			return
		}
		if w.settle(b, err) {
			return
		}
	}
	next := t.batches.Get().(*batch)
	next.reset()
	next.more = true
	go w.flushWaiting(next, 0)
}

// flushWaiting flushes on a goroutine of its own, beginning with what is left
// of b after the first n bytes. It may wait for the client.
func (w *writer) flushWaiting(b *batch, n int) {
	defer w.conn.t.free(b)
	for {
		if w.settle(b, w.write(b, n)) {
			return
		}
		w.gather(b)
		n = 0
	}
}

// settle ends the turn of a batch, and reports whether flushing has ended with
// it: everything is written, or the connection has ended.
func (w *writer) settle(b *batch, err error) bool {
	if err == nil {
		w.conn.t.count.bytes.Add(uint64(len(b.buf)))
		w.conn.t.count.payloads.Add(uint64(b.count))
	}
	if err != nil || b.last {
		w.end(err)
		return true
	}
	return !b.more && w.asked.CompareAndSwap(b.asked, 0)
}

// write writes b.buf[n:], waiting for the client up to the write timeout.
func (w *writer) write(b *batch, n int) error {
	if n == len(b.buf) {
		return nil
	}
	nc := w.conn.net
	_ = nc.SetWriteDeadline(time.Now().Add(w.conn.t.cfg.WriteTimeout))
	wrote, err := nc.Write(b.buf[n:])
	_ = nc.SetWriteDeadline(time.Time{}) // else it would stop later attempts
	if !isTimeout(err) {
		return err
	}
	if !w.isClosing() {
		w.conn.t.count.slow.Add(1)
	}
	// Chances are small, but a client that has just begun to read would learn
	// why it is dropped.
	if frameEnd(b.buf, n+wrote) {
		b.buf = appendClose(b.buf[:0], websocket.CloseTryAgainLater, "Client is too slow")
		b.last, b.count = true, 0
		if n, tryErr := b.attempt.try(w.raw, b.buf); tryErr == nil && n == len(b.buf) {
			return nil
		}
	}
	return err
}
