package fetch

import (
	"cmp"
	"context"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxWindow is how far ahead a reset may lie to be believed: the longest usual window and a minute.
const maxWindow = 16 * time.Minute

// Limiter shares a network's rate windows among all workers. A bucket is one window of the network, such
// as that of an endpoint and a token; its name does not reveal the token. Implementations are called concurrently and
// may block on I/O as long as ctx lasts.
type Limiter interface {
	// Reserve takes one call out of the bucket's window. 0: go. More: the window is used up, nothing was taken, come
	// back after that long. An error means that the limiter itself failed; the call is then not made.
	Reserve(ctx context.Context, bucket string) (wait time.Duration, err error)
	// Observe learns what an answer told of the bucket's window. A call that got no answer, or one without rate
	// headers, is not observed; a 429 always is. An error loses this observation, not the answer.
	Observe(ctx context.Context, bucket string, o Observation) error
}

// Observation is what one answer told of its window.
type Observation struct {
	Limit     int           // calls that the window allows; 0: not told (429 only)
	Remaining int           // calls left, between 0 and Limit; 0 on every 429, whatever its header said
	ResetIn   time.Duration // from the answer's own Date to the window's end, within its bound; 0: unknown
	Limited   bool          // the answer was a 429
}

// ReadWindow reads the rate headers, which are called prefix and -Limit, -Remaining, -Reset (in seconds of the epoch);
// false when they tell nothing to go by.
func ReadWindow(status int, h http.Header, prefix string) (Observation, bool) {
	o := Observation{ResetIn: ResetIn(h, prefix), Limited: status == http.StatusTooManyRequests}
	limit, sane := quantity(h, prefix+"-Limit")
	remaining, known := quantity(h, prefix+"-Remaining")
	if sane && known && limit > 0 {
		o.Limit, o.Remaining = limit, min(remaining, limit)
	}
	if o.Limited {
		o.Remaining = 0
		o.ResetIn = cmp.Or(o.ResetIn, RetryAfter(h, maxWindow))
	}
	return o, o.Limited || o.Limit > 0
}

// quantity reads a whole number that is not negative, cut to what a database integer holds.
func quantity(h http.Header, name string) (int, bool) {
	n, err := strconv.ParseInt(strings.TrimSpace(h.Get(name)), 10, 64)
	if err != nil || n < 0 {
		return 0, false
	}
	return int(min(n, math.MaxInt32)), true
}

// Remaining is how many calls the headers of that prefix say are left; false when they do not tell.
func Remaining(h http.Header, prefix string) (int, bool) { return quantity(h, prefix+"-Remaining") }

// ResetIn is ResetWithin the longest usual window.
func ResetIn(h http.Header, prefix string) time.Duration { return ResetWithin(h, prefix, maxWindow) }

// ResetWithin is how long after the answer its window ends; 0: not told, or further ahead than most, which is not to
// be believed. It is measured against the answer's own Date, never against a clock of ours: neither may be right.
func ResetWithin(h http.Header, prefix string, most time.Duration) time.Duration {
	date, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return 0
	}
	reset, err := strconv.ParseInt(strings.TrimSpace(h.Get(prefix+"-Reset")), 10, 64)
	if err != nil || reset <= 0 {
		return 0
	}
	ahead := reset - date.Unix()
	if reset <= int64(most/time.Second) { // as draft-ietf-httpapi-ratelimit-headers has it: no time, a number of seconds
		ahead = reset
	}
	if ahead <= 0 || ahead > int64(most/time.Second) {
		return 0
	}
	return time.Duration(ahead) * time.Second
}

// RetryAfter is how long an answer asks to wait by Retry-After, in seconds or as a date (RFC 9110, 10.2.3); 0: not
// told, or longer than most. A date is measured against the answer's own.
func RetryAfter(h http.Header, most time.Duration) time.Duration {
	text := strings.TrimSpace(h.Get("Retry-After"))
	ahead, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		date, dateErr := http.ParseTime(h.Get("Date"))
		until, err := http.ParseTime(text)
		if err != nil || dateErr != nil {
			return 0
		}
		ahead = int64(until.Sub(date) / time.Second)
	}
	if ahead <= 0 || ahead > int64(most/time.Second) {
		return 0
	}
	return time.Duration(ahead) * time.Second
}
