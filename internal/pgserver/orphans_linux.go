package pgserver

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// endOrphans ends what a postmaster that was killed has left of itself. Its
// children notice soon, but not while they wait: a startup process for a
// checkpoint, say, for a minute. Until then they hold the shared memory, and no
// other server starts in the directory. The caller holds the directory's lock.
func (d directory) endOrphans() {
	pids := d.processes()
	if f, err := d.readPIDFile(); err == nil && slices.Contains(pids, f.pid) {
		return // it lives, and so its children are none
	}
	for _, pid := range pids {
		_ = kill(pid, syscall.SIGKILL) // it may have ended by itself
	}
}

// processes are those of PostgreSQL that work in the directory's data, as far
// as we may look at them.
func (d directory) processes() (pids []int) {
	data, err := os.Stat(d.data())
	if err != nil {
		return nil
	}
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	for _, entry := range entries {
		if _, err := strconv.Atoi(entry.Name()); err != nil {
			continue
		}
		at := filepath.Join("/proc", entry.Name())
		program, err := os.Readlink(filepath.Join(at, "exe"))
		if err != nil || filepath.Base(strings.TrimSuffix(program, " (deleted)")) != "postgres" {
			continue
		}
		if cwd, err := os.Stat(filepath.Join(at, "cwd")); err != nil || !os.SameFile(cwd, data) {
			continue
		}
		if pid := ownNumber(at); pid != 0 {
			pids = append(pids, pid)
		}
	}
	return pids
}

// ownNumber is the number that a process of /proc has among ours: /proc may be
// that of other numbers. 0: it has none.
func ownNumber(at string) int {
	ours, err := os.Readlink("/proc/self/ns/pid")
	theirs, failed := os.Readlink(filepath.Join(at, "ns/pid"))
	if err != nil || failed != nil || ours != theirs {
		return 0
	}
	status, err := os.ReadFile(filepath.Join(at, "status"))
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(status) {
		numbers, found := bytes.CutPrefix(line, []byte("NSpid:"))
		if fields := bytes.Fields(numbers); found && len(fields) > 0 {
			pid, _ := strconv.Atoi(string(fields[len(fields)-1])) // 0 is none
			return pid
		}
	}
	return 0
}
