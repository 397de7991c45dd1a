// Package pause waits, no longer than somebody wants the result.
package pause

import (
	"context"
	"time"
)

// For waits for d or for the end of ctx, whose error it returns.
func For(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
