package webhook

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"goodones/internal/pause"
	"goodones/internal/secret"
	"goodones/internal/syncrun"
)

const (
	// slots are the attempts that one process has under way.
	slots = 32
	// grace is how long attempts may go on when the process stops. Those that are cut are made again elsewhere.
	grace = 3 * time.Second
	// forgetEvery is how often deliveries of long ago are deleted.
	forgetEvery = time.Hour
	// finishTries is how often the result of an attempt is written while the database is away, once a second. After that
	// the attempt is made again, under the same id.
	finishTries = 15
)

// Outbox holds what is to be delivered; see the methods of the same names of db.Deliveries.
type Outbox interface {
	Claim(ctx context.Context) (*syncrun.Attempt, error)
	NextDue(ctx context.Context) (wait time.Duration, ok bool, err error)
	Finish(ctx context.Context, a *syncrun.Attempt, result syncrun.AttemptResult) (syncrun.AttemptEffect, error)
	HandBack(ctx context.Context, a *syncrun.Attempt) error
	Forget(ctx context.Context) error
}

// Config is what a Deliverer is made of.
type Config struct {
	Outbox  Outbox
	Keys    *secret.Keys // nil: what was sealed stays sealed, and every attempt fails
	Limits  Limits
	Log     *slog.Logger
	Sweep   time.Duration               // how often the outbox is looked at when nothing hints
	Attempt func(syncrun.AttemptEffect) // is told of each attempt, for metrics; must not block
}

// Deliverer empties the outbox. Several, in one process or many, share it.
type Deliverer struct {
	cfg    Config
	seals  *seals
	sender *sender
	wake   chan struct{} // something may be due
	slots  chan struct{}
}

// NewDeliverer makes a deliverer; its Run delivers.
func NewDeliverer(cfg Config) *Deliverer {
	return &Deliverer{cfg: cfg, seals: newSeals(cfg.Keys), sender: newSender(cfg.Limits, nil, nil),
		wake: make(chan struct{}, 1), slots: make(chan struct{}, slots)}
}

// Wake says that something may be due. It never blocks.
func (d *Deliverer) Wake() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// Run delivers until ctx ends, then lets attempts under way end, or hands them back, and returns nil.
func (d *Deliverer) Run(ctx context.Context) error {
	hard, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	var attempts sync.WaitGroup
	forgotten := time.Time{}
	for ctx.Err() == nil {
		if time.Since(forgotten) > forgetEvery {
			forgotten = time.Now()
			d.note("old deliveries could not be deleted", d.cfg.Outbox.Forget(ctx))
		}
		if !d.take(ctx, hard, &attempts) {
			d.await(ctx)
		}
	}
	timer := time.AfterFunc(grace, cut)
	defer timer.Stop()
	attempts.Wait()
	return nil
}

// take begins one attempt, in a goroutine of its own, when a slot is free and something is due.
func (d *Deliverer) take(ctx, hard context.Context, attempts *sync.WaitGroup) bool {
	select {
	case d.slots <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	a, err := d.cfg.Outbox.Claim(ctx)
	if err != nil || a == nil {
		<-d.slots
		d.note("no delivery could be claimed", err)
		return false
	}
	attempts.Go(func() {
		defer func() { <-d.slots; d.Wake() }() // the subscription may be owed more
		d.attempt(hard, a)
	})
	return true
}

// await lets time pass until something is due, or somebody says that something may be.
func (d *Deliverer) await(ctx context.Context) {
	idle := d.cfg.Sweep
	if wait, ok, err := d.cfg.Outbox.NextDue(ctx); err == nil && ok {
		idle = min(idle, wait+time.Millisecond)
	}
	timer := time.NewTimer(idle)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-d.wake:
	}
}

// note logs what went wrong, but for an absent database, of which everything else in the process speaks.
func (d *Deliverer) note(what string, err error) {
	if err != nil && !errors.Is(err, syncrun.ErrUnavailable) && !errors.Is(err, context.Canceled) {
		d.cfg.Log.Error("webhooks: "+what, "error", err)
	}
}

// attempt makes an attempt and writes what it came to.
func (d *Deliverer) attempt(ctx context.Context, a *syncrun.Attempt) {
	result := d.perform(ctx, a)
	if ctx.Err() != nil && result.Problem != "" {
		d.note("an attempt could not be handed back", d.cfg.Outbox.HandBack(context.WithoutCancel(ctx), a))
		return
	}
	effect, err := d.finish(ctx, a, result)
	if err != nil {
		d.note("the result of an attempt could not be written", err)
		return
	}
	d.cfg.Attempt(effect)
	log := d.cfg.Log.With("webhook", a.WebhookID, "host", a.Host, "delivery", a.MessageID, "attempt", a.Number)
	switch effect {
	case syncrun.EffectPaused:
		log.Warn("webhook is paused: every attempt of three days has failed", "problem", result.Problem)
	case syncrun.EffectRemoved:
		log.Info("webhook is removed: its receiver answered 410")
	case syncrun.EffectGivenUp:
		log.Warn("a delivery is given up", "problem", result.Problem)
	default:
		log.Debug("webhook", "effect", effect, "problem", result.Problem)
	}
}

// perform sends, unless there is nobody to tell of.
func (d *Deliverer) perform(ctx context.Context, a *syncrun.Attempt) syncrun.AttemptResult {
	if len(a.People) == 0 && a.Event != syncrun.EventWebhookTest {
		return syncrun.AttemptResult{}
	}
	later := wait(a.Number, 0)
	if d.seals == nil {
		return syncrun.AttemptResult{Problem: "the secret cannot be read: this server has no SECRET_KEY", Wait: later}
	}
	url, secrets, err := d.seals.open(a)
	if err != nil {
		d.note("a subscription cannot be opened; has SECRET_KEY changed?", err)
		return syncrun.AttemptResult{Problem: "the secret cannot be read: SECRET_KEY of this server has changed", Wait: later}
	}
	body, err := bodyOf(a)
	if err != nil {
		d.note("a delivery cannot be encoded", err)
		return syncrun.AttemptResult{Problem: "internal error", Wait: later}
	}
	got := d.sender.send(ctx, &message{id: a.MessageID, at: a.At, url: url, body: body, secrets: secrets})
	return syncrun.AttemptResult{
		Status: got.status, Problem: got.problem, Wait: wait(a.Number, got.retryAfter), Gone: got.status == http.StatusGone,
	}
}

// finish writes a result, also when the database is away for a while.
func (d *Deliverer) finish(ctx context.Context, a *syncrun.Attempt,
	result syncrun.AttemptResult) (effect syncrun.AttemptEffect, err error) {
	for range finishTries {
		effect, err = d.cfg.Outbox.Finish(context.WithoutCancel(ctx), a, result)
		if !errors.Is(err, syncrun.ErrUnavailable) {
			break
		}
		if pause.For(ctx, time.Second) != nil {
			return "", err
		}
	}
	return effect, err
}
