package pgserver

import (
	"context"
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// TestOrphanDoesNotBlockTheNextServer kills a server one of whose children never notices.
func TestOrphanDoesNotBlockTheNextServer(t *testing.T) {
	t.Parallel()
	s := start(t, Options{Dir: filepath.Join(openDir(t), "state")})
	killed := postmaster(t, s.cluster.directory)
	for _, pid := range s.cluster.processes() {
		if pid == killed {
			continue
		}
		if err := kill(pid, syscall.SIGSTOP); !errors.Is(err, syscall.ESRCH) { // a session may just have ended
			check(t, err)
		}
	}
	check(t, kill(killed, syscall.SIGKILL))
	until(t, "another server in its place", func() bool {
		f, err := s.cluster.readPIDFile()
		return err == nil && f.pid != killed && s.cluster.ping(context.Background()) == nil
	})
}

// TestLivingServerHasNoOrphans looks for orphans beside a server that lives.
func TestLivingServerHasNoOrphans(t *testing.T) {
	t.Parallel()
	s, other := start(t, Options{Dir: filepath.Join(openDir(t), "state")}), start(t, Options{})
	pid := postmaster(t, s.cluster.directory)
	for _, pid := range other.cluster.processes() {
		for _, ours := range s.cluster.processes() {
			if pid == ours {
				t.Errorf("process %d is taken for one of two servers", pid)
			}
		}
	}
	s.cluster.endOrphans()
	if got := query(t, s.DSN("postgres"), "SELECT 'yes'"); got != "yes" || postmaster(t, s.cluster.directory) != pid {
		t.Errorf("the server was ended: %q", got)
	}
}
