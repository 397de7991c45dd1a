package syncrun

import "strconv"

// The four lines that v1 documents for every completed run, verbatim. Other lines stand only between the first and
// the last.
const (
	LineFetching   = "Fetching new followers..."
	LineClassify   = "Classifying profiles..."
	LineClassified = "Classification complete"
)

// LineFound is the documented line at the end of stage 1; n equals the run's newFollowersCount.
func LineFound(n int) string { return "Found " + strconv.Itoa(n) + " new followers" }

// The messages of runs that somebody ended.
const (
	MessageCancelled = "Cancelled by user"
	MessageAsleep    = "Account put to sleep"
)
