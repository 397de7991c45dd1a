package app_test

import (
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
)

// defaults are the limits that a server has when nothing is set.
func defaults(c *config.Config) {
	c.RateLimitPerMinute, c.MaxSocketsPerKey, c.MaxSubscriptionsPerKey = 60, 20, 100
}

// subscribeAll opens n subscriptions on a socket and waits until each has had its first event. It returns how many
// ended in an error.
func subscribeAll(t *testing.T, c *client, run, n int) (lost int) {
	t.Helper()
	conn := c.dial()
	t.Cleanup(func() { _ = conn.Close() })
	for i := range n {
		payload, _ := json.Marshal(map[string]any{"query": progressDocument,
			"variables": map[string]any{"id": run, "after": 0}})
		if err := conn.WriteJSON(message{ID: strconv.Itoa(i), Type: "subscribe", Payload: payload}); err != nil {
			t.Fatal(err)
		}
	}
	seen := map[string]bool{}
	_ = conn.SetReadDeadline(time.Now().Add(90 * time.Second))
	for len(seen) < n {
		var m message
		if err := conn.ReadJSON(&m); err != nil {
			t.Fatalf("%d of %d subscriptions are open: %v", len(seen), n, err)
		}
		if m.Type == "error" {
			t.Logf("%s: %s", m.ID, m.Payload)
			lost++
		}
		seen[m.ID] = true
	}
	return lost
}

// TestRestartLosesNoSubscription has a hundred subscriptions of one key at the default limits, and restarts the server
// right after they have used up the minute: all of them are back at once, though it has nothing left to ask for.
func TestRestartLosesNoSubscription(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	first := w.start(app.RoleAPI, defaults)
	run := first.sync(first.track("acme")) // no worker: it stays queued
	for range 2 {
		w.sql.MustExec(`DELETE FROM key_windows`) // another minute
		if lost := subscribeAll(t, first.client, run, 50); lost > 0 {
			t.Fatalf("%d of the first subscriptions were lost", lost)
		}
	}
	first.stop()
	second := w.start(app.RoleAPI, defaults)
	w.sql.MustExec(`INSERT INTO key_windows SELECT id, now(), 60 FROM api_keys
		ON CONFLICT (key_id) DO UPDATE SET started_at = now(), used = 60`)
	began := time.Now()
	for range 2 {
		if lost := subscribeAll(t, second.client, run, 50); lost > 0 {
			t.Errorf("%d subscriptions were lost", lost)
		}
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("all were back after %s: they counted", took)
	}
}

// TestSubscribeWaitsForItsWindow opens more than a minute allows: the rest waits on the open socket.
func TestSubscribeWaitsForItsWindow(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, defaults)
	run := n.sync(n.track("acme"))
	w.sql.MustExec(`UPDATE key_windows SET started_at = now() - interval '57 seconds', used = 59`)
	if lost := subscribeAll(t, n.client, run, 40); lost > 0 {
		t.Errorf("%d subscriptions were lost", lost)
	}
}
