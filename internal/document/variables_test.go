package document

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/graph"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
	"goodones/resolvers"
)

// testExecutor is the real schema over what a test gives.
func testExecutor(deps resolvers.Dependencies) *Executor {
	return New(Config{
		Schema: graph.NewExecutableSchema(graph.Config{Resolvers: resolvers.New(deps)}),
		ErrorPresenter: func(_ context.Context, err error) *gqlerror.Error {
			return &gqlerror.Error{Message: err.Error(), Extensions: map[string]any{"code": "TEST"}}
		},
		Recover: func(_ context.Context, cause any) error { return fmt.Errorf("panic: %v", cause) },
	})
}

func raw(variables string) map[string]any {
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(variables), &members); err != nil {
		panic(err)
	}
	all := map[string]any{}
	for name, value := range members {
		all[name] = value
	}
	return all
}

func TestVariablesAreRead(t *testing.T) {
	t.Parallel()
	e := testExecutor(resolvers.Dependencies{})
	ctx := graphql.StartOperationTrace(t.Context())
	params := &graphql.RawParams{
		Query: "query($id: ID!, $filter: SyncRunFilter) { syncRun(id: $id) { id } syncRuns(filter: $filter) { edges " +
			"{ cursor } } }",
		Variables: raw(`{"id":9007199254740993,"filter":{"status":"QUEUED"},"more":[` + strings.Repeat("1,", 1000) + `1]}`),
	}
	if _, errs := e.CreateOperationContext(ctx, params); len(errs) > 0 {
		t.Fatal(errs)
	}
	want := map[string]any{"id": json.Number("9007199254740993"), "filter": map[string]any{"status": "QUEUED"}}
	if !reflect.DeepEqual(params.Variables, want) {
		t.Errorf("read %v", params.Variables)
	}
}

func TestVariablesAreBounded(t *testing.T) {
	t.Parallel()
	e := testExecutor(resolvers.Dependencies{})
	const search = "mutation($x: CreateSavedSearchInput!) { createSavedSearch(input: $x) { userErrors { code } } }"
	const run = "query($x: ID!) { syncRun(id: $x) { id } }"
	for name, c := range map[string]struct{ query, value, want string }{
		"long list":       {search, `{"genders":[` + strings.Repeat(`"FEMALE",`, 200) + `"MALE"]}`, "more than 100 entries"},
		"large object":    {search, `{` + strings.Repeat(`"a":1,`, 200) + `"b":1}`, "more than 100 entries"},
		"deep":            {search, strings.Repeat(`[`, 50) + strings.Repeat(`]`, 50), "levels deep"},
		"long number":     {run, strings.Repeat("1", 65), "longer than 64 bytes"},
		"long id":         {run, `"` + strings.Repeat("1", 65) + `"`, "longer than 64 bytes"},
		"unused":          {"query($x: ID!) { __typename }", "1", "never used"},
		"not what it was": {run, `{"a":1}`, "variable $x"},
	} {
		ctx := graphql.StartOperationTrace(t.Context())
		_, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: c.query, Variables: raw(`{"x":` + c.value + `}`)})
		fact.Is(fact.Must(t), "len(errs)", len(errs), 1, name, errs)
		fact.Contains(t, "errs[0].Message", errs[0].Message, c.want, name)
		fact.Holds(t, "len(errs[0].Message) <= 300", len(errs[0].Message) <= 300, len(errs[0].Message), name)
	}
}

// Methods that lines has for its interface alone.
type (
	otherRuns  = resolvers.Runs
	searches   = resolvers.Searches
	noSearches struct{ searches }
)

// lines has one run with a log of long lines.
type lines struct {
	otherRuns
	long string
}

func (l lines) RunByID(_ context.Context, userID, id int) (*syncrun.Run, error) {
	return &syncrun.Run{ID: id, UserID: userID, LastSequence: 500}, nil
}

func (l lines) Events(_ context.Context, _, runID, after, upTo int) ([]syncrun.Event, error) {
	events := make([]syncrun.Event, upTo-after)
	for i := range events {
		events[i] = syncrun.Event{RunID: runID, Sequence: after + i + 1, Message: l.long}
	}
	return events, nil
}

func TestAnswersAreBounded(t *testing.T) {
	t.Parallel()
	ask := func(line int, query string) *graphql.Response {
		e := testExecutor(resolvers.Dependencies{
			Runs: lines{long: strings.Repeat("x", line)}, Searches: noSearches{},
		})
		ctx := viewer.With(graphql.StartOperationTrace(t.Context()), viewer.Viewer{UserID: 1})
		op, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		responses, ctx := e.DispatchOperation(ctx, op)
		return responses(ctx)
	}
	const query = "{ syncRun(id: 1) { events(first: 500) { message } } }"
	if got := ask(8000, query); len(got.Errors) > 0 || len(got.Data) < 4_000_000 {
		t.Errorf("%d bytes, %v", len(got.Data), got.Errors)
	}
	got := ask(9000, query)
	fact.Is(fact.Must(t), "string(got.Data)", string(got.Data), "null")
	fact.Is(fact.Must(t), "len(got.Errors)", len(got.Errors), 1, got.Errors)
	fact.Contains(t, "got.Errors[0].Message", got.Errors[0].Message, "larger than 4 MiB")
}
