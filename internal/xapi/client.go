package xapi

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// DefaultBaseURL is where X serves its API.
const DefaultBaseURL = "https://api.x.com"

const (
	callTimeout    = 30 * time.Second // one call, from dialling to the body's last byte
	defaultSilence = 10 * time.Second
)

// Config says whom a Client asks, as whom, and within which limits.
type Config struct {
	BaseURL     string // scheme, host and optional path prefix; empty: DefaultBaseURL
	BearerToken string // of the app; required
	UserToken   string // user context, which LikingUsers needs; empty: none
	// HTTP carries the calls; nil: a client of our own with sane timeouts. It is copied, and redirects are never
	// followed whatever it says: they could carry a token elsewhere.
	HTTP    *http.Client
	Limiter Limiter // nil: no limits of our own
	Clock   Clock   // required
	// Silence is how long an answer may go without a byte, its first one included, before the call counts as timed
	// out; 0: 10 s. A whole call takes 30 s at most.
	Silence time.Duration
	// Observer, if set, is told of every call made: its endpoint's name, the HTTP status (0: no answer came) and how
	// long it took. It is called from the caller's goroutine and must not block.
	Observer func(endpoint string, status int, d time.Duration)
}

// Clock tells the time. It serves the Observer alone: waits are measured against X's own clock, timeouts are not
// read from any.
type Clock interface{ Now() time.Time }

// Client asks X. It is safe for concurrent use.
type Client struct {
	base    string // without a slash at its end
	http    *http.Client
	app     credential
	user    credential // empty: none
	limiter Limiter
	clock   Clock
	silence time.Duration
	observe func(endpoint string, status int, d time.Duration)
	bodies  sync.Pool // of *bytes.Buffer
}

// New makes a client. It makes no call. The error names what is missing or unusable in the configuration and never
// quotes a token.
func New(c Config) (*Client, error) {
	base, err := parseBase(c.BaseURL)
	if err != nil {
		return nil, err
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	client := &Client{
		base: base, http: carrier(c.HTTP), app: newCredential(c.BearerToken), user: newCredential(c.UserToken),
		limiter: c.Limiter, clock: c.Clock, silence: c.Silence, observe: c.Observer,
		bodies: sync.Pool{New: func() any { return new(bytes.Buffer) }},
	}
	if client.silence == 0 {
		client.silence = defaultSilence
	}
	return client, nil
}

func (c *Config) check() error {
	switch {
	case c.BearerToken == "":
		return errors.New("x client: bearer token is missing")
	case !sendable(c.BearerToken):
		return errors.New("x client: bearer token has characters that no header can carry")
	case !sendable(c.UserToken):
		return errors.New("x client: user token has characters that no header can carry")
	case c.Clock == nil:
		return errors.New("x client: clock is missing")
	case c.Silence < 0:
		return fmt.Errorf("x client: silence of %s is negative", c.Silence)
	}
	return nil
}

// parseBase does not quote what it refuses: a base URL may hold a password.
func parseBase(text string) (string, error) {
	if text == "" {
		return DefaultBaseURL, nil
	}
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return "", errors.New("x client: base URL must be http:// or https:// and a host")
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", errors.New("x client: base URL must have no user, query or fragment")
	}
	return strings.TrimRight(u.String(), "/?#"), nil
}

// HasUserToken tells whether LikingUsers can be asked.
func (c *Client) HasUserToken() bool { return c.user.token != "" }

// Close ends idle connections. Calls under way go on.
func (c *Client) Close() { c.http.CloseIdleConnections() }
