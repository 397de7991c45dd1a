package live

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/graphqlws"
	"goodones/internal/syncrun"
)

// codeUnavailable is the extensions.code of what lacks the database.
const codeUnavailable = "SERVICE_UNAVAILABLE"

// The pauses between two tries to execute an event while the database is away.
const (
	firstPause = 100 * time.Millisecond
	lastPause  = 2 * time.Second
)

// execution is an operation whose events are pushed into it one by one.
type execution struct {
	inner  *graphqlws.Execution
	source chan *syncrun.Progress // what Live.Subscribe gives to the operation's resolver
}

func newExecution(ctx context.Context, exec graphql.GraphExecutor, op *graphql.OperationContext) *execution {
	source := make(chan *syncrun.Progress, 1)
	return &execution{
		source: source,
		inner:  graphqlws.NewExecution(context.WithValue(ctx, sourceKey{}, source), exec, op),
	}
}

// errAway says that an event could not be executed because the database is away, and may be again.
var errAway = errors.New("the database is away")

// encode executes the selection for one event, with the values of ctx. After any error but errAway the execution is of
// no use.
func (e *execution) encode(ctx context.Context, p *syncrun.Progress) ([]byte, error) {
	e.source <- p // has room: the event before was taken by the Next that answered it
	result, err := e.inner.Next(ctx)
	if err != nil {
		return nil, err
	}
	if isUnavailable(result.Errors) {
		return nil, errAway
	}
	return graphqlws.Encode(result)
}

// isUnavailable tells whether a result lacks something because the database is away.
func isUnavailable(errs gqlerror.List) bool {
	return slices.ContainsFunc(errs, func(err *gqlerror.Error) bool {
		return err.Extensions["code"] == codeUnavailable
	})
}
