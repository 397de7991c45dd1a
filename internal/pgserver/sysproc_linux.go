package pgserver

import "syscall"

// background describes a child that runs as a in a session of its own, so that
// Ctrl-C in the terminal is ours to handle, and that the kernel sends
// deathSignal when this process is gone.
func background(a account, deathSignal syscall.Signal) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: credential(a), Setsid: true, Pdeathsig: deathSignal}
}
