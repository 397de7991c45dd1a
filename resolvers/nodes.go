package resolvers

import (
	"context"
	"fmt"

	"goodones/graph"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// mostNodes is how many objects may be asked for by their ids.
const mostNodes = 100

// numberOf is the number of an object of a type, nil when none was given.
func numberOf(given *syncrun.NodeID, t syncrun.NodeType) *int {
	if given == nil {
		return nil
	}
	number := given.Of(t)
	return &number
}

func numbersOf(given []syncrun.NodeID, t syncrun.NodeType) []int {
	var numbers []int
	for _, id := range given {
		numbers = append(numbers, id.Of(t))
	}
	return numbers
}

func viewerNode(v viewer.Viewer) *graph.Viewer {
	return &graph.Viewer{ID: syncrun.NodeViewer.ID(v.UserID), DatabaseID: syncrun.NodeID{Number: v.UserID},
		Name: v.UserName}
}

func (r *Resolver) node(ctx context.Context, id syncrun.NodeID) (graph.Node, error) {
	found, err := r.nodes(ctx, []syncrun.NodeID{id})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// nodes finds objects of the viewer, those of a type together: nil for what is missing.
func (r *Resolver) nodes(ctx context.Context, ids []syncrun.NodeID) ([]graph.Node, error) {
	if len(ids) > mostNodes {
		return nil, syncrun.Invalid("ids", fmt.Sprintf("must be at most %d in number", mostNodes))
	}
	numbers := map[syncrun.NodeType][]int{}
	for _, id := range ids {
		numbers[id.Type] = append(numbers[id.Type], id.Number)
	}
	found, readers := map[syncrun.NodeID]graph.Node{}, r.nodeReaders()
	for _, t := range readingOrder() {
		ofType, read := numbers[t], readers[t]
		if len(ofType) == 0 {
			continue
		}
		if err := read(ctx, ofType, func(number int, node graph.Node) { found[t.ID(number)] = node }); err != nil {
			return nil, err
		}
	}
	list := make([]graph.Node, len(ids))
	for i, id := range ids {
		list[i] = found[id]
	}
	return list, nil
}

// readingOrder has candidates behind what belongs to them: read first, they would have only some of the runs and
// accounts expected, and the others would take a second query.
func readingOrder() []syncrun.NodeType {
	return []syncrun.NodeType{syncrun.NodeRun, syncrun.NodeAccount, syncrun.NodeSearch, syncrun.NodePerson,
		syncrun.NodeCandidate, syncrun.NodeWebhook, syncrun.NodeKey, syncrun.NodeViewer}
}

// nodeReader gives those of the viewer's objects of one type that have these numbers.
type nodeReader func(ctx context.Context, numbers []int, give func(number int, node graph.Node)) error

func (r *Resolver) nodeReaders() map[syncrun.NodeType]nodeReader {
	return map[syncrun.NodeType]nodeReader{
		syncrun.NodeRun: nodesOf(func(ctx context.Context, ids []int) (map[int]*syncrun.Run, error) {
			return r.batchesOf(ctx).runs.get(ctx, ids)
		}),
		syncrun.NodeAccount: nodesOf(func(ctx context.Context, ids []int) (map[int]*syncrun.TrackedAccount, error) {
			return r.batchesOf(ctx).accounts.get(ctx, ids)
		}),
		syncrun.NodeSearch: nodesOf(func(ctx context.Context, ids []int) (map[int]*syncrun.SavedSearch, error) {
			return r.batchesOf(ctx).searches.get(ctx, ids)
		}),
		syncrun.NodePerson: nodesOf(func(ctx context.Context, ids []int) (map[int]*syncrun.Person, error) {
			return r.batchesOf(ctx).people.get(ctx, ids)
		}),
		syncrun.NodeCandidate: nodesOf(byID(r.candidatesByIDs, func(c *syncrun.Candidate) int { return c.ID })),
		syncrun.NodeWebhook:   nodesOf(byID(r.webhooksByIDs, func(w *syncrun.Webhook) int { return w.ID })),
		syncrun.NodeKey:       nodesOf(byID(r.keysByIDs, func(k *viewer.Key) int { return k.ID })),
		syncrun.NodeViewer:    readViewer,
	}
}

func nodesOf[T any, P interface {
	*T
	graph.Node
}](find func(context.Context, []int) (map[int]P, error)) nodeReader {
	return func(ctx context.Context, numbers []int, give func(int, graph.Node)) error {
		found, err := find(ctx, numbers)
		for _, number := range numbers {
			if object := found[number]; object != nil {
				give(number, object)
			}
		}
		return err
	}
}

func (r *Resolver) candidatesByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.Candidate, error) {
	found, err := r.deps.Candidates.CandidatesByIDs(ctx, userID, ids)
	r.batchesOf(ctx).expectCandidates(found)
	return found, err
}

func (r *Resolver) peopleByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.Person, error) {
	return r.deps.Candidates.PeopleByIDs(ctx, userID, ids)
}

// webhooksByIDs has all of the user's, of whom there are few.
func (r *Resolver) webhooksByIDs(ctx context.Context, userID int, _ []int) ([]syncrun.Webhook, error) {
	return r.deps.Webhooks.Webhooks(ctx, userID)
}

// keysByIDs has all of the user's, of whom there are few.
func (r *Resolver) keysByIDs(ctx context.Context, _ int, _ []int) ([]viewer.Key, error) {
	return r.ownKeys(ctx)
}

func readViewer(ctx context.Context, _ []int, give func(int, graph.Node)) error {
	_, err := forViewer(ctx, func(v viewer.Viewer) (struct{}, error) {
		give(v.UserID, viewerNode(v))
		return struct{}{}, nil
	})
	return err
}

// judged is what one attribute of people is as judged last; a person who is not listed any more has what is shown.
func judged[V any](
	ctx context.Context, r *Resolver, people []*syncrun.Person, attribute func(*syncrun.Person) V,
) ([]V, error) {
	found, err := r.batchesOf(ctx).people.get(ctx, each(people, (*syncrun.Person).DatabaseID))
	if err != nil {
		return nil, err
	}
	return each(people, func(p *syncrun.Person) V {
		if last := found[p.DatabaseID()]; last != nil {
			p = last
		}
		return attribute(p)
	}), nil
}

func genderOf(p *syncrun.Person) syncrun.Gender { return p.Gender }

func labelsOf(p *syncrun.Person) []string { return p.Labels }

func tierOf(p *syncrun.Person) syncrun.FollowerCountTier { return p.FollowerCountTier }
