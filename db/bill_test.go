package db_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func (f *fixture) read(w *db.Worker, work *syncrun.Work, key string, kind syncrun.ResourceKind, ids ...int64) int {
	f.t.Helper()
	done, err := w.Note(f.t.Context(), work, syncrun.Step{Key: key, Stage: syncrun.StageDeepCrawl,
		Reads: reads(kind, ids...)})
	must(f.t, err)
	return done.ResourcesUsed
}

func TestBill(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	ada, bob := f.user("ada"), f.user("bob")
	one, two, theirs := f.live(w, ada, 1, false), f.live(w, ada, 2, false), f.live(w, bob, 1, false)
	follower, user, post := syncrun.ResourceFollower, syncrun.ResourceUser, syncrun.ResourcePost
	for _, c := range []struct {
		name string
		work *syncrun.Work
		kind syncrun.ResourceKind
		ids  []int64
		want int // of the run so far
	}{
		{"three followers", one, follower, []int64{3, 1, 2}, 3},
		{"one of them again", one, follower, []int64{2, 4}, 4},
		{"the same id twice at once", one, follower, []int64{9, 9}, 5},
		{"the same people as users", one, user, []int64{1, 2}, 7},
		{"a post of the same number", one, post, []int64{1}, 8},
		{"nothing", one, user, nil, 8},
		{"another run of the user", two, follower, []int64{1, 2, 5}, 1},
		{"another user", theirs, follower, []int64{1, 2, 3}, 3},
	} {
		if got := f.read(w, c.work, c.name, c.kind, c.ids...); got != c.want {
			t.Errorf("%s: the run has used %d, want %d", c.name, got, c.want)
		}
	}
	if run := f.agree(ada, one.RunID); run.CostMicroUSD != 7*10_000+5_000 {
		t.Errorf("the first run costs %d", run.CostMicroUSD)
	}
	f.exec(`UPDATE resource_reads SET day = day - 1`) // tomorrow everything is paid again
	if got := f.read(w, one, "tomorrow", follower, 1, 2); got != 10 {
		t.Errorf("a day later the run has used %d", got)
	}
	f.wantBooksBalanced()
	before := f.fingerprint()
	if got := f.read(w, one, "tomorrow", follower, 1, 2); got != 10 {
		t.Errorf("a repeated step is charged: %d", got)
	}
	f.unchanged("a repeated step", before)
}

// TestBillOfTheDayBefore books a charge whose commit is tried again after midnight on the day on which X answered.
func TestBillOfTheDayBefore(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	late := reads(syncrun.ResourceFollower, 1, 2)
	late[0].Age = func() time.Duration { return 24 * time.Hour }
	_, err := w.Note(t.Context(), work, syncrun.Step{Key: "late", Stage: syncrun.StageDeepCrawl, Reads: late})
	must(t, err)
	if got := f.read(w, work, "today", syncrun.ResourceFollower, 1, 2); got != 4 {
		t.Errorf("read on two days, the run has used %d, want 4", got)
	}
	if n := f.count(`SELECT count(*) FROM usage_days WHERE resources = 2
		AND day IN ((now() AT TIME ZONE 'UTC')::date, (now() AT TIME ZONE 'UTC')::date - 1)`); n != 2 {
		t.Errorf("%d days are charged 2 resources, want 2", n)
	}
	f.wantBooksBalanced()
}

// wantBooksBalanced checks that the days of each user sum up to the user's runs.
func (f *fixture) wantBooksBalanced() {
	f.t.Helper()
	if n := f.count(`
		SELECT count(*) FROM (SELECT user_id, sum(resources) AS n, sum(cost_micro_usd) AS cost FROM usage_days GROUP BY 1) d
		FULL JOIN (SELECT user_id, sum(resources_used) AS n, sum(cost_micro_usd) AS cost FROM sync_runs
		WHERE resources_used > 0 GROUP BY 1) r USING (user_id)
		WHERE (d.n, d.cost) IS DISTINCT FROM (r.n, r.cost)`); n != 0 {
		f.t.Errorf("%d users are charged by day what their runs did not cost", n)
	}
}

// TestBillInParallel lets six runs of two users read overlapping people at once: each is charged to a user once. A page
// that the server ended, because another waited for it, is written again as a worker does (see lockAnswered).
func TestBillInParallel(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	users := []int{f.user("ada"), f.user("bob")}
	var wg sync.WaitGroup
	for i := range 6 {
		work := f.live(w, users[i%2], int64(i+1), false)
		wg.Go(func() {
			for page := range 8 {
				profiles, sums := span(int64(20*page+5*i), int64(20*page+5*i+60))
				if page%2 == i%2 { // X's order is anything
					for a, b := 0, len(profiles)-1; a < b; a, b = a+1, b-1 {
						profiles[a], profiles[b], sums[a], sums[b] = profiles[b], profiles[a], sums[b], sums[a]
					}
				}
				step := syncrun.Step{Key: fmt.Sprintf("p%d", page), Stage: syncrun.StageLikers,
					Reads: reads(syncrun.ResourceUser, idsOf(profiles)...)}
				_, err := w.LikersPage(t.Context(), work, step, profiles, sums)
				for errors.Is(err, syncrun.ErrUnavailable) && t.Context().Err() == nil {
					_, err = w.LikersPage(t.Context(), work, step, profiles, sums)
				}
				if err != nil {
					t.Errorf("run %d, page %d: %v", i, page, err)
				}
			}
		})
	}
	wg.Wait()
	f.wantBooksBalanced()
	if n := f.count(`SELECT sum(resources_used) FROM sync_runs`); n != f.count(`SELECT count(*) FROM resource_reads`) {
		t.Errorf("%d resources are charged, %d were read", n, f.count(`SELECT count(*) FROM resource_reads`))
	}
}

// TestCancelledPageIsBilledOnce commits a page, twice, of a run that was cancelled while the page was read: the user
// pays for it once, on that day, and the run stays as it ended.
func TestCancelledPageIsBilledOnce(t *testing.T) {
	t.Parallel()
	f := open(t)
	w, user := f.worker(), f.user("ada")
	work := f.live(w, user, 1, false)
	_, err := f.Starter(db.Policy{}).CancelSync(t.Context(), user, work.RunID)
	must(t, err)
	ended := f.agree(user, work.RunID)
	gone, cancel := context.WithCancel(t.Context())
	cancel() // as the worker's context is, once it knows
	step := syncrun.Step{Key: "page", Stage: syncrun.StageDeepCrawl, Reads: reads(syncrun.ResourceUser, 1, 2, 3)}
	for _, ctx := range []context.Context{t.Context(), gone} {
		if _, err := w.Note(ctx, work, step); !errors.Is(err, syncrun.ErrLeaseLost) && !errors.Is(err, context.Canceled) {
			t.Errorf("a page of a cancelled run: %v", err)
		}
	}
	usage, err := f.UsageOfMonth(t.Context(), user)
	must(t, err)
	if usage.ResourcesUsed != 3 || usage.CostMicroUSD != 30_000 {
		t.Errorf("the user has read %d resources for %d, want 3 for 30000", usage.ResourcesUsed, usage.CostMicroUSD)
	}
	if now := f.agree(user, work.RunID); !reflect.DeepEqual(now, ended) {
		t.Errorf("the run was %+v and is %+v", ended, now)
	}
}

// TestBillIsTriedAgain loses the answer to the bill of a cancelled run's page: it is entered all the same, once.
func TestBillIsTriedAgain(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	work := f.live(f.worker(), user, 1, false)
	_, err := f.Starter(db.Policy{}).CancelSync(t.Context(), user, work.RunID)
	must(t, err)
	r, d := f.through(1)
	r.loseNext.Store(true)
	_, err = d.Worker(syncrun.DocumentedPrices()).Note(t.Context(), work, syncrun.Step{Key: "page",
		Stage: syncrun.StageDeepCrawl, Reads: reads(syncrun.ResourceUser, 1, 2, 3)})
	fact.Holds(t, "err is syncrun.ErrLeaseLost", errors.Is(err, syncrun.ErrLeaseLost), err)
	fact.Holds(t, "err is not syncrun.ErrUnavailable", !errors.Is(err, syncrun.ErrUnavailable), err)
	fact.Is(t, "r.loseNext.Load()", r.loseNext.Load(), false)
	usage, err := f.UsageOfMonth(t.Context(), user)
	must(t, err)
	if usage.ResourcesUsed != 3 {
		t.Errorf("the user is charged %d resources, want 3", usage.ResourcesUsed)
	}
}

// TestBillOfAnAbsentDatabase has nobody to enter the bill: that is an error of its own, which names the run.
func TestBillOfAnAbsentDatabase(t *testing.T) {
	t.Parallel()
	f := open(t)
	work := f.live(f.worker(), f.user("ada"), 1, false)
	r, d := f.through(0)
	r.close()
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := d.Worker(syncrun.DocumentedPrices()).Note(ended, work, syncrun.Step{Key: "page",
		Stage: syncrun.StageDeepCrawl, Reads: reads(syncrun.ResourceUser, 1, 2, 3)})
	if !errors.Is(err, syncrun.ErrUnbilled) || !strings.Contains(err.Error(), "3 resources of run") {
		t.Errorf("the page: %v", err)
	}
}

// TestCutPageOfACancelledRunIsBilled ends the context of a page in the middle of its transaction, because the run was
// cancelled: the network has charged for the page all the same.
func TestCutPageOfACancelledRunIsBilled(t *testing.T) {
	t.Parallel()
	f := open(t)
	w, user := f.worker(), f.user("ada")
	work := f.live(w, user, 1, false)
	profiles, sums := span(1, 3)
	scan := f.scanOf(w, work)
	held := f.raw.MustBeginTx(t.Context(), nil)
	defer func() { _ = held.Rollback() }()
	if _, err := held.ExecContext(t.Context(), `SELECT pg_advisory_xact_lock(7410155)`); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	written := make(chan error, 1)
	go func() {
		_, err := w.FollowerPage(ctx, work, syncrun.Step{Key: "page", Stage: syncrun.StageFetchFollowers,
			Reads: reads(syncrun.ResourceFollower, 1, 2, 3)},
			syncrun.FollowerPage{Scan: scan, NextToken: "on", Profiles: profiles, Hashes: sums})
		written <- err
	}()
	f.awaitWaiting(1)
	_, err := f.Starter(db.Policy{}).CancelSync(t.Context(), user, work.RunID)
	must(t, err)
	cancel()
	must(t, held.Rollback())
	if err := <-written; err == nil || !errors.Is(err, context.Canceled) {
		t.Errorf("the page: %v", err)
	}
	usage, err := f.UsageOfMonth(t.Context(), user)
	must(t, err)
	if usage.ResourcesUsed != 3 {
		t.Errorf("the user is charged %d resources, want 3", usage.ResourcesUsed)
	}
}

// TestPageOfAnotherOwnerIsNotBilled leaves the bill of a page to whoever owns the run now, and reads it again.
func TestPageOfAnotherOwnerIsNotBilled(t *testing.T) {
	t.Parallel()
	f := open(t)
	w, user := f.worker(), f.user("ada")
	work := f.live(w, user, 1, false)
	f.expire()
	owned := f.claim(w)
	step := syncrun.Step{Key: "page", Stage: syncrun.StageDeepCrawl, Reads: reads(syncrun.ResourceUser, 1, 2, 3)}
	_, err := w.Note(t.Context(), work, step)
	wantLeaseLost(t, "a page of somebody else's run", err)
	done, err := w.Note(t.Context(), owned, step)
	must(t, err)
	if done.ResourcesUsed != 3 {
		t.Errorf("the run has used %d, want 3", done.ResourcesUsed)
	}
	f.wantBooksBalanced()
}

// TestCapHoldsWithoutBudgets lifts the budgets of runs: the cap of the month stays.
func TestCapHoldsWithoutBudgets(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	policy := db.Policy{MonthlyCapMicroUSD: 19_990_000, Prices: syncrun.DocumentedPrices()}
	budget, err := f.Starter(policy).Allowance(t.Context(), user, syncrun.NetworkX, syncrun.TierStarter)
	if err != nil || budget != 1999 {
		t.Errorf("a run may be charged %d, %v; want 1999", budget, err)
	}
	policy.MonthlyCapMicroUSD = 0
	budget, err = f.Starter(policy).Allowance(t.Context(), user, syncrun.NetworkX, syncrun.TierStarter)
	if err != nil || budget != syncrun.Unlimited {
		t.Errorf("without a cap %d, %v", budget, err)
	}
}
