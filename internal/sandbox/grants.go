package sandbox

import (
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// userBearer begins every token that a user was given.
const userBearer = "granted-"

// grant is the access that a user gave to an app, and its tokens of now.
type grant struct {
	consent
	account *account
	code    string // until it is exchanged
	codeEnd time.Time
	access  string
	ends    time.Time
	next    string // the refresh token; it ends when it is used
}

// grants are all that are in force.
type grants struct {
	life time.Duration

	mu  sync.Mutex
	all []*grant
}

// allow makes a grant and returns the code that it can be exchanged by.
func (g *grants) allow(asked consent, a *account, now time.Time) string {
	g.mu.Lock()
	defer g.mu.Unlock()
	one := &grant{consent: asked, account: a, code: randomToken("code-"), codeEnd: now.Add(codeLife)}
	g.all = append(g.all, one)
	return one.code
}

// exchange turns a code into tokens, once.
func (g *grants) exchange(form url.Values, now time.Time) (*grant, bool) {
	return g.issue(now, func(one *grant) bool {
		return one.code != "" && one.code == form.Get("code") && now.Before(one.codeEnd) &&
			one.client == form.Get("client_id") && one.redirect == form.Get("redirect_uri") &&
			one.challenge == challengeOf(form.Get("code_verifier"))
	})
}

// refresh turns a refresh token into new tokens, once.
func (g *grants) refresh(form url.Values, now time.Time) (*grant, bool) {
	return g.issue(now, func(one *grant) bool {
		return one.next != "" && one.next == form.Get("refresh_token") && one.client == form.Get("client_id")
	})
}

// issue gives the grant that fits new tokens, and returns a copy of it.
func (g *grants) issue(now time.Time, fits func(*grant) bool) (*grant, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	i := slices.IndexFunc(g.all, fits)
	if i < 0 {
		return nil, false
	}
	one := g.all[i]
	one.code, one.access, one.ends, one.next = "", randomToken(userBearer), now.Add(g.life), ""
	if slices.Contains(one.scopes, "offline.access") {
		one.next = randomToken("refresh-")
	}
	issued := *one
	return &issued, true
}

// find is whose token that is; nil for one that has ended or never was.
func (g *grants) find(bearer string, now time.Time) *account {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, one := range g.all {
		if one.access == bearer && now.Before(one.ends) {
			return one.account
		}
	}
	return nil
}

// end ends those that are chosen.
func (g *grants) end(chosen func(*grant) bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.all = slices.DeleteFunc(g.all, chosen)
}

// grantedBy reads a bearer that a user was given; ours is false for any other.
func (c *call) grantedBy(bearer string) (a *account, ours bool) {
	if !strings.HasPrefix(bearer, userBearer) {
		return nil, false
	}
	return c.server.grants.find(bearer, c.now), true
}

// consentPage lists the accounts that can allow what the address asks for.
func consentPage(n *network, asked *url.URL) []byte {
	link := func(name, value, text string) string {
		query := asked.Query()
		query.Set(name, value)
		return fmt.Sprintf(`<p><a href="?%s">%s</a></p>`, html.EscapeString(query.Encode()), html.EscapeString(text))
	}
	page := `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Authorize</title></head><body>` +
		"<h1>An app wants to read your account</h1><p>This is a simulated X. Allow access as:</p>"
	for _, a := range n.accounts {
		handle := a.now().handle
		page += link("as", handle, "@"+handle)
	}
	return []byte(page + link("deny", "1", "Deny") + "</body></html>")
}
