package server

import (
	"strings"
	"testing"
)

func TestListsAreWeighed(t *testing.T) {
	h := newHouse(t)
	const runs, events = "query($n: Int = 20) { syncRuns(first: $n) { edges { node { id ", "events(first: 100) { sequence } "
	for _, tt := range []struct {
		name, document, variables, refused string
	}{
		{"a run's log", `{ syncRun(id: 1) { events(first: 500) { sequence } } }`, "null", ""},
		{"a page with logs", runs + events + "} } } }", "null", ""},
		{"a full page with short logs", runs + "events { sequence } } } } }", `{"n":100}`, ""},
		{"many logs of a page", runs + aliases(7, "events(first: 1) { sequence }") + "} } } }", "null", "lists"},
		{"the same by a variable", runs + "a: " + events + "b: " + events + "} } } }", `{"n":100}`, "lists"},
		{"long logs of a full page", runs + "events(first: 500) { sequence } } } } }", `{"n":100}`, "entries"},
		{"by a fragment", `{ syncRuns(first: 100) { edges { node { ...f a: events { sequence } } } } } fragment f on SyncRun { events { sequence } }`, "null", "lists"},
		{"more than there can be", `{ syncRuns(first: 2147483647) { edges { node { events(first: 2147483647) { sequence } } } } }`, "null", "lists"},
		{"none", `{ syncRuns(first: -5) { edges { node { id } } } }`, "null", ""},
	} {
		got := h.askWith(tt.document, "", tt.variables)
		refused := strings.Contains(got.body, codeBadUserInput) && strings.Contains(got.body, "more than")
		if refused != (tt.refused != "") || !strings.Contains(got.body, tt.refused) {
			t.Errorf("%s: %d %s", tt.name, got.status, got.body)
		}
	}
	got := h.askWith(`subscription { syncRunProgress(syncRunId: 1) { syncRun { `+aliases(3, "events(first: 1) { sequence }")+`} } }`, "", "null",
		"Accept", eventStream)
	if !strings.Contains(got.body, "more than 2 lists") {
		t.Errorf("with each event: %s", got.body)
	}
}

func TestDeferIsRefused(t *testing.T) {
	h := newHouse(t)
	for _, document := range []string{
		`{ viewer { ... @defer { id } } }`,
		`{ viewer { ...f @defer } } fragment f on Viewer { id }`,
		`{ ...g } fragment g on Query { viewer { ... @defer(if: false) { id } } }`,
		`mutation { cancelSync(syncRunId: 1) { ... @defer { userErrors { code } } } }`,
		`subscription { syncRunProgress(syncRunId: 1) { syncRun { ... @defer { id } } } }`,
	} {
		if got := h.askWith(document, "", "null"); !strings.Contains(got.body, "@defer is not supported") {
			t.Errorf("%s: %s", document, got.body)
		}
	}
}

// TestNullConditionsAreRefused gives null for a variable that decides what is selected; its default makes that valid.
func TestNullConditionsAreRefused(t *testing.T) {
	h := newHouse(t, withFeed(newFeed()))
	const null = `{"x":null}`
	for _, document := range []string{
		`query($x: Boolean = true) { viewer @include(if: $x) { id } }`,
		`query($x: Boolean = true) { viewer { id @skip(if: $x) } }`,
		`query($x: Boolean = true) { viewer { ... @include(if: $x) { id } } }`,
		`query($x: Boolean = true) { ...f } fragment f on Query { viewer { ...g @skip(if: $x) } } fragment g on Viewer { id }`,
	} {
		got := h.askWith(document, "", null)
		if !strings.Contains(got.body, "variable $x must be true or false") || !strings.Contains(got.body, codeBadUserInput) {
			t.Errorf("%s: %d %s", document, got.status, got.body)
		}
	}
	conn := h.dial(t, h.live(t).URL)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	say(t, conn, `{"id":"a","type":"subscribe","payload":{"query":"subscription($x: Boolean = true) { syncRunProgress(syncRunId: 1) { sequence @skip(if: $x) } }","variables":{"x":null}}}`)
	hear(t, conn, `{"id":"a","type":"error","payload":[{"message":"variable $x must be true or false`)
	if strings.Contains(h.log.text(), `"ERROR"`) {
		t.Errorf("logged %s", h.log.text())
	}
}
