// Package viewer says who is asking: the user and key of a request, carried in its context, and what a key looks
// like.
package viewer

import "context"

// Viewer is the owner of the key that a request brought, or by which a browser was signed in.
type Viewer struct {
	UserID    int
	UserName  string
	KeyID     int
	Prefix    string // the key's first 12 characters, fit for logs
	SessionID int    // 0: the request brought the key itself
}

type contextKey struct{}

// With returns a context that carries v.
func With(ctx context.Context, v Viewer) context.Context {
	return context.WithValue(ctx, contextKey{}, v)
}

// From returns the viewer of a context and whether it has one.
func From(ctx context.Context) (Viewer, bool) {
	v, ok := ctx.Value(contextKey{}).(Viewer)
	return v, ok
}
