package pipeline_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/fact"
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
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 79)
	fact.Is(t, "run.CostMicroUSD", run.CostMicroUSD, 800_000)
	says(t, run, syncrun.LineNotRenewed(syncrun.NetworkX), syncrun.LineFollowerBudget(1000), syncrun.LineNoLikers)
	if n := own.asked.Load(); n != 8 {
		t.Errorf("a token was asked for %d times", n)
	}
	own.down.Store(false)
	run = sync()
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 71)
	fact.Holds(t, "run.CostMicroUSD <= 300_000", run.CostMicroUSD <= 300_000, run.CostMicroUSD)
	if slices.Contains(run.ProgressLog, syncrun.LineNotRenewed(syncrun.NetworkX)) {
		t.Errorf("the next run says %q", run.ProgressLog)
	}
}

// boundX is an X whose cursors are good for the token alone that they were given to.
type boundX struct {
	source.Source
	mark string
	ends error // of calls for followers behind the head, while it is set
}

func (x *boundX) As(syncrun.TrackedAccount) source.Source { return x }

func (x *boundX) Followers(ctx context.Context, account string, size int, cursor string) (source.Page, error) {
	bare, ours := strings.CutPrefix(cursor, x.mark)
	switch {
	case cursor != "" && x.ends != nil:
		return source.Page{}, x.ends
	case cursor != "" && !ours:
		return source.Page{}, source.ErrCursor
	}
	page, err := x.Source.Followers(ctx, account, size, bare)
	if page.Next != "" {
		page.Next = x.mark + page.Next
	}
	return page, err
}

// TestCursorOfAnotherToken has the owner's token end in the middle of the list, of which X then shows the app nothing
// more by the owner's cursor. Where the access is gone, the run reads the list from its start as the app. Where it is
// only not renewed, that would cost ten times as much: the next run goes on as the owner.
func TestCursorOfAnotherToken(t *testing.T) {
	t.Parallel()
	notRenewed := fmt.Errorf("%w: %w", source.ErrNotRenewed, &source.TemporaryError{Reason: "answered 503"})
	for name, row := range map[string]struct {
		ends  error
		found [2]int
		line  string
	}{
		"gone":        {source.ErrDisconnected, [2]int{250, 0}, syncrun.LineRescan(syncrun.NetworkX)},
		"not renewed": {notRenewed, [2]int{100, 150}, syncrun.LineRefusedAgain(syncrun.NetworkX)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, syncrun.TierPro, 250)
			own := &boundX{Source: ownX{b.x, new(atomic.Bool), new(atomic.Int32)}, mark: "own:", ends: row.ends}
			b.sources = map[syncrun.Network]source.Source{syncrun.NetworkX: &boundX{Source: b.x, mark: "app:"}}
			id := syncrun.ConnectionID{UserID: b.user, XUserID: 77}
			if err := b.db.Connections().Connect(t.Context(), id, "acme", []byte("sealed"), time.Hour); err != nil {
				t.Fatal(err)
			}
			for i, found := range row.found {
				queued := b.queue(b.account)
				stop := b.worker(func(c *pipeline.Config) { c.Owners = own })
				b.await(queued)
				stop()
				run := b.run(queued)
				if run.Status != syncrun.StatusCompleted || run.NewFollowersCount != found {
					t.Errorf("run %d ends as %s %s with %d followers, want %d: %q", i, run.Status, run.ErrorCode,
						run.NewFollowersCount, found, run.ProgressLog)
				}
				if i == 0 {
					says(t, run, row.line)
				}
				own.ends = nil
			}
		})
	}
}
