package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// lookup asks a network for an account that somebody wants to track.
type lookup struct {
	sources map[syncrun.Network]source.Source
	log     *slog.Logger
}

// lookupTries is how often a failure that may pass is tried again; the caller's deadline bounds the whole.
const lookupTries = 3

// Lookup finds the account, or tells by a *syncrun.UserError why not. A refusal that its user cannot lift is logged.
func (l lookup) Lookup(ctx context.Context, network syncrun.Network, handle string) (syncrun.Profile, error) {
	var profile syncrun.Profile
	var err error
	for range lookupTries {
		profile, err = l.sources[network].Lookup(ctx, handle)
		if _, passes := errors.AsType[*source.TemporaryError](err); !passes || ctx.Err() != nil {
			break
		}
	}
	if err != nil {
		return syncrun.Profile{}, l.refusal(ctx, network, err)
	}
	profile.Network = network
	return profile, nil
}

func (l lookup) refusal(ctx context.Context, network syncrun.Network, err error) error {
	if errors.Is(err, syncrun.ErrUnavailable) {
		return err
	}
	code, message := cause(network, err)
	if code != syncrun.UserHandleNotFound && code != syncrun.UserAccountProtected && ctx.Err() == nil {
		l.log.Warn("an account could not be looked up", "network", network, "code", code, "error", err)
	}
	return &syncrun.UserError{Field: "handle", Code: code, Message: message}
}

// cause is what a user reads of a failed look-up.
func cause(network syncrun.Network, err error) (syncrun.UserErrorCode, string) {
	credit, isCredit := errors.AsType[*source.OutOfCreditError](err)
	limited, isLimited := errors.AsType[*source.RateLimitedError](err)
	wait, isWait := errors.AsType[*source.WaitError](err)
	switch {
	case errors.Is(err, source.ErrSuspended):
		return syncrun.UserHandleNotFound, syncrun.MessageSuspended(network)
	case errors.Is(err, source.ErrNotFound), errors.Is(err, source.ErrItemGone):
		return syncrun.UserHandleNotFound, syncrun.MessageUnknown(network)
	case errors.Is(err, source.ErrProtected):
		return syncrun.UserAccountProtected, syncrun.MessageProtected
	case errors.Is(err, source.ErrUnauthorized), errors.Is(err, source.ErrForbidden):
		return syncrun.UserUnauthorized, unauthorized(network.Title(), err)
	case isCredit:
		return syncrun.UserOutOfCredit, syncrun.MessageNoCredit(network, credit.Until)
	case isLimited:
		return syncrun.UserRateLimited, tooFast(network.Title(), limited.For)
	case isWait:
		return syncrun.UserRateLimited, tooFast(network.Title(), wait.For)
	case errors.Is(err, source.ErrInvalid):
		return syncrun.UserXUnavailable, network.Title() + " did not accept what it was asked"
	}
	return syncrun.UserXUnavailable, network.Title() + " did not answer in time; try again"
}

func unauthorized(network string, err error) string {
	if none, ok := errors.AsType[*source.NotConfiguredError](err); ok && none.Missing != "" {
		return "This server cannot read " + network + ": " + none.Missing + " is not set"
	}
	return network + " refused the credentials of this server"
}

func tooFast(network string, again time.Duration) string {
	if again == 0 {
		return network + " takes no more requests for now; try again later"
	}
	return fmt.Sprintf("%s takes no more requests for now; try again in %s", network,
		again.Round(time.Second))
}
