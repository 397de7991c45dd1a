package rest

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// People lists and rates candidates.
type People interface {
	// Candidates lists a part of the user's candidates. The error is an InvalidError or syncrun.ErrUnavailable.
	Candidates(ctx context.Context, userID int, list syncrun.CandidateList) ([]syncrun.Candidate, error)
	// CountCandidates counts the user's candidates, up to most. The errors are those of Candidates.
	CountCandidates(ctx context.Context, userID int, filter syncrun.CandidateFilter, most int) (int, error)
	// RateCandidate keeps a rating. The error is an InvalidError, syncrun.ErrNotFound, a *syncrun.UserError NOT_FOUND
	// for a search, or syncrun.ErrUnavailable.
	RateCandidate(ctx context.Context, userID int, change syncrun.RatingChange) (*syncrun.Candidate, error)
}

const (
	usualPeople = 100
	mostPeople  = 500
	// mostTotal is how far people are counted, and how far a list can be skipped.
	mostTotal = 100_000
)

// peopleJSON is a part of the list of people of interest.
type peopleJSON struct {
	People  []syncrun.PersonOfInterest `json:"people"`
	Total   int                        `json:"total"`
	HasMore bool                       `json:"hasMore"`
}

func (h *handler) peopleOfInterest(w http.ResponseWriter, r *http.Request) {
	answer, err := h.people(r)
	if err != nil {
		h.fail(w, r, err, "Not found.")
		return
	}
	writeJSON(w, http.StatusOK, answer)
}

func (h *handler) people(r *http.Request) (*peopleJSON, error) {
	list, err := peopleList(r)
	if err != nil {
		return nil, err
	}
	asking, _ := viewer.From(r.Context())
	asked := list.Limit
	list.Limit++ // one more tells whether there are more
	found, err := h.People.Candidates(r.Context(), asking.UserID, list)
	if err != nil {
		return nil, err
	}
	total, err := h.People.CountCandidates(r.Context(), asking.UserID, list.Filter, mostTotal)
	answer := &peopleJSON{People: make([]syncrun.PersonOfInterest, min(asked, len(found))), HasMore: len(found) > asked}
	for i := range answer.People {
		answer.People[i] = found[i].PersonOfInterest()
	}
	answer.Total = total
	if len(found) > 0 { // two questions are two moments: what is shown is there in any case
		answer.Total = max(total, list.Skip+len(found))
	}
	return answer, err
}

// peopleList reads what part of the list is asked for. An empty parameter is as good as left out.
func peopleList(r *http.Request) (list syncrun.CandidateList, err error) {
	query, err := queryOf(r)
	if err != nil {
		return list, err
	}
	p := parameters{query: query}
	list.Filter = syncrun.CandidateFilter{
		Network:           syncrun.NetworkX,
		TrackedAccountIDs: p.ids("trackedAccountId", syncrun.NodeAccount),
		SavedSearchIDs:    p.ids("savedSearchId", syncrun.NodeSearch),
		SourceTypes:       word(&p, "sourceType", syncrun.SourceTypes(), "must be follower or liker"),
		Ratings:           word(&p, "feedbackStatus", syncrun.RatingStatuses()[:2], "must be good or bad"),
		Confidences:       word(&p, "matchConfidence", syncrun.Confidences()[:2], "must be full or maybe"),
		FoundAfter:        p.since("since"),
	}
	list.Limit = p.number("limit", usualPeople, 1, mostPeople)
	list.Skip = p.number("offset", 0, 0, mostTotal)
	return list, p.err
}

// parameters reads a query; err is the first complaint.
type parameters struct {
	query map[string][]string
	err   error
}

// text is a parameter, empty when it was left out.
func (p *parameters) text(name string) string {
	values := p.query[name]
	if len(values) > 1 {
		p.complain(syncrun.Invalid(name, "must be given once"))
	}
	if len(values) != 1 {
		return ""
	}
	return values[0]
}

func (p *parameters) complain(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *parameters) ids(name string, kind syncrun.NodeType) []int {
	text := p.text(name)
	if text == "" {
		return nil
	}
	id, err := readID(name, text, kind)
	if err != nil && !errors.Is(err, syncrun.ErrNotFound) { // the id of another type is the id of nothing
		p.complain(err)
	}
	return []int{id}
}

func (p *parameters) number(name string, usual, least, most int) int {
	text := p.text(name)
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most || text != strconv.Itoa(n) {
		p.complain(syncrun.Invalid(name, "must be "+strconv.Itoa(least)+" to "+strconv.Itoa(most)))
	}
	return n
}

// since is a moment, at the end of its millisecond: people found in the millisecond that v1 wrote are not new.
func (p *parameters) since(name string) *time.Time {
	text := p.text(name)
	if text == "" {
		return nil
	}
	at, ok := readTime(text)
	if !ok {
		p.complain(syncrun.Invalid(name, "must be a time such as 2026-04-17T12:05:00.000Z"))
		return nil
	}
	if at.Truncate(time.Millisecond).Equal(at) {
		at = at.Add(time.Millisecond - time.Microsecond)
	}
	return &at
}

// word is one of the words of a list; nil when it was left out.
func word[T ~string](p *parameters, name string, words []T, complaint string) []T {
	text := T(p.text(name))
	if text == "" {
		return nil
	}
	if !slices.Contains(words, text) {
		p.complain(syncrun.Invalid(name, complaint))
	}
	return []T{text}
}
