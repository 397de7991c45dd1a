//go:build unix

package load

import "syscall"

// readOnce reads what is there, without waiting on a socket that does not block.
func readOnce(fd uintptr, p []byte) (int, error) { return syscall.Read(int(fd), p) }
