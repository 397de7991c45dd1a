package db_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lib/pq"

	"goodones/db"
	"goodones/db/dbtest"
	"goodones/internal/hint"
	"goodones/internal/syncrun"
)

// TestSessions reads what the driver makes of an address once it has what every session needs.
func TestSessions(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		dsn     string
		sslMode pq.SSLMode
		name    string
	}{
		"URL":                   {"postgres://u:p%2Fw@h.example/d", "prefer", "goodones"},
		"URL with parameters":   {"postgresql://u@h/d?sslmode=require&application_name=mine&timezone=CET", "require", "mine"},
		"URL with an empty one": {"postgres://u@h/d?", "prefer", "goodones"},
		"words":                 {"host=h user=u dbname=d", "prefer", "goodones"},
		"words with parameters": {`host=h dbname=d sslmode=disable application_name='mine' timezone=CET`, "disable", "mine"},
		"socket":                {"host=/var/run/postgresql dbname=d", "disable", "goodones"},
	} {
		for _, listens := range []bool{false, true} {
			dsn, err := db.SessionDSN(c.dsn, listens)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			got, err := pq.NewConfig(dsn)
			want := c.name
			if listens {
				want += " listen"
			}
			switch {
			case err != nil:
				t.Errorf("%s: %q: %v", name, dsn, err)
			case got.SSLMode != c.sslMode || got.ApplicationName != want:
				t.Errorf("%s: sslmode %q, application_name %q, want %q, %q", name, got.SSLMode, got.ApplicationName, c.sslMode,
					want)
			case !got.BinaryParameters || got.Runtime["timezone"] != "UTC":
				t.Errorf("%s: binary_parameters %t, timezone %q", name, got.BinaryParameters, got.Runtime["timezone"])
			}
		}
	}
	if _, err := db.SessionDSN("postgres://u:secret@h:port/d", true); err == nil ||
		strings.Contains(err.Error(), "secret") {
		t.Errorf("an address that cannot be read: %v", err)
	}
}

// TestListenerConnectsAsThePoolDoes listens by an address that says nothing of TLS, at a server that has none.
func TestListenerConnectsAsThePoolDoes(t *testing.T) {
	t.Parallel()
	f := open(t)
	_, dsn := f.relay()
	e := f.listen(strings.ReplaceAll(dsn, "sslmode=disable", ""))
	e.await("listening true")
	sessions := f.count(`SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database() AND application_name = 'goodones listen'`)
	if sessions != 1 {
		t.Errorf("%d sessions are called goodones listen, want 1", sessions)
	}
}

// TestListenerSaysWhyItIsDeaf listens where nothing can be heard, each for another reason.
func TestListenerSaysWhyItIsDeaf(t *testing.T) {
	t.Parallel()
	f := open(t)
	for name, c := range map[string]struct {
		dsn  string
		deaf bool
	}{
		"no server":                  {"host=/nonexistent dbname=d user=u", false},
		"no such user":               {f.dsn + " user=nobody_at_all", false},
		"nothing arrives":            {dbtest.DSN(t), true},
		"a server that says nothing": {f.silent(), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reasons := make(chan error, 1000)
			listener := f.Listener(c.dsn, db.Handlers{Progress: nothing{}, Runs: func() {}, Work: func() {}, Key: func(int) {},
				Connected: func(err error) { reasons <- err }})
			ctx, cancel := context.WithCancel(t.Context())
			var running sync.WaitGroup
			running.Go(func() { _ = listener.Run(ctx) })
			defer running.Wait()
			defer cancel()
			began := time.Now()
			err := <-reasons
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("it took %v to say so", took)
			}
			if err == nil || errors.Is(err, hint.ErrDeaf) != c.deaf {
				t.Errorf("the reason is %v", err)
			}
		})
	}
}

// silent is the address of a relay that lets nothing through.
func (f *fixture) silent() string {
	r, dsn := f.relay()
	r.silence(true)
	return dsn
}

// nothing is a sink that keeps nothing.
type nothing struct{}

func (nothing) Hint(int, int)  {}
func (nothing) Lost()          {}
func (nothing) Listening(bool) {}

// TestReady tells a database that only reads from one that takes writes.
func TestReady(t *testing.T) {
	t.Parallel()
	f := open(t)
	must(t, f.Ready(t.Context()))
	var name string
	f.scan(&name, `SELECT current_database()`)
	f.exec(fmt.Sprintf(`ALTER DATABASE %s SET default_transaction_read_only = on`, name))
	d, err := db.Open(f.dsn, db.Options{})
	must(t, err)
	defer d.Close()
	if err := d.Ready(t.Context()); !errors.Is(err, syncrun.ErrReadOnly) || !errors.Is(err, syncrun.ErrUnavailable) {
		t.Errorf("a database that only reads: %v", err)
	}
}
