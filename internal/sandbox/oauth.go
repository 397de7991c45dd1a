package sandbox

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// The calls of the API that users grant access by, and by which apps learn who they are.
const (
	EndpointMe     = "users_me"      // GET /2/users/me
	EndpointToken  = "oauth2_token"  // POST /2/oauth2/token
	EndpointRevoke = "oauth2_revoke" // POST /2/oauth2/revoke
)

// resourceOwned is what the lists of a bearer's own account are billed as.
const resourceOwned = "owned"

// codeLife is how long a code may be exchanged.
const codeLife = 30 * time.Second

func meEndpoint() endpoint {
	return endpoint{
		name: EndpointMe, pattern: "/2/users/me", appLimit: 75, userLimit: 75, userOnly: true, resource: resourceUser,
		parameters: []string{"expansions", "tweet.fields", "user.fields"}, fill: fillMe,
	}
}

func (s *Server) routeOAuth() {
	s.mux.HandleFunc("GET /i/oauth2/authorize", s.serveAuthorize)
	s.mux.HandleFunc("POST /2/oauth2/token", s.serveCall(&endpoint{name: EndpointToken}, (*call).answerToken))
	s.mux.HandleFunc("POST /2/oauth2/revoke", s.serveCall(&endpoint{name: EndpointRevoke}, (*call).answerRevoke))
	s.mux.HandleFunc("DELETE /sandbox/grants", func(w http.ResponseWriter, _ *http.Request) {
		s.EndGrants()
		w.WriteHeader(http.StatusNoContent)
	})
}

// EndGrants ends every token that users were given, as if each had taken back the access.
func (s *Server) EndGrants() { s.grants.end(func(*grant) bool { return true }) }

func fillMe(c *call) *refusal {
	fields, r := c.userFields()
	if r != nil {
		return r
	}
	if c.caller.account == nil { // Config.UserToken is nobody's
		return unauthorized()
	}
	var p person
	c.server.network.person(c.caller.account.key(), &p)
	c.out = append(appendUser(append(c.out, `{"data":`...), &p, fields), '}')
	c.resources = 1
	return nil
}

// checkAuthor refuses a user the likers of somebody else's post.
func (c *call) checkAuthor(a *account) *refusal {
	if c.caller.account == nil || c.caller.account == a {
		return nil
	}
	return forbidden("about:blank", "Forbidden", "Forbidden")
}

// billed is what the resources of an answer are billed as.
func (c *call) billed() string {
	list := c.endpoint.name == EndpointFollowers || c.endpoint.name == EndpointPosts
	if list && c.caller.account != nil && c.caller.account == c.owner {
		return resourceOwned
	}
	return c.endpoint.resource
}

// answerToken exchanges a code, or a refresh token, which ends by that.
func (c *call) answerToken() answer {
	if kind := c.server.refusals.pick(c.endpoint.name); kind != "" {
		return c.refuse(kind)
	}
	form, bad := c.form()
	if bad != nil {
		return *bad
	}
	var g *grant
	var ok bool
	switch form.Get("grant_type") {
	case "authorization_code":
		g, ok = c.server.grants.exchange(form, c.now)
	case "refresh_token":
		g, ok = c.server.grants.refresh(form, c.now)
	default:
		return badToken("unsupported_grant_type", "Value passed for the grant type was invalid.")
	}
	if !ok {
		return badToken("invalid_request", "Value passed for the token was invalid.")
	}
	body := map[string]any{
		"token_type": "bearer", "expires_in": int(c.server.config.UserTokenLife.Seconds()), "access_token": g.access,
		"scope": strings.Join(g.scopes, " "),
	}
	if g.next != "" {
		body["refresh_token"] = g.next
	}
	return answer{status: http.StatusOK, kind: kindJSON, body: encode(body)}
}

func (c *call) answerRevoke() answer {
	form, bad := c.form()
	if bad != nil {
		return *bad
	}
	token := form.Get("token")
	c.server.grants.end(func(g *grant) bool { return token != "" && (g.access == token || g.next == token) })
	return answer{status: http.StatusOK, kind: kindJSON, body: []byte(`{"revoked":true}`)}
}

// form reads the body, and who the app says it is: in the form, or by Basic.
func (c *call) form() (url.Values, *answer) {
	if err := c.request.ParseForm(); err != nil {
		bad := badToken("invalid_request", "The body cannot be read.")
		return nil, &bad
	}
	form := c.request.PostForm
	if id, _, ok := c.request.BasicAuth(); ok {
		if plain, err := url.QueryUnescape(id); err == nil {
			form.Set("client_id", plain)
		}
	}
	if form.Get("client_id") == "" {
		bad := badToken("unauthorized_client", "Missing valid authorization header")
		return nil, &bad
	}
	return form, nil
}

func badToken(code, description string) answer {
	body := encode(map[string]string{"error": code, "error_description": description})
	return answer{status: http.StatusBadRequest, kind: kindJSON, body: body}
}

// consent is what somebody is asked to allow.
type consent struct {
	client, redirect, challenge string
	scopes                      []string
}

// serveAuthorize is the page on which a user allows access: `as` says as whom, `deny` that it is refused.
func (s *Server) serveAuthorize(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	asked := consent{
		client: query.Get("client_id"), redirect: query.Get("redirect_uri"), challenge: query.Get("code_challenge"),
		scopes: strings.Fields(query.Get("scope")),
	}
	target, err := url.Parse(asked.redirect)
	if err != nil || target.Host == "" || asked.client == "" || query.Get("response_type") != "code" ||
		query.Get("code_challenge_method") != "S256" || len(asked.challenge) != 43 || query.Get("state") == "" ||
		!slices.Contains(asked.scopes, "users.read") {
		write(w, answer{status: http.StatusBadRequest, kind: kindHTML, body: []byte("<h1>Something went wrong</h1>")})
		return
	}
	back := url.Values{"state": {query.Get("state")}}
	a, known := s.network.account(query.Get("as"))
	switch {
	case query.Has("deny"):
		back.Set("error", "access_denied")
	case known && a.now().standing != suspended && a.now().standing != deleted:
		back.Set("code", s.grants.allow(asked, a, s.config.Now()))
	default:
		write(w, answer{status: http.StatusOK, kind: kindHTML, body: consentPage(s.network, r.URL)})
		return
	}
	target.RawQuery = back.Encode()
	http.Redirect(w, r, target.String(), http.StatusFound)
}

// randomToken is one that nobody guesses.
func randomToken(prefix string) string {
	var raw [24]byte
	_, _ = rand.Read(raw[:]) // never fails
	return prefix + base64.RawURLEncoding.EncodeToString(raw[:])
}

// challengeOf is what a PKCE verifier has to match.
func challengeOf(verifier string) string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
