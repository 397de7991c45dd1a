package xapi

import (
	"fmt"
	"net/http"

	"goodones/internal/fetch"
	"goodones/internal/source"
)

// refusal turns an answer other than 200 into its error.
func (c *Client) refusal(r request, a fetch.Answer) error {
	switch {
	case a.Status == http.StatusUnauthorized:
		return source.ErrUnauthorized
	case a.Status == http.StatusPaymentRequired:
		p, _ := readProblem(a.Body) // whatever the body says or fails to say
		return &source.OutOfCreditError{Until: p.until(a.Header)}
	case a.Status == http.StatusTooManyRequests:
		if p, readable := readProblem(a.Body); readable && p.outOfCredit() {
			return &source.OutOfCreditError{Until: p.until(a.Header)}
		}
		return &source.RateLimitedError{For: limitedFor(a.Header)}
	case passing(a.Status):
		return fetch.Temporary("answered %d", a.Status)
	}
	p, readable := readProblem(a.Body)
	if !readable {
		return fetch.Temporary("answered %d with a body that is no JSON object", a.Status)
	}
	return c.judge(r, a, p)
}

// disguised is the refusal that a 200 without data is, if it is one: some way to X hides the status that X gave.
func (c *Client) disguised(r request, a fetch.Answer) error {
	p, readable := readProblem(a.Body)
	status := p.Status
	if status == 0 && len(p.Errors) > 0 && !hasItems(p.Errors) {
		status = p.Errors[0].Status
	}
	switch {
	case !readable:
	case p.outOfCredit():
		return c.judge(r, a, p)
	case status >= http.StatusBadRequest:
		a.Status = int(status)
		return fmt.Errorf("status %d in a 200: %w", status, c.refusal(r, a))
	}
	return nil
}

// passing tells whether the status blames X, the way to it or the moment, not the request.
func passing(status int) bool {
	return status < 400 || status >= 500 || status == http.StatusRequestTimeout || status == http.StatusTooEarly
}

func (c *Client) judge(r request, a fetch.Answer, p problem) error {
	status := a.Status
	detail := c.fetch.Excerpt(p.explanation(), r.as.token)
	switch {
	case p.outOfCredit():
		return because(&source.OutOfCreditError{Until: p.until(a.Header)}, detail)
	case r.endpoint == endpointLikingUsers && (status == http.StatusNotFound || p.refusesResource()):
		return because(source.ErrItemGone, detail)
	case p.refusesResource() && r.ofAccount():
		return because(absence(append(p.Errors, p), ""), detail)
	case status == http.StatusNotFound && r.ofAccount():
		return because(source.ErrNotFound, detail)
	case p.refusesResource() && r.endpoint == endpointUsersByIDs:
		return because(source.ErrItemGone, detail)
	case status == http.StatusForbidden:
		return because(source.ErrForbidden, detail)
	case status == http.StatusBadRequest && r.query.Has(pageToken) && p.blamesCursor(r.query):
		return source.ErrCursor
	}
	return &InvalidRequestError{Status: status, Parameter: c.fetch.Excerpt(p.culprit(), r.as.token), Detail: detail}
}

func because(err error, detail string) error {
	if detail == "" {
		return err
	}
	return fmt.Errorf("%w: %s", err, detail)
}
