package progress

import (
	"slices"
	"sync"
	"sync/atomic"
)

// shard is a part of a feed's subscribers: what one fan-out worker wakes in a go.
type shard struct {
	queued atomic.Bool

	mu      sync.Mutex
	cursors []*Cursor
}

func (s *shard) add(c *Cursor) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.cursors) >= shardSize {
		return false
	}
	c.shard, c.index = s, len(s.cursors)
	s.cursors = append(s.cursors, c)
	return true
}

func (s *shard) remove(c *Cursor) {
	s.mu.Lock()
	defer s.mu.Unlock()
	end := len(s.cursors) - 1
	last := s.cursors[end]
	s.cursors[c.index], last.index = last, c.index
	s.cursors[end] = nil
	s.cursors = s.cursors[:end]
}

func (s *shard) copyTo(scratch []*Cursor) []*Cursor {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append(scratch[:0], s.cursors...)
}

// queue holds the shards whose subscribers are to be woken, each at most once.
type queue struct {
	mu     sync.Mutex
	ready  *sync.Cond
	shards []*shard
	taken  int // how many of shards are taken
	closed bool
}

// put never blocks. A shard that waits already is not put twice: a woken subscriber takes all there is.
func (q *queue) put(s *shard) {
	if s.queued.Swap(true) {
		return
	}
	q.mu.Lock()
	q.shards = append(q.shards, s)
	q.mu.Unlock()
	q.ready.Signal()
}

// take waits for a shard; nil: the queue is closed and empty.
func (q *queue) take() *shard {
	q.mu.Lock()
	defer q.mu.Unlock()
	for q.taken == len(q.shards) {
		if q.closed {
			return nil
		}
		q.ready.Wait()
	}
	s := q.shards[q.taken]
	q.shards[q.taken] = nil
	q.taken++
	if 2*q.taken >= len(q.shards) { // a queue that is never empty must not grow
		q.shards, q.taken = slices.Delete(q.shards, 0, q.taken), 0
	}
	return s
}

func (q *queue) close() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	q.ready.Broadcast()
}

// work wakes subscribers until the queue is closed and empty. Waking makes this goroutine write to their sockets, as
// far as that is possible without waiting.
func (q *queue) work() {
	scratch := make([]*Cursor, 0, shardSize)
	for {
		s := q.take()
		if s == nil {
			return
		}
		s.queued.Store(false) // what comes from now on queues it again
		scratch = s.copyTo(scratch)
		for _, c := range scratch {
			c.wake()
		}
		clear(scratch)
	}
}
