package xapi

import (
	"net/http"
	"time"

	"goodones/internal/fetch"
)

// rateHeader begins the names of X's rate headers.
const rateHeader = "X-Rate-Limit"

// Limiter keeps the rate windows, a bucket for each endpoint and token.
type Limiter = fetch.Limiter

// Observation is what one answer told of its window.
type Observation = fetch.Observation

func observation(status int, h http.Header) (Observation, bool) {
	return fetch.ReadWindow(status, h, rateHeader)
}

func resetIn(h http.Header) time.Duration { return fetch.ResetIn(h, rateHeader) }
