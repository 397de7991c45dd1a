package graphqlws

import (
	"context"
	"errors"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// preparation is how far an operation has come on its way to being executed. It
// is of the goroutine that prepares.
type preparation struct {
	op         *operation
	params     *graphql.RawParams
	admitted   bool
	subscribed bool
	ctx        context.Context           // with opCtx, once there is one
	opCtx      *graphql.OperationContext // nil until the document is parsed
	stream     Stream                    // nil: to be executed
}

// run starts op, and executes it unless a stream serves it. Its caller holds
// the connection's turn.
func (op *operation) run(params *graphql.RawParams) {
	p := preparation{op: op, params: params}
	until := time.Now().Add(op.conn.t.cfg.MaxWait)
	errs := p.step()
	op.conn.passTurn()
	for len(errs) > 0 && p.wait(errs, until) {
		errs = p.step()
		op.conn.passTurn()
	}
	switch {
	case len(errs) > 0:
		op.fail(errs)
		op.giveBack()
	case p.stream != nil:
		op.attach(p.stream)
	default:
		op.execute(p.ctx, p.opCtx)
	}
}

// wait waits until what was refused may be tried again, and takes the turn. It
// reports false when that is never, or when op has ended.
func (p *preparation) wait(errs gqlerror.List, until time.Time) bool {
	cfg, left := &p.op.conn.t.cfg, time.Until(until)
	if cfg.RetryAfter == nil {
		return false
	}
	after := cfg.RetryAfter(errs)
	if after <= 0 || after > left+time.Second {
		return false
	}
	timer := time.NewTimer(after)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-p.op.ctx.Done():
		return false
	}
	select {
	case p.op.conn.turn <- struct{}{}:
		return true
	case <-p.op.ctx.Done():
		return false
	}
}

// step goes on with the preparation from where it stopped, as far as it can.
func (p *preparation) step() (errs gqlerror.List) {
	defer func() {
		if r := recover(); r != nil {
			errs = p.op.recovered(p.ctx, p.opCtx, r)
		}
	}()
	if errs := p.admit(); len(errs) > 0 {
		return errs
	}
	if errs := p.parse(); len(errs) > 0 {
		return errs
	}
	if p.opCtx.Operation.Operation != ast.Subscription {
		return nil
	}
	return p.open()
}

func (p *preparation) admit() gqlerror.List {
	cfg := &p.op.conn.t.cfg
	if p.admitted || cfg.Admit == nil {
		return nil
	}
	leave, err := cfg.Admit(p.op.ctx, p.params)
	if err != nil {
		return gqlerror.List{err}
	}
	p.admitted, p.op.leave = true, leave
	return nil
}

func (p *preparation) parse() gqlerror.List {
	if p.opCtx != nil {
		return nil
	}
	ctx := graphql.StartOperationTrace(p.op.ctx)
	p.params.ReadTime = graphql.TraceTiming{Start: graphql.GetStartTime(ctx), End: graphql.Now()}
	opCtx, errs := p.op.conn.exec.CreateOperationContext(ctx, p.params)
	p.ctx, p.opCtx = graphql.WithOperationContext(ctx, opCtx), opCtx
	if len(errs) > 0 {
		return p.op.conn.exec.DispatchError(p.ctx, errs).Errors
	}
	return nil
}

// open begins a subscription. Without a stream and errors it is to be executed.
func (p *preparation) open() (errs gqlerror.List) {
	cfg := &p.op.conn.t.cfg
	if !p.subscribed && cfg.Subscribed != nil {
		release, err := cfg.Subscribed(p.ctx)
		if err != nil {
			return gqlerror.List{err}
		}
		p.op.release = release
	}
	if !p.subscribed {
		p.subscribed, p.op.counted = true, true
		p.op.conn.t.count.subscriptions.Add(1)
	}
	if cfg.Open != nil {
		p.stream, errs = cfg.Open(p.ctx, p.opCtx, p.op.wake)
	}
	return errs
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
