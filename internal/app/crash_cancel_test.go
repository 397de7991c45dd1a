package app_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// accounts that take longer to sync than a test takes to cancel them, each told by its id.
func slowAccounts() []string {
	return []string{"acme", "corner", "village", "town", "bigco", "hundredk"}
}

// cancels is what came of cancelling runs.
type cancels struct {
	mu     sync.Mutex
	stages map[string]int // in which runs were cancelled; "queued" and "waiting" for X's window beside them
	latest time.Duration  // how long after its cancellation X was last asked for a run
	odd    int            // runs that did not end with it
}

func (c *cancels) sum() (n int) {
	for _, count := range c.stages {
		n += count
	}
	return n
}

func (c *cancels) list() string {
	var list []string
	for _, stage := range slices.Sorted(maps.Keys(c.stages)) {
		list = append(list, fmt.Sprint(stage, " ", c.stages[stage]))
	}
	return strings.Join(list, ", ")
}

// cancelled cancels runs at seeded moments, batch by batch, until so many were in a worker's hands, so many more waited
// for X's window, and watches what X is asked for them afterwards.
func cancelled(t testing.TB, f *figure, seed int64, working, waiting int) {
	got := &cancels{stages: map[string]int{}}
	var next atomic.Int64
	enough := func() (bool, bool) {
		got.mu.Lock()
		defer got.mu.Unlock()
		waited := got.stages["waiting"]
		return got.sum()-waited-got.stages["queued"] >= working, waited >= waiting
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for !t.Failed() {
				worked, waited := enough()
				if worked && waited {
					return
				}
				cancelBatch(t, seed+next.Add(1), worked, got)
			}
		})
	}
	group.Wait()
	if f.late(got.latest, 2*time.Second) || got.odd > 0 {
		t.Errorf("a call to X came %s after the cancellation; %d runs did not end with it", got.latest, got.odd)
	}
	f.say("%d cancelled (%s): last call to X ≤ %s after, %d logs do not end with the cancellation", got.sum(), got.list(),
		ms(got.latest), got.odd)
}

// cancelBatch cancels a run of each slow account, all of them in a wait for X's window or at any moment of the run.
func cancelBatch(t testing.TB, seed int64, waiting bool, got *cancels) {
	cfg := sandbox.Config{Seed: seed, Latency: 100 * time.Millisecond}
	if waiting {
		cfg.Faults = "429=1"
	}
	w := newWorld(t, cfg)
	moments := seeded(seed, "R9")
	calm, c := newWorld(t, sandbox.Config{Seed: seed}), newCrowd(w, syncrun.TierPro)
	for _, handle := range slowAccounts() {
		c.join(syncrun.TierPro, handle, calm.idAtX(handle))
	}
	n := w.start(app.RoleAll, func(cfg *config.Config) { cfg.Workers = 4 }) // so that some are cancelled while queued
	c.begin()
	if waiting {
		eventually(t, 20*time.Second, "X says that it is too fast", func() bool { return w.x.Calls().Faults["429"] > 3 })
	}
	at := w.cancelAll(n, c, moments, got)
	pause(500 * time.Millisecond)
	// Whatever waits for a window would be due now.
	w.sql.MustExec(`UPDATE sync_runs SET not_before = now() - interval '1 minute'`)
	w.sql.MustExec(`UPDATE rate_windows SET reset_at = now()`)
	pause(2500 * time.Millisecond)
	odd := 0
	for _, m := range c.members {
		if end := w.ending(m.run); at[m.account] != (time.Time{}) && end != "failed CANCELLED Cancelled by user 1" {
			t.Errorf("run %d ends as %q", m.run, end)
			odd++
		}
	}
	n.stop()
	late := time.Duration(0)
	for _, call := range w.x.Calls().Last {
		if cancelled := at[w.askedFor(call)]; cancelled != (time.Time{}) {
			late = max(late, call.At.Sub(cancelled))
		}
	}
	got.mu.Lock()
	defer got.mu.Unlock()
	got.latest, got.odd = max(got.latest, late), got.odd+odd
}

const whereIsRun = `SELECT CASE WHEN status IN ('completed', 'failed') THEN 'ended' WHEN status = 'queued' THEN 'queued'
	WHEN not_before > now() THEN 'waiting' ELSE stage END FROM sync_runs WHERE id = $1`

// cancelAll cancels the runs of the crowd, each at a moment of its own, and tells by account when; runs that had ended
// before are left out.
func (w *world) cancelAll(n *node, c *crowd, moments *rand.Rand, got *cancels) map[int]time.Time {
	w.t.Helper()
	began := time.Now()
	order := make([]time.Duration, len(c.members))
	for i := range order {
		order[i] = time.Duration(moments.IntN(3000)) * time.Millisecond
	}
	slices.Sort(order)
	moments.Shuffle(len(c.members), func(i, j int) { c.members[i], c.members[j] = c.members[j], c.members[i] })
	at := map[int]time.Time{}
	for i, m := range c.members {
		pause(time.Until(began.Add(order[i])))
		where := w.text(whereIsRun, m.run)
		var answer struct {
			CancelSync struct{ UserErrors []struct{ Code string } }
		}
		mine := n.as(m.key)
		mine.must(`mutation($r: ID!) { cancelSync(syncRunId: $r) { userErrors { code } } }`, map[string]any{"r": m.run},
			&answer)
		if len(answer.CancelSync.UserErrors) > 0 {
			continue // it had ended
		}
		at[m.account] = time.Now()
		got.mu.Lock()
		got.stages[where]++
		got.mu.Unlock()
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
		w.list(&accounts,
			`SELECT r.tracked_account_id FROM run_posts p JOIN sync_runs r ON r.id = p.run_id WHERE p.post_id = $1`, part[3])
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
	w.get(&end,
		`SELECT concat_ws(' ', status, error_code, message) FROM sync_run_events WHERE run_id = $1 ORDER BY seq DESC LIMIT 1`,
		run)
	var terminal int
	w.get(&terminal, `SELECT count(*) FROM sync_run_events WHERE run_id = $1 AND status IN ('completed', 'failed')`, run)
	return end + " " + strconv.Itoa(terminal)
}
