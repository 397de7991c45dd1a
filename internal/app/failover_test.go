package app_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/db/dbtest"
	"goodones/internal/app"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// pair is a primary and its standby.
type pair struct {
	t                *testing.T
	primary, standby *pgserver.Server
}

// newPair makes a migrated database, copies its cluster while that is stopped, and lets the copy follow it.
func newPair(t *testing.T) *pair {
	t.Helper()
	dir, err := os.MkdirTemp("", "pair") // unlike t.TempDir it can be opened to the account of the servers
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	first, second := filepath.Join(dir, "1"), filepath.Join(dir, "2")
	server := privatePostgres(t, pgserver.Options{Dir: first})
	dbtest.Prepare(t, server.DSN("postgres"))
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(second, 0o755); err != nil {
		t.Fatal(err)
	}
	command := `cp -a "$0/data" "$1/data" && cp -p "$0/data/PG_VERSION" "$1/data/standby.signal" &&
		printf "primary_conninfo = 'host=$0/socket user=postgres'\n" >> "$1/data/postgresql.auto.conf"`
	if out, err := exec.CommandContext(t.Context(), "sh", "-c", command, first, second).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return &pair{t: t, primary: privatePostgres(t, pgserver.Options{Dir: first}),
		standby: privatePostgres(t, pgserver.Options{Dir: second})}
}

// dsn names both, and whichever can be written to is meant.
func (p *pair) dsn() string {
	return fmt.Sprintf("host='%s/socket,%s/socket' port=5432,5432 user=postgres dbname=postgres sslmode=disable "+
		"target_session_attrs=read-write", p.primary.Dir(), p.standby.Dir())
}

// cut waits until the standby has all there is, and lets it get no more.
func (p *pair) cut() {
	p.t.Helper()
	primary, standby := p.open(p.primary), p.open(p.standby)
	var at string
	if err := primary.Get(&at, `SELECT pg_current_wal_lsn()`); err != nil {
		p.t.Fatal(err)
	}
	eventually(p.t, time.Minute, "the standby has what the primary has", func() bool {
		var there bool
		if err := standby.Get(&there, `SELECT pg_last_wal_replay_lsn() >= $1`, at); err != nil {
			p.t.Fatal(err)
		}
		return there
	})
	standby.MustExec(`ALTER SYSTEM SET primary_conninfo = ''`)
	standby.MustExec(`SELECT pg_reload_conf()`)
	eventually(p.t, time.Minute, "the standby follows no more", func() bool {
		var senders int
		if err := primary.Get(&senders, `SELECT count(*) FROM pg_stat_replication`); err != nil {
			p.t.Fatal(err)
		}
		return senders == 0
	})
}

// failOver ends the primary and promotes the standby; it returns once that can be written to.
func (p *pair) failOver() {
	p.t.Helper()
	if err := p.primary.Close(); err != nil {
		p.t.Fatal(err)
	}
	var promoted bool
	if err := p.open(p.standby).Get(&promoted, `SELECT pg_promote()`); err != nil || !promoted {
		p.t.Fatalf("promoted %t, %v", promoted, err)
	}
}

func (p *pair) open(server *pgserver.Server) *sqlx.DB {
	d := sqlx.MustOpen("postgres", server.DSN("postgres"))
	p.t.Cleanup(func() { _ = d.Close() })
	return d
}

// end ends the run and tells nobody.
func (r *silentRun) end() {
	r.w.t.Helper()
	ending := syncrun.Ending{Status: syncrun.StatusCompleted}
	if err := r.worker.End(context.Background(), r.work.Lease, ending); err != nil {
		r.w.t.Fatal(err)
	}
	r.head++
}

// TestLossyFailover loses the end of one run, and the newest events of another, to a failover to a standby that lagged.
// The server that showed them notices within five seconds; both go on, and their ends arrive everywhere.
func TestLossyFailover(t *testing.T) {
	t.Parallel()
	p := newPair(t)
	log := &lineLog{}
	w := newWorldOn(t, p.dsn(), sandbox.Config{Seed: 5})
	n := w.startWith(app.Options{Config: w.config(nil), Role: app.RoleAPI, DatabaseURL: w.dsn,
		Log: slog.New(slog.NewTextHandler(log, nil))})
	ended, live := w.silentRun(1), w.silentRun(2)
	ended.grow()
	kept := ended.head
	p.cut()
	ended.grow()
	ended.end()
	live.grow()
	live.grow()
	if events := n.subscribe(ended.work.RunID, 0).all(0); len(events) != ended.head {
		t.Errorf("before the failover %d events, want %d", len(events), ended.head)
	}
	if got := n.poll(ended.work.RunID); got != ended.head {
		t.Errorf("before the failover a poll shows event %d, want %d", got, ended.head)
	}
	ahead := n.subscribe(live.work.RunID, 0) // gets what will be lost
	for range live.head {
		ahead.next()
	}

	p.failOver()
	eventually(t, 5*time.Second, "the server shows what the new primary has", func() bool {
		got, err := pollOnce(t, http.DefaultClient, n.client, ended.work.RunID)
		return err == nil && got == kept
	})
	eventually(t, 5*time.Second, "the log says so", func() bool {
		return log.count("the database has lost events that were shown") > 0
	})
	again, shown := n.subscribe(ended.work.RunID, 0), live.head
	ended.head, live.head = kept, shown-2
	for _, run := range []*silentRun{ended, live} {
		for range 3 {
			run.grow()
		}
		run.end()
	}
	if events := again.all(0); len(events) != ended.head || events[len(events)-1].Status != "COMPLETED" {
		t.Errorf("after the failover %d events, want %d", len(events), ended.head)
	}
	if events := ahead.all(shown); len(events) != live.head-shown || events[len(events)-1].Status != "COMPLETED" {
		t.Errorf("after event %d come %d events, want %d", shown, len(events), live.head-shown)
	}
	for _, run := range []*silentRun{ended, live} {
		if got := n.poll(run.work.RunID); got != run.head {
			t.Errorf("at last a poll shows event %d, want %d", got, run.head)
		}
	}
}
