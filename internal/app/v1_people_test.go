package app_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"goodones/internal/app"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// v1People is the answer of people-of-interest.
type v1People struct {
	People []struct {
		ID                int
		XUserID           string
		Handle            string
		SavedSearchID     int
		TrackedXAccountID int
		Feedback          *string
	}
	Total   int
	HasMore bool
}

// TestV1People does by v1 alone what a client of it does: it tracks, saves a search, syncs, lists people and says what
// it thinks of them. GraphQL shows the same, and somebody else nothing.
func TestV1People(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	alice := w.start(app.RoleAll, nil).client
	bobKey, bobID := w.newUser("bob")
	bob := alice.as(bobKey)
	var tracked struct {
		Account        struct{ ID int }
		IsFirstAccount bool
	}
	answer := alice.read(http.MethodPost, "tracked-accounts", `{"handle":"@Village","tier":"top"}`, &tracked)
	fact.Is(t, "tracked.IsFirstAccount", tracked.IsFirstAccount, true)
	fact.Contains(t, "answer", answer, `"xHandle":"village"`)
	fact.Contains(t, "answer", answer, `"tier":"top"`)
	var saved struct{ SavedSearch struct{ ID int } }
	alice.read(http.MethodPost, "saved-searches", `{"description":"founders, engineers and designers"}`, &saved)
	account := fmt.Sprint("tracked-accounts/", tracked.Account.ID)
	alice.read(http.MethodPut, account, fmt.Sprintf(`{"savedSearchId":"%d"}`, saved.SavedSearch.ID), new(any))
	status, answer, _ := alice.v1(http.MethodPost, "sync", fmt.Sprintf(`{"trackedXAccountId":"%d"}`, tracked.Account.ID))
	var started struct{ SyncRunID int }
	if err := json.Unmarshal([]byte(answer), &started); err != nil || status != http.StatusAccepted {
		t.Fatalf("%d %s", status, answer)
	}
	alice.subscribe(started.SyncRunID, 0).all(0)

	var people v1People
	alice.read(http.MethodGet, "people-of-interest?limit=500", "", &people)
	fact.Holds(fact.Must(t), "len(people.People) >= 3", len(people.People) >= 3, len(people.People), people)
	fact.Is(fact.Must(t), "people.Total", people.Total, len(people.People))
	fact.Is(fact.Must(t), "people.HasMore", people.HasMore, false)
	first := people.People[0]
	if first.SavedSearchID != saved.SavedSearch.ID || first.TrackedXAccountID != tracked.Account.ID {
		t.Errorf("person %+v", first)
	}
	alice.want(http.MethodPost, "feedback", fmt.Sprintf(`{"candidateId":%d,"savedSearchId":%d,"feedback":"bad","badReason":
		"wrong_job","badReasonFreeform":"a cook"}`, first.ID, saved.SavedSearch.ID), 200, `{"success":true}`)
	alice.read(http.MethodGet, "people-of-interest?feedbackStatus=bad", "", &people)
	fact.Is(fact.Must(t), "len(people.People)", len(people.People), 1, people)
	fact.Is(fact.Must(t), "people.People[0].ID", people.People[0].ID, first.ID)
	fact.Is(t, "people.People[0].Feedback", *people.People[0].Feedback, "bad")
	var graph struct {
		Candidates struct {
			TotalCount int
			Edges      []struct {
				Node struct {
					ID     string
					Rating struct{ Value, Reason, Note string }
				}
			}
		}
	}
	alice.must(`{ candidates(filter: {rating: BAD}) { totalCount edges { node { id rating { value reason note } } } } }`,
		nil, &graph)
	e := graph.Candidates.Edges
	fact.Is(fact.Must(t), "graph.Candidates.TotalCount", graph.Candidates.TotalCount, 1, graph)
	fact.Is(fact.Must(t), "len(e)", len(e), 1)
	fact.Is(t, "e[0].Node.ID", e[0].Node.ID, fmt.Sprint("Candidate:", first.ID))
	fact.Is(t, "e[0].Node.Rating.Value", e[0].Node.Rating.Value, "BAD")
	fact.Is(t, "e[0].Node.Rating.Reason", e[0].Node.Rating.Reason, "WRONG_JOB")
	fact.Is(t, "e[0].Node.Rating.Note", e[0].Node.Rating.Note, "a cook")

	bob.want(http.MethodGet, "me", "", 200, fmt.Sprintf(`{"id":%d,"name":"bob","email":null}`, bobID))
	bob.want(http.MethodGet, "people-of-interest", "", 200, `{"people":[],"total":0,"hasMore":false}`)
	bob.want(http.MethodGet, fmt.Sprint("people-of-interest?trackedAccountId=", tracked.Account.ID), "", 200,
		`{"people":[],"total":0,"hasMore":false}`)
	bob.want(http.MethodGet, "tracked-accounts", "", 200, `{"accounts":[]}`)
	bob.want(http.MethodGet, "saved-searches", "", 200, `{"savedSearches":[]}`)
	for _, id := range []int{first.ID, 999_999} {
		bob.want(http.MethodPost, "feedback", fmt.Sprintf(`{"candidateId":%d,"feedback":"good"}`, id), 404,
			`{"error":"Candidate not found."}`)
	}
	for _, path := range []string{account, "tracked-accounts/999999"} {
		const missing = `{"error":"Tracked account not found."}`
		bob.want(http.MethodDelete, path, "", 404, missing)
		bob.want(http.MethodPost, path+"/wake", "", 404, missing)
		bob.want(http.MethodPost, path+"/change-tier", `{"newTier":"growth"}`, 404, missing)
		bob.want(http.MethodPut, path, `{"savedSearchId":null}`, 404, missing)
	}
	alice.want(http.MethodDelete, account, "", 200, `{"success":true}`)
	answer = alice.read(http.MethodPost, account+"/change-tier", `{"newTier":"starter"}`, new(any))
	if !strings.Contains(answer, `"tier":"starter","isActive":false`) ||
		!strings.Contains(answer, `"action":"downgrade_scheduled","effectiveAt":"2`) {
		t.Errorf("changed tier: %s", answer)
	}
	answer = alice.read(http.MethodPost, account+"/wake", "", new(any))
	if !strings.Contains(answer, `"isActive":true`) {
		t.Errorf("woken: %s", answer)
	}
	alice.want(http.MethodDelete, fmt.Sprint("saved-searches/", saved.SavedSearch.ID), "", 200, `{"success":true}`)
	alice.want(http.MethodGet, "saved-searches", "", 200, `{"savedSearches":[]}`)
}
