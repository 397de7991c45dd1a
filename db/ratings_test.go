package db_test

import (
	"errors"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestRateCandidate(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	search, second := f.search(ada, "s"), f.search(ada, "t")
	run := f.run(ada, f.account(ada, 1).ID)
	f.passed(run, search.ID, 11, "full", "follower")
	id := f.listed(ada, syncrun.CandidateList{Limit: 1})[0].ID
	rate := func(user int, change syncrun.RatingChange) (*syncrun.Candidate, error) {
		change.CandidateID = id
		return f.RateCandidate(t.Context(), user, change)
	}
	bad := syncrun.RatingChange{Value: syncrun.RatingBad, Reason: syncrun.BadJob, Note: "a cook"}
	rated, err := rate(ada, bad)
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "rated.Rating", rated.Rating, nil, rated)
	fact.Is(fact.Must(t), "rated.Rating.Value", rated.Rating.Value, "bad")
	fact.Is(fact.Must(t), "rated.Rating.Reason", rated.Rating.Reason, "wrong_job")
	fact.Is(fact.Must(t), "rated.Rating.Note", rated.Rating.Note, "a cook")
	fact.Is(fact.Must(t), "rated.Rating.At.IsZero()", rated.Rating.At.IsZero(), false)
	again, err := rate(ada, bad)
	must(t, err)
	if !again.Rating.At.Equal(rated.Rating.At) {
		t.Error("the same rating again changes its time")
	}
	// For another search: the person's for that search, which has no such candidate yet.
	other := syncrun.RatingChange{Value: syncrun.RatingGood, SavedSearchID: &second.ID}
	if shown, err := rate(ada, other); err != nil || shown.Rating.Value != "bad" {
		t.Errorf("the candidate's own rating is %+v, %v", shown, err)
	}
	f.passed(run, second.ID, 11, "full", "follower")
	good := syncrun.CandidateFilter{Ratings: []syncrun.RatingStatus{syncrun.RatedGood}}
	if list := f.listed(ada, syncrun.CandidateList{Filter: good, Limit: 5}); len(list) != 1 ||
		list[0].SavedSearchID != second.ID {
		t.Errorf("rated good: %+v", list)
	}
	missing, theirs := 999, f.search(bob, "s").ID
	before := f.fingerprint()
	for name, c := range map[string]struct {
		user   int
		change syncrun.RatingChange
	}{
		"somebody else": {bob, bad}, "a missing search": {ada, syncrun.RatingChange{Value: "good", SavedSearchID: &missing}},
		"a foreign search": {ada, syncrun.RatingChange{Value: "good", SavedSearchID: &theirs}},
		"no value":         {ada, syncrun.RatingChange{Value: "fine"}},
		"no reason":        {ada, syncrun.RatingChange{Value: "bad", Reason: "ugly"}},
	} {
		shown, err := rate(c.user, c.change)
		var refused *syncrun.UserError
		var invalid *syncrun.InvalidError
		if shown != nil || !errors.Is(err, syncrun.ErrNotFound) && !errors.As(err, &refused) && !errors.As(err, &invalid) {
			t.Errorf("%s: %+v, %v", name, shown, err)
		}
	}
	f.unchanged("refused ratings", before)
	// The candidate is dropped, and stays to be rated.
	f.end(run.ID)
	f.verdict(f.run(ada, run.TrackedAccountID), search.ID, 11, "none", "none")
	shown, err := rate(ada, syncrun.RatingChange{})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "shown.Rating", shown.Rating, nil, shown)
	fact.Is(t, "shown.MatchConfidence", shown.MatchConfidence, "full")
	if n := f.count(`SELECT count(*) FROM candidate_ratings`); n != 1 {
		t.Errorf("%d ratings are left", n)
	}
}
