package progress

import (
	"context"
	"fmt"
	"sync/atomic"

	"goodones/internal/syncrun"
)

// Cursor is one subscriber's way through a run's log.
type Cursor struct {
	hub   *Hub
	topic *topic
	feed  *feed
	wake  func()

	shard *shard // where it waits to be woken; guarded by the shard, like index
	index int

	next    int     // the sequence to deliver next; owned, like backlog, by whoever calls Next
	backlog []entry // history from next on, for this cursor alone

	reading atomic.Bool // history is being read
	arrived atomic.Pointer[[]entry]
	closed  atomic.Bool
}

// Watch opens a cursor after a sequence in a run of the user. The first Next needs no wake; from then on wake is
// called, by any goroutine, also before Watch returns and after Close, whenever Next may have something. It must not
// wait for anything, but may call Next. The error is ErrNotFound for a run that is not the user's, InvalidError for a
// sequence outside the log, ErrUnavailable without a database; that takes three seconds at most.
func (h *Hub) Watch(
	ctx context.Context, userID int, at syncrun.Cursor, as Encoding, wake func(),
) (*Cursor, error) {
	t, err := h.join(ctx, userID, at.RunID, h.opts.Keep)
	if err != nil {
		return nil, err
	}
	if err := h.checkSequence(ctx, t, at.After); err != nil {
		h.leave(t)
		return nil, err
	}
	c := &Cursor{hub: h, topic: t, wake: wake, next: at.After + 1}
	t.attach(c, as)
	return c, nil
}

// checkSequence refuses sequences outside the log. Somebody who watched on another server may be ahead of this one, so
// the log is read on before a refusal.
func (h *Hub) checkSequence(ctx context.Context, t *topic, after int) error {
	if after >= 0 && after <= t.head() { // and no context is made, for which the subscriber's would keep memory
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	for after > t.head() && !t.ended() {
		events, err := h.log.After(ctx, []syncrun.Cursor{{RunID: t.runID, After: t.head()}})
		if err != nil {
			return fmt.Errorf("watch: %w", err)
		}
		if len(events) == 0 {
			break
		}
		h.deliver(events)
	}
	if head := t.head(); after < 0 || after > head {
		return syncrun.Invalid("after", fmt.Sprintf("must be between 0 and the run's lastSequence, which is %d", head))
	}
	return nil
}

func (t *topic) attach(c *Cursor, as Encoding) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f := t.feeds[as.Key]
	if f == nil {
		f = &feed{topic: t, Encoding: as, keep: c.hub.opts.Keep, bytes: map[int][]byte{}}
		t.feeds[as.Key] = f
	}
	c.feed = f
	f.add(c)
}

func (t *topic) detach(c *Cursor) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c.feed.remove(c) {
		delete(t.feeds, c.feed.Key)
	}
}

// Close ends the subscription. Next must not be called any more.
func (c *Cursor) Close() {
	if c.closed.Swap(true) {
		return
	}
	c.topic.detach(c)
	c.hub.leave(c.topic)
}

// Sequence is the sequence of the last payload that Next returned, at first the one that was watched from.
func (c *Cursor) Sequence() int { return c.next - 1 }

// Next appends to dst the payloads that are ready, in order, of at most size bytes together, but at least one if any
// is ready. more says that others are, done that the run has ended and nothing follows. It never waits: when history
// must be read first, it returns nothing and wakes the subscriber later. One goroutine at a time may call it.
// Payloads are shared and must not be modified.
func (c *Cursor) Next(dst [][]byte, size int) (payloads [][]byte, more, done bool) {
	for before := len(dst); ; c.next++ {
		head, ended := c.topic.progress()
		if c.next > head {
			return dst, false, ended
		}
		payload := c.payload()
		if payload == nil {
			c.readHistory()
			return dst, false, false
		}
		if size -= len(payload); size < 0 && len(dst) > before {
			return dst, true, false
		}
		dst = append(dst, payload)
	}
}

// payload is the next event encoded; nil when history must be read first.
func (c *Cursor) payload() []byte {
	if e := c.fromHistory(); e != nil {
		return c.feed.encodeOnce(e)
	}
	return c.feed.payload(c.next)
}
