package xapi

import (
	"fmt"
	"net/http"

	"goodones/internal/fetch"
)

// refusal turns an answer other than 200 into its error.
func (c *Client) refusal(r request, a fetch.Answer) error {
	switch {
	case a.Status == http.StatusUnauthorized:
		return ErrUnauthorized
	case a.Status == http.StatusTooManyRequests:
		wait := resetIn(a.Header)
		return &RateLimitedError{Wait: wait, Known: wait > 0}
	case passing(a.Status):
		return fetch.Temporary("answered %d", a.Status)
	}
	p, readable := readProblem(a.Body)
	if !readable {
		return fetch.Temporary("answered %d with a body that is no JSON object", a.Status)
	}
	return c.judge(r, a.Status, p)
}

// passing tells whether the status blames X, the way to it or the moment, not the request.
func passing(status int) bool {
	return status < 400 || status >= 500 || status == http.StatusRequestTimeout || status == http.StatusTooEarly
}

func (c *Client) judge(r request, status int, p problem) error {
	detail := c.fetch.Excerpt(p.explanation())
	switch {
	case status == http.StatusForbidden && p.is(kindUsageCapped):
		return because(ErrUsageCapped, detail)
	case status == http.StatusForbidden:
		return because(ErrForbidden, detail)
	case status == http.StatusBadRequest && r.query.Has(pageToken) && p.is(kindInvalidRequest) && p.blames(pageToken):
		return ErrPageToken
	}
	return &InvalidRequestError{Status: status, Parameter: c.fetch.Excerpt(p.culprit()), Detail: detail}
}

func because(err error, detail string) error {
	if detail == "" {
		return err
	}
	return fmt.Errorf("%w: %s", err, detail)
}
