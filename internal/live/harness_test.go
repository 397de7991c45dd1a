package live

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/graph"
	"goodones/internal/graphqlws"
	"goodones/internal/progress"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
	"goodones/resolvers"
)

const (
	owner = 7
	runID = 41
)

// start is when the run of the tests was triggered; event n happens n seconds later.
func start() time.Time { return time.Date(2026, 4, 17, 12, 5, 0, 123_000_000, time.UTC) }

// world is a Live over the real schema and resolvers, with one run in memory.
type world struct {
	*Live
	executor *executor.Executor
	hub      *progress.Hub

	mu     sync.Mutex
	run    syncrun.Run
	events []syncrun.Event
	handle string // of the tracked account
	err    error  // of every read but those of the log
	reads  int    // of the account
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{handle: "first", run: syncrun.Run{ID: runID, UserID: owner, TrackedAccountID: 5,
		Trigger:     syncrun.TriggerManual,
		TriggeredAt: start()}}
	w.hub = progress.New(w, progress.Options{Tick: time.Hour, DeafTick: time.Hour})
	present := resolvers.Presenter(nil, slog.New(slog.NewTextHandler(io.Discard, nil)))
	var root *resolvers.Resolver
	w.Live = New(w.hub, func() graphql.GraphExecutor { return w.executor }, present,
		func(runs []*syncrun.Run) func(context.Context) context.Context { return root.Share(runs) })
	root = resolvers.New(resolvers.Dependencies{
		Accounts: accountsOf{w: w}, Runs: logsOf{w: w}, Live: w, Searches: noSearches{},
	})
	w.executor = executor.New(graph.NewExecutableSchema(graph.Config{Resolvers: root}))
	w.executor.SetErrorPresenter(present)
	w.executor.Use(root.Batching())
	w.write(syncrun.StatusQueued, "")
	ctx, cancel := context.WithCancel(context.Background())
	over := make(chan struct{})
	go func() { defer close(over); _ = w.hub.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-over })
	return w
}

// Methods that no test calls.
type (
	searches   = resolvers.Searches
	accounts   = resolvers.Accounts
	runs       = resolvers.Runs
	noSearches struct{ searches }
)

// accountsOf is the tracked account of a world.
type accountsOf struct {
	accounts
	w *world
}

func (a accountsOf) AccountsByIDs(_ context.Context, userID int, ids []int) ([]syncrun.TrackedAccount, error) {
	a.w.mu.Lock()
	defer a.w.mu.Unlock()
	a.w.reads++
	if a.w.err != nil || userID != owner {
		return nil, a.w.err
	}
	return []syncrun.TrackedAccount{{ID: ids[0], Handle: a.w.handle}}, nil
}

// logsOf is the log of a world's run.
type logsOf struct {
	runs
	w *world
}

// write appends an event and hints at it.
func (w *world) write(status syncrun.Status, message string) {
	w.mu.Lock()
	n := len(w.events) + 1
	e := syncrun.Event{RunID: runID, Sequence: n, At: start().Add(time.Duration(n) * time.Second), Status: status,
		Message: message, Counts: syncrun.Counts{NewFollowersCount: 100 * n}, ResourcesUsed: n,
		CostMicroUSD: 10_000 * int64(n)}
	if status != syncrun.StatusQueued {
		e.Stage = syncrun.StageFetchFollowers
	}
	if status == syncrun.StatusFailed {
		e.ErrorCode, e.ErrorMessage = syncrun.CodeCancelled, message
	}
	if w.run.StartedAt == nil && status == syncrun.StatusRunning {
		w.run.StartedAt = &e.At
	}
	w.events, w.run = append(w.events, e), w.run.As(e, nil)
	w.mu.Unlock()
	w.hub.Hint(runID, n)
}

func (w *world) Owns(_ context.Context, userID, id int) error {
	if id != runID || userID != owner {
		return fmt.Errorf("owns: %w", syncrun.ErrNotFound)
	}
	return nil
}

func (w *world) Tail(_ context.Context, id, n int) (syncrun.Tail, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if id != runID {
		return syncrun.Tail{}, fmt.Errorf("tail: %w", syncrun.ErrNotFound)
	}
	return syncrun.Tail{Run: w.run, Events: slices.Clone(w.events[max(0, len(w.events)-n):])}, nil
}

func (w *world) History(context.Context, int, int, int) ([]string, []syncrun.Event, error) {
	panic("all is in memory")
}

func (w *world) After(_ context.Context, cursors []syncrun.Cursor) ([]syncrun.Event, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]syncrun.Event(nil), w.events[cursors[0].After:]...), nil
}

func (l logsOf) Events(_ context.Context, _, _, after, upTo int) ([]syncrun.Event, error) {
	l.w.mu.Lock()
	defer l.w.mu.Unlock()
	return l.w.events[after:upTo], l.w.err
}

// set changes what reads give from now on.
func (w *world) set(handle string, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.handle, w.err = handle, err
}

func asOwner(ctx context.Context) context.Context {
	return viewer.With(ctx, viewer.Viewer{UserID: owner, UserName: "ada"})
}

func (w *world) operation(t testing.TB, ctx context.Context, query string,
	variables map[string]any) *graphql.OperationContext {
	t.Helper()
	op, errs := w.executor.CreateOperationContext(graphql.StartOperationTrace(ctx),
		&graphql.RawParams{Query: query, Variables: variables})
	if errs != nil {
		t.Fatal(errs)
	}
	return op
}

// subscriber reads a stream as a transport does.
type subscriber struct {
	graphqlws.Stream
	wakes chan struct{}
	errs  gqlerror.List
	done  bool
}

func (w *world) open(t testing.TB, ctx context.Context, query string,
	variables map[string]any) (*subscriber, gqlerror.List) {
	t.Helper()
	s := &subscriber{wakes: make(chan struct{}, 1)}
	op := w.operation(t, ctx, query, variables)
	var errs gqlerror.List
	s.Stream, errs = w.Open(graphql.WithOperationContext(ctx, op), op, func() {
		select {
		case s.wakes <- struct{}{}:
		default:
		}
	})
	return s, errs
}

func (w *world) subscribe(t testing.TB, query string) *subscriber {
	t.Helper()
	ctx, cancel := context.WithCancel(asOwner(context.Background()))
	s, errs := w.open(t, ctx, query, nil)
	if errs != nil || s.Stream == nil {
		t.Fatal(s.Stream, errs)
	}
	t.Cleanup(func() { cancel(); s.Close() })
	return s
}

// next waits for n payloads, or fewer at the end.
func (s *subscriber) next(t testing.TB, n int) []string {
	t.Helper()
	var got []string
	for len(got) < n {
		portion := s.Next(nil, 1)
		s.done, s.errs = portion.Done, portion.Errs
		for _, p := range portion.Payloads {
			got = append(got, string(p))
		}
		if s.done || len(s.errs) > 0 {
			break
		}
		if len(portion.Payloads) > 0 {
			continue
		}
		select {
		case <-s.wakes:
		case <-time.After(10 * time.Second):
			t.Fatalf("stuck after %d payloads", len(got))
		}
	}
	return got
}

func (s *subscriber) sequence() int {
	return s.Stream.(interface{ Sequence() int }).Sequence()
}

// subscription is a document that watches the run.
func subscription(selection string, rest ...string) string {
	return "subscription { syncRunProgress(syncRunId: " + strconv.Itoa(runID) + ") " + selection + " } " +
		strings.Join(rest, " ")
}
