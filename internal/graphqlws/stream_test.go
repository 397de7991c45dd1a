package graphqlws

import (
	"encoding/json"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/fact"
)

// event is payload number n, padded.
func event(n, padding int) []byte {
	return fmt.Appendf(nil, `{"data":{"n":%d,"pad":"%s"}}`, n, strings.Repeat("x", padding))
}

type received struct {
	ID, Type string
	Payload  json.RawMessage
	n        int
}

func (c *client) next() received {
	c.t.Helper()
	text, err := c.receive()
	if err != nil {
		c.t.Fatalf("receive: %v", err)
	}
	var m received
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		c.t.Fatalf("%s: %v", text, err)
	}
	if m.Type == "next" {
		var p struct{ Data struct{ N int } }
		if err := json.Unmarshal(m.Payload, &p); err != nil {
			c.t.Fatal(err)
		}
		m.n = p.Data.N
	}
	return m
}

// expectAll reads events 1 to n of each id in order, then their completes.
func (c *client) expectAll(n int, ids ...string) {
	c.t.Helper()
	at := map[string]int{}
	for _, id := range ids {
		at[id] = 0
	}
	for len(at) > 0 {
		m := c.next()
		last, live := at[m.ID]
		switch {
		case !live:
			c.t.Fatalf("%s %q after its end", m.Type, m.ID)
		case m.Type == "complete" && last == n:
			delete(at, m.ID)
		case m.Type != "next" || m.n != last+1:
			c.t.Fatalf("%q: %s %d after %d", m.ID, m.Type, m.n, last)
		default:
			at[m.ID]++
		}
	}
}

func TestStreamOrderUnderConcurrentWakes(t *testing.T) {
	t.Parallel()
	const events, publishers, subscriptions = 2000, 4, 5
	h := start(t, Config{}, 0)
	c := h.connect(t)
	var ids []string
	for i := range subscriptions {
		ids = append(ids, fmt.Sprint("s", i))
		c.subscribe(ids[i], "subscription{feed}")
		await(t, h.topic.opened, "stream")
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	n := 0
	for range publishers {
		wg.Go(func() {
			for {
				mu.Lock()
				if n == events {
					mu.Unlock()
					return
				}
				n++
				payload := event(n, n%300)
				h.topic.mu.Lock()
				h.topic.log = append(h.topic.log, payload)
				h.topic.mu.Unlock()
				mu.Unlock()
				h.topic.publish(false) // wakes race with each other and with appending
			}
		})
	}
	go func() {
		wg.Wait()
		h.topic.publish(true)
	}()
	c.expectAll(events, ids...)
	for range ids {
		await(t, h.topic.closed, "stream to be closed")
	}
	if s := h.Stats(); s.Payloads != events*subscriptions || s.Slow != 0 {
		t.Errorf("stats %+v", s)
	}
}

// Streams with much to say are served in turn.
func TestStreamsShareASocket(t *testing.T) {
	t.Parallel()
	const events = 2000
	h := start(t, Config{}, 0)
	for n := range events {
		h.topic.log = append(h.topic.log, event(n+1, 500))
	}
	c := h.connect(t)
	c.subscribe("a", "subscription{feed}")
	c.subscribe("b", "subscription{feed}")
	await(t, h.topic.opened, "a")
	await(t, h.topic.opened, "b")
	h.topic.publish(true)
	c.expectAll(events, "a", "b")
}

func TestMarkedStreamsTakeTurns(t *testing.T) {
	t.Parallel()
	h := start(t, Config{}, 0)
	h.connect(t)
	c := h.conns.all()[0]
	// now the test is the writer
	eventually(t, "nobody writing", func() bool { return c.writer.asked.CompareAndSwap(0, 1) })
	for n := range 200 {
		h.topic.log = append(h.topic.log, event(n, 500))
	}
	for _, id := range []string{"a", "b"} {
		op := &operation{conn: c, id: id, prefix: nextPrefix(id), stream: &cursor{topic: h.topic}}
		op.phase.Store(opStreaming)
		op.mark()
	}
	b := newBatch().(*batch)
	c.writer.gather(b)
	got := string(b.buf)
	if n, m := strings.Count(got, `"id":"a"`), strings.Count(got, `"id":"b"`); n < 12 || m < 12 {
		t.Errorf("%d of a, %d of b", n, m)
	}
	fact.Holds(t, "len(b.buf) >= batchSize", len(b.buf) >= batchSize, len(b.buf), batchSize)
	fact.Holds(t, "len(b.buf) <= batchSize+share", len(b.buf) <= batchSize+share, len(b.buf), batchSize+share)
	fact.Is(t, "b.more", b.more, true)
	c.writer.ready = opList{}
	c.writer.asked.Store(0)
}

func TestStreamFails(t *testing.T) {
	t.Parallel()
	h := start(t, Config{}, 0)
	h.topic.log = [][]byte{event(1, 0)}
	h.topic.errs = gqlerror.List{{Message: "broken"}}
	c := h.connect(t)
	c.subscribe("1", "subscription{feed}")
	c.expect(`{"id":"1","type":"next","payload":{"data":{"n":1,"pad":""}}}`,
		`{"id":"1","type":"error","payload":[{"message":"broken"}]}`)
	await(t, h.topic.closed, "stream to be closed")
	c.subscribe("1", "{hello}") // free again, and no complete came
	c.expect(`{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}`, `{"id":"1","type":"complete"}`)
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	h := start(t, Config{Open: refuseAll}, 0)
	c := h.connect(t)
	c.subscribe("1", "subscription{feed}")
	c.expect(`{"id":"1","type":"error","payload":[{"message":"unknown run"}]}`)
	eventually(t, "no subscription", func() bool { return h.Stats().Subscriptions == 0 })
}

// The client completes while the server sends: no frame for that id may come
// after the answer to what the client sent next.
func TestCompleteRace(t *testing.T) {
	t.Parallel()
	h := start(t, Config{}, 0)
	c := h.connect(t)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for n := 1; ; n++ {
			select {
			case <-stop:
				return
			default:
				h.topic.mu.Lock()
				if len(h.topic.wakes) == 0 {
					h.topic.log = nil
				}
				h.topic.mu.Unlock()
				h.topic.publish(false, event(n, 10))
			}
		}
	}()
	for i := range 60 {
		id := fmt.Sprint(i)
		c.subscribe(id, "subscription{feed}")
		await(t, h.topic.opened, "stream")
		for c.next().ID != id { // late ones of the former id
		}
		c.send(`{"id":"` + id + `","type":"complete"}`)
		c.send(`{"type":"ping"}`)
		for c.next().Type != "pong" {
		}
		await(t, h.topic.closed, "stream to be closed")
		c.send(`{"type":"ping"}`)
		if m := c.next(); m.Type != "pong" {
			t.Fatalf("%s %s after complete", m.Type, m.ID)
		}
	}
	close(stop)
	<-stopped
}

// The server's complete and the client's cross; the id is used again at once.
func TestIDReusedAfterComplete(t *testing.T) {
	t.Parallel()
	h := start(t, Config{}, 0)
	h.topic.log, h.topic.done = [][]byte{event(1, 0), event(2, 0)}, true
	c := h.connect(t)
	for range 100 {
		c.subscribe("x", "subscription{feed}")
		c.expectAll(2, "x")
		c.send(`{"id":"x","type":"complete"}`)
	}
}

// closedOnce is a stream that counts how often it is closed.
type closedOnce struct {
	Stream
	closed int
}

func (s *closedOnce) Close() { s.closed++ }

// TestCompleteAfterTheLastWrite has a client complete an operation in the very moment in which its connection ends: the
// id is free already when the writer looks what is live, and the stream is marked when nobody writes any more.
func TestCompleteAfterTheLastWrite(t *testing.T) {
	t.Parallel()
	ours, theirs := net.Pipe()
	defer theirs.Close()
	released := 0
	stream := &closedOnce{}
	c := &conn{t: New(Config{}), net: ours, cancel: func() {}}
	c.writer.init(c, ours)
	op := &operation{conn: c, cancel: func() {}, release: func() { released++ }, stream: stream}
	op.phase.Store(opStreaming)
	c.writer.asked.Store(1) // somebody writes
	c.writer.end(nil)
	op.complete()
	op.complete()
	if stream.closed != 1 || released != 1 {
		t.Errorf("the stream was closed %d times, the operation released %d times", stream.closed, released)
	}
}
