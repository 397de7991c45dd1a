package sandbox

import (
	"encoding/base32"
	"encoding/binary"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// The same network is served as Bluesky's AppView, below /xrpc/: the same people under DIDs and domain names, without
// a login, with likers for everybody to read and with counts in profiles only. Who was deleted is on no list there.

// The calls of the AppView, in gates and counts.
const (
	EndpointProfile      = "app.bsky.actor.getProfile"
	EndpointProfiles     = "app.bsky.actor.getProfiles"
	EndpointFollowersOf  = "app.bsky.graph.getFollowers"
	EndpointAuthorFeed   = "app.bsky.feed.getAuthorFeed"
	EndpointLikesOf      = "app.bsky.feed.getLikes"
	appViewLimit         = 3000 // calls a window and address
	appViewPage          = 100
	appViewProfiles      = 25
	appViewDefault       = 50
	appViewPostSeparator = "/app.bsky.feed.post/"
)

// BlueskyDomain ends the handles of Bluesky's accounts: @acme of X is @acme.test there.
const BlueskyDomain = ".test"

// appViewCall is a call of the AppView: it fills the body, or refuses.
type appViewCall func(*call) (any, *xrpcError)

// xrpcError is the body of a refusal.
type xrpcError struct {
	Name    string `json:"error"`
	Message string `json:"message"`
	status  int
}

func badRequest(message string) *xrpcError {
	return &xrpcError{Name: "InvalidRequest", Message: message, status: http.StatusBadRequest}
}

// internalError is also what the AppView answers to a cursor that it cannot read.
func internalError() *xrpcError {
	return &xrpcError{
		Name: "InternalServerError", Message: "Internal Server Error", status: http.StatusInternalServerError,
	}
}

func (s *Server) routeAppView() {
	for name, fill := range map[string]appViewCall{
		EndpointProfile: appViewProfile, EndpointProfiles: appViewProfileList, EndpointFollowersOf: appViewFollowers,
		EndpointAuthorFeed: appViewFeed, EndpointLikesOf: appViewLikes,
	} {
		s.mux.HandleFunc("GET /xrpc/"+name, s.serveCall(&endpoint{name: name}, func(c *call) answer {
			return c.appView(fill)
		}))
	}
}

// appView decides on the answer to a call of the AppView.
func (c *call) appView(fill appViewCall) answer {
	c.caller = caller{label: "address"}
	c.rateHeader = "RateLimit"
	if limits := c.server.limits; limits != nil {
		q, ok := limits.take(windowKey{"bluesky", c.caller.label}, appViewLimit, c.now)
		c.quota = &q
		if !ok {
			return xrpcRefused(&xrpcError{Name: "RateLimitExceeded", Message: "Rate Limit Exceeded", status: 429})
		}
	}
	c.fault = c.server.faults.pick(c.number, c.endpoint.name)
	switch {
	case c.fault == faultBadToken && c.query.Has("cursor"):
		return xrpcRefused(internalError())
	case c.fault == faultBadToken, !atAppView(c.fault):
		c.fault = "" // nothing to refuse, or nothing like it at an AppView
	}
	if a, replaced := c.replacement(); replaced {
		return a
	}
	body, refused := fill(c)
	if refused != nil {
		return xrpcRefused(refused)
	}
	return c.spoil(answer{status: http.StatusOK, kind: kindJSON, body: encode(body)})
}

func xrpcRefused(e *xrpcError) answer {
	return answer{status: e.status, kind: kindJSON, body: encode(e)}
}

// size reads the parameter limit.
func (c *call) limit() (int, *xrpcError) {
	if !c.query.Has("limit") {
		return appViewDefault, nil
	}
	n, err := strconv.Atoi(c.query.Get("limit"))
	switch {
	case err != nil:
		return 0, badRequest("Error: limit must be an integer")
	case n > appViewPage:
		return 0, badRequest("Error: limit can not be greater than 100")
	case n < 1:
		return 0, badRequest("Error: limit can not be less than 1")
	}
	return n, nil
}

// after reads the cursor: an entry of the list that ends before it; end where there is none.
func (c *call) after(kind byte, list, end int) (int, *xrpcError) {
	text := c.query.Get("cursor")
	if text == "" {
		return end, nil
	}
	t, ok := c.server.tokens.decode(text)
	if !ok || t.kind != kind || t.account != list || c.server.tokens.expired(t, c.now) {
		return 0, internalError()
	}
	return min(t.before, end), nil
}

// cursor leads to what ends before an entry of a list; nothing leads to an empty one.
func (c *call) cursor(kind byte, list, before int) string {
	if before <= 0 {
		return ""
	}
	return c.server.tokens.encode(pageToken{kind: kind, account: list, before: before, issued: c.now})
}

// dids are spelled as did:plc has them: 24 characters of base32.
var didEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

const didPrefix = "did:plc:goodonessim" // ours end with the 13 characters of the id

func didOf(id uint64) string {
	return didPrefix + didEncoding.EncodeToString(binary.BigEndian.AppendUint64(nil, id))
}

func (n *network) keyOfDID(did string) (key, bool) {
	text, ours := strings.CutPrefix(did, didPrefix)
	raw, err := didEncoding.DecodeString(text)
	if !ours || err != nil || len(raw) != 8 {
		return 0, false
	}
	k, ok := n.keyOf(formatID(binary.BigEndian.Uint64(raw)))
	return k, ok && n.exists(k)
}

// appViewAccount finds an account by handle or DID.
func (c *call) appViewAccount() (*account, *xrpcError) {
	name := c.query.Get("actor")
	if name == "" {
		return nil, badRequest(`Error: Params must have the property "actor"`)
	}
	n := c.server.network
	a, known := n.account(strings.TrimSuffix(strings.ToLower(name), BlueskyDomain))
	if k, ok := n.keyOfDID(name); ok && k.group() == groupAccounts {
		a, known = n.accounts[k.place()], true
	}
	switch {
	case !known:
		return nil, badRequest("Actor not found: " + name)
	case a.now().standing == suspended:
		return nil, &xrpcError{
			Name: "AccountTakedown", Message: "Account has been suspended", status: http.StatusBadRequest,
		}
	}
	return a, nil
}

// uriOf names a post.
func (n *network) uriOf(a *account, p post) string {
	return "at://" + didOf(n.id(a.key())) + appViewPostSeparator + formatID(p.id)
}

func appViewTime(at time.Time) string { return at.UTC().Format(timeLayout) }
