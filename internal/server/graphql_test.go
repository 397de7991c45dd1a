package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/fact"
)

// Each row is one rule of GraphQL over HTTP.
func TestBatchesAreRefusedEntryByEntry(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	const request = `{"query":"{__typename}"}`
	for name, tt := range map[string]struct {
		body    string
		answers int // 0: one, which is no list
	}{
		"one":      {"[" + request + "]", 1},
		"three":    {"[" + strings.Repeat(request+",", 2) + request + "]", 3},
		"a number": {"[1]", 1},
		"100":      {"[" + strings.Repeat(request+",", 99) + request + "]", 100},
		"101":      {"[" + strings.Repeat(request+",", 100) + request + "]", 0},
		"none":     {"[]", 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := h.send("POST", "/graphql", tt.body, "Content-Type", "application/json")
			if got.Code != 400 {
				t.Fatalf("%d %s", got.Code, got.Body)
			}
			one := `{"errors":[{"message":"Batches are not supported: send one request at a time.",` +
				`"extensions":{"code":"BAD_USER_INPUT"}}]}`
			want := one
			if tt.answers > 0 {
				want = "[" + strings.Repeat(one+",", tt.answers-1) + one + "]"
			}
			if got.Body.String() != want {
				t.Errorf("%s, want %s", got.Body, want)
			}
		})
	}
}

func TestGraphQLOverHTTP(t *testing.T) {
	t.Parallel()
	const named = `"query Type($name: String!) { __type(name: $name) { name } }"`
	const coercion = `{"query":"query($id: ID!) { __typename }","variables":{"id":null}}`
	tests := []struct {
		name, accept, body string
		status             int
		errors             bool
	}{
		{"a query", "", `{"query":"{__typename}"}`, 200, false},
		{"other characters", "", `{"query":"{ __type(name: \"Run🏃Swim🏊\") { name } }"}`, 200, false},
		{"no query, new", responseJSON, `{"notquery":"{__typename}"}`, 400, true},
		{"no query", "", `{"qeury":"{__typename}"}`, 400, true},
		{"other case", "", `{"Query":"{__typename}"}`, 400, true},
		{"empty query", "", `{"query":""}`, 400, true},
		{"null query", "", `{"query":null}`, 400, true},
		{"object query", "", `{"query":{"obj":"ect"}}`, 400, true},
		{"number query", "", `{"query":0}`, 400, true},
		{"boolean query", "", `{"query":false}`, 400, true},
		{"array query", "", `{"query":["array"]}`, 400, true},
		{"object name", "", `{"query":"{__typename}","operationName":{"obj":"ect"}}`, 400, true},
		{"number name", "", `{"query":"{__typename}","operationName":0}`, 400, true},
		{"boolean name", "", `{"query":"{__typename}","operationName":false}`, 400, true},
		{"array name", "", `{"query":"{__typename}","operationName":["array"]}`, 400, true},
		{"null name", "", `{"query":"{__typename}","operationName":null}`, 200, false},
		{"a name", "", `{"query":"query Query {__typename}","operationName":"Query"}`, 200, false},
		{"unknown name", "", `{"query":"query Query {__typename}","operationName":"Other"}`, 200, true},
		{"string variables", "", `{"query":"{__typename}","variables":"string"}`, 400, true},
		{"number variables", "", `{"query":"{__typename}","variables":0}`, 400, true},
		{"boolean variables", "", `{"query":"{__typename}","variables":false}`, 400, true},
		{"array variables", "", `{"query":"{__typename}","variables":["array"]}`, 400, true},
		{"null variables", "", `{"query":"{__typename}","variables":null}`, 200, false},
		{"variables", "", `{"query":` + named + `,"variables":{"name":"sometype"}}`, 200, false},
		{"variables, new", responseJSON, `{"query":` + named + `,"variables":{"name":"sometype"}}`, 200, false},
		{"string extensions", "", `{"query":"{__typename}","extensions":"string"}`, 400, true},
		{"number extensions", "", `{"query":"{__typename}","extensions":0}`, 400, true},
		{"array extensions", "", `{"query":"{__typename}","extensions":["array"]}`, 400, true},
		{"null extensions", "", `{"query":"{__typename}","extensions":null}`, 200, false},
		{"extensions", "", `{"query":"{__typename}","extensions":{"some":"value"}}`, 200, false},
		{"no JSON", legacyJSON, `{ "not a JSON`, 400, true},
		{"no JSON, new", responseJSON, `{ "not a JSON`, 400, true},
		{"no body", "", ``, 400, true},
		{"null", "", `null`, 400, true},
		{"two values", "", `{"query":"{__typename}"} {"query":"{__typename}"}`, 400, true},
		{"a byte order mark", "", "\ufeff" + `{"query":"{__typename}"}`, 200, false},
		{"not UTF-8", "", "{\"query\":\"{__typename} # \xe9\"}", 400, true},
		{"garbage behind", "", `{"query":"{__typename}"}]`, 400, true},
		{"does not parse", legacyJSON, `{"query":"{"}`, 200, true},
		{"does not parse, new", responseJSON, `{"query":"{"}`, 400, true},
		{"is not valid", legacyJSON, `{"query":"{ 8f31403dfe404bccbb0e835f2629c6a7 }"}`, 200, true},
		{"is not valid, new", responseJSON, `{"query":"{ nothing }"}`, 400, true},
		{"bad variable", legacyJSON, coercion, 200, true},
		{"bad variable, new", responseJSON, coercion, 400, true},
	}
	h := newHouse(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			headers := []string{"Content-Type", "application/json"}
			if tt.accept != "" {
				headers = append(headers, "Accept", tt.accept)
			}
			got := h.send("POST", "/graphql", tt.body, headers...)
			if got.Code != tt.status {
				t.Fatalf("%d %s", got.Code, got.Body)
			}
			want := legacyJSON
			if tt.accept != "" {
				want = tt.accept
			}
			if got.Header().Get("Content-Type") != want+"; charset=utf-8" {
				t.Errorf("content type %q", got.Header().Get("Content-Type"))
			}
			if !slices.Contains(got.Header().Values("Vary"), "Accept") || got.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("a cache could keep it: %v", got.Header())
			}
			var members map[string]json.RawMessage
			if err := json.Unmarshal(got.Body.Bytes(), &members); err != nil {
				t.Fatal(err)
			}
			_, hasErrors := members["errors"]
			_, hasData := members["data"]
			if hasErrors != tt.errors || hasData == tt.errors {
				t.Errorf("%s", got.Body)
			}
		})
	}
}

func TestAccept(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]string{
		"": legacyJSON, "*/*": legacyJSON, "application/*": legacyJSON, "text/html": legacyJSON, legacyJSON: legacyJSON,
		responseJSON:                          responseJSON,
		"application/json, text/event-stream": legacyJSON, "text/event-stream, application/json": eventStream,
		"*/*, " + responseJSON + ";q=0": legacyJSON, "application/json;q=0, */*": responseJSON,
		"application/*;q=0.5, " + responseJSON: responseJSON, "text/*": eventStream, "*/*;q=0.1, text/*;q=0": legacyJSON,
		responseJSON + ", application/json":           responseJSON,
		"application/json, " + responseJSON:           legacyJSON,
		"application/json;q=0.5, " + responseJSON:     responseJSON,
		responseJSON + ";q=0, application/json;q=0.1": legacyJSON,
		eventStream:                 eventStream,
		eventStream + ", */*;q=0.1": eventStream,
		"text/html, application/xhtml+xml, */*;q=0.8, ;;;, a/b;q=x,": legacyJSON,
	} {
		r := httptest.NewRequest("GET", "/", nil)
		if header != "" {
			r.Header.Set("Accept", header)
		}
		if got := accepted(r); got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}

func TestContentTypes(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for contentType, want := range map[string]int{
		"application/json": 200, "application/json; charset=utf-8": 200, "application/json;charset=UTF-8": 200,
		"APPLICATION/JSON": 200,
		"":                 415, "text/plain": 415, "application/graphql": 415, "application/x-www-form-urlencoded": 415,
		"multipart/form-data; boundary=x":  415,
		"application/json; charset=utf-16": 415, "application/jsonp": 415, ";": 415,
	} {
		var headers []string
		if contentType != "" {
			headers = []string{"Content-Type", contentType}
		}
		if got := h.send("POST", "/graphql", `{"query":"{__typename}"}`, headers...); got.Code != want {
			t.Errorf("%q: %d", contentType, got.Code)
		}
	}
}

func TestMethodsOfGraphQL(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, tt := range []struct {
		method, target string
		status         int
		allow          string
	}{
		{"GET", "/graphql?query={__typename}", 200, ""},
		{"GET", "/graphql?query=query%20Type($name:%20String!){__type(name:$name){name}}&variables={%22name%22:%22x%22}", 200,
			""},
		{"GET", "/graphql?query=mutation{__typename}", 405, "POST"},
		{"GET", "/graphql?query=%7B__typename%7D%20%23%FF", 400, ""},
		{"GET", "/graphql", 400, ""},
		{"GET", "/graphql?query=", 400, ""},
		{"GET", "/graphql?query={__typename}&query={__typename}", 400, ""},
		{"GET", "/graphql?query={__typename}&variables=1", 400, ""},
		{"GET", "/graphql?query={__typename}&variables={}%20x", 400, ""},
		{"GET", "/graphql?query={__typename}&extensions=%5B%5D", 400, ""},
		{"GET", "/graphql?query=%zz", 400, ""},
		{"PUT", "/graphql", 405, "GET, POST"},
		{"DELETE", "/graphql", 405, "GET, POST"},
		{"HEAD", "/graphql", 405, "GET, POST"},
	} {
		got := h.send(tt.method, tt.target, "")
		if got.Code != tt.status || got.Header().Get("Allow") != tt.allow {
			t.Errorf("%s %s: %d, Allow %q, %s", tt.method, tt.target, got.Code, got.Header().Get("Allow"), got.Body)
		}
	}
	if got := h.send("GET", "/graphql?query=mutation{__typename}", "", "Accept", responseJSON); got.Code != 405 ||
		!strings.HasPrefix(got.Header().Get("Content-Type"), responseJSON) {
		t.Errorf("%d %v", got.Code, got.Header())
	}
}

func TestSubscriptionNeedsAStream(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, accept := range []string{legacyJSON, responseJSON, "text/html", "*/*, text/event-stream;q=0"} {
		got := h.ask(subscription, "Accept", accept)
		a := decodeAnswer(t, got.Body.Bytes())
		if got.Code != 406 || !strings.Contains(a.Errors[0].Message, "text/event-stream") {
			t.Errorf("%s: %d %s", accept, got.Code, got.Body)
		}
	}
}

// TestStreamWhereItWillDo asks in the ways in which clients say that they read streams too.
func TestStreamWhereItWillDo(t *testing.T) {
	t.Parallel()
	f := newFeed()
	f.end()
	h := newHouse(t, withFeed(f))
	for _, accept := range []string{
		eventStream, "application/json, text/event-stream", "application/json;q=1, text/*;q=0.1", "*/*",
		"application/graphql-response+json, application/json;q=0.9, */*;q=0.1",
	} {
		if got := h.ask(subscription, "Accept", accept); got.Header().Get("Content-Type") != eventStream {
			t.Errorf("%s: %d %s", accept, got.Code, got.Body)
		}
		want := legacyJSON
		if accept == eventStream {
			want = eventStream
		} else if strings.HasPrefix(accept, responseJSON) {
			want = responseJSON
		}
		if got := h.ask("{ __typename }", "Accept", accept); !strings.HasPrefix(got.Header().Get("Content-Type"), want) {
			t.Errorf("a query with %s: %s", accept, got.Header())
		}
	}
}

// TestCompressedBodiesAreRefused says to clients, as RFC 9110 wants, what they may send instead.
func TestCompressedBodiesAreRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, path := range []string{"/graphql", "/session", "/api/v1/sync"} {
		got := h.send("POST", path, "\x1f\x8b", "Content-Type", "application/json", "Content-Encoding", "gzip")
		fact.Is(t, "got.Code", got.Code, 415, path, got.Header(), got.Body)
		fact.Is(t, "Accept-Encoding", got.Header().Get("Accept-Encoding"), "identity", path)
		fact.Contains(t, "got.Body.String()", got.Body.String(), "Content-Encoding", path)
	}
	if got := h.ask("{ __typename }", "Content-Encoding", "Identity"); got.Code != 200 {
		t.Errorf("identity: %d %s", got.Code, got.Body)
	}
}

func TestBodiesAreBounded(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	document := `{"query":"{__typename}","variables":{"x":"` + strings.Repeat("x", maxBody) + `"}}`
	if got := h.send("POST", "/graphql", document, "Content-Type", "application/json"); got.Code != 413 {
		t.Errorf("length known: %d", got.Code)
	}
	r := httptest.NewRequest("POST", "/graphql", io.NopCloser(strings.NewReader(document))) // length unknown
	r.Header.Set("Authorization", "Bearer "+h.key)
	r.Header.Set("Content-Type", "application/json")
	r.ContentLength = -1
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if a := decodeAnswer(t, w.Body.Bytes()); w.Code != 413 || a.Errors[0].Extensions["code"] != codeBadUserInput {
		t.Errorf("length unknown: %d", w.Code)
	}
	fits := `{"query":"{__typename}","variables":{"x":"` + strings.Repeat("x", maxBody-60) + `"}}`
	if got := h.send("POST", "/graphql", fits, "Content-Type", "application/json"); got.Code != 200 {
		t.Errorf("almost 1 MiB: %d", got.Code)
	}
	if got := h.send("PUT", "/api/v1/sync-settings", document); got.Code != 413 ||
		got.Body.String() != `{"error":"The body is larger than 1 MiB."}` {
		t.Errorf("REST: %d %s", got.Code, got.Body)
	}
}

func TestNothingOfTheBodyComesBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, body := range []string{
		`{"query": "{__typename}" hunter2`, `hunter2`, `["hunter2"]`, `{"query":{"hunter2":1}}`,
		`{"query":"{__typename}","variables":"hunter2"}`,
		`{"query":"{__typename}","operationName":["hunter2"]}`,
	} {
		if got := h.send("POST", "/graphql", body, "Content-Type", "application/json"); got.Code != 400 ||
			strings.Contains(got.Body.String(), "hunter2") {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
}

func TestLargeNumbersKeepTheirDigits(t *testing.T) {
	t.Parallel()
	p, err := decodeParams([]byte(`{"query":"{a}","variables":{"id":9007199254740993}}`))
	if err != nil || string(p.Variables["id"].(json.RawMessage)) != "9007199254740993" {
		t.Fatalf("%v, %v", p, err)
	}
}

// scripted answers with a response and errors that were presented.
func scripted(data string, errs ...*gqlerror.Error) func(context.Context) graphql.ResponseHandler {
	return func(context.Context) graphql.ResponseHandler {
		return graphql.OneShot(&graphql.Response{Data: json.RawMessage(data), Errors: errs})
	}
}

func TestUnavailableWhileExecutingIs503(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.schema.exec = scripted(`{"viewer":null}`, &gqlerror.Error{Message: "x",
		Extensions: map[string]any{"code": codeUnavailable}})
	got := h.ask("{ __typename }")
	fact.Is(fact.Must(t), "got.Code", got.Code, 503, got.Body)
	fact.Is(fact.Must(t), "Retry-After", got.Header().Get("Retry-After"), "1")
	fact.Contains(fact.Must(t), "got.Body.String()", got.Body.String(), `"data":{"viewer":null}`)
	h.schema.exec = scripted(`{"viewer":null}`, &gqlerror.Error{Message: "x"})
	if got := h.ask("{ __typename }", "Accept", responseJSON); got.Code != 200 {
		t.Fatalf("%d", got.Code)
	}
}

func TestPanicsAreAnswered(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.schema.exec = func(context.Context) graphql.ResponseHandler { panic("secret state") }
	got := h.ask("{ __typename }")
	id := got.Header().Get("X-Request-Id")
	if a := decodeAnswer(t, got.Body.Bytes()); got.Code != 500 ||
		a.Errors[0].Message != "Internal error. Request id: "+id {
		t.Fatalf("%d %s", got.Code, got.Body)
	}
	if log := h.log.text(); !strings.Contains(log, "secret state") || !strings.Contains(log, "graphql_test.go") {
		t.Fatal("no stack in the log")
	}
}

func TestPanicAfterTheAnswerBeganCutsIt(t *testing.T) {
	t.Parallel()
	h := newHouse(t, func(c *Config) {
		c.REST = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, "half an ")
			panic("boom")
		})
	})
	web := h.live(t)
	r, _ := http.NewRequestWithContext(t.Context(), "GET", web.URL+"/api/v1/x", nil)
	r.Header.Set("Authorization", "Bearer "+h.key)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return // cut before the client saw anything
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err == nil {
		t.Fatalf("%q looks whole", body)
	}
}

func TestRequestsAreSeen(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.ask("{ __typename }")
	h.send("GET", "/made/up/by/a/client?token=hunter2", "")
	w := httptest.NewRecorder()
	h.metrics.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	for _, line := range []string{
		`goodones_http_request_seconds_count{route="/graphql",status="200"} 1`,
		`goodones_http_request_seconds_count{route="other",status="404"} 1`,
		`goodones_sockets 0`,
	} {
		if !strings.Contains(w.Body.String(), line) {
			t.Errorf("%s is missing", line)
		}
	}
	log := h.log.text()
	fact.Lacks(t, "log", log, h.key)
	fact.Lacks(t, "log", log, "hunter2")
	fact.Lacks(t, "log", log, "made")
	if !strings.Contains(log, `"route":"/graphql","status":200`) {
		t.Errorf("too little is logged:\n%s", log)
	}
}

// TestRequestsTellTheirKey logs by which key a request came, and never more of it.
func TestRequestsTellTheirKey(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.ask("{ __typename }")
	if log := h.log.text(); !strings.Contains(log, `"keyPrefix":"`+h.key[:12]+`"`) || strings.Contains(log, h.key[:13]) {
		t.Errorf("logged %s", log)
	}
}

// stuck is a writer whose client does not read.
type stuck struct{ http.ResponseWriter }

func (stuck) FlushError() error { return os.ErrDeadlineExceeded }

func TestRecorderTellsErrorsOfFlush(t *testing.T) {
	t.Parallel()
	w := newRecorder(stuck{httptest.NewRecorder()}, time.Second, t.Context())
	if err := http.NewResponseController(w).Flush(); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("flush: %v", err)
	}
	h := newHouse(t)
	events := h.newEvents(w)
	defer events.close()
	before := h.delivery().SlowClients
	if err := events.next("1", []byte("{}")); !errors.Is(err, os.ErrDeadlineExceeded) ||
		h.delivery().SlowClients != before+1 {
		t.Errorf("an event: %v, %d slow clients", err, h.delivery().SlowClients-before)
	}
}

func TestRecorderKeepsWhatItWraps(t *testing.T) {
	t.Parallel()
	inner := httptest.NewRecorder()
	w := newRecorder(inner, time.Second, t.Context())
	w.Flush()
	if !inner.Flushed || w.Unwrap() != http.ResponseWriter(inner) {
		t.Fatal("out of reach")
	}
	if _, _, err := w.Hijack(); err == nil || w.hijacked {
		t.Fatal("a recorder cannot be hijacked")
	}
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(http.StatusTeapot)
	w.WriteHeader(http.StatusOK)
	if w.status != http.StatusTeapot {
		t.Fatal(w.status)
	}
}

func FuzzParams(f *testing.F) {
	for _, seed := range []string{`{"query":"{a}"}`, `[]`, `{"query":"{a}","variables":{"a":[1,{}]}}`, "\xff",
		`{"query":"\ud800"}`, `{"extensions":{}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		p, err := decodeParams(body)
		if (err == nil) == (p == nil || p.Query == "") {
			t.Fatalf("%v, %v", p, err)
		}
	})
}
