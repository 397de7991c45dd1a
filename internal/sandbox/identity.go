package sandbox

import (
	"strconv"
)

// key names one person: a group and a place in it.
type key uint32

const (
	placeBits = 25
	maxPlace  = 1 << placeBits // places in a group
	keyBits   = placeBits + 5  // at most 32 groups

	groupAccounts = 0 // the accounts of Handles, by index
	groupCrowd    = 1 // people who may follow several accounts
	groupFirst    = 2 // then followers, then passers-by, one group per account each
)

func makeKey(group, place int) key { return key(group<<placeBits | place) }

func (k key) group() int { return int(k >> placeBits) }
func (k key) place() int { return int(k & (maxPlace - 1)) }

// firstID lifts all ids into one size: 19 digits, below 2^63 as the real ones.
const firstID = 1 << 60

// id is the public number of a person. Neighbours on a list get ids without
// any order, so that nothing can lean on ids being sorted by time.
func (n *network) id(k key) uint64 { return firstID + n.ids.hide(uint64(k)) }

// keyOf is the inverse of id; false for a number that is nobody's. The person
// may not exist (yet): see exists.
func (n *network) keyOf(id string) (key, bool) {
	v, err := strconv.ParseUint(id, 10, 64)
	if err != nil || v < firstID || v >= 2*firstID {
		return 0, false
	}
	k := n.ids.show(v - firstID)
	return key(k), k < 1<<keyBits
}

// scrambler is a keyed bijection of numbers of a fixed, even count of bits.
type scrambler struct {
	half, mask uint64
	pad        uint64
	mul, inv   [2]uint64 // odd factors and their inverses modulo 2^bits
}

func newScrambler(bits int, seed uint64) scrambler {
	s := scrambler{half: uint64(bits / 2), mask: 1<<bits - 1}
	s.pad = mix(seed, 1) & s.mask
	for i := range s.mul {
		s.mul[i] = mix(seed, uint64(i)+2) | 1
		s.inv[i] = inverse(s.mul[i])
	}
	return s
}

// inverse is the multiplicative inverse of an odd number modulo 2^64. Newton's
// step doubles the number of right bits; an odd number has three to begin with.
func inverse(odd uint64) uint64 {
	x := odd
	for range 5 {
		x *= 2 - odd*x
	}
	return x
}

func (s *scrambler) hide(v uint64) uint64 {
	v ^= s.pad
	for _, m := range s.mul {
		v = v * m & s.mask
		v ^= v >> s.half
	}
	return v
}

func (s *scrambler) show(v uint64) uint64 {
	for i := len(s.inv) - 1; i >= 0; i-- {
		v ^= v >> s.half // its own inverse: the shift is half the width
		v = v * s.inv[i] & s.mask
	}
	return v ^ s.pad
}
