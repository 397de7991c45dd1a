package load

import (
	"sync/atomic"
	"time"
)

// Run is a log that events are written to, with the moments of its events. It is made by Seed.
type Run struct {
	ID   int64
	last atomic.Int64 // sequence of the newest event committed
	// By sequence, nanoseconds of clock; 0: not yet. What exceeds them is delivered, but its delay is not measured.
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

// noteHint is called just before the hint at sequence is sent.
func (r *Run) noteHint(sequence int, now int64) {
	for s := min(sequence, len(r.hinted)-1); s > 0 && r.hinted[s].Load() == 0; s-- {
		r.hinted[s].Store(now)
	}
}

// delay is how long a delivery at now took, from the commit and from the hint. An event that was read before its own
// hint, thanks to an earlier one, has waited for no hint: both are the same then. known is false for events that were
// there before the run was watched.
func (r *Run) delay(sequence int, now int64) (fromCommit, fromHint time.Duration, known bool) {
	if sequence >= len(r.committed) || sequence <= seeded {
		return 0, 0, false
	}
	committed, hinted := r.committed[sequence].Load(), r.hinted[sequence].Load()
	if committed == 0 {
		return 0, 0, true // the reader was faster than the database's answer to the writer
	}
	fromCommit = time.Duration(now - committed)
	if hinted == 0 || hinted > now {
		return fromCommit, fromCommit, true
	}
	return fromCommit, time.Duration(now - hinted), true
}
