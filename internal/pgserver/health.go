package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// lookEvery is how often a running server's files are looked for. One look in
// vain may come between a start and its socket, so it takes two.
const lookEvery = 3 * time.Second

// ErrGone means that the data of a running server is not there any more.
var ErrGone = errors.New("its directory was removed")

// Watch blocks until the data of the cluster is gone, which is an error that
// names the directory and matches ErrGone, or until ctx or the Server ends,
// which is none. Nothing is started again in a directory that is gone.
func (s *Server) Watch(ctx context.Context) error {
	select {
	case <-s.gone:
		return fmt.Errorf("private PostgreSQL in %s: %w", s.cluster.path, ErrGone)
	case <-s.done:
	case <-ctx.Done():
	}
	return nil
}

// look notices what the server itself does not: that somebody, such as a
// cleaner of temporary files, took its data, or the socket by which it is
// reached.
func (s *Server) look() {
	if s.lost() || s.lock == nil || s.process == nil || s.paused || s.expected {
		s.missed = 0
		return
	}
	if _, err := os.Lstat(s.cluster.socket()); !errors.Is(err, os.ErrNotExist) {
		s.missed = 0
		return
	}
	if s.missed++; s.missed < 2 {
		return
	}
	s.missed = 0
	s.log("private PostgreSQL in %s: its socket was removed; starting it again", s.cluster.path)
	s.expected = true
	if err := s.process.signal(syscall.SIGINT); err != nil {
		s.log("private PostgreSQL in %s: %v", s.cluster.path, err)
	}
}

// lost reports whether the data is gone, and gives it up when that is new.
func (s *Server) lost() bool {
	select {
	case <-s.gone:
		return true
	default:
	}
	if _, err := os.Lstat(filepath.Join(s.cluster.data(), "PG_VERSION")); !errors.Is(err, os.ErrNotExist) {
		return false
	}
	close(s.gone)
	s.paused = true
	if s.process != nil {
		// It holds nothing of use any more; how it ends no longer matters.
		_ = s.process.signal(syscall.SIGQUIT)
	}
	return true
}

// guard locks the state directory itself: cleaners of temporary files, such as
// systemd-tmpfiles, pass by a directory that is locked. Any number of processes
// may hold it, and a file system without such locks is no obstacle.
func (d directory) guard() (*os.File, error) {
	f, err := os.Open(d.path)
	if err != nil {
		return nil, err
	}
	_ = flockShared(f)
	return f, nil
}
