package progress

import (
	"context"
	"errors"
	"sync"
	"time"

	"goodones/internal/syncrun"
)

const (
	// retryPause is the wait after a read that failed because the database is away.
	retryPause = 100 * time.Millisecond
	// longestPause is the longest wait after one that failed for any other reason: waiting may not help.
	longestPause = 2 * time.Second
)

// isAway tells whether a read failed because the database is away, or because its caller has gone.
func isAway(err error) bool {
	return errors.Is(err, syncrun.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, context.Canceled)
}

// troubles counts the reads that fail although the database is there.
type troubles struct {
	tell func(error) // of the first one, and, with nil, that there are none any more

	mu sync.Mutex
	n  int
}

func (t *troubles) begin(err error) {
	t.mu.Lock()
	t.n++
	first := t.n == 1
	t.mu.Unlock()
	if first {
		t.tell(err)
	}
}

func (t *troubles) end() {
	t.mu.Lock()
	t.n--
	last := t.n == 0
	t.mu.Unlock()
	if last {
		t.tell(nil)
	}
}

// tries is a read that is tried until it works. It is one goroutine's.
type tries struct {
	troubles *troubles
	troubled bool // the database is there, but the read fails
	pause    time.Duration
}

// failed notes an error, and returns how long to wait before the next try.
func (t *tries) failed(err error) time.Duration {
	if isAway(err) {
		return retryPause
	}
	if !t.troubled {
		t.troubled = true
		t.troubles.begin(err)
	}
	t.pause = min(max(2*t.pause, retryPause), longestPause)
	return t.pause
}

// over notes that the read has worked, or is given up.
func (t *tries) over() {
	if t.troubled {
		t.troubles.end()
	}
	t.troubled, t.pause = false, 0
}
