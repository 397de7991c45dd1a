package pipeline

import (
	"context"

	"goodones/internal/syncrun"
)

// DeepCrawlStore chooses the followers touched least recently, and commits the answers about them.
type DeepCrawlStore interface {
	Stale(ctx context.Context, work *syncrun.Work, limit int) ([]int64, error)
	ProfileStore
}

// deepCrawl is stage 2: it refreshes the followers touched least recently, as many as the tier allows.
func (r *run) deepCrawl(ctx context.Context) error {
	store := r.cfg.DeepCrawl
	return r.askPeople(ctx, asking{
		store: store, choose: store.Stale, limit: r.work.Account.Tier.Limits().DeepCrawl, stage: syncrun.StageDeepCrawl,
		count: func(n int) syncrun.Counts { return syncrun.Counts{DeepCrawlCount: n} },
	})
}
