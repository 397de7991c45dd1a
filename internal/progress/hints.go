package progress

import "time"

// freshness is what a hub knows of how true its topics are. It is guarded by the hub's mutex.
type freshness struct {
	connected bool      // hints come
	askedAll  time.Time // when all topics were marked last
	readAll   time.Time // what was committed before this is in all topics
}

// Hint marks a run's log to be read on, if anybody watches it and does not know seq yet.
func (h *Hub) Hint(runID, seq int) {
	h.lastHint.Store(time.Now().UnixNano())
	h.Shown(runID, seq)
}

// Shown says that a viewer is about to see, by another way than this hub, that the run's log reaches seq. Snapshot is
// not fresh then until the hub has caught up.
func (h *Hub) Shown(runID, seq int) {
	h.mu.Lock()
	t := h.topics[runID]
	news := t != nil && seq > t.head()
	if news {
		t.hinted = max(t.hinted, seq)
		h.markLocked(t)
	}
	h.mu.Unlock()
	if news {
		h.poke()
	}
}

// Lost marks every watched log to be read on.
func (h *Hub) Lost() {
	h.markAll()
	h.poke()
}

// Listening says whether hints can be heard; while not, logs are read on more often.
func (h *Hub) Listening(on bool) {
	h.mu.Lock()
	changed := h.freshness.connected != on
	h.freshness.connected = on
	h.mu.Unlock()
	if changed {
		h.Lost()
	}
}

// tick is how often logs are read on without any hint: some time before what is known grows older than Options.Tick,
// which is when a snapshot is not taken for fresh any more.
func (h *Hub) tick() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.freshness.connected {
		return h.opts.Tick * 4 / 5
	}
	return h.opts.DeafTick
}

func (h *Hub) poke() {
	select {
	case h.wake <- struct{}{}:
	default:
	}
}

func (h *Hub) markAll() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, t := range h.topics {
		h.markLocked(t)
	}
	h.freshness.askedAll = time.Now()
}

// markLocked has the topic read on. One that is not open yet is read on when it is.
func (h *Hub) markLocked(t *topic) {
	if t.marked || t.ended() {
		return
	}
	t.marked = true
	if t.opened {
		h.marked = append(h.marked, t)
	}
}

// confirm notes that all that was committed before is in the topics.
func (h *Hub) confirm(before time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.freshness.readAll = before
}
