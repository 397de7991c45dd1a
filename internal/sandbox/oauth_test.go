package sandbox_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// The verifier and challenge of RFC 7636, appendix B.
const (
	verifier  = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
	challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
	redirect  = "http://127.0.0.1:9/callback"
)

// allowing is a sandbox whose clock the test moves, and an app that asks there.
type allowing struct {
	t     *testing.T
	x     *sandbox.Server
	url   string
	later atomic.Int64
}

func newAllowing(t *testing.T) *allowing {
	t.Helper()
	a := &allowing{t: t}
	x, err := sandbox.New(sandbox.Config{
		RateLimits: sandbox.RateLimitsOff,
		Now:        func() time.Time { return time.Now().Add(time.Duration(a.later.Load())) },
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(x)
	t.Cleanup(func() { x.Close(); server.Close() })
	a.x, a.url = x, server.URL
	return a
}

func consentQuery(with ...string) url.Values {
	query := url.Values{
		"response_type": {"code"}, "client_id": {"app"}, "redirect_uri": {redirect}, "state": {"s"},
		"scope":          {"users.read tweet.read follows.read like.read offline.access"},
		"code_challenge": {challenge}, "code_challenge_method": {"S256"},
	}
	for i := 0; i < len(with); i += 2 {
		query.Set(with[i], with[i+1])
	}
	return query
}

// do makes one call and returns its status, body and where it leads.
func (a *allowing) do(r *http.Request) (status int, body, location string) {
	a.t.Helper()
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		a.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		a.t.Fatal(err)
	}
	return response.StatusCode, string(text), response.Header.Get("Location")
}

func (a *allowing) get(path, bearer string) (int, string) {
	a.t.Helper()
	r, err := http.NewRequestWithContext(a.t.Context(), http.MethodGet, a.url+path, nil)
	if err != nil {
		a.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+bearer)
	status, body, _ := a.do(r)
	return status, body
}

// authorize opens the page and returns what it answers and the query that it leads back with.
func (a *allowing) authorize(query url.Values) (status int, body string, back url.Values) {
	a.t.Helper()
	r, err := http.NewRequestWithContext(a.t.Context(), http.MethodGet, a.url+"/i/oauth2/authorize?"+query.Encode(), nil)
	if err != nil {
		a.t.Fatal(err)
	}
	status, body, location := a.do(r)
	if location != "" && !strings.HasPrefix(location, redirect+"?") {
		a.t.Errorf("led to %s", location)
	}
	led, err := url.Parse(location)
	if err != nil {
		a.t.Fatal(err)
	}
	return status, body, led.Query()
}

type tokens struct {
	Access  string `json:"access_token"`
	Refresh string `json:"refresh_token"`
	Expires int    `json:"expires_in"`
	Error   string `json:"error"`
}

func (a *allowing) token(form ...string) (int, tokens) {
	a.t.Helper()
	values := url.Values{"client_id": {"app"}, "redirect_uri": {redirect}}
	for i := 0; i < len(form); i += 2 {
		values.Set(form[i], form[i+1])
	}
	r, err := http.NewRequestWithContext(a.t.Context(), http.MethodPost, a.url+"/2/oauth2/token",
		strings.NewReader(values.Encode()))
	if err != nil {
		a.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	status, body, _ := a.do(r)
	var got tokens
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		a.t.Fatalf("%s: %v", body, err)
	}
	return status, got
}

func (a *allowing) exchange(code string, form ...string) (int, tokens) {
	a.t.Helper()
	usual := []string{"grant_type", "authorization_code", "code", code, "code_verifier", verifier}
	return a.token(append(usual, form...)...)
}

// allow gets tokens of an account.
func (a *allowing) allow(handle string) tokens {
	a.t.Helper()
	_, _, back := a.authorize(consentQuery("as", handle))
	status, got := a.exchange(back.Get("code"))
	fact.Is(fact.Must(a.t), "status", status, 200, got, back)
	fact.Not(fact.Must(a.t), "got.Access", got.Access, "")
	fact.Not(fact.Must(a.t), "got.Refresh", got.Refresh, "")
	fact.Is(fact.Must(a.t), "got.Expires", got.Expires, 7200)
	fact.Is(fact.Must(a.t), `back.Get("state")`, back.Get("state"), "s")
	return got
}

func TestUsersAllowAccess(t *testing.T) {
	t.Parallel()
	a := newAllowing(t)
	if status, body, _ := a.authorize(consentQuery()); status != 200 || !strings.Contains(body, "@acme") {
		t.Errorf("the page is %d %s", status, body)
	}
	if _, _, back := a.authorize(consentQuery("deny", "1")); back.Get("error") != "access_denied" || back.Has("code") {
		t.Errorf("denied: %v", back)
	}
	for _, wrong := range [][]string{
		{"response_type", "token"}, {"client_id", ""}, {"redirect_uri", "x"}, {"state", ""}, {"scope", "tweet.read"},
		{"code_challenge", "short"}, {"code_challenge_method", "plain"},
	} {
		if status, _, _ := a.authorize(consentQuery(append(wrong, "as", "acme")...)); status != http.StatusBadRequest {
			t.Errorf("%v: %d", wrong, status)
		}
	}
	granted := a.allow("acme")
	status, body := a.get("/2/users/me", granted.Access)
	if status != 200 || !strings.Contains(body, `"username":"acme"`) {
		t.Errorf("users/me: %d %s", status, body)
	}
	if status, _ := a.get("/2/users/me", "app"); status != http.StatusForbidden {
		t.Errorf("users/me with the app's token: %d", status)
	}
}

func TestCodeIsExchangedOnce(t *testing.T) {
	t.Parallel()
	a := newAllowing(t)
	_, _, back := a.authorize(consentQuery("as", "acme"))
	code := back.Get("code")
	for _, wrong := range [][]string{
		{"code_verifier", strings.Repeat("x", 43)}, {"redirect_uri", "http://elsewhere/"}, {"client_id", "other"},
		{"code", "made up"}, {"client_id", ""}, {"grant_type", "password"},
	} {
		if status, got := a.exchange(code, wrong...); status != http.StatusBadRequest || got.Error == "" {
			t.Errorf("%v: %d %+v", wrong, status, got)
		}
	}
	if status, _ := a.exchange(code); status != http.StatusOK {
		t.Fatalf("exchanged: %d", status)
	}
	if status, _ := a.exchange(code); status != http.StatusBadRequest {
		t.Errorf("exchanged again: %d", status)
	}
	_, _, back = a.authorize(consentQuery("as", "acme"))
	a.later.Add(int64(time.Minute))
	if status, _ := a.exchange(back.Get("code")); status != http.StatusBadRequest {
		t.Errorf("exchanged after a minute: %d", status)
	}
}

func TestRefreshTokenIsReplaced(t *testing.T) {
	t.Parallel()
	a := newAllowing(t)
	first := a.allow("acme")
	a.later.Add(int64(2*time.Hour + time.Second))
	if status, _ := a.get("/2/users/me", first.Access); status != http.StatusUnauthorized {
		t.Errorf("after two hours: %d", status)
	}
	status, second := a.token("grant_type", "refresh_token", "refresh_token", first.Refresh)
	if status != http.StatusOK || second.Refresh == first.Refresh {
		t.Fatalf("%d %+v", status, second)
	}
	if status, _ := a.get("/2/users/me", second.Access); status != http.StatusOK {
		t.Errorf("with the new token: %d", status)
	}
	if status, _ := a.token("grant_type", "refresh_token", "refresh_token", first.Refresh); status != 400 {
		t.Errorf("the used refresh token: %d", status)
	}
	a.x.EndGrants()
	if status, _ := a.get("/2/users/me", second.Access); status != http.StatusUnauthorized {
		t.Errorf("after the access was taken back: %d", status)
	}
	if status, _ := a.token("grant_type", "refresh_token", "refresh_token", second.Refresh); status != 400 {
		t.Errorf("refresh after the access was taken back: %d", status)
	}
}

// TestOwnListsCostLess bills followers and posts of the bearer's own account as owned, and shows likers of its posts
// alone.
func TestOwnListsCostLess(t *testing.T) {
	t.Parallel()
	a := newAllowing(t)
	granted := a.allow("corner")
	other := a.allow("acme")
	_, body := a.get("/2/users/me", granted.Access)
	_, id, _ := strings.Cut(body, `"id":"`)
	id, _, _ = strings.Cut(id, `"`)
	a.x.ResetCalls()
	for _, bearer := range []string{granted.Access, other.Access} {
		if status, body := a.get("/2/users/"+id+"/followers?max_results=10", bearer); status != 200 {
			t.Fatalf("%d %s", status, body)
		}
	}
	_, body = a.get("/2/users/"+id+"/tweets?max_results=5", granted.Access)
	got := a.x.Calls().Resources
	fact.Holds(t, `got["owned"] > 10`, got["owned"] > 10, got["owned"], got)
	fact.Is(t, `got["follower"]`, got["follower"], 10)
	fact.Is(t, `got["post"]`, got["post"], 0)
	_, post, _ := strings.Cut(body, `"newest_id":"`)
	post, _, _ = strings.Cut(post, `"`)
	for bearer, want := range map[string]int{granted.Access: 200, other.Access: 403, "user": 200} {
		if status, body := a.get("/2/tweets/"+post+"/liking_users", bearer); status != want {
			t.Errorf("likers: %d %s, want %d", status, body, want)
		}
	}
}
