package graphqlws

// The phases of an operation. Only starting and streaming are live.
//
//	                attach                 client completes
//	opStarting ──────────────▶ opStreaming ─────────────────▶ opCompleted
//	     │                          │                              │
//	     │ client completes, or     │ the stream is done, or       │ the flusher
//	     │ connection ends          │ connection ends              │ sees it
//	     └──────────────────────────┴──────────────────────────────┴──▶ opEnded
//
// Whoever moves a streaming or completed operation to opEnded closes its
// stream: the flusher, or anybody once nothing is flushed any more.
const (
	opStarting  int32 = iota // being prepared, or executed without a stream
	opStreaming              // its stream is the flusher's
	opCompleted              // the client has completed it, the flusher has to close the stream
	opEnded
)

// attach gives the stream to the writer, unless op has ended meanwhile.
func (op *operation) attach(stream Stream) {
	op.stream = stream
	if op.phase.CompareAndSwap(opStarting, opStreaming) {
		op.wake()
		return
	}
	stream.Close()
	op.giveBack()
}

// wake is what an Opener is given. Before the stream is attached it does
// nothing, since attaching wakes.
func (op *operation) wake() {
	if op.phase.Load() == opStreaming && op.mark() {
		op.conn.writer.wake()
	}
}

// mark puts op among the streams to be asked. It reports false when it is
// there already, and then whoever put it there wakes the connection. When
// nothing is flushed any more, nobody will ask: op is ended here.
func (op *operation) mark() bool {
	if op.marked.Swap(true) {
		return false
	}
	if op.conn.writer.add(op) {
		return true
	}
	op.end()
	return false
}

// begin reports whether the stream is to be asked. It is the flusher's. What
// becomes ready from now on marks op again.
func (op *operation) begin() bool {
	op.marked.Store(false)
	switch op.phase.Load() {
	case opStreaming:
		return true
	case opCompleted:
		op.end()
	}
	return false
}

// complete is the client's end of op, whose id is free already. Its stream is
// closed by the flusher.
func (op *operation) complete() {
	op.cancel()
	if op.phase.CompareAndSwap(opStarting, opEnded) {
		return
	}
	if op.phase.CompareAndSwap(opStreaming, opCompleted) && op.mark() {
		op.conn.writer.wake()
	}
}

// end makes op the past, and closes its stream if it has one.
func (op *operation) end() {
	switch op.phase.Swap(opEnded) {
	case opStreaming, opCompleted:
		op.stream.Close()
		op.giveBack()
	}
}

// isWanted reports whether the client still waits for results of op. A nil op,
// whose frames are no results, is.
func (op *operation) isWanted() bool {
	if op == nil {
		return true
	}
	phase := op.phase.Load()
	return phase == opStarting || phase == opStreaming
}

// opList is a queue of operations, linked through operation.next.
type opList struct {
	head, tail *operation
}

func (l *opList) push(op *operation) {
	if l.tail == nil {
		l.head = op
	} else {
		l.tail.next = op
	}
	l.tail = op
}

func (l *opList) pushFront(op *operation) {
	op.next = l.head
	l.head = op
	if l.tail == nil {
		l.tail = op
	}
}

// pop takes the first one, nil when there is none. alone: nothing was behind it.
func (l *opList) pop() (op *operation, alone bool) {
	op = l.head
	if op == nil {
		return nil, true
	}
	l.head, op.next = op.next, nil
	if l.head == nil {
		l.tail = nil
	}
	return op, l.head == nil
}
