package scratch

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// Directories of processes that are gone are removed, and no others.
func TestSweepReady(t *testing.T) {
	t.Parallel()
	gone := exec.CommandContext(t.Context(), "true")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	in := t.TempDir()
	left := filepath.Join(in, readyPrefix+strconv.Itoa(gone.Process.Pid)+"-1")
	ours := filepath.Join(in, readyPrefix+strconv.Itoa(os.Getpid())+"-1")
	other := filepath.Join(in, readyPrefix+"x-1")
	for _, dir := range []string{left, ours, other} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	sweepReady(in)
	if _, err := os.Stat(left); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("that of a process that is gone is left: %v", err)
	}
	for _, dir := range []string{ours, other} {
		if _, err := os.Stat(dir); err != nil {
			t.Error(err)
		}
	}
}
