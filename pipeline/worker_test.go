package pipeline_test

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// watched is a queue that tells of heartbeats and may name a run that should go.
type watched struct {
	*db.Worker
	beats chan []syncrun.Lease
	named atomic.Int64 // what RunToHandBack names
	asked atomic.Int64 // how often
}

func (s *watched) Heartbeat(ctx context.Context, leases []syncrun.Lease, lease time.Duration) ([]int, error) {
	select {
	case s.beats <- leases:
	default:
	}
	return s.Worker.Heartbeat(ctx, leases, lease)
}

func (s *watched) RunToHandBack(context.Context, bool) (int, error) {
	s.asked.Add(1)
	return int(s.named.Load()), nil
}

// stuck is an X whose follower list comes when the test says so.
type stuck struct {
	*fakeX
	entered chan context.Context // of each call
	release chan struct{}
}

func newStuck(x *fakeX) *stuck {
	return &stuck{fakeX: x, entered: make(chan context.Context, 100), release: make(chan struct{})}
}

func (s *stuck) Followers(ctx context.Context, account string, size int, token string) (source.Page, error) {
	s.entered <- ctx
	select {
	case <-ctx.Done():
		return source.Page{}, ctx.Err()
	case <-s.release:
		return s.fakeX.Followers(ctx, account, size, token)
	}
}

// within takes the next value of a channel, or fails the test.
func within[T any](t testing.TB, c <-chan T, what string) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(20 * time.Second):
		t.Fatalf("not within 20 s: %s", what)
		panic("unreachable")
	}
}

// watch wraps the bench's queue and source, and starts a worker on them.
func (b *bench) watch(change func(*pipeline.Config)) (queue *watched, x *stuck, w *pipeline.Worker) {
	b.t.Helper()
	x = newStuck(b.x)
	queue = &watched{
		Worker: b.db.Worker(syncrun.DocumentedPrices()), beats: make(chan []syncrun.Lease),
	}
	cfg := b.config(queue.Worker, x)
	cfg.Queue = queue
	change(&cfg)
	w = pipeline.New(cfg)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.Run(ctx) }()
	b.t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			b.t.Errorf("worker: %v", err)
		}
	})
	return queue, x, w
}

// TestHintsDoNotHoldUpHeartbeats tells a worker without pause that there may be work.
func TestHintsDoNotHoldUpHeartbeats(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	b.queue(b.account)
	queue, x, w := b.watch(func(cfg *pipeline.Config) { cfg.Heartbeat = 100 * time.Millisecond })
	within(t, x.entered, "the run is worked on")
	ctx, cancel := context.WithCancel(t.Context())
	var hints sync.WaitGroup
	hints.Go(func() {
		for ctx.Err() == nil {
			w.Wake()
			w.Check()
		}
	})
	for range 3 {
		within(t, queue.beats, "a heartbeat among hints")
	}
	cancel()
	hints.Wait()
}

// TestRunClaimedAgainByItsOwnWorker lets a lease end while its holder waits for X: the same worker claims the run anew,
// drops what it did by the older claim, and keeps the new one alive.
func TestRunClaimedAgainByItsOwnWorker(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	run := b.queue(b.account)
	left := make(chan string, 10)
	queue, x, _ := b.watch(func(cfg *pipeline.Config) {
		cfg.Heartbeat, cfg.Lease, cfg.Slots = 200*time.Millisecond, time.Hour, 2
		cfg.Watch.RunLeft = func(how string) { left <- how }
	})
	first := within(t, x.entered, "the run is worked on")
	for claimed := false; !claimed; { // a heartbeat may come in between
		b.sql.MustExec(
			`UPDATE sync_runs SET lease_until = now() - interval '1 second' WHERE id = $1 AND attempt = 1`,
			run,
		)
		select {
		case <-x.entered:
			claimed = true
		case <-queue.beats:
		}
	}
	if how := within(t, left, "the older claim ends"); how != "lost" || first.Err() == nil {
		t.Errorf("the older claim was left as %q", how)
	}
	for range 2 {
		beat := within(t, queue.beats, "a heartbeat of the new claim")
		if !slices.Equal(beat, []syncrun.Lease{{RunID: run, Attempt: 2}}) {
			t.Errorf("heartbeat of %v", beat)
		}
	}
	close(x.release)
	b.await(run)
	if got := b.run(run); got.Status != syncrun.StatusCompleted || got.NewFollowersCount != 300 {
		t.Errorf("run %+v", got)
	}
}

// TestSuspectIsClearedByAStep has two runs whose last claims wrote nothing: the first goes on and writes, so the second
// may be worked on beside it.
func TestSuspectIsClearedByAStep(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	runs := []int{b.queue(b.account), b.queue(b.track("other", 78))}
	b.sql.MustExec(`UPDATE sync_runs SET status = 'running', attempt = 1, started_at = now(), barren_claims = 1,
		lease_until = now() - interval '1 second'`)
	_, x, _ := b.watch(func(cfg *pipeline.Config) { cfg.Slots = 2 })
	within(t, x.entered, "the first is worked on")
	within(t, x.entered, "the second is worked on while the first is")
	close(x.release)
	b.await(runs...)
}

// TestHandBackFinishesThePage names a run that should go while it waits for X: the page comes in and is kept, then the
// run is handed back.
func TestHandBackFinishesThePage(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	run := b.queue(b.account)
	queue, x, _ := b.watch(func(cfg *pipeline.Config) { cfg.Heartbeat, cfg.Slots = 20*time.Millisecond, 1 })
	call := within(t, x.entered, "the run is worked on")
	queue.named.Store(int64(run))
	for before := queue.asked.Load(); queue.asked.Load() < before+3; {
		within(t, queue.beats, "the worker looks who should go")
	}
	if call.Err() != nil {
		t.Error("the call under way was cut")
	}
	queue.named.Store(0)
	close(x.release)
	b.await(run)
	var attempt int
	if err := b.sql.Get(&attempt, `SELECT attempt FROM sync_runs WHERE id = $1`, run); err != nil || attempt != 3 {
		t.Errorf("attempt %d, want claim, hand-back, claim (%v)", attempt, err)
	}
	if got := b.run(run); got.Status != syncrun.StatusCompleted || got.NewFollowersCount != 300 {
		t.Errorf("run %+v", got)
	}
}

// manyPages is an X whose likers come one by one, each after the worker has looked twice who should go.
type manyPages struct {
	*fakeX
	queue *watched
	calls atomic.Int64
}

const likersOneByOne = 5

func (s *manyPages) Likers(ctx context.Context, _ string, _ int, token string) (source.Page, error) {
	if s.calls.Add(1) == 4*likersOneByOne { // it has gone round and round
		s.queue.named.Store(0)
	}
	for before := s.queue.asked.Load(); s.queue.asked.Load() < before+2; {
		if err := (pipeline.SystemClock{}).Sleep(ctx, time.Millisecond); err != nil {
			return source.Page{}, err
		}
	}
	n, _ := strconv.Atoi(token)
	page := source.Page{Profiles: []source.Profile{s.profile(int64(500+n), true)}}
	if n+1 < likersOneByOne {
		page.Next = strconv.Itoa(n + 1)
	}
	return page, nil
}

// TestHandBackFinishesTheStep names a run that should go over and over, while it reads a list whose pages are one step:
// what it has read is kept, so that it gets on however often it has to make room.
func TestHandBackFinishesTheStep(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 10)
	b.x.posts = []syncrun.Post{{ID: 9, CreatedAt: time.Now().Add(-time.Hour)}}
	run := b.queue(b.account)
	x := &manyPages{fakeX: b.x}
	b.watch(func(cfg *pipeline.Config) {
		x.queue = cfg.Queue.(*watched)
		x.queue.named.Store(int64(run))
		cfg.Sources = map[syncrun.Network]source.Source{syncrun.NetworkX: x}
		cfg.Heartbeat, cfg.Slots = 20*time.Millisecond, 1
	})
	b.await(run)
	if got := b.run(run); got.Status != syncrun.StatusCompleted || got.LikersCount != likersOneByOne {
		t.Errorf("run %+v", got)
	}
	if n := x.calls.Load(); n != likersOneByOne {
		t.Errorf("%d calls for %d pages of likers", n, likersOneByOne)
	}
	var attempt int
	if err := b.sql.Get(&attempt, `SELECT attempt FROM sync_runs WHERE id = $1`, run); err != nil || attempt < 3 {
		t.Errorf("attempt %d: it was never handed back (%v)", attempt, err)
	}
}
