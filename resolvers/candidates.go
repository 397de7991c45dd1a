package resolvers

import (
	"context"

	"goodones/graph"
	"goodones/internal/syncrun"
)

func (r *Resolver) candidates(
	ctx context.Context,
	filter syncrun.CandidateFilter,
	first *int,
	after *string,
) (*graph.CandidateConnection, error) {
	return forUser(ctx, func(userID int) (*graph.CandidateConnection, error) {
		if filter.MatchConfidence != nil && *filter.MatchConfidence == syncrun.ConfidenceNone {
			return nil, syncrun.Invalid("matchConfidence", "must be FULL or MAYBE: candidates match")
		}
		p, err := pageOf(candidateCursor, first, after)
		if err != nil {
			return nil, err
		}
		read, err := r.deps.Candidates.Candidates(ctx, userID, filter, p.after, p.first+1)
		if err != nil {
			return nil, err
		}
		read, info := cut(p, candidateCursor, read, func(c *syncrun.Candidate) int { return c.ID })
		r.batchesOf(ctx).expectCandidates(read)
		connection := &graph.CandidateConnection{Edges: make([]graph.CandidateEdge, len(read)), PageInfo: info}
		for i, candidate := range read {
			connection.Edges[i] = graph.CandidateEdge{Cursor: cursor(candidateCursor, candidate.ID), Node: candidate}
		}
		return connection, nil
	})
}
