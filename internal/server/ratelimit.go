package server

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"

	"goodones/internal/syncrun"
	"goodones/internal/telemetry"
)

// leaseTimeout is how long a lease may take before the database counts as away.
const leaseTimeout = 2 * time.Second

// limiter spends the requests of keys. It leases them in small portions, so that most requests cost no query and
// little is lost on servers that a key does not come back to.
type limiter struct {
	windows Windows
	limit   int // 0: off
	portion int

	mu     sync.Mutex
	keys   map[int]*allowance
	tidyAt int // size at which the expired are dropped
}

// allowance is what one key may still do in its window, as far as this server knows.
type allowance struct {
	tokens    int       // leased and not spent
	remaining int       // left to others after the last lease
	until     time.Time // tokens are worth nothing from here on
	refused   time.Time // the window is used up until then
	lease     *lease    // being asked for; nil when not
}

// lease is a question that is under way. err may be read once done is closed.
type lease struct {
	done chan struct{}
	err  error
}

func newLimiter(windows Windows, limit int) *limiter {
	return &limiter{windows: windows, limit: limit, portion: max(1, limit/30), keys: map[int]*allowance{}, tidyAt: 1024}
}

// take spends one request. It returns how many are left, or how long to wait when none is. The error is what the
// lease gave, or that of ctx.
func (l *limiter) take(ctx context.Context, keyID int) (remaining int, wait time.Duration, err error) {
	for {
		l.mu.Lock()
		a := l.of(keyID)
		now := time.Now()
		if a.tokens > 0 && now.Before(a.until) {
			a.tokens--
			remaining = a.tokens + a.remaining
			l.mu.Unlock()
			return remaining, 0, nil
		}
		if wait = a.refused.Sub(now); wait > 0 {
			l.mu.Unlock()
			return 0, wait, nil
		}
		asked := a.lease
		if asked == nil {
			asked = &lease{done: make(chan struct{})}
			a.lease = asked
			go l.ask(context.WithoutCancel(ctx), keyID, a, asked)
		}
		l.mu.Unlock()
		select {
		case <-ctx.Done():
			return 0, 0, ctx.Err()
		case <-asked.done:
			if asked.err != nil {
				return 0, 0, asked.err
			}
		}
	}
}

// of returns the allowance of a key. l.mu is held.
func (l *limiter) of(keyID int) *allowance {
	if a := l.keys[keyID]; a != nil {
		return a
	}
	if len(l.keys) >= l.tidyAt {
		now := time.Now()
		for id, a := range l.keys {
			if a.lease == nil && now.After(a.until) && now.After(a.refused) {
				delete(l.keys, id)
			}
		}
		l.tidyAt = 2*len(l.keys) + 1024
	}
	a := &allowance{}
	l.keys[keyID] = a
	return a
}

// ask leases a portion for all who wait for it.
func (l *limiter) ask(ctx context.Context, keyID int, a *allowance, asked *lease) {
	ctx, cancel := context.WithTimeout(ctx, leaseTimeout)
	defer cancel()
	before := time.Now()
	granted, remaining, resetIn, err := l.windows.LeaseRequests(ctx, keyID, l.limit, l.portion)
	l.mu.Lock()
	defer l.mu.Unlock()
	defer close(asked.done)
	a.lease = nil
	if asked.err = err; err != nil {
		return
	}
	// The window ends resetIn after a moment between before and now. Requests are spent as if it was the first, and
	// refused as if it was the second: so none is spent in the wrong window, and nobody is called back too early.
	a.tokens, a.remaining, a.until = granted, remaining, before.Add(resetIn)
	if granted == 0 {
		a.refused = time.Now().Add(max(resetIn, time.Millisecond))
	}
}

// count spends a request of the key and says so in header. The error is a *problem, unless ctx has ended.
func (s *Server) count(ctx context.Context, keyID int, header http.Header) error {
	if s.limiter.limit <= 0 {
		return nil
	}
	remaining, wait, err := s.limiter.take(ctx, keyID)
	if err != nil {
		return s.leaseProblem(ctx, err)
	}
	header.Set("X-RateLimit-Limit", strconv.Itoa(s.limiter.limit))
	header.Set("X-RateLimit-Remaining", strconv.Itoa(remaining))
	if wait > 0 {
		return &problem{
			status: http.StatusTooManyRequests, code: codeRateLimited, retryAfter: wait,
			message: "Rate limit exceeded: " + strconv.Itoa(s.limiter.limit) + " requests a minute. Try again later.",
		}
	}
	return nil
}

func (s *Server) leaseProblem(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, syncrun.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		return unavailable()
	}
	s.cfg.Log.ErrorContext(ctx, "rate limit failed", "error", err)
	return internal(telemetry.RequestID(ctx))
}
