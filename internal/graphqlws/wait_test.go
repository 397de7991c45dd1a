package graphqlws

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/fact"
)

// window admits nothing until it opens.
type window struct {
	mu       sync.Mutex
	opens    time.Time
	asked    int
	released int
}

func (w *window) admit(_ context.Context, p *graphql.RawParams) (func(bool), *gqlerror.Error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if p.Query == "{hello}" {
		return nil, nil
	}
	w.asked++
	if left := time.Until(w.opens); left > 0 {
		return nil, &gqlerror.Error{Message: "later", Extensions: map[string]any{"after": left}}
	}
	return func(bool) {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.released++
	}, nil
}

func (w *window) config() Config {
	return Config{Admit: w.admit, RetryAfter: func(errs gqlerror.List) time.Duration {
		after, _ := errs[0].Extensions["after"].(time.Duration)
		return after
	}}
}

func write(t *testing.T, ws *websocket.Conn, messages ...string) {
	t.Helper()
	for _, m := range messages {
		if err := ws.WriteMessage(websocket.TextMessage, []byte(m)); err != nil {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, ws *websocket.Conn, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if _, b, err := ws.ReadMessage(); err != nil || string(b) != want {
			t.Fatalf("got %s, %v; want %s", b, err, want)
		}
	}
}

const (
	countOne = `{"id":"1","type":"subscribe","payload":{"query":"subscription{count(to: 1)}"}}`
	hello    = `{"id":"2","type":"subscribe","payload":{"query":"{hello}"}}`
)

func helloAnswer() []string {
	return []string{`{"id":"2","type":"next","payload":{"data":{"hello":"world"}}}`, `{"id":"2","type":"complete"}`}
}

// TestSubscribeWaits has a subscribe wait on the open socket, which serves others meanwhile.
func TestSubscribeWaits(t *testing.T) {
	t.Parallel()
	w := &window{}
	simulate(t, w.config(), func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		ws := dial()
		initPipe(t, ws)
		begun := time.Now()
		w.opens = begun.Add(15 * time.Second)
		write(t, ws, countOne, hello)
		read(t, ws, helloAnswer()...)
		if after := time.Since(begun); after != 0 {
			t.Errorf("others waited %v", after)
		}
		read(t, ws, `{"id":"1","type":"next","payload":{"data":{"count":1}}}`, `{"id":"1","type":"complete"}`)
		if after := time.Since(begun); after != 15*time.Second {
			t.Errorf("admitted after %v", after)
		}
		synctest.Wait()
		if w.asked != 2 || w.released != 1 {
			t.Errorf("asked %d times, released %d times", w.asked, w.released)
		}
		_ = ws.Close()
	})
}

// TestSubscribeWaitsAMinute refuses for good what can be had only later than that.
func TestSubscribeWaitsAMinute(t *testing.T) {
	t.Parallel()
	w := &window{}
	simulate(t, w.config(), func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		ws := dial()
		initPipe(t, ws)
		w.opens = time.Now().Add(2 * time.Minute)
		write(t, ws, countOne)
		if _, b, err := ws.ReadMessage(); err != nil || string(b[:24]) != `{"id":"1","type":"error"` {
			t.Errorf("got %s, %v", b, err)
		}
		_ = ws.Close()
	})
}

// TestWaitingEnds completes an operation that waits, uses its id again, and goes away while that waits too.
func TestWaitingEnds(t *testing.T) {
	t.Parallel()
	w := &window{}
	simulate(t, w.config(), func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		ws := dial()
		initPipe(t, ws)
		w.opens = time.Now().Add(30 * time.Second)
		write(t, ws, countOne, `{"id":"1","type":"complete"}`, countOne, hello)
		read(t, ws, helloAnswer()...)
		_ = ws.Close()
		synctest.Wait()
		if s := h.Stats(); s.Sockets != 0 {
			t.Errorf("%d sockets while an operation waits", s.Sockets)
		}
		if w.asked != 2 || w.released != 0 {
			t.Errorf("asked %d times, released %d times", w.asked, w.released)
		}
	})
}

// TestOpeningWaits has a stream open at the second try; what was granted before is not asked for again.
func TestOpeningWaits(t *testing.T) {
	t.Parallel()
	w, opened, subscribed, released := &window{}, 0, 0, 0
	cfg := w.config()
	cfg.Subscribed = func(context.Context) (func(), *gqlerror.Error) {
		subscribed++
		return func() { released++ }, nil
	}
	cfg.Open = func(context.Context, *graphql.OperationContext, func()) (Stream, gqlerror.List) {
		if opened++; opened < 3 {
			return nil, gqlerror.List{{Message: "away", Extensions: map[string]any{"after": time.Second}}}
		}
		return &fixed{payloads: &[][]byte{}}, nil
	}
	simulate(t, cfg, func(t *testing.T, h *harness, dial func() *websocket.Conn) {
		ws, begun := dial(), time.Now()
		initPipe(t, ws)
		write(t, ws, countOne)
		time.Sleep(2 * time.Second)
		synctest.Wait()
		after := time.Since(begun)
		fact.Is(t, "opened", opened, 3, after)
		fact.Is(t, "subscribed", subscribed, 1, after)
		fact.Is(t, "w.asked", w.asked, 1, after)
		_ = ws.Close()
		synctest.Wait()
		if released != 1 || w.released != 1 {
			t.Errorf("released %d and %d times", released, w.released)
		}
	})
}
