package resolvers

import (
	"context"
	"errors"

	"goodones/graph"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

func (r *Resolver) viewer(ctx context.Context) (*graph.Viewer, error) {
	return forViewer(ctx, func(v viewer.Viewer) (*graph.Viewer, error) { return viewerNode(v), nil })
}

func (r *Resolver) usage(ctx context.Context) (*syncrun.Usage, error) {
	return forUser(ctx, func(userID int) (*syncrun.Usage, error) {
		usage, err := r.deps.Bill.UsageOfMonth(ctx, userID)
		if err != nil {
			return nil, err
		}
		if r.deps.MonthlyCapMicroUSD > 0 {
			budget := syncrun.USD(r.deps.MonthlyCapMicroUSD)
			usage.MonthlyBudgetUsd = &budget
		}
		return &usage, nil
	})
}

// estimate is of the next sync of an account as of tells it, nil when the account is not the viewer's.
func (r *Resolver) estimate(
	ctx context.Context, accountID int, of func(syncrun.EstimateFacts) syncrun.EstimateFacts,
) (*syncrun.Estimate, error) {
	return forUser(ctx, func(userID int) (*syncrun.Estimate, error) {
		facts, err := r.deps.Bill.EstimateFacts(ctx, userID, accountID)
		if errors.Is(err, syncrun.ErrNotFound) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		estimate, err := r.estimateOf(ctx, userID, of(facts))
		return &estimate, err
	})
}

// asTheyAre are the facts of a sync like any other.
func asTheyAre(facts syncrun.EstimateFacts) syncrun.EstimateFacts { return facts }

// estimateOf is what a sync may read and cost that starts now.
func (r *Resolver) estimateOf(ctx context.Context, userID int, facts syncrun.EstimateFacts) (syncrun.Estimate, error) {
	budget, err := r.deps.Starter.Allowance(ctx, userID, facts.Network, facts.Tier)
	if _, exhausted := errors.AsType[*syncrun.UserError](err); exhausted {
		budget, err = 0, nil
	}
	facts.Owned = facts.Owned && r.deps.ReadsAsOwner
	return facts.Estimate(budget, r.deps.Prices), err
}

func (r *Resolver) settings(ctx context.Context) (*syncrun.SyncSettings, error) {
	return forUser(ctx, func(userID int) (*syncrun.SyncSettings, error) {
		return r.deps.Settings.Settings(ctx, userID)
	})
}

func (r *Resolver) updateSettings(
	ctx context.Context,
	input graph.UpdateSyncSettingsInput,
) (*graph.UpdateSyncSettingsPayload, error) {
	return forUser(ctx, func(userID int) (*graph.UpdateSyncSettingsPayload, error) {
		var settings *syncrun.SyncSettings
		change, err := settingsChange(input)
		if err == nil {
			settings, err = r.deps.Settings.UpdateSettings(ctx, userID, change)
		}
		refused, err := userErrors(err, nil)
		if err != nil {
			return nil, err
		}
		return &graph.UpdateSyncSettingsPayload{SyncSettings: settings, UserErrors: refused,
			ClientMutationID: input.ClientMutationID.Value()}, nil
	})
}

// settingsChange checks the input. A null timezone reads as UTC; other nulls are as good as left out.
func settingsChange(input graph.UpdateSyncSettingsInput) (syncrun.SettingsChange, error) {
	zone, zoneSet := input.Timezone.ValueOK()
	if zoneSet && zone == nil {
		zone = new(string)
	}
	return syncrun.NewSettingsChange(zone, input.Tier.Value(), input.SyncTimes.Value())
}
