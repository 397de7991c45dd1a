package db

import (
	"context"
	"strconv"

	"github.com/lib/pq"

	"goodones/internal/hint"
)

// The channels of LISTEN and NOTIFY.
const (
	ChannelProgress = "goodones_progress" // payload run:seq
	ChannelQueue    = "goodones_queue"    // look for work of any kind, and at your leases; with QueuedRuns for runs only
	ChannelKeys     = "goodones_keys"     // payload: the id of a key that was revoked
)

// Hints are on their way to other processes; their Run sends them by NOTIFY. No transaction notifies: a queue of
// notifications that somebody else has filled would refuse it.
func (d *DB) Hints() *hint.Outbox { return d.hints }

// moved hints, after a commit, that the log of a run reaches seq.
func (d *DB) moved(runID, seq int) { d.carrier.Hint(runID, seq) }

// turned hints the same of what a run does seldom: it is queued, waits, or ends.
func (d *DB) turned(runID, seq int) { d.carrier.HintNow(runID, seq) }

// QueuedRuns is the payload on ChannelQueue of a run that was queued: no other work came with it.
const QueuedRuns = "runs"

// queuedRuns hints, after a commit, that there may be a run to claim.
func (d *DB) queuedRuns() {
	d.hints.Runs()
	d.runs()
}

// queued hints, after a commit, that there may be work of any kind, or that a lease may be gone.
func (d *DB) queued() {
	d.hints.Work()
	d.work()
}

// revoked hints, after a commit, that a key was revoked.
func (d *DB) revoked(keyID int) {
	d.hints.Key(keyID)
	d.key(keyID)
}

// All hints of a moment are one commit, for each that notifies takes a lock of the whole cluster, and it does not wait
// for the disk: hints need not outlive a crash.
const sendHints = `
	SELECT set_config('synchronous_commit', 'off', true), pg_notify(h.channel, h.payload)
	FROM unnest($1::text[], $2::text[]) AS h(channel, payload)`

// The server forgets notifications that everybody has read when somebody adds one, which a full queue refuses, or asks
// this.
const forgetRead = `SELECT pg_notification_queue_usage()`

func (d *DB) notify(ctx context.Context, batch hint.Batch) error {
	var channels, payloads []string
	add := func(channel, payload string) {
		channels, payloads = append(channels, channel), append(payloads, payload)
	}
	if batch.Runs {
		add(ChannelQueue, QueuedRuns)
	}
	if batch.Work {
		add(ChannelQueue, "")
	}
	for _, id := range batch.Keys {
		add(ChannelKeys, strconv.Itoa(id))
	}
	for _, payload := range batch.Progress {
		add(ChannelProgress, payload)
	}
	_, err := d.pool.ExecContext(ctx, sendHints, pq.Array(channels), pq.Array(payloads))
	if isFull(err) {
		_, _ = d.pool.ExecContext(ctx, forgetRead) // so that the next may find room
	}
	return translate("notify", err)
}
