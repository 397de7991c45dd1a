package sandbox

import (
	"math"
	"math/bits"
)

const golden = 0x9e3779b97f4a7c15

// scatter is the finishing step of SplitMix64: a bijection of 64 bits in which
// every input bit reaches every output bit.
func scatter(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// mix hashes two words into one; the order matters.
func mix(a, b uint64) uint64 { return scatter(scatter(a+golden) ^ b) }

// source is a SplitMix64 stream. Its value is its whole state, so a copy
// repeats the stream.
type source uint64

func (s *source) next() uint64 {
	*s += golden
	return scatter(uint64(*s))
}

// below draws from 0..n-1; n must be positive.
func (s *source) below(n int) int {
	high, _ := bits.Mul64(s.next(), uint64(n))
	return int(high)
}

// percent is true in p of 100 draws.
func (s *source) percent(p int) bool { return s.below(100) < p }

// pick draws one of items, which must not be empty.
func pick[T any](s *source, items []T) T { return items[s.below(len(items))] }

// unit draws from the open interval (0, 1).
func (s *source) unit() float64 { return (float64(s.next()>>11) + 0.5) / (1 << 53) }

// logNormal draws a whole number whose logarithm is normally distributed
// around that of median: many small ones and a long tail, as counts of
// followers are.
func (s *source) logNormal(median, sigma float64) int {
	z := math.Sqrt2 * math.Erfinv(2*s.unit()-1)
	return int(math.Exp(math.Log(median) + sigma*z))
}
