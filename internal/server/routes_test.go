package server

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/syncrun"
)

func TestUncleanPathsAreNotRedirected(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for path, hint := range map[string]string{
		"//graphql": " GraphQL is at /graphql.", "/graphql/": " GraphQL is at /graphql.",
		"/api/v1//sync-status": "", "/api/v1/../v1/sync-status": "", "/api/v1/./sync-status": "", "/api/v1/sync-status//": "",
		"/api/v1": "", "//healthz": "", "/healthz/": "",
	} {
		stranger := h.sendAs("", "GET", path, "")
		if stranger.Code != 401 || !strings.HasPrefix(stranger.Header().Get("Content-Type"), legacyJSON) {
			t.Errorf("%s without a key: %d %s", path, stranger.Code, stranger.Body)
		}
		if got := h.send("GET", path, ""); got.Code != 404 || got.Body.String() != `{"error":"Not found.`+hint+`"}` {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		for method, want := range map[string]int{"GET": 200, "HEAD": 200, "POST": 401} {
			if got := h.sendAs("", method, path, ""); got.Code != want {
				t.Errorf("%s %s: %d", method, path, got.Code)
			}
		}
	}
}

// A websocket at another path than /graphql gets no page.
func TestSocketsAreAtOnePath(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, path := range []string{"/", "/subscriptions", "/graphql/", "/graphql/stream", "/api/v1/me", "/healthz"} {
		got := h.sendAs("", "GET", path, "", "Connection", "Upgrade", "Upgrade", "websocket")
		if got.Code != 404 || !strings.Contains(got.Body.String(), "Not found. Websockets are at /graphql.") {
			t.Errorf("%s: %d %s", path, got.Code, got.Body)
		}
	}
}

func TestUnavailableSaysWhenToTryAgain(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.database.err = errors.New("gone")
	if got := h.sendAs("", "GET", "/readyz", ""); got.Code != 503 || got.Header().Get("Retry-After") != "1" {
		t.Errorf("readyz: %d %v", got.Code, got.Header())
	}
	h.keys.set(func(k *fakeKeys) { k.err = syncrun.ErrUnavailable })
	if got := h.ask("{ __typename }"); got.Code != 503 || got.Header().Get("Retry-After") != "1" {
		t.Errorf("key: %d %v", got.Code, got.Header())
	}
}

// TestWhoStillSendsHearsTheRefusal sends all of a body that is too large before it reads. The server takes it for two
// seconds, which beside busy neighbours may be over before the body is.
func TestWhoStillSendsHearsTheRefusal(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	web := h.live(t)
	chunk := strings.Repeat("x", 1<<20)
	known := fmt.Sprintf("Content-Length: %d\r\n\r\n", 4*len(chunk)) + strings.Repeat(chunk, 4)
	chunked := "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat(fmt.Sprintf("%x\r\n%s\r\n", len(chunk), chunk), 4) +
		"0\r\n\r\n"
	head := "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer " + h.key +
		"\r\n"
	for name, rest := range map[string]string{"known": known, "chunked": chunked} {
		err := errors.New("not tried")
		for try := 0; try < 10 && err != nil; try++ {
			err = hearRefusal(t, web.Listener.Addr().String(), head+rest)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// hearRefusal sends a request and reads its answer, which must be 413.
func hearRefusal(t *testing.T, address, request string) error {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.(*net.TCPConn).SetWriteBuffer(64 << 10) // so that the kernel does not take it all
	_ = conn.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := conn.Write([]byte(request)); err != nil {
		return err
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return err
	}
	if response.StatusCode != 413 {
		t.Errorf("status %d", response.StatusCode)
	}
	return nil
}

// TestBodiesThatNeverComeHoldNothing sends the heads of requests whose bodies never follow, most of them without a key:
// each is answered, and its connection given up.
func TestBodiesThatNeverComeHoldNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	web := h.live(t)
	var group sync.WaitGroup
	for _, head := range []string{
		"POST /graphql HTTP/1.1\r\nContent-Length: 5",
		"GET /healthz HTTP/1.1\r\nContent-Length: 5",
		"POST /graphql HTTP/1.1\r\nTransfer-Encoding: chunked",
		"POST /nowhere HTTP/1.1\r\nContent-Length: 5\r\nAuthorization: Bearer " + h.key,
	} {
		conn, err := net.Dial("tcp", web.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		group.Go(func() {
			defer conn.Close()
			_ = conn.SetDeadline(time.Now().Add(5 * drainTimeout))
			_, err := conn.Write([]byte(head + "\r\nHost: x\r\n\r\n"))
			all, readErr := io.ReadAll(conn)
			if err := errors.Join(err, readErr); err != nil || !bytes.HasPrefix(all, []byte("HTTP/1.1 ")) {
				t.Errorf("%.40s: %.100s %v", head, all, err)
			}
		})
	}
	group.Wait()
}

// TestNoAnswerIsSniffed asks at every kind of door: no browser may take an answer for a page.
func TestNoAnswerIsSniffed(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withFeed(newFeed()), func(c *Config) { c.AllowedOrigins = []string{"https://app.example"} })
	for _, got := range []*httptest.ResponseRecorder{
		h.send("GET", "/healthz", ""), h.send("GET", "/readyz", ""), h.send("GET", "/", ""), h.send("GET", "/nowhere", ""),
		h.send("GET", "/api/v1/sync-status", ""), h.sendAs("", "GET", "/", ""), h.ask("{ __typename }"), h.ask("{"),
		h.send("POST", "/graphql", ""), h.ask(subscription, "Accept", legacyJSON),
		h.sendAs("", "OPTIONS", "/graphql", "", "Origin", "https://app.example", "Access-Control-Request-Method", "POST"),
	} {
		if got.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%d %s: %v", got.Code, got.Body, got.Header())
		}
	}
}

// TestNamesAreNotGuessed makes the mistakes for which validators suggest names.
func TestNamesAreNotGuessed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, document := range []string{
		"{ syncRun(idd: 1) { id } }", "{ syncRunn(id: 1) { id } }", "{ syncRun(id: 1) { idd } }",
		"{ candidates(matchConfidence: FULLL) { edges { cursor } } }", "query($x: SyncRunFilterr) { __typename }",
		"mutation { startSync(input: {trackedAccountIdd: 1}) { syncRun { id } } }", "{ syncRun(id: 1) @includee { id } }",
	} {
		got := h.ask(document)
		if a := decodeAnswer(t, got.Body.Bytes()); len(a.Errors) == 0 || strings.Contains(got.Body.String(), "mean") {
			t.Errorf("%s: %s", document, got.Body)
		}
	}
}

// TestPersistedQueries sends a hash alone, as clients do first that would rather not send the document.
func TestPersistedQueries(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	const body = `{"extensions":{"persistedQuery":{"version":1,` +
		`"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}}`
	target := "/graphql?extensions=" + url.QueryEscape(`{"persistedQuery":{"version":1,"sha256Hash":"ecf4"}}`)
	for _, got := range []*httptest.ResponseRecorder{
		h.send("POST", "/graphql", body, "Content-Type", "application/json"), h.send("GET", target, ""),
	} {
		a := decodeAnswer(t, got.Body.Bytes())
		if got.Code != 200 || len(a.Errors) != 1 {
			t.Fatalf("%d %s", got.Code, got.Body)
		}
		if err := a.Errors[0]; err.Message != "PersistedQueryNotSupported" ||
			err.Extensions["code"] != "PERSISTED_QUERY_NOT_SUPPORTED" {
			t.Errorf("%+v", err)
		}
	}
	with := strings.Replace(body, "{", `{"query":"{ __typename }",`, 1)
	if got := h.send("POST", "/graphql", with, "Content-Type", "application/json"); got.Code != 200 ||
		got.Body.String() != `{"data":{"__typename":"Query"}}` {
		t.Errorf("with the document: %d %s", got.Code, got.Body)
	}
}
