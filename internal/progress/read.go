package progress

import (
	"context"
	"time"

	"goodones/internal/pause"
	"goodones/internal/syncrun"
)

const (
	// readTimeout bounds a read that no caller waits for.
	readTimeout = 5 * time.Second
	// fullPart is how many events of a run tell that there may be more: Log.After brings as many if there are.
	fullPart = 100
)

// reader is the hub's one reader of what is new.
type reader struct {
	hub      *Hub
	topics   []*topic
	cursors  []syncrun.Cursor // of topics
	ticked   time.Time
	compared time.Time // when topics were compared with their logs
	tries    tries
}

// read reads on in all marked logs with one query, as often as there is a mark, and in all logs at every tick.
func (h *Hub) read(ctx context.Context) {
	r := reader{hub: h, ticked: time.Now(), compared: time.Now(), tries: tries{troubles: &h.troubles}}
	timer := time.NewTimer(h.tick())
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-h.wake:
		case <-timer.C:
		}
		r.tick()
		for ctx.Err() == nil && r.readMarked(ctx) {
			r.tick() // marks may come faster than they are read
		}
		r.compare(ctx)
		timer.Reset(time.Until(r.ticked.Add(h.tick()))) // the tick may have changed
	}
}

// tick forgets topics and marks all others if it is time to.
func (r *reader) tick() {
	if time.Since(r.ticked) < r.hub.tick() {
		return
	}
	r.ticked = time.Now()
	r.hub.forgetIdle()
	r.hub.markAll()
}

// readMarked reads on in the marked logs and says whether any was marked.
func (r *reader) readMarked(ctx context.Context) bool {
	asked := r.take()
	if len(r.topics) == 0 {
		return false
	}
	bounded, cancel := context.WithTimeout(ctx, readTimeout)
	events, err := r.hub.log.After(bounded, r.cursors)
	cancel()
	if err != nil {
		r.putBack()
		_ = pause.For(ctx, r.tries.failed(err))
		return true
	}
	r.tries.over()
	whole := true
	for len(events) > 0 {
		n := 1
		for n < len(events) && events[n].RunID == events[0].RunID {
			n++
		}
		whole = r.hub.deliver(events[:n]) && whole
		events = events[n:]
	}
	if whole {
		r.hub.confirm(asked)
	}
	return true
}

// take takes the marks, and tells when all topics were marked last.
func (r *reader) take() (asked time.Time) {
	h := r.hub
	clear(r.topics)
	r.cursors = r.cursors[:0]
	h.mu.Lock()
	defer h.mu.Unlock()
	r.topics, h.marked = h.marked, r.topics[:0]
	for _, t := range r.topics {
		t.marked = false
		r.cursors = append(r.cursors, syncrun.Cursor{RunID: t.runID, After: t.head()})
	}
	return h.freshness.askedAll
}

func (r *reader) putBack() {
	r.hub.mu.Lock()
	defer r.hub.mu.Unlock()
	for _, t := range r.topics {
		r.hub.markLocked(t)
	}
}

// deliver appends events of one run to its topic and lets the fan-out workers tell its subscribers. It reports whether
// they are all there were: a log of which they are a part is marked to be read on.
func (h *Hub) deliver(events []syncrun.Event) (whole bool) {
	h.mu.Lock()
	t := h.topics[events[0].RunID]
	known := t != nil && t.opened
	h.mu.Unlock()
	if !known {
		return true
	}
	news := t.append(events, h.opts.Keep)
	whole = len(events) < fullPart || t.ended()
	if len(news) == 0 {
		return whole
	}
	now := time.Now()
	for i := range news {
		h.opts.Lag(now.Sub(news[i].At))
	}
	t.eachShard(h.fanout.put)
	h.mu.Lock()
	if !whole || t.head() < t.hinted {
		h.markLocked(t)
	}
	h.mu.Unlock()
	return whole
}
