package resolvers

import (
	"context"

	"goodones/internal/syncrun"
)

func (r *Resolver) progress(ctx context.Context, runID int, after *int) (<-chan *syncrun.Progress, error) {
	userID, err := userOf(ctx)
	if err != nil {
		return nil, err
	}
	start := 0
	if after != nil {
		start = *after
	}
	if start < 0 {
		return nil, syncrun.Invalid("after", "must not be below 0")
	}
	return r.deps.Live.Subscribe(ctx, userID, runID, start)
}
