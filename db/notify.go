package db

import (
	"context"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// The channels of LISTEN and NOTIFY.
const (
	ChannelProgress = "goodones_progress" // payload run:seq
	ChannelQueue    = "goodones_queue"    // no payload: look for work, and at your leases
	ChannelKeys     = "goodones_keys"     // payload: the id of a key that was revoked
)

// Notifier sends hints that logs have moved by NOTIFY. The embedded outbox gathers them: one statement carries those
// of all runs.
type Notifier struct {
	*syncrun.Outbox
	d *DB
}

// Notifier makes a notifier; its Run sends.
func (d *DB) Notifier() *Notifier { return &Notifier{Outbox: syncrun.NewOutbox(), d: d} }

const sendHints = `SELECT pg_notify($1, p) FROM unnest($2::text[]) AS p`

// Run sends until ctx ends, then once more what is pending, and returns nil. What cannot be sent within a second is
// dropped: readers look at the log every second anyway.
func (n *Notifier) Run(ctx context.Context) error {
	n.Outbox.Run(ctx, func(ctx context.Context, payloads []string) {
		_, _ = n.d.x.ExecContext(ctx, sendHints, ChannelProgress, pq.Array(payloads))
	})
	return nil
}
