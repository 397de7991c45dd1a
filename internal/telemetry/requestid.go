package telemetry

import (
	"context"
	"crypto/rand"
)

// NewRequestID returns a new id for a request: 26 characters that nobody can guess.
func NewRequestID() string { return rand.Text() }

// WithRequestID returns a context that carries the id of a request.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestIDKey, id)
}

// RequestID returns the request's id, empty without one.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey).(string)
	return id
}
