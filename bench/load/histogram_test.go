package load

import (
	"math"
	"testing"
	"time"
)

func TestQuantiles(t *testing.T) {
	t.Parallel()
	var h Histogram
	if got := h.Quantile(0.99); got != 0 {
		t.Errorf("of nothing: %v", got)
	}
	for i := range 1000 {
		h.Add(time.Duration(i+1) * time.Millisecond)
	}
	for q, want := range map[float64]time.Duration{0.5: 500 * time.Millisecond, 0.99: 990 * time.Millisecond,
		1: time.Second} {
		if got := h.Quantile(q); math.Abs(float64(got-want)) > float64(want)/subBuckets {
			t.Errorf("quantile %g = %v, want about %v", q, got, want)
		}
	}
}

func TestBucketsAreExactToOneIn64(t *testing.T) {
	t.Parallel()
	for _, d := range []time.Duration{0, 1, 127, 128, 129, 255, 256, 1000, time.Microsecond, time.Second, time.Hour,
		math.MaxInt64} {
		low := lower(bucket(uint64(d)))
		if low > d || float64(d-low) > float64(d)/subBuckets {
			t.Errorf("%d falls into the bucket from %d", d, low)
		}
	}
}

func TestNegativeIsZero(t *testing.T) {
	t.Parallel()
	var h Histogram
	h.Add(-time.Second)
	if got := h.Quantile(1); got != 0 {
		t.Errorf("got %v", got)
	}
}
