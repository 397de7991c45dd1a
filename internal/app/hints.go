package app

import (
	"context"

	"goodones/db"
	"goodones/internal/natshints"
	"goodones/internal/syncrun"
)

// hintSender tells other processes that logs have moved.
type hintSender interface {
	Hint(runID, seq int) // never blocks
	Run(ctx context.Context) error
}

// hintSource delivers hints to the hub until ctx ends.
type hintSource interface {
	Run(ctx context.Context) error
}

// openDatabase opens the pool and chooses who sends hints: NATS where it is set, which then tells of ends too, else
// NOTIFY.
func (a *App) openDatabase(url string) (err error) {
	opts := db.Options{
		MaxConns: 8 + 2*a.cfg.Workers,
		Shown:    func(runID, seq int) { a.hub.Shown(runID, seq) }, // made with the database, before anything is asked
	}
	if a.cfg.NATSURL != "" {
		a.notifier = natshints.NewSender(a.cfg.NATSURL.Reveal())
		opts.Announce = a.notifier.Hint
	}
	if a.db, err = db.Open(url, opts); err != nil {
		return err
	}
	if a.notifier == nil {
		a.notifier = a.db.Notifier()
	}
	return nil
}

// buildHints chooses who brings hints. Where nobody does, logs are polled and the queue is swept. LISTEN goes on
// beside NATS, for work in the queue and for keys that were revoked.
func (a *App) buildHints(listenURL string) {
	var progress syncrun.HintSink = a.hub
	if a.cfg.NATSURL != "" && a.role.serves() {
		a.hints = append(a.hints, natshints.NewSource(a.cfg.NATSURL.Reveal(), a.hub))
		progress = beside{a.hub}
	}
	if a.cfg.ListenNotify {
		a.hints = append(a.hints, a.db.Listener(listenURL, db.Handlers{
			Progress: progress, Queue: a.wakeWorker, Key: a.revoke, Reconnected: a.metrics.ListenerReconnects.Inc,
		}))
	}
}

// beside is a sink for who brings some hints beside the source that brings them all: the hub listens as long as that
// one does.
type beside struct{ syncrun.HintSink }

// Listening says nothing.
func (beside) Listening(bool) {}
