package app_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/classify"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
	"goodones/pipeline"
)

// panicking is X, but for one account whose followers make the worker panic.
type panicking struct {
	*xapi.Client
	account string
}

func (p panicking) Followers(ctx context.Context, account string, size int, cursor string) (source.Page, error) {
	if account == p.account {
		panic("the poisoned account was asked for")
	}
	return p.Client.Followers(ctx, account, size, cursor)
}

// inProcess runs a worker in the test until the test ends or stop is called.
func (c *crowd) inProcess(change func(*pipeline.Config)) (stop func()) {
	rows := c.d.Worker(syncrun.DocumentedPrices())
	cfg := pipeline.Config{
		Queue: rows, Steps: rows, Accounts: rows, Followers: rows, DeepCrawl: rows, Backfill: rows, Likers: rows,
		Judging:   rows,
		Filtering: rows, Ranking: rows, IDs: rows, Classifier: classify.New(), Lease: 5 * time.Second, Heartbeat: time.Second,
		Sweep: 20 * time.Millisecond,
	}
	change(&cfg)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { _ = pipeline.New(cfg).Run(ctx); close(done) }()
	stop = func() { cancel(); <-done }
	c.w.t.Cleanup(stop)
	return stop
}

// poisoned has one run panic, and then one that kills its worker whenever it is worked on, among innocent ones.
func poisoned(t testing.TB, f *figure, seed int64, innocent int) {
	handles := append([]string{"town"}, slices.Repeat([]string{"corner"}, innocent)...)
	panics(t, seed, handles)
	w := newWorld(t, sandbox.Config{Seed: seed, Latency: 20 * time.Millisecond})
	c := newCrowd(w, syncrun.TierPro, handles...)
	deadly := make(chan struct{}, 100)
	poison := "/2/users/" + w.text(`SELECT x_user_id FROM tracked_accounts WHERE handle = 'town'`) + "/followers"
	front := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, poison) {
			deadly <- struct{}{}
			<-r.Context().Done() // the worker is dead
			return
		}
		w.x.ServeHTTP(rw, r)
	}))
	t.Cleanup(front.Close)
	w.xURL = front.URL
	w.env = map[string]string{"WORKERS": "8"}
	c.begin()
	kills := w.killOn(c, deadly)
	var completed int
	w.get(&completed, `SELECT count(*) FROM sync_runs WHERE status = 'completed'`)
	end := w.ending(c.members[0].run)
	// The first claim commits the start of the stage before its worker dies; the five after it commit nothing.
	fact.Holds(t, "end begins with failed WORKER_CRASHED ", strings.HasPrefix(end, "failed WORKER_CRASHED "), end)
	fact.Is(t, "completed", completed, innocent)
	fact.Is(t, "kills", kills, 6)
	f.say(
		"a panic failed its run alone; WORKER_CRASHED after %d dead workers, the last 5 without a step; %d of %d others "+
			"completed",
		kills,
		completed,
		innocent,
	)
}

func (w *world) text(query string, args ...any) string {
	w.t.Helper()
	var s string
	w.get(&s, query, args...)
	return s
}

// killOn keeps one worker process running and kills it each time that deadly says so, until every run has ended.
func (w *world) killOn(c *crowd, deadly <-chan struct{}) int {
	kills := 0
	for p := w.worker(nil); ; {
		over := make(chan struct{})
		var watch sync.WaitGroup
		gone := make(chan struct{})
		watch.Go(func() {
			defer close(over)
			for deadline := time.Now().Add(time.Minute); c.live() != 0 && time.Now().Before(deadline); {
				select {
				case <-gone:
					return
				case <-time.After(50 * time.Millisecond):
				}
			}
		})
		select {
		case <-deadly:
			p.kill()
			kills++
			close(gone)
			watch.Wait()
			p = w.worker(nil)
		case <-over:
			p.kill()
			return kills
		}
	}
}

// panics has one run panic in a worker of this process; the others complete.
func panics(t testing.TB, seed int64, handles []string) {
	t.Helper()
	w := newWorld(t, sandbox.Config{Seed: seed})
	c := newCrowd(w, syncrun.TierPro, handles...)
	x := panicking{w.source(nil), strconv.FormatInt(w.idAtX("town"), 10)}
	t.Cleanup(x.Close)
	stop := c.inProcess(
		func(cfg *pipeline.Config) { cfg.Sources = map[syncrun.Network]source.Source{syncrun.NetworkX: x} })
	c.begin()
	c.finish(time.Minute)
	stop()
	if end := w.ending(c.members[0].run); !strings.HasPrefix(end, "failed INTERNAL ") {
		t.Errorf("the run that panicked ended as %q", end)
	}
	var completed int
	w.get(&completed, `SELECT count(*) FROM sync_runs WHERE status = 'completed'`)
	if completed != len(handles)-1 {
		t.Errorf("%d of %d others completed beside a panic", completed, len(handles)-1)
	}
}
