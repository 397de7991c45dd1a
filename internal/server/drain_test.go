package server

import (
	"context"
	"net"
	"net/http"
	"testing"
	"time"
)

// TestDrain ends a server as a balancer's neighbour wants it: not ready at first, while everything is served on.
func TestDrain(t *testing.T) {
	t.Parallel()
	h := newHouse(t, withFeed(newFeed()), func(c *Config) { c.Drain = 2 * time.Second })
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancelCause(t.Context())
	done := make(chan error, 1)
	go func() { done <- h.Serve(ctx, ln) }()
	url := "http://" + ln.Addr().String()
	conn := h.dial(t, url)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	began := time.Now()
	end(ErrDrain)
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // each on a connection of its own
	get := func(path string) int {
		t.Helper()
		r, _ := http.NewRequestWithContext(t.Context(), "GET", url+path, nil)
		r.Header.Set("Authorization", "Bearer "+h.key)
		response, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		return response.StatusCode
	}
	for get("/readyz") != 503 {
	}
	if status := get("/api/v1/sync-history"); status != 200 {
		t.Errorf("a new request while draining: %d", status)
	}
	say(t, conn, `{"type":"ping"}`)
	hear(t, conn, `{"type":"pong"}`)
	late := h.dial(t, url)
	say(t, late, initMessage)
	hear(t, late, ackMessage)
	if took := time.Since(began); took > h.cfg.Drain {
		t.Fatalf("the test was too slow: %v", took)
	}
	closes(t, conn, 1001)
	closes(t, late, 1001)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took < h.cfg.Drain {
		t.Errorf("ended after %v", took)
	}
}
