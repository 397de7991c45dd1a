package resolvers

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"goodones/graph"
	"goodones/internal/syncrun"
)

// mostCounted is how far candidates are counted.
const mostCounted = 10_000

// candidateArguments are the arguments of a list of candidates as they were given.
type candidateArguments struct {
	of            syncrun.CandidateFilter // of a list within an object: which filter or old arguments cannot be given to
	filter        *graph.CandidateFilter
	old           oldFilter
	orderBy       *graph.CandidateOrder
	first, last   *int
	after, before *string
}

// oldFilter is the filter from before there was an input for it.
type oldFilter struct {
	SyncRunID        *int
	TrackedAccountID *int
	SavedSearchID    *int
	MatchConfidence  *syncrun.Confidence
	SourceType       *syncrun.SourceType
}

func (r *Resolver) candidates(ctx context.Context, args candidateArguments) (*graph.CandidateConnection, error) {
	return forUser(ctx, func(userID int) (*graph.CandidateConnection, error) {
		list, err := r.candidateList(ctx, &args)
		if err != nil {
			return nil, err
		}
		asked := list.Limit
		list.Limit++ // one more tells whether there are more
		read, known, err := r.readCandidates(ctx, userID, list)
		if err != nil {
			return nil, err
		}
		read, info := cutCandidates(read, asked, &list)
		r.batchesOf(ctx).expectCandidates(read)
		connection := &graph.CandidateConnection{
			Edges: make([]graph.CandidateEdge, len(read)), PageInfo: info, FoundSequence: known.String(),
		}
		for i, candidate := range read {
			place := positionCursor(list.OrderBy, candidate.Position())
			connection.Edges[i] = graph.CandidateEdge{Cursor: place, Node: candidate, Verdict: candidate.OfRun}
		}
		return connection, r.countCandidates(ctx, userID, &list.Filter, connection)
	})
}

// readCandidates reads a part of a list. To tell how far candidates are known costs a transaction, so it is done where
// that is selected.
func (r *Resolver) readCandidates(ctx context.Context, userID int, list syncrun.CandidateList) (
	candidates []syncrun.Candidate, known syncrun.FoundCursor, err error) {
	if asksOfList(ctx, "foundSequence") {
		return r.deps.Candidates.CandidatesKnown(ctx, userID, list)
	}
	candidates, err = r.deps.Candidates.Candidates(ctx, userID, list)
	return candidates, known, err
}

// asksOfList tells whether the document selects one of some fields of the list at hand.
func asksOfList(ctx context.Context, names ...string) bool {
	asked := graphql.CollectFieldsCtx(ctx, []string{"CandidateConnection"})
	return slices.ContainsFunc(asked, func(f graphql.CollectedField) bool { return slices.Contains(names, f.Name) })
}

// countCandidates counts if the document asks for it.
func (r *Resolver) countCandidates(
	ctx context.Context, userID int, filter *syncrun.CandidateFilter, into *graph.CandidateConnection,
) error {
	if !asksOfList(ctx, "totalCount", "totalCountIsLowerBound") {
		return nil
	}
	n, err := r.deps.Candidates.CountCandidates(ctx, userID, *filter, mostCounted+1)
	into.TotalCount, into.TotalCountIsLowerBound = min(n, mostCounted), n > mostCounted
	return err
}

// candidateList is the list that the arguments ask for.
func (r *Resolver) candidateList(ctx context.Context, args *candidateArguments) (syncrun.CandidateList, error) {
	list := syncrun.CandidateList{OrderBy: syncrun.OrderFoundAt, FromEnd: args.last != nil}
	if args.orderBy != nil {
		list.OrderBy, list.Ascending = args.orderBy.Field, args.orderBy.Direction == graph.OrderDirectionAsc
	}
	var err error
	if list.Filter, err = r.candidateFilter(args); err != nil {
		return list, err
	}
	if list.Limit, err = lengthOf(ctx, args); err != nil {
		return list, err
	}
	if list.After, err = positionOf("after", list.OrderBy, args.after); err != nil {
		return list, err
	}
	list.Before, err = positionOf("before", list.OrderBy, args.before)
	return list, err
}

// lengthOf is how many candidates a page has at most. A `first` that was left out has its default here, so whether it
// was given is read in the document.
func lengthOf(ctx context.Context, args *candidateArguments) (int, error) {
	if args.last == nil {
		return inRange("first", args.first, defaultPage, 1, longestPage)
	}
	field := graphql.GetFieldContext(ctx)
	if args.first != nil && field != nil && field.Field.Arguments.ForName("first") != nil {
		return 0, syncrun.Invalid("last", "cannot be given together with first")
	}
	return inRange("last", args.last, defaultPage, 1, longestPage)
}

// cutCandidates returns the candidates of a page of so many out of those read, one more if there are more, and where
// it ends.
func cutCandidates(
	read []syncrun.Candidate, length int, list *syncrun.CandidateList,
) ([]syncrun.Candidate, graph.PageInfo) {
	more := len(read) > length
	info := graph.PageInfo{HasNextPage: more, HasPreviousPage: list.After != nil}
	switch {
	case list.FromEnd:
		info = graph.PageInfo{HasNextPage: list.Before != nil, HasPreviousPage: more}
		read = read[max(0, len(read)-length):]
	case more:
		read = read[:length]
	}
	if n := len(read); n > 0 {
		start := positionCursor(list.OrderBy, read[0].Position())
		end := positionCursor(list.OrderBy, read[n-1].Position())
		info.StartCursor, info.EndCursor = &start, &end
	}
	return read, info
}

func (r *Resolver) rateCandidate(
	ctx context.Context, input graph.RateCandidateInput,
) (*graph.RateCandidatePayload, error) {
	return forUser(ctx, func(userID int) (*graph.RateCandidatePayload, error) {
		candidate, err := r.rate(ctx, userID, input)
		refused, err := userErrors(err, syncrun.Missing("candidateId", "candidate"))
		if err != nil {
			return nil, err
		}
		return &graph.RateCandidatePayload{Candidate: candidate, UserErrors: refused,
			ClientMutationID: input.ClientMutationID.Value()}, nil
	})
}

func (r *Resolver) rate(
	ctx context.Context, userID int, input graph.RateCandidateInput,
) (*syncrun.Candidate, error) {
	if !input.Value.IsSet() {
		return nil, syncrun.Invalid("value", "must be GOOD, BAD or null, which takes the rating back")
	}
	return r.deps.Candidates.RateCandidate(ctx, userID, syncrun.RatingChange{
		CandidateID:   input.CandidateID.Of(syncrun.NodeCandidate),
		SavedSearchID: numberOf(input.SavedSearchID.Value(), syncrun.NodeSearch), Value: orEmpty(input.Value),
		Reason: orEmpty(input.Reason), Note: orEmpty(input.Note),
	})
}

// orEmpty is what was given, else the zero value.
func orEmpty[T any](given graphql.Omittable[*T]) (value T) {
	if v := given.Value(); v != nil {
		value = *v
	}
	return value
}
