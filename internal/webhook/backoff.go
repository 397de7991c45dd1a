package webhook

import (
	"math/rand/v2"
	"time"
)

// How often a delivery is tried: after 10 s, 30 s, 90 s … up to four hours, 24 times or so in the three days after
// which the store gives it up.
const (
	firstWait    = 10 * time.Second
	waitGrowth   = 3
	longestWait  = 4 * time.Hour
	jitter       = 0.2           // of a wait, more or less
	longestAsked = 6 * time.Hour // that a Retry-After counts
)

// wait is how long to wait after so many failed attempts, asked being what the receiver asked for.
func wait(attempts int, asked time.Duration) time.Duration {
	d := firstWait
	for i := 1; i < attempts && d < longestWait; i++ {
		d *= waitGrowth
	}
	d = min(d, longestWait)
	d = time.Duration(float64(d) * (1 - jitter + 2*jitter*rand.Float64()))
	return max(d, min(asked, longestAsked))
}
