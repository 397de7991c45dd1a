package syncrun

import "time"

// ListFacts is what is known of an account's follower list as a whole.
type ListFacts struct {
	Reported int // the follower count that the network told last
	Known    int // followers whom runs have found, those who left included
	// Gap is the smallest difference of the two seen since the list was last read to its end; nil: never yet.
	Gap           *int
	SinceFullScan time.Duration // since the list was last read to its end; 0: never yet, or just now
}

// Missed is how many more people the network tells of than can be explained by who is known: some follow whom no scan
// has met, because scans end at known followers. People who leave only lower it, as a run that sees that lowers Gap.
// 0 when the difference is within the noise of a count, 20 or one in a hundred.
func (f ListFacts) Missed() int {
	if f.Gap == nil {
		return 0
	}
	missed := f.Reported - f.Known - *f.Gap
	if missed <= max(20, f.Reported/100) {
		return 0
	}
	return missed
}
