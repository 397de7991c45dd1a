package graphqlws

import (
	"bytes"
	"slices"
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

// batch is what the writer works on. All fields are of the goroutine that
// holds it.
type batch struct {
	buf      []byte   // whole frames
	payloads [][]byte // scratch for Stream.Next
	count    int      // payloads in buf
	asked    int64    // conn.asked before buf was gathered
	more     bool     // there is more to gather
	last     bool     // nothing may follow
	attempt  attempt
}

func newBatch() any {
	b := new(batch)
	b.attempt.init()
	return b
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

// wake has everything written that is ready. If nobody is writing, the caller
// does. It never blocks.
func (c *conn) wake() {
	if c.asked.Add(1) == 1 {
		c.pump()
	}
}

// pump is the writer as long as the kernel takes everything at once.
func (c *conn) pump() {
	b := c.t.batches.Get().(*batch)
	defer c.t.free(b)
	for range turns {
		c.gather(b)
		n, err := b.attempt.try(c.raw, b.buf)
		if err == nil && n < len(b.buf) {
			go c.pumpSlowly(b.stalled(), n)
			return
		}
		if c.settle(b, err) {
			return
		}
	}
	next := c.t.batches.Get().(*batch)
	next.reset()
	next.more = true
	go c.pumpSlowly(next, 0)
}

// pumpSlowly is the writer on a goroutine of its own, beginning with what is
// left of b after the first n bytes. It may wait for the client.
func (c *conn) pumpSlowly(b *batch, n int) {
	defer c.t.free(b)
	for {
		if c.settle(b, c.write(b, n)) {
			return
		}
		c.gather(b)
		n = 0
	}
}

// settle ends the turn of a batch, and reports whether the writer's role has
// ended with it: everything is written, or the connection is over.
func (c *conn) settle(b *batch, err error) bool {
	if err == nil {
		c.t.count.bytes.Add(uint64(len(b.buf)))
		c.t.count.payloads.Add(uint64(b.count))
	}
	if err != nil || b.last {
		c.tear(err)
		return true
	}
	return !b.more && c.asked.CompareAndSwap(b.asked, 0)
}

// write writes b.buf[n:], waiting for the client up to the write timeout.
func (c *conn) write(b *batch, n int) error {
	if n == len(b.buf) {
		return nil
	}
	_ = c.net.SetWriteDeadline(time.Now().Add(c.t.cfg.WriteTimeout))
	wrote, err := c.net.Write(b.buf[n:])
	_ = c.net.SetWriteDeadline(time.Time{}) // else it would stop later attempts
	if !isTimeout(err) {
		return err
	}
	if !c.isClosing() {
		c.t.count.slow.Add(1)
	}
	// Chances are small, but a client that has just begun to read would learn
	// why it is dropped.
	if frameEnd(b.buf, n+wrote) {
		b.buf = appendClose(b.buf[:0], websocket.CloseTryAgainLater, "Client is too slow")
		b.last, b.count = true, 0
		if n, tryErr := b.attempt.try(c.raw, b.buf); tryErr == nil && n == len(b.buf) {
			return nil
		}
	}
	return err
}

func (c *conn) isClosing() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.closeCode != 0
}

// tear is the last thing a writer does; it never gives up the role. err is nil
// when all that had to be written was.
func (c *conn) tear(err error) {
	c.mu.Lock()
	if c.closeCode == 0 {
		c.closeCode = abrupt
	}
	ops := slices.Collect(c.dirty.all)
	for _, op := range c.ops {
		ops = append(ops, op)
	}
	c.ops, c.dirty, c.over = nil, opList{}, true
	c.takeQueue() // who waits for space finds the connection closed
	_ = c.net.SetReadDeadline(time.Now().Add(c.t.cfg.CloseWait))
	c.mu.Unlock()
	c.cancel()
	for _, op := range ops {
		op.closeStream()
	}
	if err != nil {
		c.reset()
	} else if half, ok := c.net.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite() // the client has what it needs either way
	}
	close(c.torn)
}
