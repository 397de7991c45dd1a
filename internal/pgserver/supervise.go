package pgserver

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"os"
	"syscall"
	"time"

	"goodones/internal/pause"
)

// Waits before the server is started again after it ended by itself.
const (
	firstWait = 100 * time.Millisecond
	longest   = 5 * time.Second
	// healthy is how long a server must have run for its end not to count as
	// one more failure in a row.
	healthy = time.Second
)

// begin brings the server up for Start: as the one who runs it when the lock
// can be had, else by joining.
func (s *Server) begin(ctx context.Context) error {
	ctx, cancel := s.cluster.whileMoving(ctx, startPatience)
	defer cancel()
	err := s.ownOrJoin(ctx)
	if cause := context.Cause(ctx); err != nil && errors.Is(cause, errStalled) {
		err = fmt.Errorf("%w (%w)", cause, err)
	}
	return err
}

func (s *Server) ownOrJoin(ctx context.Context) error {
	for {
		var err error
		if s.lock, err = tryLock(s.cluster.lock(), true); err != nil {
			return err
		}
		if s.lock != nil {
			return s.own(ctx)
		}
		if refused := s.cluster.ping(ctx); refused == nil || permanent(refused) {
			return refused
		}
		if err := pause.For(ctx, pingPoll); err != nil {
			return err
		}
	}
}

// own makes the data if need be and starts the server.
func (s *Server) own(ctx context.Context) error {
	if err := s.cluster.initialise(ctx); err != nil {
		return err
	}
	for attempt := 1; ; attempt++ {
		err := s.startOnce(ctx)
		if !errors.Is(err, errEnded) || attempt == startAttempts {
			return err
		}
		if err := pause.For(ctx, wait(attempt)); err != nil {
			return err
		}
	}
}

func (s *Server) startOnce(ctx context.Context) error {
	p, end, err := s.cluster.launch()
	if err != nil {
		return err
	}
	s.process = p
	err = s.cluster.awaitReady(ctx, p.exited)
	if errors.Is(err, errEnded) {
		s.process = nil
		return fmt.Errorf("%w: %w\n%s", errEnded, p.err, s.cluster.logTail(end))
	}
	return err
}

// supervise keeps the server running until ctx ends, then closes it.
func (s *Server) supervise(ctx context.Context) {
	defer close(s.done)
	looks := time.NewTicker(lookEvery)
	defer looks.Stop()
	for {
		select {
		case <-ctx.Done():
			s.closeErr = s.shutdown()
			return
		case order := <-s.orders:
			order()
		case <-s.exited():
			s.ended()
		case <-s.timer.C:
			s.due()
		case <-looks.C:
			s.look()
		}
	}
}

func (s *Server) exited() <-chan struct{} {
	if s.process == nil {
		return nil
	}
	return s.process.exited
}

// do runs order in the goroutine of supervise.
func (s *Server) do(ctx context.Context, order func() error) error {
	reply := make(chan error, 1)
	select {
	case s.orders <- func() { reply <- order() }:
		return <-reply
	case <-s.done:
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ended decides what follows when the server is gone.
func (s *Server) ended() {
	p := s.process
	s.process = nil
	switch {
	case s.paused, s.lost():
	case s.expected:
		s.relaunch()
	default:
		if time.Since(p.begun) >= healthy {
			s.failures = 0
		}
		s.failed(fmt.Errorf("it ended: %w", reason(p.err)))
	}
}

// reason gives the exit status 0 of a server somebody else stopped a name.
func reason(err error) error {
	if err == nil {
		return errors.New("somebody stopped it")
	}
	return err
}

// failed plans the next start. A server that cannot start for hours must not
// fill the log, so only the 1st, 2nd, 4th, 8th… failure in a row is told.
func (s *Server) failed(err error) {
	s.failures++
	delay := wait(s.failures)
	if bits.OnesCount(uint(s.failures)) == 1 {
		s.log("private PostgreSQL in %s: %v; starting it again in %v", s.cluster.path, err, delay)
	}
	s.timer.Reset(delay)
}

// wait is the pause after the nth failure in a row: doubled each time.
func wait(failures int) time.Duration {
	return min(firstWait<<min(failures-1, 10), longest)
}

// due does what the timer was set for: another start, or in a process that
// joined another look whether the server's owner is gone.
func (s *Server) due() {
	switch {
	case s.lock == nil:
		s.succeed()
	case s.process == nil && !s.paused:
		s.relaunch()
	}
}

// succeed takes over when the process that ran the server is gone.
func (s *Server) succeed() {
	lock, err := tryLock(s.cluster.lock(), false)
	switch {
	case errors.Is(err, os.ErrNotExist) && s.lost(): // Watch tells
	case err != nil || lock == nil:
		s.timer.Reset(lockPoll)
	default:
		s.lock = lock
		s.log("private PostgreSQL in %s: taking over from a process that ended", s.cluster.path)
		s.relaunch()
	}
}

// relaunch starts the server without waiting until it is ready.
func (s *Server) relaunch() {
	s.expected = false
	p, _, err := s.cluster.launch()
	if err != nil {
		s.failed(err)
		return
	}
	s.process = p
}

// interrupt ends the server in order to have it started again, and returns the
// process that has to go first (nil when none runs). ctx bounds the watch on a
// server of another process.
func (s *Server) interrupt(ctx context.Context, signal syscall.Signal) (*process, error) {
	if s.lock == nil {
		return s.interruptShared(ctx, signal)
	}
	if s.process == nil {
		s.resume()
		return nil, nil
	}
	s.paused, s.expected = false, true
	return s.process, s.process.signal(signal)
}

func (s *Server) interruptShared(ctx context.Context, signal syscall.Signal) (*process, error) {
	pid, err := s.cluster.running()
	if err != nil || pid == 0 {
		return nil, err
	}
	p, err := adopt(ctx, s.cluster.account, pid, func() bool {
		now, err := s.cluster.running()
		return now == pid && err == nil
	})
	if err != nil {
		return nil, err
	}
	return p, p.signal(signal)
}

// pause ends the server until resume; it returns the process to wait for.
func (s *Server) pause(signal syscall.Signal) (*process, error) {
	if s.lock == nil {
		return nil, ErrJoined
	}
	s.paused, s.expected = true, false
	if s.process == nil {
		return nil, nil
	}
	return s.process, s.process.signal(signal)
}

// resume undoes pause, and cuts the wait after a crash short.
func (s *Server) resume() {
	if s.lost() {
		return
	}
	stopped := s.paused
	s.paused = false
	switch {
	case s.process != nil && stopped:
		s.expected = true // still on its way out
	case s.process == nil && s.lock != nil:
		s.relaunch()
	}
}

// shutdown stops what this process runs and gives up the directory.
func (s *Server) shutdown() error {
	s.timer.Stop()
	if s.held != nil {
		defer s.held.Close()
	}
	if s.lock == nil {
		return s.abandon()
	}
	var err error
	if s.process != nil {
		err = s.process.end()
	}
	if s.cluster.temporary {
		err = errors.Join(err, s.cluster.remove())
	} else {
		err = errors.Join(err, s.cluster.removeSockets())
	}
	return errors.Join(err, s.lock.release())
}

// abandon is shutdown without the lock: a temporary directory of which even
// the lock could not be had is nobody's.
func (s *Server) abandon() error {
	if !s.cluster.temporary {
		return nil
	}
	return s.cluster.remove()
}
