package pgserver

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// pidFile is what we need of PostgreSQL's postmaster.pid.
type pidFile struct {
	pid          int
	data, socket string
}

// errNoPID means that there is no pid file, or an empty or torn one.
var errNoPID = errors.New("no process id")

const pidName = "postmaster.pid"

func (d directory) pidPath() string { return filepath.Join(d.data(), pidName) }

func (d directory) readPIDFile() (pidFile, error) {
	text, err := d.readData(pidName)
	if errors.Is(err, fs.ErrNotExist) {
		return pidFile{}, errNoPID
	}
	if err != nil {
		return pidFile{}, err
	}
	// Lines: pid, data directory, start time, port, socket directory, …
	lines := strings.Split(string(text), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(lines[0]))
	if err != nil || pid <= 0 {
		return pidFile{}, errNoPID
	}
	f := pidFile{pid: pid}
	if len(lines) > 4 {
		f.data, f.socket = lines[1], filepath.Join(lines[4], ".s.PGSQL."+lines[3])
	}
	return f, nil
}

// running returns the process id of a live postmaster of this directory, or 0.
// One that answers on another socket than ours is an error: we neither started
// it nor could talk to it.
func (d directory) running() (int, error) {
	f, err := d.readPIDFile()
	if errors.Is(err, errNoPID) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	switch {
	case !sameFile(f.data, d.data()) || !alive(f.pid):
		return 0, nil // left over, or copied with the directory
	case answers(d.socket()):
		return f.pid, nil
	case answers(f.socket):
		return 0, fmt.Errorf("another PostgreSQL (process %d) runs in %s: stop it first", f.pid, d.data())
	}
	return 0, nil
}

// clearStale prepares a start after a crash; call it only with the directory's
// lock held and no postmaster running. PostgreSQL handles its old pid files
// itself, unless the number now belongs to some other process of this user or
// the file is empty (the disk was full): then it would refuse to start.
func (d directory) clearStale() error {
	for _, path := range []string{d.socket() + ".lock", d.socket()} {
		if err := removeIfThere(path); err != nil {
			return err
		}
	}
	f, err := d.readPIDFile()
	if errors.Is(err, errNoPID) {
		return removeIfThere(d.pidPath())
	}
	if err != nil || !alive(f.pid) {
		return err
	}
	return d.renumber()
}

// renumber puts our process id into the pid file. PostgreSQL takes its parent's
// number for stale but still checks that nobody uses the old shared memory,
// which it could not if we removed the file.
func (d directory) renumber() error {
	text, err := d.readData(pidName)
	if err != nil {
		return err
	}
	_, rest, _ := strings.Cut(string(text), "\n")
	return d.writeData(pidName, []byte(strconv.Itoa(os.Getpid())+"\n"+rest))
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// alive reports whether there is a process with this number, whoever's it is.
func alive(pid int) bool {
	err := kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// answers reports whether somebody listens on a unix socket.
func answers(path string) bool {
	conn, err := net.Dial("unix", path)
	if err != nil {
		return false
	}
	// Nothing was sent on it.
	_ = conn.Close()
	return true
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
