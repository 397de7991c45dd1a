package xapi

import (
	"errors"
	"fmt"
	"time"

	"goodones/internal/source"
)

var (
	// ErrUserNotFound means that X knows no such user, or has suspended it.
	ErrUserNotFound = errors.New("user not found")
	// ErrProtected means that the user shows followers and posts to approved people only.
	ErrProtected = errors.New("user is protected")
	// ErrUnauthorized is a 401: the token is missing, wrong or revoked.
	ErrUnauthorized = errors.New("token refused")
	// ErrUsageCapped is a 403 that says that the plan's monthly allowance at X is used up.
	ErrUsageCapped = errors.New("usage capped")
	// ErrForbidden is any other 403, such as an app token where user context is needed. LikingUsers returns it
	// without a call when there is no user token.
	ErrForbidden = errors.New("not allowed")
	// ErrPageToken is a 400 for the pagination token that was sent: it is stale, forged or another list's.
	ErrPageToken = errors.New("page token refused")
)

// InvalidRequestError is a request that X will never accept, so that repeating it is of no use: any other 400, or
// another 4xx. Arguments outside the documented bounds give it without a call, with Status 0.
type InvalidRequestError struct {
	Status    int
	Parameter string // as X spells it; empty when not told
	Detail    string
}

func (e *InvalidRequestError) Error() string {
	text := "invalid request"
	if e.Status != 0 {
		text = fmt.Sprintf("%s (%d)", text, e.Status)
	}
	if e.Parameter != "" {
		text += ": " + e.Parameter
	}
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	return text
}

// RateLimitedError is a 429 of X. Wait is the time from the answer to the window's reset, believed only if it lies
// ahead and within 16 minutes by the answer's own Date; else Known is false and Wait is 0.
type RateLimitedError struct {
	Wait  time.Duration
	Known bool
}

func (e *RateLimitedError) Error() string {
	if !e.Known {
		return "rate limited by X, for how long is not told"
	}
	return fmt.Sprintf("rate limited by X for %s", e.Wait)
}

// WaitError means that our own limiter knows the window to be used up for Wait more. No call was made.
type WaitError struct{ Wait time.Duration }

func (e *WaitError) Error() string { return fmt.Sprintf("rate window used up for %s", e.Wait) }

// TemporaryError is the source's: 5xx, timeout, lost connection, HTML, broken or incomplete JSON.
type TemporaryError = source.TemporaryError
