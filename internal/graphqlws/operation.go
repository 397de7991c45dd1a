package graphqlws

import (
	"context"
	"errors"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// operation is what a subscribe message began. Its fields up to counted are set
// by the goroutine that prepares it, before anybody else sees the stream.
type operation struct {
	conn    *conn
	id      string
	prefix  []byte // of each next message
	ctx     context.Context
	cancel  context.CancelFunc
	release func() // of Subscribed
	stream  Stream // set before the phase is opStreaming
	counted bool   // in the figure of live subscriptions

	phase  atomic.Int32 // any goroutine
	marked atomic.Bool  // is in writer.ready, or about to be; any goroutine sets it, the flusher takes it
	next   *operation   // in writer.ready; guarded by writer.mu
}

// register makes id live. It returns nil when it has refused that.
func (c *conn) register(id string) *operation {
	op, live := c.newOperation(id)
	switch {
	case live:
		c.close(CloseSubscriberExists, "Subscriber for "+id+" already exists")
	case op == nil && c.ctx.Err() == nil:
		err := &gqlerror.Error{Message: "Too many operations on this connection",
			Extensions: map[string]any{"code": "RATE_LIMITED", "retryAfter": 1}}
		c.writer.reply(appendErrors(nil, id, gqlerror.List{err}))
	}
	return op
}

// newOperation returns nil when id is live already, when there are too many, or
// when the connection ends.
func (c *conn) newOperation(id string) (op *operation, live bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	limit := c.t.cfg.MaxOperations
	if c.ops[id] != nil {
		return nil, true
	}
	if c.ctx.Err() != nil || limit > 0 && len(c.ops) >= limit {
		return nil, false
	}
	op = &operation{conn: c, id: id, prefix: nextPrefix(id)}
	op.ctx, op.cancel = context.WithCancel(c.viewer)
	if c.ops == nil {
		c.ops = make(map[string]*operation)
	}
	c.ops[id] = op
	return op, false
}

// complete ends an operation that the client has completed.
func (c *conn) complete(id string) {
	c.mu.Lock()
	op := c.ops[id]
	delete(c.ops, id)
	c.mu.Unlock()
	if op != nil { // both sides may complete at the same time
		op.complete()
	}
}

// remove frees the id of op. It reports whether op was live until now: else
// the client has heard or said the last about it already.
func (c *conn) remove(op *operation) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ops[op.id] != op {
		return false
	}
	delete(c.ops, op.id)
	return true
}

// run starts op, and executes it unless a stream serves it.
func (op *operation) run(params *graphql.RawParams) {
	ctx, opCtx, stream, errs := op.prepare(params)
	op.conn.passTurn()
	switch {
	case len(errs) > 0:
		op.fail(errs)
		op.giveBack()
	case stream != nil:
		op.attach(stream)
	default:
		op.execute(ctx, opCtx)
	}
}

// prepare asks whether op may run and how.
func (op *operation) prepare(params *graphql.RawParams) (
	ctx context.Context, opCtx *graphql.OperationContext, stream Stream, errs gqlerror.List,
) {
	defer func() {
		if r := recover(); r != nil {
			errs = op.recovered(ctx, opCtx, r)
		}
	}()
	cfg := &op.conn.t.cfg
	if cfg.Admit != nil {
		if err := cfg.Admit(op.ctx, params); err != nil {
			return nil, nil, nil, gqlerror.List{err}
		}
	}
	ctx = graphql.StartOperationTrace(op.ctx)
	params.ReadTime = graphql.TraceTiming{Start: graphql.GetStartTime(ctx), End: graphql.Now()}
	opCtx, errs = op.conn.exec.CreateOperationContext(ctx, params)
	ctx = graphql.WithOperationContext(ctx, opCtx)
	if len(errs) > 0 {
		return ctx, opCtx, nil, op.conn.exec.DispatchError(ctx, errs).Errors
	}
	if opCtx.Operation.Operation != ast.Subscription {
		return ctx, opCtx, nil, nil
	}
	stream, errs = op.open(ctx, opCtx)
	return ctx, opCtx, stream, errs
}

// open begins a subscription. A nil stream without errors is to be executed.
func (op *operation) open(ctx context.Context, opCtx *graphql.OperationContext) (Stream, gqlerror.List) {
	cfg := &op.conn.t.cfg
	if cfg.Subscribed != nil {
		release, err := cfg.Subscribed(ctx)
		if err != nil {
			return nil, gqlerror.List{err}
		}
		op.release = release
	}
	op.counted = true
	op.conn.t.count.subscriptions.Add(1)
	if cfg.Open == nil {
		return nil, nil
	}
	return cfg.Open(ctx, opCtx, op.wake)
}

// recovered turns a panic into the errors that the executor makes of it.
func (op *operation) recovered(ctx context.Context, opCtx *graphql.OperationContext, r any) (errs gqlerror.List) {
	errs = gqlerror.List{
		{Message: "internal server error", Extensions: map[string]any{"code": "INTERNAL_SERVER_ERROR"}},
	}
	if opCtx == nil {
		return errs
	}
	defer func() { _ = recover() }() // what panicked may be what presents errors
	return op.conn.exec.DispatchError(ctx, asList(opCtx.Recover(ctx, r))).Errors
}

func asList(err error) gqlerror.List {
	if list, ok := errors.AsType[gqlerror.List](err); ok {
		return list
	}
	return gqlerror.List{gqlerror.WrapIfUnwrapped(err)}
}

// fail tells the client, if it still listens, that op has failed.
func (op *operation) fail(errs gqlerror.List) {
	if op.conn.remove(op) {
		op.conn.writer.reply(appendErrors(nil, op.id, errs))
	}
}

// giveBack gives back what op held. It is called once.
func (op *operation) giveBack() {
	op.cancel()
	if op.release != nil {
		op.release()
	}
	if op.counted {
		op.conn.t.count.subscriptions.Add(-1)
	}
}
