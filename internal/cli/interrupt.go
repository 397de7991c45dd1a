package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	"goodones/internal/app"
)

// interruptible returns a context that ends with the first signal (with the cause app.ErrDrain if that is SIGTERM), or
// when the reader of stdout goes away; the second signal ends the process. What is to be written to stdout goes to the
// pipe it returns.
func interruptible(stdout, stderr io.Writer) (context.Context, *pipe, func()) {
	ctx, end := context.WithCancelCause(context.Background())
	cancel := func() { end(nil) }
	signals, broken := make(chan os.Signal, 2), make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // under nohup a closed terminal is no reason to stop
		signal.Notify(signals, syscall.SIGHUP)
	}
	// The signal would kill the process and leave a private PostgreSQL's directory, so it is taken, and not looked at:
	// sockets raise it too. The write's own error tells which it was. Ignored, it would be ignored in children as well.
	signal.Notify(broken, syscall.SIGPIPE)
	done := make(chan struct{})
	go func() {
		select {
		case signal := <-signals:
			fmt.Fprintln(stderr, "\nstopping; once more to stop at once")
			if signal == syscall.SIGTERM { // from what runs servers, not from a terminal
				end(app.ErrDrain)
			}
			cancel()
		case <-done:
			return
		}
		select {
		case <-signals:
			os.Exit(exitInterrupt)
		case <-done:
		}
	}()
	return ctx, &pipe{Writer: stdout, gone: cancel}, func() {
		signal.Stop(signals)
		signal.Stop(broken)
		close(done)
		cancel()
	}
}

// pipe is stdout. When its reader goes away, that interrupts the program: nobody wants the rest. What else keeps
// something from being written is remembered, because not every writer says so: cobra does not of its help.
type pipe struct {
	io.Writer
	gone func()
	lost atomic.Pointer[error]
}

func (p *pipe) Write(text []byte) (int, error) {
	n, err := p.Writer.Write(text)
	switch {
	case errors.Is(err, syscall.EPIPE):
		p.gone()
	case err != nil:
		p.lost.CompareAndSwap(nil, &err)
	}
	return n, err
}

// failed is the first error that kept something from being written; nil where all was, or the reader went away.
func (p *pipe) failed() error {
	if err := p.lost.Load(); err != nil {
		return *err
	}
	return nil
}
