// Package serve is how every yardstick runs: on a free port of the loopback, until it is told to end.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"
)

const headerTimeout = 10 * time.Second

// Run serves handler beside background, and prints "listening host:port" on out. It returns nil after SIGINT, SIGTERM
// or the end of ctx, and else the error of whichever of the two ended first. Hijacked connections are left alone.
func Run(ctx context.Context, out io.Writer, handler http.Handler, background func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerTimeout}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return background(ctx) })
	group.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	group.Go(func() error {
		<-ctx.Done()
		return server.Close()
	})
	if _, err := fmt.Fprintln(out, "listening", listener.Addr()); err != nil {
		return errors.Join(err, server.Close(), group.Wait())
	}
	return group.Wait()
}
