package pipeline

import (
	"context"

	"goodones/internal/syncrun"
)

// BackfillStore chooses followers known by id alone, and commits the answers about them.
type BackfillStore interface {
	Thin(ctx context.Context, work *syncrun.Work, limit int) ([]int64, error)
	ProfileStore
}

// backfill is stage 3: it asks for followers known by id alone.
func (r *run) backfill(ctx context.Context) error {
	store := r.cfg.Backfill
	return r.askPeople(ctx, asking{
		store: store, choose: store.Thin, limit: syncrun.Unlimited, stage: syncrun.StageBackfill,
		count: func(n int) syncrun.Counts { return syncrun.Counts{BackfilledCount: n} },
	})
}
