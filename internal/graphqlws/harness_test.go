package graphqlws

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/fact"
)

// patience is how long a test waits for what must happen.
const patience = 20 * time.Second

type harness struct {
	*Transport
	*probe
	exec  *executor.Executor
	topic *topic
	http  *httptest.Server
}

func (h *harness) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !h.Supports(r) {
		http.NotFound(w, r)
		return
	}
	h.Do(w, r, h.exec)
}

// start serves cfg on loopback. Subscriptions to feed are served by the topic
// as streams. sndbuf, if not 0, is SO_SNDBUF of the server's sockets.
func start(t testing.TB, cfg Config, sndbuf int) *harness {
	t.Helper()
	h := &harness{probe: newProbe(), topic: newTopic()}
	if cfg.Open == nil {
		cfg.Open = h.topic.open
	}
	h.Transport = New(cfg)
	h.exec = executor.New(h.probe)
	h.exec.SetRecoverFunc(func(context.Context, any) error { return errors.New("internal system error") })
	h.http = httptest.NewUnstartedServer(h)
	if sndbuf > 0 {
		h.http.Config.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
			if err := c.(*net.TCPConn).SetWriteBuffer(sndbuf); err != nil {
				t.Error(err)
			}
			return ctx
		}
	}
	h.http.Start()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := h.Shutdown(ctx); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		h.http.Close()
		if s := h.Stats(); s.Sockets != 0 || s.Subscriptions != 0 {
			t.Errorf("left over: %+v", s)
		}
	})
	return h
}

type client struct {
	t  testing.TB
	ws *websocket.Conn
}

func (h *harness) dial(t testing.TB, header http.Header) *client {
	t.Helper()
	d := websocket.Dialer{Subprotocols: []string{Subprotocol}}
	ws, _, err := d.Dial("ws"+strings.TrimPrefix(h.http.URL, "http"), header)
	if err != nil {
		t.Fatalf("dial: %v", err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return &client{t, ws}
}

// connect dials and gets acknowledged.
func (h *harness) connect(t testing.TB) *client {
	t.Helper()
	c := h.dial(t, nil)
	c.send(`{"type":"connection_init"}`)
	c.expect(`{"type":"connection_ack"}`)
	return c
}

func (c *client) send(text string) {
	c.t.Helper()
	if err := c.ws.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		c.t.Fatalf("send: %v", err)
	}
}

func (c *client) subscribe(id, query string) {
	c.t.Helper()
	payload, _ := json.Marshal(map[string]string{"query": query})
	c.send(`{"id":"` + id + `","type":"subscribe","payload":` + string(payload) + `}`)
}

func (c *client) receive() (string, error) {
	_ = c.ws.SetReadDeadline(time.Now().Add(patience))
	_, b, err := c.ws.ReadMessage()
	return string(b), err
}

func (c *client) expect(want ...string) {
	c.t.Helper()
	for _, w := range want {
		got, err := c.receive()
		if err != nil {
			c.t.Fatalf("waiting for %s: %v", w, err)
		}
		if got != w {
			c.t.Fatalf("got  %.1000s\nwant %.1000s", got, w)
		}
	}
}

// expectClose reads on until the server closes.
func (c *client) expectClose(code int, reason string) {
	c.t.Helper()
	for {
		_, err := c.receive()
		if err == nil {
			continue
		}
		closed, ok := errors.AsType[*websocket.CloseError](err)
		fact.Is(fact.Must(c.t), "ok", ok, true, err)
		fact.Is(fact.Must(c.t), "closed.Code", closed.Code, code, err)
		fact.Is(fact.Must(c.t), "closed.Text", closed.Text, reason, err)
		return
	}
}

// eventually waits for a condition that nothing signals.
func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(patience); !ok(); <-tick.C {
		if time.Now().After(end) {
			t.Fatalf("timed out: %s", what)
		}
	}
}

func await[T any](t testing.TB, ch <-chan T, what string) T {
	t.Helper()
	select {
	case v := <-ch:
		return v
	case <-time.After(patience):
		t.Fatalf("timed out: %s", what)
		panic("unreachable")
	}
}

// topic is a log of payloads with any number of cursors.
type topic struct {
	mu     sync.Mutex
	log    [][]byte
	done   bool
	errs   gqlerror.List
	wakes  map[*cursor]func()
	opened chan *cursor
	closed chan *cursor
}

type cursor struct {
	topic  *topic
	at     int
	inside bool // guarded by topic.mu: Next is running
	gone   bool
}

func newTopic() *topic {
	return &topic{wakes: map[*cursor]func(){}, opened: make(chan *cursor, 10_000), closed: make(chan *cursor, 10_000)}
}

func (p *topic) open(_ context.Context, op *graphql.OperationContext, wake func()) (Stream, gqlerror.List) {
	if op.Operation.SelectionSet[0].(*ast.Field).Name != "feed" {
		return nil, nil
	}
	c := &cursor{topic: p}
	p.mu.Lock()
	p.wakes[c] = wake
	p.mu.Unlock()
	p.opened <- c
	return c, nil
}

// publish appends payloads, ends the log if done, and wakes every cursor.
func (p *topic) publish(done bool, payloads ...[]byte) {
	p.mu.Lock()
	p.log = append(p.log, payloads...)
	p.done = p.done || done
	wakes := make([]func(), 0, len(p.wakes))
	for _, wake := range p.wakes {
		wakes = append(wakes, wake)
	}
	p.mu.Unlock()
	for _, wake := range wakes {
		wake()
	}
}

func (c *cursor) Next(dst [][]byte, room int) Portion {
	p := c.topic
	p.mu.Lock()
	if c.inside || c.gone {
		panic("Next called by two at a time or after Close")
	}
	c.inside = true
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		c.inside = false
		p.mu.Unlock()
	}()

	p.mu.Lock()
	log, done, errs := p.log, p.done, p.errs
	p.mu.Unlock()
	for n := len(dst); c.at < len(log) && (len(dst) == n || len(log[c.at]) <= room); c.at++ {
		dst = append(dst, log[c.at])
		room -= len(log[c.at])
	}
	more := c.at < len(log)
	return Portion{Payloads: dst, More: more, Done: done && !more, Errs: errs}
}

func (c *cursor) Close() {
	p := c.topic
	p.mu.Lock()
	defer p.mu.Unlock()
	if c.inside || c.gone {
		panic("Close called during Next or twice")
	}
	c.gone = true
	delete(p.wakes, c)
	p.closed <- c
}

func refuseAll(context.Context, *graphql.OperationContext, func()) (Stream, gqlerror.List) {
	return nil, gqlerror.List{{Message: "unknown run"}}
}
