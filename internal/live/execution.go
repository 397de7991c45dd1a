package live

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"goodones/internal/graphqlws"
	"goodones/internal/syncrun"
)

// The pauses between two tries to execute an event while the database is away.
const (
	firstPause = 100 * time.Millisecond
	lastPause  = 2 * time.Second
)

// execution is an operation whose events are pushed into it one by one.
type execution struct {
	ctx    context.Context
	inner  *graphqlws.Execution
	source chan *syncrun.Progress // what Live.Subscribe gives to the operation's resolver
}

func newExecution(ctx context.Context, exec graphql.GraphExecutor, op *graphql.OperationContext) *execution {
	source := make(chan *syncrun.Progress, 1)
	return &execution{
		ctx: ctx, source: source,
		inner: graphqlws.NewExecution(context.WithValue(ctx, sourceKey{}, source), exec, op),
	}
}

// encode executes the selection for one event. What needs a database that is away is executed again until it is back
// or the context ends: a subscription stays silent then. After an error the execution is of no use.
func (e *execution) encode(p *syncrun.Progress) ([]byte, error) {
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		e.source <- p // has room: the event before was taken by the Next that answered it
		payload, err := e.inner.Next(e.ctx)
		if err != nil || !isUnavailable(payload) {
			return payload, err
		}
		select {
		case <-e.ctx.Done():
			return nil, e.ctx.Err()
		case <-time.After(pause):
		}
	}
}

// isUnavailable tells whether a payload lacks something because the database is away. Errors come first in a payload.
func isUnavailable(payload []byte) bool {
	if !bytes.HasPrefix(payload, []byte(`{"errors":`)) {
		return false
	}
	var result struct {
		Errors []struct {
			Extensions struct {
				Code string `json:"code"`
			} `json:"extensions"`
		} `json:"errors"`
	}
	if json.Unmarshal(payload, &result) != nil {
		return false
	}
	for _, err := range result.Errors {
		if err.Extensions.Code == "SERVICE_UNAVAILABLE" {
			return true
		}
	}
	return false
}
