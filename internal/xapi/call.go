package xapi

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"

	"goodones/internal/fetch"
	"goodones/internal/source"
)

// maxSpare is the size of the largest buffer that is kept.
const maxSpare = 2 << 20

// request is one call to be made.
type request struct {
	endpoint endpoint
	as       credential // of the user; empty: one of the app's
	wanted   string     // mark of the app's token that has to be asked; empty: any
	of       string     // id of whose list it is, or of the one account that is asked for
	path     string
	query    url.Values
}

// call makes one attempt, one with each token of the app at most, and decodes a 200 into the value to which into
// points.
func (c *Client) call(ctx context.Context, r *request, into any) (err error) {
	if r.as.token != "" {
		err = c.attempt(ctx, *r, into)
	} else {
		err = c.callApp(ctx, r, into)
	}
	if err != nil {
		return fmt.Errorf("x %s: %w", r.endpoint, err)
	}
	return nil
}

func (c *Client) attempt(ctx context.Context, r request, into any) error {
	if err := c.reserve(ctx, r); err != nil {
		return err
	}
	buffer := c.bodies.Get().(*bytes.Buffer)
	defer c.giveBack(buffer)
	a, err := c.exchange(ctx, r, buffer)
	c.report(ctx, r, a)
	switch {
	case err != nil:
		return err
	case a.Status != http.StatusOK:
		return fmt.Errorf("status %d: %w", a.Status, c.refusal(r, a))
	}
	err = c.fetch.Decode(a.Body, into)
	if items, ok := into.(salvager); err != nil && ok && items.salvage(a.Body) {
		err = nil
	}
	if found, ok := into.(answer); err == nil && ok && found.empty() {
		return c.disguised(r, a)
	}
	return err
}

// answer is what a call decodes into.
type answer interface{ empty() bool }

func (c *Client) giveBack(buffer *bytes.Buffer) {
	if buffer.Cap() <= maxSpare {
		buffer.Reset()
		c.bodies.Put(buffer)
	}
}

// reserve asks the limiter for this call.
func (c *Client) reserve(ctx context.Context, r request) error {
	if ctx.Err() != nil || c.limiter == nil {
		return ctx.Err()
	}
	wait, err := c.limiter.Reserve(ctx, r.as.bucket(r.endpoint))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("rate windows: %w", err)
	case wait > 0:
		return &source.WaitError{For: wait}
	}
	return nil
}

// report tells the limiter what the answer's headers told. If that fails the answer still stands: it may be paid for,
// and the next Reserve meets whatever ails the limiter.
func (c *Client) report(ctx context.Context, r request, a fetch.Answer) {
	if c.limiter == nil || a.Status == 0 {
		return
	}
	if o, telling := observation(a.Status, a.Header); telling {
		_ = c.limiter.Observe(ctx, r.as.bucket(r.endpoint), o)
	}
}

// exchange makes the attempt, and tells the observer of it.
func (c *Client) exchange(ctx context.Context, r request, buffer *bytes.Buffer) (a fetch.Answer, err error) {
	if c.observe != nil {
		began := c.clock.Now()
		defer func() { c.observe(string(r.endpoint), a.Status, max(0, c.clock.Now().Sub(began))) }()
	}
	header := http.Header{"Authorization": {"Bearer " + r.as.token}}
	return c.fetch.Get(ctx, fetch.Request{Path: r.path, Query: r.query, Header: header}, buffer)
}
