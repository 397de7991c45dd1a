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

func (r *Resolver) found(ctx context.Context, search *int, after *string) (<-chan *syncrun.Found, error) {
	return forUser(ctx, func(userID int) (<-chan *syncrun.Found, error) {
		if search != nil {
			if _, err := r.deps.Searches.Search(ctx, userID, *search); err != nil {
				return nil, err
			}
		}
		if after == nil {
			return r.deps.Finds.Subscribe(ctx, userID, search, nil)
		}
		known, ok := syncrun.ReadFoundCursor(*after)
		if !ok {
			return nil, syncrun.Invalid("after", "must be a sequence or foundSequence of yours")
		}
		return r.deps.Finds.Subscribe(ctx, userID, search, &known)
	})
}
