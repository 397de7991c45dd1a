package xapi

import (
	"goodones/internal/source"
)

// InvalidRequestError is a source.ErrInvalid: a 400 or another 4xx that no other error explains. Arguments outside
// the documented bounds give it without a call, with Status 0.
type InvalidRequestError struct {
	Status    int
	Parameter string // as X spells it; empty: not known
	Detail    string
}

func (e *InvalidRequestError) Error() string {
	text := "invalid request"
	if e.Parameter != "" {
		text += ": " + e.Parameter
	}
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	return text
}

// Unwrap makes it a source.ErrInvalid.
func (e *InvalidRequestError) Unwrap() error { return source.ErrInvalid }
