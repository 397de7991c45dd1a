package load

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"time"

	"github.com/lib/pq"
)

// hintInterval is the least time between two notifying statements.
const hintInterval = 100 * time.Millisecond

const notifyAll = `SELECT pg_notify('goodones_progress', x) FROM unnest($1::text[]) AS x`

// notifier hints as the product's does: at once when it was quiet, then at most every 100 ms, all runs in one
// statement and of each run the newest sequence only, never forgetting the last.
type notifier struct {
	send  func(ctx context.Context, payloads []string) error
	clock clock
	wake  chan struct{}

	mu      sync.Mutex
	pending map[*Run]int
}

func newNotifier(db *sql.DB, c clock) *notifier {
	send := func(ctx context.Context, payloads []string) error {
		_, err := db.ExecContext(ctx, notifyAll, pq.Array(payloads))
		return err
	}
	return &notifier{send: send, clock: c, wake: make(chan struct{}, 1), pending: map[*Run]int{}}
}

// hint never blocks.
func (n *notifier) hint(run *Run, sequence int) {
	n.mu.Lock()
	n.pending[run] = max(sequence, n.pending[run])
	n.mu.Unlock()
	select {
	case n.wake <- struct{}{}:
	default:
	}
}

func (n *notifier) run(ctx context.Context) error {
	pause := time.NewTimer(0)
	defer pause.Stop()
	for {
		select {
		case <-n.wake:
		case <-ctx.Done():
			return nil
		}
		select {
		case <-pause.C:
		case <-ctx.Done():
			return nil
		}
		pending := n.take()
		if len(pending) == 0 { // an earlier flush took it: that is no reason to keep the next hint waiting
			pause.Reset(0)
			continue
		}
		pause.Reset(hintInterval)
		if err := n.flush(ctx, pending); err != nil && ctx.Err() == nil {
			return fmt.Errorf("hint: %w", err)
		}
	}
}

func (n *notifier) take() map[*Run]int {
	n.mu.Lock()
	defer n.mu.Unlock()
	pending := n.pending
	n.pending = make(map[*Run]int, len(pending))
	return pending
}

func (n *notifier) flush(ctx context.Context, pending map[*Run]int) error {
	payloads, now := make([]string, 0, len(pending)), n.clock.now()
	for run, sequence := range pending {
		payloads = append(payloads, fmt.Sprintf("%d:%d", run.ID, sequence))
		run.noteHint(sequence, now)
	}
	return n.send(ctx, payloads)
}
