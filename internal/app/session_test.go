package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// browser sends what a browser would, with what a page of the origin may decide.
type browser struct {
	t      testing.TB
	url    string
	origin string // empty: none
	host   string // empty: that of url
	cookie *http.Cookie
}

// newBrowser is on the node's own page.
func (n *node) newBrowser() *browser { return &browser{t: n.t, url: n.url, origin: n.url} }

// from is the same browser, with its cookie, on a page of another origin.
func (b *browser) from(origin string) *browser {
	other := *b
	other.origin = origin
	return &other
}

// send asks the server, and asks again while it is busy.
func (b *browser) send(method, path, body string, headers ...string) (status int, answer string, header http.Header) {
	b.t.Helper()
	status, answer, header = b.sendOnce(method, path, body, headers)
	for tries := 0; busy(status, []byte(answer)) && tries < patience; tries++ {
		pause(retryAfter)
		status, answer, header = b.sendOnce(method, path, body, headers)
	}
	return status, answer, header
}

func (b *browser) sendOnce(method, path, body string, headers []string) (
	status int, answer string, header http.Header) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), method, b.url+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if b.origin != "" {
		r.Header.Set("Origin", b.origin)
	}
	r.Host = b.host
	if b.cookie != nil {
		r.AddCookie(b.cookie)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response.StatusCode, string(text), response.Header
}

// signIn opens a session, which the browser keeps.
func (b *browser) signIn(body string) {
	b.t.Helper()
	status, answer, header := b.send("POST", "/session", body)
	cookies := (&http.Response{Header: header}).Cookies()
	if status != http.StatusNoContent || len(cookies) != 1 {
		b.t.Fatalf("%d %s %v", status, answer, header)
	}
	b.cookie = cookies[0]
}

const whoAmI = `{"query":"{ viewer { name } }"}`

// isIn tells whether a query finds a viewer.
func (b *browser) isIn() bool {
	b.t.Helper()
	status, answer, _ := b.send("POST", "/graphql", whoAmI)
	if in := status == http.StatusOK; in == strings.Contains(answer, "UNAUTHENTICATED") ||
		in != strings.Contains(answer, `"name"`) {
		b.t.Fatalf("%d %s", status, answer)
	}
	return status == http.StatusOK
}

// connect opens a websocket and says connection_init; code is the close code that came in place of the answer, or the
// status of a refused handshake.
func (b *browser) connect(payload string, headers ...string) (conn *websocket.Conn, code int) {
	b.t.Helper()
	header := http.Header{}
	if b.origin != "" {
		header.Set("Origin", b.origin)
	}
	if b.host != "" {
		header.Set("Host", b.host)
	}
	if b.cookie != nil {
		header.Set("Cookie", b.cookie.Name+"="+b.cookie.Value)
	}
	for i := 0; i < len(headers); i += 2 {
		header.Set(headers[i], headers[i+1])
	}
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}}
	opened, response, err := dialer.DialContext(b.t.Context(), "ws"+strings.TrimPrefix(b.url, "http")+"/graphql", header)
	if err != nil {
		if response == nil {
			b.t.Fatal(err)
		}
		return nil, response.StatusCode
	}
	b.t.Cleanup(func() { _ = opened.Close() })
	if err := opened.WriteJSON(message{Type: "connection_init", Payload: json.RawMessage(payload)}); err != nil {
		b.t.Fatal(err)
	}
	var ack message
	if err := opened.ReadJSON(&ack); err != nil {
		return nil, closeCode(b.t, err)
	}
	return opened, 0
}

func closeCode(t testing.TB, err error) int {
	t.Helper()
	closed, ok := err.(*websocket.CloseError) //nolint:errorlint // gorilla wraps none
	if !ok {
		t.Fatal(err)
	}
	return closed.Code
}

// closes waits for the end of a connection.
func closes(t testing.TB, conn *websocket.Conn, within time.Duration) (code int) {
	t.Helper()
	_ = conn.SetReadDeadline(time.Now().Add(within))
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return closeCode(t, err)
		}
	}
}

func keyBody(key string) string { return `{"key":"` + key + `"}` }

func TestBrowserSignsInAndOut(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	var log bytes.Buffer
	all := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	n := w.startWith(app.Options{Config: w.config(func(c *config.Config) { c.RateLimitPerMinute = 5 }), Role: app.RoleAPI,
		DatabaseURL: w.dsn, Log: all})
	b := n.newBrowser()
	if b.isIn() {
		t.Fatal("in without signing in")
	}
	b.signIn(keyBody(w.key))
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(n.url, "http://"))
	c := b.cookie
	fact.Is(t, "c.Name", c.Name, "goodones-"+port, c)
	fact.Is(t, "len(c.Value)", len(c.Value), 43)
	fact.Is(t, "c.HttpOnly", c.HttpOnly, true)
	fact.Is(t, "c.SameSite", c.SameSite, http.SameSiteStrictMode)
	fact.Is(t, "c.Path", c.Path, "/")
	fact.Is(t, "c.Secure", c.Secure, false)
	fact.Is(t, "c.Domain", c.Domain, "")
	fact.Is(t, "c.MaxAge", c.MaxAge, 7*24*60*60)
	for range 8 { // more than a key may ask
		if !b.isIn() {
			t.Fatal("not in")
		}
	}
	_, answer, header := b.send("POST", "/graphql", `{"query":"{ rateLimit { limit remaining } }"}`)
	if header.Get("X-RateLimit-Limit") != "600" || !strings.Contains(answer, `"limit":600`) {
		t.Errorf("%v %s", header, answer)
	}
	conn, code := b.connect("null")
	if code != 0 {
		t.Fatalf("socket: %d", code)
	}
	if status, answer, _ := b.send("DELETE", "/session", ""); status != http.StatusNoContent {
		t.Fatalf("sign out: %d %s", status, answer)
	}
	if code := closes(t, conn, 3*time.Second); code != 4401 {
		t.Errorf("the socket closed with %d", code)
	}
	if b.isIn() {
		t.Error("the cookie works after signing out")
	}
	if _, code := b.connect("null"); code != 4401 {
		t.Errorf("a socket after signing out: %d", code)
	}
	if status, _, _ := b.send("DELETE", "/session", ""); status != http.StatusNoContent {
		t.Errorf("signing out twice: %d", status)
	}
	n.stop()
	text := log.String()
	fact.Lacks(t, "text", text, b.cookie.Value)
	fact.Lacks(t, "text", text, w.key)
	fact.Contains(t, "text", text, "route=/session")
}

// TestSessionCountsFromOurPageAlone uses a good cookie from where, and in ways in which, it must be worth nothing.
func TestSessionCountsFromOurPageAlone(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	const allowed = "https://app.example"
	n := w.start(app.RoleAPI, func(c *config.Config) { c.AllowedOrigins = []string{allowed} })
	b := n.newBrowser()
	b.signIn(keyBody(w.key))
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(n.url, "http://"))
	for _, origin := range []string{"", "null", "https://evil.example", allowed, "http://127.0.0.1:1", "http://127.0.0.1",
		"https://127.0.0.1:" + port, "http://localhost:" + port, n.url + "/", n.url + ".evil.example"} {
		foreign := b.from(origin)
		if foreign.isIn() {
			t.Errorf("a query from %q", origin)
		}
		if conn, code := foreign.connect("null"); conn != nil || code != 4401 && code != http.StatusForbidden {
			t.Errorf("a socket from %q: %d", origin, code)
		}
		status, _, header := foreign.send("POST", "/session", keyBody(w.key))
		if status != 403 || header.Get("Set-Cookie") != "" {
			t.Errorf("signing in from %q: %d", origin, status)
		}
		if status, _, _ := foreign.send("DELETE", "/session", ""); status != 403 {
			t.Errorf("signing out from %q: %d", origin, status)
		}
	}
	rebound := b.from("http://evil.example:" + port)
	rebound.host = "evil.example:" + port
	if status, _, _ := rebound.send("POST", "/session", keyBody(w.key)); rebound.isIn() || status != 403 {
		t.Errorf("a name that was made to point here: %d", status)
	}
	for _, request := range []string{"GET /graphql?query=%7Bviewer%7Bname%7D%7D", "GET /api/v1/me",
		"POST /api/v1/sync", "GET /export/candidates.csv", "DELETE /graphql", "PUT /graphql"} {
		method, path, _ := strings.Cut(request, " ")
		if status, answer, _ := b.send(method, path, "", "Accept", "application/json"); status != 401 {
			t.Errorf("%s: %d %s", request, status, answer)
		}
	}
	if status, _, _ := b.send("POST", "/graphql", whoAmI, "Authorization", "Bearer wrong"); status != 401 {
		t.Errorf("a header does not win: %d", status)
	}
	if _, code := b.connect(`{"Authorization":"Bearer wrong"}`); code != 4401 {
		t.Errorf("a key in the payload does not win: %d", code)
	}
	_, _, header := b.from(allowed).send("POST", "/graphql", whoAmI)
	if header.Get("Access-Control-Allow-Credentials") != "" {
		t.Error("other pages may send cookies")
	}
	if !b.isIn() {
		t.Error("the session is gone")
	}
	if conn, code := b.connect("null"); conn == nil {
		t.Errorf("a socket from our page: %d", code)
	}
	status, answer, _ := b.send("POST", "/graphql",
		`{"query":"subscription { syncRunProgress(syncRunId: 1) { status } }"}`, "Accept", "text/event-stream")
	if status != 200 || !strings.Contains(answer, "NOT_FOUND") {
		t.Errorf("SSE: %d %s", status, answer)
	}
}

func TestSignInIsJSON(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	b := n.newBrowser()
	for body, want := range map[string]int{
		"": 400, "[]": 400, "{}": 400, `{"key":1}`: 400, `{"key":"a","link":"b"}`: 400, `{"key":"hello"}`: 401,
		`{"link":"hello"}`: 401, keyBody(w.key) + "x": 400,
	} {
		status, answer, header := n.newBrowser().send("POST", "/session", body)
		fact.Is(t, "status", status, want, body)
		fact.Is(t, `header.Get("Set-Cookie")`, header.Get("Set-Cookie"), "", body)
		fact.Lacks(t, "answer", answer, w.key, body)
	}
	for _, mediaType := range []string{"application/x-www-form-urlencoded", "text/plain", "multipart/form-data", ""} {
		status, _, _ := b.send("POST", "/session", keyBody(w.key), "Content-Type", mediaType)
		if status != 415 && status != 429 {
			t.Errorf("%q: %d", mediaType, status)
		}
	}
	status, answer, header := b.send("POST", "/session", keyBody(w.key))
	if status != http.StatusTooManyRequests || header.Get("Retry-After") == "" {
		t.Errorf("after twelve failures: %d %s", status, answer)
	}
	if status, _, header := b.send("PUT", "/session", ""); status != 405 || header.Get("Allow") != "GET, POST, DELETE" {
		t.Errorf("PUT: %d %v", status, header)
	}
}

// TestPageAsksWhetherItIsIn is answered with 200 either way, and with nothing else.
func TestPageAsksWhetherItIsIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	b := n.newBrowser()
	const in, out = `{"signedIn":true}`, `{"signedIn":false}`
	ask := func(b *browser, want string) {
		t.Helper()
		status, answer, header := b.send("GET", "/session", "")
		fact.Is(t, "status", status, 200, header)
		fact.Is(t, "strings.TrimSpace(answer)", strings.TrimSpace(answer), want)
		fact.Is(t, `header.Get("Access-Control-Allow-Origin")`, header.Get("Access-Control-Allow-Origin"), "")
		fact.Is(t, `header.Get("Cross-Origin-Resource-Policy")`, header.Get("Cross-Origin-Resource-Policy"), "same-origin")
		fact.Is(t, `header.Get("Cache-Control")`, header.Get("Cache-Control"), "no-store")
	}
	ask(b, out)
	b.signIn(keyBody(w.key))
	ask(b, in)
	ask(b.from(""), in) // browsers send no Origin with a GET
	rebound := b.from("")
	rebound.host = "evil.example"
	ask(rebound, out)
	b.send("DELETE", "/session", "")
	ask(b, out)
	forged := *b
	forged.cookie = &http.Cookie{Name: b.cookie.Name, Value: strings.Repeat("a", 43)}
	ask(&forged, out)
}

// TestExportOfASessionLeavesTheKeyItsMinute downloads more often than the key may ask.
func TestExportOfASessionLeavesTheKeyItsMinute(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, func(c *config.Config) { c.RateLimitPerMinute = 2 })
	b := n.newBrowser()
	b.signIn(keyBody(w.key))
	for i := range 4 {
		_, answer, _ := b.send("POST", "/graphql", `{"query":"mutation { exportCandidates(input: {}) { url } }"}`)
		_, rest, _ := strings.Cut(answer, `"url":"`)
		path, _, _ := strings.Cut(rest, `"`)
		if status, text, _ := b.from("").send("GET", path, ""); status != 200 {
			t.Fatalf("download %d: %d %s", i, status, text)
		}
	}
	if status, answer, _ := b.send("POST", "/graphql", whoAmI, "Authorization", "Bearer "+w.key); status != 200 {
		t.Errorf("the key's own request: %d %s", status, answer)
	}
}

// TestTicketOutlivesTheQuota downloads by a ticket that the last request of the key's minute has made.
func TestTicketOutlivesTheQuota(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, func(c *config.Config) { c.RateLimitPerMinute = 1 })
	path := exportPath(t, n.url, w.key)
	if status, _ := download(t, n.url+path, ""); status != 200 {
		t.Errorf("status %d", status)
	}
}

// TestSignInElsewhereNamesTheSetting refuses an address that the server does not know as its own.
func TestSignInElsewhereNamesTheSetting(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	const elsewhere = "http://goodones.example:8080"
	b := w.start(app.RoleAPI, nil).newBrowser().from(elsewhere)
	b.host = "goodones.example:8080"
	status, answer, _ := b.send("POST", "/session", keyBody(w.key))
	fact.Is(t, "status", status, 403)
	fact.Contains(t, "answer", answer, "PUBLIC_URL")
	fact.Contains(t, "answer", answer, elsewhere)
}

// TestSessionEndsWithTime moves the times of a session in the database: its requests and sockets end.
func TestSessionEndsWithTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	for name, move := range map[string]string{
		"idle for 12 hours": `UPDATE sessions SET seen_at = now() - interval '12 hours'`,
		"7 days old":        `UPDATE sessions SET created_at = now() - interval '7 days'`,
	} {
		b := n.newBrowser()
		b.signIn(keyBody(w.key))
		if !b.isIn() {
			t.Fatal("not in")
		}
		conn, code := b.connect("null")
		if conn == nil {
			t.Fatalf("socket: %d", code)
		}
		if _, err := w.sql.ExecContext(t.Context(), move); err != nil {
			t.Fatal(err)
		}
		if code := closes(t, conn, 15*time.Second); code != 4401 { // it is looked at every 10
			t.Errorf("%s: the socket closed with %d", name, code)
		}
		eventually(t, 3*time.Second, name, func() bool { return !b.isIn() })
		if conn, code := b.connect("null"); conn != nil || code != 4401 {
			t.Errorf("%s: a new socket: %d", name, code)
		}
	}
}

// TestRevokedKeyEndsItsSessions within a second, as it ends the key's own connections: the server that revokes it does
// so at once, whether hints are heard or not.
func TestRevokedKeyEndsItsSessions(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, func(c *config.Config) { c.ListenNotify = false })
	var made struct {
		CreateKey struct {
			Key    string
			APIKey struct{ ID string } `json:"apiKey"`
		}
	}
	n.must(`mutation { createKey(input: {}) { key apiKey { id } } }`, nil, &made)
	b := n.newBrowser()
	b.signIn(keyBody(made.CreateKey.Key))
	conn, code := b.connect("null")
	if conn == nil {
		t.Fatalf("socket: %d", code)
	}
	n.must(`mutation($id: ID!) { revokeKey(input: {id: $id}) { userErrors { message } } }`,
		map[string]any{"id": made.CreateKey.APIKey.ID}, &struct{}{})
	if code := closes(t, conn, time.Second); code != 4401 {
		t.Errorf("closed with %d", code)
	}
	if b.isIn() {
		t.Error("the session outlives its key")
	}
}

// TestSignInLink works once, on this machine, and holds no key.
func TestSignInLink(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	a, err := app.New(app.Options{Config: w.config(nil), Role: app.RoleAPI, DatabaseURL: w.dsn})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	defer func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	link, err := a.SignInLink(w.key)
	if err != nil {
		t.Fatal(err)
	}
	page, token, found := strings.Cut(link, "/#link=")
	fact.Is(fact.Must(t), "found", found, true)
	fact.Is(fact.Must(t), "page", page, a.URL())
	fact.Lacks(fact.Must(t), "link", link, w.key)
	body := `{"link":"` + token + `"}`
	b := &browser{t: t, url: page, origin: page}
	if status, _, _ := b.send("POST", "/session", body, "X-Forwarded-For", "192.0.2.1"); status != 401 {
		t.Errorf("from elsewhere: %d", status)
	}
	b.signIn(body)
	if !b.isIn() {
		t.Error("not in")
	}
	if status, answer, _ := b.send("POST", "/session", body); status != 401 || !strings.Contains(answer, "was used") {
		t.Errorf("twice: %d %s", status, answer)
	}
}

// TestPublicURL signs in behind a proxy that speaks https.
func TestPublicURL(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	const public = "https://goodones.example"
	n := w.start(app.RoleAPI, func(c *config.Config) { c.PublicURL = public })
	b := n.newBrowser().from(public)
	b.host = "goodones.example"
	b.signIn(keyBody(w.key))
	fact.Is(t, "b.cookie.Name", b.cookie.Name, "__Host-goodones", b.cookie)
	fact.Is(t, "b.cookie.Secure", b.cookie.Secure, true)
	fact.Is(t, "b.cookie.Path", b.cookie.Path, "/")
	fact.Is(t, "b.cookie.Domain", b.cookie.Domain, "")
	if !b.isIn() {
		t.Error("not in")
	}
	if status, _, _ := n.newBrowser().send("POST", "/session", keyBody(w.key)); status != 403 {
		t.Errorf("under another name: %d", status)
	}
	other := *b
	other.host = ""
	if other.isIn() {
		t.Error("under an unknown host")
	}
	if status, _, _ := other.send("POST", "/graphql", whoAmI, "X-Forwarded-Host", "goodones.example"); status != 200 {
		t.Errorf("behind a proxy that tells the host: %d", status)
	}
}
