package app_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/db/dbtest"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// lineLog remembers when each line was written.
type lineLog struct {
	mu   sync.Mutex
	at   []time.Time
	text []string
}

func (l *lineLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for line := range bytes.Lines(p) {
		l.at, l.text = append(l.at, time.Now()), append(l.text, string(line))
	}
	return len(p), nil
}

// written is what was logged from one moment to another.
func (l *lineLog) written(from, to time.Time) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var lines []string
	for i, at := range l.at {
		if at.After(from) && at.Before(to) {
			lines = append(lines, l.text[i])
		}
	}
	return lines
}

// privatePostgres is a PostgreSQL that a test may do to as it likes.
func privatePostgres(t testing.TB, opts pgserver.Options) *pgserver.Server {
	t.Helper()
	opts.AllowFetch, opts.PGBin = true, os.Getenv("PG_BIN")
	server, err := pgserver.Start(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	return server
}

// outages is what came of a database that was away again and again.
type outages struct {
	times, silent int
	runs          int
	asked         int           // requests refused
	slowest       time.Duration // of them
	lines         int           // of the log in one outage, at most
}

// away takes the database away for so long so many times, stopped in every other outage and silent in the others, while
// runs go on, and asks the API all the time.
func away(t testing.TB, seed int64, times int, long, slack time.Duration) *outages {
	server := privatePostgres(t, pgserver.Options{})
	cfg := sandbox.Config{Seed: seed, Latency: 150 * time.Millisecond}
	w := newWorldOn(t, dbtest.Prepare(t, server.DSN("postgres")), cfg)
	proxy, through := newSwallower(t, w.dsn)
	log := &lineLog{}
	w.stderr = log
	handles := []string{"acme", "corner", "village", "dozen"}
	c := newCrowd(w, syncrun.TierPro, handles...)
	o := newOracle(t, cfg, syncrun.TierPro, handles...)
	p := w.spawn(map[string]string{"LOG_LEVEL": "info", "DATABASE_URL": through}, "serve")
	api := &client{t: t, url: strings.TrimPrefix(p.line, "listening on "), key: c.members[0].key}
	moments := seeded(seed, "R12")
	got := &outages{}
	for range times {
		c.begin()
		at := c.events() + 3 + moments.IntN(40)
		eventually(t, time.Minute, "the runs get on", func() bool { return c.events() >= at })
		silent := got.times%2 == 1
		if silent {
			proxy.darken()
			got.silent++
		} else if err := server.Stop(t.Context(), "fast"); err != nil {
			t.Fatal(err)
		}
		gone := time.Now()
		for time.Since(gone) < long {
			got.slowest, got.asked = max(got.slowest, api.unavailable(c.members[0].run)), got.asked+2
			pause(200 * time.Millisecond)
		}
		lines := log.written(gone, time.Now())
		if got.lines = max(got.lines, len(lines)); len(lines) > 5 {
			t.Errorf("%d log lines in an outage of %s:\n%.3000s", len(lines), long, strings.Join(lines, ""))
		}
		got.times++
		if silent {
			proxy.lighten()
		} else if err := server.StartAgain(t.Context()); err != nil {
			t.Fatal(err)
		}
		c.finish(2 * time.Minute)
		got.runs += c.mustMatch(o)
	}
	select {
	case err := <-p.done:
		p.done <- err
		t.Errorf("the server ended with %v", err)
	default:
	}
	if got.slowest > slack*time.Second {
		t.Errorf("a refusal took %s", got.slowest)
	}
	return got
}

// unavailable asks both ways while the database is away and tells how long the slower answer took.
func (c *client) unavailable(run int) time.Duration {
	c.t.Helper()
	began := time.Now()
	status, body, _ := c.do(http.MethodGet, fmt.Sprint("/api/v1/sync-status?syncRunId=", run), nil, nil)
	took := time.Since(began)
	if status != http.StatusServiceUnavailable {
		c.t.Errorf("sync-status answers %d %s", status, body)
	}
	began = time.Now()
	status, body = c.query(`{ syncRuns(first: 1) { edges { node { id } } } }`, nil)
	if !bytes.Contains(body, []byte("SERVICE_UNAVAILABLE")) {
		c.t.Errorf("GraphQL answers %d %s", status, body)
	}
	return max(took, time.Since(began))
}
