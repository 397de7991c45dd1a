// Package connection keeps the access to accounts at X that their owners, who are users of ours, allowed: it asks for
// it, stores its tokens sealed, renews them before they end, and hands them out for these accounts alone.
package connection

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"goodones/internal/pause"
	"goodones/internal/secret"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
)

// App asks X on behalf of the installation's app.
type App interface {
	Ask() xapi.Consent
	Exchange(ctx context.Context, asked xapi.Consent, code string) (xapi.Tokens, error)
	Renew(ctx context.Context, refresh string) (xapi.Tokens, error)
	Me(ctx context.Context, token string) (source.Profile, error)
	Revoke(ctx context.Context, token string) error
}

// Store keeps connections. Writes are of the tokens of one generation: whoever holds older ones changes nothing.
type Store interface {
	Connection(ctx context.Context, id syncrun.ConnectionID) (syncrun.Connection, error)
	Connect(ctx context.Context, id syncrun.ConnectionID, handle string, sealed []byte, life time.Duration) error
	Disconnect(ctx context.Context, id syncrun.ConnectionID) (bool, error)
	End(ctx context.Context, id syncrun.ConnectionID, generation int) error
	RenewalStore
}

// RenewalStore lets one of many renew the tokens of a connection.
type RenewalStore interface {
	LeaseRenewal(ctx context.Context, id syncrun.ConnectionID, generation int, lease time.Duration) (bool, error)
	ReleaseRenewal(ctx context.Context, id syncrun.ConnectionID, generation int) error
	Renew(ctx context.Context, of syncrun.Connection, sealed []byte, life time.Duration) (bool, error)
}

// Keeper hands out tokens. It is safe for concurrent use.
type Keeper struct {
	app   App
	store Store
	box   *secret.Box
	log   *slog.Logger
}

// New makes a keeper whose tokens are sealed with keys.
func New(app App, store Store, keys *secret.Keys, log *slog.Logger) *Keeper {
	return &Keeper{app: app, store: store, box: boxOf(keys), log: log}
}

func boxOf(keys *secret.Keys) *secret.Box { return keys.Box("tokens of X") }

// Ask prepares the question that a user answers at X.
func (k *Keeper) Ask() xapi.Consent { return k.app.Ask() }

// Access is what a user allowed, not yet stored.
type Access struct {
	Of     source.Profile // the account
	tokens xapi.Tokens
}

// Withheld are the scopes that X did not allow, separated by spaces. What they are for is read as anybody can.
func (a Access) Withheld() string { return a.tokens.Withheld }

// Ends is after how long the access ends for good, because X gave no way to renew it; 0: it can be renewed.
func (a Access) Ends() time.Duration {
	if a.tokens.Refresh != "" {
		return 0
	}
	return a.tokens.Life
}

// The tries at learning whose token it is: a code is good once, so that what passes is waited for.
const (
	mostTries = 4
	tryPause  = time.Second // doubled each time
)

// Exchange takes the access that a user allowed by the answer to the question. X charges for one user. Its errors are
// those of App. Access that is not returned is given back.
func (k *Keeper) Exchange(ctx context.Context, asked xapi.Consent, code string) (a Access, err error) {
	if a.tokens, err = k.app.Exchange(ctx, asked, code); err != nil {
		return a, err
	}
	if a.Of, err = k.ownerOf(ctx, a.tokens.Access); err != nil {
		_ = k.revoke(context.WithoutCancel(ctx), a.tokens.Access, a.tokens.Refresh) // what is not stored ends by itself
		return Access{}, err
	}
	return a, nil
}

func (k *Keeper) ownerOf(ctx context.Context, token string) (of source.Profile, err error) {
	for try := range mostTries {
		of, err = k.app.Me(ctx, token)
		if _, passes := errors.AsType[*source.TemporaryError](err); !passes || try == mostTries-1 {
			break
		}
		if err := pause.For(ctx, tryPause<<try); err != nil {
			return of, err
		}
	}
	return of, err
}

// revoke has X end tokens.
func (k *Keeper) revoke(ctx context.Context, tokens ...string) (err error) {
	for _, token := range tokens {
		if token != "" {
			err = errors.Join(err, k.app.Revoke(ctx, token))
		}
	}
	return err
}

// Connect stores the access for a user, in place of what the user had to the same account.
func (k *Keeper) Connect(ctx context.Context, userID int, a Access) error {
	id := syncrun.ConnectionID{UserID: userID, XUserID: a.Of.ID}
	return k.store.Connect(ctx, id, a.Of.Handle, k.seal(id, a.tokens), a.tokens.Life)
}

// Disconnect forgets a connection and has X end its tokens. untold is why X could not be told, which changes nothing
// here; syncrun.ErrNotFound means that there is no such connection.
func (k *Keeper) Disconnect(ctx context.Context, id syncrun.ConnectionID) (untold, err error) {
	c, err := k.store.Connection(ctx, id)
	if err != nil {
		return nil, err
	}
	if found, err := k.store.Disconnect(ctx, id); err != nil || !found {
		return nil, errors.Join(err, notFound(found))
	}
	tokens, err := k.open(c)
	if err != nil {
		return err, nil
	}
	return k.revoke(ctx, tokens.Refresh, tokens.Access), nil
}

func notFound(found bool) error {
	if found {
		return nil
	}
	return syncrun.ErrNotFound
}

// sealedTokens is what is stored of a connection's tokens.
type sealedTokens struct {
	Access  string `json:"access"`
	Refresh string `json:"refresh"`
}

func owner(id syncrun.ConnectionID) string {
	return fmt.Sprintf("user %d, X user %d", id.UserID, id.XUserID)
}

func (k *Keeper) seal(id syncrun.ConnectionID, tokens xapi.Tokens) []byte {
	plain, err := json.Marshal(sealedTokens{tokens.Access, tokens.Refresh})
	if err != nil {
		panic(fmt.Sprintf("connection: %v", err)) // two texts can always be encoded
	}
	return k.box.Seal(plain, owner(id))
}

func (k *Keeper) open(c syncrun.Connection) (tokens sealedTokens, err error) {
	plain, err := k.box.Open(c.Sealed, owner(c.ConnectionID))
	if err != nil {
		return tokens, fmt.Errorf("tokens of @%s: %w", c.Handle, err)
	}
	return tokens, json.Unmarshal(plain, &tokens)
}
