package pgserver

import (
	"context"
	"errors"
	"os"
	"syscall"
	"time"

	"goodones/internal/pause"
)

// lockPoll is how often a lock that another process holds is tried again.
const lockPoll = 100 * time.Millisecond

// fileLock is an exclusive lock that ends with the process that holds it.
type fileLock struct{ file *os.File }

// tryLock takes the lock file at path, which it creates when create is set.
// It returns nil and no error while another process holds it, and
// os.ErrNotExist when the file is gone.
func tryLock(path string, create bool) (*fileLock, error) {
	flags := os.O_RDWR
	if create {
		flags |= os.O_CREATE
	}
	f, err := os.OpenFile(path, flags, 0o600)
	if err != nil {
		return nil, err
	}
	err = flock(f)
	if err == nil {
		err = stillThere(f, path)
	}
	if err == nil {
		return &fileLock{file: f}, nil
	}
	_ = f.Close() // nothing was written
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, nil
	}
	return nil, err
}

// stillThere guards against a lock file that was removed, with its directory,
// between opening and locking it.
func stillThere(f *os.File, path string) error {
	ours, err := f.Stat()
	if err != nil {
		return err
	}
	current, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !os.SameFile(ours, current) {
		return os.ErrNotExist
	}
	return nil
}

// waitLock takes the lock file at path, however long that takes.
func waitLock(ctx context.Context, path string) (*fileLock, error) {
	for {
		lock, err := tryLock(path, true)
		if lock != nil || err != nil {
			return lock, err
		}
		if err := pause.For(ctx, lockPoll); err != nil {
			return nil, err
		}
	}
}

// release frees the lock. The file stays.
func (l *fileLock) release() error { return l.file.Close() }
