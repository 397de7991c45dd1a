package pipeline

import (
	"context"

	"goodones/internal/syncrun"
)

// backfill is stage 3: it asks for followers known by id alone.
func (r *run) backfill(ctx context.Context) error {
	return r.askPeople(ctx, syncrun.StageBackfill, syncrun.Unlimited, r.cfg.Store.Thin, func(n int) syncrun.Counts {
		return syncrun.Counts{BackfilledCount: n}
	})
}
