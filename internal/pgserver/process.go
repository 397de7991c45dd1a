package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"

	"goodones/internal/pause"
)

// How PostgreSQL can be told to end, by the names pg_ctl uses.
const (
	modeFast      = "fast"      // disconnect everybody, checkpoint, end
	modeImmediate = "immediate" // end like a crash; the next start recovers
)

func modeSignal(mode string) (syscall.Signal, error) {
	switch mode {
	case modeFast:
		return syscall.SIGINT, nil
	case modeImmediate:
		return syscall.SIGQUIT, nil
	}
	return 0, fmt.Errorf("unknown mode %q: %s or %s", mode, modeFast, modeImmediate)
}

// process is a running initdb or postmaster.
type process struct {
	os     *os.Process
	as     account // whoever signals it
	begun  time.Time
	exited chan struct{} // closed when the process is gone
	err    error         // why it ended; set before exited is closed
}

// spawn starts cmd, which must have been given its own session.
func spawn(cmd *exec.Cmd) (*process, error) {
	p := &process{begun: time.Now(), exited: make(chan struct{})}
	started := make(chan error)
	go func() {
		// The kernel sends the death signal when the thread that forked ends,
		// not the process: that thread is kept until the child is gone.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		p.os = cmd.Process
		started <- err
		if err != nil {
			return
		}
		p.err = cmd.Wait()
		close(p.exited)
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	return p, nil
}

// adopt watches a process that is not our child, until alive says it is gone
// or ctx ends (then exited stays open). Its number was read from a file that a
// may write, so it is signalled as a, who reaches nobody else's processes.
func adopt(ctx context.Context, a account, pid int, alive func() bool) (*process, error) {
	found, err := os.FindProcess(pid)
	if err != nil {
		return nil, err
	}
	p := &process{os: found, as: a, begun: time.Now(), exited: make(chan struct{})}
	go func() {
		for alive() {
			if pause.For(ctx, lockPoll) != nil {
				return
			}
		}
		p.err = errors.New("exit status unknown")
		close(p.exited)
	}()
	return p, nil
}

// signal sends sig; a process that is already gone is no error.
func (p *process) signal(sig syscall.Signal) error {
	if p.as.switched {
		return p.as.signal(p.os.Pid, sig)
	}
	if err := p.os.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	return nil
}

// wait returns when the process is gone, or with the error of ctx.
func (p *process) wait(ctx context.Context) error {
	select {
	case <-p.exited:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// end stops a postmaster for good: politely, then less so.
func (p *process) end() error {
	for _, step := range []struct {
		signal   syscall.Signal
		patience time.Duration
	}{{syscall.SIGINT, 20 * time.Second}, {syscall.SIGQUIT, 8 * time.Second}, {syscall.SIGKILL, 5 * time.Second}} {
		if err := p.signal(step.signal); err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(context.Background(), step.patience)
		err := p.wait(ctx)
		cancel()
		if err == nil {
			return nil
		}
	}
	return fmt.Errorf("postgres (process %d) does not end", p.os.Pid)
}

// killSession ends the process and all its children at once.
func (p *process) killSession() {
	// The error can only be that nobody is left.
	_ = kill(-p.os.Pid, syscall.SIGKILL)
}
