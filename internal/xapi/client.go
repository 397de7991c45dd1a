package xapi

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"goodones/internal/fetch"
	"goodones/internal/syncrun"
)

// DefaultBaseURL is where X serves its API.
const DefaultBaseURL = "https://api.x.com"

// Config says whom a Client asks, as whom, and within which limits.
type Config struct {
	BaseURL      string         // scheme, host and optional path prefix; empty: DefaultBaseURL
	BearerTokens []string       // of apps, which share the calls; at least one
	UserToken    string         // user context, which Likers needs; empty: none
	Prices       syncrun.Prices // what X charges; nil: the documented ones
	// HTTP carries the calls; nil: a client of our own with sane timeouts. It is copied, and redirects are never
	// followed whatever it says: they could carry a token elsewhere.
	HTTP    *http.Client
	Limiter Limiter // nil: no limits of our own
	Clock   Clock   // required
	// Silence is how long an answer may go without a byte, its first one included, before the call counts as timed
	// out; 0: 10 s. A whole call takes 30 s at most.
	Silence  time.Duration
	Observer Observer // nil: nobody is told
}

// Observer is told of every call made: its endpoint's name, the HTTP status (0: no answer came) and how long it took.
// It is called from the caller's goroutine and must not block.
type Observer func(endpoint string, status int, d time.Duration)

// Clock tells the time. It serves the Observer alone: waits are measured against X's own clock, timeouts are not
// read from any.
type Clock interface{ Now() time.Time }

// Client asks X. It is safe for concurrent use.
type Client struct {
	fetch         *fetch.Client
	app           *pool
	user          credential // empty: none
	prices        syncrun.Prices
	limiter       Limiter
	clock         Clock
	observe       Observer
	renamedFields atomic.Bool // the server takes post.fields and not tweet.fields
	bodies        sync.Pool   // of *bytes.Buffer
}

// New makes a client. It makes no call. The error names what is missing or unusable in the configuration and never
// quotes a token.
func New(c Config) (*Client, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if c.BaseURL == "" {
		c.BaseURL = DefaultBaseURL
	}
	fetcher, err := fetch.New(fetch.Config{
		BaseURL: c.BaseURL, HTTP: c.HTTP, Silence: c.Silence, Secrets: slices.Concat(c.BearerTokens, []string{c.UserToken}),
	})
	if err != nil {
		return nil, fmt.Errorf("x client: %w", err)
	}
	return &Client{
		fetch: fetcher, app: newPool(c.BearerTokens, c.Clock), user: newCredential(c.UserToken),
		prices: documentedPrices(c.Prices), limiter: c.Limiter, clock: c.Clock, observe: c.Observer,
		bodies: sync.Pool{New: func() any { return new(bytes.Buffer) }},
	}, nil
}

func (c *Config) check() error {
	switch {
	case len(c.BearerTokens) == 0 || slices.Contains(c.BearerTokens, ""):
		return errors.New("x client: bearer token is missing")
	case slices.ContainsFunc(c.BearerTokens, unsendable):
		return errors.New("x client: bearer token has characters that no header can carry")
	case unsendable(c.UserToken):
		return errors.New("x client: user token has characters that no header can carry")
	case c.Clock == nil:
		return errors.New("x client: clock is missing")
	}
	return nil
}

// Close ends idle connections. Calls under way go on.
func (c *Client) Close() { c.fetch.Close() }
