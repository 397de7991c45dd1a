package graphqlws

import (
	"context"
	"errors"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"goodones/internal/fact"
)

type keyID struct{}

func byKey(ctx context.Context, r *Request) (context.Context, error) {
	return context.WithValue(ctx, keyID{}, r.Header.Get("Authorization")), nil
}

func TestKill(t *testing.T) {
	t.Parallel()
	h := start(t, Config{Authenticate: byKey}, 0)
	clients := map[string][]*client{}
	for _, key := range []string{"a", "b", "a", "b", "a"} {
		c := h.dial(t, http.Header{"Authorization": {key}})
		c.send(`{"type":"connection_init"}`)
		c.expect(`{"type":"connection_ack"}`)
		c.subscribe("1", "subscription{feed}")
		await(t, h.topic.opened, "stream")
		clients[key] = append(clients[key], c)
	}
	h.dial(t, http.Header{"Authorization": {"a"}}) // nobody yet
	if n := h.Kill(func(ctx context.Context) bool { return ctx.Value(keyID{}) == "a" }, CloseForbidden,
		"Forbidden"); n != 3 {
		t.Errorf("killed %d, want 3", n)
	}
	for _, c := range clients["a"] {
		c.expectClose(4403, "Forbidden")
	}
	for range clients["a"] {
		await(t, h.topic.closed, "stream to be closed")
	}
	for _, c := range clients["b"] {
		c.send(`{"type":"ping"}`)
		c.expect(`{"type":"pong"}`)
	}
}

// A Kill while a connection is being opened is not lost.
func TestOpenedIsSeenByKill(t *testing.T) {
	t.Parallel()
	var h *harness
	cfg := Config{Authenticate: byKey, Opened: func(context.Context) (func(), error) {
		if n := h.Kill(func(ctx context.Context) bool { return true }, CloseForbidden, "Forbidden"); n != 1 {
			t.Errorf("killed %d, want 1", n)
		}
		return func() {}, nil
	}}
	h = start(t, cfg, 0)
	c := h.dial(t, nil)
	c.send(`{"type":"connection_init"}`)
	c.expectClose(4403, "Forbidden")
}

func TestOpenedCapsAndReleases(t *testing.T) {
	t.Parallel()
	var live atomic.Int64
	h := start(t, Config{Opened: func(context.Context) (func(), error) {
		if live.Add(1) > 2 {
			live.Add(-1)
			return nil, errors.New("secret")
		}
		return func() { live.Add(-1) }, nil
	}}, 0)
	first := h.connect(t)
	h.connect(t)
	third := h.dial(t, nil)
	third.send(`{"type":"connection_init"}`)
	third.expectClose(1013, "Too many connections")
	_ = first.ws.Close()
	eventually(t, "released", func() bool { return live.Load() == 1 })
	h.connect(t)
}

func TestShutdown(t *testing.T) {
	t.Parallel()
	h := start(t, Config{}, 0)
	quiet, busy, fresh := h.connect(t), h.connect(t), h.dial(t, nil)
	busy.subscribe("1", "subscription{feed}")
	await(t, h.topic.opened, "stream")
	busy.subscribe("2", "subscription{forever}")
	busy.expect(`{"id":"2","type":"next","payload":{"data":{"forever":0}}}`)
	done := make(chan error, 1)
	go func() { done <- h.Shutdown(context.Background()) }()
	for _, c := range []*client{quiet, busy, fresh} {
		c.expectClose(1001, "Going away")
		_ = c.ws.Close()
	}
	if err := await(t, done, "Shutdown"); err != nil {
		t.Error(err)
	}
	await(t, h.topic.closed, "stream to be closed")
	await(t, h.cancelled, "execution to be cancelled")
	_, resp, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(h.http.URL, "http"), nil)
	if err == nil || resp.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("got %v, %v; want 503", resp, err)
	}
}

// A connection whose handshake was answered while Shutdown began is told so too.
func TestShutdownDuringTheHandshake(t *testing.T) {
	t.Parallel()
	var h *harness
	h = start(t, Config{Upgrade: func(*http.Request) any {
		if err := h.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
		return nil
	}}, 0)
	h.dial(t, nil).expectClose(1001, "Going away")
}

// Shutdown does not outwait its context for a client that takes nothing.
func TestShutdownResetsWhoIsLeft(t *testing.T) {
	t.Parallel()
	h := start(t, Config{WriteTimeout: time.Hour}, 4096)
	c := h.connect(t)
	c.subscribe("1", "subscription{feed}")
	await(t, h.topic.opened, "stream")
	h.topic.publish(false, event(1, 8_000_000))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := h.Shutdown(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	await(t, h.topic.closed, "stream to be closed")
}

// However clients leave, no goroutine and no descriptor stays.
func TestNothingLeaks(t *testing.T) {
	// Not parallel: it measures what the whole process holds.
	h := start(t, Config{}, 0)
	cycle := func(i int) {
		d := websocket.Dialer{Subprotocols: []string{Subprotocol}}
		ws, _, err := d.Dial("ws"+strings.TrimPrefix(h.http.URL, "http"), nil)
		if err != nil {
			t.Fatal(err)
		}
		c := &client{t, ws}
		c.send(`{"type":"connection_init"}`)
		c.expect(`{"type":"connection_ack"}`)
		c.subscribe("1", "subscription{feed}")
		await(t, h.topic.opened, "stream")
		switch i % 3 {
		case 0:
			_ = ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(1000, ""), time.Time{})
		case 1:
			c.subscribe("2", "subscription{forever}")
		}
		_ = ws.Close()
		await(t, h.topic.closed, "stream to be closed")
	}
	settled := func() (goroutines, descriptors int) {
		eventually(t, "sockets gone", func() bool { return h.Stats().Sockets == 0 })
		return runtime.NumGoroutine(), openDescriptors(t)
	}
	cycle(0)
	goroutines, descriptors := settled()
	for i := range 1000 {
		cycle(i)
	}
	eventually(t, "goroutines and descriptors are back", func() bool {
		g, d := settled()
		return g <= goroutines && d <= descriptors
	})
}

func openDescriptors(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/dev/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

// An idle connection has one goroutine and no buffers.
func TestIdleConnection(t *testing.T) {
	// Not parallel: it measures what the whole process holds.
	h := start(t, Config{}, 0)
	h.http.Config.SetKeepAlivesEnabled(false)
	before := runtime.NumGoroutine()
	const clients = 20
	for range clients {
		c := h.connect(t)
		c.subscribe("1", "subscription{feed}")
		await(t, h.topic.opened, "stream")
	}
	h.topic.publish(false, event(1, 10))
	// Goroutines of an earlier test that end meanwhile were counted before.
	eventually(t, "one goroutine each", func() bool { return runtime.NumGoroutine() <= before+clients })
	for _, c := range h.conns.all() {
		c.writer.mu.Lock()
		fact.Holds(t, "c.writer.outbound == nil", c.writer.outbound == nil, c.writer.outbound)
		fact.Is(t, "c.writer.space", c.writer.space, nil)
		fact.Is(t, "c.req", c.req, nil)
		c.writer.mu.Unlock()
	}
}
