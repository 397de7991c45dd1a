//go:build unix

package app_test

import (
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// Signals that stop a process and let it go on.
const (
	stopSignal     = syscall.SIGSTOP
	continueSignal = syscall.SIGCONT
)

// setReceiveBuffer sets how many bytes of a socket the kernel keeps for a reader.
func setReceiveBuffer(fd uintptr, size int) error {
	return syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, size)
}

// runAsOwner makes cmd run as the owner of a file, and gives that account a directory.
func runAsOwner(cmd *exec.Cmd, of fs.FileInfo, dir string) error {
	id := of.Sys().(*syscall.Stat_t)
	if _, err := user.LookupId(strconv.Itoa(int(id.Uid))); err != nil {
		return err
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: id.Uid, Gid: id.Gid}}
	return os.Chown(dir, int(id.Uid), int(id.Gid))
}
