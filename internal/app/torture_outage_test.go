//go:build torture

package app_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/lib/pq"

	"goodones/db/dbtest"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// lineLog remembers when each line was written. The line that each refused request and each finished run leaves is not
// among them: how many those are is up to who asks.
type lineLog struct {
	mu   sync.Mutex
	at   []time.Time
	last []byte
}

func (l *lineLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for line := range bytes.Lines(p) {
		if !bytes.Contains(line, []byte(`"msg":"request"`)) && !bytes.Contains(line, []byte(`"msg":"run left"`)) {
			l.at = append(l.at, time.Now())
			l.last = append(l.last, line...)
		}
	}
	return len(p), nil
}

// busiest is the most lines in any minute.
func (l *lineLog) busiest() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	most, from := 0, 0
	for i, at := range l.at {
		for at.Sub(l.at[from]) > time.Minute {
			from++
		}
		most = max(most, i-from+1)
	}
	return most
}

func (l *lineLog) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return string(l.last[:min(len(l.last), 3000)])
}

func privatePostgres(t testing.TB, opts pgserver.Options) *pgserver.Server {
	t.Helper()
	opts.AllowFetch = true
	server, err := pgserver.Start(context.Background(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	return server
}

func tortureOutage(t *testing.T, f *figure, seed int64) {
	const away = 30 * time.Second
	server := privatePostgres(t, pgserver.Options{})
	cfg := sandbox.Config{Seed: seed, Latency: 150 * time.Millisecond}
	w := newWorldOn(t, dbtest.Prepare(t, server.DSN("postgres")), cfg)
	log := &lineLog{}
	w.stderr = log
	handles := []string{"acme", "corner", "village", "town"}
	c := newCrowd(w, syncrun.TierPro, handles...)
	o := newOracle(t, cfg, syncrun.TierPro, handles...)
	p := w.spawn(map[string]string{"LOG_LEVEL": "info"}, "serve")
	api := &client{t: t, url: strings.TrimPrefix(p.line, "listening on "), key: c.members[0].key}
	moments := seeded(seed, "R12")
	slowest, runs, outages, asked := time.Duration(0), 0, scaled(10), 0
	for range outages {
		c.begin()
		at := c.events() + 3 + moments.IntN(40)
		eventually(t, time.Minute, "the runs get on", func() bool { return c.events() >= at })
		if err := server.Stop(t.Context(), "fast"); err != nil {
			t.Fatal(err)
		}
		for gone := time.Now(); time.Since(gone) < away; pause(2 * time.Second) {
			took := api.unavailable(c.members[0].run)
			slowest, asked = max(slowest, took), asked+2
		}
		if err := server.StartAgain(t.Context()); err != nil {
			t.Fatal(err)
		}
		c.finish(2 * time.Minute)
		runs += c.mustMatch(o)
	}
	select {
	case err := <-p.done:
		p.done <- err
		t.Errorf("the server ended with %v", err)
	default:
	}
	if slowest > time.Second || log.busiest() > 10 {
		t.Errorf("a refusal took %s, %d log lines in a minute:\n%s", slowest, log.busiest(), log.text())
	}
	f.say("%d times %s: %d runs as undisturbed, no exit, ≤ %d log lines a minute beside those of requests and runs, %d requests refused in ≤ %s", outages, away, runs,
		log.busiest(), asked, ms(slowest))
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
	status, body = c.query(`{ viewer { id } }`, nil)
	if status != http.StatusServiceUnavailable && !bytes.Contains(body, []byte("SERVICE_UNAVAILABLE")) {
		c.t.Errorf("GraphQL answers %d %s", status, body)
	}
	return max(took, time.Since(began))
}

const diskSize = 256 << 20

func tortureDisk(t *testing.T, f *figure, seed int64) {
	if os.Geteuid() != 0 {
		f.text, f.notRun = "not run: a tmpfs needs root", true
		return
	}
	disk, err := mountDisk(t)
	if err != nil {
		f.text, f.notRun = "not run: "+err.Error(), true
		return
	}
	server := privatePostgres(t, pgserver.Options{Dir: filepath.Join(disk, "pg"), Settings: map[string]string{"max_wal_size": "64MB"}})
	cfg := sandbox.Config{Seed: seed, Latency: 60 * time.Millisecond}
	w := quiet(newWorldOn(t, dbtest.Prepare(t, server.DSN("postgres")), cfg))
	handles := []string{"acme", "corner", "village"}
	c := newCrowd(w, syncrun.TierPro, handles...)
	o := newOracle(t, cfg, syncrun.TierPro, handles...)
	w.worker(nil)
	moments := seeded(seed, "R11")
	var waits []time.Duration
	fills, runs, crashes := scaled(10), 0, 0
	for range fills {
		c.begin()
		at := c.events() + 3 + moments.IntN(25)
		eventually(t, time.Minute, "the runs get on", func() bool { return c.events() >= at })
		crashed, relieved := fill(w, filepath.Join(disk, "ballast"))
		if crashed {
			crashes++
		}
		eventually(t, 2*time.Minute, "work goes on", func() bool {
			var n int
			err := w.sql.Get(&n, `SELECT count(*) FROM sync_run_events WHERE at > $1`, relieved)
			return err == nil && n > 0
		})
		waits = append(waits, time.Since(relieved))
		c.finish(2 * time.Minute)
		runs += c.mustMatch(o)
	}
	if slices.Max(waits) > time.Minute {
		t.Errorf("work went on %s after the disk was relieved", slices.Max(waits))
	}
	f.say("%d times full, Postgres went down %d times: %d runs as undisturbed, went on ≤ %s after", fills, crashes, runs, ms(slices.Max(waits)))
}

// mountDisk is a directory on a small disk of its own.
func mountDisk(t testing.TB) (string, error) {
	t.Helper()
	disk, err := os.MkdirTemp("", "goodones-disk")
	if err != nil {
		return "", err
	}
	t.Cleanup(func() { _ = os.Remove(disk) })
	if err := os.Chmod(disk, 0o755); err != nil { // Postgres does not run as root
		return "", err
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, fmt.Sprintf("size=%d,mode=0755", diskSize)); err != nil {
		return "", err
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	return disk, nil
}

// fill fills the disk and asks Postgres for more room for its log until that brings it down, keeps the disk full for
// some seconds more, and relieves it.
func fill(w *world, path string) (crashed bool, relieved time.Time) {
	w.t.Helper()
	ballast, err := os.Create(path)
	if err != nil {
		w.t.Fatal(err)
	}
	chunk := make([]byte, 64<<10)
	for began := time.Now(); time.Since(began) < 6*time.Second; {
		if _, err := ballast.Write(chunk); err == nil {
			continue
		} else if !errors.Is(err, syscall.ENOSPC) {
			w.t.Fatal(err)
		}
		_, err := w.sql.Exec(`SELECT pg_logical_emit_message(false, 'ballast', repeat('x', 1000000)), pg_switch_wal()`)
		crashed = crashed || (err != nil && pq.As(err) == nil)
		pause(50 * time.Millisecond)
	}
	if err := errors.Join(ballast.Close(), os.Remove(path)); err != nil {
		w.t.Fatal(err)
	}
	return crashed, time.Now()
}
