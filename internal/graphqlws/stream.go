package graphqlws

// attach gives the stream to the writer, unless op has ended meanwhile.
func (op *operation) attach(stream Stream) {
	op.stream = stream
	if op.phase.CompareAndSwap(opOpen, opStreaming) {
		op.wake()
		return
	}
	stream.Close()
	op.finish()
}

// wake is what an Opener is given. Before the stream is attached it does
// nothing, since attaching wakes.
func (op *operation) wake() {
	if op.phase.Load() == opStreaming && op.mark() {
		op.c.wake()
	}
}

// mark puts op among the streams to be asked. It reports false when it is
// there already, and then whoever put it there wakes the connection. When the
// writer has written its last, nobody will ask: the stream is closed here.
func (op *operation) mark() bool {
	if op.dirty.Swap(true) {
		return false
	}
	op.c.mu.Lock()
	over := op.c.over
	if !over {
		op.c.dirty.push(op)
	}
	op.c.mu.Unlock()
	if over {
		op.closeStream()
	}
	return !over
}

// begin reports whether the stream is to be asked. It is the writer's. What
// becomes ready from now on marks op again.
func (op *operation) begin() bool {
	op.dirty.Store(false)
	switch op.phase.Load() {
	case opStreaming:
		return true
	case opLeft:
		op.closeStream()
	}
	return false
}

// closeStream ends op if it has a stream. It is the writer's, or anybody's
// when there is no writer any more.
func (op *operation) closeStream() {
	switch op.phase.Swap(opClosed) {
	case opStreaming, opLeft:
		op.stream.Close()
		op.finish()
	}
}

// opList is a queue of operations. It is guarded by the connection's mutex.
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

func (l *opList) all(yield func(*operation) bool) {
	for op := l.head; op != nil && yield(op); op = op.next {
	}
}
