package webhook

import (
	"context"

	"goodones/internal/secret"
	"goodones/internal/syncrun"
)

// Store keeps subscriptions; see the methods of the same names in package db.
type Store interface {
	CreateWebhook(ctx context.Context, userID int, s syncrun.NewWebhook) (*syncrun.Webhook, bool, error)
	SubscribeWebhook(ctx context.Context, userID int, s syncrun.NewWebhook) (*syncrun.Webhook, error)
	UpdateWebhook(ctx context.Context, userID, id int, change syncrun.WebhookChange) (*syncrun.Webhook, error)
	RotateWebhookSecret(ctx context.Context, userID, id int, sealed []byte) (*syncrun.Webhook, error)
}

// Keeper makes and changes what subscriptions keep secret. It is safe for concurrent use.
type Keeper struct {
	store Store
	guard *guard
	seals *seals // nil: nothing can be kept
}

// NewKeeper makes a keeper; without keys it refuses to make subscriptions.
func NewKeeper(store Store, keys *secret.Keys, limits Limits) *Keeper {
	return &Keeper{store: store, guard: newGuard(limits), seals: newSeals(keys)}
}

// errNoKey is what a user of a server reads that can keep no secret.
func errNoKey() error {
	return &syncrun.UserError{Code: syncrun.UserInvalid,
		Message: "This server cannot keep webhooks: SECRET_KEY is not set"}
}

// Create makes a subscription of the user and returns it with its secret, which is shown this once. When the user has
// one of that target, it is returned with a *syncrun.UserError CONFLICT. A target that is not allowed is an
// InvalidError.
func (k *Keeper) Create(ctx context.Context, userID int, targetURL string, filter syncrun.WebhookFilter,
	tellsFailed bool) (webhook *syncrun.Webhook, shown string, err error) {
	wanted, plain, err := k.wanted(userID, targetURL, filter)
	if err != nil {
		return nil, "", err
	}
	wanted.TellsFailed = tellsFailed
	webhook, made, err := k.store.CreateWebhook(ctx, userID, wanted)
	if err == nil && !made {
		err = &syncrun.UserError{Field: "targetUrl", Code: syncrun.UserConflict,
			Message: "A webhook of yours has this target already"}
	}
	if err != nil {
		return webhook, "", err
	}
	return webhook, written(plain), nil
}

// Subscribe makes a subscription of the user, or gives the one of the same target this filter and resumes it.
func (k *Keeper) Subscribe(ctx context.Context, userID int, targetURL string,
	filter syncrun.WebhookFilter) (*syncrun.Webhook, error) {
	wanted, _, err := k.wanted(userID, targetURL, filter)
	if err != nil {
		return nil, err
	}
	return k.store.SubscribeWebhook(ctx, userID, wanted)
}

func (k *Keeper) wanted(userID int, targetURL string,
	filter syncrun.WebhookFilter) (wanted syncrun.NewWebhook, plain []byte, err error) {
	if k.seals == nil {
		return wanted, nil, errNoKey()
	}
	to, err := k.guard.parseTarget("targetUrl", targetURL)
	if err != nil {
		return wanted, nil, err
	}
	plain = newSecret()
	return syncrun.NewWebhook{
		Target: k.seals.target(userID, to), Secret: k.seals.secret(userID, plain), Filter: filter,
	}, plain, nil
}

// Update changes a subscription of the user; what is nil stays. Its errors are those of Create, and
// syncrun.ErrNotFound.
func (k *Keeper) Update(ctx context.Context, userID, id int, targetURL *string,
	change syncrun.WebhookChange) (*syncrun.Webhook, error) {
	if targetURL != nil {
		if k.seals == nil {
			return nil, errNoKey()
		}
		to, err := k.guard.parseTarget("targetUrl", *targetURL)
		if err != nil {
			return nil, err
		}
		sealed := k.seals.target(userID, to)
		change.Target = &sealed
	}
	return k.store.UpdateWebhook(ctx, userID, id, change)
}

// Rotate gives a subscription of the user a new secret, which is shown this once. The one before signs too for 24
// hours.
func (k *Keeper) Rotate(ctx context.Context, userID, id int) (webhook *syncrun.Webhook, shown string, err error) {
	if k.seals == nil {
		return nil, "", errNoKey()
	}
	plain := newSecret()
	webhook, err = k.store.RotateWebhookSecret(ctx, userID, id, k.seals.secret(userID, plain))
	if err != nil {
		return nil, "", err
	}
	return webhook, written(plain), nil
}
