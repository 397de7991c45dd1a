package db_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// verdict judges a person in a run.
func (f *fixture) verdict(run *syncrun.Run, searchID int, person int64, confidence, outcome string) {
	f.t.Helper()
	f.exec(`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count,
			following_count, tweet_count, listed_count, verified, protected)
		VALUES ($1::bigint, 'h' || $1::bigint, 'N', 'B', 'L', '', 'https://x/p', 1500, 0, 0, 0, false, false)
		ON CONFLICT DO NOTHING`, person)
	f.exec(`INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash,
			confidence, outcome, reasons, gender, follower_count_tier, labels)
		VALUES ($1, $2, $3, $4, 1, 1, $5::text, nullif($6, ''), ARRAY['because ' || $5::text], 'female', '1k_to_10k',
			ARRAY['founder'])`,
		searchID, run.TrackedAccountID, person, run.ID, confidence, outcome)
	f.exec(`UPDATE sync_runs SET saved_search_id = $2, search_version = 1, search_definition = '{}'
		WHERE id = $1 AND saved_search_id IS NULL`, run.ID, searchID)
}

// passed is a verdict that makes a candidate, or touches the one who is there.
func (f *fixture) passed(run *syncrun.Run, searchID int, person int64, confidence, source string) {
	f.t.Helper()
	f.verdict(run, searchID, person, confidence, "passed")
	f.exec(`INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id,
			source_type)
		VALUES ($1, $2, $3, $4, $5, $5, $6)
		ON CONFLICT (saved_search_id, tracked_account_id, person_id) DO UPDATE SET last_run_id = excluded.last_run_id`,
		run.UserID, searchID, run.TrackedAccountID, person, run.ID, source)
}

func TestCandidates(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	one, two := f.account(ada, 1), f.account(ada, 2)
	search, second := f.search(ada, "s"), f.search(ada, "t")
	old := f.run(ada, one.ID)
	f.passed(old, search.ID, 11, "full", "follower")
	f.passed(old, search.ID, 12, "maybe", "liker")
	f.passed(old, search.ID, 13, "full", "follower")
	f.verdict(old, search.ID, 14, "full", "tier")
	f.end(old.ID)
	young := f.run(ada, one.ID)
	f.passed(young, search.ID, 11, "maybe", "follower") // now weaker
	f.verdict(young, search.ID, 13, "full", "gender")   // dropped
	f.verdict(young, search.ID, 12, "full", "")         // not filtered yet: the one before is in force
	f.end(young.ID)
	again := f.run(ada, one.ID)
	f.passed(again, second.ID, 12, "full", "liker")
	other := f.run(ada, two.ID)
	f.passed(other, search.ID, 11, "full", "follower")
	theirs := f.run(bob, f.account(bob, 1).ID)
	f.passed(theirs, f.search(bob, "s").ID, 11, "full", "follower")
	maybe, liker := []syncrun.Confidence{syncrun.ConfidenceMaybe}, []syncrun.SourceType{syncrun.SourceLiker}
	cases := map[string]struct {
		filter syncrun.CandidateFilter
		want   []int64 // people, newest candidate first
	}{
		"in force":         {syncrun.CandidateFilter{}, []int64{11, 12, 12, 11}},
		"of the old run":   {syncrun.CandidateFilter{SyncRunIDs: []int{old.ID}}, []int64{13, 12, 11}},
		"of the young run": {syncrun.CandidateFilter{SyncRunIDs: []int{young.ID}}, []int64{11}},
		"of two runs":      {syncrun.CandidateFilter{SyncRunIDs: []int{young.ID, again.ID}}, []int64{12, 11}},
		"account":          {syncrun.CandidateFilter{TrackedAccountIDs: []int{two.ID}}, []int64{11}},
		"search":           {syncrun.CandidateFilter{SavedSearchIDs: []int{second.ID}}, []int64{12}},
		"confidence":       {syncrun.CandidateFilter{Confidences: maybe}, []int64{12, 11}},
		"confidence then":  {syncrun.CandidateFilter{SyncRunIDs: []int{old.ID}, Confidences: maybe}, []int64{12}},
		"source":           {syncrun.CandidateFilter{SourceTypes: liker}, []int64{12, 12}},
		"source of a run":  {syncrun.CandidateFilter{SyncRunIDs: []int{old.ID}, SourceTypes: liker}, []int64{12}},
		"foreign run":      {syncrun.CandidateFilter{SyncRunIDs: []int{theirs.ID}}, nil},
		"foreign account":  {syncrun.CandidateFilter{TrackedAccountIDs: []int{theirs.TrackedAccountID}}, nil},
		"none":             {syncrun.CandidateFilter{SyncRunIDs: []int{other.ID}, TrackedAccountIDs: []int{one.ID}}, nil},
	}
	for name, c := range cases {
		list := f.listed(ada, syncrun.CandidateList{Filter: c.filter, Limit: 100})
		if !slices.Equal(people(list), c.want) {
			t.Errorf("%s: %v, want %v", name, people(list), c.want)
		}
	}
}

// A candidate is shown as the newest run that passed it judged, in lists of older runs too, which tell beside it how
// they judged.
func TestCandidatesOfRunsAreShownAsEverywhere(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account, search := f.account(user, 1), f.search(user, "s")
	old := f.run(user, account.ID)
	f.passed(old, search.ID, 11, "full", "follower")
	f.passed(old, search.ID, 12, "maybe", "follower")
	f.end(old.ID)
	young := f.run(user, account.ID)
	f.passed(young, search.ID, 11, "maybe", "follower")
	f.verdict(young, search.ID, 12, "none", "none") // not listed any more, but still what the old run passed
	type view struct {
		person        int64
		shown, ofRun  syncrun.Confidence
		shownBy, byIt int
	}
	read := func(runs ...int) (seen []view) {
		list := f.listed(user, syncrun.CandidateList{Filter: syncrun.CandidateFilter{SyncRunIDs: runs}, Limit: 10})
		for _, c := range list {
			v := view{person: c.Person.ID, shown: c.MatchConfidence, shownBy: c.JudgedRunID}
			if c.OfRun != nil {
				v.ofRun, v.byIt = c.OfRun.MatchConfidence, c.OfRun.JudgedRunID
			}
			seen = append(seen, v)
		}
		return seen
	}
	const full, maybe = syncrun.ConfidenceFull, syncrun.ConfidenceMaybe
	for name, got := range map[string][2][]view{
		"no run":    {read(), {{11, maybe, "", young.ID, 0}}},
		"the old":   {read(old.ID), {{12, maybe, maybe, old.ID, old.ID}, {11, maybe, full, young.ID, old.ID}}},
		"the young": {read(young.ID), {{11, maybe, maybe, young.ID, young.ID}}},
		"both": {read(old.ID, young.ID),
			{{12, maybe, maybe, old.ID, old.ID}, {11, maybe, maybe, young.ID, young.ID}}},
	} {
		if !slices.Equal(got[0], got[1]) {
			t.Errorf("%s: %v, want %v", name, got[0], got[1])
		}
	}
	rated, err := f.RateCandidate(t.Context(), user, syncrun.RatingChange{
		CandidateID: f.listed(user, syncrun.CandidateList{Filter: syncrun.CandidateFilter{SyncRunIDs: []int{old.ID}},
			Limit: 1})[0].ID, Value: syncrun.RatingGood})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "rated.Person.ID", rated.Person.ID, 12, rated)
	fact.Is(t, "rated.MatchConfidence", rated.MatchConfidence, maybe)
	fact.Is(t, "rated.JudgedRunID", rated.JudgedRunID, old.ID)
}

// listed is a part of the user's list.
func (f *fixture) listed(userID int, list syncrun.CandidateList) []syncrun.Candidate {
	f.t.Helper()
	var candidates []syncrun.Candidate
	f.asLongAsBusy(func() (err error) {
		candidates, err = f.Candidates(f.t.Context(), userID, list)
		return err
	})
	return candidates
}

// asLongAsBusy asks again as people do, while the database is too busy to answer them in time.
func (f *fixture) asLongAsBusy(ask func() error) {
	f.t.Helper()
	err := ask()
	for tries := 1; errors.Is(err, syncrun.ErrUnavailable) && tries < 20; tries++ {
		err = ask()
	}
	must(f.t, err)
}

func people(list []syncrun.Candidate) []int64 {
	var ids []int64
	for _, candidate := range list {
		ids = append(ids, candidate.Person.ID)
	}
	return ids
}

func TestCandidatesShowThePerson(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	search, run := f.search(user, "s"), f.run(user, f.account(user, 1).ID)
	f.passed(run, search.ID, 11, "full", "follower")
	list, err := f.Candidates(t.Context(), user, syncrun.CandidateList{Limit: 1})
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	want := syncrun.Candidate{
		ID: list[0].ID, TrackedAccountID: run.TrackedAccountID, SavedSearchID: search.ID,
		MatchConfidence: syncrun.ConfidenceFull, Reasons: []string{"because full"},
		MatchReasons: []syncrun.MatchReason{}, SourceType: syncrun.SourceFollower,
		FirstRunID: run.ID, LastRunID: run.ID, JudgedRunID: run.ID, CreatedAt: list[0].CreatedAt, JudgedAt: list[0].JudgedAt,
		SortScore: syncrun.NoScore,
		Person: syncrun.Person{ID: 11, Network: syncrun.NetworkX, ExternalID: "11", Handle: "h11", Name: "N",
			Bio: "B", Location: "L", ProfileImageURL: "https://x/p",
			FollowersCount: 1500, FetchedAt: list[0].Person.FetchedAt,
			FollowerCountTier: syncrun.From1KTo10K, Gender: syncrun.GenderFemale,
			Labels: []string{"founder"}},
	}
	if !reflect.DeepEqual(list[0], want) {
		t.Errorf("candidate %+v\nwant %+v", list[0], want)
	}
}

func TestCandidatesPages(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	search, run := f.search(user, "s"), f.run(user, f.account(user, 1).ID)
	for person := range int64(7) {
		f.passed(run, search.ID, person+1, "full", "follower")
	}
	for _, filter := range []syncrun.CandidateFilter{{}, {SyncRunIDs: []int{run.ID}}} {
		var got []int64
		var after *syncrun.CandidatePosition
		for {
			page := f.listed(user, syncrun.CandidateList{Filter: filter, After: after, Limit: 3})
			if len(page) == 0 {
				break
			}
			got = append(got, people(page)...)
			after = &syncrun.CandidatePosition{ID: page[len(page)-1].ID} // as old cursors have it
		}
		if want := []int64{7, 6, 5, 4, 3, 2, 1}; !slices.Equal(got, want) {
			t.Errorf("pages hold %v, want %v", got, want)
		}
	}
}
