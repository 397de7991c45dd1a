package live

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/graphqlws"
	"goodones/internal/progress"
	"goodones/internal/syncrun"
)

// maxQueued is how many payloads a private stream keeps for a subscriber who is slow to take them; nothing is executed
// for it then.
const maxQueued = 16

// privateStream executes a selection for one subscriber alone, in rounds with the others of its user, because
// resolvers may ask the database.
type privateStream struct {
	live      *Live
	userID    int
	ctx       context.Context
	cancel    context.CancelFunc
	wake      func()
	cursor    *progress.Cursor // the round's; set before opened
	execution *execution       // the round's

	opened atomic.Bool
	due    atomic.Bool // is in rounds.due, or about to be

	mu        sync.Mutex
	queue     []numbered
	sequence  int
	done      bool
	errs      gqlerror.List
	next      *syncrun.Progress // the event that is to be executed
	executing bool              // a round has it
	closed    bool              // by its subscriber; the cursor is closed when no round has it
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
	s := &privateStream{live: l, userID: userID, ctx: ctx, cancel: cancel, wake: wake, sequence: at.After}
	cursor, err := l.hub.Watch(ctx, userID, at, progress.Encoding{}, func() {
		if s.opened.Load() {
			s.mark()
		}
	})
	if err != nil {
		cancel()
		return nil, err
	}
	s.cursor, s.execution = cursor, newExecution(ctx, l.exec(), op)
	s.opened.Store(true)
	s.mark()
	return s, nil
}

// mark has the stream looked at in its user's next round.
func (s *privateStream) mark() {
	if !s.due.Swap(true) {
		s.live.rounds.add(s)
	}
}

// begin takes the next event for a round; nil when there is none to execute now.
func (s *privateStream) begin() *syncrun.Progress {
	s.due.Store(false) // what comes from now on marks it again
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.done || s.ctx.Err() != nil || len(s.queue) >= maxQueued { // with room for more, Next marks it
		return nil
	}
	if s.next == nil {
		p := new(syncrun.Progress)
		ok, ended := s.cursor.Take(p)
		if ended {
			s.endLocked(nil)
		}
		if !ok {
			return nil
		}
		s.next = p
	}
	s.executing = true
	return s.next
}

// execute executes the event that begin took. It reports false when the database was away: it is tried again then.
func (s *privateStream) execute(with func(context.Context) context.Context) (there bool) {
	payload, err := s.execution.encode(with(s.ctx), s.next)
	there = !errors.Is(err, errAway)
	s.mu.Lock()
	s.executing = false
	switch {
	case s.closed:
		s.cursor.Close()
	case !there, s.ctx.Err() != nil: // once more, or never again: that must not look like the end of the run
	case err != nil:
		s.endLocked(s.live.errorsOf(s.ctx, err))
	default:
		s.queue = append(s.queue, numbered{s.next.Sequence, payload})
		s.next = nil
	}
	closed := s.closed
	s.mu.Unlock()
	if !closed {
		s.mark()
		s.wake()
	}
	return there
}

func (l *Live) errorsOf(ctx context.Context, err error) gqlerror.List {
	if list, ok := errors.AsType[gqlerror.List](err); ok {
		return list // presented already
	}
	if errors.Is(err, io.EOF) {
		err = errors.New("the execution of a subscription ended before its run")
	}
	return gqlerror.List{l.present(ctx, err)}
}

// endLocked says that nothing more comes. s.mu is held: waking may call Next, so another goroutine does it.
func (s *privateStream) endLocked(errs gqlerror.List) {
	s.done, s.errs = true, errs
	go s.wake()
}

// Sequence is the sequence of the last payload that Next returned, at first the one that was watched from.
func (s *privateStream) Sequence() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sequence
}

// Next appends the payloads that are ready, of at most size bytes together but at least one; it never waits.
func (s *privateStream) Next(dst [][]byte, size int) graphqlws.Portion {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.queue) >= maxQueued {
		defer s.mark()
	}
	for before := len(dst); len(s.queue) > 0; s.queue = s.queue[1:] {
		next := s.queue[0]
		if size -= len(next.payload); size < 0 && len(dst) > before {
			return graphqlws.Portion{Payloads: dst, More: true}
		}
		dst, s.sequence = append(dst, next.payload), next.sequence
	}
	return graphqlws.Portion{Payloads: dst, Done: s.done, Errs: s.errs}
}

// Close ends the subscription. What still runs for it ends soon after.
func (s *privateStream) Close() {
	s.cancel()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed = true; !s.executing {
		s.cursor.Close()
	}
}
