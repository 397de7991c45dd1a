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
