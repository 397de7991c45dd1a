package bluesky

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"goodones/internal/fetch"
	"goodones/internal/source"
)

// DefaultAppViewURL is where Bluesky serves what needs no login.
const DefaultAppViewURL = "https://public.api.bsky.app"

// bucket names the one rate window of the AppView: 3,000 requests in 5 minutes for an address.
const bucket = "bluesky"

// rateHeader begins the names of the AppView's rate headers.
const rateHeader = "Ratelimit"

// Config says which AppView a Client asks and within which limits.
type Config struct {
	AppViewURL string        // scheme, host and optional path prefix; empty: DefaultAppViewURL
	HTTP       *http.Client  // as fetch.Config has it
	Silence    time.Duration // as fetch.Config has it
	Limiter    fetch.Limiter // nil: no limits of our own
	Clock      Clock         // required
	// Observer, if set, is told of every call made: its name, the HTTP status (0: no answer came) and how long it
	// took. It is called from the caller's goroutine and must not block.
	Observer func(call string, status int, d time.Duration)
}

// Clock tells the time. It serves the Observer alone.
type Clock interface{ Now() time.Time }

// Client asks the AppView. It is a source.Source, safe for concurrent use.
type Client struct {
	fetch   *fetch.Client
	limiter fetch.Limiter
	clock   Clock
	observe func(call string, status int, d time.Duration)
}

// New makes a client. It makes no call.
func New(c Config) (*Client, error) {
	if c.Clock == nil {
		return nil, errors.New("bluesky client: clock is missing")
	}
	if c.AppViewURL == "" {
		c.AppViewURL = DefaultAppViewURL
	}
	fetcher, err := fetch.New(fetch.Config{BaseURL: c.AppViewURL, HTTP: c.HTTP, Silence: c.Silence})
	if err != nil {
		return nil, fmt.Errorf("bluesky client: %w", err)
	}
	return &Client{fetch: fetcher, limiter: c.Limiter, clock: c.Clock, observe: c.Observer}, nil
}

// Close ends idle connections. Calls under way go on.
func (c *Client) Close() { c.fetch.Close() }

// call makes one attempt and decodes a 200 into the value to which into points.
func (c *Client) call(ctx context.Context, name string, query url.Values, into any) error {
	if err := c.attempt(ctx, name, query, into); err != nil {
		return fmt.Errorf("bluesky %s: %w", name, err)
	}
	return nil
}

func (c *Client) attempt(ctx context.Context, name string, query url.Values, into any) error {
	if err := c.reserve(ctx); err != nil {
		return err
	}
	began := c.clock.Now()
	var buffer bytes.Buffer
	a, err := c.fetch.Get(ctx, fetch.Request{Path: "/xrpc/" + name, Query: query}, &buffer)
	if c.observe != nil {
		c.observe(name, a.Status, max(0, c.clock.Now().Sub(began)))
	}
	c.report(ctx, a)
	switch {
	case err != nil:
		return err
	case a.Status != http.StatusOK:
		return c.refusal(a)
	}
	if p, readable := readProblem(a.Body); readable && p.Name != "" { // a way to the AppView hides the status
		a.Status = http.StatusBadRequest
		return c.refusal(a)
	}
	return c.fetch.Decode(a.Body, into)
}

// reserve asks the limiter for one call.
func (c *Client) reserve(ctx context.Context) error {
	if ctx.Err() != nil || c.limiter == nil {
		return ctx.Err()
	}
	wait, err := c.limiter.Reserve(ctx, bucket)
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

// report tells the limiter what the answer's headers told. If that fails the answer still stands: the next Reserve
// meets whatever ails the limiter.
func (c *Client) report(ctx context.Context, a fetch.Answer) {
	if c.limiter == nil || a.Status == 0 {
		return
	}
	if o, telling := fetch.ReadWindow(a.Status, a.Header, rateHeader); telling {
		_ = c.limiter.Observe(ctx, bucket, o)
	}
}
