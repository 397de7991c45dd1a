package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/db"
	"goodones/db/dbtest"
	"goodones/internal/classify"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// fakeX is an X whose follower list is a slice, newest first, and whose answers a test may replace.
type fakeX struct {
	mu        sync.Mutex
	followers []int64
	thin      map[int64]bool // listed by id only
	posts     []syncrun.Post
	likers    map[int64][]int64
	noUser    bool
	refuses   map[int64]error   // why a call that names one of these is refused
	gone      map[int64]bool    // never returned when asked for
	endless   bool              // the list has no last page: the tail comes again and again, by another token
	free      bool              // reading costs nothing
	toldMore  int               // followers whom the account's count has and the list has not
	leads     map[string]string // tokens that lead elsewhere than they should

	// fail, if set, is asked before every call and may answer in its place.
	fail  func(call string) error
	turns int      // tails of an endless list
	made  []string // every call that was answered
}

func (s *fakeX) answer(call string) error {
	s.mu.Lock()
	fail := s.fail
	s.mu.Unlock()
	if fail != nil {
		if err := fail(call); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.made = append(s.made, call)
	return nil
}

func (s *fakeX) calls() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.made)
}

func (s *fakeX) Limits() source.Limits {
	limits := source.Limits{
		FollowerPages: []int{100, 200, 400, 800, 1000}, ProfilesPerCall: 100, MinPosts: 5, MaxPosts: 100,
		LikersPerCall: 100, LikersPerPost: 100, Likers: source.LikersOfAnybody, CountsListed: true,
		Prices: syncrun.DocumentedPrices(), FollowerKind: syncrun.ResourceFollower, PostKind: syncrun.ResourcePost,
	}
	if s.free {
		limits.Prices = nil
	}
	if s.noUser {
		limits.Likers = source.LikersOfNobody
	}
	return limits
}

func (s *fakeX) Lookup(context.Context, string) (source.Profile, error) {
	return source.Profile{}, errors.New("a run looks nobody up by handle")
}

func (s *fakeX) Account(_ context.Context, id string) (source.Profile, error) {
	if err := s.answer("account " + id); err != nil {
		return source.Profile{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return source.Profile{ExternalID: id, Handle: "acme" + id, Name: "Acme", Detailed: true,
		FollowersCount: len(s.followers) + s.toldMore}, nil
}

// Followers pages by distance from the tail, so that growth does not move an open scan.
func (s *fakeX) Followers(_ context.Context, _ string, size int, token string) (source.Page, error) {
	if err := s.answer(fmt.Sprintf("followers %d %s", size, token)); err != nil {
		return source.Page{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	from := 0
	if token != "" {
		left, _ := strconv.Atoi(token)
		from = len(s.followers) - left
	}
	to := min(from+size, len(s.followers))
	var page source.Page
	for _, id := range s.followers[from:to] {
		page.Profiles = append(page.Profiles, s.profile(id, !s.thin[id]))
	}
	if to < len(s.followers) {
		page.Next = strconv.Itoa(len(s.followers) - to)
	}
	if s.endless && page.Next == "" {
		s.turns++
		page.Next = strings.Repeat("0", s.turns) + "100"
	}
	if elsewhere, ok := s.leads[page.Next]; ok {
		page.Next = elsewhere
	}
	return page, nil
}

func (s *fakeX) profile(id int64, detailed bool) source.Profile {
	if !detailed {
		return source.Profile{ID: id, ExternalID: strconv.FormatInt(id, 10)}
	}
	text := strconv.FormatInt(id, 10)
	return source.Profile{ID: id, ExternalID: text, Handle: "h" + text, Name: "Ann", Bio: "founder",
		FollowersCount: int(id % 5000), TweetCount: 10, FollowingCount: 50, Detailed: true}
}

func (s *fakeX) Profiles(_ context.Context, ids []string) ([]source.Profile, error) {
	if err := s.answer(fmt.Sprintf("users %d", len(ids))); err != nil {
		return nil, err
	}
	for id, why := range s.refuses {
		if slices.Contains(ids, strconv.FormatInt(id, 10)) {
			return nil, why
		}
	}
	var found []source.Profile
	for _, id := range ids {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			return nil, err
		}
		if !s.gone[n] {
			found = append(found, s.profile(n, true))
		}
	}
	return found, nil
}

func (s *fakeX) Posts(_ context.Context, _ string, _ time.Time, size int, _ string) (source.PostPage, error) {
	if err := s.answer(fmt.Sprintf("posts %d", size)); err != nil {
		return source.PostPage{}, err
	}
	page := source.PostPage{Posts: slices.Clone(s.posts[:min(size, len(s.posts))])}
	for i := range page.Posts {
		page.Posts[i].ExternalID = strconv.FormatInt(page.Posts[i].ID, 10)
	}
	return page, nil
}

func (s *fakeX) Likers(_ context.Context, post string, size int, _ string) (source.Page, error) {
	if err := s.answer(fmt.Sprintf("likers %s %d", post, size)); err != nil {
		return source.Page{}, err
	}
	id, err := strconv.ParseInt(post, 10, 64)
	if err != nil {
		return source.Page{}, err
	}
	var page source.Page
	for _, liker := range s.likers[id][:min(size, len(s.likers[id]))] {
		page.Profiles = append(page.Profiles, s.profile(liker, true))
	}
	return page, nil
}

// people are n ids counting down from first.
func people(first int64, n int) []int64 {
	ids := make([]int64, n)
	for i := range ids {
		ids[i] = first - int64(i)
	}
	return ids
}

// hasty is a clock on which no time passes: every wait is over at once, and remembered.
type hasty struct {
	mu    sync.Mutex
	waits []time.Duration
}

func (c *hasty) Now() time.Time { return time.Unix(0, 0) }

func (c *hasty) Stopwatch() func() time.Duration { return func() time.Duration { return 0 } }

func (c *hasty) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	c.waits = append(c.waits, d)
	c.mu.Unlock()
	return ctx.Err()
}

// After is the machine's: the worker's own rounds are real.
func (c *hasty) After(d time.Duration) (<-chan time.Time, func()) {
	return pipeline.SystemClock{}.After(d)
}

func (c *hasty) slept() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.waits)
}

// bench is a database, a source and an account with a search.
type bench struct {
	t       testing.TB
	ground  *ground
	db      *db.DB
	sql     *sqlx.DB
	x       *fakeX
	sources map[syncrun.Network]source.Source // instead of x; nil: x
	clock   *hasty
	policy  db.Policy
	user    int
	account int
	tier    syncrun.AccountTier
	left    chan struct{} // a worker has left a run

	mu      sync.Mutex
	working []*pipeline.Worker
}

func newBench(t testing.TB, tier syncrun.AccountTier, followers int) *bench {
	t.Helper()
	return newBenchOn(t, newGround(t), tier, followers)
}

// newBenchOn is newBench on an empty ground.
func newBenchOn(t testing.TB, g *ground, tier syncrun.AccountTier, followers int) *bench {
	t.Helper()
	b := &bench{t: t, ground: g, db: g.db, sql: g.sql, clock: &hasty{}, tier: tier, left: make(chan struct{}, 1),
		x:      &fakeX{followers: people(1_000_000, followers), thin: map[int64]bool{}, likers: map[int64][]int64{}},
		policy: db.Policy{Budgets: true, Prices: syncrun.DocumentedPrices()}}
	g.bench.Store(b)
	var err error
	if b.user, err = b.db.CreateUser(t.Context(), "alice"); err != nil {
		t.Fatal(err)
	}
	b.account = b.track("acme", 77)
	return b
}

func (b *bench) track(handle string, xID int64) int {
	b.t.Helper()
	account, err := answered(b, func() (*syncrun.TrackedAccount, error) {
		return b.db.TrackAccount(b.t.Context(), b.user, syncrun.Profile{ID: xID}, handle, b.tier)
	})
	if refusal, is := errors.AsType[*syncrun.UserError](err); is && refusal.Code == syncrun.UserAlreadyTracked {
		err = nil // it was tracked, and the answer was lost
	}
	if err != nil {
		b.t.Fatal(err)
	}
	return account.ID
}

// answered asks again while the database is too busy to answer in time, as people do.
func answered[T any](b *bench, ask func() (T, error)) (answer T, err error) {
	for answer, err = ask(); errors.Is(err, syncrun.ErrUnavailable) && b.t.Context().Err() == nil; {
		answer, err = ask()
	}
	return answer, err
}

func (b *bench) search(definition syncrun.Definition) {
	b.t.Helper()
	search, err := answered(b, func() (*syncrun.SavedSearch, error) {
		return b.db.CreateSearch(b.t.Context(), b.user, "s", definition)
	})
	if err != nil {
		b.t.Fatal(err)
	}
	_, err = answered(b, func() (*syncrun.TrackedAccount, error) {
		return b.db.AssignSearch(b.t.Context(), b.user, b.account, &search.ID)
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

// queue starts a run of the account on another day than those before it.
func (b *bench) queue(account int) int {
	b.t.Helper()
	b.sql.MustExec(`DELETE FROM resource_reads`)
	b.sql.MustExec(`UPDATE sync_runs SET triggered_at = triggered_at - interval '2 days',
			day_ends_at = day_ends_at - interval '2 days'
		WHERE status IN ('completed', 'failed')`)
	run, err := b.start(syncrun.StartRequest{
		UserID: b.user, TrackedAccountID: account, Trigger: syncrun.TriggerManual,
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return run.ID
}

// work runs a worker until ids have ended.
func (b *bench) work(ids ...int) {
	b.t.Helper()
	stop := b.worker(func(*pipeline.Config) {})
	defer stop()
	b.await(ids...)
}

// await waits until ids have ended. It asks when a worker has left a run, and seldom otherwise: each question takes
// time from the runs.
func (b *bench) await(ids ...int) {
	b.t.Helper()
	for deadline := time.Now().Add(time.Minute); ; {
		live := 0
		for _, id := range ids {
			if !b.run(id).Status.Ended() {
				live++
			}
		}
		if live == 0 {
			return
		}
		if time.Now().After(deadline) {
			b.t.Fatalf("%d runs have not ended", live)
		}
		b.untilLeft()
	}
}

// untilLeft waits until a worker has left a run, or for a moment.
func (b *bench) untilLeft() {
	select {
	case <-b.left:
	case <-time.After(lookEvery):
	}
}

// lookEvery is how often a test and its worker look for what nobody told them of.
const lookEvery = 200 * time.Millisecond

// wake tells the workers of this bench that there may be a run to claim.
func (b *bench) wake() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, w := range b.working {
		w.Wake()
	}
}

func (b *bench) leave(string) {
	select {
	case b.left <- struct{}{}:
	default:
	}
}

// config is that of a hurried worker over the rows and the source.
func (b *bench) config(rows *db.Worker, x source.Source) pipeline.Config {
	sources := b.sources
	if sources == nil {
		sources = map[syncrun.Network]source.Source{syncrun.NetworkX: x}
	}
	return pipeline.Config{
		Queue: rows, Steps: rows, Accounts: rows, Followers: rows, DeepCrawl: rows, Backfill: rows, Likers: rows,
		Judging:   rows,
		Filtering: rows, Ranking: rows, IDs: rows, Sources: sources, Classifier: classify.New(), Clock: b.clock,
		Watch: pipeline.Watch{RunLeft: b.leave},
		Sweep: lookEvery,
		Grace: time.Millisecond,
	}
}

// worker starts a worker; stop ends it and waits until it has handed back what it held.
func (b *bench) worker(change func(*pipeline.Config)) (stop func()) {
	b.t.Helper()
	cfg := b.config(b.db.Worker(syncrun.DocumentedPrices()), b.x)
	change(&cfg)
	w := pipeline.New(cfg)
	b.mu.Lock()
	b.working = append(b.working, w)
	b.mu.Unlock()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.Run(ctx) }()
	return func() {
		cancel()
		if err := <-done; err != nil {
			b.t.Errorf("worker: %v", err)
		}
	}
}

func (b *bench) run(id int) *syncrun.Run {
	b.t.Helper()
	run, err := answered(b, func() (*syncrun.Run, error) { return b.db.RunByID(b.t.Context(), b.user, id) })
	if err != nil {
		b.t.Fatal(err)
	}
	return run
}

// start starts a run as people do: they ask again while the database is too busy to answer in time, as it may be beside
// many tests, and may be told then that the run is there.
func (b *bench) start(request syncrun.StartRequest) (*syncrun.Run, error) {
	for again := false; ; again = true {
		run, err := b.db.Starter(b.policy).StartSync(b.t.Context(), request)
		refusal, refused := errors.AsType[*syncrun.UserError](err)
		switch {
		case errors.Is(err, syncrun.ErrUnavailable) && b.t.Context().Err() == nil:
			continue
		case again && refused && refusal.Code == syncrun.UserAlreadyRunning:
			return run, nil
		}
		return run, err
	}
}

// sync queues and completes a run of the account.
func (b *bench) sync() *syncrun.Run {
	b.t.Helper()
	id := b.queue(b.account)
	b.work(id)
	return b.run(id)
}
