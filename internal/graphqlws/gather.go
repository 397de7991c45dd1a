package graphqlws

import "github.com/gorilla/websocket"

// gather fills b with what is to be written next: the close frame alone once
// closing has begun; else a ping, the outbound frames, then the streams in turn.
func (w *writer) gather(b *batch) {
	b.reset()
	b.asked = w.asked.Load()
	w.mu.Lock()
	if w.closeCode != 0 {
		code, reason := w.closeCode, w.closeReason
		w.mu.Unlock()
		b.last = true
		if code != abrupt {
			b.buf = appendClose(b.buf, code, reason)
		}
		return
	}
	frames, ping := w.takeOutbound()
	op, alone := w.ready.pop()
	w.mu.Unlock()
	if ping {
		b.buf = appendHeader(b.buf, websocket.PingMessage, 0)
	}
	for _, out := range frames {
		if !out.op.isWanted() {
			continue
		}
		b.buf = append(b.buf, out.frame...)
		if out.op != nil {
			b.count++
		}
	}
	w.gatherStreams(b, op, alone)
}

// gatherStreams asks op and then the streams behind it, until b is full.
// alone: there was nothing behind op.
func (w *writer) gatherStreams(b *batch, op *operation, alone bool) {
	for op != nil {
		room := batchSize - len(b.buf)
		if room <= 0 {
			w.mu.Lock()
			w.ready.pushFront(op)
			w.mu.Unlock()
			b.more = true
			return
		}
		if !alone {
			room = min(room, share)
		}
		if b.ask(op, room) {
			op.mark()
		} else if alone {
			return // whoever came since has raised asked
		}
		w.mu.Lock()
		op, alone = w.ready.pop()
		w.mu.Unlock()
	}
}

// ask has one stream add what it has, of room bytes at most, and reports
// whether it has more.
func (b *batch) ask(op *operation, room int) (more bool) {
	if !op.begin() {
		return false
	}
	portion := op.stream.Next(b.payloads[:0], room)
	for _, p := range portion.Payloads {
		b.buf = appendNext(b.buf, op.prefix, p)
	}
	b.count += len(portion.Payloads)
	clear(portion.Payloads)
	b.payloads = portion.Payloads
	if !portion.Done && len(portion.Errs) == 0 {
		return portion.More && len(portion.Payloads) > 0 // more of nothing would go on for ever
	}
	if op.conn.remove(op) {
		if len(portion.Errs) > 0 {
			b.buf = appendErrors(b.buf, op.id, portion.Errs)
		} else {
			b.buf = appendComplete(b.buf, op.id)
		}
	}
	op.end()
	return false
}
