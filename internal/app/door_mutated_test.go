package app_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// TestMutatedRequestsAreRefused sends a whole server 10,000 requests, and websockets messages, that were right once.
// None may end in a 5xx, or close a socket as our fault.
func TestMutatedRequestsAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	writer := w.newWriter()
	tale := writer.begin(1)[0]
	for range 5 {
		if err := writer.step(t.Context(), tale); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.end(t.Context(), tale); err != nil {
		t.Fatal(err)
	}
	const hands, requests = 8, 10_000
	counts := &tally{}
	inParallel(hands, hands, func(i int) {
		v := &vandal{t: t, server: n.client, random: rand.New(rand.NewPCG(7, uint64(i))), run: tale.work.RunID, seen: counts}
		defer v.hangUp()
		for range requests / hands {
			v.request()
		}
		for range 25 {
			v.socket()
		}
	})
	t.Log(counts.all)
	for _, want := range []int{200, 400, 401, 404, 405, 415} {
		if counts.all[want] == 0 {
			t.Errorf("nothing ended in %d: %v", want, counts.all)
		}
	}
}

// tally counts how requests and sockets ended.
type tally struct {
	mu  sync.Mutex
	all map[int]int
}

func (c *tally) add(code int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all == nil {
		c.all = map[int]int{}
	}
	c.all[code]++
}

// vandal sends what was right once, over one connection as long as that holds.
type vandal struct {
	t      *testing.T
	server *client
	random *rand.Rand
	run    int
	seen   *tally
	conn   net.Conn
	reader *bufio.Reader
}

func (v *vandal) hangUp() {
	if v.conn != nil {
		_ = v.conn.Close()
		v.conn = nil
	}
}

// request sends a request until it is answered; a connection that the server has closed meanwhile is made anew, and a
// busy server is asked again.
func (v *vandal) request() {
	raw := v.compose()
	for lost, refused := 0, 0; lost < 3; {
		if v.conn == nil {
			conn, err := net.Dial("tcp", strings.TrimPrefix(v.server.url, "http://"))
			if err != nil {
				v.t.Error(err)
				return
			}
			v.conn, v.reader = conn, bufio.NewReader(conn)
		}
		status, answer, err := v.exchange(raw)
		if err != nil {
			v.hangUp()
			lost++
			continue
		}
		if busy(status, answer) && refused < patience {
			refused++
			pause(retryAfter)
			continue
		}
		v.seen.add(status)
		if status >= 500 {
			v.t.Errorf("%d %.300q to %q", status, answer, raw)
		}
		return
	}
	v.seen.add(0)
	v.t.Errorf("no answer to %q", raw)
}

func (v *vandal) exchange(raw []byte) (status int, answer []byte, err error) {
	_ = v.conn.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := v.conn.Write(raw); err != nil {
		return 0, nil, err
	}
	method, _, _ := bytes.Cut(raw, []byte(" "))
	response, err := http.ReadResponse(v.reader, &http.Request{Method: string(method)})
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	if response.Close || response.StatusCode == http.StatusBadRequest {
		v.hangUp() // after a bad request, what is left of it may be taken for the next
	}
	return response.StatusCode, answer, err
}

// compose writes a request with some of its parts mutated. The version, and where the body ends, stay as they are: what
// net/http says of those is no matter of ours.
func (v *vandal) compose() []byte {
	run := fmt.Sprint(v.run)
	method := v.pick("GET", "POST", "POST", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH")
	target := v.maybe(3, v.pick("/graphql", "/graphql", "/graphql", "/api/v1/sync-status?syncRunId="+run,
		"/api/v1/sync-status?syncRunId="+run, "/api/v1/sync-settings", "/api/v1/sync-history", "/api/v1/sync",
		"/graphql?query=%7BsyncRun(id:"+run+")%7Bid%7D%7D", "/", "/healthz", "/readyz"))
	body := v.maybe(2, v.pick(
		`{"query":"{ syncRun(id: `+run+`) { id status progressLog events(after: 1, first: 3) { sequence } } }"}`,
		`{"query":"query Q($id: ID!) { syncRun(id: $id) { trackedAccount { handle } } }",`+
			`"variables":{"id":"`+run+`"},"operationName":"Q"}`,
		`{"query":"mutation { cancelSync(syncRunId: `+run+`) { syncRun { id } userErrors { code message } } }"}`,
		`{"query":"mutation($n: String!) { createSavedSearch(input: {name: $n, description: \"founders\"}) { savedSearch `+
			`{ id } userErrors { code } } }","variables":{"n":"x"}}`,
		`{"query":"mutation { updateSyncSettings(input: {timezone: \"Europe/Berlin\", tier: PRO, syncTimes: `+
			`[\"06:00\"]}) { userErrors { code } } }"}`,
		`{"query":"subscription { syncRunProgress(syncRunId: `+run+`, after: 2) { sequence syncRun { id } } }"}`,
		`{"query":"{ candidates(first: 5, after: \"AAAA\") { edges { cursor } } syncRuns(first: 3) { pageInfo { `+
			`endCursor } } }"}`,
		`{"query":"{ ...f } fragment f on Query { viewer { name usage { resourcesUsed } } }","extensions":{"a":[1,`+
			`{"b":null}]}}`,
		`{"trackedXAccountId":7}`, `{"timezone":"UTC","tier":"pro","syncTimes":["06:00"]}`,
	))
	var raw bytes.Buffer
	fmt.Fprintf(&raw, "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n", method,
		line(strings.ReplaceAll(target, " ", "+")), len(body))
	headers := map[string]string{
		"Authorization": "Bearer " + v.server.key, "Content-Type": v.pick("application/json",
			"application/json; charset=utf-8", "text/plain"),
		"Accept":        v.pick("application/json", "text/event-stream", "application/graphql-response+json", "*/*;q=0.1"),
		"Last-Event-Id": v.pick("", "1", "3"), "If-None-Match": v.pick("", `"`+run+`-8"`),
		"Origin": v.pick("", "", "https://a.example"),
	}
	for name, value := range headers {
		if value = line(v.maybe(12, value)); value != "" {
			fmt.Fprintf(&raw, "%s: %s\r\n", name, value)
		}
	}
	raw.WriteString("\r\n" + body)
	return raw.Bytes()
}

// line is a text that ends no line of a header.
func line(text string) string { return strings.NewReplacer("\r", "", "\n", "").Replace(text) }

// socket sends one websocket a few messages, some of them mutated, and looks how it ends.
func (v *vandal) socket() {
	s, err := dialSocket(v.t.Context(), v.server, 0)
	if err != nil {
		v.t.Error(err)
		return
	}
	defer s.ws.Close()
	messages := []string{
		fmt.Sprintf(`{"id":"1","type":"subscribe","payload":{"query":%q,"variables":{"id":%d,"after":2}}}`, watchDocument,
			v.run),
		`{"id":"2","type":"subscribe","payload":{"query":"{ viewer { name } }","extensions":{}}}`,
		`{"type":"ping","payload":{"a":1}}`, `{"id":"1","type":"complete"}`, `{"type":"pong"}`,
	}
	for range 4 {
		if s.ws.WriteMessage(websocket.TextMessage, []byte(v.maybe(1, v.pick(messages...)))) != nil {
			break
		}
	}
	_ = s.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(1000, ""), time.Now().Add(time.Second))
	_ = s.ws.SetReadDeadline(time.Now().Add(20 * time.Second))
	for err == nil {
		_, _, err = s.ws.ReadMessage()
	}
	ended, ok := errors.AsType[*websocket.CloseError](err)
	if !ok {
		v.t.Errorf("a socket ended with %v", err)
		return
	}
	v.seen.add(ended.Code)
	if slices.Contains([]int{1006, 1011, 4500}, ended.Code) {
		v.t.Errorf("a socket was closed with %d %s", ended.Code, ended.Text)
	}
}

func (v *vandal) pick(from ...string) string { return from[v.random.IntN(len(from))] }

// maybe mutates one text of so many.
func (v *vandal) maybe(of int, text string) string {
	if v.random.IntN(of) > 0 {
		return text
	}
	nasty := []string{"\x00", "\xff\xfe", "\\u0000", `\ud800`, `"`, "{", "}", "[", "]", "9223372036854775808", "-1",
		"1e999", "%zz", "%00", "💥", "null",
		"...", "$", "(", "'", "; DROP TABLE users", strings.Repeat("a", 500), strings.Repeat("[", 200)}
	for range 1 + v.random.IntN(3) {
		at := v.random.IntN(len(text) + 1)
		end := min(len(text), at+v.random.IntN(5))
		switch v.random.IntN(4) {
		case 0:
			text = text[:at] + text[end:]
		case 1:
			text = text[:end] + text[at:]
		case 2:
			text = text[:at] + nasty[v.random.IntN(len(nasty))] + text[at:]
		default:
			text = text[:at] + string([]byte{byte(v.random.IntN(256))}) + text[end:]
		}
	}
	return text
}
