package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// ErrDrain as the cause of the end of Serve's context has requests served on for Config.Drain.
var ErrDrain = fmt.Errorf("serve on for a while: %w", context.Canceled)

// Serve answers what comes in on ln, which it closes, until ctx ends. Then, with the cause ErrDrain, it is not ready
// any more but serves on for Config.Drain; then it takes nothing new, closes websockets with 1001, ends streams so that
// their clients continue elsewhere, and lets other requests finish, all within Config.ShutdownTimeout; what is left is
// cut. It returns nil after a clean end.
func (s *Server) Serve(ctx context.Context, ln net.Listener) error {
	// Requests outlive ctx: they may finish after it.
	base, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	web := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		BaseContext:       func(net.Listener) context.Context { return base },
		ConnContext:       withConn,
		ErrorLog:          slog.NewLogLogger(s.cfg.Log.Handler(), slog.LevelDebug),
	}
	background, stop := context.WithCancel(base)
	var helpers sync.WaitGroup
	helpers.Go(func() { _ = s.sockets.Run(background) }) // always nil
	helpers.Go(func() { s.watchKeys(background) })
	helpers.Go(func() { s.crowd.run(background) })
	if s.openings != nil {
		helpers.Go(func() { s.openings.run(background) })
	}
	served := make(chan error, 1)
	go func() { served <- web.Serve(&listener{Listener: ln, log: s.cfg.Log}) }()

	var failed error
	select {
	case <-ctx.Done():
		if errors.Is(context.Cause(ctx), ErrDrain) {
			failed = s.drain(served)
		}
	case failed = <-served:
	}
	err := s.shutdown(web)
	cut()
	stop()
	helpers.Wait()
	if failed != nil {
		return fmt.Errorf("serve: %w", failed)
	}
	<-served
	return err
}

// drain serves on for a while, so that balancers notice that this server is not ready any more.
func (s *Server) drain(served <-chan error) (failed error) {
	s.leaving.Store(true)
	timer := time.NewTimer(s.cfg.Drain)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case failed = <-served:
		return failed
	}
}

// shutdown ends everything that is open.
func (s *Server) shutdown(web *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), s.cfg.ShutdownTimeout)
	defer cancel()
	s.end()
	var socketErr, webErr error
	var both sync.WaitGroup
	both.Go(func() { socketErr = s.sockets.Shutdown(ctx) })
	both.Go(func() { webErr = web.Shutdown(ctx) })
	both.Wait()
	if err := errors.Join(socketErr, webErr); err != nil {
		_ = web.Close() // what does not end by itself; the error that counts is above
		return fmt.Errorf("shutdown: %w", err)
	}
	return nil
}
