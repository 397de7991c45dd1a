package resolvers

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"goodones/graph"
	"goodones/internal/syncrun"
)

// lookupTimeout bounds the question to X when an account is tracked.
const lookupTimeout = 5 * time.Second

func (r *Resolver) account(ctx context.Context, id int) (*syncrun.TrackedAccount, error) {
	return forUser(ctx, func(userID int) (*syncrun.TrackedAccount, error) {
		return orNull(r.deps.Accounts.Account(ctx, userID, id))
	})
}

func (r *Resolver) accounts(ctx context.Context) ([]syncrun.TrackedAccount, error) {
	return forUser(ctx, func(userID int) ([]syncrun.TrackedAccount, error) {
		return r.deps.Accounts.Accounts(ctx, userID)
	})
}

func (r *Resolver) trackAccount(
	ctx context.Context,
	input graph.TrackAccountInput,
) (*graph.TrackAccountPayload, error) {
	return forUser(ctx, func(userID int) (*graph.TrackAccountPayload, error) {
		account, err := r.Track(ctx, userID, orEmpty(input.Network), input.Handle, input.Tier)
		refused, err := userErrors(err, syncrun.Missing("handle", "account"))
		if err != nil {
			return nil, err
		}
		return &graph.TrackAccountPayload{TrackedAccount: account, UserErrors: refused,
			ClientMutationID: input.ClientMutationID.Value()}, nil
	})
}

// Track looks an account up at its network, by a handle as somebody typed it, and tracks it; an empty network is the
// one that the handle points to. A sleeping account is woken and takes the tier. What the person who asked can act on
// is an InvalidError or a *syncrun.UserError, with ALREADY_TRACKED together with the account.
func (r *Resolver) Track(
	ctx context.Context, userID int, wanted syncrun.Network, typed string, tier syncrun.AccountTier,
) (*syncrun.TrackedAccount, error) {
	profile, err := r.findAccount(ctx, userID, wanted, typed)
	if err != nil {
		return nil, err
	}
	if profile.Protected {
		return nil, protected()
	}
	return r.deps.Accounts.TrackAccount(ctx, userID, profile.Profile, profile.handle, tier)
}

// found is an account as its network shows it, and the handle under which it is tracked.
type found struct {
	syncrun.Profile
	handle string
}

// findAccount looks an account up by a handle as somebody typed it; an empty network is the one that the handle points
// to.
func (r *Resolver) findAccount(
	ctx context.Context, userID int, wanted syncrun.Network, typed string,
) (found, error) {
	network, handle, err := syncrun.ParseAccount(wanted, typed)
	if err != nil {
		return found{}, err
	}
	profile, err := r.lookUp(ctx, userID, network, handle)
	if err != nil {
		return found{}, err
	}
	shown := strings.ToLower(profile.Handle)
	isDID := strings.HasPrefix(handle, "did:") // a DID may have been typed, and no account is tracked under one
	if network != syncrun.NetworkX && shown != "" && (isDID || shown != syncrun.HandleInvalid) {
		handle = shown
	}
	return found{profile, handle}, nil
}

func protected() error {
	return &syncrun.UserError{Field: "handle", Code: syncrun.UserAccountProtected, Message: syncrun.MessageProtected}
}

// lookUp asks the network for an account. X charges for its answer, whatever comes of it and whoever has gone away, so
// the price is set aside before.
func (r *Resolver) lookUp(
	ctx context.Context,
	userID int,
	network syncrun.Network,
	handle string,
) (syncrun.Profile, error) {
	if network != syncrun.NetworkX {
		return r.ask(ctx, network, handle)
	}
	reservation, err := r.deps.Lookups.ReserveLookup(ctx, userID)
	if err != nil {
		return syncrun.Profile{}, err
	}
	profile, err := r.ask(ctx, network, handle)
	after := context.WithoutCancel(ctx)
	if err != nil {
		return profile, errors.Join(err, r.deps.Lookups.ReleaseLookup(after, userID, reservation))
	}
	return profile, r.deps.Lookups.ChargeLookup(after, userID, reservation, profile.ID)
}

func (r *Resolver) ask(ctx context.Context, network syncrun.Network, handle string) (syncrun.Profile, error) {
	asking, cancel := context.WithTimeout(ctx, lookupTimeout)
	defer cancel()
	profile, err := r.deps.Lookup.Lookup(asking, network, handle)
	if refusal, ok := errors.AsType[*syncrun.UserError](err); ok {
		return profile, &syncrun.UserError{Field: "handle", Code: refusal.Code, Message: refusal.Message}
	}
	if err != nil && asking.Err() != nil && ctx.Err() == nil {
		return profile, &syncrun.UserError{Field: "handle", Code: syncrun.UserXUnavailable,
			Message: network.Title() + " did not answer in time; try again later"}
	}
	return profile, err
}

func (r *Resolver) sleepAccount(
	ctx context.Context, input *graph.SleepTrackedAccountInput, id *syncrun.NodeID,
) (*graph.SleepTrackedAccountPayload, error) {
	return forUser(ctx, func(userID int) (*graph.SleepTrackedAccountPayload, error) {
		which, err := inputOf(input, func() graph.SleepTrackedAccountInput {
			return graph.SleepTrackedAccountInput{TrackedAccountID: *id}
		}, id)
		if err != nil {
			return nil, err
		}
		field := "trackedAccountId"
		if input == nil {
			field = "id"
		}
		account, err := r.deps.Accounts.SleepAccount(ctx, userID, which.TrackedAccountID.Of(syncrun.NodeAccount))
		refused, err := userErrors(err, syncrun.Missing(field, syncrun.NounAccount))
		if err != nil {
			return nil, err
		}
		return &graph.SleepTrackedAccountPayload{TrackedAccount: account, UserErrors: refused,
			ClientMutationID: which.ClientMutationID.Value()}, nil
	})
}

func (r *Resolver) assignSearch(
	ctx context.Context, input *graph.AssignSavedSearchInput, accountID, searchID *syncrun.NodeID,
) (*graph.AssignSavedSearchPayload, error) {
	return forUser(ctx, func(userID int) (*graph.AssignSavedSearchPayload, error) {
		which, err := inputOf(input, func() graph.AssignSavedSearchInput {
			return graph.AssignSavedSearchInput{TrackedAccountID: *accountID, SavedSearchID: graphql.OmittableOf(searchID)}
		}, accountID, searchID)
		if err != nil {
			return nil, err
		}
		account, err := r.deps.Accounts.AssignSearch(ctx, userID, which.TrackedAccountID.Of(syncrun.NodeAccount),
			numberOf(which.SavedSearchID.Value(), syncrun.NodeSearch))
		refused, err := userErrors(err, syncrun.Missing("trackedAccountId", syncrun.NounAccount))
		if err != nil {
			return nil, err
		}
		return &graph.AssignSavedSearchPayload{TrackedAccount: account, UserErrors: refused,
			ClientMutationID: which.ClientMutationID.Value()}, nil
	})
}
