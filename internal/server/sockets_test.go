package server

import (
	"context"
	"errors"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

func dial(t *testing.T, url string, headers ...string) (*websocket.Conn, *http.Response, error) {
	t.Helper()
	header := http.Header{}
	for i := 0; i < len(headers); i += 2 {
		header.Set(headers[i], headers[i+1])
	}
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}}
	conn, response, err := dialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(url, "http")+"/graphql", header)
	if conn != nil {
		t.Cleanup(func() { conn.Close() })
		_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second))
	}
	return conn, response, err
}

func (h *house) dial(t *testing.T, url string) *websocket.Conn {
	t.Helper()
	conn, _, err := dial(t, url, "Authorization", "Bearer "+h.key)
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

func say(t *testing.T, conn *websocket.Conn, message string) {
	t.Helper()
	if err := conn.WriteMessage(websocket.TextMessage, []byte(message)); err != nil {
		t.Fatal(err)
	}
}

func hear(t *testing.T, conn *websocket.Conn, want string) {
	t.Helper()
	_, got, err := conn.ReadMessage()
	if err != nil {
		t.Fatalf("%v instead of %s", err, want)
	}
	if !strings.Contains(string(got), want) {
		t.Fatalf("%s, want %s", got, want)
	}
}

func closes(t *testing.T, conn *websocket.Conn, code int) string {
	t.Helper()
	for {
		_, message, err := conn.ReadMessage()
		if err == nil {
			t.Logf("before the end: %s", message)
			continue
		}
		end, ok := errors.AsType[*websocket.CloseError](err)
		if !ok || end.Code != code {
			t.Fatalf("%v, want %d", err, code)
		}
		return end.Text
	}
}

const (
	initMessage      = `{"type":"connection_init"}`
	ackMessage       = `{"type":"connection_ack"}`
	subscribeMessage = `{"id":"a","type":"subscribe","payload":{"query":"subscription { syncRunProgress(syncRunId: 1) ` +
		`{ sequence } }"}}`
)

func TestSocketWithKeyInHeader(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	conn := h.dial(t, h.live(t).URL)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	say(t, conn, subscribeMessage)
	<-f.opened
	f.publish(2)
	hear(t, conn, `{"n":1}`)
	hear(t, conn, `{"n":2}`)
	if d := h.delivery(); d.Sockets != 1 || d.Subscriptions != 1 {
		t.Errorf("%+v", d)
	}
	f.end()
	hear(t, conn, `{"id":"a","type":"complete"}`)
	say(t, conn, `{"id":"b","type":"subscribe","payload":{"query":"{ __typename }"}}`)
	hear(t, conn, `{"id":"b","type":"next","payload":{"data":{"__typename":"Query"}}}`)
	hear(t, conn, `{"id":"b","type":"complete"}`)
}

func TestSocketWithKeyInPayload(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	web := h.live(t)
	for _, name := range []string{"Authorization", "authorization"} {
		conn, _, err := dial(t, web.URL)
		if err != nil {
			t.Fatal(err)
		}
		say(t, conn, `{"type":"connection_init","payload":{"`+name+`":"Bearer `+h.key+`"}}`)
		hear(t, conn, ackMessage)
	}
	for _, payload := range []string{``, `,"payload":{}`, `,"payload":{"Authorization":"Bearer x"}`,
		`,"payload":{"Authorization":7}`} {
		conn, _, err := dial(t, web.URL)
		if err != nil {
			t.Fatal(err)
		}
		say(t, conn, `{"type":"connection_init"`+payload+`}`)
		closes(t, conn, 4401)
	}
}

// TestKeyInHeaderIsRefusedOnTheSocket: as with a key in the payload, the handshake is answered first.
func TestKeyInHeaderIsRefusedOnTheSocket(t *testing.T) {
	t.Parallel()
	h := newHouse(t, limitTo(60), func(c *Config) { c.AllowedOrigins = []string{"https://app.example"} })
	web := h.live(t)
	unknown, _, _ := viewer.NewKey()
	open := func(headers ...string) *websocket.Conn {
		t.Helper()
		conn, _, err := dial(t, web.URL, headers...)
		if err != nil {
			t.Fatal(err)
		}
		say(t, conn, initMessage)
		return conn
	}
	closes(t, open("Authorization", "Bearer "+unknown), 4401)
	closes(t, open("Authorization", "Bearer x"), 4401)
	_, response, err := dial(t, web.URL, "Authorization", "Bearer "+h.key, "Origin", "https://evil.example")
	fact.Not(t, "err", err, nil)
	fact.Not(fact.Must(t), "response", response, nil)
	fact.Is(t, "response.StatusCode", response.StatusCode, 403)
	hear(t, open("Authorization", "Bearer "+h.key, "Origin", "https://app.example"), ackMessage)
	h.keys.set(func(k *fakeKeys) { k.err = syncrun.ErrUnavailable })
	h.Revoke(1)
	closes(t, open("Authorization", "Bearer "+h.key), 1013)
}

func TestSocketClosesWhenTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	conn, _, err := dial(t, h.live(t).URL)
	if err != nil {
		t.Fatal(err)
	}
	h.keys.set(func(k *fakeKeys) { k.err = syncrun.ErrUnavailable })
	say(t, conn, `{"type":"connection_init","payload":{"Authorization":"Bearer `+h.key+`"}}`)
	closes(t, conn, 1013) // clients try again on it, not on 4401
}

func TestSubscribesCount(t *testing.T) {
	t.Parallel()
	h := newHouse(t, limitTo(3), withFeed(newFeed()))
	conn := h.dial(t, h.live(t).URL) // one
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	for range 2 {
		say(t, conn, `{"id":"b","type":"subscribe","payload":{"query":"{ __typename }"}}`)
		hear(t, conn, `"next"`)
		hear(t, conn, `"complete"`)
	}
	say(t, conn, `{"id":"c","type":"subscribe","payload":{"query":"{ does not parse"}}`) // waits for its window
	say(t, conn, `{"type":"ping"}`)
	hear(t, conn, `{"type":"pong"}`)
}

func TestSocketsOfAKeyAreCapped(t *testing.T) {
	t.Parallel()
	h := newHouse(t, func(c *Config) { c.MaxSocketsPerKey = 2 })
	web := h.live(t)
	for range 2 {
		conn := h.dial(t, web.URL)
		say(t, conn, initMessage)
		hear(t, conn, ackMessage)
	}
	conn, _, err := dial(t, web.URL) // the key comes later, and so does the refusal
	if err != nil {
		t.Fatal(err)
	}
	say(t, conn, `{"type":"connection_init","payload":{"Authorization":"Bearer `+h.key+`"}}`)
	closes(t, conn, 1013)
	h.key = h.keys.add(2)
	for range 2 { // without connection_init they are nobody's yet
		h.dial(t, web.URL)
	}
	for range 2 {
		conn := h.dial(t, web.URL)
		say(t, conn, initMessage)
		hear(t, conn, ackMessage)
	}
	conn = h.dial(t, web.URL)
	say(t, conn, initMessage)
	closes(t, conn, 1013)
	h.key = h.keys.add(3)
	conn = h.dial(t, web.URL)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
}

// TestFailedHandshakeGivesItsPlaceBack lets handshakes with the key fail, or be lost before connection_init, more often
// than the key may have sockets.
func TestFailedHandshakeGivesItsPlaceBack(t *testing.T) {
	t.Parallel()
	h := newHouse(t, func(c *Config) { c.MaxSocketsPerKey = 1 })
	web := h.live(t)
	for range 3 {
		r, err := http.NewRequestWithContext(t.Context(), "GET", web.URL+"/graphql", nil)
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range map[string]string{"Authorization": "Bearer " + h.key, "Connection": "Upgrade",
			"Upgrade": "websocket", "Sec-WebSocket-Version": "12"} {
			r.Header.Set(name, value)
		}
		response, err := http.DefaultClient.Do(r)
		if err != nil || response.StatusCode != 400 {
			t.Fatalf("%v %v", response, err)
		}
		_ = response.Body.Close()
	}
	for range 3 {
		conn := h.dial(t, web.URL)
		_ = conn.Close()
		for deadline := time.Now().Add(5 * time.Second); len(h.roster.holders()) > 0; runtime.Gosched() {
			if time.Now().After(deadline) {
				t.Fatal("a connection that was lost keeps its place")
			}
		}
	}
}

func TestSubscriptionsOfASocketAreCapped(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f), func(c *Config) { c.MaxSubscriptionsPerKey = 1 })
	conn := h.dial(t, h.live(t).URL)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	say(t, conn, subscribeMessage)
	<-f.opened
	say(t, conn, strings.Replace(subscribeMessage, `"a"`, `"b"`, 1)) // waits until there is room
	say(t, conn, `{"type":"ping"}`)
	hear(t, conn, `{"type":"pong"}`)
	say(t, conn, `{"id":"a","type":"complete"}`)
	<-f.opened
}

func TestRevokedKeyClosesSockets(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	web := h.live(t)
	mine := h.dial(t, web.URL)
	say(t, mine, initMessage)
	hear(t, mine, ackMessage)
	h.key = h.keys.add(2)
	other := h.dial(t, web.URL)
	say(t, other, initMessage)
	hear(t, other, ackMessage)
	h.Revoke(1)
	if reason := closes(t, mine, 4401); reason != "Unauthorized" {
		t.Errorf("reason %q", reason)
	}
	say(t, other, `{"type":"ping"}`)
	hear(t, other, `{"type":"pong"}`)
}

func TestRevokedBetweenHandshakeAndInit(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	conn := h.dial(t, h.live(t).URL)
	h.keys.set(func(k *fakeKeys) { clear(k.owners) })
	h.Revoke(1)
	say(t, conn, initMessage)
	closes(t, conn, 4401)
}

func TestRevocationIsFoundWithoutAHint(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	web := h.live(t)
	conn := h.dial(t, web.URL)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	s := h.stream(t, t.Context(), web.URL, subscription)
	<-f.opened
	h.keys.set(func(k *fakeKeys) { k.err = syncrun.ErrUnavailable })
	h.keyring.forget(1)
	h.checkKeys(t.Context())
	say(t, conn, `{"type":"ping"}`)
	hear(t, conn, `{"type":"pong"}`) // a database that is away revokes nothing
	h.keys.set(func(k *fakeKeys) { k.err = nil; clear(k.owners) })
	h.checkKeys(t.Context())
	closes(t, conn, 4401)
	expect(t, s, "")
}

func TestRosterForgetsWhoHasLeft(t *testing.T) {
	t.Parallel()
	r := newRoster(1, 1)
	id := identity{Viewer: viewer.Viewer{KeyID: 7}}
	leaveSocket, _ := r.socket(id)
	leaveSubscription, _ := r.subscription(id)
	if _, ok := r.socket(id); ok {
		t.Error("a second socket")
	}
	if _, ok := r.subscription(id); ok {
		t.Error("a second subscription")
	}
	leaveStream := r.stream(id, func() {})
	for _, leave := range []func(){leaveSocket, leaveSubscription, leaveStream} {
		if len(r.holders()) != 1 {
			t.Error("forgotten too early")
		}
		leave()
	}
	if len(r.holders()) != 0 || len(r.open) != 0 {
		t.Error("not forgotten")
	}
}

// serve runs h as the program does.
func (h *house) serve(t *testing.T) (url string, stop func() error) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- h.Serve(ctx, ln) }()
	t.Cleanup(http.DefaultTransport.(*http.Transport).CloseIdleConnections)
	return "http://" + ln.Addr().String(), func() error {
		cancel()
		return <-done
	}
}

func TestShutdownIsGraceful(t *testing.T) {
	t.Parallel()
	f := newFeed()
	entered, release := make(chan struct{}), make(chan struct{})
	h := newHouse(t, withFeed(f), func(c *Config) {
		c.REST = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			close(entered)
			<-release
			if r.Context().Err() != nil {
				t.Error("a request was cut")
			}
			w.WriteHeader(http.StatusAccepted)
		})
	})
	url, stop := h.serve(t)
	conn := h.dial(t, url)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	s := h.stream(t, t.Context(), url, subscription)
	<-f.opened
	status := make(chan int, 1)
	go func() {
		r, _ := http.NewRequestWithContext(t.Context(), "POST", url+"/api/v1/sync", nil)
		r.Header.Set("Authorization", "Bearer "+h.key)
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Error(err)
			status <- 0
			return
		}
		response.Body.Close()
		status <- response.StatusCode
	}()
	<-entered
	stopped := make(chan error, 1)
	go func() { stopped <- stop() }()
	closes(t, conn, 1001)
	expect(t, s, "") // no complete: the client continues elsewhere
	close(release)
	if got := <-status; got != http.StatusAccepted {
		t.Errorf("the request under way got %d", got)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

func TestShutdownIsBounded(t *testing.T) {
	t.Parallel()
	entered := make(chan struct{})
	h := newHouse(t, func(c *Config) {
		c.ShutdownTimeout = time.Millisecond
		c.REST = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			close(entered)
			<-r.Context().Done() // never by itself
		})
	})
	url, stop := h.serve(t)
	go func() {
		r, _ := http.NewRequestWithContext(t.Context(), "GET", url+"/api/v1/x", nil)
		r.Header.Set("Authorization", "Bearer "+h.key)
		if response, err := http.DefaultClient.Do(r); err == nil {
			response.Body.Close()
		}
	}()
	<-entered
	if err := stop(); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("error %v", err)
	}
}

func TestServeReportsABrokenListener(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	if err := h.Serve(t.Context(), ln); !errors.Is(err, net.ErrClosed) {
		t.Fatalf("error %v", err)
	}
}

// A client that connects when the minute of its key is used up would give up before the next one if it was sent away,
// wherever its key is. As many wait as may be connected, so that a second one hears at once that it is one too many,
// while the first still waits.
func TestConnectionsWaitForTheNextWindow(t *testing.T) {
	t.Parallel()
	for _, inHeader := range []bool{false, true} {
		for window := time.Second; !waitForTheNextWindow(t, window, inHeader); window *= 2 {
			if window > time.Minute {
				t.Fatal("the second one never heard its refusal while the first waited")
			}
		}
	}
}

// waitForTheNextWindow reports false when the window was over before both had connected.
func waitForTheNextWindow(t *testing.T, window time.Duration, inHeader bool) bool {
	t.Helper()
	h := newHouse(t, limitTo(3), func(c *Config) { c.MaxSocketsPerKey = 1 })
	ends := time.Now().Add(window)
	h.windows.used[1], h.windows.ends[1] = 3, ends
	web := h.live(t)
	answers := make(chan string, 2)
	headers, hello := []string(nil), `{"type":"connection_init","payload":{"Authorization":"Bearer `+h.key+`"}}`
	if inHeader {
		headers, hello = []string{"Authorization", "Bearer " + h.key}, initMessage
	}
	for range 2 {
		conn, _, err := dial(t, web.URL, headers...)
		if err != nil {
			t.Fatal(err)
		}
		say(t, conn, hello)
		go func() {
			_, message, err := conn.ReadMessage()
			if err != nil {
				message = []byte(err.Error())
			}
			answers <- string(message)
		}()
	}
	first, inTime := <-answers, time.Now().Before(ends)
	second := <-answers
	if first == ackMessage {
		first, second = second, first
		inTime = false
	}
	if want := "websocket: close 1013: " + tooManySockets; first != want || second != ackMessage {
		t.Errorf("got %s and %s", first, second)
	}
	return inTime
}
