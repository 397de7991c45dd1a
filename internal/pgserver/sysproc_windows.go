package pgserver

import (
	"errors"
	"os"
	"syscall"
)

// supported refuses this system: a private server hangs on unix sockets, accounts and signals.
func supported() error {
	return errors.New("a private PostgreSQL runs on Linux, macOS and other unix systems only: set DATABASE_URL")
}

func background(account, syscall.Signal) *syscall.SysProcAttr { return nil }

func attributes(account) *syscall.SysProcAttr { return nil }

func owner(string) (uid, gid uint32, ok bool) { return 0, 0, false }

func flock(*os.File) error { return supported() }

func flockShared(*os.File) error { return supported() }

func kill(int, syscall.Signal) error { return supported() }
