package resolvers

import (
	"context"

	"goodones/internal/syncrun"
)

func (r *Resolver) progress(ctx context.Context, runID int, after *int) (<-chan *syncrun.Progress, error) {
	return forUser(ctx, func(userID int) (<-chan *syncrun.Progress, error) {
		start := 0
		if after != nil {
			start = *after
		}
		if start < 0 {
			return nil, syncrun.Invalid("after", "must not be below 0")
		}
		return r.deps.Live.Subscribe(ctx, userID, runID, start)
	})
}
