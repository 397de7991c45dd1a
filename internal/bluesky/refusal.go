package bluesky

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
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
	errNoActor     = "ActorNotFound"
	errBlocked     = "BlockedActor"
	errBlocking    = "BlockedByActor"
)

// maxRetryAfter is how long a wait may be that is asked for without a rate window, to be believed: a day.
const maxRetryAfter = 24 * time.Hour

// refusal turns an answer other than 200 into its error. The AppView answers 400 InvalidRequest both for an account
// that is not there and for a parameter that is out of bounds; its message alone tells which it is.
func (c *Client) refusal(a fetch.Answer) error {
	p, readable := readProblem(a.Body)
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
	case errDeactivated, errNotFound, errNoActor:
		return source.ErrNotFound
	case errBlocked, errBlocking:
		return source.ErrItemGone
	}
	switch {
	case p.saysMissing():
		return source.ErrNotFound
	case a.Status == http.StatusUnauthorized, a.Status == http.StatusForbidden: // we send no login that could be wrong
		return fmt.Errorf("%w: %s", source.ErrForbidden, detail)
	}
	return fmt.Errorf("%w: answered %d: %s", source.ErrInvalid, a.Status, detail)
}

// readProblem reads an error body; false when it is no JSON object. A member of a surprising type is left empty.
func readProblem(body []byte) (p problem, readable bool) {
	err := json.Unmarshal(body, &p)
	surprise, ok := errors.AsType[*json.UnmarshalTypeError](err)
	return p, err == nil || ok && surprise.Field != ""
}

// saysMissing reads the message of a problem: what was asked for is not there.
func (p problem) saysMissing() bool {
	said := strings.ToLower(p.Message)
	return slices.ContainsFunc([]string{"not found", "could not be found", "could not find", "could not locate"},
		func(words string) bool { return strings.Contains(said, words) })
}

// ofItem is the refusal of a call about posts or people: that one of them is missing or closed is no word about the
// account.
func ofItem(err error) error {
	if errors.Is(err, source.ErrNotFound) || errors.Is(err, source.ErrProtected) {
		return fmt.Errorf("%w (%w)", source.ErrItemGone, err)
	}
	return err
}
