package syncrun

import (
	"strconv"
	"strings"
)

// HintSink takes what a source of hints has to say. None of its methods blocks.
type HintSink interface {
	// Hint says that the run's log reaches at least seq. It is no more than a hint: read the log.
	Hint(runID, seq int)
	// Lost says that hints may have been missed: read on for every run.
	Lost()
	// Listening says whether hints come at all just now; while they do not, only polling helps.
	Listening(on bool)
}

// Cursor is a position in a run's log: everything up to After is known.
type Cursor struct {
	RunID int
	After int
}

// FormatHint is the payload of a hint on the wire: `run:seq`.
func FormatHint(runID, seq int) string { return strconv.Itoa(runID) + ":" + strconv.Itoa(seq) }

// ParseHint reads what FormatHint wrote; ok is false for anything else.
func ParseHint(payload string) (runID, seq int, ok bool) {
	run, tail, found := strings.Cut(payload, ":")
	if !found {
		return 0, 0, false
	}
	runID, errRun := strconv.Atoi(run)
	seq, errSeq := strconv.Atoi(tail)
	return runID, seq, errRun == nil && errSeq == nil && runID > 0 && seq > 0
}
