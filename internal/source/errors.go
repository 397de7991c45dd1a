package source

import (
	"errors"
	"fmt"
	"time"
)

var (
	// ErrNotFound means that the network knows no such account.
	ErrNotFound = errors.New("account not found")
	// ErrSuspended means that the network has suspended the account. It is an ErrNotFound as well: neither shows
	// followers.
	ErrSuspended = fmt.Errorf("account suspended: %w", ErrNotFound)
	// ErrProtected means that the account shows followers and posts to approved people only.
	ErrProtected = errors.New("account is protected")
	// ErrUnauthorized means that the network does not take the credentials: they are missing, wrong or revoked.
	ErrUnauthorized = errors.New("credentials refused")
	// ErrDisconnected means that the account's owner no longer lets us read it with a token of theirs. Other credentials
	// are not concerned.
	ErrDisconnected = errors.New("connection of the account has ended")
	// ErrNotRenewed means that the token of the account's owner has ended and cannot be renewed at the moment. It comes
	// with a TemporaryError. Other credentials are not concerned.
	ErrNotRenewed = errors.New("token of the account's owner not renewed")
	// ErrForbidden means that the credentials are good, but not for this call.
	ErrForbidden = errors.New("call not allowed")
	// ErrCursor means that the cursor is not taken any more: it is stale, forged or another list's.
	ErrCursor = errors.New("cursor refused")
	// ErrItemGone means that the one item asked for (a post, a person) is gone or closed; others are not concerned.
	ErrItemGone = errors.New("item gone")
	// ErrInvalid means that the network will never accept the request as it is: one of the two has changed.
	ErrInvalid = errors.New("request not accepted")
)

// WaitError means that a limiter of ours knows the rate window to be used up for that long. No call was made.
type WaitError struct{ For time.Duration }

func (e *WaitError) Error() string { return fmt.Sprintf("rate window used up for %s", e.For) }

// RateLimitedError means that the network itself said "too fast". For is the time until its window ends, measured
// by the answer's own clock, since no other may be right; 0: not told.
type RateLimitedError struct{ For time.Duration }

func (e *RateLimitedError) Error() string {
	if e.For == 0 {
		return "rate limited, for how long is not told"
	}
	return fmt.Sprintf("rate limited for %s", e.For)
}

// OutOfCreditError means that credit, a spending limit or a monthly cap is used up. Until is the day from which on
// the network serves again, as it told; zero: not told.
type OutOfCreditError struct{ Until time.Time }

func (e *OutOfCreditError) Error() string {
	if e.Until.IsZero() {
		return "out of credit"
	}
	return "out of credit until " + e.Until.Format(time.DateOnly)
}

// TemporaryError is an answer that failed to come or to make sense. The same call may succeed later. Reason is a
// phrase for the log, without secrets.
type TemporaryError struct{ Reason string }

func (e *TemporaryError) Error() string { return "no usable answer: " + e.Reason }
