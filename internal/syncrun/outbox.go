package syncrun

import (
	"context"
	"sync"
	"time"
)

const (
	// hintInterval is the least time between two sendings of one process: at most ten a second, for whatever carries
	// hints pays for each, most of all NOTIFY, which takes a lock of the whole cluster.
	hintInterval = 100 * time.Millisecond
	// hintTimeout bounds one sending.
	hintTimeout = 900 * time.Millisecond
)

// Outbox gathers hints on their way out of a process: they are sent at once when it was quiet, then at most every
// 100 ms, all runs together and of each run the newest sequence only. Hint is safe for concurrent use.
type Outbox struct {
	mu      sync.Mutex
	pending map[int]int
	wake    chan struct{}
}

// NewOutbox makes an empty outbox; its Run sends.
func NewOutbox() *Outbox {
	return &Outbox{pending: map[int]int{}, wake: make(chan struct{}, 1)}
}

// Hint notes that a run's log reaches seq. It never blocks.
func (o *Outbox) Hint(runID, seq int) {
	o.mu.Lock()
	o.pending[runID] = max(seq, o.pending[runID])
	o.mu.Unlock()
	select {
	case o.wake <- struct{}{}:
	default:
	}
}

// Run calls send with the payloads of what has gathered, until ctx ends and then once more for the rest. send gets
// under a second; what it cannot send is lost, since readers look at the log every second anyway.
func (o *Outbox) Run(ctx context.Context, send func(ctx context.Context, payloads []string)) {
	pause := time.NewTimer(0)
	defer pause.Stop()
	for {
		select {
		case <-ctx.Done():
			o.flush(context.WithoutCancel(ctx), send)
			return
		case <-o.wake:
		}
		select {
		case <-ctx.Done():
			continue
		case <-pause.C:
		}
		o.flush(ctx, send)
		pause.Reset(hintInterval)
	}
}

func (o *Outbox) flush(ctx context.Context, send func(ctx context.Context, payloads []string)) {
	payloads := o.take()
	if len(payloads) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, hintTimeout)
	defer cancel()
	send(ctx, payloads)
}

func (o *Outbox) take() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	payloads := make([]string, 0, len(o.pending))
	for runID, seq := range o.pending {
		payloads = append(payloads, FormatHint(runID, seq))
	}
	clear(o.pending)
	return payloads
}
