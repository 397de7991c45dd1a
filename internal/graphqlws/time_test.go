package graphqlws

import (
	"context"
	"errors"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/gorilla/websocket"

	"goodones/internal/fact"
)

// pipes is a listener in memory, so that time may be simulated. Its
// connections cannot be tried without blocking: they test the slow path, too.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.closed); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipes"} }

// simulate runs test in simulated time with a server of cfg that pings, and a
// function that dials it.
func simulate(t *testing.T, cfg Config, test func(t *testing.T, h *harness, dial func() *websocket.Conn)) {
	synctest.Test(t, func(t *testing.T) {
		h := &harness{probe: newProbe(), topic: newTopic()}
		if cfg.Open == nil {
			cfg.Open = h.topic.open
		}
		h.Transport, h.exec = New(cfg), executor.New(h.probe)
		l := &pipes{make(chan net.Conn), make(chan struct{})}
		srv := &http.Server{Handler: h}
		go func() { _ = srv.Serve(l) }()
		ctx, cancel := context.WithCancel(t.Context())
		go func() { _ = h.Run(ctx) }()
		test(t, h, func() *websocket.Conn {
			d := websocket.Dialer{Subprotocols: []string{Subprotocol}, NetDial: func(string, string) (net.Conn, error) {
				client, server := net.Pipe()
				l.conns <- server
				return client, nil
			}}
			ws, _, err := d.Dial("ws://server/", nil)
			if err != nil {
				t.Fatal(err)
			}
			return ws
		})
		cancel()
		if err := h.Shutdown(t.Context()); err != nil {
			t.Error(err)
		}
		_ = srv.Close()
		synctest.Wait()
		if s := h.Stats(); s.Sockets != 0 || s.Subscriptions != 0 {
			t.Errorf("left over: %+v", s)
		}
	})
}

func initPipe(t *testing.T, ws *websocket.Conn) {
	t.Helper()
	if err := ws.WriteMessage(websocket.TextMessage, []byte(`{"type":"connection_init"}`)); err != nil {
		t.Fatal(err)
	}
	if _, b, err := ws.ReadMessage(); err != nil || string(b) != `{"type":"connection_ack"}` {
		t.Fatalf("got %s, %v", b, err)
	}
}

func expectEnd(t *testing.T, ws *websocket.Conn, code int, reason string) {
	t.Helper()
	_, b, err := ws.ReadMessage()
	closed, ok := errors.AsType[*websocket.CloseError](err)
	fact.Is(fact.Must(t), "ok", ok, true, b, err)
	fact.Is(fact.Must(t), "closed.Code", closed.Code, code, b, err)
	fact.Is(fact.Must(t), "closed.Text", closed.Text, reason, b, err)
	_ = ws.Close()
}

func TestInitTimeout(t *testing.T) {
	t.Parallel()
	simulate(t, Config{}, func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		ws, begun := dial(), time.Now()
		go func() { // frames that are no connection_init gain no time
			for range 3 {
				time.Sleep(3 * time.Second)
				_ = ws.WriteMessage(websocket.TextMessage, []byte(`{"type":"pong"}`))
			}
		}()
		expectEnd(t, ws, 4408, "Connection initialisation timeout")
		if after := time.Since(begun); after != 10*time.Second {
			t.Errorf("closed after %v", after)
		}
	})
}

// The time that Authenticate takes is not the client's.
func TestSlowAuthenticateIsNoInitTimeout(t *testing.T) {
	t.Parallel()
	cfg := Config{Authenticate: func(ctx context.Context, _ *Request) (context.Context, error) {
		time.Sleep(15 * time.Second)
		return ctx, nil
	}}
	simulate(t, cfg, func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		ws := dial()
		initPipe(t, ws)
		_ = ws.Close()
	})
}

func TestPingsKeepAnIdleClient(t *testing.T) {
	t.Parallel()
	simulate(t, Config{}, func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		ws := dial()
		initPipe(t, ws)
		begun, pings := time.Now(), 0
		answer := ws.PingHandler()
		ws.SetPingHandler(func(data string) error {
			if pings++; pings == 360 {
				_ = ws.Close()
			}
			return answer(data)
		})
		_, _, _ = ws.ReadMessage()
		after := time.Since(begun)
		fact.Is(t, "pings", pings, 360)
		fact.Holds(t, "after >= 3590*time.Second", after >= 3590*time.Second, after)
		fact.Holds(t, "after <= 3600*time.Second", after <= 3600*time.Second, after)
	})
}

func TestPingsAreSpread(t *testing.T) {
	t.Parallel()
	simulate(t, Config{}, func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		at := make(chan time.Time, 30)
		for range cap(at) {
			ws := dial()
			initPipe(t, ws)
			ws.SetPingHandler(func(string) error { at <- time.Now(); return ws.Close() })
			go func() { _, _, _ = ws.ReadMessage() }()
		}
		seconds := map[int64]int{}
		for range cap(at) {
			seconds[(<-at).Unix()]++
		}
		for s, n := range seconds {
			if n != 3 {
				t.Errorf("%d clients pinged in second %d of 10, want 3", n, s%10)
			}
		}
	})
}

func TestSilentClientIsDropped(t *testing.T) {
	t.Parallel()
	simulate(t, Config{}, func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		ws := dial()
		initPipe(t, ws)
		if err := ws.WriteMessage(websocket.TextMessage,
			[]byte(`{"id":"1","type":"subscribe","payload":{"query":"subscription{feed}"}}`)); err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		ws.SetPingHandler(func(string) error { return nil })
		expectEnd(t, ws, 1013, "Client is silent")
		if after := time.Since(begun); after != 20*time.Second {
			t.Errorf("closed after %v", after)
		}
		<-h.topic.closed
		if s := h.Stats(); s.Slow != 1 {
			t.Errorf("stats %+v", s)
		}
	})
}

// Any frame is a sign of life, the client's own ping for one.
func TestAnyFrameIsASignOfLife(t *testing.T) {
	t.Parallel()
	for _, kind := range []int{websocket.PingMessage, websocket.PongMessage, websocket.TextMessage} {
		simulate(t, Config{}, func(t *testing.T, h *harness, dial func() *websocket.Conn) {
			ws := dial()
			initPipe(t, ws)
			ws.SetPingHandler(func(string) error { return nil })
			go func() {
				for range 10 {
					time.Sleep(15 * time.Second)
					_ = ws.WriteControl(kind, nil, time.Time{})
					if kind == websocket.TextMessage {
						_ = ws.WriteMessage(kind, []byte(`{"type":"pong"}`))
					}
				}
			}()
			begun := time.Now()
			expectEnd(t, ws, 1013, "Client is silent")
			if after := time.Since(begun); after != 170*time.Second {
				t.Errorf("closed after %v", after)
			}
		})
	}
}

// A client that reads nothing at all is reset when a write has been blocked
// for 5 s, since a close frame would come in the middle of another frame.
func TestBlockedWriteIsReset(t *testing.T) {
	t.Parallel()
	simulate(t, Config{}, func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		ws := dial()
		initPipe(t, ws)
		if err := ws.WriteMessage(websocket.TextMessage,
			[]byte(`{"id":"1","type":"subscribe","payload":{"query":"subscription{feed}"}}`)); err != nil {
			t.Fatal(err)
		}
		<-h.topic.opened
		begun := time.Now()
		h.topic.publish(false, event(1, 10))
		if n, err := ws.NetConn().Read(make([]byte, 5)); n != 5 || err != nil {
			t.Fatal(n, err)
		}
		<-h.topic.closed
		if after := time.Since(begun); after != 5*time.Second {
			t.Errorf("dropped after %v", after)
		}
		if s := h.Stats(); s.Slow != 1 {
			t.Errorf("stats %+v", s)
		}
		if n, err := ws.NetConn().Read(make([]byte, 5)); err == nil {
			t.Errorf("%d more bytes", n)
		}
		_ = ws.Close()
	})
}
