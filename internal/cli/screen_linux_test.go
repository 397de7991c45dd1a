package cli

import (
	"os"
	"testing"
)

// TestDumbTerminal draws nothing where no cursor can be moved.
func TestDumbTerminal(t *testing.T) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	check(t, err)
	defer terminal.Close()
	for kind, want := range map[string]bool{"dumb": false, "xterm": true, "": true} {
		t.Setenv("TERM", kind)
		if got := newScreen(&pipe{Writer: terminal}).terminal(); got != want {
			t.Errorf("TERM=%s: drawn on is %v", kind, got)
		}
	}
}
