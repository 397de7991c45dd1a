package app_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// oddGrants is an authorisation server of the test's own. Its tokens are of @odd.
type oddGrants struct {
	answer  string // to the call for tokens
	status  int    // of that; 0: 200
	unwell  int32  // calls for the owner of a token that fail at first
	asked   atomic.Int32
	revoked atomic.Int32
}

func (o *oddGrants) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch r.URL.Path {
	case "/2/oauth2/token":
		if strings.HasPrefix(o.answer, "<") {
			w.Header().Set("Content-Type", "text/html")
		}
		if o.status != 0 {
			w.WriteHeader(o.status)
		}
		_, _ = io.WriteString(w, o.answer)
	case "/2/oauth2/revoke":
		o.revoked.Add(1)
		_, _ = io.WriteString(w, `{"revoked":true}`)
	default:
		if o.asked.Add(1) <= o.unwell {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		_, _ = io.WriteString(w, `{"data":{"id":"77","name":"Odd","username":"odd"}}`)
	}
}

// TestConnectAtAnOddServer connects at a server that answers as X and what stands before it may: the command says in
// words what is wrong, stores what can be used, gives back what cannot, and shows no token.
func TestConnectAtAnOddServer(t *testing.T) {
	t.Parallel()
	const (
		reads  = "users.read tweet.read follows.read like.read"
		tokens = `{"token_type":"bearer","access_token":"access-of-odd","refresh_token":"refresh-of-odd"`
	)
	for name, row := range map[string]struct {
		server  *oddGrants
		paste   string // in place of a code; STATE stands for the question's
		says    string
		stored  bool
		revoked int32
	}{
		"no end and no scopes are told": {server: &oddGrants{answer: tokens + `}`}, says: "connected @odd", stored: true},
		"unwell for a moment": {server: &oddGrants{answer: tokens + `,"expires_in":7200}`, unwell: 1},
			says: "connected @odd", stored: true},
		"nothing to renew it by": {
			server: &oddGrants{answer: `{"access_token":"access-of-odd","expires_in":7200,"scope":"` + reads + `"}`},
			says:   "offline.access was not allowed): it ends in 2h0m0s", stored: true},
		"less than was asked for": {
			server: &oddGrants{answer: tokens + `,"scope":"users.read tweet.read offline.access"}`},
			says:   "X did not allow follows.read like.read", stored: true},
		"a code that was used": {server: &oddGrants{answer: `{"error":"invalid_grant"}`, status: 400},
			says: "did not take the code"},
		"a page of a proxy": {server: &oddGrants{answer: "<html>Bad Request</html>", status: 400}, says: "answered 400"},
		"the question is not asked": {
			server: &oddGrants{}, paste: "http://127.0.0.1:8976/x/callback?state=STATE&error=invalid_scope" +
				"&error_description=no%1B%5B31m+like",
			says: "X did not ask for the access: invalid_scope, no [31m like"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(row.server)
			defer server.Close()
			w := newConnectWorld(t, sandbox.Config{Seed: 65})
			w.xURL = server.URL
			c := w.command("x", "connect", "--user", "alice")
			page, err := url.Parse(c.first)
			if err != nil {
				t.Fatal(err)
			}
			paste := "a-code-of-many-letters"
			if row.paste != "" {
				paste = strings.Replace(row.paste, "STATE", page.Query().Get("state"), 1)
			}
			if _, err := fmt.Fprintln(c.stdin, paste); err != nil {
				t.Fatal(err)
			}
			ok, said := c.ended()
			fact.Is(t, "ok", ok, row.stored)
			fact.Contains(t, "said", said, row.says)
			fact.Lacks(t, "said", said, "-of-odd")
			want := ""
			if row.stored {
				want = "alice @odd connected"
			}
			if got := w.connections(); got != want {
				t.Errorf("stored: %q, want %q", got, want)
			}
			if got := row.server.revoked.Load(); got != row.revoked {
				t.Errorf("%d tokens were given back, want %d", got, row.revoked)
			}
		})
	}
}
