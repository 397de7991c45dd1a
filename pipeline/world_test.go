package pipeline_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/sandbox"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
	"goodones/pipeline"
)

// world is a bench whose X is the sandbox, read by the real client.
type world struct {
	*bench
	x      *sandbox.Server
	url    string // of x
	handle string // of the account
}

func newWorld(t *testing.T, handle string, tier syncrun.AccountTier) *world {
	t.Helper()
	return newWorldOn(t, newGround(t), handle, tier, "")
}

// newWorldOn is newWorld on an empty ground, with faults beside thin profiles.
func newWorldOn(t *testing.T, g *ground, handle string, tier syncrun.AccountTier, faults string) *world {
	t.Helper()
	x, err := sandbox.New(sandbox.Config{
		RateLimits: sandbox.RateLimitsOff, Faults: strings.TrimSuffix("idonly=0.04,"+faults, ","),
	})
	if err != nil {
		t.Fatal(err)
	}
	listening := httptest.NewServer(x)
	t.Cleanup(func() { x.Close(); listening.Close() })
	client, err := xapi.New(xapi.Config{
		BaseURL: listening.URL, BearerTokens: []string{"app"}, UserToken: "user", Clock: pipeline.SystemClock{},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	w := &world{bench: newBenchOn(t, g, tier, 0), x: x, url: listening.URL, handle: handle}
	w.sources = map[syncrun.Network]source.Source{syncrun.NetworkX: client}
	profile, err := client.Lookup(t.Context(), handle)
	if err != nil {
		t.Fatal(err)
	}
	w.sql.MustExec(`UPDATE tracked_accounts SET is_active = false`) // the bench's own is at no X
	w.account = w.track(handle, profile.ID)
	w.search(syncrun.Definition{Description: "founders"})
	return w
}

// says fails the test unless the run's log has each line, or one that begins with it where the line ends in "…".
func says(t testing.TB, run *syncrun.Run, lines ...string) {
	t.Helper()
	for _, line := range lines {
		start, partly := strings.CutSuffix(line, "…")
		if !slices.ContainsFunc(run.ProgressLog, func(l string) bool {
			return l == line || partly && strings.HasPrefix(l, start)
		}) {
			t.Errorf("the log does not say %q: %q", line, run.ProgressLog)
		}
	}
}

// judged is how many people the run has judged.
func (w *world) judged(run *syncrun.Run) (n int) {
	w.t.Helper()
	if err := w.sql.Get(&n, `SELECT count(*) FROM verdicts WHERE run_id = $1`, run.ID); err != nil {
		w.t.Fatal(err)
	}
	return n
}

// paused tells for how long the account's schedule is paused; 0: it is not.
func (w *world) paused() time.Duration {
	w.t.Helper()
	var seconds float64
	err := w.sql.Get(&seconds, `SELECT coalesce(extract(epoch FROM paused_until - now()), 0)::float8
		FROM tracked_accounts WHERE id = $1`, w.account)
	if err != nil {
		w.t.Fatal(err)
	}
	return time.Duration(seconds * float64(time.Second))
}

// killedAfter works on the run until its log has the line, and then leaves it as a killed worker would.
func (w *world) killedAfter(run *syncrun.Run, line string) {
	w.t.Helper()
	reached := make(chan struct{})
	rows := w.db.Worker(syncrun.DocumentedPrices())
	cfg := w.config(rows, nil)
	cfg.Judging = &stopsHere{JudgingStore: rows, reached: reached}
	ctx, kill := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- pipeline.New(cfg).Run(ctx) }()
	within(w.t, reached, "the run judges")
	says(w.t, w.run(run.ID), line)
	kill()
	if err := <-done; err != nil {
		w.t.Error(err)
	}
	w.sql.MustExec(`UPDATE sync_runs SET lease_until = now() WHERE id = $1`, run.ID)
}

// stopsHere never gets to judge anybody.
type stopsHere struct {
	pipeline.JudgingStore
	reached chan struct{}
	once    sync.Once
}

func (s *stopsHere) Unjudged(ctx context.Context, _ *syncrun.Work, _ int64, _ int) (syncrun.Unjudged, error) {
	s.once.Do(func() { close(s.reached) })
	return syncrun.Unjudged{}, fmt.Errorf("stopped: %w", syncrun.ErrLeaseLost)
}
