package resolvers

import (
	"context"
	"time"

	"goodones/internal/syncrun"
)

const (
	defaultDays = 30
	mostDays    = 366
)

// facts tells where each account stands.
func (r *Resolver) facts(
	ctx context.Context, accounts []*syncrun.TrackedAccount,
) ([]syncrun.AccountFacts, error) {
	found, err := r.batchesOf(ctx).facts.get(ctx, each(accounts, idOfAccount))
	if err != nil {
		return nil, err
	}
	return each(accounts, func(a *syncrun.TrackedAccount) syncrun.AccountFacts {
		if facts := found[a.ID]; facts != nil {
			return *facts
		}
		return syncrun.AccountFacts{AccountID: a.ID} // it was deleted meanwhile
	}), nil
}

func idOfAccount(a *syncrun.TrackedAccount) int { return a.ID }

func (r *Resolver) latestRuns(ctx context.Context, accounts []*syncrun.TrackedAccount) ([]*syncrun.Run, error) {
	facts, err := r.facts(ctx, accounts)
	if err != nil {
		return nil, err
	}
	var ids []int
	for _, f := range facts {
		ids = appendPresent(ids, f.LatestRunID)
	}
	found, err := r.batchesOf(ctx).runs.get(ctx, ids)
	runs := make([]*syncrun.Run, len(facts))
	for i, f := range facts {
		if f.LatestRunID != nil {
			runs[i] = found[*f.LatestRunID]
		}
	}
	return runs, err
}

func (r *Resolver) nextSyncs(ctx context.Context, accounts []*syncrun.TrackedAccount) ([]*time.Time, error) {
	facts, err := r.facts(ctx, accounts)
	times := make([]*time.Time, len(facts))
	for i, f := range facts {
		times[i] = f.NextSyncAt
	}
	return times, err
}

func (r *Resolver) syncsUsed(ctx context.Context, accounts []*syncrun.TrackedAccount) ([]int, error) {
	facts, err := r.facts(ctx, accounts)
	used := make([]int, len(facts))
	for i, f := range facts {
		used[i] = f.RunsToday
	}
	return used, err
}

func (r *Resolver) syncsAllowed(account *syncrun.TrackedAccount) *int {
	if r.deps.NoDayAllowance {
		return nil
	}
	most := account.Tier.Limits().RunsPerDay
	return &most
}

func (r *Resolver) followerHistory(ctx context.Context, accountID int, days *int) ([]syncrun.FollowerCount, error) {
	return forUser(ctx, func(userID int) ([]syncrun.FollowerCount, error) {
		n, err := inRange("days", days, defaultDays, 1, mostDays)
		if err != nil {
			return nil, err
		}
		return r.deps.Standing.FollowerCounts(ctx, userID, accountID, n)
	})
}
