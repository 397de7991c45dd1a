package pgserver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

const (
	temporaryName = "goodones-pg-*"
	// sweepAge spares a temporary directory that is just being made.
	sweepAge = time.Minute
	// orphanPatience bounds the wait for a server that a sweep ends.
	orphanPatience = 10 * time.Second
)

// remove deletes everything. A backend of a crashed server may still have
// been writing during the first attempt.
func (d directory) remove() error {
	err := d.removeSockets()
	if os.RemoveAll(d.path) == nil {
		return err
	}
	return errors.Join(err, os.RemoveAll(d.path))
}

// makeTemporary creates a temporary state directory under base.
func makeTemporary(base string) (string, error) {
	path, err := os.MkdirTemp(base, temporaryName)
	if err != nil {
		return "", err
	}
	err = os.WriteFile(filepath.Join(path, markerName), nil, 0o600)
	if err == nil && os.Geteuid() == 0 {
		// The server's account has to pass through, not to look around.
		err = os.Chmod(path, 0o711)
	}
	if err != nil {
		return "", errors.Join(err, os.RemoveAll(path))
	}
	return path, nil
}

// temporaryBases lists where temporary directories may lie, best first.
func temporaryBases() []string { return []string{os.TempDir(), "/tmp", "/var/tmp"} }

// sweep removes temporary directories under base whose process was killed
// before it could, and ends their servers where no death signal did. Failures
// are left for the next sweep.
func sweep(base string, a account) {
	markers, err := filepath.Glob(filepath.Join(base, temporaryName, markerName))
	if err != nil {
		return
	}
	for _, marker := range markers {
		if info, err := os.Lstat(marker); err == nil && time.Since(info.ModTime()) > sweepAge {
			sweepOne(directory{path: filepath.Dir(marker), account: a})
		}
	}
}

func sweepOne(d directory) {
	if !(account{}).owns(d.path) {
		return
	}
	lock, err := tryLock(d.lock(), true)
	if err != nil || lock == nil {
		return
	}
	defer lock.release()
	pid, err := d.running()
	if err == nil && pid != 0 {
		err = d.endOrphan(pid)
	}
	if err == nil {
		// Nothing to tell anybody: the next sweep tries again.
		_ = d.remove()
	}
}

// endOrphan ends a server whose data nobody wants any more.
func (d directory) endOrphan(pid int) error {
	ctx, cancel := context.WithTimeout(context.Background(), orphanPatience)
	defer cancel()
	p, err := adopt(ctx, d.account, pid, func() bool {
		now, err := d.running()
		return now == pid && err == nil
	})
	if err != nil {
		return err
	}
	if err := p.signal(syscall.SIGQUIT); err != nil {
		return err
	}
	return p.wait(ctx)
}
