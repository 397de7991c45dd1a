package rest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestPeopleOfInterestAsks(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	if got := get(h, "/api/v1/people-of-interest"); got.Body.String() != `{"people":[],"total":0,"hasMore":false}` {
		t.Fatal(got.Body)
	}
	all := syncrun.CandidateList{Filter: syncrun.CandidateFilter{Network: syncrun.NetworkX}, Limit: 101}
	if !reflect.DeepEqual(w.list, all) {
		t.Errorf("list %+v", w.list)
	}
	get(h, "/api/v1/people-of-interest?trackedAccountId=TrackedAccount:7&savedSearchId=5&sourceType=liker"+
		"&feedbackStatus=bad&matchConfidence=maybe&limit=2&offset=3&since=2026-04-17T12:05:00.123Z&unknown=1")
	since := time.Date(2026, 4, 17, 12, 5, 0, 123_999_000, time.UTC)
	want := syncrun.CandidateList{Limit: 3, Skip: 3, Filter: syncrun.CandidateFilter{Network: syncrun.NetworkX,
		TrackedAccountIDs: []int{7}, SavedSearchIDs: []int{5}, SourceTypes: []syncrun.SourceType{syncrun.SourceLiker},
		Ratings:     []syncrun.RatingStatus{syncrun.RatedBad},
		Confidences: []syncrun.Confidence{syncrun.ConfidenceMaybe}, FoundAfter: &since}}
	if !reflect.DeepEqual(w.list, want) {
		t.Errorf("list %+v\nwant %+v", w.list, want)
	}
	get(h, "/api/v1/people-of-interest?trackedAccountId=&sourceType=&limit=&since=&savedSearchId=SyncRun:5")
	// Nothing has the id 0, as nothing has that of another type.
	nobody := syncrun.CandidateFilter{Network: syncrun.NetworkX, SavedSearchIDs: []int{0}}
	fact.Holds(t, "the filter asks for id 0 alone", reflect.DeepEqual(w.list.Filter, nobody), w.list.Filter)
}

// TestSince reads times as clients of other languages write them; a plus sign arrives as a space.
func TestSince(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	want := time.Date(2026, 4, 17, 12, 5, 0, 999_000, time.UTC)
	for _, text := range []string{
		"2026-04-17T12:05:00.000Z", "2026-04-17T12:05:00Z", "2026-04-17t12:05:00z", "2026-04-17T12:05:00",
		"2026-04-17T12:05:00.000", "2026-04-17T12:05Z", "2026-04-17T12:05", "2026-04-17 12:05:00", "2026-04-17 12:05:00Z",
		"2026-04-17T14:05:00%2B02:00", "2026-04-17T14:05:00+02:00", "2026-04-17T14:05:00%2B0200",
		"2026-04-17T14:05:00+02", "2026-04-17 14:05:00+02:00", "2026-04-17T10:05:00-02:00", "2026-04-17T12:05:00,000Z",
	} {
		w.list = syncrun.CandidateList{}
		got := get(h, "/api/v1/people-of-interest?since="+strings.ReplaceAll(text, " ", "%20"))
		at := w.list.Filter.FoundAfter
		fact.Is(t, "got.Code", got.Code, 200, text)
		fact.Not(fact.Must(t), "at", at, nil, text)
		fact.Holds(t, "at equals want", at.Equal(want), at, want, text)
	}
	get(h, "/api/v1/people-of-interest?since=2026-04-17")
	if at := w.list.Filter.FoundAfter; !at.Equal(time.Date(2026, 4, 17, 0, 0, 0, 999_000, time.UTC)) {
		t.Errorf("a day: after %v", at)
	}
	for _, text := range []string{"1764000000", "2026", "2026-04", "2026-02-30", "2026-04-17T25:00:00Z", "0000-01-01",
		"2026-04-17X12:05:00Z", "2026-04-17T", "2026-04-17T12:05:00+02:00+02:00"} {
		if got := get(h, "/api/v1/people-of-interest?since="+text); got.Code != 400 {
			t.Errorf("%s: %d", text, got.Code)
		}
	}
}

func TestPeopleOfInterestPages(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	for id := 5; id > 0; id-- {
		person := documentedPerson()
		person.ID, person.Rating = id, &syncrun.Rating{Value: syncrun.RatingGood}
		w.people = append(w.people, person)
	}
	for query, want := range map[string]string{"limit=2": `"total":5,"hasMore":true}`,
		"limit=2&offset=3": `"total":5,"hasMore":false}`, "offset=9": `{"people":[],"total":5,"hasMore":false}`} {
		got := get(h, "/api/v1/people-of-interest?"+query).Body.String()
		if !strings.HasSuffix(got, want) || strings.Contains(got, `"id":`) && !strings.Contains(got, `"feedback":"good"`) {
			t.Errorf("%s: %s", query, got)
		}
	}
}

func TestPeopleOfInterestRefuses(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	for query, name := range map[string]string{"limit=0": "limit", "limit=501": "limit", "limit=a": "limit",
		"limit=05": "limit", "offset=-1": "offset", "offset=100001": "offset", "sourceType=both": "sourceType",
		"feedbackStatus=unrated": "feedbackStatus", "matchConfidence=none": "matchConfidence", "since=yesterday": "since",
		"trackedAccountId=x": "trackedAccountId", "savedSearchId=1&savedSearchId=2": "savedSearchId"} {
		got := get(h, "/api/v1/people-of-interest?"+query)
		if want := `{"error":"Invalid ` + name + `: `; got.Code != 400 || !strings.HasPrefix(got.Body.String(), want) {
			t.Errorf("%s: %d %s", query, got.Code, got.Body)
		}
	}
	w.err = syncrun.ErrUnavailable
	if got := get(h, "/api/v1/people-of-interest"); got.Code != 503 {
		t.Error(got.Code)
	}
}

func TestFeedback(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	w.people = []syncrun.Candidate{documentedPerson()}
	five := 5
	for body, want := range map[string]syncrun.RatingChange{
		`{"candidateId":31,"savedSearchId":5,"feedback":"bad"}`: {CandidateID: 31, SavedSearchID: &five, Value: "bad",
			Reason: "zapier"},
		`{"candidateId":"Candidate:31","feedback":"bad","badReason":"other","badReasonFreeform":"x"}`: {CandidateID: 31,
			Value: "bad", Reason: "other", Note: "x"},
		`{"candidateId":"31","savedSearchId":"","feedback":"good","badReason":"bot","badReasonFreeform":"x"}`: {
			CandidateID: 31, Value: "good"},
	} {
		if got := post(h, "POST", "/api/v1/feedback", body); got.Code != 200 || !reflect.DeepEqual(w.rated, want) {
			t.Errorf("%s: %d %s, rated %+v", body, got.Code, got.Body, w.rated)
		}
	}
	const ugly = `400 {"error":"Invalid badReason: must be bot, wrong_gender, wrong_job, wrong_skill, ` +
		`wrong_personality, zapier or other."}`
	const noID = `400 {"error":"Invalid candidateId: must be a positive integer."}`
	for body, want := range map[string]string{
		`{"feedback":"good"}`:                                       noID,
		`{"candidateId":31}`:                                        `400 {"error":"Invalid feedback: must be good or bad."}`,
		`{"candidateId":31,"feedback":null}`:                        `400 {"error":"Invalid feedback: must be good or bad."}`,
		`{"candidateId":32,"feedback":"good"}`:                      `404 {"error":"Candidate not found."}`,
		`{"candidateId":"SyncRun:31","feedback":"good"}`:            `404 {"error":"Candidate not found."}`,
		`{"candidateId":31,"feedback":"bad","badReason":"ugly"}`:    ugly,
		`{"candidateId":31,"feedback":"bad","savedSearchId":"A:5"}`: `404 {"error":"Saved search not found."}`,
		`{"candidateId":31,"feedback":"bad","badReasonFreeform":"` + strings.Repeat("x", 501) +
			`"}`: `400 {"error":"Invalid badReasonFreeform: must have at most 500 characters."}`,
	} {
		got := post(h, "POST", "/api/v1/feedback", body)
		if text := fmt.Sprint(got.Code, " ", got.Body); text != want {
			t.Errorf("%s: %s", body, text)
		}
	}
}

func TestTrackedAccounts(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	const first = `{"account":{"id":7,"xHandle":"acme","xUserId":"783214","tier":"top","isActive":true,` +
		`"profileImageUrl":"https://pbs.twimg.com/a.jpg","lastKnownFollowerCount":1200},"isFirstAccount":`
	if got := post(h, "POST", "/api/v1/tracked-accounts", `{"handle":"@Acme","tier":"pro"}`); got.Code != 200 ||
		got.Body.String() != first+"true}" {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	if got := post(h, "POST", "/api/v1/tracked-accounts", `{"handle":"acme","tier":"top"}`); got.Body.String() != first+
		"false}" {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	for _, body := range []string{`{"handle":"acme"}`, `{"handle":"","tier":"pro"}`, `{"handle":"a b","tier":"pro"}`,
		`{"handle":"a.bsky.social","tier":"pro"}`, `{"handle":"acme","tier":"gold"}`} {
		if got := post(h, "POST", "/api/v1/tracked-accounts", body); got.Code != 400 {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
	elsewhere := documentedAccount()
	elsewhere.Network, w.accounts = syncrun.NetworkBluesky, nil
	w.accounts = append(w.accounts, elsewhere)
	if got := get(h, "/api/v1/tracked-accounts").Body.String(); got != `{"accounts":[]}` {
		t.Errorf("accounts elsewhere: %s", got)
	}
	for _, call := range [][3]string{{"DELETE", "8", ""}, {"DELETE", "SavedSearch:7", ""}, {"DELETE", "x", ""},
		{"POST", "8/wake", ""}, {"POST", "8/change-tier", `{"newTier":"pro"}`}, {"PUT", "8", `{"savedSearchId":5}`}} {
		got := post(h, call[0], "/api/v1/tracked-accounts/"+call[1], call[2])
		if got.Code != 404 || got.Body.String() != `{"error":"Tracked account not found."}` {
			t.Errorf("%v: %d %s", call, got.Code, got.Body)
		}
	}
	for body, status := range map[string]int{`{}`: 400, `{"savedSearchId":""}`: 400, `{"savedSearchId":6}`: 404,
		`{"savedSearchId":"SyncRun:5"}`: 404, `{"savedSearchId":-5}`: 400} {
		if got := post(h, "PUT", "/api/v1/tracked-accounts/7", body); got.Code != status {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
	w.err = &syncrun.UserError{Field: "handle", Code: syncrun.UserAlreadyTracked, Message: syncrun.MessageTracked}
	if got := post(h, "POST", "/api/v1/tracked-accounts", `{"handle":"acme","tier":"pro"}`); got.Code != 409 {
		t.Errorf("tracked already: %d %s", got.Code, got.Body)
	}
}

// TestListsOfBodies gives one value where a list is expected, and nothing in the ways of tools without code.
func TestListsOfBodies(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	body := `{"name":"a","genders":"female","labels":{"kind":"skill","value":"go"},"followerCountTiers":""}`
	got := post(h, "POST", "/api/v1/saved-searches", body)
	fact.Is(fact.Must(t), "got.Code", got.Code, 200, got.Body, w.searches)
	fact.Holds(t, `w.searches[0].Genders equals []syncrun.Gender{"female"}`,
		reflect.DeepEqual(w.searches[0].Genders, []syncrun.Gender{"female"}), w.searches[0].Genders)
	fact.Is(t, "len(w.searches[0].Labels)", len(w.searches[0].Labels), 1)
	fact.Holds(t, "w.searches[0].FollowerCountTiers == nil",
		w.searches[0].FollowerCountTiers == nil, w.searches[0].FollowerCountTiers)
	for body, want := range map[string]bool{`{"name":"a","strictGender":"true"}`: true,
		`{"name":"a","strictGender":true}`: true, `{"name":"a","strictGender":"false"}`: false,
		`{"name":"a","strictGender":""}`: false} {
		if got := post(h, "POST", "/api/v1/saved-searches", body); got.Code != 200 ||
			!strings.Contains(got.Body.String(), fmt.Sprintf(`"strictGender":%v`, want)) {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
	for _, filter := range []string{`""`, `null`, `{}`} {
		body := `{"targetUrl":"https://example.com/hook","filterConfig":` + filter + `}`
		if got := post(h, "POST", "/api/v1/webhooks/subscribe", body); got.Code != 200 {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
	for _, none := range []string{`null`, `""`} {
		var left struct{ Genders oneOrMore[syncrun.Gender] }
		if err := json.Unmarshal([]byte(`{"genders":`+none+`}`), &left); err != nil || left.Genders.isGiven {
			t.Errorf("%s: %+v %v", none, left, err)
		}
	}
	for body, want := range map[string]string{`{"genders":7}`: "genders", `{"genders":["male",7]}`: "genders",
		`{"labels":"founder"}`: "labels", `{"strictGender":"yes"}`: "strictGender"} {
		if got := post(h, "POST", "/api/v1/saved-searches", body); got.Code != 400 ||
			!strings.Contains(got.Body.String(), "Invalid "+want+": must not be of the JSON type") {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
}

func TestSavedSearches(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	for body, about := range map[string]string{
		`{"labels":[{"kind":"hobby","value":"x"}]}`: "labels", `{"genders":["men"]}`: "genders",
		`{"followerCountTiers":["huge"]}`: "followerCountTiers",
	} {
		got := post(h, "POST", "/api/v1/saved-searches", body)
		if got.Code != 400 || !strings.Contains(got.Body.String(), about) {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
	long := strings.Repeat("founder ", 20)
	got := post(h, "POST", "/api/v1/saved-searches", `{"description":"`+long+`"}`)
	fact.Is(fact.Must(t), "got.Code", got.Code, 200, got.Body)
	fact.Holds(t, "len([]rune(w.searches[0].Name)) <= 61", len([]rune(w.searches[0].Name)) <= 61,
		len([]rune(w.searches[0].Name)))
	fact.Holds(t, "w.searches[0].Name ends with …", strings.HasSuffix(w.searches[0].Name, "…"), w.searches[0].Name)
	w.err = &syncrun.UserError{Field: "labels.0.value", Code: syncrun.UserOrphanLabel, Message: "not known"}
	if got := post(h, "POST", "/api/v1/saved-searches", `{}`); got.Code != 400 ||
		!strings.Contains(got.Body.String(), "Give description or labels") {
		t.Errorf("an empty search: %d %s", got.Code, got.Body)
	}
	if got := post(h, "POST", "/api/v1/saved-searches", `{"name":"x"}`); got.Code != 400 ||
		got.Body.String() != `{"error":"Not known."}` {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	for _, call := range [][2]string{{"DELETE", "9"}, {"PUT", "9"}, {"PUT", "Candidate:5"}} {
		if got := post(h, call[0], "/api/v1/saved-searches/"+call[1], `{}`); got.Code != 404 ||
			got.Body.String() != `{"error":"Saved search not found."}` {
			t.Errorf("%v: %d %s", call, got.Code, got.Body)
		}
	}
}
