//go:build unix

package pgserver

import (
	"os"
	"syscall"
)

// supported says whether a private server can run on this system.
func supported() error { return nil }

// credential is what a child process needs to run as a; nil for this user.
func credential(a account) *syscall.Credential {
	if !a.switched {
		return nil
	}
	return &syscall.Credential{Uid: a.uid, Gid: a.gid}
}

// attributes describes a child that runs as a.
func attributes(a account) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: credential(a)}
}

// owner returns who owns path; ok is false when there is nothing there.
func owner(path string) (uid, gid uint32, ok bool) {
	info, err := os.Lstat(path)
	if err != nil {
		return 0, 0, false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, false
	}
	return stat.Uid, stat.Gid, true
}

// flock locks a file for this process; EWOULDBLOCK while another one has it.
func flock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }

// flockShared locks a file together with others who do so.
func flockShared(f *os.File) error {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
}

// kill sends a signal; 0 only asks whether the process is there.
func kill(pid int, signal syscall.Signal) error { return syscall.Kill(pid, signal) }
