package resolvers

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
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
	want := `{"candidates":{"pageInfo":{"hasNextPage":true},"edges":[{"node":{"id":"Candidate:6",` +
		`"matchConfidence":"MAYBE",` +
		`"sourceType":"LIKER",` +
		`"reasons":["why"],"person":{"xUserId":"7","followerCountTier":"FROM_1K_TO_10K","gender":"UNKNOWN","labels":[]},` +
		`"firstSyncRun":{"id":"SyncRun:1","trackedAccount":{"handle":"acme"}},` +
		`"lastSyncRun":{"id":"SyncRun:3","progressLog":["line of 3"]},` +
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

func TestCandidatesOldArguments(t *testing.T) {
	t.Parallel()
	f := &fake{}
	a := newAPI(t, f)
	a.want(`{ candidates(syncRunId: 1, trackedAccountId: 2, savedSearchId: 3, matchConfidence: FULL, sourceType:
		FOLLOWER) { edges { cursor } } }`,
		`{"candidates":{"edges":[]}}`)
	want := syncrun.CandidateFilter{SyncRunIDs: []int{1}, TrackedAccountIDs: []int{2}, SavedSearchIDs: []int{3},
		Confidences: []syncrun.Confidence{syncrun.ConfidenceFull},
		SourceTypes: []syncrun.SourceType{syncrun.SourceFollower}}
	if got := f.list.Filter; !reflect.DeepEqual(got, want) {
		t.Errorf("filter %+v", got)
	}
	a.want(`{ candidates(syncRunId: null) { edges { cursor } } }`, `{"candidates":{"edges":[]}}`)
	if !reflect.DeepEqual(f.list.Filter, syncrun.CandidateFilter{}) {
		t.Errorf("filter %+v, want none", f.list.Filter)
	}
	a.want(`{ candidates(matchConfidence: NONE) { edges { cursor } } }`,
		`candidates {"code":"BAD_USER_INPUT"} matchConfidence: must be FULL or MAYBE: candidates match`)
	a.want(`{ candidates(first: 1000) { edges { cursor } } }`,
		`candidates {"code":"BAD_USER_INPUT"} first: must be 1 to 100`)
	a.want(`{ candidates(after: "`+cursor(runCursor, 3)+`") { edges { cursor } } }`,
		`candidates {"code":"BAD_USER_INPUT"} after: is not a cursor of this list`)
	a.want(`{ candidates(after: "`+cursor(candidateCursor, 3)+`") { edges { cursor } } }`, `{"candidates":{"edges":[]}}`)
	if p := f.list.After; p == nil || *p != (syncrun.CandidatePosition{ID: 3}) {
		t.Errorf("an old cursor is %+v", p)
	}
}

func TestCandidatesFilter(t *testing.T) {
	t.Parallel()
	f := &fake{}
	a := newAPI(t, f)
	a.want(`{ candidates(filter: {syncRunIds: [1, "2"], trackedAccountIds: 3, savedSearchIds: [4], confidence: MAYBE,
		sourceType: LIKER, rating: UNRATED, genders: [FEMALE], tiers: [OVER_1M], labels: ["founder", "Rust-lang"],
		text: " ada ", foundAfter: "2026-01-01T00:00:00Z", foundBefore: null}, orderBy: {field: SCORE, direction: ASC}) {
		edges { cursor } } }`, `{"candidates":{"edges":[]}}`)
	after := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	want := syncrun.CandidateList{OrderBy: syncrun.OrderScore, Ascending: true, Limit: 21, Filter: syncrun.CandidateFilter{
		SyncRunIDs: []int{1, 2}, TrackedAccountIDs: []int{3}, SavedSearchIDs: []int{4},
		Confidences: []syncrun.Confidence{syncrun.ConfidenceMaybe},
		SourceTypes: []syncrun.SourceType{syncrun.SourceLiker}, Ratings: []syncrun.RatingStatus{syncrun.Unrated},
		Genders: []syncrun.Gender{syncrun.GenderFemale}, Tiers: []syncrun.FollowerCountTier{syncrun.Over1M},
		Labels: []string{"founder", "Rust-lang"}, Text: "ada", FoundAfter: &after}}
	if !reflect.DeepEqual(f.list, want) {
		t.Errorf("list %+v\nwant %+v", f.list, want)
	}
	for query, said := range map[string]string{
		`filter: {}, syncRunId: 1`:   "filter: cannot be mixed with the deprecated arguments",
		`filter: {confidence: NONE}`: "confidence: must be FULL or MAYBE: candidates match",
		`first: 3, last: 3`:          "last: cannot be given together with first",
		`last: 0`:                    "last: must be 1 to 100",
		`filter: {syncRunIds: [` + strings.Repeat("1,", 101) + `]}`:    "syncRunIds: must be at most 100 in number",
		`filter: {labels: [` + strings.Repeat(`"a",`, 51) + `]}`:       "labels: must be at most 50 in number",
		`orderBy: {field: SCORE}, before: "` + cursor("x", 1) + `"`:    "before: is not a cursor of this list",
		`after: "` + cursor(candidateCursor+":score:0.5", 1) + `"`:     "after: is not a cursor of this list",
		`orderBy: {field: FOLLOWERS}, after: "Y2FuZGlkYXRlOjE"`:        "after: is not a cursor of this list",
		`orderBy: {field: SCORE}, after: "Y2FuZGlkYXRlOnNjb3JlOjI6MQ"`: "after: is not a cursor of this list",
	} {
		a.want(`{ candidates(`+query+`) { edges { cursor } } }`, `candidates {"code":"BAD_USER_INPUT"} `+said)
	}
}

// TestCandidatesPage reads a list forwards and backwards with the cursors that it gets.
func TestCandidatesPage(t *testing.T) {
	t.Parallel()
	f := &fake{candidateCount: 20_000}
	for id := 5; id > 0; id-- {
		f.candidates = append(f.candidates, syncrun.Candidate{ID: id, SortScore: float64(id) / 8})
	}
	a := newAPI(t, f)
	asked := func(args string) (ids string, info struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       string
	}) {
		var got struct {
			Candidates struct {
				Edges    []struct{ Node struct{ ID string } }
				PageInfo *struct {
					HasNextPage, HasPreviousPage bool
					StartCursor, EndCursor       string
				}
			}
		}
		got.Candidates.PageInfo = &info
		answer := a.ask(`{ candidates(orderBy: {field: SCORE}, ` + args + `) { edges { node { id: databaseId } }
			pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`)
		if err := json.Unmarshal([]byte(answer), &got); err != nil {
			t.Fatalf("%s: %v", answer, err)
		}
		for _, e := range got.Candidates.Edges {
			ids += e.Node.ID
		}
		return ids, info
	}
	ids, info := asked(`first: 2`)
	fact.Is(t, "ids", ids, "54", info)
	fact.Is(t, "info.HasNextPage", info.HasNextPage, true)
	fact.Is(t, "info.HasPreviousPage", info.HasPreviousPage, false)
	ids, info = asked(`first: 3, after: "` + info.EndCursor + `"`)
	fact.Is(t, "ids", ids, "321", info, f.list.After)
	fact.Is(t, "info.HasNextPage", info.HasNextPage, false)
	fact.Is(t, "info.HasPreviousPage", info.HasPreviousPage, true)
	fact.Is(t, "f.list.After.Score", f.list.After.Score, 0.5)
	fact.Is(t, "f.list.After.ID", f.list.After.ID, 4)
	ids, info = asked(`last: 1, before: "` + info.StartCursor + `"`)
	fact.Is(t, "ids", ids, "4", info)
	fact.Is(t, "info.HasNextPage", info.HasNextPage, true)
	fact.Is(t, "info.HasPreviousPage", info.HasPreviousPage, true)
	fact.Is(t, "f.list.FromEnd", f.list.FromEnd, true)
	ids, info = asked(`last: 2`)
	fact.Is(t, "ids", ids, "21", info)
	fact.Is(t, "info.HasNextPage", info.HasNextPage, false)
	fact.Is(t, "info.HasPreviousPage", info.HasPreviousPage, true)
	if n := f.counts()["CountCandidates"]; n != 0 {
		t.Errorf("counted %d times unasked", n)
	}
	a.want(`{ candidates { ... on CandidateConnection { totalCount totalCountIsLowerBound } } }`,
		`{"candidates":{"totalCount":10000,"totalCountIsLowerBound":true}}`)
	f.candidateCount = 10_000
	a.want(`{ candidates { totalCount totalCountIsLowerBound } }`,
		`{"candidates":{"totalCount":10000,"totalCountIsLowerBound":false}}`)
}

func TestRateCandidate(t *testing.T) {
	t.Parallel()
	f := &fake{candidates: []syncrun.Candidate{{ID: 6, Rating: &syncrun.Rating{Value: syncrun.RatingBad,
		Reason: syncrun.BadJob, Note: "n", At: time.Date(2026, 4, 17, 12, 5, 0, 0, time.UTC)}}}}
	a := newAPI(t, f)
	rate := func(input string) string {
		return a.ask(`mutation { rateCandidate(input: {` + input + `}) { candidate { id rating { value reason note at } }
			userErrors { field code message } clientMutationId } }`)
	}
	got := rate(`candidateId: "6", savedSearchId: 5, value: BAD, reason: WRONG_JOB, note: "n", clientMutationId: "c"`)
	if want := `{"rateCandidate":{"candidate":{"id":"Candidate:6","rating":{"value":"BAD","reason":"WRONG_JOB",` +
		`"note":"n","at":"2026-04-17T12:05:00.000000Z"}},"userErrors":[],"clientMutationId":"c"}}`; got != want {
		t.Errorf("%s", got)
	}
	five := 5
	if want := (syncrun.RatingChange{CandidateID: 6, SavedSearchID: &five, Value: syncrun.RatingBad,
		Reason: syncrun.BadJob, Note: "n"}); !reflect.DeepEqual(f.rated, want) {
		t.Errorf("change %+v", f.rated)
	}
	if rate(`candidateId: 6, value: null`); f.rated.Value != "" {
		t.Errorf("null rates %+v", f.rated)
	}
	for input, said := range map[string]string{
		`candidateId: 6`:                                                        `"field":"value","code":"INVALID"`,
		`candidateId: 7, value: GOOD`:                                           `"field":"candidateId","code":"NOT_FOUND"`,
		`candidateId: 6, value: GOOD, reason: BOT`:                              `"field":"reason","code":"INVALID"`,
		`candidateId: 6, value: null, note: "x"`:                                `"field":"note","code":"INVALID"`,
		`candidateId: 6, value: GOOD, note: "` + strings.Repeat("ü", 501) + `"`: `"field":"note","code":"INVALID"`,
	} {
		if got := rate(input); !strings.Contains(got, said) || !strings.Contains(got, `"candidate":null`) {
			t.Errorf("%s: %s", input, got)
		}
	}
}
