package webhook

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/fact"
)

// receiver is a server that takes webhooks, and does with each what its test says.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	posts  []post
	answer http.HandlerFunc // nil: 204
}

type post struct {
	header http.Header
	body   []byte
}

func newReceiver(t *testing.T) *receiver {
	t.Helper()
	r := &receiver{}
	r.Server = httptest.NewServer(r)
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	body, _ := io.ReadAll(request.Body)
	r.mu.Lock()
	r.posts = append(r.posts, post{request.Header, body})
	answer := r.answer
	r.mu.Unlock()
	if answer == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	answer(w, request)
}

func (r *receiver) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.posts)
}

func (r *receiver) answers(answer http.HandlerFunc) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answer = answer
}

func (r *receiver) port() int {
	u, _ := url.Parse(r.URL)
	port, _ := strconv.Atoi(u.Port())
	return port
}

// limits open what the receiver listens at, and nothing else.
func (r *receiver) limits() Limits {
	return Limits{AllowHTTP: true, Ports: []int{r.port()}, Networks: []netip.Prefix{
		netip.MustParsePrefix("127.0.0.1/32"),
	}}
}

func (r *receiver) message() *message {
	return &message{id: "msg_1", at: time.Unix(1_700_000_000, 5e8), url: r.URL + "/hook", body: []byte(`{"a":1}`),
		secrets: [][]byte{newSecret()}}
}

func TestSendSays(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		answer http.HandlerFunc
		want   answer
	}{
		"204": {nil, answer{status: 204}},
		"200 with a large body": {func(w http.ResponseWriter, _ *http.Request) {
			for range 1 << 10 {
				if _, err := w.Write(make([]byte, 1<<10)); err != nil {
					return // only 64 KiB are read
				}
			}
		}, answer{status: 200}},
		"a redirect": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		}, answer{status: 307, problem: "answered 307: redirects are not followed"}},
		"410": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(410) },
			answer{status: 410, problem: "answered 410"}},
		"503 and a wait": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "120")
			http.Error(w, "a text that nobody sees", http.StatusServiceUnavailable)
		}, answer{status: 503, problem: "answered 503", retryAfter: 2 * time.Minute}},
		"a broken connection": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
			answer{problem: "no connection, or it broke"}},
		"a header without end": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Long", strings.Repeat("x", 2*longestAnswer))
		}, answer{problem: "no connection, or it broke"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newReceiver(t)
			r.answers(c.answer)
			if got := newSender(r.limits(), nil, nil).send(t.Context(), r.message()); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if r.count() != 1 {
				t.Errorf("%d requests came", r.count())
			}
		})
	}
}

// TestSendIgnoresProxies holds the transport against the environment: a proxy would dial what the guard never saw.
func TestSendIgnoresProxies(t *testing.T) {
	proxy, r := newReceiver(t), newReceiver(t)
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"} {
		t.Setenv(name, proxy.URL)
	}
	t.Setenv("NO_PROXY", "")
	m := r.message()
	m.url = fmt.Sprintf("http://receiver.example:%d/", r.port()) // proxies of the environment never serve loopback
	got := newSender(r.limits(), rebinding(t, "127.0.0.1"), nil).send(t.Context(), m)
	fact.Is(t, "got.problem", got.problem, "", got)
	fact.Is(t, "proxy.count()", proxy.count(), 0)
	fact.Is(t, "r.count()", r.count(), 1)
}

// TestSendGivesUp ends an attempt on a receiver that takes the request and says nothing.
func TestSendGivesUp(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	done := make(chan struct{})
	r.answers(func(http.ResponseWriter, *http.Request) { <-done })
	defer close(done)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if got := newSender(r.limits(), nil, nil).send(ctx, r.message()); got.problem != "no answer within 10 seconds" {
		t.Errorf("got %+v", got)
	}
}

// deserted is a port at which nobody listens as long as the test runs: it is that of a connection's other end.
func (r *receiver) deserted(t *testing.T) int {
	t.Helper()
	conn, err := net.Dial("tcp", r.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn.LocalAddr().(*net.TCPAddr).Port
}

func TestSendExplains(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	missing := &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, fmt.Errorf("no such network: %w", context.Canceled)
	}}
	deserted, limits := r.deserted(t), r.limits()
	limits.Ports = append(limits.Ports, deserted)
	for url, want := range map[string]string{
		"https://receiver.example/":                    "the host could not be looked up",
		fmt.Sprintf("https://127.0.0.1:%d/", r.port()): "TLS failed",
		fmt.Sprintf("http://127.0.0.1:%d/", deserted):  "no connection, or it broke",
		"http://127.0.0.1:1/":                          "the target URL is not allowed any more",
	} {
		m := r.message()
		m.url = url
		if got := newSender(limits, missing, nil).send(t.Context(), m); got.problem != want || got.status != 0 {
			t.Errorf("%s: %+v, want %q", url, got, want)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Duration{
		"": 0, "soon": 0, "-5": 0, "0": 0, "90": 90 * time.Second, "21600": 6 * time.Hour, "86400": 6 * time.Hour,
		"9223372036854775807": 6 * time.Hour, "99999999999999999999": 0,
		"Fri, 27 Nov 2026 12:30:00 GMT": 30 * time.Minute, "Fri, 27 Nov 2026 11:00:00 GMT": 0,
		"Sat, 28 Nov 2026 12:00:00 GMT": 6 * time.Hour,
	} {
		if got := retryAfter(text, now); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestWaitGrows(t *testing.T) {
	t.Parallel()
	var all time.Duration
	tries := 0
	for ; all < 72*time.Hour; tries++ {
		base := min(firstWait*time.Duration(pow(waitGrowth, min(tries, 9))), longestWait)
		got := wait(tries+1, 0)
		if got < base*4/5 || got > base*6/5 {
			t.Errorf("after %d tries %s, want about %s", tries+1, got, base)
		}
		all += got
	}
	if tries < 20 || tries > 30 {
		t.Errorf("%d tries in three days", tries)
	}
	if got := wait(1, time.Hour); got != time.Hour {
		t.Errorf("asked for an hour: %s", got)
	}
	if got := wait(1, 24*time.Hour); got != longestAsked {
		t.Errorf("asked for a day: %s", got)
	}
	if wait(20, time.Second) < 3*time.Hour {
		t.Error("a second that was asked for shortens a wait of hours")
	}
}

func pow(base, exponent int) int {
	n := 1
	for range exponent {
		n *= base
	}
	return n
}
