//go:build !linux

package scratch

func inMemory() (dir string, ok bool) { return "", false }
