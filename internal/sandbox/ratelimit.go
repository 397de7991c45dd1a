package sandbox

import (
	"sync"
	"time"
)

// windowKey is what a rate window belongs to.
type windowKey struct{ endpoint, token string }

// window is one key's rate window and its history.
type window struct {
	end     time.Time
	used    int
	refused int // calls in this window that came after it was used up
	history WindowUse
}

// quota is what the rate headers tell.
type quota struct {
	limit, remaining int
	reset            time.Time
}

// limiter keeps the rate windows per endpoint and token.
type limiter struct {
	length time.Duration

	mu      sync.Mutex
	windows map[windowKey]*window
}

func newLimiter(length time.Duration) *limiter {
	return &limiter{length: length, windows: map[windowKey]*window{}}
}

// take asks for one call; false when the window is used up. A window begins
// with its first call and ends on a whole second, the one the reset header
// names, so that a caller who waits for it is let in.
func (l *limiter) take(k windowKey, limit int, now time.Time) (quota, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	w := l.windows[k]
	if w == nil {
		w = &window{history: WindowUse{Endpoint: k.endpoint, Token: k.token, Limit: limit}}
		l.windows[k] = w
	}
	if !now.Before(w.end) {
		w.end = now.Add(l.length + time.Second - 1).Truncate(time.Second)
		w.used, w.refused = 0, 0
		w.history.Opened++
	}
	if w.used >= limit {
		w.refuse()
		return quota{limit: limit, reset: w.end}, false
	}
	w.used++
	w.history.Allowed++
	return quota{limit: limit, remaining: limit - w.used, reset: w.end}, true
}

func (w *window) refuse() {
	w.refused++
	w.history.Refused++
	w.history.MostRefused = max(w.history.MostRefused, w.refused)
}

// uses lists the history of every window that was asked for.
func (l *limiter) uses() []WindowUse {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]WindowUse, 0, len(l.windows))
	for _, w := range l.windows {
		if w.history.Allowed+w.history.Refused > 0 {
			all = append(all, w.history)
		}
	}
	return all
}

// forget clears the histories; the windows themselves go on.
func (l *limiter) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for k, w := range l.windows {
		w.refused = 0
		w.history = WindowUse{Endpoint: k.endpoint, Token: k.token, Limit: w.history.Limit}
	}
}
