// Package fetch makes the HTTP calls by which the client of a network reads it: one attempt each, ended when the answer
// falls silent, takes too long or grows too large, without redirects, and with no secret in any error.
package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"goodones/internal/source"
)

const (
	callTimeout    = 30 * time.Second // one call, from dialling to the body's last byte
	defaultSilence = 10 * time.Second
	maxBody        = 8 << 20
)

// Config says where a Client asks and how patiently.
type Config struct {
	BaseURL string // scheme, host and optional path prefix
	// HTTP carries the calls; nil: a client of our own with sane timeouts. It is copied, and redirects are never
	// followed whatever it says: they could carry a token elsewhere.
	HTTP *http.Client
	// Silence is how long an answer may go without a byte, its first one included, before the call counts as timed
	// out; 0: 10 s. A whole call takes 30 s at most.
	Silence time.Duration
	Secrets []string // tokens that no error may quote
}

// Client asks one server. It is safe for concurrent use.
type Client struct {
	base    string // without a slash at its end
	http    *http.Client
	silence time.Duration
	secrets []string
}

// Request is a GET below the base URL.
type Request struct {
	Path   string
	Query  url.Values
	Header http.Header // optional
}

// Answer is what came: Status is 0 when nothing did. Body belongs to the buffer into which it was read.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// New makes a client. It makes no call. Its errors never quote the base URL, which may hold a password.
func New(c Config) (*Client, error) {
	u, err := url.Parse(c.BaseURL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return nil, errors.New("base URL must be http:// or https:// and a host")
	}
	if u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("base URL must have no user, query or fragment")
	}
	if c.Silence < 0 {
		return nil, fmt.Errorf("silence of %s is negative", c.Silence)
	}
	client := &Client{
		base: strings.TrimRight(u.String(), "/?#"), http: carrier(c.HTTP), silence: c.Silence, secrets: c.Secrets,
	}
	if client.silence == 0 {
		client.silence = defaultSilence
	}
	return client, nil
}

// Get makes one attempt and reads the whole answer into buffer. Status and header are told also when the body fails.
// The error is ctx's own or a source.TemporaryError; an answer of any status is none.
func (c *Client) Get(ctx context.Context, r Request, buffer *bytes.Buffer) (a Answer, err error) {
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
	a.Status, a.Header = response.StatusCode, response.Header
	n, err := buffer.ReadFrom(io.LimitReader(watchedBody{response.Body, v}, maxBody+1))
	switch {
	case err != nil:
		return a, c.failure(ctx, watched, err)
	case n > maxBody:
		return a, Temporary("answer is larger than %d bytes", maxBody)
	}
	a.Body = bytes.TrimPrefix(buffer.Bytes(), []byte("\ufeff")) // the mark with which some proxies begin a text
	return a, nil
}

func (c *Client) newRequest(ctx context.Context, r Request) (*http.Request, error) {
	// A request without a body would be sent a second time by net/http when a kept connection breaks: behind the
	// limiter's back, and possibly paid twice. One with a body, be it empty, is not.
	sent, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+r.Path+"?"+r.Query.Encode(), onceOnly{})
	if err != nil {
		return nil, fmt.Errorf("%w: URL cannot be made", source.ErrInvalid)
	}
	for name, values := range r.Header {
		sent.Header[name] = values
	}
	sent.Header.Set("Accept", "application/json")
	sent.Header.Set("User-Agent", "goodones")
	return sent, nil
}

// Close ends idle connections. Calls under way go on.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Temporary makes a source.TemporaryError of a reason without secrets.
func Temporary(format string, args ...any) error {
	return &source.TemporaryError{Reason: fmt.Sprintf(format, args...)}
}

// onceOnly is an empty body that net/http does not know to be repeatable.
type onceOnly struct{}

func (onceOnly) Read([]byte) (int, error) { return 0, io.EOF }
