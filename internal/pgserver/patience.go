package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"goodones/internal/pause"
)

// errStalled means that a start was given up because nothing happened any more.
var errStalled = errors.New("no progress")

// whileMoving returns a context that ends when nothing in the directory has
// changed for so long: initdb and recovery write all the time, however slow the
// machine is. The caller cancels it.
func (d directory) whileMoving(ctx context.Context, patience time.Duration) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	go func() {
		last, since := d.traces(), time.Now()
		for pause.For(ctx, patience/64) == nil {
			now := d.traces()
			switch {
			case now != last:
				last, since = now, time.Now()
			case time.Since(since) > patience:
				cancel(fmt.Errorf("%w for %s", errStalled, patience))
			}
		}
	}()
	return ctx, func() { cancel(nil) }
}

// traces is what changes while a server is made, starts or recovers.
func (d directory) traces() string {
	paths := []string{d.log(), d.pidPath(), d.lock(), d.recorded()}
	for _, dir := range []string{d.initial(), d.data()} {
		paths = append(paths, dir)
		for _, name := range []string{"global", "base", "base/1", "base/4", "base/5", "pg_wal", "pg_xact"} {
			paths = append(paths, filepath.Join(dir, name))
		}
	}
	var all strings.Builder
	for _, path := range paths {
		if info, err := os.Lstat(path); err == nil {
			fmt.Fprintln(&all, path, info.Size(), info.ModTime().UnixNano())
		}
	}
	return all.String()
}
