package load

import (
	"sync/atomic"
	"time"
)

// Run is a log that events are written to, with the moments of its events. It is made by Seed.
type Run struct {
	ID   int64
	Key  string       // API key of its user; empty: the target's
	last atomic.Int64 // sequence of the newest event committed
	// By sequence, nanoseconds of clock; 0: not yet. An event is hinted at with its hint, or with its first delivery if
	// that was earlier. What exceeds them is delivered, but its delay is not measured.
	committed, hinted []atomic.Int64
}

// maxEvents bounds the events of one run whose delay can be measured.
const maxEvents = 4096

func newRun(id int64, last int) *Run {
	r := &Run{ID: id, committed: make([]atomic.Int64, maxEvents), hinted: make([]atomic.Int64, maxEvents)}
	r.last.Store(int64(last))
	return r
}

// Last is the sequence of the newest event.
func (r *Run) Last() int { return int(r.last.Load()) }

// clock is the one clock of writer and readers.
type clock struct{ start time.Time }

func (c clock) now() int64 { return int64(time.Since(c.start)) + 1 }

// noteCommit is called once the database has answered.
func (r *Run) noteCommit(sequence int, now int64) {
	if sequence < len(r.committed) {
		r.committed[sequence].Store(now)
	}
	r.last.Store(int64(sequence))
}

// noteHint is called just before the hint at sequence is sent. What somebody had before its hint keeps that moment.
func (r *Run) noteHint(sequence int, now int64) {
	for s := min(sequence, len(r.hinted)-1); s > 0 && r.hinted[s].CompareAndSwap(0, now); s-- {
	}
}

// delay is how long a delivery at now took, from the commit and from the hint. A server may read on unasked, at a tick
// say, and deliver an event before its hint: up to then nobody owes it to anybody, but it is due to all others as soon
// as the first one has it, so that delivery is taken for the hint. known is false for events that were there before the
// run was watched.
func (r *Run) delay(sequence int, now int64) (fromCommit, fromHint time.Duration, known bool) {
	if sequence >= len(r.committed) || sequence <= seeded {
		return 0, 0, false
	}
	r.hinted[sequence].CompareAndSwap(0, now)
	fromHint = time.Duration(max(0, now-r.hinted[sequence].Load()))
	committed := r.committed[sequence].Load()
	if committed == 0 { // the reader was faster than the database's answer to the writer
		return 0, fromHint, true
	}
	return time.Duration(max(0, now-committed)), fromHint, true
}
