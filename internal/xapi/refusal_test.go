package xapi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/source"
)

const (
	problemJSON = "application/problem+json"
	onToken     = `{"errors":[{"parameter":"pagination_token","value":"x","detail":"not valid",` +
		`"type":"https://api.x.com/2/problems/invalid-request"}],"title":"Invalid Request","detail":"One or more ` +
		`parameters to your request was invalid.","type":"https://api.x.com/2/problems/invalid-request"}`
	onTokenOld = `{"errors":[{"parameters":{"pagination_token":["x"]},"message":"The ` + "`pagination_token`" +
		` query parameter value [x] is not valid"}],"type":"https://api.twitter.com/2/problems/invalid-request"}`
	onTokenText = `{"detail":"The ` + "`pagination_token`" +
		` is not valid","type":"https://api.twitter.com/2/problems/invalid-request"}`
	onSize = `{"errors":[{"parameter":"max_results","detail":"is not one of ` + "`pagination_token`" +
		`","type":"a/invalid-request"}],"type":"a/invalid-request"}`
	onSizeOld = `{"errors":[{"parameters":{"max_results":["x"]},"message":"see ` + "`pagination_token`" +
		`"}],"type":"a/invalid-request"}`
	onTokenCame = `{"errors":[{"parameters":{"next_token":["x"]},"message":"bad"}],"title":"Invalid Request"}`
	onNothing   = `{"title":"Invalid Request","detail":"One or more parameters to your request was invalid."}`
	untyped     = `{"errors":[{"parameter":"pagination_token"}],"type":"about:blank"}`
	html        = `<!DOCTYPE html><html><body>no</body></html>`
)

func problemOf(kind string) string {
	return `{"title":"T","detail":"D","type":"https://api.x.com/2/problems/` + kind + `","status":403}`
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		call   caller
		status int
		body   string
		want   string
	}{
		{"bad parameter", byIDs, 400, onSize, "invalid"},
		{"bad parameter of a page, texts list the token", followers, 400, onSize, "invalid"},
		{"bad parameter of a page, older form", followers, 400, onSizeOld, "invalid"},
		{"page token", followers, 400, onToken, "page token"},
		{"page token, older form", followers, 400, onTokenOld, "page token"},
		{"page token, named in the text alone", followers, 400, onTokenText, "page token"},
		{"page token, of another type", followers, 400, untyped, "page token"},
		{"page token, by the name under which it came", followers, 400, onTokenCame, "page token"},
		{"nothing named on a page with a token", followers, 400, onNothing, "page token"},
		{"nothing named without a token", byIDs, 400, onNothing, "invalid"},
		{"page token though none was sent", byUsername, 400, onToken, "invalid"},
		{"400 with HTML", followers, 400, html, "temporary"},
		{"400 cut off", followers, 400, onToken[:40], "temporary"},
		{"400 without a body", followers, 400, "", "page token"},
		{
			"401",
			byUsername,
			401,
			`{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}`,
			"unauthorized",
		},
		{"401 with HTML", byUsername, 401, html, "unauthorized"},
		{"client-forbidden", byUsername, 403, problemOf("client-forbidden"), "forbidden"},
		{"usage-capped", byUsername, 403, problemOf("usage-capped"), "out of credit"},
		{
			"usage-capped in an entry",
			byUsername,
			403,
			`{"errors":[{"type":"https://api.twitter.com/2/problems/usage-capped"}]}`,
			"out of credit",
		},
		{"unsupported-authentication", liking, 403, problemOf("unsupported-authentication"), "forbidden"},
		{"403 of no type", byUsername, 403, `{}`, "forbidden"},
		{"403 without a body", byUsername, 403, "", "forbidden"},
		{"403 with a member of a wrong type", byUsername, 403, `{"title":5,"type":"x/usage-capped"}`, "out of credit"},
		{"403 with HTML", byUsername, 403, html, "temporary"},
		{"403 with a list", byUsername, 403, `[]`, "temporary"},
		{"404", byUsername, 404, `{"title":"Not Found","type":"about:blank"}`, "not found"},
		{"404 without a body", followers, 404, ``, "not found"},
		{"404 of a code and a message", followers, 404, `{"code":404,"message":"no"}`, "not found"},
		{"404 of a batch", byIDs, 404, ``, "invalid"},
		{"one of a batch not shown", byIDs, 403, problemOf("not-authorized-for-resource"), "item gone"},
		{"404 of a post", liking, 404, ``, "item gone"},
		{"a post not shown", liking, 403, problemOf("disallowed-resource"), "item gone"},
		{"a private post", liking, 400, problemOf("not-authorized-for-resource"), "item gone"},
		{"likes that are private", liking, 403, `{"title":"Forbidden","type":"about:blank"}`, "forbidden"},
		{"an account not shown", followers, 403, problemOf("not-authorized-for-resource"), "protected"},
		{"402", followers, 402, `{"title":"CreditsDepleted","type":"https://api.x.com/2/problems/credits"}`, "out of credit"},
		{"402 of the other spelling", posted, 402, problemOf("credits-depleted"), "out of credit"},
		{"402 without a body", byIDs, 402, ``, "out of credit"},
		{"402 with HTML", byIDs, 402, html, "out of credit"},
		{"spending limit", byIDs, 403, `{"title":"SpendCapReached","type":"a/credits","reset_date":"2999-12-01"}`,
			"out of credit"},
		{"monthly cap on 429", byIDs, 429, problemOf("usage-capped"), "out of credit"},
		{"monthly cap by title", byIDs, 429, `{"title":"UsageCapExceeded","type":"about:blank"}`, "out of credit"},
		{"404 with HTML", byUsername, 404, html, "temporary"},
		{"408", byUsername, 408, `{}`, "temporary"},
		{"410", byUsername, 410, `{}`, "invalid"},
		{"429", byUsername, 429, problemOf("rate-limit-exceeded"), "limited"},
		{"429 with HTML", byUsername, 429, html, "limited"},
		{"500", followers, 500, `{"title":"Internal Server Error"}`, "temporary"},
		{"502", followers, 502, html, "temporary"},
		{"503", followers, 503, ``, "temporary"},
		{"504", followers, 504, html, "temporary"},
		{"500 that talks of a token", followers, 500, onToken, "temporary"},
		{"204", byUsername, 204, ``, "temporary"},
		{"206", byUsername, 206, `{"data":` + jill + `}`, "temporary"},
		{"302", byUsername, 302, ``, "temporary"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			client := serve(t, saying(test.status, problemJSON, test.body))
			if got := test.call.ask(client); got.outcome != test.want {
				t.Errorf("got %q, want %q", got.outcome, test.want)
			}
		})
	}
}

func TestInvalidRequestTellsWhatWasWrong(t *testing.T) {
	t.Parallel()
	client := serve(t, saying(400, problemJSON, onSize))
	_, err := client.Profiles(context.Background(), []string{"1"})
	var invalid *InvalidRequestError
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	fact.Is(t, "invalid.Status", invalid.Status, 400, invalid)
	fact.Is(t, "invalid.Parameter", invalid.Parameter, "max_results")
	fact.Holds(t, "invalid.Detail begins with is not one of", strings.HasPrefix(invalid.Detail, "is not one of"),
		invalid.Detail)
	want := "x users_by_ids: status 400: invalid request: max_results: is not one of `pagination_token`"
	if err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
}

func TestErrorTexts(t *testing.T) {
	t.Parallel()
	echo := func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(403)
		io.WriteString(
			w,
			`{"detail":"`+r.Header.Get("Authorization")+` \u0000\u001b[31m`+strings.Repeat("é", 5000)+`"}`,
		)
	}
	client := serve(t, echo)
	var byOwner caller = func(c *Client) ([]int64, string, error) {
		_, err := c.As("42", &owned{tokens: []string{"an-owners-token-nobody-may-see"}}).Likers(t.Context(), "9", 10, "")
		return nil, "", err
	}
	for name, call := range map[string]caller{"app": byUsername, "user": liking, "owner": byOwner} {
		_, _, err := call(client)
		text := err.Error()
		if strings.Contains(text, "nobody-may-see") {
			t.Errorf("%s: the token is in %q", name, text)
		}
		if strings.ContainsAny(text, "\x00\x1b") {
			t.Errorf("%s: not printable: %q", name, text)
		}
		if n := len([]rune(text)); n > 300 || !strings.Contains(text, "[token]") {
			t.Errorf("%s: %d characters: %q", name, n, text)
		}
	}
}

func TestEscapedTokenIsHiddenToo(t *testing.T) {
	t.Parallel()
	c := config("http://x.test")
	c.BearerTokens = []string{"AAAA%2Fbbb=/ccc"}
	client := newClient(t, c)
	got := client.fetch.Excerpt("raw AAAA%2Fbbb=/ccc escaped AAAA%252Fbbb%3D%2Fccc end")
	if got != "raw [token] escaped [token] end" {
		t.Errorf("got %q", got)
	}
}

func TestTransportErrorsAreTemporaryAndSilent(t *testing.T) {
	t.Parallel()
	server := newServer(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	for name, base := range map[string]string{"aborted": server, "nobody listens": "http://127.0.0.1:1"} {
		client := newClient(t, config(base))
		_, err := client.Followers(context.Background(), "42", 100, "page-token-of-ours")
		if outcome(err) != "temporary" {
			t.Errorf("%s: %v", name, err)
		}
		if strings.Contains(err.Error(), "page-token-of-ours") || strings.Contains(err.Error(), "nobody-may-see") {
			t.Errorf("%s: secrets in %q", name, err)
		}
	}
}

// TestOutOfCreditTellsUntilWhen reads X's own date, and makes none up.
func TestOutOfCreditTellsUntilWhen(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"title":"SpendCapReached","type":"x/credits","reset_date":"2999-12-01"}`:           "2999-12-01",
		`{"title":"SpendCapReached","type":"x/credits","reset_date":"2999-12-01T00:00:00Z"}`: "2999-12-01",
		`{"title":"SpendCapReached","errors":[{"reset_date":"2999-12-01"}]}`:                 "2999-12-01",
		`{"title":"SpendCapReached","type":"x/credits","reset_date":"soon"}`:                 "0001-01-01",
		`{"title":"SpendCapReached","type":"x/credits","reset_date":"2020-01-01"}`:           "0001-01-01",
		`{"title":"SpendCapReached","type":"x/credits","reset_date":7}`:                      "0001-01-01",
		`{"title":"UsageCapExceeded","type":"x/usage-capped","period":"Monthly"}`:            "0001-01-01",
	} {
		client := serve(t, saying(403, problemJSON, body))
		_, err := client.Profiles(context.Background(), []string{"1"})
		var credit *source.OutOfCreditError
		if !errors.As(err, &credit) || credit.Until.Format("2006-01-02") != want {
			t.Errorf("%s: %v, want until %s", body, err, want)
		}
	}
}

// TestAccountByItsStatus reads what is said of one account by a status of its own.
func TestAccountByItsStatus(t *testing.T) {
	t.Parallel()
	for status, rows := range map[int]map[string]string{
		404: {"": "not found", problemOf("resource-not-found"): "not found"},
		403: {problemOf("not-authorized-for-resource"): "protected", problemOf("client-forbidden"): "forbidden"},
	} {
		for body, want := range rows {
			client := serve(t, saying(status, problemJSON, body))
			if _, err := client.Account(context.Background(), "7"); outcome(err) != want {
				t.Errorf("%d %s: %v, want %s", status, body, err, want)
			}
		}
	}
}

// TestAccount finds an account by its id, or says why not.
func TestAccount(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"data":[` + jill + `]}`:                 "ok",
		problems("resource-not-found 7"):          "not found",
		problems("not-authorized-for-resource 7"): "protected",
		problems("disallowed-resource 7"):         "protected",
		problems("resource-unavailable 7"):        "item gone",
		problems("internal-error 7"):              "temporary",
		`{"data":[{"id":"8","username":"jack"}]}`: "temporary",
		`{"data":[]}`: "not found",
		`{}`:          "not found",
		`{"errors":[{"type":"a/resource-not-found","resource_id":"7","detail":"User has been suspended: ` +
			`[7]."}]}`: "suspended",
	} {
		client := serve(t, saying(200, "application/json", body))
		if _, err := client.Account(context.Background(), "7"); outcome(err) != want {
			t.Errorf("%s: %v, want %s", body, err, want)
		}
	}
}
