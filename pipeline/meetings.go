package pipeline

import "goodones/internal/source"

// maxStalePages is how many pages in a row may show nobody whom the scan meets for the first time, before the list
// counts as one that goes on for ever.
const maxStalePages = 20

// metBits is the size of meetings. Two people may share a bit: of a list of a million, one in eight seems met before.
// Twenty pages in a row of nobody else do not happen.
const (
	metPower = 23
	metBits  = 1 << metPower
)

// meetings are whom the scan at hand has met in this claim, in a megabyte, however long the list is.
type meetings struct {
	scan  int
	met   []uint64
	stale int // pages in a row that brought nobody new to the scan
}

// note enters a page of the scan.
func (m *meetings) note(scan int, people []source.Profile) {
	if m.scan != scan {
		*m = meetings{scan: scan, met: make([]uint64, metBits/64)}
	}
	m.stale++
	for i := range people {
		at := uint64(people[i].ID) * 0x9e3779b97f4a7c15 >> (64 - metPower)
		if word, bit := &m.met[at/64], uint64(1)<<(at%64); *word&bit == 0 {
			*word |= bit
			m.stale = 0
		}
	}
}

func (m *meetings) endless(scan int) bool { return m.scan == scan && m.stale >= maxStalePages }

// trail is the way along a list of posts or likers, which a run reads in one go.
type trail struct {
	cursors map[string]bool // that were followed
	stale   int             // pages in a row that brought nothing new
}

// ends tells whether the page that led to next and brought so many new items is the last to read. lost tells that the
// list goes on nevertheless: in a circle, or for ever without anything new.
func (t *trail) ends(next string, fresh int) (ends, lost bool) {
	if next == "" {
		return true, false
	}
	if t.cursors == nil {
		t.cursors = map[string]bool{}
	}
	if t.stale++; fresh > 0 {
		t.stale = 0
	}
	lost = t.cursors[next] || t.stale >= maxStalePages
	t.cursors[next] = true
	return lost, lost
}
