package graphqlws

import "github.com/gorilla/websocket"

// reset empties b.
func (b *batch) reset() {
	b.buf, b.count, b.more, b.last = b.buf[:0], 0, false, false
}

// gather fills b with what is to be written next: the close frame alone once
// closing has begun; else a ping, the queue, then the streams in turn.
func (c *conn) gather(b *batch) {
	b.reset()
	b.asked = c.asked.Load()
	c.mu.Lock()
	if c.closeCode != 0 {
		code, reason := c.closeCode, c.closeReason
		c.mu.Unlock()
		b.last = true
		if code != abrupt {
			b.buf = appendClose(b.buf, code, reason)
		}
		return
	}
	queue, ping := c.takeQueue()
	op, alone := c.dirty.pop()
	c.mu.Unlock()
	if ping {
		b.buf = appendHeader(b.buf, websocket.PingMessage, 0)
	}
	for _, q := range queue {
		if q.op.isGone() {
			continue
		}
		b.buf = append(b.buf, q.frame...)
		if q.op != nil {
			b.count++
		}
	}
	c.gatherStreams(b, op, alone)
}

// takeQueue empties the queue and lets those in who wait for space. c.mu is
// held.
func (c *conn) takeQueue() (queue []queued, ping bool) {
	queue, ping = c.queue, c.pingDue
	c.queue, c.queueBytes, c.pingDue = nil, 0, false
	if c.space != nil {
		close(c.space)
		c.space = nil
	}
	return queue, ping
}

// gatherStreams asks op and then the streams behind it, until b is full.
// alone: there was nothing behind op.
func (c *conn) gatherStreams(b *batch, op *operation, alone bool) {
	for op != nil {
		room := batchSize - len(b.buf)
		if room <= 0 {
			c.mu.Lock()
			c.dirty.pushFront(op)
			c.mu.Unlock()
			b.more = true
			return
		}
		if !alone {
			room = min(room, share)
		}
		if c.ask(b, op, room) {
			op.mark()
		} else if alone {
			return // whoever came since has raised asked
		}
		c.mu.Lock()
		op, alone = c.dirty.pop()
		c.mu.Unlock()
	}
}

// ask has one stream add what it has, of room bytes at most, and reports
// whether it has more.
func (c *conn) ask(b *batch, op *operation, room int) (more bool) {
	if !op.begin() {
		return false
	}
	payloads, more, done, errs := op.stream.Next(b.payloads[:0], room)
	for _, p := range payloads {
		b.buf = appendNext(b.buf, op.prefix, p)
	}
	b.count += len(payloads)
	clear(payloads)
	b.payloads = payloads
	if !done && len(errs) == 0 {
		return more && len(payloads) > 0 // more of nothing would go on for ever
	}
	if c.forget(op) {
		if len(errs) > 0 {
			b.buf = appendErrors(b.buf, op.id, errs)
		} else {
			b.buf = appendComplete(b.buf, op.id)
		}
	}
	op.closeStream()
	return false
}
