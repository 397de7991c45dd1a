package load

import "math/bits"

// Tally is what one subscriber has seen of one log. The zero value has seen nothing.
type Tally struct {
	seen       []uint64 // one bit for each sequence
	last       int
	Repeated   int // events that came again
	Disordered int // events that came after a later one
}

// See notes an event and reports whether it is the first of its sequence.
func (t *Tally) See(sequence int) bool {
	word, bit := sequence/64, uint64(1)<<(sequence%64)
	for word >= len(t.seen) {
		t.seen = append(t.seen, 0)
	}
	if t.seen[word]&bit != 0 {
		t.Repeated++
		return false
	}
	t.seen[word] |= bit
	if sequence < t.last {
		t.Disordered++
	}
	t.last = max(t.last, sequence)
	return true
}

// Missing tells how many of 1 to last have not been seen.
func (t *Tally) Missing(last int) int {
	missing := last
	for word, set := range t.seen {
		if first := word * 64; first > last {
			break
		} else if beyond := first + 63 - last; beyond > 0 {
			set &= ^uint64(0) >> beyond
		}
		missing -= bits.OnesCount64(set)
	}
	return missing
}
