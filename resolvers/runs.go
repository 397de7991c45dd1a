package resolvers

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"goodones/graph"
	"goodones/internal/syncrun"
)

const (
	defaultEvents = 100
	mostEvents    = 500
)

func (r *Resolver) run(ctx context.Context, id int) (*syncrun.Run, error) {
	return forUser(ctx, func(userID int) (*syncrun.Run, error) {
		return orNull(r.deps.Runs.RunByID(ctx, userID, id))
	})
}

func (r *Resolver) runs(
	ctx context.Context, first *int, after *string, filter *graph.SyncRunFilter,
) (*graph.SyncRunConnection, error) {
	var wanted syncrun.RunFilter
	if filter != nil {
		wanted = syncrun.RunFilter{Status: filter.Status.Value(), Trigger: filter.Source.Value(),
			TrackedAccountID: numberOf(filter.TrackedAccountID.Value(), syncrun.NodeAccount)}
	}
	return r.listRuns(ctx, wanted, first, after)
}

func (r *Resolver) listRuns(
	ctx context.Context, filter syncrun.RunFilter, first *int, after *string,
) (*graph.SyncRunConnection, error) {
	return forUser(ctx, func(userID int) (*graph.SyncRunConnection, error) {
		p, err := pageOf(runCursor, first, after)
		if err != nil {
			return nil, err
		}
		read, number, err := r.readRunPage(ctx, userID, filter, p)
		if err != nil {
			return nil, err
		}
		read, info := cut(p, runCursor, read, func(run *syncrun.Run) int { return run.ID })
		r.batchesOf(ctx).expectRuns(read)
		connection := &graph.SyncRunConnection{
			Edges: make([]graph.SyncRunEdge, len(read)), PageInfo: info, UpdateSequence: number,
		}
		for i, run := range read {
			connection.Edges[i] = graph.SyncRunEdge{Cursor: cursor(runCursor, run.ID), Node: run}
		}
		return connection, nil
	})
}

// readRunPage reads a page and one run more. To number changes costs a transaction, so it is done where that is
// selected.
func (r *Resolver) readRunPage(
	ctx context.Context, userID int, filter syncrun.RunFilter, p page,
) (runs []syncrun.Run, number int, err error) {
	if slices.Contains(graphql.CollectAllFields(ctx), "updateSequence") {
		return r.deps.Runs.RunsNumbered(ctx, userID, filter, p.after, p.first+1)
	}
	runs, err = r.deps.Runs.Runs(ctx, userID, filter, p.after, p.first+1)
	return runs, 0, err
}

func (r *Resolver) startSync(ctx context.Context, input graph.StartSyncInput) (*graph.StartSyncPayload, error) {
	return forUser(ctx, func(userID int) (*graph.StartSyncPayload, error) {
		mutation := input.ClientMutationID.Value()
		run, refused, err := r.start(ctx, syncrun.StartRequest{UserID: userID,
			TrackedAccountID: input.TrackedAccountID.Of(syncrun.NodeAccount),
			SavedSearchID:    numberOf(input.SavedSearchID.Value(), syncrun.NodeSearch),
			Trigger:          syncrun.TriggerManual}, input.IdempotencyKey.Value(), mutation)
		if err != nil {
			return nil, err
		}
		return &graph.StartSyncPayload{SyncRun: run, UserErrors: refused, ClientMutationID: mutation}, nil
	})
}

func (r *Resolver) rejudge(ctx context.Context, input graph.RejudgeInput) (*graph.RejudgePayload, error) {
	return forUser(ctx, func(userID int) (*graph.RejudgePayload, error) {
		mutation := input.ClientMutationID.Value()
		run, refused, err := r.start(ctx, syncrun.StartRequest{UserID: userID,
			TrackedAccountID: input.TrackedAccountID.Of(syncrun.NodeAccount),
			SavedSearchID:    numberOf(input.SavedSearchID.Value(), syncrun.NodeSearch),
			Trigger:          syncrun.TriggerExplore}, input.IdempotencyKey.Value(), mutation)
		if err != nil {
			return nil, err
		}
		return &graph.RejudgePayload{SyncRun: run, UserErrors: refused, ClientMutationID: mutation}, nil
	})
}

func (r *Resolver) rescan(ctx context.Context, input graph.RescanInput) (*graph.RescanPayload, error) {
	return forUser(ctx, func(userID int) (*graph.RescanPayload, error) {
		mutation := input.ClientMutationID.Value()
		run, refused, err := r.start(ctx, syncrun.StartRequest{UserID: userID,
			TrackedAccountID: input.TrackedAccountID.Of(syncrun.NodeAccount), Trigger: syncrun.TriggerManual,
			Rescan: true}, input.IdempotencyKey.Value(), nil)
		if err != nil {
			return nil, err
		}
		return &graph.RescanPayload{SyncRun: run, UserErrors: refused, ClientMutationID: mutation}, nil
	})
}

// start queues a run. Without an idempotency key the client's id of the mutation is one.
func (r *Resolver) start(ctx context.Context, req syncrun.StartRequest, key, mutation *string) (
	*syncrun.Run, []syncrun.UserError, error) {
	var run *syncrun.Run
	var err error
	if key != nil {
		req.IdempotencyKey, req.KeyField = *key, "idempotencyKey"
	} else if mutation != nil {
		req.IdempotencyKey, req.KeyField = *mutation, "clientMutationId"
	}
	if req.KeyField != "" {
		err = checkLine(req.KeyField, req.IdempotencyKey, longestMutationID)
	}
	if err == nil {
		run, err = r.deps.Starter.StartSync(ctx, req)
	}
	refused, err := userErrors(err, syncrun.Missing("trackedAccountId", syncrun.NounAccount))
	return run, refused, err
}

func (r *Resolver) cancelSync(
	ctx context.Context, input *graph.CancelSyncInput, id *syncrun.NodeID,
) (*graph.CancelSyncPayload, error) {
	return forUser(ctx, func(userID int) (*graph.CancelSyncPayload, error) {
		which, err := inputOf(input, func() graph.CancelSyncInput { return graph.CancelSyncInput{SyncRunID: *id} }, id)
		if err != nil {
			return nil, err
		}
		run, err := r.deps.Starter.CancelSync(ctx, userID, which.SyncRunID.Of(syncrun.NodeRun))
		refused, err := userErrors(err, syncrun.Missing("syncRunId", syncrun.NounRun))
		if err != nil {
			return nil, err
		}
		return &graph.CancelSyncPayload{SyncRun: run, UserErrors: refused,
			ClientMutationID: which.ClientMutationID.Value()}, nil
	})
}

// events lists a part of the log as of the run's own sequence, which may lie behind that of the database.
func (r *Resolver) events(ctx context.Context, run *syncrun.Run, after, first *int) ([]syncrun.Event, error) {
	return forUser(ctx, func(userID int) ([]syncrun.Event, error) {
		limit, err := inRange("first", first, defaultEvents, 1, mostEvents)
		if err != nil {
			return nil, err
		}
		start := 0
		if after != nil {
			start = *after
		}
		switch {
		case start < 0 || start > run.LastSequence:
			return nil, syncrun.Invalid("after",
				fmt.Sprintf("must be between 0 and the run's lastSequence, which is %d", run.LastSequence))
		case start == run.LastSequence:
			return []syncrun.Event{}, nil
		default:
			key := eventsKey{userID, run.ID, start, min(run.LastSequence, start+limit)}
			found, err := r.batchesOf(ctx).events.get(ctx, []eventsKey{key})
			return found[key], err
		}
	})
}

func (r *Resolver) progressLogs(ctx context.Context, runs []*syncrun.Run) ([][]string, error) {
	logs := make([][]string, len(runs))
	var unread []logKey
	for _, run := range runs {
		if !run.ProgressLogSet {
			unread = append(unread, logKeyOf(run))
		}
	}
	read, err := r.batchesOf(ctx).logs.get(ctx, unread)
	if err != nil {
		return nil, err
	}
	for i, run := range runs {
		logs[i] = run.ProgressLog
		if !run.ProgressLogSet {
			logs[i] = read[logKeyOf(run)]
		}
	}
	return logs, nil
}

func (r *Resolver) stages(ctx context.Context, runs []*syncrun.Run) ([][]syncrun.PastStage, error) {
	keys := each(runs, logKeyOf)
	found, err := r.batchesOf(ctx).stages.get(ctx, keys)
	if err != nil {
		return nil, err
	}
	return each(runs, func(run *syncrun.Run) []syncrun.PastStage { return found[logKeyOf(run)] }), nil
}

// waits asks for those of the runs alone that can wait.
func (r *Resolver) waits(ctx context.Context, runs []*syncrun.Run) ([]*time.Time, error) {
	var running []int
	for _, run := range runs {
		if run.Status == syncrun.StatusRunning {
			running = append(running, run.ID)
		}
	}
	found, err := r.batchesOf(ctx).waits.get(ctx, running)
	if err != nil {
		return nil, err
	}
	return each(runs, func(run *syncrun.Run) *time.Time { return found[run.ID] }), nil
}
