package server

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestMutatedRequests sends 10,000 requests that were right once. None may end in a 5xx.
func TestMutatedRequests(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withFeed(endedFeed()))
	random := rand.New(rand.NewPCG(1, 2))
	statuses := map[int]int{}
	for i := range 10_000 {
		r := mutatedRequest(random, h.key)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		statuses[w.Code]++
		if w.Code >= 500 {
			t.Fatalf("request %d, %s %q, %v: %d %s", i, r.Method, r.URL, r.Header, w.Code, w.Body)
		}
	}
	t.Log(statuses)
	for _, status := range []int{200, 400, 401, 404, 405, 415} {
		if statuses[status] == 0 {
			t.Errorf("no request ended in %d", status)
		}
	}
}

func endedFeed() *feed {
	f := newFeed()
	f.opened, f.closed = make(chan int, 10_000), make(chan struct{}, 10_000)
	f.publish(3)
	f.end()
	return f
}

func mutatedRequest(random *rand.Rand, key string) *http.Request {
	methods := []string{"GET", "POST", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"}
	paths := []string{"/graphql", "/graphql", "/api/v1/sync-status?syncRunId=42", "/api/v1/sync-settings", "/", "/healthz",
		"/graphql?query={__typename}", "/graphql?query={__typename}&variables={}"}
	bodies := []string{
		`{"query":"{ __typename }"}`,
		`{"query":"query Q($id: ID!) { __typename a: __typename @include(if: true) }","variables":{"id":"1"},` +
			`"operationName":"Q"}`,
		`{"query":"subscription { syncRunProgress(syncRunId: 1, after: 0) { sequence } }"}`,
		`{"query":"{ ...f } fragment f on Query { __typename }","extensions":{"a":[1,2,{"b":null}]}}`,
		`[{"query":"{ __typename }"}]`,
		`{"trackedXAccountId":7}`,
	}
	headers := []struct {
		name   string
		values []string
	}{
		{"Authorization", []string{"Bearer " + key}},
		{"Content-Type", []string{"application/json", "application/json; charset=utf-8"}},
		{"Accept", []string{"", "application/json", responseJSON, eventStream, "*/*;q=0.3"}},
		{"Last-Event-Id", []string{"", "", "1", "3"}},
		{"Origin", []string{"", "https://a.example"}},
	}
	target := pick(random, paths)
	if random.IntN(3) == 0 {
		target = mutate(random, target)
	}
	body := pick(random, bodies)
	if random.IntN(2) == 0 {
		body = mutate(random, body)
	}
	r := httptest.NewRequest(pick(random, methods), "/", strings.NewReader(body))
	path, query, _ := strings.Cut(target, "?")
	r.URL = &url.URL{Path: "/" + strings.TrimLeft(path, "/"), RawQuery: query}
	for _, header := range headers {
		value := pick(random, header.values)
		if random.IntN(12) == 0 {
			value = mutate(random, value)
		}
		if value != "" {
			r.Header[header.name] = []string{value}
		}
	}
	return r
}

func pick(random *rand.Rand, from []string) string { return from[random.IntN(len(from))] }

// mutate changes a text in a few places: bytes replaced, taken out, repeated, or something nasty put in.
func mutate(random *rand.Rand, text string) string {
	nasty := []string{"\x00", "\xff", "\\", `"`, "{", "}", "[", "9223372036854775808", "-1", "%zz", "💥", "\r\n", "null",
		"...", "$", "(", strings.Repeat("a", 300)}
	for range 1 + random.IntN(4) {
		at := random.IntN(len(text) + 1)
		end := min(len(text), at+random.IntN(4))
		switch random.IntN(4) {
		case 0:
			text = text[:at] + text[end:]
		case 1:
			text = text[:at] + text[at:end] + text[at:]
		case 2:
			text = text[:at] + pick(random, nasty) + text[at:]
		default:
			text = text[:at] + fmt.Sprintf("%c", random.IntN(256)) + text[end:]
		}
	}
	return text
}
