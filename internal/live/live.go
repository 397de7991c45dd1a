// Package live joins GraphQL to the logs of package progress: it serves the subscription syncRunProgress as a stream
// of bytes. What was selected decides what is shared. A selection of nothing but what an event row holds is encoded
// once for each event, however many sockets show it; any other is executed for each subscriber.
package live

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/graphqlws"
	"goodones/internal/progress"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Live opens subscriptions. It is safe for concurrent use.
type Live struct {
	hub     *progress.Hub
	exec    func() graphql.GraphExecutor
	present graphql.ErrorPresenterFunc
	rounds  *rounds
}

// New makes a Live on hub. exec gives the executor of the schema, whose resolvers may depend on this Live; present
// turns errors into what clients see; share lets executions of one user share what they read.
func New(
	hub *progress.Hub, exec func() graphql.GraphExecutor, present graphql.ErrorPresenterFunc, share Share,
) *Live {
	return &Live{hub: hub, exec: exec, present: present, rounds: newRounds(share)}
}

type sourceKey struct{}

// Subscribe is what the resolver of syncRunProgress calls. Inside an execution of a stream it is given what that
// stream executes; elsewhere it is a subscription of its own, with the contract and errors of progress.Hub.
func (l *Live) Subscribe(ctx context.Context, userID, runID, after int) (<-chan *syncrun.Progress, error) {
	if source, ok := ctx.Value(sourceKey{}).(chan *syncrun.Progress); ok {
		return source, nil
	}
	return l.hub.Subscribe(ctx, userID, syncrun.Cursor{RunID: runID, After: resume(ctx, after)})
}

// Open is a graphqlws.Opener. What it cannot read it leaves to the executor, which refuses it. Its streams have a
// method Sequence, the sequence of the last payload that Next returned.
func (l *Live) Open(ctx context.Context, op *graphql.OperationContext, wake func()) (graphqlws.Stream, gqlerror.List) {
	who, known := viewer.From(ctx)
	field, ok := progressField(op)
	if !known || !ok {
		return nil, nil
	}
	at, ok := cursorOf(ctx, field, op.Variables)
	if !ok {
		return nil, nil
	}
	var stream graphqlws.Stream
	var err error
	if t, pure := compile(op, field); pure {
		stream, err = l.shared(ctx, t, who.UserID, at, wake)
	} else {
		stream, err = l.private(ctx, op, who.UserID, at, wake)
	}
	if err != nil {
		return nil, gqlerror.List{l.present(ctx, err)}
	}
	return stream, nil
}

// progressField is the operation's root field if that is syncRunProgress.
func progressField(op *graphql.OperationContext) (field graphql.CollectedField, ok bool) {
	field, ok = rootField(op)
	return field, ok && field.Name == "syncRunProgress"
}

// rootField is the field of a subscription.
func rootField(op *graphql.OperationContext) (field graphql.CollectedField, ok bool) {
	if op.Operation == nil || op.Operation.Operation != ast.Subscription {
		return field, false
	}
	fields := graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Subscription"})
	if len(fields) != 1 {
		return field, false
	}
	return fields[0], true
}

// cursorOf reads the field's arguments.
func cursorOf(ctx context.Context, field graphql.CollectedField, variables map[string]any) (syncrun.Cursor, bool) {
	args := field.ArgumentMap(variables)
	var run syncrun.NodeID
	if err := run.UnmarshalGQL(args["syncRunId"]); err != nil {
		return syncrun.Cursor{}, false
	}
	after, err := graphql.UnmarshalInt(args["after"]) // null is 0
	if err != nil {
		return syncrun.Cursor{}, false
	}
	return syncrun.Cursor{RunID: run.Of(syncrun.NodeRun), After: resume(ctx, after)}, true
}
