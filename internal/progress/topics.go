package progress

import (
	"context"
	"fmt"
	"time"

	"goodones/internal/syncrun"
)

// openTimeout bounds the opening of a topic, for which a client waits.
const openTimeout = 900 * time.Millisecond

// join returns the topic of a run of the user. Until it is left, it is not forgotten. wanted is how many events a new
// topic begins with. Somebody else's run is asked for as one that does not exist is, whether it is in memory or not:
// the answer, and how long it takes, must not tell the two apart.
func (h *Hub) join(ctx context.Context, userID, runID, wanted int) (*topic, error) {
	if t := h.reenter(userID, runID); t != nil {
		return t, nil
	}
	if err := h.owns(ctx, userID, runID); err != nil {
		return nil, err
	}
	t := h.enter(runID, wanted)
	if t == nil {
		return nil, fmt.Errorf("watch: %w", syncrun.ErrUnavailable)
	}
	err := t.wait(ctx)
	if err == nil && t.userID != userID {
		err = fmt.Errorf("watch: %w", syncrun.ErrNotFound)
	}
	if err != nil {
		h.leave(t)
		return nil, err
	}
	return t, nil
}

// reenter finds a topic that is known to be the user's.
func (h *Hub) reenter(userID, runID int) *topic {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := h.topics[runID]
	if t == nil || !t.opened || t.userID != userID {
		return nil
	}
	t.holders++
	return t
}

// owns asks whether the run is the user's, once for all who wait for the same answer.
func (h *Hub) owns(ctx context.Context, userID, runID int) error {
	answer := h.asking.DoChan(fmt.Sprint(userID, " ", runID), func() (any, error) {
		ctx, cancel := context.WithTimeout(h.life, openTimeout) // others may wait for the same
		defer cancel()
		err := h.log.Owns(ctx, userID, runID)
		if ctx.Err() != nil && err != nil {
			err = fmt.Errorf("%w (%v)", syncrun.ErrUnavailable, err)
		}
		return nil, err
	})
	select {
	case <-ctx.Done():
		return ctx.Err()
	case a := <-answer:
		if a.Err != nil {
			return fmt.Errorf("watch: %w", a.Err)
		}
		return nil
	}
}

// enter finds the topic, or begins to open it. It returns nil when the hub is over.
func (h *Hub) enter(runID, wanted int) *topic {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := h.topics[runID]
	if t == nil {
		t = &topic{runID: runID, ready: make(chan struct{}), feeds: map[string]*feed{}}
		// Others may wait for the same, so it does not end with who was first.
		if !h.helpLocked(func(ctx context.Context) { h.open(ctx, t, wanted) }) {
			return nil
		}
		h.topics[runID] = t
	}
	t.holders++
	return t
}

func (h *Hub) leave(t *topic) {
	h.mu.Lock()
	defer h.mu.Unlock()
	t.holders--
	t.usedAt = time.Now()
}

func (t *topic) wait(ctx context.Context) error {
	select {
	case <-t.ready:
		return t.failed
	case <-ctx.Done():
		return ctx.Err()
	}
}

// open fills a topic that hints can mark already, so that none is missed. One that cannot be filled is forgotten.
func (h *Hub) open(ctx context.Context, t *topic, wanted int) {
	asked := time.Now()
	err := h.fill(ctx, t, wanted)
	h.mu.Lock()
	if err != nil {
		t.failed = err
		delete(h.topics, t.runID)
	} else {
		t.opened, t.openedAt = true, asked
		if t.marked {
			h.marked = append(h.marked, t)
		}
	}
	h.mu.Unlock()
	close(t.ready)
	h.poke()
}

func (h *Hub) fill(ctx context.Context, t *topic, wanted int) error {
	ctx, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	tail, err := h.log.Tail(ctx, t.runID, max(1, wanted))
	switch {
	case err != nil && ctx.Err() != nil:
		return fmt.Errorf("watch: %w (%v)", syncrun.ErrUnavailable, err)
	case err != nil:
		return fmt.Errorf("watch: %w", err)
	case len(tail.Events) == 0:
		return fmt.Errorf("watch: run %d has no event", t.runID)
	}
	t.fill(tail)
	return nil
}

// forgetIdle forgets topics that have not been used for a while.
func (h *Hub) forgetIdle() {
	before := time.Now().Add(-h.opts.Linger) // a look at the clock for each topic takes longer than all else here
	h.mu.Lock()
	defer h.mu.Unlock()
	for id, t := range h.topics {
		if t.opened && t.holders == 0 && t.usedAt.Before(before) {
			delete(h.topics, id)
		}
	}
}

// Snapshot is the user's run as of its newest event known here, with its log. fresh is false, and run empty, when the
// hub may lag behind the database: because hints cannot be heard, because the last tick's read is overdue, or because a
// hint or Shown told of more. Ask the database then, which is what Shown is told of. Errors are those of Watch.
func (h *Hub) Snapshot(ctx context.Context, userID, runID int) (run syncrun.Run, fresh bool, err error) {
	if !h.Stats().Listening {
		return run, false, nil
	}
	t, err := h.join(ctx, userID, runID, 1)
	if err != nil {
		return run, false, err
	}
	defer h.leave(t)
	if !h.isFresh(t) {
		return run, false, nil
	}
	return t.snapshot(), true, nil
}

func (h *Hub) isFresh(t *topic) bool {
	head, ended := t.progress()
	h.mu.Lock()
	defer h.mu.Unlock()
	asOf := h.freshness.readAll
	if asOf.Before(t.openedAt) {
		asOf = t.openedAt
	}
	return ended || h.freshness.connected && head >= t.hinted && time.Since(asOf) < h.opts.Tick
}

func (t *topic) snapshot() syncrun.Run {
	t.mu.Lock()
	defer t.mu.Unlock()
	last := &t.entries[len(t.entries)-1]
	return t.run.As(last.Event, t.messages[:last.logged:last.logged])
}
