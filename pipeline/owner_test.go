package pipeline_test

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// ownX reads a fakeX as the account's owner, while the owner's token can be renewed.
type ownX struct {
	*fakeX
	down  *atomic.Bool
	asked *atomic.Int32 // for tokens, in vain
}

func (o ownX) As(syncrun.TrackedAccount) source.Source { return o }

func (o ownX) Limits() source.Limits {
	limits := o.fakeX.Limits()
	limits.Likers = source.LikersOfOwner
	limits.FollowerKind, limits.PostKind = syncrun.ResourceOwned, syncrun.ResourceOwned
	return limits
}

func (o ownX) token() error {
	if !o.down.Load() {
		return nil
	}
	o.asked.Add(1)
	return fmt.Errorf("%w: %w", source.ErrNotRenewed, &source.TemporaryError{Reason: "answered 503"})
}

func (o ownX) Followers(ctx context.Context, account string, size int, cursor string) (source.Page, error) {
	if err := o.token(); err != nil {
		return source.Page{}, err
	}
	return o.fakeX.Followers(ctx, account, size, cursor)
}

func (o ownX) Posts(ctx context.Context, account string, since time.Time, size int, cursor string) (
	source.PostPage, error) {
	if err := o.token(); err != nil {
		return source.PostPage{}, err
	}
	return o.fakeX.Posts(ctx, account, since, size, cursor)
}

// TestOwnerTokenNotRenewed has the owner's token end while X renews none: after its patience the run goes on as for any
// account, for no more money than it may spend on the list as the owner, and completes. The next reads on as the owner.
func TestOwnerTokenNotRenewed(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 150)
	b.x.noUser = true
	own := ownX{b.x, new(atomic.Bool), new(atomic.Int32)}
	own.down.Store(true)
	id := syncrun.ConnectionID{UserID: b.user, XUserID: 77}
	if err := b.db.Connections().Connect(t.Context(), id, "acme", []byte("sealed"), time.Hour); err != nil {
		t.Fatal(err)
	}
	sync := func() *syncrun.Run {
		run := b.queue(b.account)
		stop := b.worker(func(c *pipeline.Config) { c.Owners = own })
		defer stop()
		b.await(run)
		return b.run(run)
	}
	run := sync()
	if run.Status != syncrun.StatusCompleted || run.NewFollowersCount != 79 || run.CostMicroUSD != 800_000 {
		t.Errorf("run %+v", run)
	}
	says(t, run, syncrun.LineNotRenewed(syncrun.NetworkX), syncrun.LineFollowerBudget(1000), syncrun.LineNoLikers)
	if n := own.asked.Load(); n != 8 {
		t.Errorf("a token was asked for %d times", n)
	}
	own.down.Store(false)
	run = sync()
	if run.Status != syncrun.StatusCompleted || run.NewFollowersCount != 71 || run.CostMicroUSD > 300_000 {
		t.Errorf("the next run %+v", run)
	}
	if slices.Contains(run.ProgressLog, syncrun.LineNotRenewed(syncrun.NetworkX)) {
		t.Errorf("the next run says %q", run.ProgressLog)
	}
}
