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
	"goodones/internal/viewer"
)

// takeTimeout is how long taking requests may take before the database counts as away.
const takeTimeout = 9 * time.Second

// quotas spends the requests of keys. It takes them in portions that are small, because what is left of one is
// lost on servers that a key does not come back to, or as large as what waits.
type quotas struct {
	windows Windows
	limit   int // 0: off
	portion int

	mu     sync.Mutex
	keys   map[int]*quota
	tidyAt int // size at which the expired are dropped
}

// quota is what one key may still do in its window, as far as this server knows.
type quota struct {
	tokens    int       // taken and not spent
	remaining int       // left to others after the last portion
	until     time.Time // tokens are worth nothing from here on
	refused   time.Time // the window is used up until then
	asking    *question // being asked for; nil when not
	waiting   int       // requests that no portion was asked for yet
}

// question is a request for more that is under way. err may be read once done is closed.
type question struct {
	done chan struct{}
	err  error
}

func newQuotas(windows Windows, limit int) *quotas {
	return &quotas{windows: windows, limit: limit, portion: max(1, limit/300), keys: map[int]*quota{}, tidyAt: 1024}
}

// take spends one request. It returns how many are left, or how long to wait when none is. The error is what the
// database gave, or that of ctx.
func (l *quotas) take(ctx context.Context, keyID int) (remaining int, wait time.Duration, err error) {
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
		asked := a.asking
		if asked == nil {
			asked = &question{done: make(chan struct{})}
			a.asking = asked
			go l.ask(context.WithoutCancel(ctx), keyID, a, asked)
		}
		a.waiting++
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

// of returns the quota of a key. l.mu is held.
func (l *quotas) of(keyID int) *quota {
	if a := l.keys[keyID]; a != nil {
		return a
	}
	if len(l.keys) >= l.tidyAt {
		now := time.Now()
		for id, a := range l.keys {
			if a.asking == nil && now.After(a.until) && now.After(a.refused) {
				delete(l.keys, id)
			}
		}
		l.tidyAt = 2*len(l.keys) + 1024
	}
	a := &quota{}
	l.keys[keyID] = a
	return a
}

// ask takes a portion for all who wait for it.
func (l *quotas) ask(ctx context.Context, keyID int, a *quota, asked *question) {
	ctx, cancel := context.WithTimeout(ctx, takeTimeout)
	defer cancel()
	l.mu.Lock()
	portion := min(l.limit, max(l.portion, a.waiting))
	a.waiting = 0
	l.mu.Unlock()
	before := time.Now()
	got, err := l.windows.TakeRequests(ctx, keyID, l.limit, portion)
	l.mu.Lock()
	defer l.mu.Unlock()
	defer close(asked.done)
	a.asking = nil
	if asked.err = err; err != nil {
		return
	}
	// The window ends ResetIn after a moment between before and now. Requests are spent as if it was the first, and
	// refused as if it was the second: so none is spent in the wrong window, and nobody is called back too early.
	a.tokens, a.remaining, a.until = got.Granted, got.Remaining, before.Add(got.ResetIn)
	if got.Granted == 0 {
		a.refused = time.Now().Add(max(got.ResetIn, time.Millisecond))
	}
}

// left is what a key may still ask, as far as this server knows; known is false without a limit.
func (l *quotas) left(keyID int) (q viewer.Quota, known bool) {
	if l.limit <= 0 {
		return q, false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	a, now := l.of(keyID), time.Now()
	q = viewer.Quota{Limit: l.limit, Remaining: l.limit, ResetAt: now}
	switch {
	case now.Before(a.refused):
		q.Remaining, q.ResetAt = 0, a.refused
	case now.Before(a.until):
		q.Remaining, q.ResetAt = a.tokens+a.remaining, a.until
	}
	return q, true
}

// quotaOf is where the requests of somebody are counted, and under which number.
func (s *Server) quotaOf(id identity) (quotas *quotas, number int) {
	if id.SessionID != 0 {
		return s.windows, id.SessionID
	}
	return s.quotas, id.KeyID
}

// count spends a request and says so in header. The error is a *problem, unless ctx has ended.
func (s *Server) count(ctx context.Context, id identity, header http.Header) error {
	quotas, number := s.quotaOf(id)
	if quotas.limit <= 0 {
		return nil
	}
	remaining, wait, err := quotas.take(ctx, number)
	if err != nil {
		return s.takeProblem(ctx, err)
	}
	header.Set("X-RateLimit-Limit", strconv.Itoa(quotas.limit))
	header.Set("X-RateLimit-Remaining", strconv.Itoa(remaining))
	if wait > 0 {
		return &problem{
			status: http.StatusTooManyRequests, code: codeRateLimited, retryAfter: wait,
			message: "Rate limit exceeded: " + strconv.Itoa(quotas.limit) + " requests a minute. Try again later.",
		}
	}
	return nil
}

func (s *Server) takeProblem(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, syncrun.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		return unavailable()
	case errors.Is(err, syncrun.ErrNotFound): // a session that ended meanwhile
		return refusal(viewer.ErrKeyUnknown)
	}
	s.cfg.Log.ErrorContext(ctx, "rate limit failed", "error", err)
	return internal(telemetry.RequestID(ctx))
}
