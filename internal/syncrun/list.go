package syncrun

import "time"

// ListFacts is what is known of an account's follower list as a whole.
type ListFacts struct {
	Reported int // the follower count that the network told last
	Known    int // followers whom runs have found, those who left included
	// Gap is the smallest difference of the two seen since the list was last read to its end; nil: never yet.
	Gap *int
	// InVain is the largest movement of the difference for which the whole list was read and held fewer people whom
	// nobody knew.
	InVain        int
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

// Bounds of a movement of the difference for which the whole list is read where reading is paid for.
const (
	leastFall   = 10    // people
	longestList = 2_500 // people: the list costs $25 at X at most
)

// Moved is by how much the difference has moved otherwise, when people may be hidden behind others who left;
// negative: it fell. 0 when nobody is looked for. Where reading is free a movement of one is enough, in either
// direction. People leave any account, so that a movement for which the list was read in vain has to double before it
// is read again.
func (f ListFacts) Moved(isFree bool) int {
	if f.Gap == nil {
		return 0
	}
	moved, least := f.Reported-f.Known-*f.Gap, 1
	if !isFree {
		least = leastFall
		if moved > 0 || f.Reported > longestList {
			return 0
		}
	}
	if max(moved, -moved) < max(least, 2*f.InVain) {
		return 0
	}
	return moved
}
