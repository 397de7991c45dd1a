package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// serving serves h as Serve does, until the test ends. stop ends it and returns how long that took.
func (h *house) serving(t *testing.T) (address string, stop func() time.Duration) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- h.Serve(ctx, ln) }()
	return ln.Addr().String(), func() time.Duration {
		began := time.Now()
		cancel()
		if err := <-done; err != nil {
			t.Errorf("serve: %v", err)
		}
		return time.Since(began)
	}
}

// asks sends a query on a connection of its own, whose kernel keeps little.
func (h *house) asks(t *testing.T, address string) net.Conn {
	t.Helper()
	return h.sends(t, address, `{"query":"{ __typename }"}`, "application/json")
}

func (h *house) sends(t *testing.T, address, body, accept string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.(*net.TCPConn).SetReadBuffer(16 << 10); err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"+
		"Content-Type: application/json\r\nAccept: %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s",
		h.key, accept, len(body), body); err != nil {
		t.Fatal(err)
	}
	return conn
}

// largest has every query answered with more than kernels keep.
func largest(h *house) []byte {
	data := []byte(`"` + strings.Repeat("x", 1<<20) + `"`)
	h.schema.exec = func(context.Context) graphql.ResponseHandler {
		return graphql.OneShot(&graphql.Response{Data: data})
	}
	return data
}

func goroutines(of string) int {
	stacks := make([]byte, 16<<20)
	return bytes.Count(stacks[:runtime.Stack(stacks, true)], []byte(of))
}

// TestSlowReaders runs those of answers beside those of events, and each kind one after the other, since they look at
// all goroutines for those of their kind.
func TestSlowReaders(t *testing.T) {
	t.Parallel()
	t.Run("of answers", func(t *testing.T) {
		t.Parallel()
		t.Run("never read", readersThatNeverRead)
		t.Run("at the end", endWaitsForNoStalledReader)
	})
	t.Run("of events", func(t *testing.T) {
		t.Parallel()
		t.Run("never read", readersOfEventsThatNeverRead)
		t.Run("at the end", endWaitsForNoReaderOfEvents)
	})
}

// readersOfEventsThatNeverRead are dropped and counted, and what they watched is let go.
func readersOfEventsThatNeverRead(t *testing.T) {
	f := newFeed()
	h := newHouse(t, withFeed(f), func(c *Config) { c.Stall = 2 * time.Second }) // a tenth
	address, stop := h.serving(t)
	h.watches(t, address)
	<-f.opened
	f.publish(1 << 30)
	select {
	case <-f.closed:
	case <-time.After(20 * time.Second):
		t.Fatal("a client that does not read keeps its stream")
	}
	if slow := h.delivery().SlowClients; slow != 1 {
		t.Errorf("%d slow clients", slow)
	}
	if took := stop(); took > 2*time.Second {
		t.Errorf("ending took %v", took)
	}
}

// endWaitsForNoReaderOfEvents ends a server while a client does not read its events.
func endWaitsForNoReaderOfEvents(t *testing.T) {
	f := newFeed()
	h := newHouse(t, withFeed(f))
	address, stop := h.serving(t)
	h.watches(t, address)
	<-f.opened
	f.publish(1 << 30)
	for !isBlocked("(*events).write") {
		<-time.After(10 * time.Millisecond)
	}
	if took := stop(); took > 2*time.Second {
		t.Errorf("ending took %v", took)
	}
}

// isBlocked tells whether a goroutine of this method waits for its socket.
func isBlocked(method string) bool {
	stacks := make([]byte, 16<<20)
	for stack := range bytes.SplitSeq(stacks[:runtime.Stack(stacks, true)], []byte("\n\n")) {
		if bytes.Contains(stack, []byte("[IO wait")) && bytes.Contains(stack, []byte(method)) {
			return true
		}
	}
	return false
}

// watches subscribes by events, on a connection of its own of which nothing is read.
func (h *house) watches(t *testing.T, address string) {
	t.Helper()
	h.sends(t, address, `{"query":"`+subscription+`"}`, "text/event-stream")
}

// readersThatNeverRead has 200 clients ask for the largest answer and read nothing of it, and one that reads it
// slowly.
func readersThatNeverRead(t *testing.T) {
	h := newHouse(t, func(c *Config) { c.Stall = 2 * time.Second }) // a tenth
	data := largest(h)
	address, stop := h.serving(t)
	const writing = "(*recorder).writeLarge"
	for range 200 {
		h.asks(t, address)
	}
	var got int
	var reading sync.WaitGroup
	var slow time.Duration
	steady := h.asks(t, address)
	_ = steady.(*net.TCPConn).SetReadBuffer(64 << 10)
	began := time.Now()
	reading.Go(func() { got, slow = readSteadily(steady, 320<<10), time.Since(began) })
	for goroutines(writing) > 1 && time.Since(began) < 20*time.Second {
		<-time.After(100 * time.Millisecond)
	}
	if took := time.Since(began); took > 10*time.Second { // five stalls: the machine may be busy
		t.Errorf("clients that do not read were gone after %v", took)
	}
	reading.Wait()
	if got < len(data) {
		t.Errorf("the client that reads slowly got %d bytes of %d", got, len(data))
	}
	if slow <= h.cfg.Stall {
		t.Errorf("the client that reads slowly took %v only", slow)
	}
	if took := stop(); took > 2*time.Second {
		t.Errorf("ending took %v", took)
	}
}

// endWaitsForNoStalledReader ends a server while clients do not read.
func endWaitsForNoStalledReader(t *testing.T) {
	h := newHouse(t)
	largest(h)
	address, stop := h.serving(t)
	for range 20 {
		h.asks(t, address)
	}
	for goroutines("(*recorder).writeLarge") < 20 {
		<-time.After(10 * time.Millisecond)
	}
	if took := stop(); took > 2*time.Second {
		t.Errorf("ending took %v", took)
	}
}

// readSteadily reads at a rate in bytes a second until the answer ends, and returns how much it was.
func readSteadily(conn net.Conn, rate int) (n int) {
	tick := time.NewTicker(time.Second / 10)
	defer tick.Stop()
	buf := make([]byte, rate/10)
	for {
		<-tick.C
		_ = conn.SetReadDeadline(time.Now().Add(3 * time.Second))
		read, err := io.ReadFull(conn, buf)
		if n += read; err != nil {
			return n
		}
	}
}
