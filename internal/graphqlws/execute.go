package graphqlws

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// execute runs op on the calling goroutine to its end.
func (op *operation) execute(ctx context.Context, opCtx *graphql.OperationContext) {
	defer op.giveBack()
	errs, err := op.pull(ctx, opCtx)
	switch {
	case err != nil: // nobody is there to be told
	case len(errs) > 0:
		op.fail(errs)
	case op.conn.remove(op):
		op.conn.writer.reply(appendComplete(nil, op.id))
	}
}

// pull queues the results of op, waiting for space, until there are no more.
// errs are what kept it from having any; err means that it was ended.
func (op *operation) pull(ctx context.Context, opCtx *graphql.OperationContext) (errs gqlerror.List, err error) {
	defer func() {
		if r := recover(); r != nil {
			errs = op.recovered(ctx, opCtx, r)
		}
	}()
	responses, ctx := op.conn.exec.DispatchOperation(ctx, opCtx)
	for {
		resp := responses(ctx)
		if resp == nil {
			return nil, ctx.Err()
		}
		if isRequestError(resp) {
			return resp.Errors, nil
		}
		payload, err := Encode(resp)
		if err != nil {
			return op.recovered(ctx, opCtx, err), nil
		}
		if err := op.conn.writer.enqueue(ctx, op, appendNext(nil, op.prefix, payload)); err != nil {
			return nil, err
		}
	}
}

// isRequestError reports whether execution could not even begin: there is no
// data, not even null.
func isRequestError(resp *graphql.Response) bool {
	return resp.Data == nil && len(resp.Errors) > 0
}

// Encode returns the JSON of resp in memory of its own: gqlgen uses that of
// resp.Data again. What gqlgen has just made into JSON is not parsed again.
func Encode(resp *graphql.Response) ([]byte, error) {
	plain := len(resp.Errors) == 0 && len(resp.Extensions) == 0 &&
		resp.HasNext == nil && resp.Label == "" && len(resp.Path) == 0
	if plain && resp.Data != nil {
		return slices.Concat([]byte(`{"data":`), resp.Data, []byte("}")), nil
	}
	return json.Marshal(resp)
}

// Execution is one dispatched subscription whose source is pushed by its
// owner: the owner puts an event where the subscription's resolver reads, then
// calls Next.
// It is not safe for concurrent use. It ends with the context of NewExecution.
type Execution struct {
	ctx       context.Context
	op        *graphql.OperationContext
	responses graphql.ResponseHandler
	failed    error // dispatching panicked
}

// NewExecution dispatches op, as exec.CreateOperationContext made it, which
// runs the resolver of the subscription; what that refuses, the first Next
// returns. ctx is the execution's own, not a subscriber's: it carries what
// resolvers need, and ends the execution.
func NewExecution(ctx context.Context, exec graphql.GraphExecutor, op *graphql.OperationContext) (e *Execution) {
	e = &Execution{ctx: graphql.WithOperationContext(ctx, op), op: op}
	defer e.recoverInto(&e.failed)
	e.responses, e.ctx = exec.DispatchOperation(e.ctx, op)
	return e
}

// merged is a context with the values of another as well.
type merged struct {
	context.Context
	also context.Context
}

// Value is that of the first context, or else that of the other.
func (m merged) Value(key any) any {
	if value := m.Context.Value(key); value != nil {
		return value
	}
	return m.also.Value(key)
}

// Next waits for the next event, for whose resolvers ctx may carry values, and returns its result, data with errors of
// fields if there were any, which is valid until Next is called again: gqlgen
// uses its memory again, so take it with [Encode]. The error is io.EOF when the
// source has ended, a gqlerror.List when the subscription was refused, the
// context's when ctx or the execution's has ended. After an error the execution
// is of no further use, since an event may be half taken.
func (e *Execution) Next(ctx context.Context) (resp *graphql.Response, err error) {
	if e.failed != nil {
		return nil, e.failed
	}
	defer e.recoverInto(&err)
	both, cancel := context.WithCancel(merged{e.ctx, ctx})
	defer cancel()
	defer context.AfterFunc(ctx, cancel)()
	resp = e.responses(both)
	switch {
	case resp != nil && isRequestError(resp):
		return nil, resp.Errors
	case resp != nil:
		return resp, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case e.ctx.Err() != nil:
		return nil, e.ctx.Err()
	}
	return nil, io.EOF
}

// recoverInto makes a panic the error that the executor makes of it.
func (e *Execution) recoverInto(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("execute subscription: %w", e.op.Recover(e.ctx, r))
	}
}
