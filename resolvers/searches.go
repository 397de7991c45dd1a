package resolvers

import (
	"context"

	"goodones/graph"
	"goodones/internal/syncrun"
)

func (r *Resolver) search(ctx context.Context, id int) (*syncrun.SavedSearch, error) {
	return forUser(ctx, func(userID int) (*syncrun.SavedSearch, error) {
		return orNull(r.deps.Searches.Search(ctx, userID, id))
	})
}

func (r *Resolver) searches(ctx context.Context) ([]syncrun.SavedSearch, error) {
	return forUser(ctx, func(userID int) ([]syncrun.SavedSearch, error) {
		return r.deps.Searches.Searches(ctx, userID)
	})
}

func (r *Resolver) createSearch(
	ctx context.Context,
	input graph.CreateSavedSearchInput,
) (*graph.SavedSearchPayload, error) {
	return forUser(ctx, func(userID int) (*graph.SavedSearchPayload, error) {
		search := syncrun.SavedSearch{Name: input.Name, Definition: syncrun.Definition{
			Description: input.Description, Labels: input.Labels, Genders: input.Genders,
			StrictGender: input.StrictGender, FollowerCountTiers: input.FollowerCountTiers,
		}}
		if err := r.tidy(&search); err != nil {
			return searchPayload(nil, err)
		}
		return searchPayload(r.deps.Searches.CreateSearch(ctx, userID, search.Name, search.Definition))
	})
}

func (r *Resolver) updateSearch(
	ctx context.Context,
	id int,
	input graph.UpdateSavedSearchInput,
) (*graph.SavedSearchPayload, error) {
	return forUser(ctx, func(userID int) (*graph.SavedSearchPayload, error) {
		return searchPayload(r.deps.Searches.UpdateSearch(ctx, userID, id, func(search *syncrun.SavedSearch) error {
			if err := apply(search, input); err != nil {
				return err
			}
			return r.tidy(search)
		}))
	})
}

func (r *Resolver) deleteSearch(ctx context.Context, id int) (*graph.SavedSearchPayload, error) {
	return forUser(ctx, func(userID int) (*graph.SavedSearchPayload, error) {
		return searchPayload(r.deps.Searches.DeleteSearch(ctx, userID, id))
	})
}

func searchPayload(search *syncrun.SavedSearch, err error) (*graph.SavedSearchPayload, error) {
	refused, err := userErrors(err, syncrun.Missing("id", syncrun.NounSearch))
	if err != nil {
		return nil, err
	}
	return &graph.SavedSearchPayload{SavedSearch: search, UserErrors: refused}, nil
}

// readingOf tells how a search is read by the dictionary of today.
func (r *Resolver) readingOf(search *syncrun.SavedSearch) *syncrun.SearchReading {
	reading := r.deps.Labels.Reading(search.Definition)
	return &reading
}
