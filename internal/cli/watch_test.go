package cli

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"goodones/internal/fact"
)

// socketServer speaks the given part of a server on every socket; the socket is closed after it.
func socketServer(t *testing.T, speak func(conn *websocket.Conn)) *client {
	t.Helper()
	upgrader := websocket.Upgrader{Subprotocols: []string{"graphql-transport-ws"}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		speak(conn)
	}))
	t.Cleanup(server.Close)
	return newClient(server.URL, "secret")
}

// answering is a server that takes the subscription and then sends the texts.
func answering(t *testing.T, texts ...string) *client {
	t.Helper()
	return socketServer(t, func(conn *websocket.Conn) {
		var init, subscribe frame
		_ = conn.ReadJSON(&init)
		_ = conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"connection_ack"}`))
		_ = conn.ReadJSON(&subscribe)
		fact.Is(t, "init.Type", init.Type, "connection_init", init, subscribe)
		fact.Is(t, "subscribe.Type", subscribe.Type, "subscribe")
		fact.Contains(t, "string(subscribe.Payload)", string(subscribe.Payload), `{"id":"7"}`)
		for _, text := range texts {
			_ = conn.WriteMessage(websocket.TextMessage, []byte(text))
		}
	})
}

const (
	nextFrame = `{"id":"1","type":"next","payload":{"data":` +
		`{"syncRunProgress":{"sequence":3,"status":"COMPLETED","message":"done"}}}}`
	completeFrame = `{"id":"1","type":"complete"}`
)

func TestWatch(t *testing.T) {
	t.Parallel()
	var shown []string
	last, err := answering(t, nextFrame, completeFrame).watch(t.Context(), "7",
		func(r *runState) { shown = append(shown, r.Message) })
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "last.Sequence", last.Sequence, 3, last)
	fact.Is(fact.Must(t), "last.Status", last.Status, "COMPLETED")
	fact.Is(fact.Must(t), "len(shown)", len(shown), 1, shown)
	fact.Is(t, "shown[0]", shown[0], "done")
}

func TestWatchFailures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"cut", []string{nextFrame}, "close 1006"},
		{"refused", []string{`{"id":"1","type":"error","payload":[{"message":"no such run"}]}`}, "refused: no such run"},
		{"refused without words", []string{`{"id":"1","type":"error","payload":[]}`}, "refused: no reason given"},
		{"refused in another form", []string{`{"id":"1","type":"error","payload":"?"}`}, "refused: json"},
		{"an error in an event", []string{`{"id":"1","type":"next","payload":{"data":null,"errors":[{"message":"broken"}]}}`},
			"event: broken"},
		{"an empty event", []string{`{"id":"1","type":"next","payload":{}}`}, "event: no data"},
		{"another form of event", []string{`{"id":"1","type":"next","payload":[]}`}, "event: json"},
		{"no JSON", []string{`{`}, "unexpected EOF"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := answering(t, c.texts...).watch(t.Context(), "7", func(*runState) {})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestWatchAnswersPings(t *testing.T) {
	t.Parallel()
	c := socketServer(t, func(conn *websocket.Conn) {
		var init, subscribe, pong frame
		_ = conn.ReadJSON(&init)
		_ = conn.WriteJSON(frame{Type: "connection_ack"})
		_ = conn.ReadJSON(&subscribe)
		_ = conn.WriteJSON(frame{Type: "ping"})
		if err := conn.ReadJSON(&pong); err != nil || pong.Type != "pong" {
			t.Errorf("got %+v, %v", pong, err)
		}
		_ = conn.WriteJSON(frame{ID: "1", Type: "complete"})
	})
	if _, err := c.watch(t.Context(), "7", func(*runState) {}); err != nil {
		t.Error(err)
	}
}

func TestWatchBeforeTheSubscription(t *testing.T) {
	t.Parallel()
	noAck := socketServer(t, func(conn *websocket.Conn) { _ = conn.WriteJSON(frame{Type: "bogus"}) })
	if _, err := noAck.watch(t.Context(), "7", nil); err == nil || !strings.Contains(err.Error(), `got "bogus"`) {
		t.Errorf("got %v", err)
	}
	closed := socketServer(t, func(*websocket.Conn) {})
	if _, err := closed.watch(t.Context(), "7", nil); err == nil {
		t.Error("a closed socket is no error")
	}
	if _, err := fake(t, 401, "").watch(t.Context(), "7", nil); !errors.Is(err, errUnknownKey) {
		t.Errorf("got %v", err)
	}
}

func TestWatchEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	silent := socketServer(t, func(conn *websocket.Conn) {
		cancel()
		for {
			if _, _, err := conn.ReadMessage(); err != nil {
				return
			}
		}
	})
	if _, err := silent.watch(ctx, "7", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
