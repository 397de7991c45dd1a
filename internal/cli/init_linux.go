package cli

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
)

// firstProcess is the number of the process that the kernel makes the parent of every orphan.
const firstProcess = 1

// asInit runs the program as a child when this is the first process of a container, and is to it what init is to a
// machine: it passes signals on and waits for orphans, such as the processes of a PostgreSQL that was killed. ok is
// false when the program is to run in this process.
func asInit(args []string) (code int, ok bool) {
	if os.Getpid() != firstProcess {
		return 0, false
	}
	self, err := os.Executable()
	if err != nil {
		return 0, false
	}
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer signal.Stop(signals)
	// The group of its own keeps Ctrl-C from reaching the child twice, by the terminal and by us.
	//nolint:gosec // the program itself, with the arguments that it was given
	child, err := os.StartProcess(self, append([]string{os.Args[0]}, args...), &os.ProcAttr{
		Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}, Sys: &syscall.SysProcAttr{Setpgid: true},
	})
	if err != nil {
		return 0, false
	}
	go func() {
		for s := range signals {
			_ = child.Signal(s) // it may have ended
		}
	}()
	return reap(child.Pid), true
}

// reap waits for every child until that of the number has ended, and returns its exit code.
func reap(main int) int {
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, 0, nil)
		switch {
		case errors.Is(err, syscall.EINTR):
		case err != nil:
			return exitFailed
		case pid == main && status.Signaled():
			return 128 + int(status.Signal())
		case pid == main:
			return status.ExitStatus()
		}
	}
}
