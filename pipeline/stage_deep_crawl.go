package pipeline

import (
	"context"

	"goodones/internal/syncrun"
)

// deepCrawl is stage 2: it refreshes the followers touched least recently, as many as the tier allows.
func (r *run) deepCrawl(ctx context.Context) error {
	limit := r.work.Account.Tier.Limits().DeepCrawl
	return r.askPeople(ctx, syncrun.StageDeepCrawl, limit, r.cfg.Store.Stale, func(n int) syncrun.Counts {
		return syncrun.Counts{DeepCrawlCount: n}
	})
}
