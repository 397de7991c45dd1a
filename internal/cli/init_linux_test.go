package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestFirstProcessReapsOrphans runs the program as the first process of a container and kills its PostgreSQL again and
// again, whose processes are orphans then.
func TestFirstProcessReapsOrphans(t *testing.T) {
	t.Parallel()
	const restarts = 20
	const lived = 1100 * time.Millisecond // so that the next one is started at once
	cmd := child(t, runChild, openDir(t), "serve", "--role", "api", "--listen", "127.0.0.1:0", "--state-dir", openDir(t))
	cmd.Env = append(cmd.Env, "X_BEARER_TOKEN=token", "X_API_BASE_URL=http://127.0.0.1:1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWPID}
	if os.Geteuid() != 0 {
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Geteuid(), HostID: os.Geteuid(), Size: 1}}
	}
	s := start(t, cmd)
	s.until(t, "listening on ")
	init := cmd.Process.Pid
	var killed int
	for done := 0; done < restarts; {
		old := killed
		killed = 0
		var seen time.Time
		wait(t, "another postmaster", func() bool {
			if killed != 0 && parentOf(t, killed) != 0 {
				return time.Since(seen) > lived
			}
			killed, seen = postmasterOf(t, init, old), time.Now()
			return false
		})
		err := syscall.Kill(killed, syscall.SIGKILL)
		if errors.Is(err, syscall.ESRCH) {
			continue // it has ended by itself
		}
		check(t, err)
		done++
	}
	wait(t, "no zombies", func() bool {
		for _, p := range processes(t) {
			if p.state == "Z" && p.parent == init {
				return false
			}
		}
		return true
	})
	if code := s.end(t, syscall.SIGTERM); code != exitOK {
		t.Errorf("exit %d: %s", code, s.stderr)
	}
}

// wait asks until check holds, for five minutes. It asks seldom, because check looks at every process of the machine.
func wait(t *testing.T, what string, check func() bool) {
	t.Helper()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(5 * time.Minute); !check(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

// aProcess is what /proc says of a process.
type aProcess struct {
	pid, parent int
	name, state string
}

// postmasterOf is the postmaster of the program that the first process runs, unless it is old; 0: there is none.
func postmasterOf(t *testing.T, init, old int) int {
	t.Helper()
	for _, p := range processes(t) {
		if p.name == "postgres" && p.parent != 0 && parentOf(t, p.parent) == init && p.pid != old {
			return p.pid
		}
	}
	return 0
}

// parentOf is 0 for a process that is gone.
func parentOf(t *testing.T, pid int) int {
	t.Helper()
	p, _ := processOf(t, filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	return p.parent
}

func processes(t *testing.T) []aProcess {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	check(t, err)
	var all []aProcess
	for _, path := range stats {
		if p, ok := processOf(t, path); ok {
			all = append(all, p)
		}
	}
	return all
}

// processOf reads "pid (name) state parent …"; ok is false for a process that is gone.
func processOf(t *testing.T, path string) (p aProcess, ok bool) {
	t.Helper()
	stat, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ESRCH) {
		return p, false
	}
	check(t, err)
	open, end := bytes.IndexByte(stat, '('), bytes.LastIndexByte(stat, ')')
	p.name = string(stat[open+1 : end])
	p.pid, err = strconv.Atoi(strings.TrimSpace(string(stat[:open])))
	check(t, err)
	behind := strings.Fields(string(stat[end+1:]))
	p.state = behind[0]
	p.parent, err = strconv.Atoi(behind[1])
	check(t, err)
	return p, true
}
