package xapi

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/oauth2"

	"goodones/internal/fetch"
	"goodones/internal/source"
)

// RedirectURL is where X sends the browser of somebody who has allowed access, or refused it. It is registered with
// the app at X, and fixed.
const RedirectURL = "http://127.0.0.1:8976/x/callback"

// ErrClient means that X does not know the app by the id and secret that were sent.
var ErrClient = errors.New("client id or secret refused")

// tokenTimeout bounds one call for tokens.
const tokenTimeout = 15 * time.Second

// OAuthConfig says as which app users are asked for access.
type OAuthConfig struct {
	BaseURL      string // as in Config
	ClientID     string // required
	ClientSecret string // empty: a public client, which has none
	HTTP         *http.Client
	Clock        Clock // required
	Observer     Observer
}

// OAuth gets tokens from users by OAuth 2.0 with PKCE. It is safe for concurrent use.
type OAuth struct {
	config  oauth2.Config
	revoke  string
	http    *http.Client
	observe Observer
	clock   Clock
	client  *Client // without an app's token
}

// Tokens are what a user allowed. They are secrets.
type Tokens struct {
	Access  string
	Refresh string        // it ends when it is used; empty: the access cannot be renewed
	Life    time.Duration // of Access, from the answer on
	// Withheld are the scopes of what a run reads that were asked for and not allowed, separated by spaces.
	Withheld string
}

// documentedLife is that of a user's token where an answer does not tell one (RFC 6749, 5.1, leaves it out then).
const documentedLife = 2 * time.Hour

// scopeOfRenewal is what a refresh token comes by.
const scopeOfRenewal = "offline.access"

// NewOAuth makes no call. The error never quotes the secret.
func NewOAuth(c OAuthConfig) (*OAuth, error) {
	if c.ClientID == "" || c.Clock == nil {
		return nil, errors.New("x oauth: client id or clock is missing")
	}
	if c.BaseURL == "" {
		c.BaseURL = DefaultBaseURL
	}
	fetcher, err := fetch.New(fetch.Config{BaseURL: c.BaseURL, HTTP: c.HTTP, Secrets: []string{c.ClientSecret}})
	if err != nil {
		return nil, fmt.Errorf("x oauth: %w", err)
	}
	carrier := &http.Client{Timeout: tokenTimeout}
	if c.HTTP != nil {
		*carrier = *c.HTTP
	}
	carrier.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	o := &OAuth{
		config: oauth2.Config{
			ClientID: c.ClientID, ClientSecret: c.ClientSecret, RedirectURL: RedirectURL,
			Scopes: []string{"users.read", "tweet.read", "follows.read", "like.read", scopeOfRenewal},
			Endpoint: oauth2.Endpoint{
				AuthURL: authorizeURL(c.BaseURL), TokenURL: c.BaseURL + "/2/oauth2/token", AuthStyle: oauth2.AuthStyleInParams,
			},
		},
		revoke: c.BaseURL + "/2/oauth2/revoke", http: carrier, observe: c.Observer, clock: c.Clock,
		client: &Client{
			fetch: fetcher, clock: c.Clock, observe: c.Observer,
			bodies: sync.Pool{New: func() any { return new(bytes.Buffer) }},
		},
	}
	if c.ClientSecret != "" {
		o.config.Endpoint.AuthStyle = oauth2.AuthStyleInHeader
	}
	return o, nil
}

// authorizeURL is where users are asked. X serves the API from api.x.com and this page from x.com.
func authorizeURL(base string) string {
	return strings.Replace(base, "://api.", "://", 1) + "/i/oauth2/authorize"
}

// Close ends idle connections. Calls under way go on.
func (o *OAuth) Close() {
	o.http.CloseIdleConnections()
	o.client.Close()
}

// Consent is one question to a user. URL is the page that asks it; State comes back with the answer and shows that
// it is the answer to this question.
type Consent struct {
	URL      string
	State    string
	verifier string
}

// Ask prepares a question; it makes no call.
func (o *OAuth) Ask() Consent {
	c := Consent{State: oauth2.GenerateVerifier(), verifier: oauth2.GenerateVerifier()}
	c.URL = o.config.AuthCodeURL(c.State, oauth2.S256ChallengeOption(c.verifier))
	return c
}

// Exchange turns the code of an answer into tokens: source.ErrUnauthorized when X does not take the code, ErrClient,
// or a source.TemporaryError.
func (o *OAuth) Exchange(ctx context.Context, asked Consent, code string) (Tokens, error) {
	return o.tokens(ctx, func(ctx context.Context) (*oauth2.Token, error) {
		return o.config.Exchange(ctx, code, oauth2.VerifierOption(asked.verifier))
	})
}

// Renew turns a refresh token into new tokens, and ends it. Its errors are Exchange's.
func (o *OAuth) Renew(ctx context.Context, refresh string) (Tokens, error) {
	return o.tokens(ctx, func(ctx context.Context) (*oauth2.Token, error) {
		return o.config.TokenSource(ctx, &oauth2.Token{RefreshToken: refresh}).Token()
	})
}

func (o *OAuth) tokens(ctx context.Context, ask func(context.Context) (*oauth2.Token, error)) (Tokens, error) {
	began, status := o.clock.Now(), 0
	token, err := ask(context.WithValue(ctx, oauth2.HTTPClient, o.http))
	refused, answered := errors.AsType[*oauth2.RetrieveError](err)
	switch {
	case err == nil:
		status = http.StatusOK
	case answered:
		status = refused.Response.StatusCode
	}
	o.observed(endpointToken, status, began)
	switch {
	case err == nil:
		return o.allowed(token), nil
	case ctx.Err() != nil:
		return Tokens{}, ctx.Err()
	case answered:
		return Tokens{}, named(endpointToken, tokenRefusal(refused))
	}
	return Tokens{}, named(endpointToken, fetch.Temporary("no answer")) // the error may quote what was sent
}

// allowed reads an answer of the call for tokens. Where it names no scopes they are those that were asked for.
func (o *OAuth) allowed(token *oauth2.Token) Tokens {
	t := Tokens{Access: token.AccessToken, Refresh: token.RefreshToken, Life: documentedLife}
	if token.ExpiresIn > 0 {
		t.Life = time.Duration(token.ExpiresIn) * time.Second
	}
	scopes, listed := token.Extra("scope").(string)
	if !listed || strings.TrimSpace(scopes) == "" {
		return t
	}
	given := strings.Fields(strings.ReplaceAll(scopes, ",", " "))
	t.Withheld = strings.Join(slices.DeleteFunc(slices.Clone(o.config.Scopes), func(scope string) bool {
		return scope == scopeOfRenewal || slices.Contains(given, scope)
	}), " ")
	return t
}

// tokenRefusal reads an answer other than 200 of the call for tokens. Its body is not repeated. What does not speak
// OAuth is no word about the tokens: a refresh token that is given up cannot be had back.
func tokenRefusal(refused *oauth2.RetrieveError) error {
	status := refused.Response.StatusCode
	if passing(status) || status == http.StatusTooManyRequests {
		return fetch.Temporary("answered %d", status)
	}
	switch refused.ErrorCode {
	case "invalid_client", "unauthorized_client":
		return fmt.Errorf("status %d: %w", status, ErrClient)
	case "invalid_grant", "invalid_request", "invalid_token", "access_denied": // X says the second of a used token
		return fmt.Errorf("status %d: %w", status, source.ErrUnauthorized)
	}
	if status == http.StatusUnauthorized {
		return fmt.Errorf("status %d: %w", status, ErrClient)
	}
	return fetch.Temporary("answered %d, and not as OAuth has it", status)
}

// Me tells whose token it is. X charges for one user.
func (o *OAuth) Me(ctx context.Context, token string) (source.Profile, error) {
	r := request{
		endpoint: endpointMe, as: newCredential(token), path: "/2/users/me",
		query: url.Values{"user.fields": {userFields}},
	}
	var found single
	if err := o.client.call(ctx, &r, &found); err != nil {
		return source.Profile{}, err
	}
	p, err := onlyUser(found)
	return p, named(endpointMe, err)
}

// Revoke takes a token back, so that X takes it from nobody any more.
func (o *OAuth) Revoke(ctx context.Context, token string) error {
	form := url.Values{"token": {token}, "client_id": {o.config.ClientID}}
	ctx, cancel := context.WithTimeout(ctx, tokenTimeout)
	defer cancel()
	sent, err := http.NewRequestWithContext(ctx, http.MethodPost, o.revoke, strings.NewReader(form.Encode()))
	if err != nil {
		return named(endpointRevoke, source.ErrInvalid)
	}
	sent.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if o.config.ClientSecret != "" {
		sent.SetBasicAuth(url.QueryEscape(o.config.ClientID), url.QueryEscape(o.config.ClientSecret))
	}
	began := o.clock.Now()
	answer, err := o.http.Do(sent)
	if err != nil {
		o.observed(endpointRevoke, 0, began)
		return named(endpointRevoke, fetch.Temporary("no answer"))
	}
	defer answer.Body.Close()
	o.observed(endpointRevoke, answer.StatusCode, began)
	if answer.StatusCode != http.StatusOK {
		return named(endpointRevoke, fetch.Temporary("answered %d", answer.StatusCode))
	}
	return nil
}

func (o *OAuth) observed(e endpoint, status int, began time.Time) {
	if o.observe != nil {
		o.observe(string(e), status, max(0, o.clock.Now().Sub(began)))
	}
}
