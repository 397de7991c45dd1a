package scratch

import (
	"os"
	"testing"
)

// TestUse is not parallel: it changes the environment.
func TestUse(t *testing.T) {
	t.Setenv(variable, "")
	Use()
	dir, ok := inMemory()
	if want := map[bool]string{true: dir}[ok]; os.Getenv(variable) != want {
		t.Errorf("TMPDIR is %q, want %q", os.Getenv(variable), want)
	}
}

// TestUseLeavesAChoiceAlone is not parallel either.
func TestUseLeavesAChoiceAlone(t *testing.T) {
	chosen := t.TempDir()
	t.Setenv(variable, chosen)
	Use()
	if got := os.Getenv(variable); got != chosen {
		t.Errorf("TMPDIR is %q, want %q", got, chosen)
	}
}
