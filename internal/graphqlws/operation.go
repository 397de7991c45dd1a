package graphqlws

import (
	"context"
	"slices"
	"sync/atomic"

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
	leave   func(served bool) // of Admit
	release func()            // of Subscribed
	stream  Stream            // set before the phase is opStreaming
	counted bool              // in the figure of live subscriptions

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
	if c.indexOf(id) >= 0 {
		return nil, true
	}
	if c.ctx.Err() != nil || limit > 0 && len(c.ops) >= limit {
		return nil, false
	}
	op = &operation{conn: c, id: id, prefix: nextPrefix(id)}
	op.ctx, op.cancel = context.WithCancel(c.viewer)
	c.ops = append(c.ops, op)
	return op, false
}

// indexOf finds the live operation with the id in c.ops, -1 when there is none.
// c.mu is held.
func (c *conn) indexOf(id string) int {
	return slices.IndexFunc(c.ops, func(op *operation) bool { return op.id == id })
}

// complete ends an operation that the client has completed.
func (c *conn) complete(id string) {
	var op *operation
	c.mu.Lock()
	if i := c.indexOf(id); i >= 0 {
		op = c.ops[i]
		c.ops = slices.Delete(c.ops, i, i+1)
	}
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
	i := slices.Index(c.ops, op)
	if i < 0 {
		return false
	}
	c.ops = slices.Delete(c.ops, i, i+1)
	return true
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
	if op.leave != nil {
		op.leave(op.stream != nil)
	}
	if op.counted {
		op.conn.t.count.subscriptions.Add(-1)
	}
}
