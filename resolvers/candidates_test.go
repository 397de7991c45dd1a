package resolvers

import (
	"strings"
	"testing"

	"goodones/internal/syncrun"
)

func TestCandidates(t *testing.T) {
	t.Parallel()
	f := history(4)
	for id := 6; id > 0; id-- {
		f.candidates = append(f.candidates, syncrun.Candidate{ID: id, TrackedAccountID: 1, SavedSearchID: 5, FirstRunID: 1,
			LastRunID: 1 + id%4, MatchConfidence: syncrun.ConfidenceMaybe, SourceType: syncrun.SourceLiker,
			Reasons: []string{"why"},
			Person: syncrun.Person{ID: 7, Network: syncrun.NetworkX, ExternalID: "7", Handle: "h",
				FollowerCountTier: syncrun.From1KTo10K, Gender: syncrun.GenderUnknown}})
	}
	a := newAPI(t, f)
	got := a.ask(`{ candidates(first: 5) { pageInfo { hasNextPage } edges { node { id matchConfidence sourceType reasons
		person { xUserId followerCountTier gender labels } firstSyncRun { id trackedAccount { handle } }
		lastSyncRun { id progressLog } trackedAccount { handle } savedSearch { name } } } } }`)
	want := `{"candidates":{"pageInfo":{"hasNextPage":true},"edges":[{"node":{"id":"6","matchConfidence":"MAYBE",` +
		`"sourceType":"LIKER",` +
		`"reasons":["why"],"person":{"xUserId":"7","followerCountTier":"FROM_1K_TO_10K","gender":"UNKNOWN","labels":[]},` +
		`"firstSyncRun":{"id":"1","trackedAccount":{"handle":"acme"}},"lastSyncRun":{"id":"3","progressLog":["line of 3"]},` +
		`"trackedAccount":{"handle":"acme"},"savedSearch":{"name":"founders"}}}`
	if !strings.HasPrefix(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for name, n := range f.counts() {
		if n != 1 {
			t.Errorf("%s was called %d times", name, n)
		}
	}
}

func TestCandidatesFilter(t *testing.T) {
	t.Parallel()
	f := &fake{}
	a := newAPI(t, f)
	a.want(`{ candidates(syncRunId: 1, trackedAccountId: 2, savedSearchId: 3, matchConfidence: FULL, sourceType:
		FOLLOWER) { edges { cursor } } }`,
		`{"candidates":{"edges":[]}}`)
	if got := f.filter; *got.SyncRunID != 1 || *got.TrackedAccountID != 2 || *got.SavedSearchID != 3 ||
		*got.MatchConfidence != syncrun.ConfidenceFull || *got.SourceType != syncrun.SourceFollower {
		t.Errorf("filter %+v", got)
	}
	a.want(`{ candidates(syncRunId: null) { edges { cursor } } }`, `{"candidates":{"edges":[]}}`)
	if f.filter != (syncrun.CandidateFilter{}) {
		t.Errorf("filter %+v, want none", f.filter)
	}
	a.want(`{ candidates(matchConfidence: NONE) { edges { cursor } } }`,
		`candidates {"code":"BAD_USER_INPUT"} matchConfidence: must be FULL or MAYBE: candidates match`)
	a.want(`{ candidates(first: 1000) { edges { cursor } } }`,
		`candidates {"code":"BAD_USER_INPUT"} first: must be 1 to 100`)
	a.want(`{ candidates(after: "`+cursor(runCursor, 3)+`") { edges { cursor } } }`,
		`candidates {"code":"BAD_USER_INPUT"} after: is not a cursor of this list`)
}
