//go:build torture

package app_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/lib/pq"

	"goodones/db/dbtest"
	"goodones/internal/pgserver"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

func tortureOutage(t *testing.T, f *figure, seed int64) {
	got := away(t, seed, scaled(10), 30*time.Second, 1)
	f.say("%d times 30 s, %d of them silent: %d runs as undisturbed, no exit, ≤ %d log lines in each, %d requests "+
		"refused in ≤ %s",
		got.times, got.silent, got.runs, got.lines, got.asked, ms(got.slowest))
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
	server := privatePostgres(t, pgserver.Options{Dir: filepath.Join(disk, "pg"),
		Settings: map[string]string{"max_wal_size": "64MB"}})
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
	if slices.Max(waits) > time.Minute || crashes*2 < fills {
		t.Errorf("work went on %s after the disk was relieved; Postgres went down %d times of %d", slices.Max(waits), crashes,
			fills)
	}
	f.say("%d times full, Postgres went down %d times: %d runs as undisturbed, went on ≤ %s after", fills, crashes, runs,
		ms(slices.Max(waits)))
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
