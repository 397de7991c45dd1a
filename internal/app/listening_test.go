package app_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"goodones/db/dbtest"
	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
)

// TestDeafListenerIsTold starts servers that cannot hear hints, each for another reason: within five seconds the log,
// the metrics and /readyz?verbose say so, and the server serves.
func TestDeafListenerIsTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	for name, c := range map[string]struct{ listen, words string }{
		"no connection": {"host=/nonexistent dbname=d user=u", "hints: no connection for LISTEN"},
		"deaf":          {dbtest.DSN(t), "hints: LISTEN is accepted, but nothing arrives"},
		"heard":         {w.dsn, "hints: heard"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			log := &lineLog{}
			w := *w
			w.t, w.stderr = t, log
			cfg := w.config(func(c *config.Config) { c.AdminAddr = "127.0.0.1:0" })
			n := w.startWith(app.Options{Config: cfg, Role: app.RoleAPI, DatabaseURL: w.dsn, ListenURL: c.listen})
			began := time.Now()
			eventually(t, time.Minute, c.words, func() bool {
				status, text, _ := n.do(http.MethodGet, "/readyz?verbose", nil, nil)
				return status == http.StatusOK && strings.Contains(string(text), c.words)
			})
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it took %v to say %q", took, c.words)
			}
			warned := log.count("LISTEN does not work")
			if want := map[bool]int{true: 0, false: 1}[name == "heard"]; warned != want {
				t.Errorf("%d warnings, want %d", warned, want)
			}
		})
	}
}

// TestReadOnlyDatabaseIsNotReady has a database that answers and takes no writes, as a standby does.
func TestReadOnlyDatabaseIsNotReady(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	var name string
	w.get(&name, `SELECT current_database()`)
	w.change(`ALTER DATABASE ` + name + ` SET default_transaction_read_only = on`)
	n := w.start(app.RoleAPI, nil)
	for path, want := range map[string]string{
		"/readyz":         `{"reason":"the database only reads","status":"unavailable"}`,
		"/readyz?verbose": "database: the database only reads\n",
	} {
		status, answer, _ := n.do(http.MethodGet, path, nil, nil)
		if status != http.StatusServiceUnavailable || !strings.Contains(string(answer), want) {
			t.Errorf("%s: %d %s, want %s", path, status, answer, want)
		}
	}
}
