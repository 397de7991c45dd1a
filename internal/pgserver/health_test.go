//go:build unix

package pgserver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

func TestSocketThatIsRemovedComesBack(t *testing.T) {
	t.Parallel()
	s := start(t, Options{Dir: filepath.Join(openDir(t), "state")})
	check(t, os.Remove(s.cluster.socket()))
	until(t, "the server to answer on a new socket", func() bool { return s.cluster.ping(context.Background()) == nil })
}

func TestDirectoryThatIsRemovedIsTold(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "state")
	s := start(t, Options{Dir: dir})
	for os.RemoveAll(dir) != nil { // PostgreSQL may make a file in it meanwhile
	}
	err := s.Watch(within(t, patience))
	if !errors.Is(err, ErrGone) || !strings.Contains(err.Error(), dir) {
		t.Errorf("got %v", err)
	}
}

func TestWatchEndsWithTheServer(t *testing.T) {
	t.Parallel()
	s := start(t, Options{Dir: filepath.Join(openDir(t), "state")})
	check(t, s.Close())
	if err := s.Watch(within(t, patience)); err != nil {
		t.Errorf("got %v", err)
	}
}

// TestCleanersPassBy asks for the lock that systemd-tmpfiles takes before it looks into a directory.
func TestCleanersPassBy(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "state")
	s := start(t, Options{Dir: dir})
	cleaner, err := os.Open(dir)
	check(t, err)
	defer cleaner.Close()
	if err := flock(cleaner); !errors.Is(err, syscall.EWOULDBLOCK) {
		t.Errorf("the lock is given while the server runs: %v", err)
	}
	check(t, s.Close())
	if err := flock(cleaner); err != nil {
		t.Errorf("the lock is kept: %v", err)
	}
}

func TestPatienceEndsWithoutProgress(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		d := directory{path: dir}
		ctx, cancel := d.whileMoving(t.Context(), time.Minute)
		defer cancel()
		for i := range 5 {
			time.Sleep(50 * time.Second) // of the bubble's clock
			if err := os.WriteFile(d.log(), make([]byte, i+1), 0o600); err != nil {
				t.Fatal(err)
			}
			if ctx.Err() != nil {
				t.Fatalf("given up in spite of progress: %v", context.Cause(ctx))
			}
		}
		<-ctx.Done()
		if !errors.Is(context.Cause(ctx), errStalled) {
			t.Errorf("ended by %v", context.Cause(ctx))
		}
	})
}
