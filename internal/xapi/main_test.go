package xapi

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	appToken  = "app-token-that-nobody-may-see"
	userToken = "user-token-that-nobody-may-see"
)

// at is the moment all answers of these tests are dated.
var at = time.Date(2026, 8, 22, 10, 0, 0, 0, time.UTC)

type stoppedClock struct{}

func (stoppedClock) Now() time.Time { return at }

// config is a complete one for the server.
func config(base string) Config {
	return Config{BaseURL: base, BearerTokens: []string{appToken}, UserToken: userToken, Clock: stoppedClock{}}
}

func newClient(t testing.TB, c Config) *Client {
	t.Helper()
	client, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

// serve runs a server and gives a client of it.
func serve(t testing.TB, handler http.HandlerFunc) *Client {
	t.Helper()
	return newClient(t, config(newServer(t, handler)))
}

func newServer(t testing.TB, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// saying is a handler that always answers the same.
func saying(status int, kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}

// roundTrip is an http.RoundTripper made of a function: a server without a network.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func offline(t testing.TB, f roundTrip) *Client {
	c := config("http://x.test")
	c.HTTP = &http.Client{Transport: f}
	return newClient(t, c)
}

// canned is a response with that body.
func canned(status int, header http.Header, body io.Reader) *http.Response {
	return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(body), ContentLength: -1}
}

// problems writes an answer of errors[] only; each argument is `type-segment` or `type-segment resource-id`.
func problems(entries ...string) string {
	var all []string
	for _, e := range entries {
		kind, id, _ := strings.Cut(e, " ")
		all = append(all, `{"title":"T","detail":"D","type":"https://api.twitter.com/2/problems/`+kind+
			`","resource_type":"user","parameter":"id","value":"`+id+`","resource_id":"`+id+`"}`)
	}
	return `{"errors":[` + strings.Join(all, ",") + `]}`
}

// ledger is a Limiter that writes down what it is told.
type ledger struct {
	mu         sync.Mutex
	wait       time.Duration
	reserveErr error
	observeErr error
	reserved   []string
	observed   []Observation
	buckets    []string // of the observations
}

func (l *ledger) Reserve(_ context.Context, bucket string) (time.Duration, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reserved = append(l.reserved, bucket)
	return l.wait, l.reserveErr
}

func (l *ledger) Observe(_ context.Context, bucket string, o Observation) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buckets, l.observed = append(l.buckets, bucket), append(l.observed, o)
	return l.observeErr
}
