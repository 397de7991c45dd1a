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

func (r *Resolver) updates(ctx context.Context, account, after *int) (<-chan *syncrun.Update, error) {
	return forUser(ctx, func(userID int) (<-chan *syncrun.Update, error) {
		if account != nil {
			if _, err := r.deps.Accounts.Account(ctx, userID, *account); err != nil {
				return nil, err
			}
		}
		return r.deps.Updates.Subscribe(ctx, userID, account, after)
	})
}
