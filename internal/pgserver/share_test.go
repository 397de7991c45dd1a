//go:build unix

package pgserver

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"
)

// sleeper starts a process that does nothing, as a, and returns its number.
func sleeper(t *testing.T, a account) string {
	t.Helper()
	cmd := exec.Command("sleep", "60")
	cmd.SysProcAttr = attributes(a)
	check(t, cmd.Start())
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return strconv.Itoa(cmd.Process.Pid)
}

func TestJoinAndSucceed(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "state")
	first := start(t, Options{Dir: dir})
	second := start(t, Options{Dir: dir})
	pid := postmaster(t, first.cluster.directory)
	if got := query(t, second.DSN("postgres"), "SELECT pg_backend_pid() > 0"); got != "true" {
		t.Errorf("got %q", got)
	}
	if err := second.Stop(within(t, patience), "fast"); !errors.Is(err, ErrJoined) {
		t.Errorf("Stop of one who joined: %v", err)
	}
	check(t, second.Restart(within(t, patience), "immediate"))
	restarted := postmaster(t, first.cluster.directory)
	if restarted == pid {
		t.Error("Restart of one who joined did nothing")
	}
	check(t, first.Close())
	until(t, "the second to take over", func() bool { return second.cluster.ping(context.Background()) == nil })
	if postmaster(t, first.cluster.directory) == restarted {
		t.Error("the server outlived its owner")
	}
	check(t, second.Stop(within(t, patience), "fast"))
}

func TestJoinedLeavesTheServerAlone(t *testing.T) {
	t.Parallel()
	first := start(t, Options{})
	second := start(t, Options{Dir: first.Dir()})
	third := start(t, Options{Dir: first.Dir()})
	check(t, second.Close())
	query(t, first.DSN("postgres"), "SELECT 1")
	check(t, first.Close())
	// The third notices that the directory is gone instead of making a new one.
	check(t, third.Close())
	if _, err := os.Stat(first.Dir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the directory is back: %v", err)
	}
}

// Where the death signal is missing, and for a moment where it is not, the
// server of a killed process is alive and nobody's.
func TestOrphanIsAdopted(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "state")
	c, err := open(within(t, patience), Options{Dir: dir})
	check(t, err)
	check(t, c.initialise(within(t, patience)))
	orphan, _, err := c.launch()
	check(t, err)
	t.Cleanup(func() { check(t, orphan.end()) })
	check(t, c.awaitReady(within(t, patience), orphan.exited))
	s := start(t, Options{Dir: dir})
	if got := postmaster(t, c.directory); got != orphan.os.Pid {
		t.Fatalf("process %d was started beside %d", got, orphan.os.Pid)
	}
	check(t, s.Restart(within(t, patience), "immediate"))
	if got := postmaster(t, c.directory); got == orphan.os.Pid {
		t.Error("Restart left the orphan")
	}
	check(t, s.Close())
	check(t, orphan.wait(within(t, patience)))
}

// So does that of a temporary directory, and there is nobody to adopt it.
func TestSweepEndsAnOrphan(t *testing.T) {
	t.Parallel()
	base := openDir(t)
	path, err := makeTemporary(base)
	check(t, err)
	c, err := open(within(t, patience), Options{Dir: path})
	check(t, err)
	check(t, c.initialise(within(t, patience)))
	orphan, _, err := c.launch()
	check(t, err)
	t.Cleanup(func() { check(t, orphan.end()) })
	check(t, c.awaitReady(within(t, patience), orphan.exited))
	marker, old := filepath.Join(c.path, markerName), time.Now().Add(-2*sweepAge)
	check(t, os.Chtimes(marker, old, old))
	sweep(base, c.account)
	check(t, orphan.wait(within(t, patience)))
	nothingIn(t, base)
}

// A number from a file that another account may write must not lead root to a process of somebody else.
func TestSignalsReachTheAccountAlone(t *testing.T) {
	t.Parallel()
	a, err := serverAccount("")
	check(t, err)
	own, err := strconv.Atoi(sleeper(t, a))
	check(t, err)
	check(t, a.signal(own, 0))
	check(t, a.signal(1<<22+1, syscall.SIGQUIT)) // beyond the highest number: gone
	if err := a.signal(1, 0); err == nil {
		t.Error("process 1 was signalled")
	}
}

func TestManyStartAtOnce(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "state")
	servers := make(chan *Server, 4)
	var wg sync.WaitGroup
	for range cap(servers) {
		wg.Go(func() {
			s, err := Start(within(t, patience), Options{Dir: dir})
			if err != nil {
				t.Error(err)
				return
			}
			t.Cleanup(func() { check(t, s.Close()) })
			servers <- s
		})
	}
	wg.Wait()
	close(servers)
	owners := 0
	for s := range servers {
		switch err := s.Stop(within(t, patience), "fast"); {
		case err == nil:
			owners++
		case !errors.Is(err, ErrJoined):
			t.Error(err)
		}
	}
	if owners != 1 {
		t.Errorf("%d processes run the server", owners)
	}
}

// As root this is the one test of the other way: the whole package run by an
// ordinary user. For an ordinary user it is that anyway.
func TestOrdinaryUser(t *testing.T) {
	t.Parallel()
	a := account{}
	if os.Geteuid() == 0 {
		var err error
		a, err = lookupAccount("nobody")
		check(t, err)
	}
	other := startHelper(t, "temporary", a)
	if got := query(t, other.dsn, "SELECT current_user"); got != "postgres" {
		t.Errorf("got %q", got)
	}
	if !a.owns(other.dir) {
		t.Errorf("%s is not the user's", other.dir)
	}
	check(t, other.cmd.Process.Signal(syscall.SIGTERM))
	check(t, other.cmd.Wait())
	if _, err := os.Stat(other.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the directory is still there: %v", err)
	}
}
