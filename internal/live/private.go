package live

import (
	"context"
	"errors"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/graphqlws"
	"goodones/internal/syncrun"
)

// maxQueued is how many payloads a private stream keeps for a subscriber who is slow to take them; its execution
// waits then.
const maxQueued = 16

// privateStream executes a selection for one subscriber alone, in a goroutine of its own, because resolvers may ask
// the database.
type privateStream struct {
	wake   func()
	cancel context.CancelFunc
	room   chan struct{} // one value for each queued payload

	mu       sync.Mutex
	queue    []numbered
	sequence int
	done     bool
	errs     gqlerror.List
}

// numbered is the payload of event sequence.
type numbered struct {
	sequence int
	payload  []byte
}

func (l *Live) private(
	ctx context.Context, op *graphql.OperationContext, userID int, at syncrun.Cursor, wake func(),
) (graphqlws.Stream, error) {
	ctx, cancel := context.WithCancel(ctx)
	events, err := l.hub.Subscribe(ctx, userID, at)
	if err != nil {
		cancel()
		return nil, err
	}
	s := &privateStream{wake: wake, cancel: cancel, room: make(chan struct{}, maxQueued), sequence: at.After}
	go l.feed(ctx, s, newExecution(ctx, l.exec(), op), events)
	return s, nil
}

// feed executes events for s until there are no more or ctx ends, which must not look like the end of the run.
func (l *Live) feed(ctx context.Context, s *privateStream, e *execution, events <-chan *syncrun.Progress) {
	for p := range events {
		payload, err := e.encode(p)
		if err != nil && ctx.Err() == nil {
			s.end(l.errorsOf(ctx, err))
		}
		if err != nil || !s.put(ctx, numbered{p.Sequence, payload}) {
			return
		}
	}
	if ctx.Err() == nil {
		s.end(nil)
	}
}

func (l *Live) errorsOf(ctx context.Context, err error) gqlerror.List {
	if list, ok := errors.AsType[gqlerror.List](err); ok {
		return list // presented already
	}
	return gqlerror.List{l.present(ctx, err)}
}

// put queues a payload when there is room. It reports false when ctx ended before.
func (s *privateStream) put(ctx context.Context, n numbered) bool {
	select {
	case <-ctx.Done():
		return false
	case s.room <- struct{}{}:
	}
	s.mu.Lock()
	s.queue = append(s.queue, n)
	s.mu.Unlock()
	s.wake()
	return true
}

func (s *privateStream) end(errs gqlerror.List) {
	s.mu.Lock()
	s.done, s.errs = true, errs
	s.mu.Unlock()
	s.wake()
}

// Sequence is the sequence of the last payload that Next returned, at first the one that was watched from.
func (s *privateStream) Sequence() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sequence
}

// Next appends the payloads that are ready, of at most size bytes together but at least one; it never waits.
func (s *privateStream) Next(dst [][]byte, size int) (payloads [][]byte, more, done bool, errs gqlerror.List) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for before := len(dst); len(s.queue) > 0; s.queue = s.queue[1:] {
		next := s.queue[0]
		if size -= len(next.payload); size < 0 && len(dst) > before {
			return dst, true, false, nil
		}
		dst, s.sequence = append(dst, next.payload), next.sequence
		<-s.room
	}
	return dst, false, s.done, s.errs
}

// Close ends the subscription. What still runs for it ends soon after.
func (s *privateStream) Close() { s.cancel() }
