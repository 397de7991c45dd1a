package bluesky

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"goodones/internal/fetch"
	"goodones/internal/source"
)

// problem is the body of an XRPC error.
type problem struct {
	Name    string `json:"error"`
	Message string `json:"message"`
}

// The errors that the lexicons name and that a run tells apart.
const (
	errTakedown    = "AccountTakedown"
	errSuspended   = "AccountSuspended"
	errDeactivated = "AccountDeactivated"
	errNotFound    = "NotFound"
	errBlocked     = "BlockedActor"
	errBlocking    = "BlockedByActor"
)

// maxRetryAfter is how long a wait may be that is asked for without a rate window, to be believed: a day.
const maxRetryAfter = 24 * time.Hour

// refusal turns an answer other than 200 into its error. The AppView answers 400 InvalidRequest both for an account
// that is not there and for a parameter that is out of bounds; its message alone tells which it is.
func (c *Client) refusal(a fetch.Answer) error {
	var p problem
	readable := json.Unmarshal(a.Body, &p) == nil
	detail := c.fetch.Excerpt(strings.TrimSpace(p.Name + " " + p.Message))
	switch {
	case a.Status == http.StatusTooManyRequests:
		wait := cmp.Or(fetch.ResetIn(a.Header, rateHeader), fetch.RetryAfter(a.Header, maxRetryAfter))
		return &source.RateLimitedError{For: wait}
	case a.Status < 400, a.Status >= 500, a.Status == http.StatusRequestTimeout, a.Status == http.StatusTooEarly:
		return fetch.Temporary("answered %d", a.Status)
	case !readable:
		return fetch.Temporary("answered %d with a body that is no JSON object", a.Status)
	}
	switch p.Name {
	case errTakedown, errSuspended:
		return source.ErrSuspended
	case errDeactivated, errNotFound:
		return source.ErrNotFound
	case errBlocked, errBlocking:
		return source.ErrItemGone
	}
	switch {
	case strings.Contains(p.Message, "not found"), strings.Contains(p.Message, "could not be found"):
		return source.ErrNotFound
	case a.Status == http.StatusUnauthorized:
		return fmt.Errorf("%w: %s", source.ErrUnauthorized, detail)
	case a.Status == http.StatusForbidden:
		return fmt.Errorf("%w: %s", source.ErrForbidden, detail)
	}
	return fmt.Errorf("%w: answered %d: %s", source.ErrInvalid, a.Status, detail)
}
