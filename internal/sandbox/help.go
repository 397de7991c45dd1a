package sandbox

import (
	"fmt"
	"strings"
)

// Help describes the accounts, the routes and the faults in plain text, for
// people.
func Help() string {
	var b strings.Builder
	b.WriteString("A simulated X API v2. The people are made up.\n\nAccounts (any other handle is unknown):\n")
	for _, h := range Handles() {
		fmt.Fprintf(&b, "  %-10s %9d followers  %s\n", h.Name, h.Followers, h.About)
	}
	b.WriteString(
		"\nAccounts go on posting by themselves, the same for each seed. They gain followers by /sandbox/advance only.\n",
	)
	b.WriteString("\nCalls (with Authorization: Bearer ...; the user token is user context, others are app-only,\n" +
		"\"bad...\" is answered 401, \"capped...\" and \"forbidden...\" 403):\n")
	for _, e := range endpoints() {
		fmt.Fprintf(&b, "  GET %-32s %5d app / %3d user per window   endpoint %s\n", e.pattern, e.appLimit,
			e.userLimit, e.name)
	}
	b.WriteString(`
Access by users (OAuth 2.0 with PKCE; any client id will do):
  GET  /i/oauth2/authorize   asks whom to allow access as; &as=acme allows it as @acme, &deny=1 refuses it
  POST /2/oauth2/token       exchanges a code or a refresh token, which is replaced by that   endpoint oauth2_token
  POST /2/oauth2/revoke      ends a token

Control (no bearer):
  POST   /sandbox/advance  {"handle":"acme","followers":150,"posts":3}  new followers at the head, new posts
  GET    /sandbox/calls    what was asked; ?last=N shortens the list of calls
  DELETE /sandbox/calls    counts to zero
  POST   /sandbox/gate     {"endpoint":"followers","after":3}           hold the calls after the next three
  GET    /sandbox/gate     how many are held; ?wait=1 answers when one is
  DELETE /sandbox/gate     let them go
  DELETE /sandbox/grants   end every access that users allowed
  POST   /sandbox/account  {"handle":"acme","rename":"acme2","standing":"locked","deletePosts":1}  what is left out
                           stays; standings: open, locked, shy, suspended, deleted
  POST   /sandbox/list     {"handle":"acme","change":"leave","from":1000,"count":40}  the list of followers; changes:
                           leave, return (those who left last, to the head), move (to "to"), join (new ones)
  POST   /sandbox/refusals {"endpoint":"users","kind":"credits","after":1}  refuse the calls after the first; kinds
                           are those of faults from credits to down
  DELETE /sandbox/refusals refuse nothing any more

Faults (kind=share of calls, or endpoint:kind=share, comma separated; a share of 1 may be left out after an endpoint,
which can be a call of the AppView, such as app.bsky.graph.getFollowers):
`)
	for _, k := range FaultKinds() {
		if k.Name == string(RefuseCredits) {
			b.WriteString("Of X alone:\n")
		}
		fmt.Fprintf(&b, "  %-12s %s\n", k.Name, k.About)
	}
	return b.String()
}
