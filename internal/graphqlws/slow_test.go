package graphqlws

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"net"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"goodones/internal/fact"
)

// Clients that never read do not hold up those that do, keep little memory,
// and are dropped.
func TestClientsThatNeverRead(t *testing.T) {
	// Not parallel: it measures the memory of the process.
	const dead, events = 20, 300
	h := start(t, Config{WriteTimeout: 300 * time.Millisecond}, 4096)
	for range dead {
		c := h.connect(t)
		if err := c.ws.NetConn().(*net.TCPConn).SetReadBuffer(4096); err != nil {
			t.Fatal(err)
		}
		c.subscribe("dead", "subscription{feed}")
		await(t, h.topic.opened, "stream")
	}
	healthy := h.connect(t)
	healthy.subscribe("healthy", "subscription{feed}")
	await(t, h.topic.opened, "stream")

	before := inUse()
	slowest := time.Duration(0)
	for n := range events {
		begun := time.Now()
		h.topic.publish(false, event(n+1, 2000))
		slowest = max(slowest, time.Since(begun))
		if m := healthy.next(); m.n != n+1 {
			t.Fatalf("got %d, want %d", m.n, n+1)
		}
	}
	held := inUse() - before - events*2100
	t.Logf("slowest publish %v, %d bytes held per dead client", slowest, held/dead)
	if held/dead > 64<<10 {
		t.Errorf("%d bytes held per dead client", held/dead)
	}
	for range dead {
		await(t, h.topic.closed, "dead client to be dropped")
	}
	if s := h.Stats(); s.Slow != dead {
		t.Errorf("%d counted as slow, want %d", s.Slow, dead)
	}
	eventually(t, "dead sockets gone", func() bool { return h.Stats().Sockets == 1 })
	h.topic.publish(true)
	if m := healthy.next(); m.Type != "complete" {
		t.Errorf("got %+v", m)
	}
}

// inUse is what the process holds, in bytes: the least that several collections
// leave. What a sync.Pool keeps outlives one, and so does whatever is made while
// it is at work.
func inUse() int64 {
	least := int64(math.MaxInt64)
	for range 5 {
		runtime.GC()
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		least = min(least, int64(now.HeapAlloc+now.StackInuse))
	}
	return least
}

// wake returns although the socket takes nothing, whatever there is to write.
func TestWakeDoesNotWaitForTheClient(t *testing.T) {
	t.Parallel()
	h := start(t, Config{WriteTimeout: time.Hour, Silence: time.Hour}, 4096) // it says nothing until all is published
	c := h.connect(t)
	c.subscribe("1", "subscription{feed}")
	await(t, h.topic.opened, "stream")
	returned := make(chan struct{})
	go func() {
		defer close(returned)
		for n := range 2000 {
			h.topic.publish(false, event(n+1, 5000))
		}
		h.topic.publish(true)
	}()
	await(t, returned, "publisher to be done with nobody reading")
	c.expectAll(2000, "1") // partial writes put together again
}

// Plain executions wait for the client, and only they do.
func TestOutboundIsBounded(t *testing.T) {
	t.Parallel()
	h := start(t, Config{WriteTimeout: time.Hour}, 4096)
	c := h.connect(t)
	for i := range 30 {
		c.subscribe(fmt.Sprint(i), "{large(size: 100000)}")
	}
	server := h.conns.all()[0]
	eventually(t, "outbound full", func() bool {
		server.writer.mu.Lock()
		defer server.writer.mu.Unlock()
		if server.writer.outboundBytes > outboundLimit && len(server.writer.outbound) > 1 {
			t.Errorf("%d bytes in %d frames are outbound", server.writer.outboundBytes, len(server.writer.outbound))
			return true
		}
		return server.writer.space != nil
	})
	for done := 0; done < 30; {
		if c.next().Type == "complete" {
			done++
		}
	}
}

// A client that asks without reading the answers is not read on.
func TestFloodOfPingsIsNotHoarded(t *testing.T) {
	t.Parallel()
	h := start(t, Config{WriteTimeout: 300 * time.Millisecond}, 4096)
	c := h.connect(t)
	payload := fmt.Sprintf(`{"type":"ping","payload":{"x":"%050000d"}}`, 0)
	for {
		_ = c.ws.SetWriteDeadline(time.Now().Add(patience))
		if err := c.ws.WriteMessage(1, []byte(payload)); err != nil {
			break
		}
	}
	eventually(t, "dropped", func() bool { return h.Stats().Sockets == 0 })
	if s := h.Stats(); s.Slow != 1 {
		t.Errorf("stats %+v", s)
	}
}

// Connections reset in the middle of a write leave nothing behind.
func TestResetWhileWriting(t *testing.T) {
	t.Parallel()
	h := start(t, Config{}, 4096)
	const clients = 50
	for i := range clients {
		c := h.connect(t)
		c.subscribe("1", "subscription{feed}")
		await(t, h.topic.opened, "stream")
		if i == 0 {
			h.topic.publish(false, event(1, 2_000_000))
		}
		if _, err := c.ws.NetConn().Read(make([]byte, 10)); err != nil {
			t.Fatal(err)
		}
		_ = c.ws.NetConn().(*net.TCPConn).SetLinger(0)
		_ = c.ws.Close()
	}
	for range clients {
		await(t, h.topic.closed, "stream to be closed")
	}
	eventually(t, "sockets gone", func() bool { return h.Stats().Sockets == 0 })
	if s := h.Stats(); s.Slow != 0 {
		t.Errorf("a reset counted as slow: %+v", s)
	}
}

// stuck is a connection that takes n bytes and then nothing more.
type stuck struct {
	net.Conn
	n int
}

func (s *stuck) Write([]byte) (int, error) { return s.n, os.ErrDeadlineExceeded }

// A blocked write that ended between two frames leaves room for a close frame.
func TestBlockedWriteEndsAtAFrame(t *testing.T) {
	t.Parallel()
	first := appendNext(nil, nextPrefix("1"), event(1, 10))
	second := appendNext(nil, nextPrefix("1"), event(2, 10))
	for _, tt := range []struct{ before, wrote int }{
		{0, len(first)}, {3, len(first) - 3}, {0, len(first) + 1}, {3, 0},
	} {
		server, client := socketPair(t)
		c := &conn{t: New(Config{}), net: &stuck{server, tt.wrote}}
		c.writer.init(c, server)
		b := newBatch().(*batch)
		b.buf = slices.Concat(first, second)
		err := c.writer.write(b, tt.before)
		_ = server.Close()
		got, _ := io.ReadAll(client)
		if tt.before+tt.wrote == len(first) {
			want := appendClose(nil, 1013, "Client is too slow")
			fact.Is(fact.Must(t), "err", err, nil, tt)
			fact.Is(t, "b.last", b.last, true, tt)
			fact.Holds(t, "got equals want", bytes.Equal(got, want), got, tt)
		} else if err == nil || len(got) > 0 {
			t.Errorf("%+v: %v, sent %q", tt, err, got)
		}
		if c.t.Stats().Slow != 1 {
			t.Errorf("%+v: not counted", tt)
		}
	}
}

func socketPair(t testing.TB) (server, client net.Conn) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	if client, err = net.Dial("tcp", l.Addr().String()); err != nil {
		t.Fatal(err)
	}
	if server, err = l.Accept(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = client.Close(), server.Close() })
	return server, client
}
