package server

import (
	"strings"
	"testing"

	"goodones/internal/fact"
)

// askWith posts a document with variables in JSON.
func (h *house) askWith(document, operation, variables string, headers ...string) answerOf {
	body := `{"query":` + string(encode(document)) + `,"operationName":` + string(encode(operation)) + `,"variables":` +
		variables + `}`
	got := h.send("POST", "/graphql", body, append([]string{"Content-Type", "application/json"}, headers...)...)
	return answerOf{got.Code, got.Body.String()}
}

type answerOf struct {
	status int
	body   string
}

func TestSubscriptionSelectsOneField(t *testing.T) {
	t.Parallel()
	f := newFeed()
	h := newHouse(t, withFeed(f))
	const field = "syncRunProgress(syncRunId: 1"
	for _, document := range []string{
		"subscription { a: " + field + ") { sequence } b: " + field + ") { sequence } }",
		"subscription { " + field + ") @skip(if: true) { sequence } }",
		"subscription($yes: Boolean = false) { " + field + ") @include(if: $yes) { sequence } }",
	} {
		got := h.askWith(document, "", "null", "Accept", eventStream)
		if !strings.Contains(got.body, "exactly one field") || !strings.Contains(got.body, codeBadUserInput) {
			t.Errorf("%s: %s", document, got.body)
		}
	}
	conn := h.dial(t, h.live(t).URL)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	say(t, conn, strings.Replace(subscribeMessage, "(syncRunId: 1)", "(syncRunId: 1) @skip(if: true)", 1))
	hear(t, conn, `{"id":"a","type":"error","payload":[{"message":"a subscription must select exactly one field"`)
	if strings.Contains(h.log.text(), `"ERROR"`) {
		t.Errorf("logged %s", h.log.text())
	}
}

func TestOddIDsAreRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for variables, odd := range map[string]bool{
		`{"id":"+1"}`: true, `{"id":"01"}`: true, `{"id":"-0"}`: true, `{"id":-0}`: true,
		`{"id":"1"}`: false, `{"id":1}`: false, `{"id":"-1"}`: false, `{"id":"x"}`: false,
		`{"id":"99999999999999999999"}`: false,
	} {
		for _, document := range []string{
			"query($id: ID!) { syncRun(id: $id) { id } }",
			"query($id: ID!) { ...f } fragment f on Query { syncRuns(filter: {trackedAccountId: $id}) { edges { cursor } } }",
			"mutation($id: ID!) { startSync(input: {trackedAccountId: 1, savedSearchId: $id}) { userErrors { code } } }",
			"subscription($id: ID!) { syncRunProgress(syncRunId: $id) { sequence } }",
		} {
			got := h.askWith(document, "", variables)
			if strings.Contains(got.body, "plain decimal") != odd || odd && !strings.Contains(got.body, codeBadUserInput) {
				t.Errorf("%s %s: %s", variables, document, got.body)
			}
		}
	}
	if got := h.askWith(`{ syncRun(id: "01") { id } }`, "", "null"); !strings.Contains(got.body, "plain decimal") {
		t.Errorf("in the document: %s", got.body)
	}
	if got := h.askWith(`{ nodes(ids: ["SyncRun:1", "01"]) { id } }`, "", "null"); !strings.Contains(got.body,
		"plain decimal") {
		t.Errorf("in a list: %s", got.body)
	}
	if got := h.askWith(`{ syncRun(id: 99999999999999999999) { id } }`, "", "null"); strings.Contains(got.body,
		"plain decimal") {
		t.Errorf("too large: %s", got.body)
	}
}

func TestRequestErrorsSayWhatIsMeant(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	const two, limit = "query A { __typename } query B { __typename }",
		"query($n: Int!) { syncRuns(first: $n) { edges { cursor } } }"
	const start = "mutation($i: StartSyncInput!) { startSync(input: $i) { userErrors { code } } }"
	for _, tt := range []struct{ document, operation, variables, want string }{
		{two, "", "null", "operationName must say which"},
		{two, "C", "null", "no operation of the name"},
		{limit, "", "{}", "variable $n: must be defined"},
		{limit, "", `{"n":null}`, "variable $n: cannot be null"},
		{limit, "", `{"n":1.5}`, "variable $n: is not a valid value"},
		{limit, "", `{"n":99999999999999999999}`, "variable $n: is not a valid value"},
		{start, "", `{"i":{"trackedAccountId":1,"more":2}}`, "variable $i.more: unknown field"},
		{start, "", `{"i":{"trackedAccountId":true}}`, "variable $i.trackedAccountId: is not a valid value"},
	} {
		got := h.askWith(tt.document, tt.operation, tt.variables)
		fact.Contains(t, "got.body", got.body, `"message":"`, tt.variables)
		fact.Contains(t, "got.body", got.body, tt.want, tt.variables)
		fact.Contains(t, "got.body", got.body, codeBadUserInput, tt.variables)
	}
}
