package progress

import (
	"context"
	"errors"
	"time"

	"goodones/internal/syncrun"
)

// compare holds the newest event of every topic, ended ones too, against the log, if it is time to. A failover to a
// standby that lagged takes events back, and only then does memory know events that the database does not have, or
// others. What was taken back is read anew.
func (r *reader) compare(ctx context.Context) {
	h := r.hub
	if time.Since(r.compared) < h.opts.Compare {
		return
	}
	topics, before := h.heads()
	if len(topics) == 0 {
		r.compared = time.Now()
		return
	}
	bounded, cancel := context.WithTimeout(ctx, readTimeout)
	events, err := h.log.After(bounded, before)
	cancel()
	if err != nil {
		return // the reads of the next tick tell of trouble
	}
	r.compared = time.Now()
	found := map[int]*syncrun.Event{} // the first of each run
	for i := range events {
		if id := events[i].RunID; found[id] == nil {
			found[id] = &events[i]
		}
	}
	r.readAnew(ctx, topics, found)
}

// readAnew reads the topics again whose newest event is not found, and tells how many these were.
func (r *reader) readAnew(ctx context.Context, topics []*topic, found map[int]*syncrun.Event) {
	changed := 0
	for _, t := range topics {
		if t.has(found[t.runID]) {
			continue
		}
		changed++
		if err := r.hub.refill(ctx, t); err != nil {
			r.compared = time.Time{} // again at the next tick
			break
		}
	}
	if changed > 0 {
		r.hub.opts.TakenBack(changed)
	}
}

// heads are all open topics, and for each the cursor behind which its newest event follows.
func (h *Hub) heads() (topics []*topic, before []syncrun.Cursor) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, t := range h.topics {
		if t.opened {
			topics = append(topics, t)
			before = append(before, syncrun.Cursor{RunID: t.runID, After: t.head() - 1})
		}
	}
	return topics, before
}

// has tells whether the event is the topic's own: no two events of a run have the same sequence and time.
func (t *topic) has(e *syncrun.Event) bool {
	if e == nil {
		return false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	i := e.Sequence - t.entries[0].Sequence
	if i < 0 {
		return true // the topic has read on and forgotten it
	}
	return i < len(t.entries) && t.entries[i].At.Equal(e.At)
}

// refill reads a topic anew. Subscribers keep what they got: each goes on with the sequence it needs next. A run that
// is gone is forgotten.
func (h *Hub) refill(ctx context.Context, t *topic) error {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	tail, err := h.log.Tail(ctx, t.runID, h.opts.Keep)
	if errors.Is(err, syncrun.ErrNotFound) {
		h.mu.Lock()
		delete(h.topics, t.runID)
		h.mu.Unlock()
		return nil
	}
	if err != nil || len(tail.Events) == 0 {
		return err
	}
	for _, f := range t.refill(tail) {
		f.forget()
	}
	h.mu.Lock()
	t.hinted = 0
	h.mu.Unlock()
	t.eachShard(h.fanout.put)
	return nil
}

// refill takes the log in place of what the topic held, and returns the feeds, which may hold bytes of that.
func (t *topic) refill(tail syncrun.Tail) (stale []*feed) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.entries, t.messages, t.run = nil, tail.Messages, tail.Run
	t.extendLocked(tail.Events)
	t.setHead(&tail.Events[len(tail.Events)-1])
	for _, f := range t.feeds {
		stale = append(stale, f)
	}
	return stale
}

// forget drops all bytes.
func (f *feed) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	clear(f.bytes)
	f.size = 0
}
