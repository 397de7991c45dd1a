package viewer

import (
	"context"
	"time"
)

// Quota is what a key may still ask in its present minute.
type Quota struct {
	Limit     int
	Remaining int
	ResetAt   time.Time
}

// Portion is what a server got of a key's window, to spend without asking again.
type Portion struct {
	Granted   int           // 0 when nothing is left
	Remaining int           // what is left to others
	ResetIn   time.Duration // until the window ends
}

type quotaKey struct{}

// WithQuota returns a context whose requests know how to ask for their key's quota. known is false without a limit.
func WithQuota(ctx context.Context, ask func() (q Quota, known bool)) context.Context {
	return context.WithValue(ctx, quotaKey{}, ask)
}

// QuotaOf is the quota of the request's key; known is false when there is no limit.
func QuotaOf(ctx context.Context) (q Quota, known bool) {
	if ask, ok := ctx.Value(quotaKey{}).(func() (Quota, bool)); ok {
		return ask()
	}
	return Quota{}, false
}
