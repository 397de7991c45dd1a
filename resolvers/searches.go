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
		saved, err := r.SaveSearch(ctx, userID, search)
		return searchPayload(saved, input.ClientMutationID.Value(), err)
	})
}

// SaveSearch checks a search and saves it. What is wrong with it is an error that unwraps to *syncrun.UserErrors.
func (r *Resolver) SaveSearch(
	ctx context.Context, userID int, search syncrun.SavedSearch,
) (*syncrun.SavedSearch, error) {
	if err := r.tidy(&search); err != nil {
		return nil, err
	}
	return r.deps.Searches.CreateSearch(ctx, userID, search.Name, search.Definition)
}

// EditSearch lets edit change a search of the user, and saves it if it is right then; the errors are those of edit and
// SaveSearch, and syncrun.ErrNotFound.
func (r *Resolver) EditSearch(
	ctx context.Context, userID, id int, edit func(*syncrun.SavedSearch) error,
) (*syncrun.SavedSearch, error) {
	return r.deps.Searches.UpdateSearch(ctx, userID, id, func(search *syncrun.SavedSearch) error {
		if err := edit(search); err != nil {
			return err
		}
		return r.tidy(search)
	})
}

func (r *Resolver) updateSearch(
	ctx context.Context, id *syncrun.NodeID, input graph.UpdateSavedSearchInput,
) (*graph.SavedSearchPayload, error) {
	return forUser(ctx, func(userID int) (*graph.SavedSearchPayload, error) {
		which, err := inputOf(input.ID.Value(), func() syncrun.NodeID { return *id }, id)
		if err != nil {
			return nil, syncrun.Invalid("id", "must be given once: in input, or as the deprecated argument")
		}
		edited, err := r.EditSearch(ctx, userID, which.Of(syncrun.NodeSearch), func(search *syncrun.SavedSearch) error {
			return apply(search, input)
		})
		return searchPayload(edited, input.ClientMutationID.Value(), err)
	})
}

func (r *Resolver) deleteSearch(
	ctx context.Context, input *graph.DeleteSavedSearchInput, id *syncrun.NodeID,
) (*graph.SavedSearchPayload, error) {
	return forUser(ctx, func(userID int) (*graph.SavedSearchPayload, error) {
		which, err := inputOf(input, func() graph.DeleteSavedSearchInput {
			return graph.DeleteSavedSearchInput{ID: *id}
		}, id)
		if err != nil {
			return nil, err
		}
		deleted, err := r.deps.Searches.DeleteSearch(ctx, userID, which.ID.Of(syncrun.NodeSearch))
		return searchPayload(deleted, which.ClientMutationID.Value(), err)
	})
}

func searchPayload(search *syncrun.SavedSearch, mutation *string, err error) (*graph.SavedSearchPayload, error) {
	refused, err := userErrors(err, syncrun.Missing("id", syncrun.NounSearch))
	if err != nil {
		return nil, err
	}
	return &graph.SavedSearchPayload{SavedSearch: search, UserErrors: refused, ClientMutationID: mutation}, nil
}

// readingOf tells how a search is read by the dictionary of today.
func (r *Resolver) readingOf(def syncrun.Definition) *syncrun.SearchReading {
	reading := r.deps.Labels.Reading(def)
	return &reading
}

const defaultVersions = 20

// searchVersions are the newest versions of each search.
func (r *Resolver) searchVersions(
	ctx context.Context, searches []*syncrun.SavedSearch, first *int,
) ([][]syncrun.SearchVersion, error) {
	return forUser(ctx, func(userID int) ([][]syncrun.SearchVersion, error) {
		most, err := inRange("first", first, defaultVersions, 1, longestPage)
		if err != nil {
			return nil, err
		}
		ids := each(searches, func(s *syncrun.SavedSearch) int { return s.ID })
		found, err := r.deps.Searches.SearchVersions(ctx, userID, ids, most)
		if err != nil {
			return nil, err
		}
		lists := make([][]syncrun.SearchVersion, len(searches))
		for i, id := range ids {
			lists[i] = append([]syncrun.SearchVersion{}, found[id]...)
		}
		return lists, nil
	})
}
