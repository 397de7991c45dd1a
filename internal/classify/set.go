package classify

// set is a set of numbers: of labels or of places.
type set[I ~int32] []uint64

func (s *set[I]) add(i I) {
	for len(*s) <= int(i)/64 {
		*s = append(*s, 0)
	}
	(*s)[i/64] |= 1 << (i % 64)
}

func (s *set[I]) addAll(t set[I]) {
	for len(*s) < len(t) {
		*s = append(*s, 0)
	}
	for i, bits := range t {
		(*s)[i] |= bits
	}
}

func (s set[I]) has(i I) bool { return int(i)/64 < len(s) && s[i/64]&(1<<(i%64)) != 0 }

// meets tells whether both sets have a member in common.
func (s set[I]) meets(t set[I]) bool {
	for i := range min(len(s), len(t)) {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

// holds tells whether every one of t is in s.
func (s set[I]) holds(t set[I]) bool {
	for i, bits := range t {
		if bits != 0 && (i >= len(s) || bits&^s[i] != 0) {
			return false
		}
	}
	return true
}
