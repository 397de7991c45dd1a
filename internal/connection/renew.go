package connection

import (
	"context"
	"errors"
	"fmt"
	"time"

	"goodones/internal/pause"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
)

// The limits of one renewal. Whoever renews has stopped, one way or the other, before the lease ends.
const (
	renewalLease   = 45 * time.Second
	renewalTimeout = 30 * time.Second
	renewalPause   = time.Second // until somebody else's renewal is looked at again
	writePause     = 200 * time.Millisecond
)

// Tokens are those of one connection: an xapi.Owner.
type Tokens struct {
	keeper *Keeper
	id     syncrun.ConnectionID
}

// Of gives the tokens of a connection, which need not exist.
func (k *Keeper) Of(id syncrun.ConnectionID) *Tokens { return &Tokens{k, id} }

// Token is one that works for a while yet. When it is due it is renewed first, by one of all who ask; until that is
// done the others get the old one, or a source.WaitError if that has ended.
func (t *Tokens) Token(ctx context.Context) (string, error) {
	c, tokens, err := t.read(ctx)
	if err != nil || !c.Due {
		return tokens.Access, err
	}
	renewed, err := t.keeper.renew(ctx, c, tokens)
	if err != nil && !c.Ended && !errors.Is(err, source.ErrDisconnected) {
		return tokens.Access, nil // it still works, and whoever asks next tries again
	}
	return renewed, unusable(err)
}

// Renew is a newer token than one that X refused.
func (t *Tokens) Renew(ctx context.Context, refused string) (string, error) {
	c, tokens, err := t.read(ctx)
	if err != nil || tokens.Access != refused {
		return tokens.Access, err
	}
	renewed, err := t.keeper.renew(ctx, c, tokens)
	return renewed, unusable(err)
}

// unusable is what it means for a run that a token cannot be renewed: what the operator has to put right does not pass
// within it, and X's silence may last longer than it waits.
func unusable(err error) error {
	if errors.Is(err, xapi.ErrClient) {
		return fmt.Errorf("%w: %w", source.ErrDisconnected, err)
	}
	if _, passes := errors.AsType[*source.TemporaryError](err); passes {
		return fmt.Errorf("%w: %w", source.ErrNotRenewed, err)
	}
	return err
}

// End notes that X refuses the token, unless there is a newer one.
func (t *Tokens) End(ctx context.Context, refused string) error {
	c, tokens, err := t.read(ctx)
	if errors.Is(err, source.ErrDisconnected) || err == nil && tokens.Access != refused {
		return nil
	}
	if err != nil {
		return err
	}
	return t.keeper.end(ctx, c, errors.New("X refuses a token that was just renewed"))
}

// read finds the connection and opens its tokens; source.ErrDisconnected when it cannot be used.
func (t *Tokens) read(ctx context.Context) (syncrun.Connection, sealedTokens, error) {
	c, err := t.keeper.store.Connection(ctx, t.id)
	switch {
	case errors.Is(err, syncrun.ErrNotFound):
		return c, sealedTokens{}, fmt.Errorf("%w: it was taken back", source.ErrDisconnected)
	case err != nil:
		return c, sealedTokens{}, err
	case c.State != syncrun.Connected:
		return c, sealedTokens{}, source.ErrDisconnected
	}
	tokens, err := t.keeper.open(c)
	if err != nil {
		return c, sealedTokens{}, fmt.Errorf("%w: %w", source.ErrDisconnected, err)
	}
	return c, tokens, nil
}

// renew turns the tokens into newer ones, unless somebody else is at it. Since X ends a refresh token when it is used,
// the answer is waited for and written though the asker goes away; a process that dies in between loses the access,
// which the next who asks finds out and notes. No transaction is open while X is asked.
func (k *Keeper) renew(ctx context.Context, c syncrun.Connection, old sealedTokens) (string, error) {
	leased, err := k.store.LeaseRenewal(ctx, c.ConnectionID, c.Generation, renewalLease)
	if err != nil {
		return "", err
	}
	if !leased {
		return "", &source.WaitError{For: renewalPause}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), renewalTimeout)
	defer cancel()
	if old.Refresh == "" {
		return "", k.end(ctx, c, errors.New("X gave nothing to renew it by"))
	}
	fresh, err := k.app.Renew(ctx, old.Refresh)
	if errors.Is(err, source.ErrUnauthorized) {
		return "", k.end(ctx, c, err)
	}
	if err != nil {
		return "", k.putOff(ctx, c, err)
	}
	sealed := k.seal(c.ConnectionID, fresh)
	for {
		_, err := k.store.Renew(ctx, c, sealed, fresh.Life)
		if err == nil {
			return fresh.Access, nil
		}
		if pause.For(ctx, writePause) != nil {
			k.log.Error("renewed tokens could not be stored; the account has to be connected again",
				"user", c.UserName, "account", c.Handle, "error", err)
			return fresh.Access, nil
		}
	}
}

// end notes that the access is gone, and is a source.ErrDisconnected.
func (k *Keeper) end(ctx context.Context, c syncrun.Connection, why error) error {
	k.log.Warn("the connection of an account to X has ended and has to be made again: goodones x connect",
		"user", c.UserName, "account", c.Handle, "error", why)
	if err := k.store.End(ctx, c.ConnectionID, c.Generation); err != nil {
		return err
	}
	return fmt.Errorf("%w: %w", source.ErrDisconnected, why)
}

// putOff lets the next who asks try again. The tokens stay what they are.
func (k *Keeper) putOff(ctx context.Context, c syncrun.Connection, why error) error {
	k.log.Warn("a token of X could not be renewed for now", "user", c.UserName, "account", c.Handle, "error", why)
	if err := k.store.ReleaseRenewal(ctx, c.ConnectionID, c.Generation); err != nil {
		return err
	}
	return why
}
