package resolvers

import (
	"context"

	"goodones/internal/syncrun"
)

// The functions of this file answer a field for many parents at once, in the order of the parents. A parent without
// answer gets nil.

func (r *Resolver) relatedAccounts(ctx context.Context, ids []int) ([]*syncrun.TrackedAccount, error) {
	found, err := r.batchesOf(ctx).accounts.get(ctx, ids)
	return inOrderOf(ids, found), err
}

func (r *Resolver) relatedRuns(ctx context.Context, ids []int) ([]*syncrun.Run, error) {
	found, err := r.batchesOf(ctx).runs.get(ctx, ids)
	return inOrderOf(ids, found), err
}

// relatedSearches leaves out searches that were deleted; a nil id has none.
func (r *Resolver) relatedSearches(ctx context.Context, ids []*int) ([]*syncrun.SavedSearch, error) {
	var present []int
	for _, id := range ids {
		present = appendPresent(present, id)
	}
	found, err := r.batchesOf(ctx).searches.get(ctx, present)
	searches := make([]*syncrun.SavedSearch, len(ids))
	for i, id := range ids {
		if id != nil {
			searches[i] = found[*id]
		}
	}
	return searches, err
}

func inOrderOf[T any](ids []int, found map[int]*T) []*T {
	list := make([]*T, len(ids))
	for i, id := range ids {
		list[i] = found[id]
	}
	return list
}

// each lists one attribute of many parents.
func each[T, V any](parents []*T, attribute func(*T) V) []V {
	values := make([]V, len(parents))
	for i, parent := range parents {
		values[i] = attribute(parent)
	}
	return values
}

func accountOfRun(run *syncrun.Run) int { return run.TrackedAccountID }

func searchOfRun(run *syncrun.Run) *int { return run.SavedSearchID }

func searchOfAccount(account *syncrun.TrackedAccount) *int { return account.SavedSearchID }

func accountOfCandidate(c *syncrun.Candidate) int { return c.TrackedAccountID }

func searchOfCandidate(c *syncrun.Candidate) *int { return &c.SavedSearchID }

func firstRunOfCandidate(c *syncrun.Candidate) int { return c.FirstRunID }

func runOfVerdict(c *syncrun.Candidate) int { return c.JudgedRunID }

func lastRunOfCandidate(c *syncrun.Candidate) int { return c.LastRunID }
