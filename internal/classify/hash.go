package classify

import "goodones/internal/syncrun"

// hashForm is mixed into every hash. It is raised when the fields that are hashed change, so that old hashes do not
// equal new ones by accident.
const hashForm = 2

// Hash returns a hash of everything that Facts and Judge read of a profile, so that equal hashes mean equal
// verdicts: handle, name, bio, location, URL, the follower-count tier, and the bot signals that the numbers and the
// picture give. A change of a count that crosses no bound keeps it. It is 0 for a profile without detail, and only
// for such. It is the same on every machine and for every version of Go: 64-bit FNV-1a over the fields, each with its
// length before it.
func (c *Classifier) Hash(p *syncrun.Profile) int64 {
	if !p.Detailed {
		return 0
	}
	h := fnvOffset.byte(hashForm)
	for _, field := range [...]string{p.Handle, p.Name, p.Bio, p.Location, p.URL} {
		h = h.string(field)
	}
	h = h.string(string(syncrun.TierOfCount(p.FollowersCount))).metrics(c.patterns.metrics(p))
	if h == 0 {
		return 1
	}
	return int64(h)
}

// fnv is a running FNV-1a hash.
type fnv uint64

const (
	fnvOffset fnv = 14695981039346656037
	fnvPrime  fnv = 1099511628211
)

func (h fnv) byte(b byte) fnv { return (h ^ fnv(b)) * fnvPrime }

func (h fnv) metrics(m metrics) fnv { return h.byte(byte(m)).byte(byte(m >> 8)) }

// string mixes in the length of s, in four bytes, and then s.
func (h fnv) string(s string) fnv {
	for shift := 0; shift < 32; shift += 8 {
		h = h.byte(byte(len(s) >> shift))
	}
	for i := range len(s) {
		h = h.byte(s[i])
	}
	return h
}
