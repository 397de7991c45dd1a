package server

import (
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/99designs/gqlgen/graphql/introspection"

	"goodones/graph"
	"goodones/internal/syncrun"
	"goodones/resolvers"
)

func TestListsAreWeighed(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	const runs, events = "query($n: Int = 20) { syncRuns(first: $n) { edges { node { id ",
		"events(first: 100) { sequence } "
	for _, tt := range []struct {
		name, document, variables, refused string
	}{
		{"a run's log", `{ syncRun(id: 1) { events(first: 500) { sequence } } }`, "null", ""},
		{"a page with logs", runs + events + "} } } }", "null", ""},
		{"a full page with short logs", runs + "events { sequence } } } } }", `{"n":100}`, ""},
		{"many logs of a page", runs + aliases(7, "events(first: 1) { sequence }") + "} } } }", "null", "lists"},
		{"the same by a variable", runs + "a: " + events + "b: " + events + "} } } }", `{"n":100}`, "lists"},
		{"long logs of a full page", runs + "events(first: 500) { sequence } } } } }", `{"n":100}`, "entries"},
		{"by a fragment",
			`{ syncRuns(first: 100) { edges { node { ...f a: events { sequence } } } } } fragment f on SyncRun { events {
				sequence } }`, "null", "lists"},
		{"more than there can be",
			`{ syncRuns(first: 2147483647) { edges { node { events(first: 2147483647) { sequence } } } } }`, "null", "lists"},
		{"a default by null", `{ syncRuns(first: null) { edges { node { ` + aliases(7, "events(first: 1) { sequence }") +
			`} } } }`, "null", "lists"},
		{"a default by a variable that is null", "query($n: Int) { syncRuns(first: $n) { edges { node { " +
			aliases(7, "events(first: 1) { sequence }") + "} } } }", `{"n":null}`, "lists"},
		{"a default by a variable that is missing", "query($n: Int) { syncRuns(first: $n) { edges { node { " +
			aliases(7, "events(first: 1) { sequence }") + "} } } }", "{}", "lists"},
		{"everything of a log", `{ syncRun(id: 1) { progressLog events(first: 500) { ` + aliases(12, "message") + `} } }`,
			"null", ""},
		{"every log of a page", `{ syncRuns(first: 100) { edges { node { progressLog ` + aliases(25, "status") + `} } } }`,
			"null", ""},
		{"the same log again and again", `{ syncRuns(first: 100) { edges { node { ` + aliases(12, "progressLog") + `} } } }`,
			"null", "values"},
		{"the same line again and again", `{ syncRuns(first: 30) { edges { node { events(first: 500) { ` +
			aliases(90, "message") + `} } } } }`, "null", "values"},
		{"a hundred nodes", `query($ids: [ID!]!) { nodes(ids: $ids) { ... on SyncRun { events(first: 100) { sequence } } } }`,
			`{"ids":["1"` + strings.Repeat(`,"SyncRun:1"`, 99) + `]}`, ""},
		{"lists of a hundred nodes", `query($ids: [ID!]!) { nodes(ids: $ids) { ... on SyncRun { ` +
			aliases(2, "events(first: 1) { sequence }") + `} } }`,
			`{"ids":["1"` + strings.Repeat(`,"SyncRun:1"`, 99) + `]}`, "lists"},
		{"the schema", introspection.Query, "null", ""},
		{"none", `{ syncRuns(first: -5) { edges { node { id } } } }`, "null", ""},
	} {
		got := h.askWith(tt.document, "", tt.variables)
		refused := strings.HasPrefix(got.body, `{"errors":`) && strings.Contains(got.body, "more than")
		if refused != (tt.refused != "") || !strings.Contains(got.body, tt.refused) {
			t.Errorf("%s: %d %s", tt.name, got.status, got.body)
		}
	}
	got := h.askWith(`subscription { syncRunProgress(syncRunId: 1) { syncRun { `+aliases(3,
		"events(first: 1) { sequence }")+`} } }`, "", "null",
		"Accept", eventStream)
	if !strings.Contains(got.body, "more than 2 lists") {
		t.Errorf("with each event: %s", got.body)
	}
	got = h.askWith(`subscription { syncRunProgress(syncRunId: 1) { syncRun { `+aliases(60, "progressLog")+`} } }`, "",
		"null",
		"Accept", eventStream)
	if !strings.Contains(got.body, "more than 5000 values") {
		t.Errorf("logs with each event: %s", got.body)
	}
}

func TestDeferIsRefused(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
	h := newHouse(t, withFeed(newFeed()))
	const null = `{"x":null}`
	for _, document := range []string{
		`query($x: Boolean = true) { viewer @include(if: $x) { id } }`,
		`query($x: Boolean = true) { viewer { id @skip(if: $x) } }`,
		`query($x: Boolean = true) { viewer { ... @include(if: $x) { id } } }`,
		`query($x: Boolean = true) { ...f } fragment f on Query { viewer { ...g @skip(if: $x) } } fragment g on Viewer {
			id }`,
	} {
		got := h.askWith(document, "", null)
		if !strings.Contains(got.body, "variable $x must be true or false") || !strings.Contains(got.body, codeBadUserInput) {
			t.Errorf("%s: %d %s", document, got.status, got.body)
		}
	}
	conn := h.dial(t, h.live(t).URL)
	say(t, conn, initMessage)
	hear(t, conn, ackMessage)
	say(t, conn,
		`{"id":"a","type":"subscribe","payload":{"query":"subscription($x: Boolean = true) { syncRunProgress(syncRunId: `+
			`1) { sequence @skip(if: $x) } }","variables":{"x":null}}}`)
	hear(t, conn, `{"id":"a","type":"error","payload":[{"message":"variable $x must be true or false`)
	if strings.Contains(h.log.text(), `"ERROR"`) {
		t.Errorf("logged %s", h.log.text())
	}
}

// TestConditionsOfOtherOperations has a fragment whose condition is a variable that the operation asked for has not.
func TestConditionsOfOtherOperations(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	const document = `query A { __typename } query B($y: Boolean!) { ...f } fragment f on Query { __typename
		@include(if: $y) }`
	for operation, variables := range map[string]string{"A": "null", "B": `{"y":true}`} {
		if got := h.askWith(document, operation, variables); got.body != `{"data":{"__typename":"Query"}}` {
			t.Errorf("%s: %d %s", operation, got.status, got.body)
		}
	}
}

// Methods that runLogs has for its interface alone.
type (
	otherRuns  = resolvers.Runs
	searches   = resolvers.Searches
	noSearches struct{ searches }
)

// runLogs has as many runs as are asked for, and counts how many of their logs are read at once.
type runLogs struct {
	otherRuns

	mu        sync.Mutex
	now, most int
}

func (*runLogs) Runs(_ context.Context, userID int, _ syncrun.RunFilter, _, limit int) ([]syncrun.Run, error) {
	runs := make([]syncrun.Run, limit)
	for i := range runs {
		runs[i] = syncrun.Run{ID: i + 1, UserID: userID, LastSequence: 9}
	}
	return runs, nil
}

func (l *runLogs) Events(context.Context, int, int, int, int) ([]syncrun.Event, error) {
	l.count(1)
	defer l.count(-1)
	time.Sleep(time.Millisecond) // of the bubble's clock: all who may ask have asked
	return nil, nil
}

func (l *runLogs) count(n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now += n
	l.most = max(l.most, l.now)
}

// TestLogsOfAPageAreReadAFewAtATime asks for as many logs as one request may.
func TestLogsOfAPageAreReadAFewAtATime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h, logs := newHouse(t), &runLogs{}
		root := resolvers.New(resolvers.Dependencies{Runs: logs, Searches: noSearches{}})
		h.schema.ExecutableSchema = graph.NewExecutableSchema(graph.Config{Resolvers: root})
		got := h.ask(`{ syncRuns(first: 100) { edges { node { events { sequence } } } } }`)
		if n := strings.Count(got.Body.String(), `"events":[]`); n != 100 || logs.most != 8 {
			t.Errorf("%d logs, %d at once: %.300s", n, logs.most, got.Body)
		}
	})
}
