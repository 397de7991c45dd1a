package xapi

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

const (
	maxBody  = 8 << 20
	maxSpare = 2 << 20 // larger buffers are not kept
)

// request is one call to be made.
type request struct {
	endpoint endpoint
	as       credential
	path     string
	query    url.Values
}

// answer is what came: status 0 when nothing did.
type answer struct {
	status int
	header http.Header
	body   []byte // belongs to the buffer it was read into
}

// call makes one attempt and decodes a 200 into the value that into points to.
func (c *Client) call(ctx context.Context, r request, into any) error {
	if err := c.attempt(ctx, r, into); err != nil {
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
	case a.status != http.StatusOK:
		return c.refusal(r, a)
	}
	return c.decode(a.body, into)
}

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
		return &WaitError{Wait: wait}
	}
	return nil
}

// report tells the limiter what the answer's headers told. If that fails the answer still stands: it may be paid for,
// and the next Reserve meets whatever ails the limiter.
func (c *Client) report(ctx context.Context, r request, a answer) {
	if c.limiter == nil || a.status == 0 {
		return
	}
	if o, telling := observation(a.status, a.header); telling {
		_ = c.limiter.Observe(ctx, r.as.bucket(r.endpoint), o)
	}
}

// exchange sends the request and reads the whole answer into the buffer. The answer's status and header are told
// also when its body fails.
func (c *Client) exchange(ctx context.Context, r request, buffer *bytes.Buffer) (a answer, err error) {
	if c.observe != nil {
		began := c.clock.Now()
		defer func() { c.observe(string(r.endpoint), a.status, max(0, c.clock.Now().Sub(began))) }()
	}
	watched, v := keepVigil(ctx, c.silence)
	defer v.over()
	sent, err := c.newRequest(watched, r)
	if err != nil {
		return a, err
	}
	response, err := c.http.Do(sent)
	if err != nil {
		return a, c.failure(ctx, watched, err)
	}
	defer response.Body.Close()
	v.heard()
	a.status, a.header = response.StatusCode, response.Header
	n, err := buffer.ReadFrom(io.LimitReader(listener{response.Body, v}, maxBody+1))
	switch {
	case err != nil:
		return a, c.failure(ctx, watched, err)
	case n > maxBody:
		return a, temporary("answer is larger than %d bytes", maxBody)
	}
	a.body = buffer.Bytes()
	return a, nil
}

func (c *Client) newRequest(ctx context.Context, r request) (*http.Request, error) {
	// A request without a body would be sent a second time by net/http when a kept connection breaks: behind the
	// limiter's back, and possibly paid twice. One with a body, be it empty, is not.
	sent, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+r.path+"?"+r.query.Encode(), onceOnly{})
	if err != nil {
		return nil, &InvalidRequestError{Detail: "URL cannot be made"}
	}
	sent.Header.Set("Authorization", "Bearer "+r.as.token)
	sent.Header.Set("Accept", "application/json")
	sent.Header.Set("User-Agent", "goodones")
	return sent, nil
}

// onceOnly is an empty body that net/http does not know to be repeatable.
type onceOnly struct{}

func (onceOnly) Read([]byte) (int, error) { return 0, io.EOF }
