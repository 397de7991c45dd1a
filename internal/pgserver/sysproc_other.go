//go:build unix && !linux

package pgserver

import "syscall"

// background describes a child that runs as a in a session of its own, so that
// Ctrl-C in the terminal is ours to handle. Only Linux has a death signal: here
// a server whose starter was killed is adopted by the next one to open its
// directory.
func background(a account, _ syscall.Signal) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: credential(a), Setsid: true}
}
