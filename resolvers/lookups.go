package resolvers

import (
	"context"
	"strings"

	"goodones/graph"
	"goodones/internal/syncrun"
)

func (r *Resolver) lookupAccount(
	ctx context.Context, handle string, network *syncrun.Network, tier syncrun.AccountTier,
) (*graph.AccountLookup, error) {
	return forUser(ctx, func(userID int) (*graph.AccountLookup, error) {
		payload := &graph.AccountLookup{}
		var wanted syncrun.Network // empty: where the handle points to
		if network != nil {
			wanted = *network
		}
		shown, err := r.findAccount(ctx, userID, wanted, handle)
		if err == nil {
			err = r.showLookup(ctx, userID, payload, shown, tier)
		}
		payload.UserErrors, err = userErrors(err, nil)
		return orError(payload, err)
	})
}

// showLookup fills the payload. What speaks against tracking the account is a *syncrun.UserError.
func (r *Resolver) showLookup(
	ctx context.Context, userID int, payload *graph.AccountLookup, shown found, tier syncrun.AccountTier,
) error {
	known, err := r.deps.Standing.LookedUp(ctx, userID, shown.Profile)
	if err != nil {
		return err
	}
	payload.Account, payload.TrackedAccount = profileOf(shown), known.Tracked
	if shown.Protected {
		return protected()
	}
	facts := syncrun.EstimateFacts{
		Tier: tier, Network: shown.Network, LastKnownFollowers: max(shown.FollowersCount, 0), Owned: known.Connected,
	}
	first, err := r.estimateOf(ctx, userID, facts)
	if err != nil {
		return err
	}
	later := r.laterEstimate(facts)
	payload.FirstSync, payload.LaterSync = &first, &later
	if known.Tracked != nil && known.Tracked.IsActive {
		return &syncrun.UserError{Field: "handle", Code: syncrun.UserAlreadyTracked, Message: syncrun.MessageTracked}
	}
	return nil
}

// laterEstimate is what a sync may read and cost once the list is known, in a month that has room for it.
func (r *Resolver) laterEstimate(facts syncrun.EstimateFacts) syncrun.Estimate {
	facts.Owned = facts.Owned && r.deps.ReadsAsOwner
	budget := facts.Tier.Limits().Budget
	if r.deps.NoDayAllowance {
		budget = syncrun.Unlimited
	}
	return facts.Known().Estimate(budget, r.deps.Prices)
}

func profileOf(shown found) *graph.AccountProfile {
	p := &graph.AccountProfile{
		Network: shown.Network, ExternalID: shown.ExternalID, Handle: strings.ToLower(shown.handle), Name: shown.Name,
		Bio: shown.Bio, Location: shown.Location, ProfileURL: shown.Network.ProfileURL(shown.handle, shown.ExternalID),
	}
	if shown.ProfileImageURL != "" {
		p.ProfileImageURL = &shown.ProfileImageURL
	}
	if shown.FollowersCount >= 0 {
		p.FollowersCount = &shown.FollowersCount
	}
	return p
}
