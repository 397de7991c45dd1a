package pipeline_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"goodones/db"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// awayUntilCancelled finds the database away with the first page in hand, for as long as the run is the worker's. The
// run is cancelled meanwhile.
type awayUntilCancelled struct {
	*db.Worker
	cancel func()
	once   sync.Once
}

func (a *awayUntilCancelled) FollowerPage(ctx context.Context, work *syncrun.Work, step syncrun.Step,
	page syncrun.FollowerPage) (syncrun.Committed, error) {
	a.once.Do(a.cancel)
	if ctx.Err() == nil {
		return syncrun.Committed{}, fmt.Errorf("page: %w", syncrun.ErrUnavailable)
	}
	return a.Worker.FollowerPage(ctx, work, step, page)
}

// TestPageInHandIsBilled cancels a run that waits for the database with a page in hand: X has charged for it, and so is
// the user, though the run and its log stay as they ended.
func TestPageInHandIsBilled(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 250)
	id := b.queue(b.account)
	cancelled := make(chan struct{})
	stop := b.worker(func(cfg *pipeline.Config) {
		cfg.Clock = pipeline.SystemClock{}
		cfg.Followers = &awayUntilCancelled{Worker: cfg.Followers.(*db.Worker), cancel: func() {
			if _, err := b.db.Starter(b.policy).CancelSync(t.Context(), b.user, id); err != nil {
				t.Error(err)
			}
			close(cancelled)
		}}
	})
	within(t, cancelled, "the run is cancelled")
	stop()
	run := b.run(id)
	usage, err := b.db.UsageOfMonth(t.Context(), b.user)
	if err != nil {
		t.Fatal(err)
	}
	if run.ErrorCode != syncrun.CodeCancelled || usage.ResourcesUsed != run.ResourcesUsed+100 {
		t.Errorf("the user is charged %d resources of which the run shows %d, and the page has 100: %s",
			usage.ResourcesUsed, run.ResourcesUsed, run.ErrorCode)
	}
}
