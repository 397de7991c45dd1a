package resolvers

import (
	"fmt"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// nodesAPI has one object of ada's of each type, those of history among them.
func nodesAPI(t *testing.T) *api {
	t.Helper()
	f := history(5)
	f.candidates = []syncrun.Candidate{
		{ID: 9, TrackedAccountID: 1, SavedSearchID: 5, FirstRunID: 1, LastRunID: 1, MatchConfidence: syncrun.ConfidenceFull,
			Person: syncrun.Person{ID: 1 << 62, Handle: "old", Gender: syncrun.GenderMale,
				FollowerCountTier: syncrun.Under1K, Labels: []string{"founder"}}},
		{ID: 10, TrackedAccountID: 1, SavedSearchID: 5, FirstRunID: 1, LastRunID: 1,
			MatchConfidence: syncrun.ConfidenceFull,
			Person: syncrun.Person{ID: 1 << 62, Handle: "old", Gender: syncrun.GenderFemale,
				FollowerCountTier: syncrun.Over1M, Labels: []string{"designer"}}},
	}
	return newAPI(t, f, func(d *Dependencies) { d.Webhooks = &hooks{} })
}

func TestNodesAreFoundByTheirIDs(t *testing.T) {
	t.Parallel()
	a := nodesAPI(t)
	ids := []string{"SyncRun:1", "TrackedAccount:1", "SavedSearch:5", "Candidate:9", "Person:4611686018427387904",
		"Webhook:7", "Viewer:1", "ApiKey:2"}
	for _, id := range ids {
		kind, number, _ := strings.Cut(id, ":")
		a.want(fmt.Sprintf(`{ node(id: %q) { __typename id ... on %s { databaseId } } }`, id, kind),
			fmt.Sprintf(`{"node":{"__typename":%q,"id":%q,"databaseId":%q}}`, kind, id, number))
	}
	a.want(`{ nodes(ids: ["SavedSearch:5", "SyncRun:99", "SyncRun:2", "SavedSearch:5", "Candidate:1"]) { id } }`,
		`{"nodes":[{"id":"SavedSearch:5"},null,{"id":"SyncRun:2"},{"id":"SavedSearch:5"},null]}`)
	a.want(`{ nodes(ids: []) { id } }`, `{"nodes":[]}`)
	a.want(`{ node(id: "ApiKey:2") { ... on ApiKey { isCurrent prefix } } }`,
		`{"node":{"isCurrent":false,"prefix":"ctgo_BBBBBBB"}}`)
}

func TestNodesThatAreMissing(t *testing.T) {
	t.Parallel()
	a := nodesAPI(t)
	for _, id := range []string{
		"SyncRun:99", "SyncRun:12345", // nobody's and bob's
		"TrackedAccount:99", "SavedSearch:99", "Candidate:99", "Person:1", "Webhook:8", "Viewer:2", "ApiKey:99",
		"1", "SyncRun:0", "SyncRun:-1", "Sandwich:1", "UserError:1", "syncrun:1",
	} {
		a.want(fmt.Sprintf(`{ node(id: %q) { id } nodes(ids: [%q, "SyncRun:1"]) { id } }`, id, id),
			`{"node":null,"nodes":[null,{"id":"SyncRun:1"}]}`)
	}
	for _, id := range []string{"", "hello", "SyncRun:x", "SyncRun:01"} {
		if got := a.ask(fmt.Sprintf(`{ node(id: %q) { id } }`, id)); !strings.Contains(got, CodeBadUserInput) {
			t.Errorf("%q: %s", id, got)
		}
	}
	many := strings.Repeat(`"SyncRun:1" `, mostNodes)
	if got := a.ask(`{ nodes(ids: [` + many + `]) { id } }`); strings.Count(got, "SyncRun:1") != mostNodes {
		t.Errorf("%d nodes: %s", mostNodes, got)
	}
	if got := a.ask(`{ nodes(ids: [` + many + `"SyncRun:1"]) { id } }`); !strings.Contains(got, CodeBadUserInput) {
		t.Errorf("one more: %s", got)
	}
}

// TestNodesShareQueries asks for objects of a type, and what belongs to them, with one query each.
func TestNodesShareQueries(t *testing.T) {
	t.Parallel()
	a := nodesAPI(t)
	a.fake.counts()
	got := a.ask(`{ nodes(ids: ["SyncRun:1", "SyncRun:2", "SyncRun:3", "Candidate:9", "Candidate:10"]) {
		... on SyncRun { progressLog trackedAccount { handle } } ... on Candidate { person { gender labels } } } }`)
	if strings.Contains(got, "null") || strings.Contains(got, CodeInternal) {
		t.Error(got)
	}
	for name, n := range a.fake.counts() {
		if n != 1 {
			t.Errorf("%d queries of %s", n, name)
		}
	}
}

// TestIDsOfAnotherType passes to each argument what exists as another type: it looks like what does not exist.
func TestIDsOfAnotherType(t *testing.T) {
	t.Parallel()
	a := nodesAPI(t)
	for _, tt := range []struct{ text, right, number string }{
		{`{ syncRun(id: ID) { status } }`, "SyncRun", "1"},
		{`{ trackedAccount(id: ID) { handle } }`, "TrackedAccount", "1"},
		{`{ savedSearch(id: ID) { name } }`, "SavedSearch", "5"},
		{`{ estimateSync(trackedAccountId: ID) { maxResources } }`, "TrackedAccount", "1"},
		{`{ syncRuns(filter: {trackedAccountId: ID}) { edges { cursor } } }`, "TrackedAccount", "1"},
		{`mutation { cancelSync(syncRunId: ID) { userErrors { code } } }`, "SyncRun", "2"},
		{`mutation { assignSavedSearch(trackedAccountId: ID) { userErrors { code } } }`, "TrackedAccount", "1"},
		{`mutation { changeTier(input: {trackedAccountId: ID, tier: PRO}) { userErrors { code } } }`, "TrackedAccount", "1"},
		{`mutation { rateCandidate(input: {candidateId: ID, value: GOOD}) { userErrors { code } } }`, "Candidate", "9"},
		{`mutation { updateSavedSearch(id: ID, input: {name: "n"}) { userErrors { code } } }`, "SavedSearch", "5"},
		{`mutation { resumeWebhook(input: {id: ID}) { userErrors { code } } }`, "Webhook", "7"},
		{`mutation { revokeKey(input: {id: ID}) { userErrors { code } } }`, "ApiKey", "2"},
		{`subscription { syncRunProgress(syncRunId: ID) { sequence } }`, "SyncRun", "2"},
		{`subscription { syncRunUpdated(trackedAccountId: ID) { message } }`, "TrackedAccount", "1"},
		{`subscription { candidateFound(savedSearchId: ID) { sequence } }`, "SavedSearch", "5"},
	} {
		ask := func(id string) string { return a.ask(strings.ReplaceAll(tt.text, "ID", `"`+id+`"`)) }
		plain, typed := ask(tt.number), ask(tt.right+":"+tt.number)
		other, missing := ask("Person:"+tt.number), ask("987654321")
		fact.Is(t, "plain", plain, typed, tt.text)
		fact.Is(t, "other", other, missing, tt.text)
		fact.Not(t, "plain", plain, missing, tt.text)
	}
	a.ask(`{ candidates(filter: {syncRunIds: ["SyncRun:1", 2, "Person:3"], savedSearchIds: ["SavedSearch:5"]}) {
		totalCount } }`)
	if f := a.fake.list.Filter; fmt.Sprint(f.SyncRunIDs, f.SavedSearchIDs) != "[1 2 0] [5]" {
		t.Errorf("filter %+v", f)
	}
}

// TestPeopleHaveOneValue shows a person whom two searches judged differently: the person has one gender, each
// candidate its own.
func TestPeopleHaveOneValue(t *testing.T) {
	t.Parallel()
	nodesAPI(t).want(`{ candidates { edges { node { gender followerCountTier labels
		person { id gender followerCountTier labels } } } } }`,
		`{"candidates":{"edges":[{"node":{"gender":"MALE","followerCountTier":"UNDER_1K","labels":["founder"],`+
			`"person":{"id":"Person:4611686018427387904","gender":"FEMALE","followerCountTier":"OVER_1M",`+
			`"labels":["designer"]}}},{"node":{"gender":"FEMALE","followerCountTier":"OVER_1M","labels":["designer"],`+
			`"person":{"id":"Person:4611686018427387904","gender":"FEMALE","followerCountTier":"OVER_1M",`+
			`"labels":["designer"]}}}]}}`)
}
