package resolvers

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"goodones/internal/syncrun"
)

// batches are what one response reads together. gqlgen batches the elements of a list, but not the nodes of a
// connection, which stand behind its edges.
type batches struct {
	accounts *batch[int, *syncrun.TrackedAccount]
	searches *batch[int, *syncrun.SavedSearch]
	runs     *batch[int, *syncrun.Run]
	logs     *batch[logKey, []string]
	events   *batch[eventsKey, []syncrun.Event]
	stages   *batch[logKey, []syncrun.PastStage]
	waits    *batch[int, *time.Time]
	facts    *batch[int, *syncrun.AccountFacts]
	people   *batch[int, *syncrun.Person]
}

// eventsKey is a part of a run's log.
type eventsKey struct {
	userID, runID, after, upTo int
}

// logKey is a run's log up to a sequence.
type logKey struct {
	runID, userID, lastSequence int
}

func logKeyOf(run *syncrun.Run) logKey {
	return logKey{runID: run.ID, userID: run.UserID, lastSequence: run.LastSequence}
}

type batchesKey struct{}

// Batching returns the extension that lets the fields of one response share queries. Without it every answer is the
// same, with more queries. Mutations do not share: each shows what the one before it has changed.
func (r *Resolver) Batching() graphql.HandlerExtension { return &batching{resolver: r} }

type batching struct {
	resolver *Resolver
}

var _ graphql.ResponseInterceptor = (*batching)(nil)

func (*batching) ExtensionName() string { return "Batching" }

func (*batching) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse gives each response of an operation batches of its own; a subscription has one for each event.
func (b *batching) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if graphql.HasOperationContext(ctx) {
		op := graphql.GetOperationContext(ctx).Operation
		_, shared := ctx.Value(batchesKey{}).(*batches)
		if op != nil && op.Operation != ast.Mutation && !shared {
			ctx = context.WithValue(ctx, batchesKey{}, b.resolver.newBatches())
		}
	}
	return next(ctx)
}

// Share lets responses about these runs of one user share queries: what it returns is put into the context of each. It
// is for what happens at one moment, since all of them see what the first has read.
func (r *Resolver) Share(runs []*syncrun.Run) func(context.Context) context.Context {
	b := r.newBatches()
	list := make([]syncrun.Run, len(runs))
	for i, run := range runs {
		list[i] = *run
	}
	b.expectRuns(list)
	return func(ctx context.Context) context.Context { return context.WithValue(ctx, batchesKey{}, b) }
}

// batchesOf returns the batches of the response, or, where nothing is shared, new ones.
func (r *Resolver) batchesOf(ctx context.Context) *batches {
	if shared, ok := ctx.Value(batchesKey{}).(*batches); ok {
		return shared
	}
	return r.newBatches()
}

func (r *Resolver) newBatches() *batches {
	b := &batches{}
	b.accounts = newBatch(r.readAccounts(b))
	b.searches = newBatch(byID(r.deps.Searches.SearchesByIDs, func(s *syncrun.SavedSearch) int { return s.ID }))
	b.runs = newBatch(r.readRuns(b))
	b.logs = newBatch(r.readLogs)
	b.events = newBatch(r.readEvents)
	b.stages = newBatch(r.readStages)
	b.waits = newBatch(r.readWaits)
	b.facts = newBatch(r.readFacts(b))
	b.people = newBatch(byID(r.peopleByIDs, (*syncrun.Person).DatabaseID))
	return b
}

// byID makes a reader of objects out of a query for the viewer's objects with these ids.
func byID[T any](
	query func(ctx context.Context, userID int, ids []int) ([]T, error),
	id func(*T) int,
) func(ctx context.Context, ids []int) (map[int]*T, error) {
	return func(ctx context.Context, ids []int) (map[int]*T, error) {
		list, err := forUser(ctx, func(userID int) ([]T, error) { return query(ctx, userID, ids) })
		if err != nil {
			return nil, err
		}
		found := make(map[int]*T, len(list))
		for i := range list {
			found[id(&list[i])] = &list[i]
		}
		return found, nil
	}
}

func (r *Resolver) readAccounts(
	b *batches,
) func(ctx context.Context, ids []int) (map[int]*syncrun.TrackedAccount, error) {
	return byID(func(ctx context.Context, userID int, ids []int) ([]syncrun.TrackedAccount, error) {
		accounts, err := r.deps.Accounts.AccountsByIDs(ctx, userID, ids)
		var searches []int
		for i := range accounts {
			searches = appendPresent(searches, accounts[i].SavedSearchID)
		}
		b.searches.expect(searches)
		return accounts, err
	}, func(a *syncrun.TrackedAccount) int { return a.ID })
}

func (r *Resolver) readRuns(b *batches) func(ctx context.Context, ids []int) (map[int]*syncrun.Run, error) {
	return byID(func(ctx context.Context, userID int, ids []int) ([]syncrun.Run, error) {
		runs, err := r.deps.Runs.RunsByIDs(ctx, userID, ids)
		b.expectRuns(runs)
		return runs, err
	}, func(run *syncrun.Run) int { return run.ID })
}

// readEvents reads each part with a query of its own; who asks for the same part shares it.
func (r *Resolver) readEvents(ctx context.Context, keys []eventsKey) (map[eventsKey][]syncrun.Event, error) {
	found := make(map[eventsKey][]syncrun.Event, len(keys))
	for _, k := range keys {
		events, err := r.deps.Runs.Events(ctx, k.userID, k.runID, k.after, k.upTo)
		if err != nil {
			return nil, err
		}
		found[k] = events
	}
	return found, nil
}

func (r *Resolver) readLogs(ctx context.Context, keys []logKey) (map[logKey][]string, error) {
	return byLog(ctx, keys, r.deps.Runs.Logs)
}

func (r *Resolver) readStages(ctx context.Context, keys []logKey) (map[logKey][]syncrun.PastStage, error) {
	return byLog(ctx, keys, r.deps.Runs.Stages)
}

// byLog asks for something of many logs.
func byLog[T any](
	ctx context.Context, keys []logKey, ask func(context.Context, []*syncrun.Run) ([]T, error),
) (map[logKey]T, error) {
	runs := make([]*syncrun.Run, len(keys))
	for i, key := range keys {
		runs[i] = &syncrun.Run{ID: key.runID, UserID: key.userID, LastSequence: key.lastSequence}
	}
	answers, err := ask(ctx, runs)
	if err != nil {
		return nil, err
	}
	found := make(map[logKey]T, len(keys))
	for i, key := range keys {
		found[key] = answers[i]
	}
	return found, nil
}

func (r *Resolver) readWaits(ctx context.Context, ids []int) (map[int]*time.Time, error) {
	waits, err := forUser(ctx, func(userID int) (map[int]time.Time, error) { return r.deps.Runs.Waits(ctx, userID, ids) })
	found := make(map[int]*time.Time, len(waits))
	for id, until := range waits {
		found[id] = &until
	}
	return found, err
}

func (r *Resolver) readFacts(b *batches) func(ctx context.Context, ids []int) (map[int]*syncrun.AccountFacts, error) {
	return byID(func(ctx context.Context, userID int, ids []int) ([]syncrun.AccountFacts, error) {
		facts, err := r.deps.Standing.AccountFacts(ctx, userID, ids)
		var runs []int
		for i := range facts {
			runs = appendPresent(runs, facts[i].LatestRunID)
		}
		b.runs.expect(runs)
		return facts, err
	}, func(f *syncrun.AccountFacts) int { return f.AccountID })
}

// expectRuns says that the fields of these runs may be asked for.
func (b *batches) expectRuns(runs []syncrun.Run) {
	var accounts, searches []int
	var logs []logKey
	for i := range runs {
		run := &runs[i]
		accounts = append(accounts, run.TrackedAccountID)
		searches = appendPresent(searches, run.SavedSearchID)
		if !run.ProgressLogSet {
			logs = append(logs, logKeyOf(run))
		}
	}
	b.accounts.expect(accounts)
	b.searches.expect(searches)
	b.logs.expect(logs)
}

// expectCandidates says that the fields of these candidates may be asked for.
func (b *batches) expectCandidates(candidates []syncrun.Candidate) {
	var accounts, searches, runs, people []int
	for i := range candidates {
		c := &candidates[i]
		accounts, searches = append(accounts, c.TrackedAccountID), append(searches, c.SavedSearchID)
		runs, people = append(runs, c.FirstRunID, c.LastRunID), append(people, c.Person.DatabaseID())
	}
	b.accounts.expect(accounts)
	b.searches.expect(searches)
	b.runs.expect(runs)
	b.people.expect(people)
}

func appendPresent(ids []int, id *int) []int {
	if id == nil {
		return ids
	}
	return append(ids, *id)
}
