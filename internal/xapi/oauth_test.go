package xapi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/source"
)

const (
	clientID     = "client-id"
	clientSecret = "client-secret-that-nobody-may-see"
	oauthCode    = "code-that-nobody-may-see"
	refreshToken = "refresh-token-that-nobody-may-see"
)

const goodTokens = `{"token_type":"bearer","expires_in":7200,"access_token":"` + userToken + `","refresh_token":"` +
	refreshToken + `","scope":"users.read tweet.read follows.read like.read offline.access"}`

func newOAuth(t testing.TB, secret string, f roundTrip) *OAuth {
	t.Helper()
	o, err := NewOAuth(OAuthConfig{
		BaseURL: "https://api.x.test", ClientID: clientID, ClientSecret: secret, Clock: stoppedClock{},
		HTTP: &http.Client{Transport: f},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(o.Close)
	return o
}

// answering is a server without a network that always answers the same.
func answering(status int, body string) roundTrip {
	return func(*http.Request) (*http.Response, error) {
		header := http.Header{"Content-Type": {"application/json"}}
		return canned(status, header, strings.NewReader(body)), nil
	}
}

// TestContractOfOAuth holds the page and every call for tokens against X's description: of an app with a secret, and of
// one without.
func TestContractOfOAuth(t *testing.T) {
	t.Parallel()
	facts := readContract(t)
	for _, secret := range []string{"", clientSecret} {
		o := newOAuth(t, secret, func(r *http.Request) (*http.Response, error) {
			facts.checkRequest(t, "2.167", r)
			id, given, basic := r.BasicAuth()
			if r.Method == http.MethodPost && (basic != (secret != "") || basic && (id != clientID || given != secret)) {
				t.Errorf("%s: the app is %q %q by Basic: %t", r.URL.Path, id, given, basic)
			}
			if r.Method == http.MethodPost && !basic && r.PostForm.Get("client_id") != clientID {
				t.Errorf("%s: the app is not named", r.URL.Path)
			}
			if strings.HasSuffix(r.URL.Path, "/token") {
				return answering(200, goodTokens)(r)
			}
			return answering(200, `{"data":{"id":"7","name":"N","username":"n"},"revoked":true}`)(r)
		})
		asked := o.Ask()
		if other := o.Ask(); other.State == asked.State || other.URL == asked.URL {
			t.Error("two questions have one state")
		}
		page, err := http.NewRequestWithContext(t.Context(), http.MethodGet, asked.URL, nil)
		if err != nil {
			t.Fatal(err)
		}
		facts.checkRequest(t, "2.167", page)
		query := page.URL.Query()
		fact.Is(t, "page.URL.Host", page.URL.Host, "x.test", asked.URL)
		fact.Is(t, `query.Get("state")`, query.Get("state"), asked.State, asked.URL)
		fact.Is(t, `query.Get("redirect_uri")`, query.Get("redirect_uri"), RedirectURL, asked.URL)
		fact.Is(t, `query.Get("scope")`, query.Get("scope"), "users.read tweet.read follows.read like.read offline.access",
			asked.URL)
		for _, ask := range []func() (Tokens, error){
			func() (Tokens, error) { return o.Exchange(t.Context(), asked, oauthCode) },
			func() (Tokens, error) { return o.Renew(t.Context(), refreshToken) },
		} {
			got, err := ask()
			if err != nil || got != (Tokens{Access: userToken, Refresh: refreshToken, Life: 2 * time.Hour}) {
				t.Errorf("%+v, %v", got, err)
			}
		}
		if me, err := o.Me(t.Context(), userToken); err != nil || me.ID != 7 {
			t.Errorf("%+v, %v", me, err)
		}
		if err := o.Revoke(t.Context(), refreshToken); err != nil {
			t.Error(err)
		}
	}
}

// TestTokenRefusals tells what ends a connection from what passes and from what the operator has to correct, and quotes
// no secret.
func TestTokenRefusals(t *testing.T) {
	t.Parallel()
	lost := func(*http.Request) (*http.Response, error) { return nil, errors.New("lost " + refreshToken) }
	cut := func(*http.Request) (*http.Response, error) {
		body := io.MultiReader(strings.NewReader(goodTokens[:20]), failing{})
		return canned(200, http.Header{"Content-Type": {"application/json"}}, body), nil
	}
	const passes, ends, operator = "passes", "ends", "operator"
	for name, c := range map[string]struct {
		answer roundTrip
		want   string
	}{
		"a used token":      {answering(400, `{"error":"invalid_request","error_description":"`+refreshToken+`"}`), ends},
		"an ended grant":    {answering(400, `{"error":"invalid_grant"}`), ends},
		"access taken back": {answering(403, `{"error":"access_denied"}`), ends},
		"forbidden":         {answering(403, `{}`), passes},
		"HTML by a proxy":   {answering(400, `<html>`), passes},
		"nothing":           {answering(400, ``), passes},
		"not at the moment": {answering(400, `{"error":"temporarily_unavailable"}`), passes},
		"no such app":       {answering(401, `{"error":"unauthorized_client"}`), operator},
		"another app":       {answering(400, `{"error":"invalid_client"}`), operator},
		"unauthorized":      {answering(401, ``), operator},
		"too fast":          {answering(429, `{}`), passes},
		"unwell":            {answering(503, `<html>`), passes},
		"elsewhere":         {answering(302, ``), passes},
		"no token":          {answering(200, `{"token_type":"bearer","expires_in":7200}`), passes},
		"no JSON":           {answering(200, `<html>`), passes},
		"cut short":         {cut, passes},
		"no connection":     {lost, passes},
		"an error in a 200": {answering(200, `{"error":"invalid_request"}`), passes},
	} {
		o := newOAuth(t, clientSecret, c.answer)
		for _, ask := range []func() (Tokens, error){
			func() (Tokens, error) { return o.Exchange(t.Context(), o.Ask(), oauthCode) },
			func() (Tokens, error) { return o.Renew(t.Context(), refreshToken) },
		} {
			_, err := ask()
			got := "nothing"
			var temporary *source.TemporaryError
			switch {
			case errors.As(err, &temporary):
				got = passes
			case errors.Is(err, ErrClient):
				got = operator
			case errors.Is(err, source.ErrUnauthorized):
				got = ends
			}
			if got != c.want {
				t.Errorf("%s: %v, which %s; want %s", name, err, got, c.want)
			}
			for _, secret := range []string{clientSecret, oauthCode, refreshToken, url.QueryEscape(clientSecret)} {
				if err != nil && strings.Contains(err.Error(), secret) {
					t.Errorf("%s: %v quotes %s", name, err, secret)
				}
			}
		}
		if err := o.Revoke(t.Context(), refreshToken); err != nil && strings.Contains(err.Error(), refreshToken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	o := newOAuth(t, "", lost)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := o.Renew(ended, refreshToken); !errors.Is(err, context.Canceled) {
		t.Errorf("after the asker went away: %v", err)
	}
}

// TestTokensAsTheyCome reads tokens whose answer leaves out what it may: a token that was made once is not thrown away.
func TestTokensAsTheyCome(t *testing.T) {
	t.Parallel()
	const begin = `{"access_token":"a","refresh_token":"r"`
	plain := Tokens{Access: "a", Refresh: "r", Life: 2 * time.Hour}
	for rest, want := range map[string]Tokens{
		`}`: plain, `,"expires_in":null}`: plain, `,"expires_in":0}`: plain, `,"expires_in":"7200"}`: plain,
		`,"expires_in":60}`: {Access: "a", Refresh: "r", Life: time.Minute},
		`,"scope":""}`:      plain, `,"scope":5}`: plain,
		`,"scope":"offline.access like.read users.read follows.read tweet.read more"}`: plain,
		`,"scope":"users.read,tweet.read,follows.read"}`: {
			Access: "a", Refresh: "r", Life: 2 * time.Hour, Withheld: "like.read"},
	} {
		o := newOAuth(t, "", answering(200, begin+rest))
		got, err := o.Exchange(t.Context(), o.Ask(), oauthCode)
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v, want %+v", rest, got, err, want)
		}
	}
	o := newOAuth(t, "", answering(200, `{"access_token":"a","scope":"users.read tweet.read follows.read like.read"}`))
	got, err := o.Renew(t.Context(), refreshToken)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "got.Refresh", got.Refresh, refreshToken, got)
	fact.Is(t, "got.Withheld", got.Withheld, "")
}

// owned is an Owner whose tokens X refuses in turn.
type owned struct {
	tokens  []string // the next ones
	renewed []string
	ended   []string
}

func (o *owned) Token(context.Context) (string, error) { return o.tokens[0], nil }

func (o *owned) Renew(_ context.Context, refused string) (string, error) {
	o.renewed = append(o.renewed, refused)
	if len(o.tokens) == 1 {
		return "", source.ErrDisconnected
	}
	o.tokens = o.tokens[1:]
	return o.tokens[0], nil
}

func (o *owned) End(_ context.Context, refused string) error {
	o.ended = append(o.ended, refused)
	return nil
}

// TestOwnReadsWithTheOwnersToken asks for lists and likers with the owner's token and for all else with the app's,
// renews a token that X refuses once, and counts every token of the owner in the same rate windows.
func TestOwnReadsWithTheOwnersToken(t *testing.T) {
	t.Parallel()
	book := &ledger{}
	var asked []string
	answer := func(r *http.Request) (*http.Response, error) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		asked = append(asked, r.URL.Path+" "+token)
		if strings.HasPrefix(token, "old") {
			return answering(401, `{"title":"Unauthorized","type":"about:blank"}`)(r)
		}
		return answering(200, `{"data":[{"id":"7","name":"N","username":"n"}],"meta":{"next_token":"more"}}`)(r)
	}
	config := config("http://x.test")
	config.HTTP, config.Limiter = &http.Client{Transport: roundTrip(answer)}, book
	config.BearerTokens = []string{appToken, "another-app"}
	client := newClient(t, config)
	o := &owned{tokens: []string{"old-1", "new"}}
	own := client.As("7", o)
	page, err := own.Followers(t.Context(), "7", 10, "")
	if err != nil || page.Next != "more" { // the mark of an app's token would lead nowhere
		t.Fatalf("%+v, %v", page, err)
	}
	if _, err := own.Posts(t.Context(), "7", at, 5, ""); err != nil {
		t.Error(err)
	}
	if _, err := own.Likers(t.Context(), "9", 10, ""); err != nil {
		t.Error(err)
	}
	if _, err := own.Profiles(t.Context(), []string{"7"}); err != nil {
		t.Error(err)
	}
	if got := strings.Join(asked, "\n"); !strings.HasPrefix(got, "/2/users/7/followers old-1\n/2/users/7/followers new\n"+
		"/2/users/7/tweets new\n/2/tweets/9/liking_users new\n/2/users ") || strings.HasSuffix(got, "new") {
		t.Errorf("asked %s", got)
	}
	fact.Is(t, "book.reserved[0]", book.reserved[0], book.reserved[1], book.reserved)
	fact.Is(t, "len(o.renewed)", len(o.renewed), 1, o.renewed)
	fact.Is(t, "len(o.ended)", len(o.ended), 0, o.ended)
	limits := own.Limits()
	fact.Is(fact.Must(t), "limits.Likers", limits.Likers, source.LikersOfOwner, limits)
	fact.Is(t, "limits.Prices[limits.FollowerKind]", limits.Prices[limits.FollowerKind], 1_000)
	fact.Is(t, "limits.Prices[limits.PostKind]", limits.Prices[limits.PostKind], 1_000)
}

// TestOwnEnds gives up when X refuses a token that has just been renewed, and when none can be had.
func TestOwnEnds(t *testing.T) {
	t.Parallel()
	client := offline(t, answering(401, `{}`))
	o := &owned{tokens: []string{"old-1", "old-2"}}
	_, err := client.As("7", o).Followers(t.Context(), "7", 10, "")
	fact.Holds(fact.Must(t), "err is source.ErrDisconnected", errors.Is(err, source.ErrDisconnected), err)
	fact.Is(fact.Must(t), "len(o.ended)", len(o.ended), 1, o.ended)
	fact.Is(t, "o.ended[0]", o.ended[0], "old-2")
	o = &owned{tokens: []string{"old-1"}}
	if _, err = client.As("7", o).Likers(t.Context(), "9", 10, ""); !errors.Is(err, source.ErrDisconnected) {
		t.Errorf("%v", err)
	}
}
