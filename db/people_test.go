package db_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"goodones/internal/syncrun"
)

// edge inserts a follower of the account, fetched and asked for so many hours ago; 0 stands for never.
func (f *fixture) edge(accountID int, person int64, withDetail bool, fetchedHours, askedHours int) {
	f.t.Helper()
	f.exec(
		`INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, detailed_at, facts_hash,
			asked_run_id, asked_at)
		SELECT $1, $2, 0, now() - $4::integer * interval '1 hour', CASE WHEN $3 THEN now() END,
			CASE WHEN $3 THEN -$2::bigint ELSE 0 END,
			CASE WHEN $5::integer > 0 THEN 0 END, CASE WHEN $5::integer > 0 THEN now() - $5::integer * interval '1 hour' END`,
		accountID,
		person,
		withDetail,
		fetchedHours,
		askedHours,
	)
}

// asked is what a chooser gives.
func asked(t *testing.T, choose func(context.Context, *syncrun.Work, int) ([]int64, error), work *syncrun.Work,
	limit int) []int64 {
	t.Helper()
	ids, err := choose(t.Context(), work, limit)
	must(t, err)
	return ids
}

func profileStep(key string, stage syncrun.Stage) syncrun.Step {
	return syncrun.Step{Key: key, Stage: stage}
}

func TestStale(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	user := f.user("ada")
	work := f.live(w, user, 1, false)
	account := work.Account.ID
	f.edge(account, 10, true, 5, 0)
	f.edge(account, 11, true, 9, 0)
	f.edge(account, 12, true, 9, 2) // touched when asked, though nothing came
	f.edge(account, 13, true, 2, 9)
	f.edge(account, 14, false, 99, 0) // thin: stage 3's
	f.edge(account, 9, true, 5, 0)    // as old as 10: by id
	f.edge(f.account(user, 2).ID, 15, true, 99, 0)
	f.exec(`UPDATE edges SET fetched_at = (SELECT fetched_at FROM edges WHERE person_id = 10) WHERE person_id = 9`)
	f.followers(w, work, "", detailed(20), detailed(13)) // fetched by this run
	if got, want := asked(t, w.Stale, work, 10), []int64{11, 9, 10, 12}; !slices.Equal(got, want) {
		t.Errorf("stale are %v, want %v", got, want)
	}
	if got := asked(t, w.Stale, work, 2); !slices.Equal(got, []int64{11, 9}) {
		t.Errorf("the first two are %v", got)
	}
	// 9 was deleted at X: it is asked for and does not come.
	page := syncrun.ProfilePage{Asked: []int64{11, 9}, Profiles: []syncrun.Profile{detailed(11)}, Hashes: []int64{42}}
	done, err := w.ProfilePage(t.Context(), work,
		syncrun.Step{Key: "p", Stage: syncrun.StageDeepCrawl, Counts: syncrun.Counts{DeepCrawlCount: 1}}, page)
	if err != nil || done.Counts.DeepCrawlCount != 1 {
		t.Errorf("page gives %+v, %v", done, err)
	}
	if n, err := w.Asked(t.Context(), work); err != nil || n != 2 {
		t.Errorf("asked for %d, %v", n, err)
	}
	if got := asked(t, w.Stale, work, 10); !slices.Equal(got, []int64{10, 12}) {
		t.Errorf("then stale are %v", got)
	}
	if n := f.count(`SELECT count(*) FROM edges WHERE person_id = 11 AND facts_hash = 42 AND fetched_at = asked_at
		AND detailed_at = asked_at`); n != 1 {
		t.Error("the edge of 11 was not refreshed")
	}
	if n := f.count(`SELECT count(*) FROM edges WHERE person_id = 9 AND facts_hash = -9 AND fetched_at <
		asked_at`); n != 1 {
		t.Error("the edge of 9 is not as it was")
	}
	next := f.next(w, work) // 9, who was asked for in vain, waits for the next scan
	if got, want := asked(t, w.Stale, next, 10), []int64{10, 12, 13, 20, 11}; !slices.Equal(got, want) {
		t.Errorf("before its scan stale are %v, want %v", got, want)
	}
	f.exec(`UPDATE tracked_accounts SET scans_begun = scans_begun + 1`) // and comes after those not asked for longer
	if got, want := asked(t, w.Stale, next, 10), []int64{10, 12, 13, 20, 9, 11}; !slices.Equal(got, want) {
		t.Errorf("in the next run stale are %v, want %v", got, want)
	}
	if n, err := w.Asked(t.Context(), next); err != nil || n != 0 {
		t.Errorf("the next run has asked for %d, %v", n, err)
	}
}

func TestThin(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	account := work.Account.ID
	f.edge(account, 10, false, 5, 3)
	f.edge(account, 11, false, 5, 7)
	f.edge(account, 12, false, 5, 0)
	f.edge(account, 13, true, 5, 9)
	f.followers(w, work, "", thin(5), detailed(6)) // this run's are included
	if got, want := asked(t, w.Thin, work, 10), []int64{5, 12, 11, 10}; !slices.Equal(got, want) {
		t.Errorf("thin are %v, want %v", got, want)
	}
	page := syncrun.ProfilePage{
		Asked: []int64{5, 12, 11}, Profiles: []syncrun.Profile{detailed(5), thin(12)}, Hashes: []int64{-5, 0},
	}
	_, err := w.ProfilePage(t.Context(), work, profileStep("p", syncrun.StageBackfill), page)
	must(t, err)
	if got := asked(t, w.Thin, work, 10); !slices.Equal(got, []int64{10}) {
		t.Errorf("then thin are %v", got)
	}
	if got := asked(t, w.Stale, work, 10); !slices.Equal(got, []int64{13}) {
		t.Errorf("stage 2 would ask for %v", got)
	}
	next := f.next(w, work)
	f.exec(`UPDATE tracked_accounts SET scans_begun = scans_begun + 1`)
	if got, want := asked(t, w.Thin, next, 10), []int64{10, 11, 12}; !slices.Equal(got, want) {
		t.Errorf("in the next run thin are %v, want %v", got, want)
	}
}

// TestDeletedPeopleDoNotJam asks page by page for people of whom half never come, until nobody is left.
func TestDeletedPeopleDoNotJam(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	const n = 60
	for id := range int64(n) {
		f.edge(work.Account.ID, id+1, id%2 == 0, 10, 0)
	}
	seen := map[int64]int{}
	for _, choose := range []func(context.Context, *syncrun.Work, int) ([]int64, error){w.Stale, w.Thin} {
		for range 2 * n {
			ids := asked(t, choose, work, 7)
			if len(ids) == 0 {
				break
			}
			page := syncrun.ProfilePage{Asked: ids}
			for _, id := range ids {
				if seen[id]++; id%4 < 2 {
					page.Profiles = append(page.Profiles, detailed(id))
				}
			}
			page.Hashes = hashes(page.Profiles)
			_, err := w.ProfilePage(t.Context(), work,
				profileStep(fmt.Sprintf("p%d", len(seen)), syncrun.StageBackfill), page)
			must(t, err)
		}
	}
	for id := range int64(n) {
		if seen[id+1] != 1 {
			t.Errorf("%d was asked for %d times", id+1, seen[id+1])
		}
	}
}

// TestTwoUsersOfOneAccount share profiles and nothing else.
func TestTwoUsersOfOneAccount(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	ada, bob := f.live(w, f.user("ada"), 1, false), f.live(w, f.user("bob"), 1, false)
	for _, work := range []*syncrun.Work{ada, bob} {
		if done := f.followers(w, work, "", detailed(1), detailed(2)); done.Counts.NewFollowersCount != 2 ||
			done.ResourcesUsed != 2 {
			t.Errorf("%+v", done)
		}
	}
	if n := f.count(`SELECT count(*) FROM x_profiles`); n != 2 {
		t.Errorf("%d profiles", n)
	}
}

// TestUnknownCounts keeps a count that was not shown apart from 0.
func TestUnknownCounts(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, true)
	shown, untold := detailed(1), detailed(2)
	shown.TweetCount, shown.ListedCount = 0, 0
	const unknown = syncrun.UnknownCount
	untold.FollowingCount, untold.TweetCount, untold.ListedCount = unknown, unknown, unknown
	f.followers(w, work, "", shown, untold)
	all, err := w.Unjudged(t.Context(), work, 0, 100)
	must(t, err)
	for i, want := range []syncrun.Profile{shown, untold} {
		if got := all.People[i].Profile; got != want {
			t.Errorf("read back %+v, want %+v", got, want)
		}
	}
}

// TestListedWithoutCounts leaves people whom a list shows without their counts as old as they were, so that stage 2
// comes to them.
func TestListedWithoutCounts(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	first := f.live(w, f.user("ada"), 1, true)
	f.followers(w, first, "", detailed(1), detailed(2), detailed(3))
	second := f.next(w, first)
	listed := thin(1)
	listed.Handle = "p1"
	f.followers(w, second, "", listed, detailed(2))
	stale, err := w.Stale(t.Context(), second, 100)
	must(t, err)
	if want := []int64{1, 3}; !slices.Equal(slices.Sorted(slices.Values(stale)), want) {
		t.Errorf("stale are %v, want %v", stale, want)
	}
}
