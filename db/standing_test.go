package db_test

import (
	"slices"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestStages(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	w := f.worker()
	work := f.live(w, ada, 1, false)
	for i, stage := range []syncrun.Stage{syncrun.StageFetchFollowers, syncrun.StageFetchFollowers, syncrun.StageLikers} {
		step := syncrun.Step{Key: string(rune('a' + i)), Stage: stage, Message: "line of " + string(stage)}
		_, err := w.Note(t.Context(), work, step)
		must(t, err)
	}
	run, err := f.RunByID(t.Context(), ada, work.RunID)
	must(t, err)
	foreign := *run
	foreign.UserID = bob
	found, err := f.Stages(t.Context(), []*syncrun.Run{run, &foreign})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(found[0])", len(found[0]), 2, found)
	fact.Is(fact.Must(t), "len(found[1])", len(found[1]), 0)
	first, second := found[0][0], found[0][1]
	fact.Is(t, "first.Stage", first.Stage, syncrun.StageFetchFollowers, first)
	fact.Not(fact.Must(t), "first.EndedAt", first.EndedAt, nil)
	fact.Holds(t, "first.EndedAt equals second.StartedAt", first.EndedAt.Equal(second.StartedAt),
		first.EndedAt, second.StartedAt)
	fact.Equal(t, "first.Lines", first.Lines, []string{"line of fetch_followers", "line of fetch_followers"})
	fact.Is(t, "second.Stage", second.Stage, syncrun.StageLikers, second)
	fact.Is(t, "second.EndedAt", second.EndedAt, nil)
	fact.Is(t, "second.StartedAt.Before(first.StartedAt)", second.StartedAt.Before(first.StartedAt), false)
	must(t, w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	ended, err := f.RunByID(t.Context(), ada, work.RunID)
	must(t, err)
	found, err = f.Stages(t.Context(), []*syncrun.Run{ended, run})
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "found[0][1].EndedAt", found[0][1].EndedAt, nil, found)
	fact.Is(t, "found[1][1].EndedAt", found[1][1].EndedAt, nil)
}

func TestWaits(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	w := f.worker()
	work := f.live(w, ada, 1, false)
	until := time.Now().Add(time.Hour).Truncate(time.Microsecond)
	f.exec(`UPDATE sync_runs SET not_before = $2 WHERE id = $1`, work.RunID, until)
	waits, err := f.Waits(t.Context(), ada, []int{work.RunID})
	if err != nil || !waits[work.RunID].Equal(until) {
		t.Errorf("waits %v, %v; want %v", waits, err, until)
	}
	if waits, err = f.Waits(t.Context(), bob, []int{work.RunID}); err != nil || len(waits) > 0 {
		t.Errorf("bob sees %v, %v", waits, err)
	}
	f.exec(`UPDATE sync_runs SET not_before = now() WHERE id = $1`, work.RunID)
	if waits, err = f.Waits(t.Context(), ada, []int{work.RunID}); err != nil || len(waits) > 0 {
		t.Errorf("after it: %v, %v", waits, err)
	}
}

func TestAccountFacts(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	w := f.worker()
	work := f.live(w, ada, 1, false)
	work = f.next(w, work)
	idle := f.account(ada, 2)
	daily := syncrun.SettingsChange{Tier: work.Account.Tier, SyncTimes: []string{"09:00"}}
	_, err := f.UpdateSettings(t.Context(), ada, daily)
	must(t, err)
	facts, err := f.AccountFacts(t.Context(), ada, []int{work.Account.ID, idle.ID})
	if err != nil || len(facts) != 2 {
		t.Fatalf("facts %+v, %v", facts, err)
	}
	slices.SortFunc(facts, func(a, b syncrun.AccountFacts) int { return a.AccountID - b.AccountID })
	busy := facts[0]
	fact.Is(fact.Must(t), "busy.RunsToday", busy.RunsToday, 2, busy)
	fact.Not(fact.Must(t), "busy.LatestRunID", busy.LatestRunID, nil)
	fact.Is(t, "busy.LatestRunID", *busy.LatestRunID, work.RunID)
	fact.Not(t, "busy.NextSyncAt", busy.NextSyncAt, nil)
	if facts[1].RunsToday != 0 || facts[1].LatestRunID != nil {
		t.Errorf("the account without a run: %+v", facts[1])
	}
	_, err = f.SleepAccount(t.Context(), ada, idle.ID)
	must(t, err)
	if facts, err = f.AccountFacts(t.Context(), ada, []int{idle.ID}); err != nil || facts[0].NextSyncAt != nil {
		t.Errorf("asleep: %+v, %v", facts, err)
	}
	if facts, err = f.AccountFacts(t.Context(), bob, []int{idle.ID}); err != nil || len(facts) > 0 {
		t.Errorf("bob sees %+v, %v", facts, err)
	}
}

func TestFollowerCounts(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	w := f.worker()
	work := f.live(w, ada, 1, false)
	f.exec(`INSERT INTO follower_counts
		SELECT $1, (now() AT TIME ZONE 'UTC')::date - n, 100 - n FROM generate_series(1, 40) n`, work.Account.ID)
	for i, followers := range []int{120, 125} {
		profile := syncrun.Profile{ID: 1, Handle: "h1", FollowersCount: followers, Detailed: true}
		step := syncrun.Step{Key: string(rune('a' + i)), Stage: syncrun.StageFetchFollowers}
		_, err := w.AccountPage(t.Context(), work, step, profile)
		must(t, err)
	}
	counts, err := f.FollowerCounts(t.Context(), ada, work.Account.ID, 3)
	var got []int
	for _, c := range counts {
		got = append(got, c.Followers)
	}
	if err != nil || !slices.Equal(got, []int{98, 99, 125}) {
		t.Errorf("counts %v, %v", got, err)
	}
	if counts, err = f.FollowerCounts(t.Context(), bob, work.Account.ID, 3); err != nil || len(counts) > 0 {
		t.Errorf("bob sees %v, %v", counts, err)
	}
}
