//go:build torture

package app_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
	"goodones/pipeline"
)

// fastClock sleeps a thousandth of the time and counts what it was asked for. Waits of the keeper are true.
type fastClock struct {
	pipeline.SystemClock
}

func (c fastClock) Sleep(ctx context.Context, d time.Duration) error {
	return c.SystemClock.Sleep(ctx, d/1000)
}

// tries is how often one page is asked for.
const tries = 8

// misbehaviour is what came of one kind of fault.
type misbehaviour struct {
	kind             string
	completed, ended int   // runs
	calls, limit     int64 // to X
}

func tortureSource(t *testing.T, f *figure, seed int64) {
	kinds := []string{"429", "500", "503", "html", "reset", "silence", "stall", "truncate", "errorsonly", "badtoken"}
	seeds := scaled(100)
	calm := undisturbedCorners(t, seed, seeds)
	results := make([]misbehaviour, len(kinds))
	var group sync.WaitGroup
	gate := make(chan struct{}, 4)
	for i, kind := range kinds {
		w := quiet(newWorld(t, sandbox.Config{Seed: seed}))
		results[i].limit = 1
		group.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			results[i] = misbehave(w, kind, seed, calm)
		})
	}
	group.Wait()
	var said []string
	for _, r := range results {
		if r.calls*100 > r.limit*105 {
			t.Errorf("%s: %d calls, at most %d are due", r.kind, r.calls, r.limit)
		}
		said = append(said, fmt.Sprintf("%s %d/%d", r.kind, r.completed, r.ended))
	}
	worst := slices.MaxFunc(results,
		func(a, b misbehaviour) int { return int(a.calls*1000/a.limit - b.calls*1000/b.limit) })
	f.say("%d kinds × %d seeds, completed/ended: %s; calls ≤ %d %% of the limit", len(kinds), seeds,
		strings.Join(said, ", "),
		worst.calls*100/worst.limit)
}

// corner is what one seed's run leaves undisturbed.
type cornerCalm struct {
	ledger
	pages int64
}

// onX makes the world speak to another X of that seed.
func (w *world) onX(cfg sandbox.Config) (end func()) {
	w.t.Helper()
	cfg.RateLimits, cfg.Faults = sandbox.RateLimitsOff, withThin(cfg.Faults)
	x, err := sandbox.New(cfg)
	if err != nil {
		w.t.Fatal(err)
	}
	server := httptest.NewServer(x)
	w.x, w.xURL = x, server.URL
	return func() { x.Close(); server.Close() }
}

// patient tells whether a kind of fault shows by silence alone, which a busy machine may cause as well.
func patient(kind string) bool {
	return strings.HasPrefix(kind, "silence") || strings.HasPrefix(kind, "stall")
}

// cornerRun syncs the small account of a seed's network once, in a worker whose waits are short.
func (w *world) cornerRun(c *crowd, seed int64, faults string) (ledger, sandbox.Calls) {
	w.t.Helper()
	endCalm := w.onX(sandbox.Config{Seed: seed})
	xID := w.idAtX("corner")
	endCalm()
	defer w.onX(sandbox.Config{Seed: seed, Faults: faults})()
	m := c.join(syncrun.TierPro, "corner", xID)
	x := w.source(func(cfg *xapi.Config) { cfg.Silence = 5 * time.Second })
	if patient(faults) {
		x = w.source(func(cfg *xapi.Config) { cfg.Silence = 200 * time.Millisecond })
	}
	defer x.Close()
	stop := c.inProcess(func(cfg *pipeline.Config) {
		cfg.Sources, cfg.Clock, cfg.Sweep = map[syncrun.Network]source.Source{syncrun.NetworkX: x}, fastClock{},
			5*time.Millisecond
	})
	defer stop()
	c.start(m)
	eventually(w.t, time.Minute, "the run ends", func() bool {
		var live int
		// A run that waits for X's window is due at once.
		w.get(&live,
			`WITH due AS (UPDATE sync_runs SET not_before = now() WHERE not_before > now()) SELECT count(*) FROM sync_runs
			WHERE status IN ('queued', 'running')`)
		return live == 0
	})
	left := w.ledger(m.run)
	left.Messages = slices.DeleteFunc(left.Messages, func(line string) bool {
		return strings.HasPrefix(line,
			"Waiting for X")
	})
	return left, w.x.Calls()
}

func undisturbedCorners(t *testing.T, seed int64, seeds int) []cornerCalm {
	t.Helper()
	w := quiet(newWorld(t, sandbox.Config{Seed: seed}))
	c := newCrowd(w, syncrun.TierPro)
	calm := make([]cornerCalm, seeds)
	for i := range calm {
		l, calls := w.cornerRun(c, seed+int64(i), "")
		calm[i] = cornerCalm{l, calls.Total}
	}
	return calm
}

// misbehave syncs the small account of each seed while a part of the calls, and in every tenth seed all of them, meets
// a fault.
func misbehave(w *world, kind string, seed int64, calm []cornerCalm) misbehaviour {
	c := newCrowd(w, syncrun.TierPro)
	got := misbehaviour{kind: kind, limit: 1}
	for i, want := range calm {
		if w.t.Failed() {
			break
		}
		share := []string{"0.1", "0.3"}[i%2]
		if i%10 == 9 {
			share = "1"
		}
		fault := kind + "=" + share
		left, calls := w.cornerRun(c, seed+int64(i), fault)
		got.ended++
		got.calls += calls.Total
		got.limit += w.judgeFault(fault, seed+int64(i), left, want, calls)
		if strings.HasPrefix(left.Status, "completed") {
			got.completed++
		}
	}
	return got
}

// judgeFault compares a run that met faults with what is promised of it, and tells how many calls it may have made:
// every page of the run that many times as patience lasts for those that failed.
func (w *world) judgeFault(fault string, seed int64, left ledger, want cornerCalm, calls sandbox.Calls) int64 {
	w.t.Helper()
	kind, share, _ := strings.Cut(fault, "=")
	failed := calls.Faults[kind]
	switch {
	case kind == "badtoken":
		if !strings.HasPrefix(left.Status, "completed") {
			w.t.Errorf("%s, seed %d: the run ended as %q", fault, seed, left.Status)
		}
		again := slices.ContainsFunc(left.Messages, func(line string) bool { return strings.Contains(line, "once more") })
		if !again && !slices.Equal(left.Edges, want.Edges) {
			w.t.Errorf("%s, seed %d: %d followers of %d, and no line says why", fault, seed, len(left.Edges),
				len(want.Edges))
		}
		if failed > 2 {
			w.t.Errorf("%s, seed %d: %d tokens were refused in one run", fault, seed, failed)
		}
		return 2 * want.pages // the followers' pages and one full scan
	case share == "1":
		if left.Status != "failed SOURCE_UNAVAILABLE" || calls.Total != tries {
			w.t.Errorf("%s, seed %d: the run ended as %q after %d calls", fault, seed, left.Status, calls.Total)
		}
		return tries
	case strings.HasPrefix(left.Status, "failed SOURCE_UNAVAILABLE"):
		if failed < tries {
			w.t.Errorf("%s, seed %d: the run gave up after %d failures", fault, seed, failed)
		}
		return tries * want.pages
	case slices.ContainsFunc(left.Messages, func(line string) bool { return strings.Contains(line, "is left out") }):
		if failed < tries || !strings.HasPrefix(left.Status, "completed") {
			w.t.Errorf("%s, seed %d: a step was left out after %d failures, the run ended as %q", fault, seed, failed,
				left.Status)
		}
		return tries * want.pages
	}
	if difference := left.diff(want.ledger); difference != "" {
		w.t.Errorf("%s, seed %d: the run is not as undisturbed:\n%s", fault, seed, difference)
	}
	if failed > (tries-1)*want.pages {
		w.t.Errorf("%s, seed %d: %d failures for %d pages", fault, seed, failed, want.pages)
	}
	if calls.Total != want.pages+failed && !patient(kind) {
		w.t.Errorf("%s, seed %d: %d calls for %d pages and %d failures", fault, seed, calls.Total, want.pages,
			failed)
	}
	return want.pages + failed
}

// tortureWindows has many runs want more than X allows, over three processes.
func tortureWindows(t *testing.T, f *figure, seed int64) {
	const windows = 3
	length := time.Minute
	w := quiet(newWorld(t, sandbox.Config{Seed: seed, RateLimits: sandbox.RateLimitsDocumented, Window: length,
		Latency: 20 * time.Millisecond}))
	c := newCrowd(w, syncrun.TierPro, slices.Repeat([]string{"hundredk"}, 12)...)
	for _, slots := range []string{"3", "3", "2"} {
		w.worker(map[string]string{"WORKERS": slots, "LEASE": "30s", "HEARTBEAT": "5s"})
	}
	w.x.ResetCalls()
	c.begin()
	var used, refused, most int64
	eventually(t, (windows+2)*length, "the windows pass", func() bool {
		for _, use := range w.x.Calls().Windows {
			if use.Endpoint == sandbox.EndpointFollowers && use.Opened <= windows {
				used, refused, most = use.Allowed, use.Refused, max(most, int64(use.MostRefused))
			}
			most = max(most, int64(use.MostRefused))
			if use.Endpoint == sandbox.EndpointFollowers && use.Opened > windows {
				return true
			}
		}
		return false
	})
	share := used * 100 / (windows * 300)
	var shared int
	w.get(&shared, `SELECT count(*) FROM rate_windows WHERE allowance > 0`)
	fact.Holds(t, "most <= 1", most <= 1, most)
	fact.Holds(t, "share >= 90", share >= 90, share)
	fact.Not(t, "shared", shared, 0)
	f.say("%d windows: %d %% of %d calls used, %d refused in all, ≤ %d in one; %d windows in Postgres", windows, share,
		windows*300,
		refused, most, shared)
}

// tortureFairness lets one user queue a thousand long runs before others ask for one each, at moments of their own.
func tortureFairness(t *testing.T, f *figure, seed int64) {
	const others = 4
	w := quiet(newWorld(t, sandbox.Config{Seed: seed, Latency: time.Second}))
	c := newCrowd(w, syncrun.TierPro, slices.Repeat([]string{"hundredk"}, 1+others)...)
	waiting := slices.Clone(c.members[1:])
	c.members = c.members[:1:1]
	c.multiply(scaled(1000) - 1)
	c.begin()
	for range 4 {
		w.worker(map[string]string{"WORKERS": "1", "LEASE": "30s", "HEARTBEAT": "10s", "SWEEP": "5s"})
	}
	began := func(run int) bool { return w.text(`SELECT stage FROM sync_runs WHERE id = $1`, run) != "" }
	eventually(t, time.Minute, "four runs are worked on", func() bool {
		return len(w.text(`SELECT string_agg('x', '') FROM sync_runs WHERE stage <> ''`)) >= 4
	})
	moments := seeded(seed, "R14")
	var waits []time.Duration
	for _, other := range waiting {
		pause(5*time.Second + time.Duration(moments.IntN(5000))*time.Millisecond)
		c.start(other)
		asked := time.Now()
		eventually(t, time.Minute, "the other user's run is worked on", func() bool { return began(other.run) })
		waits = append(waits, time.Since(asked))
		if _, err := c.starter.CancelSync(t.Context(), other.user, other.run); err != nil { // the next finds all slots taken
			t.Fatal(err)
		}
	}
	if slices.Max(waits) > 10*time.Second {
		t.Errorf("other users waited %v", waits)
	}
	shortest := w.text(`SELECT coalesce(min(extract(epoch FROM now() - started_at))::int, 0) FROM sync_runs WHERE
		status = 'completed'`)
	if shortest != "0" {
		t.Errorf("a run of the first user ended after %s s", shortest)
	}
	f.say("%d long runs of one user delay the first of %d others by ≤ %s", len(c.members), others, ms(slices.Max(waits)))
}
