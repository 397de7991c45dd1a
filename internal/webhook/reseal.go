package webhook

import (
	"context"
	"errors"
	"fmt"

	"goodones/internal/secret"
	"goodones/internal/syncrun"
)

// SealedStore holds what webhooks keep sealed; see the methods of the same names of db.Sealed.
type SealedStore interface {
	Webhooks(ctx context.Context, after int) ([]syncrun.SealedWebhook, error)
	ResealTarget(ctx context.Context, of *syncrun.SealedWebhook, sealed, hash []byte) (bool, error)
	ResealSecret(ctx context.Context, webhookID int, secret, sealed []byte) (bool, error)
}

// Resealer seals anew, by the key in use, what webhooks keep sealed by others.
type Resealer struct {
	store SealedStore
	seals *seals
}

// NewResealer makes a resealer of the installation's keys, which must be some.
func NewResealer(store SealedStore, keys *secret.Keys) *Resealer {
	return &Resealer{store: store, seals: newSeals(keys)}
}

// Reseal goes through all webhooks once. Each is written by statements of its own, and only where nobody has changed it
// since it was read. With an error it tells what it has done so far.
func (r *Resealer) Reseal(ctx context.Context) (done syncrun.Resealed, err error) {
	for after := 0; ; {
		webhooks, err := r.store.Webhooks(ctx, after)
		if err != nil || len(webhooks) == 0 {
			return done, err
		}
		for i := range webhooks {
			if err := r.reseal(ctx, &webhooks[i], &done); err != nil {
				return done, err
			}
			after = webhooks[i].ID
		}
	}
}

// reseal seals anew what it can of one webhook.
func (r *Resealer) reseal(ctx context.Context, of *syncrun.SealedWebhook, done *syncrun.Resealed) error {
	anew, unopened := false, false
	note := func(moved bool, err error) error {
		anew = anew || moved
		if errors.Is(err, secret.ErrSealed) {
			unopened = true
			return nil
		}
		return err
	}
	err := note(r.target(ctx, of))
	for _, before := range of.Secrets {
		if err == nil {
			err = note(r.secret(ctx, of, before))
		}
	}
	if anew {
		done.Anew++
	}
	if unopened {
		done.Unopened = append(done.Unopened, fmt.Sprintf("webhook %d", of.ID))
	}
	return err
}

func (r *Resealer) target(ctx context.Context, of *syncrun.SealedWebhook) (bool, error) {
	sealed, err := r.seals.targets.Reseal(of.Target, owner(of.UserID))
	if err != nil || sealed == nil {
		return false, err
	}
	url, err := r.seals.targets.Open(sealed, owner(of.UserID))
	if err != nil {
		return false, err
	}
	return r.store.ResealTarget(ctx, of, sealed, hash(r.seals.hashing[0], of.UserID, string(url)))
}

func (r *Resealer) secret(ctx context.Context, of *syncrun.SealedWebhook, before []byte) (bool, error) {
	sealed, err := r.seals.secrets.Reseal(before, owner(of.UserID))
	if err != nil || sealed == nil {
		return false, err
	}
	return r.store.ResealSecret(ctx, of.ID, before, sealed)
}
