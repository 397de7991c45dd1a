// Package hint has what all carriers of hints share: how a hint is written, how hints wait to leave a process, and how
// a listener finds out whether it hears any. A hint says "read on"; nothing depends on its arrival.
package hint

import (
	"strconv"
	"strings"
)

// Sink takes what a source of hints has to say. None of its methods blocks.
type Sink interface {
	// Hint says that the run's log reaches at least seq. It is no more than a hint: read the log.
	Hint(runID, seq int)
	// Lost says that hints may have been missed: read on for every run.
	Lost()
	// Listening says whether hints come at all just now; while they do not, only polling helps.
	Listening(on bool)
}

// Sinks tell each of several sinks.
type Sinks []Sink

// Hint tells each.
func (s Sinks) Hint(runID, seq int) {
	for _, sink := range s {
		sink.Hint(runID, seq)
	}
}

// Lost tells each.
func (s Sinks) Lost() {
	for _, sink := range s {
		sink.Lost()
	}
}

// Listening tells each.
func (s Sinks) Listening(on bool) {
	for _, sink := range s {
		sink.Listening(on)
	}
}

// Format is the payload of a hint on the wire: `run:seq`.
func Format(runID, seq int) string { return strconv.Itoa(runID) + ":" + strconv.Itoa(seq) }

// Parse reads what Format wrote; ok is false for anything else.
func Parse(payload string) (runID, seq int, ok bool) {
	run, tail, found := strings.Cut(payload, ":")
	if !found {
		return 0, 0, false
	}
	runID, errRun := strconv.Atoi(run)
	seq, errSeq := strconv.Atoi(tail)
	return runID, seq, errRun == nil && errSeq == nil && runID > 0 && seq > 0
}
