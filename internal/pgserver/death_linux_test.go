package pgserver

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestKilledProcessLeavesNoPostmaster(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "state")
	other := startHelper(t, dir, account{})
	joined := start(t, Options{Dir: dir})
	execute(t, joined.DSN("postgres"), "CREATE TABLE kept AS SELECT 'yes' AS answer")
	pid := postmaster(t, joined.cluster.directory)
	check(t, other.cmd.Process.Kill())
	until(t, "the joined process to take over", func() bool {
		f, err := joined.cluster.readPIDFile()
		return err == nil && f.pid != pid && joined.cluster.ping(context.Background()) == nil
	})
	if got := query(t, joined.DSN("postgres"), "SELECT answer FROM kept"); got != "yes" {
		t.Errorf("got %q", got)
	}
}

func TestSweepRemovesWhatAKilledProcessLeft(t *testing.T) {
	t.Parallel()
	other := startHelper(t, "temporary", account{})
	abandoned := directory{path: other.dir}
	sweep(filepath.Dir(other.dir), account{})
	if _, err := os.Stat(other.dir); err != nil {
		t.Fatalf("swept while in use and young: %v", err)
	}
	marker, old := filepath.Join(other.dir, markerName), time.Now().Add(-2*sweepAge)
	check(t, os.Chtimes(marker, old, old))
	sweep(filepath.Dir(other.dir), account{})
	if _, err := os.Stat(other.dir); err != nil {
		t.Fatalf("swept while in use: %v", err)
	}
	pid := postmaster(t, abandoned)
	check(t, other.cmd.Process.Kill())
	until(t, "the postmaster to die with its starter", func() bool { return !alive(pid) })
	sweep(filepath.Dir(other.dir), account{})
	if _, err := os.Stat(other.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("not swept: %v", err)
	}
}
