package pgserver

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Files of a state directory besides the data.
const (
	lockName    = "owner.lock"  // flock: whoever holds it runs the server
	markerName  = "temporary"   // present: the directory may be swept up
	socketsName = "socket-path" // where the socket is, when Dir is too long
	logName     = "postgres.log"
)

// maxLog is the size in bytes at which a start sets the log aside.
const maxLog = 16 << 20

// directory is a state directory and the names in it. Only data and the
// directory of the socket belong to the server's account: what root writes
// lies where that account cannot plant anything.
type directory struct {
	path    string // absolute
	account account
}

func (d directory) data() string     { return filepath.Join(d.path, "data") }
func (d directory) lock() string     { return filepath.Join(d.path, lockName) }
func (d directory) log() string      { return filepath.Join(d.path, logName) }
func (d directory) socket() string   { return filepath.Join(d.sockets(), socketFile) }
func (d directory) initial() string  { return filepath.Join(d.path, "data.new") }
func (d directory) recorded() string { return filepath.Join(d.path, socketsName) }

// major is the PostgreSQL version that made the data; 0 when there is none yet.
func (d directory) major() (int, error) {
	data, err := d.readData("PG_VERSION")
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(strings.TrimSpace(string(data)))
}

// readData reads a file of the data directory. That belongs to the server's
// account: root follows no link out of it.
func (d directory) readData(name string) ([]byte, error) {
	root, err := os.OpenRoot(d.data())
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.ReadFile(name)
}

// writeData replaces what is in a file of the data directory, as readData reads it.
func (d directory) writeData(name string, data []byte) error {
	root, err := os.OpenRoot(d.data())
	if err != nil {
		return err
	}
	defer root.Close()
	return root.WriteFile(name, data, 0o600)
}

// openLog opens the server's log for appending and tells where its end is.
func (d directory) openLog() (*os.File, int64, error) {
	if info, err := os.Stat(d.log()); err == nil && info.Size() > maxLog {
		if err := os.Rename(d.log(), d.log()+".old"); err != nil {
			return nil, 0, err
		}
	}
	f, err := os.OpenFile(d.log(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, info.Size(), nil
}

// logTail returns the last lines that were logged after offset.
func (d directory) logTail(end int64) string {
	data, err := os.ReadFile(d.log())
	if err != nil || int64(len(data)) < end {
		return "(no log)"
	}
	return lastLines(string(data[end:]), 10)
}

// checkReachable finds out whether the server's account may work in d.
func (d directory) checkReachable(bin Binaries) error {
	if !d.account.switched {
		return nil
	}
	if _, err := bin.version(d.account, d.path); err != nil {
		return fmt.Errorf("%s is closed to user %s, as whom PostgreSQL has to run when started by root: choose another "+
			"directory",
			d.path, d.account.name)
	}
	return nil
}
