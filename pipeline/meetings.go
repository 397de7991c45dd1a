package pipeline

import "goodones/internal/source"

// maxStalePages is how many pages in a row may show nobody whom the scan meets for the first time, before the list
// counts as one that goes on for ever.
const maxStalePages = 20

// meetings are whom the scan at hand has met in this claim. It is bounded by what a run may read.
type meetings struct {
	scan  int
	met   map[int64]struct{}
	stale int // pages in a row that brought nobody new to the scan
}

// note enters a page of the scan.
func (m *meetings) note(scan int, people []source.Profile) {
	if m.scan != scan {
		*m = meetings{scan: scan, met: map[int64]struct{}{}}
	}
	before := len(m.met)
	for i := range people {
		m.met[people[i].ID] = struct{}{}
	}
	m.stale++
	if len(m.met) > before {
		m.stale = 0
	}
}

func (m *meetings) endless(scan int) bool { return m.scan == scan && m.stale >= maxStalePages }
