package xapi

import (
	"cmp"
	"net/http"
	"time"

	"goodones/internal/fetch"
)

// rateHeader begins the names of X's rate headers.
const rateHeader = "X-Rate-Limit"

// maxDay is how far ahead the end of a window of 24 hours may lie to be believed: a minute more than that.
const maxDay = 24*time.Hour + time.Minute

// dayHeaders begin the names of the headers of X's windows of 24 hours: of the app, and of the user.
var dayHeaders = [...]string{"X-App-Limit-24hour", "X-User-Limit-24hour"}

// Limiter keeps the rate windows, a bucket for each endpoint and token.
type Limiter = fetch.Limiter

// Observation is what one answer told of its window.
type Observation = fetch.Observation

// observation reads the rate headers; false when they tell nothing to go by. A window of 24 hours that is used up
// tells more than the one of 15 minutes.
func observation(status int, h http.Header) (Observation, bool) {
	day := usedUpDay(h)
	if day == "" {
		return fetch.ReadWindow(status, h, rateHeader)
	}
	o, telling := fetch.ReadWindow(status, h, day)
	o.ResetIn = fetch.ResetWithin(h, day, maxDay)
	return o, telling
}

// limitedFor is how long a 429 asks to wait; 0 when it does not tell.
func limitedFor(h http.Header) time.Duration {
	if day := usedUpDay(h); day != "" {
		if wait := fetch.ResetWithin(h, day, maxDay); wait > 0 {
			return wait
		}
	}
	return cmp.Or(fetch.ResetIn(h, rateHeader), fetch.RetryAfter(h, maxDay))
}

// usedUpDay names the window of 24 hours in which no call is left; empty when there is none. Of two it is the one
// that ends later.
func usedUpDay(h http.Header) string {
	var found string
	for _, day := range dayHeaders {
		if left, known := fetch.Remaining(h, day); !known || left > 0 {
			continue
		}
		if found == "" || fetch.ResetWithin(h, day, maxDay) > fetch.ResetWithin(h, found, maxDay) {
			found = day
		}
	}
	return found
}
