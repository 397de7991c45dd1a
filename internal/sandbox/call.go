package sandbox

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// call is one call of the API on its way to an answer.
type call struct {
	server   *Server
	endpoint *endpoint
	request  *http.Request
	query    url.Values
	number   int64
	arrived  time.Time
	now      time.Time // when it is answered: after latency and gates
	caller   caller
	quota    *quota // nil: no rate headers
	// rateHeader begins the names of the rate headers.
	rateHeader string
	fault      string // the kind injected, if any
	day        *quota // set when a window of 24 hours is used up

	out       []byte // the body of a 200
	resources int    // users, followers or posts in it
	page      *page  // set for a page of followers
	owner     *account
}

// caller is who a bearer stands for.
type caller struct {
	label string // for the counts; never the bearer itself
	user  bool   // user context
	// account is whose token it is; nil for an app's, and for Config.UserToken.
	account *account
}

// answer is what is to be sent.
type answer struct {
	status int
	kind   string // content type
	body   []byte
	ending ending
	part   bool // the body is not all there is, so nothing was delivered
}

const (
	kindJSON    = "application/json; charset=utf-8"
	kindProblem = "application/problem+json"
	kindHTML    = "text/html; charset=utf-8"
)

// answer decides on the answer in the order of the real service: who asks, how
// often, and only then what.
func (c *call) answer() answer {
	if r := c.authenticate(); r != nil {
		return refused(r)
	}
	if r := c.spend(); r != nil {
		return refused(r)
	}
	if kind := c.server.refusals.pick(c.endpoint.name); kind != "" {
		return c.refuse(kind)
	}
	c.fault = c.server.faults.pick(c.number, c.endpoint.name)
	if kind := Refusal(c.fault); knownRefusal(kind) {
		return c.refuse(kind)
	}
	if r, replaced := c.replacement(); replaced {
		return r
	}
	if r := c.fill(); r != nil {
		return refused(r)
	}
	return c.spoil(answer{status: http.StatusOK, kind: kindJSON, body: c.out})
}

func refused(r *refusal) answer {
	kind := kindProblem
	if r.status == http.StatusBadRequest {
		kind = kindJSON
	}
	return answer{status: r.status, kind: kind, body: r.body()}
}

// fill checks what all endpoints have in common and makes the body.
func (c *call) fill() *refusal {
	if c.endpoint.userOnly && !c.caller.user {
		return forbidden(typeUnsupported, "Unsupported Authentication",
			"Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint. "+
				"Supported authentication types are [OAuth 1.0a User Context, OAuth 2.0 User Context].")
	}
	if r := c.checkNames(); r != nil {
		return r
	}
	return c.endpoint.fill(c)
}

// authenticate reads the bearer; see Config.UserToken for what it may be.
func (c *call) authenticate() *refusal {
	scheme, bearer, _ := strings.Cut(c.request.Header.Get("Authorization"), " ")
	bearer = strings.TrimSpace(bearer)
	if !strings.EqualFold(scheme, "bearer") || bearer == "" || strings.HasPrefix(bearer, "bad") {
		return unauthorized()
	}
	if a, granted := c.grantedBy(bearer); granted {
		if a == nil {
			return unauthorized()
		}
		c.caller = caller{label: "user-" + a.Name, user: true, account: a}
		return nil
	}
	c.caller = caller{label: "user", user: bearer == c.server.config.UserToken}
	if !c.caller.user {
		sum := sha256.Sum256([]byte(bearer))
		c.caller.label = "app-" + hex.EncodeToString(sum[:4])
	}
	switch {
	case strings.HasPrefix(bearer, "capped"):
		return forbidden(typeUsageCapped, "UsageCapExceeded", "Usage cap exceeded: Monthly product cap")
	case strings.HasPrefix(bearer, "forbidden"):
		return forbidden(typeForbidden, "Client Forbidden", "This client is not enrolled for this endpoint.")
	}
	return nil
}

// spend takes one call from the caller's window.
func (c *call) spend() *refusal {
	limits := c.server.limits
	if limits == nil {
		return nil
	}
	q, ok := limits.take(windowKey{c.endpoint.name, c.caller.label}, c.endpoint.limit(c.caller.user), c.now)
	c.quota = &q
	if !ok {
		return tooManyRequests()
	}
	return nil
}
