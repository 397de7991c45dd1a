// Package scratch lets tests keep their temporary files in memory. A test's database is hundreds of files that live for
// a second, and some file systems (ext4 without a journal, for one) search for minutes when so many come and go. It
// also spares them most of what making a cluster costs.
package scratch

import "os"

const (
	variable = "TMPDIR"
	// needed is the room for the clusters of two packages that are tested side by side, in bytes.
	needed = 4 << 30
)

// Use points TMPDIR, and with it the temporary directories of this process and its children, at a file system in
// memory. It leaves TMPDIR alone when it is set, or when the machine has no such file system that has room and may be
// written. It is called before the tests of a package.
func Use() {
	if os.Getenv(variable) != "" {
		return
	}
	dir, ok := inMemory()
	if !ok {
		return
	}
	probe, err := os.MkdirTemp(dir, "goodones-scratch-*")
	if err != nil {
		return
	}
	_ = os.Remove(probe)
	_ = os.Setenv(variable, dir)
}
