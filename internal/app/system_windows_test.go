package app_test

import (
	"errors"
	"io/fs"
	"os/exec"
	"syscall"
)

// Signals that this system does not know.
const (
	stopSignal     = syscall.Signal(19)
	continueSignal = syscall.Signal(18)
)

// setReceiveBuffer sets how many bytes of a socket the kernel keeps for a reader.
func setReceiveBuffer(fd uintptr, size int) error {
	return syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, size)
}

func runAsOwner(*exec.Cmd, fs.FileInfo, string) error { return errors.ErrUnsupported }
