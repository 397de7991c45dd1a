package progress

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"goodones/internal/syncrun"
)

// topic is the newest part of one run's log.
type topic struct {
	runID  int
	ready  chan struct{} // closed when loading has succeeded or failed
	failed error         // why it failed; fixed when ready
	userID int           // whose run it is; fixed when ready

	// Guarded by the hub's mutex.
	holders  int       // cursors, and those about to have one: while there are any, it is kept
	usedAt   time.Time // when the last holder left
	opened   bool
	openedAt time.Time // what was committed before this is in it
	marked   bool      // to be read on
	hinted   int       // the highest sequence that was heard of

	state atomic.Int64 // head × 2, + 1 when the log has ended

	mu       sync.Mutex
	run      syncrun.Run
	entries  []entry  // without gaps
	messages []string // the run's log from its beginning; only ever appended to
	feeds    map[string]*feed
}

// entry is an event with the number of messages logged up to it.
type entry struct {
	syncrun.Event
	logged int
}

// entriesOf are events that follow n messages.
func entriesOf(events []syncrun.Event, n int) []entry {
	entries := make([]entry, len(events))
	for i := range events {
		if events[i].Message != "" {
			n++
		}
		entries[i] = entry{events[i], n}
	}
	return entries
}

// head is the sequence of the newest event.
func (t *topic) head() int {
	head, _ := t.progress()
	return head
}

// ended tells whether nothing can follow the head.
func (t *topic) ended() bool {
	_, ended := t.progress()
	return ended
}

// progress is the head and whether the log ends there, as of one moment.
func (t *topic) progress() (head int, ended bool) {
	state := t.state.Load()
	return int(state >> 1), state&1 == 1
}

func (t *topic) setHead(last *syncrun.Event) {
	state := int64(last.Sequence) << 1
	if last.Terminal() {
		state++
	}
	t.state.Store(state)
}

// fill takes the end of the log and the messages before it.
func (t *topic) fill(tail syncrun.Tail) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.userID, t.run, t.messages = tail.Run.UserID, tail.Run, tail.Messages
	t.extendLocked(tail.Events)
	t.setHead(&tail.Events[len(tail.Events)-1])
}

func (t *topic) extendLocked(events []syncrun.Event) {
	for i := range events {
		if events[i].Message != "" {
			t.messages = append(t.messages, events[i].Message)
		}
		t.entries = append(t.entries, entry{events[i], len(t.messages)})
		if t.run.StartedAt == nil && events[i].Status == syncrun.StatusRunning {
			at := events[i].At // the first claim: its event carries the very time of the start
			t.run.StartedAt = &at
		}
	}
}

// append takes events that follow, ignoring what is known already, and returns the new ones. Two readers may bring
// the same, but a gap, which the log does not have, leaves the topic as it is.
func (t *topic) append(events []syncrun.Event, keep int) []syncrun.Event {
	t.mu.Lock()
	defer t.mu.Unlock()
	head, ended := t.progress()
	for len(events) > 0 && events[0].Sequence <= head {
		events = events[1:]
	}
	if len(events) == 0 || events[0].Sequence != head+1 || ended {
		return nil
	}
	t.extendLocked(events)
	t.trimLocked(keep)
	t.setHead(&events[len(events)-1])
	return events
}

// trimLocked forgets the oldest entries, in strides, so that it costs little for each.
func (t *topic) trimLocked(keep int) {
	if drop := len(t.entries) - keep; drop >= max(1, keep/4) {
		t.entries = slices.Delete(t.entries, 0, drop)
	}
}

// prepend puts older entries before the first, if they lead up to it. Their messages are known: the log of messages
// is always whole.
func (t *topic) prepend(older []entry) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(older) == 0 || older[len(older)-1].Sequence+1 != t.entries[0].Sequence {
		return false
	}
	t.entries = append(older, t.entries...)
	return true
}

// first is the oldest sequence in memory.
func (t *topic) first() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.entries[0].Sequence
}

// tell sets p to what a subscriber gets of event seq. It reports false when that is not in memory.
func (t *topic) tell(seq int, p *syncrun.Progress) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	i := seq - t.entries[0].Sequence
	if i < 0 || i >= len(t.entries) {
		return false
	}
	t.tellLocked(&t.entries[i], p)
	return true
}

// tellOf is tell for an entry that need not be in memory.
func (t *topic) tellOf(e *entry, p *syncrun.Progress) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.tellLocked(e, p)
}

func (t *topic) tellLocked(e *entry, p *syncrun.Progress) {
	p.Event = e.Event
	p.SyncRun = t.run.As(e.Event, t.messages[:e.logged:e.logged])
}

// eachShard calls do, which must not wait, for all subscribers.
func (t *topic) eachShard(do func(*shard)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, f := range t.feeds {
		f.eachShard(do)
	}
}
