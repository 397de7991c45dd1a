package app_test

import (
	"context"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// accounts that take longer to sync than a test takes to cancel them, each told by its id.
func slowAccounts() []string {
	return []string{"acme", "village", "town", "bigco", "hundredk", "million"}
}

// cancelled cancels runs at seeded moments, batch by batch, and watches what X is asked for them afterwards. The runs
// of waiting batches are cancelled inside a rate-limit wait.
func cancelled(t testing.TB, f *figure, seed int64, batches, waiting int) {
	results := make([]time.Duration, batches+waiting)
	var group sync.WaitGroup
	gate := make(chan struct{}, 4)
	for i := range batches + waiting {
		group.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			results[i] = cancelBatch(t, seed+int64(i), i >= batches)
		})
	}
	group.Wait()
	latest := slices.Max(results)
	if latest > 2*time.Second {
		t.Errorf("a call to X came %s after the cancellation", latest)
	}
	f.say("%d cancelled (%d of them in a rate-limit wait): last call to X ≤ %s after, each log ends with the cancellation",
		(batches+waiting)*len(slowAccounts()), waiting*len(slowAccounts()), ms(latest))
}

// cancelBatch tells how long after its cancellation X was last asked for a run.
func cancelBatch(t testing.TB, seed int64, waiting bool) time.Duration {
	cfg := sandbox.Config{Seed: seed, Latency: 150 * time.Millisecond}
	if waiting {
		cfg.Faults = "429=1"
	}
	w := newWorld(t, cfg)
	moments := seeded(seed, "R9")
	calm, c := newWorld(t, sandbox.Config{Seed: seed}), newCrowd(w, syncrun.TierPro)
	for _, handle := range slowAccounts() {
		c.join(syncrun.TierPro, handle, calm.idAtX(handle))
	}
	n := w.start(app.RoleWorker, func(cfg *config.Config) { cfg.Workers = 4 }) // so that some are cancelled while queued
	c.begin()
	if waiting {
		eventually(t, 20*time.Second, "X says that it is too fast", func() bool { return w.x.Calls().Faults["429"] > 0 })
	}
	at := w.cancelAll(c, moments)
	pause(500 * time.Millisecond)
	// Whatever waits for a window would be due now.
	w.sql.MustExec(`UPDATE sync_runs SET not_before = now() - interval '1 minute'`)
	w.sql.MustExec(`UPDATE rate_windows SET reset_at = now()`)
	pause(2500 * time.Millisecond)
	for _, m := range c.members {
		if end := w.ending(m.run); end != "failed CANCELLED Cancelled by user 1" {
			t.Errorf("run %d ends as %q", m.run, end)
		}
	}
	n.stop()
	late := time.Duration(0)
	for _, call := range w.x.Calls().Last {
		if account := w.askedFor(call); account != 0 {
			late = max(late, call.At.Sub(at[account]))
		}
	}
	return late
}

// cancelAll cancels every run of the crowd at a moment of its own and tells by account when.
func (w *world) cancelAll(c *crowd, moments *rand.Rand) map[int]time.Time {
	began := time.Now()
	order := make([]time.Duration, len(c.members))
	for i := range order {
		order[i] = time.Duration(moments.IntN(1300)) * time.Millisecond
	}
	slices.Sort(order)
	moments.Shuffle(len(c.members), func(i, j int) { c.members[i], c.members[j] = c.members[j], c.members[i] })
	at := map[int]time.Time{}
	for i, m := range c.members {
		pause(time.Until(began.Add(order[i])))
		if _, err := c.starter.CancelSync(context.Background(), m.user, m.run); err != nil {
			w.t.Errorf("cancel the run of %s at %s: %v", m.handle, order[i], err)
		}
		at[m.account] = time.Now()
	}
	return at
}

// askedFor is the tracked account for which a call was made; 0 for a look-up by name.
func (w *world) askedFor(call sandbox.Call) int {
	w.t.Helper()
	var accounts []int
	query, _ := url.ParseQuery(call.Query)
	part := strings.Split(call.Path, "/")
	switch call.Endpoint {
	case sandbox.EndpointFollowers, sandbox.EndpointPosts:
		w.list(&accounts, `SELECT id FROM tracked_accounts WHERE x_user_id = $1`, part[3])
	case sandbox.EndpointLikers:
		w.list(&accounts, `SELECT r.tracked_account_id FROM run_posts p JOIN sync_runs r ON r.id = p.run_id WHERE p.post_id = $1`, part[3])
	case sandbox.EndpointUsers:
		w.list(&accounts, `SELECT tracked_account_id FROM edges WHERE person_id = ANY($1::bigint[])
			GROUP BY tracked_account_id ORDER BY count(*) DESC LIMIT 1`, "{"+query.Get("ids")+"}")
	}
	if len(accounts) == 0 {
		return 0
	}
	return accounts[0]
}

// ending is the last event of a run, and how many terminal ones it has.
func (w *world) ending(run int) string {
	w.t.Helper()
	var end string
	w.get(&end, `SELECT concat_ws(' ', status, error_code, message) FROM sync_run_events WHERE run_id = $1 ORDER BY seq DESC LIMIT 1`, run)
	var terminal int
	w.get(&terminal, `SELECT count(*) FROM sync_run_events WHERE run_id = $1 AND status IN ('completed', 'failed')`, run)
	return end + " " + strconv.Itoa(terminal)
}
