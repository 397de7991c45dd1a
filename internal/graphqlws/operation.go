package graphqlws

import (
	"context"
	"errors"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The phases of an operation. Only open and streaming are live.
const (
	opOpen      int32 = iota // being prepared, or executed without a stream
	opStreaming              // its stream is the writer's
	opLeft                   // the client has completed it, the writer has to close the stream
	opClosed                 // over
)

// operation is what a subscribe message began.
type operation struct {
	c       *conn
	id      string
	prefix  []byte // of each next message
	ctx     context.Context
	cancel  context.CancelFunc
	release func() // of Subscribed
	counted bool   // in the figure of live subscriptions
	stream  Stream // set before the phase is opStreaming

	phase atomic.Int32
	dirty atomic.Bool // is in conn.dirty, or about to be
	next  *operation  // in conn.dirty
}

// register makes id live. It returns nil when it has refused that.
func (c *conn) register(id string) *operation {
	c.mu.Lock()
	limit := c.t.cfg.MaxOperations
	live, full := c.ops[id] != nil, limit > 0 && len(c.ops) >= limit
	if live || full || c.closeCode != 0 {
		c.mu.Unlock()
		if live {
			c.close(CloseSubscriberExists, "Subscriber for "+id+" already exists")
		} else if full {
			err := &gqlerror.Error{Message: "Too many operations on this connection", Extensions: map[string]any{"code": "RATE_LIMITED"}}
			_ = c.enqueue(c.ctx, nil, appendErrors(nil, id, gqlerror.List{err})) // fails at the end only
		}
		return nil
	}
	op := &operation{c: c, id: id, prefix: nextPrefix(id)}
	op.ctx, op.cancel = context.WithCancel(c.viewer)
	if c.ops == nil {
		c.ops = make(map[string]*operation)
	}
	c.ops[id] = op
	c.mu.Unlock()
	return op
}

// drop ends an operation that the client has completed.
func (c *conn) drop(id string) {
	c.mu.Lock()
	op := c.ops[id]
	delete(c.ops, id)
	c.mu.Unlock()
	if op != nil { // both sides may complete at the same time
		op.leave()
	}
}

// leave ends an operation whose id is free already. Its stream is closed by the writer.
func (op *operation) leave() {
	op.cancel()
	if op.phase.CompareAndSwap(opOpen, opClosed) {
		return
	}
	if op.phase.CompareAndSwap(opStreaming, opLeft) && op.mark() {
		op.c.wake()
	}
}

// forget frees the id of op. It reports whether op was live until now: else
// the client has heard or said the last about it already.
func (c *conn) forget(op *operation) bool {
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
	op.c.yield()
	switch {
	case len(errs) > 0:
		op.fail(errs)
		op.finish()
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
	cfg := &op.c.t.cfg
	if cfg.Admit != nil {
		if err := cfg.Admit(op.ctx, params); err != nil {
			return nil, nil, nil, gqlerror.List{err}
		}
	}
	ctx = graphql.StartOperationTrace(op.ctx)
	params.ReadTime = graphql.TraceTiming{Start: graphql.GetStartTime(ctx), End: graphql.Now()}
	opCtx, errs = op.c.exec.CreateOperationContext(ctx, params)
	ctx = graphql.WithOperationContext(ctx, opCtx)
	if len(errs) > 0 {
		return ctx, opCtx, nil, op.c.exec.DispatchError(ctx, errs).Errors
	}
	if opCtx.Operation.Operation != ast.Subscription {
		return ctx, opCtx, nil, nil
	}
	stream, errs = op.open(ctx, opCtx)
	return ctx, opCtx, stream, errs
}

// open begins a subscription. A nil stream without errors is to be executed.
func (op *operation) open(ctx context.Context, opCtx *graphql.OperationContext) (Stream, gqlerror.List) {
	cfg := &op.c.t.cfg
	if cfg.Subscribed != nil {
		release, err := cfg.Subscribed(ctx)
		if err != nil {
			return nil, gqlerror.List{err}
		}
		op.release = release
	}
	op.counted = true
	op.c.t.count.subscriptions.Add(1)
	if cfg.Open == nil {
		return nil, nil
	}
	return cfg.Open(ctx, opCtx, op.wake)
}

// recovered turns a panic into the errors that the executor makes of it.
func (op *operation) recovered(ctx context.Context, opCtx *graphql.OperationContext, r any) (errs gqlerror.List) {
	errs = gqlerror.List{{Message: "internal server error", Extensions: map[string]any{"code": "INTERNAL_SERVER_ERROR"}}}
	if opCtx == nil {
		return errs
	}
	defer func() { _ = recover() }() // what panicked may be what presents errors
	return op.c.exec.DispatchError(ctx, asList(opCtx.Recover(ctx, r))).Errors
}

func asList(err error) gqlerror.List {
	if list, ok := errors.AsType[gqlerror.List](err); ok {
		return list
	}
	return gqlerror.List{gqlerror.WrapIfUnwrapped(err)}
}

// fail tells the client, if it still listens, that op has failed.
func (op *operation) fail(errs gqlerror.List) {
	if op.c.forget(op) {
		_ = op.c.enqueue(op.c.ctx, nil, appendErrors(nil, op.id, errs)) // fails at the end only
	}
}

// finish gives back what op held. It is called once.
func (op *operation) finish() {
	op.cancel()
	if op.release != nil {
		op.release()
	}
	if op.counted {
		op.c.t.count.subscriptions.Add(-1)
	}
}

// isGone reports whether the client wants nothing more of op. A nil op stays.
func (op *operation) isGone() bool {
	if op == nil {
		return false
	}
	phase := op.phase.Load()
	return phase == opLeft || phase == opClosed
}
