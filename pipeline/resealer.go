package pipeline

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"goodones/internal/syncrun"
)

const (
	// resealEvery is how often a Resealer looks for what was sealed since by a server that has another key in use.
	resealEvery = 10 * time.Minute
	// resealAgain is how soon it looks again after a failure.
	resealAgain = 15 * time.Second
	// mostNamed is how many things that no key opens a line of the log names.
	mostNamed = 10
)

// Seals seals anew, by the key in use, what other keys sealed of one kind, in one pass. With an error it tells what it
// has done so far.
type Seals interface {
	Reseal(ctx context.Context) (syncrun.Resealed, error)
}

// KeyUses counts what depends on each key of the installation, the one in use first, and on keys that are not known.
type KeyUses interface {
	KeyUses(ctx context.Context) (known []syncrun.KeyUse, unknown syncrun.KeyUse, err error)
}

// Resealer seals anew what is stored sealed after the key of the installation was replaced. Every worker process has
// one, and they do not disturb each other.
type Resealer struct {
	webhooks    Seals
	connections Seals
	uses        KeyUses
	clock       Clock
	log         *slog.Logger
	named       map[string]bool // what no key opens, as far as it was logged
	free        bool            // it was logged that nothing sealed depends on older keys, and it has been so since
}

// NewResealer makes a resealer; its Run seals.
func NewResealer(webhooks, connections Seals, uses KeyUses, clock Clock, log *slog.Logger) *Resealer {
	return &Resealer{webhooks: webhooks, connections: connections, uses: uses, clock: clock, log: log,
		named: map[string]bool{}}
}

// Run seals anew at once, and every ten minutes what it finds then, until ctx ends.
func (r *Resealer) Run(ctx context.Context) error {
	for {
		wait := resealEvery
		if err := r.pass(ctx); err != nil {
			wait = resealAgain
			if !errors.Is(err, syncrun.ErrUnavailable) && ctx.Err() == nil { // others say that the database is away
				r.log.Error("what older keys sealed cannot be sealed anew", "error", err)
			}
		}
		if err := r.clock.Sleep(ctx, wait); err != nil {
			return nil
		}
	}
}

func (r *Resealer) pass(ctx context.Context) error {
	var connections syncrun.Resealed
	webhooks, err := r.webhooks.Reseal(ctx)
	if err == nil {
		connections, err = r.connections.Reseal(ctx)
	}
	if webhooks.Anew+connections.Anew > 0 {
		r.free = false
		r.log.Info("sealed anew by the first key of SECRET_KEY", "webhooks", webhooks.Anew,
			"connections", connections.Anew)
	}
	r.name(slices.Concat(webhooks.Unopened, connections.Unopened))
	if err != nil {
		return err
	}
	return r.tell(ctx)
}

// name logs, once, what no key opens.
func (r *Resealer) name(unopened []string) {
	var fresh []string
	for _, name := range unopened {
		if !r.named[name] {
			r.named[name] = true
			fresh = append(fresh, name)
		}
	}
	if len(fresh) > 0 {
		r.log.Warn("no key of SECRET_KEY opens what is stored; it stays as it is, and works when its key is added behind, "+
			"after a comma", "count", len(fresh), "first", fresh[:min(len(fresh), mostNamed)])
	}
}

// tell logs, once, that nothing sealed depends on older keys any more.
func (r *Resealer) tell(ctx context.Context) error {
	known, _, err := r.uses.KeyUses(ctx)
	if err != nil || len(known) < 2 {
		return err
	}
	var older syncrun.KeyUse
	for _, use := range known[1:] {
		older.Webhooks += use.Webhooks
		older.Connections += use.Connections
		older.Erased += use.Erased
	}
	switch before := r.free; {
	case older.Sealed() > 0:
		r.free = false
		return nil
	case before:
		return nil
	case older.Erased > 0:
		r.log.Info("nothing sealed depends on older keys of SECRET_KEY any more, but marks of erased people do: keep the "+
			"keys that goodones secret status shows as needed", "marks", older.Erased)
	default:
		r.log.Info("nothing depends on older keys of SECRET_KEY any more")
	}
	r.free = true
	return nil
}
