package app

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"goodones/db"
	"goodones/internal/hint"
	"goodones/internal/natshints"
	"goodones/internal/secret"
)

// runner brings hints to this process, or takes them to others, until ctx ends.
type runner interface {
	Run(ctx context.Context) error
}

// openDatabase opens the pool and chooses who tells other processes that logs have moved: NATS where it is set, else
// NOTIFY, by which everything else is told in any case.
func (a *App) openDatabase(url string, keys *secret.Keys) (err error) {
	opts := db.Options{
		ErasureKeys: ErasureKeys(keys), StaleDays: a.cfg.StalePeople,
		MaxConns: 8 + 2*a.cfg.Workers,
		Runs:     a.wakeWorker, Work: a.wakeAll, Key: a.revoke,
		Shown: func(runID, seq int) { a.hub.Shown(runID, seq) }, // made with the database, before anything is asked
		Hints: hint.Watch{Failed: a.metrics.HintsFailed.Inc, Trouble: a.hintTrouble},
	}
	if a.cfg.NATSURL != "" {
		sender := natshints.NewSender(a.cfg.NATSURL.Reveal())
		opts.Carrier = sender
		a.hints = append(a.hints, sender)
	}
	if a.db, err = db.Open(url, opts); err != nil {
		return err
	}
	a.hints = append(a.hints, a.db.Hints())
	return nil
}

// hintTrouble logs, once for each time, that hints do not leave. Everything works, only later.
func (a *App) hintTrouble(err error) {
	if err != nil {
		a.log.Warn("hints cannot be sent: other processes look for themselves, only later", "error", err)
	} else {
		a.log.Info("hints are sent again")
	}
}

// buildHints chooses who brings hints. Where nobody does, logs are polled and the queue is swept. LISTEN goes on
// beside NATS, for work in the queue and for keys that were revoked.
func (a *App) buildHints(listenURL string) {
	progress := hint.Sinks{a.hub, a.updates}
	if a.cfg.NATSURL != "" && a.role.serves() {
		a.hints = append(a.hints, natshints.NewSource(a.cfg.NATSURL.Reveal(), progress))
		progress = hint.Sinks{alsoNATS{a.hub}, a.updates}
	}
	if a.cfg.ListenNotify {
		a.hints = append(a.hints, a.db.Listener(listenURL, db.Handlers{
			Progress: progress, Runs: a.wakeWorker, Work: a.wakeAll, Key: a.revoke,
			Reconnected: a.metrics.ListenerReconnects.Inc, Connected: a.listening.set,
		}))
	}
}

// alsoNATS is a sink for who brings some hints beside the source that brings them all: the hub listens as long as that
// one does.
type alsoNATS struct{ hint.Sink }

// Listening says nothing.
func (alsoNATS) Listening(bool) {}

// listening is whether the listener hears hints, for the log, the metrics and /readyz?verbose.
type listening struct {
	log   *slog.Logger
	gauge func(connected bool)

	mu    sync.Mutex
	known bool  // set was called
	err   error // why nothing is heard; nil: hints are heard
}

// set notes whether hints are heard. The first reason why they are not is logged; many may follow it.
func (l *listening) set(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case err != nil && (!l.known || l.err == nil):
		l.log.Warn("LISTEN does not work: logs and the queue are polled", "error", err)
	case err == nil && l.err != nil:
		l.log.Info("LISTEN works again")
	}
	l.known, l.err = true, err
	l.gauge(err == nil)
}

// String says in some words, without a secret, how hints come.
func (l *listening) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case !l.known:
		return "LISTEN is off, or not tried yet: logs and the queue are polled"
	case errors.Is(l.err, hint.ErrDeaf):
		return "LISTEN is accepted, but nothing arrives: a pooler in between? Logs and the queue are polled"
	case l.err != nil:
		return "no connection for LISTEN: logs and the queue are polled"
	default:
		return "heard"
	}
}
