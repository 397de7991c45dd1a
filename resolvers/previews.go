package resolvers

import (
	"context"

	"goodones/graph"
	"goodones/internal/syncrun"
)

const (
	defaultMatches = 20
	mostMatches    = 50
)

func (r *Resolver) previewSearch(
	ctx context.Context, input graph.PreviewSearchInput, first *int,
) (*graph.SearchPreview, error) {
	return forUser(ctx, func(userID int) (*graph.SearchPreview, error) {
		most, err := inRange("first", first, defaultMatches, 1, mostMatches)
		if err != nil {
			return nil, err
		}
		payload := &graph.SearchPreview{Matches: []syncrun.PreviewMatch{}}
		def, err := r.definitionToTry(input, payload)
		if err == nil {
			err = r.tryOut(ctx, userID, payload, input.TrackedAccountID.Value(),
				syncrun.PreviewRequest{Definition: def, Most: most})
		}
		payload.UserErrors, err = userErrors(err, syncrun.Missing("trackedAccountId", syncrun.NounAccount))
		return orError(payload, err)
	})
}

// definitionToTry is the search as it would be kept. What can be read of a refused one is told all the same.
func (r *Resolver) definitionToTry(
	input graph.PreviewSearchInput, payload *graph.SearchPreview,
) (syncrun.Definition, error) {
	def := syncrun.Definition{
		Description: input.Description, Labels: input.Labels, Genders: input.Genders,
		StrictGender: input.StrictGender, FollowerCountTiers: input.FollowerCountTiers,
	}
	if refused := r.tidyDefinition(&def); len(refused) > 0 {
		return def, refused
	}
	reading := r.deps.Labels.Reading(def)
	payload.Reading = &reading
	return def, r.checkWish(&def)
}

// tryOut fills the payload with whom the search finds of one account's people, or of all accounts'.
func (r *Resolver) tryOut(
	ctx context.Context, userID int, payload *graph.SearchPreview, account *syncrun.NodeID, asked syncrun.PreviewRequest,
) error {
	if account != nil {
		found, err := r.deps.Accounts.Account(ctx, userID, account.Of(syncrun.NodeAccount))
		if err != nil {
			return err
		}
		asked.Accounts = []int{found.ID}
	} else {
		all, err := r.deps.Accounts.Accounts(ctx, userID)
		if err != nil {
			return err
		}
		for i := range all {
			asked.Accounts = append(asked.Accounts, all[i].ID)
		}
	}
	found, err := r.deps.Previews.Preview(ctx, userID, asked)
	if err != nil {
		return err
	}
	payload.Matches, payload.FullCount, payload.MaybeCount = found.Matches, found.FullCount, found.MaybeCount
	payload.JudgedCount, payload.IsComplete = found.JudgedCount, found.IsComplete
	r.batchesOf(ctx).expectMatches(found.Matches)
	return nil
}

// expectMatches says that the fields of these matches may be asked for.
func (b *batches) expectMatches(matches []syncrun.PreviewMatch) {
	var accounts, people []int
	for i := range matches {
		accounts = append(accounts, matches[i].TrackedAccountID)
		people = append(people, matches[i].Person.DatabaseID())
	}
	b.accounts.expect(accounts)
	b.people.expect(people)
}

func accountOfMatch(m *syncrun.PreviewMatch) int { return m.TrackedAccountID }
