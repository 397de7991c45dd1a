package resolvers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"go.uber.org/goleak"

	"goodones/graph"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	ada = 1
	bob = 2
)

// api is the schema over a fake, asked without HTTP.
type api struct {
	t    *testing.T
	fake *fake
	exec *executor.Executor
	ctx  context.Context
	log  *bytes.Buffer
}

func newAPI(t *testing.T, f *fake, change ...func(*Dependencies)) *api {
	t.Helper()
	deps := Dependencies{Runs: f, Accounts: f, Standing: f, Deleting: f, Exports: f, Searches: f, Candidates: f,
		Settings: f, Bill: f, Starter: f, Lookups: f, Tickets: f, Keys: f, Live: f, Updates: updatesOf{f}, Finds: findsOf{f},
		Lookup: f, Labels: f,
		Prices: syncrun.DocumentedPrices()}
	for _, c := range change {
		c(&deps)
	}
	resolver, log := New(deps), &bytes.Buffer{}
	exec := executor.New(graph.NewExecutableSchema(graph.Config{Resolvers: resolver}))
	logger, requestID := slog.New(slog.NewTextHandler(log, nil)), func(context.Context) string { return "req-1" }
	exec.SetErrorPresenter(Presenter(requestID, logger))
	exec.SetRecoverFunc(Recover(requestID, logger))
	exec.Use(resolver.Batching())
	return &api{t: t, fake: f, exec: exec, log: log,
		ctx: viewer.With(t.Context(), viewer.Viewer{UserID: ada, UserName: "ada"})}
}

// as is the same API asked by somebody else.
func (a *api) as(ctx context.Context) *api {
	other := *a
	other.ctx = ctx
	return &other
}

// start begins an operation; the function returned gives its responses, "" after the last.
func (a *api) start(query, variables string) func() string {
	a.t.Helper()
	params := &graphql.RawParams{Query: query}
	if variables != "" {
		decoder := json.NewDecoder(strings.NewReader(variables))
		decoder.UseNumber()
		if err := decoder.Decode(&params.Variables); err != nil {
			a.t.Fatal(err)
		}
	}
	ctx := graphql.StartOperationTrace(a.ctx)
	op, errs := a.exec.CreateOperationContext(ctx, params)
	if len(errs) > 0 {
		response := a.exec.DispatchError(graphql.WithOperationContext(ctx, op), errs)
		return func() string { return a.text(response) }
	}
	responses, ctx := a.exec.DispatchOperation(ctx, op)
	return func() string { return a.text(responses(ctx)) }
}

func (a *api) text(response *graphql.Response) string {
	if response == nil {
		return ""
	}
	if len(response.Errors) == 0 {
		return string(response.Data)
	}
	var lines []string
	for _, err := range response.Errors {
		text, _ := json.Marshal(err.Extensions)
		lines = append(lines, fmt.Sprintf("%s %s %s", err.Path.String(), text, err.Message))
	}
	return strings.Join(lines, "\n")
}

// ask runs a query or mutation: its data as JSON, or one line per error with path, extensions and message.
func (a *api) ask(query string) string {
	a.t.Helper()
	return a.start(query, "")()
}

func (a *api) want(query, want string) {
	a.t.Helper()
	if got := a.ask(query); got != want {
		a.t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
	}
}

func ref[T any](v T) *T { return &v }
