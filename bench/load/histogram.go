package load

import (
	"math"
	"math/bits"
	"sync/atomic"
	"time"
)

// subBuckets divide each power of two, so that a quantile is right to 1 in 64.
const subBuckets = 64

// Histogram counts durations. Many goroutines may add at once; the zero value is empty.
type Histogram struct {
	counts [(64 - 6) * subBuckets]atomic.Int64
}

// Add counts one duration; one below zero counts as zero.
func (h *Histogram) Add(d time.Duration) { h.counts[bucket(uint64(max(0, d)))].Add(1) }

func bucket(n uint64) int {
	shift := max(0, bits.Len64(n)-7)
	return shift*subBuckets + int(n>>shift)
}

// lower is the least duration of a bucket.
func lower(bucket int) time.Duration {
	if bucket < 2*subBuckets {
		return time.Duration(bucket)
	}
	shift := bucket/subBuckets - 1
	return time.Duration((bucket - shift*subBuckets) << shift)
}

// Quantile returns the duration that a share q of all do not exceed; 0 when there are none.
func (h *Histogram) Quantile(q float64) time.Duration {
	var total int64
	for i := range h.counts {
		total += h.counts[i].Load()
	}
	rank := int64(math.Ceil(q * float64(total)))
	for i := range h.counts {
		if rank -= h.counts[i].Load(); rank <= 0 && total > 0 {
			return lower(i)
		}
	}
	return 0
}
