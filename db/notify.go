package db

import (
	"context"
	"sync"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// The channels of LISTEN and NOTIFY.
const (
	ChannelProgress = "goodones_progress" // payload run:seq
	ChannelQueue    = "goodones_queue"    // no payload: look for work, and at your leases
	ChannelKeys     = "goodones_keys"     // payload: the id of a key that was revoked
)

// hintInterval is the least time between two notifying transactions of one process: at most ten a second. Each takes
// a lock of the whole cluster, so many would slow every writer down.
const hintInterval = 100 * time.Millisecond

// Notifier sends hints that logs have moved: at once when it was quiet, then at most every 100 ms, all runs in one
// statement and of each run the newest sequence only.
type Notifier struct {
	d       *DB
	mu      sync.Mutex
	pending map[int]int
	wake    chan struct{}
}

// Notifier makes a notifier; its Run sends.
func (d *DB) Notifier() *Notifier {
	return &Notifier{d: d, pending: map[int]int{}, wake: make(chan struct{}, 1)}
}

// Hint notes that a run's log reaches seq. It never blocks.
func (n *Notifier) Hint(runID, seq int) {
	n.mu.Lock()
	n.pending[runID] = max(seq, n.pending[runID])
	n.mu.Unlock()
	select {
	case n.wake <- struct{}{}:
	default:
	}
}

// Run sends until ctx ends, then once more what is pending, and returns nil. What cannot be sent within a second is
// dropped: readers look at the log every second anyway.
func (n *Notifier) Run(ctx context.Context) error {
	pause := time.NewTimer(0)
	defer pause.Stop()
	for {
		select {
		case <-ctx.Done():
			n.flush(context.WithoutCancel(ctx))
			return nil
		case <-n.wake:
		}
		select {
		case <-ctx.Done():
			continue
		case <-pause.C:
		}
		n.flush(ctx)
		pause.Reset(hintInterval)
	}
}

const sendHints = `SELECT pg_notify($1, p) FROM unnest($2::text[]) AS p`

func (n *Notifier) flush(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, viewerTimeout)
	defer cancel()
	n.mu.Lock()
	payloads := make([]string, 0, len(n.pending))
	for runID, seq := range n.pending {
		payloads = append(payloads, syncrun.FormatHint(runID, seq))
	}
	clear(n.pending)
	n.mu.Unlock()
	if len(payloads) == 0 {
		return
	}
	_, _ = n.d.x.ExecContext(ctx, sendHints, ChannelProgress, pq.Array(payloads))
}
