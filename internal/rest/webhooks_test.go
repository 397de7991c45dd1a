package rest

import (
	"net/http/httptest"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// TestWebhookFilters reads filters as v1 clients and tools without code send them.
func TestWebhookFilters(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	post := func(body string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "/api/v1/webhooks/subscribe", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		return send(h, r)
	}
	got := post(`{"targetUrl": "https://a.example/", "filterConfig": {"trackedAccountId": "TrackedAccount:7",
		"savedSearchId": "5", "sourceType": "liker", "feedbackStatus": "bad", "matchConfidence": "maybe", "new": 1}}`)
	f := w.webhook
	fact.Is(fact.Must(t), "got.Code", got.Code, 200, got.Body, f)
	fact.Is(fact.Must(t), "f.TrackedAccountID", *f.TrackedAccountID, 7)
	fact.Is(fact.Must(t), "f.SavedSearchID", *f.SavedSearchID, 5)
	fact.Is(fact.Must(t), "f.SourceType", *f.SourceType, syncrun.SourceLiker)
	fact.Is(fact.Must(t), "f.Rating", *f.Rating, syncrun.RatingBad)
	fact.Is(t, "f.Confidence", *f.Confidence, syncrun.ConfidenceMaybe)
	if got := post(`{"targetUrl": "https://a.example/", "filterConfig": null}`); got.Code != 200 ||
		*w.webhook != (syncrun.WebhookFilter{}) {
		t.Errorf("%d %s, filter %+v", got.Code, got.Body, w.webhook)
	}
	for body, want := range map[string]int{
		`{}`: 400, `{"targetUrl": 7}`: 400, `[]`: 400, ``: 400,
		`{"targetUrl": "https://a.example/", "filterConfig": {"sourceType": "both"}}`:                400,
		`{"targetUrl": "https://a.example/", "filterConfig": {"feedbackStatus": "unrated"}}`:         400,
		`{"targetUrl": "https://a.example/", "filterConfig": {"matchConfidence": "none"}}`:           400,
		`{"targetUrl": "https://a.example/", "filterConfig": {"trackedAccountId": -1}}`:              400,
		`{"targetUrl": "https://a.example/", "filterConfig": {"trackedAccountId": "SavedSearch:7"}}`: 404,
	} {
		if got := post(body); got.Code != want || strings.Contains(got.Body.String(), "a.example") {
			t.Errorf("%s: %d %s, want %d", body, got.Code, got.Body, want)
		}
	}
}

func TestUnsubscribeRefusals(t *testing.T) {
	t.Parallel()
	_, h := newWorld()
	for target, want := range map[string]int{
		"?id=1": 404, "?id=x": 400, "?id=1&id=1": 400, "?id=": 400, "?id=SyncRun:1": 404, "": 400,
	} {
		if got := send(h, httptest.NewRequest("DELETE", "/api/v1/webhooks/subscribe"+target, nil)); got.Code != want {
			t.Errorf("%s: %d %s, want %d", target, got.Code, got.Body, want)
		}
	}
}
