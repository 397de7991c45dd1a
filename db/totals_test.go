package db_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"goodones/db"
	"goodones/internal/syncrun"
)

// wrongTotals are the kept sums that differ from what they stand for, or are missing.
const wrongTotals = `
	SELECT format('account %s: runs %s, %s kept %s, %s; edges %s kept %s', a.id, s.followers, s.likers,
		t.new_followers_count, t.likers_count, e.n, k.people)
	FROM tracked_accounts a
	CROSS JOIN LATERAL (SELECT count(*) AS n FROM edges e WHERE e.tracked_account_id = a.id) e
	CROSS JOIN LATERAL (
		SELECT coalesce(sum(r.new_followers_count), 0) AS followers, coalesce(sum(r.likers_count), 0) AS likers
		FROM sync_runs r WHERE r.tracked_account_id = a.id AND r.status IN ('completed', 'failed')) s
	LEFT JOIN run_totals t ON t.tracked_account_id = a.id
	LEFT JOIN known_followers k ON k.tracked_account_id = a.id
	WHERE (s.followers, s.likers, e.n) IS DISTINCT FROM (coalesce(t.new_followers_count, 0),
			coalesce(t.likers_count, 0), coalesce(k.people, 0))
		OR (t.tracked_account_id IS NULL AND EXISTS (SELECT 1 FROM sync_runs r WHERE r.tracked_account_id = a.id))
	ORDER BY a.id`

// totalsHold checks that every kept sum is what it stands for.
func (f *fixture) totalsHold(when string) {
	f.t.Helper()
	var wrong []string
	must(f.t, f.raw.SelectContext(f.t.Context(), &wrong, wrongTotals))
	if len(wrong) > 0 {
		f.t.Fatalf("after %s:\n%s", when, strings.Join(wrong, "\n"))
	}
}

// TestTotalsAreTheSums does whatever changes runs and edges, in an order of chance, and compares after each.
func TestTotalsAreTheSums(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	random := rand.New(rand.NewPCG(3, 4))
	user := f.user("ada")
	var works []*syncrun.Work
	for i := range 3 {
		works = append(works, f.live(w, user, int64(i+1), false))
	}
	person := func() int64 { return 100 + random.Int64N(60) }
	steps := 0
	moves := []struct {
		name string
		do   func(i int)
	}{
		{"a page", func(i int) { f.followers(w, works[i], "more", detailed(person()), detailed(person()+100)) }},
		{"likers", func(i int) {
			_, err := w.LikersPage(t.Context(), works[i], syncrun.Step{Key: fmt.Sprint("likers", steps),
				Stage: syncrun.StageLikers}, []syncrun.Profile{detailed(person())}, []int64{7})
			must(t, err)
		}},
		{"an end", func(i int) { works[i] = f.next(w, works[i]) }},
		{"a failure", func(i int) {
			must(t, w.End(t.Context(), works[i].Lease, syncrun.Ending{Status: syncrun.StatusFailed,
				Code: syncrun.CodeInternal, Message: "it broke"}))
			f.run(user, works[i].Account.ID)
			works[i] = f.claim(w)
		}},
		{"a cancellation", func(i int) {
			_, err := f.Starter(db.Policy{}).CancelSync(t.Context(), user, works[i].RunID)
			must(t, err)
			f.run(user, works[i].Account.ID)
			works[i] = f.claim(w)
		}},
		{"another owner", func(i int) {
			must(t, w.HandBack(t.Context(), works[i].Lease))
			works[i] = f.claim(w)
		}},
		{"an erasure", func(int) {
			_, err := f.ErasePerson(t.Context(), syncrun.NetworkX, strconv.FormatInt(person(), 10), false)
			must(t, err)
		}},
		{"an operator's correction", func(i int) {
			f.exec(`UPDATE sync_runs SET likers_count = likers_count + 5 WHERE tracked_account_id = $1`,
				works[i].Account.ID)
		}},
		{"an operator's deletion", func(i int) {
			f.exec(`DELETE FROM edges WHERE ctid IN (SELECT ctid FROM edges WHERE tracked_account_id = $1 LIMIT 1)`,
				works[i].Account.ID)
		}},
	}
	for range 150 {
		steps++
		move := moves[random.IntN(len(moves))]
		move.do(random.IntN(len(works)))
		f.totalsHold(move.name)
	}
	must(t, f.DeleteAccount(t.Context(), user, works[0].Account.ID, "x1"))
	f.totalsHold("the deletion of an account")
	f.eraseRows()
	f.totalsHold("its erasure")
	if n := f.count(`SELECT count(*) FROM run_totals`) + f.count(`SELECT count(*) FROM known_followers`); n != 4 {
		t.Errorf("%d totals of two accounts, want 4", n)
	}
}

// TestTotalsAtOnce has pages, ends, cancellations and erasures meet: nobody waits for another in a circle, and the sums
// are right.
func TestTotalsAtOnce(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	user := f.user("ada")
	known, _ := span(100, 420) // whoever is new to all is another matter
	accounts := make([]int, 3)
	for i := range accounts {
		work := f.live(w, user, int64(i+1), false)
		f.followers(w, work, "more", known[i])
		must(t, w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
		accounts[i] = work.Account.ID
	}
	f.followers(w, f.live(w, user, 9, false), "more", known...)
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() { f.disturb(w, user, accounts, rand.New(rand.NewPCG(5, uint64(i)))) })
	}
	wg.Wait()
	f.totalsHold("all at once")
	if n := f.count(`SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`); n > 0 {
		t.Errorf("%d circles of waiting", n)
	}
	if n := f.count(`SELECT count(*) FROM sync_runs WHERE status = 'failed' AND new_followers_count > 0`); n == 0 {
		t.Error("no run was cancelled that had found somebody")
	}
}

// disturb starts, works on, cancels and erases at random. What is refused because somebody else was first is no
// matter.
func (f *fixture) disturb(w *db.Worker, user int, accounts []int, random *rand.Rand) {
	ctx, starter := context.Background(), f.Starter(db.Policy{})
	for round := range 30 {
		account := accounts[random.IntN(len(accounts))]
		switch random.IntN(4) {
		case 0:
			var live []int
			if f.raw.SelectContext(ctx, &live, `SELECT id FROM sync_runs WHERE status = 'running'`) == nil && len(live) > 0 {
				_, _ = starter.CancelSync(ctx, user, live[0])
			}
		case 1:
			_, _ = f.ErasePerson(ctx, syncrun.NetworkX, strconv.FormatInt(100+random.Int64N(300), 10), false)
		default:
			_, _ = starter.StartSync(ctx, syncrun.StartRequest{UserID: user, TrackedAccountID: account,
				Trigger: syncrun.TriggerManual})
			work, err := w.Claim(ctx, lease, true)
			if err != nil || work == nil {
				continue
			}
			f.hurry(w, work, 100+random.Int64N(300), round)
		}
	}
}

// hurry works on a run, whoever takes it away meanwhile.
func (f *fixture) hurry(w *db.Worker, work *syncrun.Work, first int64, round int) {
	ctx := context.Background()
	step := func(name string) syncrun.Step {
		return syncrun.Step{Key: name, Stage: syncrun.StageFetchFollowers}
	}
	scans, err := w.OpenScans(ctx, work.Account.ID)
	if err != nil || len(scans) == 0 {
		return
	}
	profiles, sums := span(first, first+20)
	for page := range 3 {
		slices.Reverse(profiles)
		_, _ = w.FollowerPage(ctx, work, step(fmt.Sprint("page", page)), syncrun.FollowerPage{Scan: scans[0],
			NextToken: "more", Profiles: profiles, Hashes: sums})
	}
	_, _ = w.EndScans(ctx, work, step("scans"))
	status := syncrun.Ending{Status: syncrun.StatusCompleted}
	if round%2 == 0 {
		status = syncrun.Ending{Status: syncrun.StatusFailed, Code: syncrun.CodeInternal, Message: "it broke"}
	}
	_ = w.End(ctx, work.Lease, status)
}

// TestMigratedTotals brings along what a database of the version before the totals holds.
func TestMigratedTotals(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.downTo(19)
	f.exec(`INSERT INTO users (name) VALUES ('ada')`)
	f.exec(`INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier)
		SELECT 1, 'acc' || g, g, 'pro' FROM generate_series(1, 4) g`)
	f.exec(`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, budget, completed_at, started_at,
			new_followers_count, likers_count, error_code)
		SELECT 1, 1 + g % 2, 'manual', CASE WHEN g % 5 = 0 THEN 'failed' ELSE 'completed' END, 100, now(), now(), g, 2 * g,
			CASE WHEN g % 5 = 0 THEN 'CANCELLED' ELSE '' END FROM generate_series(1, 100) g`)
	f.exec(`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, budget, new_followers_count)
		SELECT 1, g, 'manual', 'running', 100, 7 FROM generate_series(1, 3) g`)
	f.exec(`INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, facts_hash)
		SELECT 1 + g % 3, g, 1, now(), 0 FROM generate_series(1, 1000) g`)
	must(t, f.Migrate(t.Context()))
	f.totalsHold("migrating")
	overview := f.overview(db.Policy{}, 1).Accounts
	got := make([]int, 0, len(overview))
	for _, a := range overview {
		got = append(got, a.FollowersSynced, a.LikersSynced)
	}
	if want := []int{2557, 5100, 2507, 5000, 7, 0, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("followers and likers of the accounts %v, want %v", got, want)
	}
	facts, err := f.EstimateFacts(t.Context(), 1, 2)
	if err != nil || facts.KnownFollowers != 334 {
		t.Errorf("facts %+v, %v; want 334 known followers", facts, err)
	}
	f.downTo(19)
	must(t, f.Migrate(t.Context()))
	f.totalsHold("going back and migrating again")
}
