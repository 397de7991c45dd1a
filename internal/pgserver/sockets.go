package pgserver

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

const (
	port       = "5432" // only part of the socket's name
	portNumber = 5432
	socketFile = ".s.PGSQL." + port
	// maxSocketPath is the shortest sun_path of the systems we run on (macOS),
	// less its terminator.
	maxSocketPath = 103
	// shortName is the directory of a socket whose state directory is too deep.
	shortName = "goodones-sock-*"
)

// fits reports whether a socket may lie in dir: its path is short enough, and
// holds no comma, which separates hosts and directories for clients and server.
func fits(dir string) bool {
	return len(dir)+1+len(socketFile) <= maxSocketPath && !strings.Contains(dir, ",")
}

// sockets is the directory of the socket: in the state directory when it fits,
// else where makeSockets recorded it.
func (d directory) sockets() string {
	inside := filepath.Join(d.path, "socket")
	if fits(inside) {
		return inside
	}
	outside, err := os.ReadFile(d.recorded())
	if err != nil {
		return inside
	}
	return strings.TrimSpace(string(outside))
}

// outside reports whether the socket's directory is not in the state directory.
func (d directory) outside() bool { return filepath.Dir(d.sockets()) != d.path }

// makeSockets makes sure that the socket's directory exists, closed to all but
// the server's account. The same path is used as long as it can be, because
// processes that joined know it.
func (d directory) makeSockets() error {
	dir := d.sockets()
	if fits(dir) {
		err := d.makePrivate(dir)
		if err == nil || !d.outside() {
			return err
		}
	}
	return d.makeShortSockets()
}

func (d directory) makeShortSockets() error {
	var failed error
	for _, base := range temporaryBases() {
		dir, err := os.MkdirTemp(base, shortName)
		if err == nil && !fits(dir) {
			err = errors.Join(errors.New("the path is too long for a socket, or holds a comma"), os.Remove(dir))
		}
		if err == nil {
			return errors.Join(d.account.take(dir), d.record(dir))
		}
		failed = err
	}
	return failed
}

// record replaces the record in one step: others read it without the lock.
func (d directory) record(sockets string) error {
	next := d.recorded() + ".new"
	if err := os.WriteFile(next, []byte(sockets+"\n"), 0o600); err != nil {
		return err
	}
	return os.Rename(next, d.recorded())
}

// makePrivate creates dir for the server's account alone, or accepts the one
// that is there when it belongs to that account.
func (d directory) makePrivate(dir string) error {
	err := os.Mkdir(dir, 0o700)
	if err == nil {
		return d.account.take(dir)
	}
	if errors.Is(err, os.ErrExist) && d.account.owns(dir) {
		return nil
	}
	return err
}

// removeSockets removes a socket directory outside the state directory.
func (d directory) removeSockets() error {
	dir := d.sockets()
	if ours, err := filepath.Match(shortName, filepath.Base(dir)); !ours || err != nil {
		return err
	}
	return os.RemoveAll(dir)
}
