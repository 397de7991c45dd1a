package rest

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Searches lists and deletes saved searches of a user.
type Searches interface {
	Searches(ctx context.Context, userID int) ([]syncrun.SavedSearch, error)
	DeleteSearch(ctx context.Context, userID, id int) (*syncrun.SavedSearch, error)
}

// SearchEditor makes and changes saved searches. The error is one that unwraps to the *syncrun.UserErrors that say
// what is wrong, syncrun.ErrNotFound or syncrun.ErrUnavailable.
type SearchEditor interface {
	SaveSearch(ctx context.Context, userID int, search syncrun.SavedSearch) (*syncrun.SavedSearch, error)
	// EditSearch lets edit change a search; an error of edit is returned as it is.
	EditSearch(ctx context.Context, userID, id int, edit func(*syncrun.SavedSearch) error) (
		*syncrun.SavedSearch, error)
}

// searchMissing is what a search that is not there and one of somebody else's look like.
const searchMissing = "Saved search not found."

// searchJSON is a saved search.
type searchJSON struct {
	ID                 int                         `json:"id"`
	Name               string                      `json:"name"`
	Description        string                      `json:"description"`
	Labels             []syncrun.Label             `json:"labels"`
	Genders            []syncrun.Gender            `json:"genders"`
	StrictGender       bool                        `json:"strictGender"`
	FollowerCountTiers []syncrun.FollowerCountTier `json:"followerCountTiers"`
	CreatedAt          timestamp                   `json:"createdAt"`
	UpdatedAt          timestamp                   `json:"updatedAt"`
}

func searchOf(s *syncrun.SavedSearch) searchJSON {
	return searchJSON{ID: s.ID, Name: s.Name, Description: s.Description, Labels: orNone(s.Labels),
		Genders: orNone(s.Genders), StrictGender: s.StrictGender, FollowerCountTiers: orNone(s.FollowerCountTiers),
		CreatedAt: timestamp(s.CreatedAt), UpdatedAt: timestamp(s.UpdatedAt)}
}

// orNone is a list that is never null.
func orNone[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

type searchAnswer struct {
	SavedSearch searchJSON `json:"savedSearch"`
}

// searchBody is a search, or what changes of one: members that are left out, null or "" stay as they are.
type searchBody struct {
	Name               *string                              `json:"name"`
	Description        *string                              `json:"description"`
	Labels             oneOrMore[syncrun.Label]             `json:"labels"`
	Genders            oneOrMore[syncrun.Gender]            `json:"genders"`
	StrictGender       orEmpty[flag]                        `json:"strictGender"`
	FollowerCountTiers oneOrMore[syncrun.FollowerCountTier] `json:"followerCountTiers"`
}

// apply puts what the body says into the search. A word that is none is an InvalidError.
func (b *searchBody) apply(search *syncrun.SavedSearch) error {
	if name := given(b.Name); name != "" {
		search.Name = name
	}
	if description := given(b.Description); description != "" {
		search.Description = description
	}
	putList(&search.Labels, b.Labels)
	putList(&search.Genders, b.Genders)
	if b.StrictGender.isGiven {
		search.StrictGender = bool(b.StrictGender.value)
	}
	putList(&search.FollowerCountTiers, b.FollowerCountTiers)
	for _, label := range search.Labels {
		if !slices.Contains(syncrun.LabelKinds(), label.Kind) {
			return syncrun.Invalid("labels", "each must be of the kind job_role or skill")
		}
	}
	for _, gender := range search.Genders {
		if !slices.Contains(syncrun.Genders(), gender) {
			return syncrun.Invalid("genders", "must be of female, male, nonbinary and unknown")
		}
	}
	for _, tier := range search.FollowerCountTiers {
		if !slices.Contains(syncrun.FollowerCountTiers(), tier) {
			return syncrun.Invalid("followerCountTiers",
				"must be of under_1k, 1k_to_10k, 10k_to_100k, 100k_to_1m and over_1m")
		}
	}
	return nil
}

func putList[T any](into *[]T, value oneOrMore[T]) {
	if value.isGiven {
		*into = value.list
	}
}

func (h *handler) listSearches(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	searches, err := h.Searches.Searches(r.Context(), asking.UserID)
	if err != nil {
		h.fail(w, r, err, searchMissing)
		return
	}
	rows := make([]searchJSON, len(searches))
	for i := range searches {
		rows[i] = searchOf(&searches[i])
	}
	writeJSON(w, http.StatusOK, map[string][]searchJSON{"savedSearches": rows})
}

// longestUsualName is how much of a description is the name of a search without one, in characters.
const longestUsualName = 60

func (h *handler) createSearch(w http.ResponseWriter, r *http.Request) {
	h.saveSearch(w, r, func(ctx context.Context, userID int, body *searchBody) (*syncrun.SavedSearch, error) {
		var search syncrun.SavedSearch
		if err := body.apply(&search); err != nil {
			return nil, err
		}
		if search.Name == "" {
			search.Name = usualName(&search)
		}
		if search.Name == "" {
			return nil, syncrun.Invalid("", "give description or labels: they say what to look for")
		}
		return h.Editor.SaveSearch(ctx, userID, search)
	})
}

// usualName is what a search is called that was given no name: how it begins.
func usualName(search *syncrun.SavedSearch) string {
	name := strings.Join(strings.Fields(search.Description), " ")
	if name == "" && len(search.Labels) > 0 {
		name = search.Labels[0].Value
	}
	if utf8.RuneCountInString(name) > longestUsualName {
		name = strings.TrimSpace(string([]rune(name)[:longestUsualName])) + "…"
	}
	return name
}

func (h *handler) updateSearch(w http.ResponseWriter, r *http.Request) {
	h.saveSearch(w, r, func(ctx context.Context, userID int, body *searchBody) (*syncrun.SavedSearch, error) {
		id, err := idInPath(r, syncrun.NodeSearch)
		if err != nil {
			return nil, err
		}
		return h.Editor.EditSearch(ctx, userID, id, body.apply)
	})
}

// saveSearch answers with what save makes of the body.
func (h *handler) saveSearch(w http.ResponseWriter, r *http.Request,
	save func(ctx context.Context, userID int, body *searchBody) (*syncrun.SavedSearch, error)) {
	var body searchBody
	if err := decodeBody(r, &body); err != nil {
		refuseBody(w, err)
		return
	}
	asking, _ := viewer.From(r.Context())
	search, err := save(r.Context(), asking.UserID, &body)
	if err != nil {
		h.fail(w, r, err, searchMissing)
		return
	}
	writeJSON(w, http.StatusOK, searchAnswer{searchOf(search)})
}

func (h *handler) deleteSearch(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	id, err := idInPath(r, syncrun.NodeSearch)
	if err == nil {
		_, err = h.Searches.DeleteSearch(r.Context(), asking.UserID, id)
	}
	if err != nil {
		h.fail(w, r, err, searchMissing)
		return
	}
	writeJSON(w, http.StatusOK, success{true})
}
