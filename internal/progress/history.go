package progress

import (
	"context"
	"fmt"
	"slices"

	"goodones/internal/pause"
)

// historyPart is how many events a cursor far behind holds for itself: enough for a query, little to keep for a
// client that may never read them.
const historyPart = 64

// fromHistory is the next entry if it was read for this cursor alone.
func (c *Cursor) fromHistory() *entry {
	if c.arrived.Load() != nil {
		c.backlog = *c.arrived.Swap(nil)
	}
	for len(c.backlog) > 0 && c.backlog[0].Sequence < c.next {
		c.backlog = c.backlog[1:]
	}
	if len(c.backlog) == 0 || c.backlog[0].Sequence != c.next {
		c.backlog = nil
		return nil
	}
	return &c.backlog[0]
}

// readHistory reads what lies before the topic's memory, on another goroutine, and wakes the subscriber then. What is
// near the head goes into the topic's memory, for others to share; the rest is the cursor's own.
func (c *Cursor) readHistory() {
	if c.reading.Swap(true) {
		return
	}
	next := c.next
	c.hub.help(func(ctx context.Context) {
		if own := c.fetch(ctx, next); len(own) > 0 {
			c.arrived.Store(&own)
		}
		c.reading.Store(false)
		c.wake()
	})
}

// fetch returns history from next on, or nothing when that is in the topic's memory. While the database is away it
// keeps trying, until the cursor is closed: a subscription stays silent then.
func (c *Cursor) fetch(ctx context.Context, next int) []entry {
	t, keep := c.topic, c.hub.opts.Keep
	tries := tries{troubles: &c.hub.troubles}
	defer tries.over()
	for ctx.Err() == nil && !c.closed.Load() && next < t.first() {
		near := t.head()-next < keep
		limit := historyPart
		if near {
			limit = t.first() - next
		}
		entries, err := c.hub.history(ctx, t, next, limit)
		switch {
		case next >= t.first(): // another cursor has put it there
			return nil
		case err != nil && isAway(err): // that has waited already
		case err != nil:
			_ = pause.For(ctx, tries.failed(err))
		case !near || !t.prepend(entries):
			return slices.Clone(entries[:min(len(entries), historyPart)])
		}
	}
	return nil
}

// history reads events from a sequence on. Only a few may do so at once. While the database is away, each waits for a
// moment before it gives up its turn: it is asked rarely then, however many cursors want to know.
func (h *Hub) history(ctx context.Context, t *topic, from, limit int) ([]entry, error) {
	select {
	case h.readers <- struct{}{}:
		defer func() { <-h.readers }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if from >= t.first() { // while this one waited
		return nil, nil
	}
	bounded, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	log, events, err := h.log.History(bounded, t.runID, from-1, limit)
	switch {
	case err != nil && isAway(err):
		_ = pause.For(ctx, retryPause)
	case err == nil && len(events) == 0:
		err = fmt.Errorf("log of run %d: nothing after event %d", t.runID, from-1)
	}
	return entriesOf(events, len(log)), err
}
