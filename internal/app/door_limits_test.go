package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// TestRateLimitHolds spends the minute of a key on two servers, in every way there is. What is promised is 60 ± 1
// requests that count; a handshake that goes on with a connection known from the last minute does not. The minute is
// shortened in the middle, so that its end can be waited for.
func TestRateLimitHolds(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	limited := func(c *config.Config) { c.RateLimitPerMinute = 60 }
	nodes := []*node{w.start(app.RoleAPI, limited), w.start(app.RoleAPI, limited)}
	var sockets []*asker
	for _, n := range nodes {
		sockets = append(sockets, newAsker(t, n.client))
	}
	accepted := len(sockets) // their handshakes
	ways := map[string]func(i int) bool{
		"REST":      func(i int) bool { return poll(t, nodes[i%2].client, i) },
		"GraphQL":   func(i int) bool { return ask(t, nodes[i%2].client) },
		"handshake": func(i int) bool { return shake(t, nodes[i%2].client) },
		"subscribe": func(i int) bool { return sockets[i%2].subscribes(i) },
	}
	// A way is over when it was refused three times. Handshakes may be let in after all others are refused: each known
	// connection is gone on with once, at no cost.
	spent, refused := map[string]int{}, map[string]int{}
	over := func(name string) bool { return refused[name] == 3 }
	for i := 0; !over("REST") || !over("GraphQL") || !over("handshake") || !over("subscribe"); i++ {
		for name, way := range ways {
			if over(name) {
				continue
			}
			if way(i) {
				accepted++
				spent[name]++
			} else {
				refused[name]++
			}
		}
		if i == 6 { // 30 of them are spent: let the minute end in 25 s
			w.sql.MustExec(`UPDATE key_windows SET started_at = started_at - interval '35 seconds'`)
		}
	}
	for name := range ways {
		if spent[name] == 0 || refused[name] == 0 {
			t.Errorf("%s: %d accepted, %d refused", name, spent[name], refused[name])
		}
	}
	// Of two handshakes at least one counts: it made the connection that the other went on with.
	free := (len(sockets) + spent["handshake"]) / 2
	if accepted < 59 || accepted > 61+free {
		t.Errorf("%d requests were accepted in a minute, at most %d of them at no cost: %v", accepted, free, spent)
	}
	retryAfterIsTrue(t, nodes[0].client)
	if poll(t, &client{t: t, url: nodes[0].url, key: "ctgo_nobody"}, 0) {
		t.Error("an unknown key was accepted")
	}
	t.Logf("%d accepted: %v", accepted, spent)
}

// retryAfterIsTrue asks until it is let in again, and compares when that is with what the server asked for.
func retryAfterIsTrue(t *testing.T, c *client) {
	t.Helper()
	status, _, header := c.do(http.MethodGet, "/api/v1/sync-status?syncRunId=1", nil, nil)
	wait, err := strconv.Atoi(header.Get("Retry-After"))
	fact.Is(fact.Must(t), "err", err, nil, header.Get("Retry-After"))
	fact.Is(fact.Must(t), "status", status, http.StatusTooManyRequests, header.Get("Retry-After"))
	fact.Holds(fact.Must(t), "wait >= 1", wait >= 1, wait, header.Get("Retry-After"))
	fact.Holds(fact.Must(t), "wait <= 25", wait <= 25, wait, header.Get("Retry-After"))
	began := time.Now()
	eventually(t, time.Minute, "the next minute begins", func() bool { return poll(t, c, 0) })
	if took := time.Since(began); took < time.Duration(wait-1)*time.Second-100*time.Millisecond ||
		took > time.Duration(wait+2)*time.Second {
		t.Errorf("Retry-After said %d s, it was %s", wait, took)
	}
}

// poll reports whether a REST request was let in. Every address it claims to come from is another one.
func poll(t *testing.T, c *client, i int) bool {
	t.Helper()
	status, _, _ := c.do(http.MethodGet, "/api/v1/sync-status?syncRunId=1", nil,
		http.Header{"X-Forwarded-For": {"10.0.0." + strconv.Itoa(i%250)}})
	return status == http.StatusNotFound
}

func ask(t *testing.T, c *client) bool {
	t.Helper()
	_, answer := c.query(`{ viewer { name } }`, nil)
	return bytes.Contains(answer, []byte(`"alice"`)) && !bytes.Contains(answer, []byte("RATE_LIMITED"))
}

// shake reports whether a connection was let in: one that is not waits, and is given up after a while.
func shake(t *testing.T, c *client) bool {
	t.Helper()
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}}
	conn, _, err := dialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(c.url, "http")+"/graphql",
		http.Header{"Authorization": {"Bearer " + c.key}})
	if err != nil {
		t.Errorf("a handshake is refused: %v", err)
		return false
	}
	defer conn.Close()
	if err := conn.WriteJSON(message{Type: "connection_init"}); err != nil {
		t.Fatal(err)
	}
	_ = conn.SetReadDeadline(time.Now().Add(3 * time.Second))
	var ack message
	err = conn.ReadJSON(&ack)
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return false
	}
	if err != nil || ack.Type != "connection_ack" {
		t.Errorf("a connection: %+v, %v", ack, err)
	}
	return true
}

// asker subscribes on one socket, whose messages another goroutine reads.
type asker struct {
	t        *testing.T
	conn     *heldSocket
	messages chan message
}

func newAsker(t *testing.T, c *client) *asker {
	t.Helper()
	a := &asker{t: t, conn: c.dial(), messages: make(chan message, 100)}
	t.Cleanup(func() { _ = a.conn.Close() })
	go func() {
		defer close(a.messages)
		for {
			var m message
			if a.conn.ReadJSON(&m) != nil {
				return
			}
			a.messages <- m
		}
	}()
	return a
}

// subscribes reports whether a subscribe was let in: one that is not waits, and is given up after a while.
func (a *asker) subscribes(i int) bool {
	a.t.Helper()
	id := strconv.Itoa(i)
	payload, _ := json.Marshal(map[string]any{"query": watchDocument, "variables": map[string]any{"id": 1}})
	if err := a.conn.WriteJSON(message{ID: id, Type: "subscribe", Payload: payload}); err != nil {
		a.t.Fatal(err)
	}
	select {
	case m, ok := <-a.messages:
		fact.Is(fact.Must(a.t), "ok", ok, true, m)
		fact.Is(fact.Must(a.t), "m.ID", m.ID, id)
		fact.Holds(fact.Must(a.t), `bytes.Contains(m.Payload, []byte("NOT_FOUND"))`,
			bytes.Contains(m.Payload, []byte("NOT_FOUND")), m.Payload, []byte("NOT_FOUND"))
		return true
	case <-time.After(3 * time.Second):
		if err := a.conn.WriteJSON(message{ID: id, Type: "complete"}); err != nil {
			a.t.Fatal(err)
		}
		return false
	}
}
