package server

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"

	"goodones/internal/fact"
)

// bomb is a chain of fragments, each of which spreads the next one twice.
func bomb(levels int) string {
	var b strings.Builder
	b.WriteString("query { ...f0 }")
	for i := range levels {
		fmt.Fprintf(&b, " fragment f%d on Query { ...f%d ...f%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment f%d on Query { __typename }", levels)
	return b.String()
}

func hostileDocuments() map[string]string {
	return map[string]string{
		"fragment bomb":        bomb(30),
		"fragment bomb unused": strings.Replace(bomb(30), "query { ...f0 }", "query { __typename }", 1),
		"bomb of undefined":    strings.Replace(bomb(30), "{ __typename }", "{ ...nowhere ...nowhere }", 1),
		"repeated fields":      "{" + strings.Repeat("__typename ", 20_000) + "}",
		"directives":           "{ __typename " + strings.Repeat("@include(if: true) ", 10_000) + "}",
		"few directives":       "{ __typename " + strings.Repeat("@a ", 490) + "}",
		"nesting":              strings.Repeat("{a", 5000) + strings.Repeat("}", 5000),
		"nested lists":         "{ syncRun(id: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + ") { id } }",
		"long name":            "{ " + strings.Repeat("a", 900_000) + " }",
		"long alias":           "{ " + strings.Repeat("a", 900_000) + ": __typename }",
		"long variable":        "query($" + strings.Repeat("v", 400_000) + ": ID!) { __typename }",
		"many unknown fields":  "{" + strings.Repeat("nothing ", 99) + "}",
		"many operations":      strings.Repeat("query { nothing } ", 190),
		"comments":             strings.Repeat("#x\n", 200_000) + "{__typename}",
		"cycle":                "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
		"self":                 "{ ...a } fragment a on Query { ...a __typename }",
		"wide aliases":         "{" + aliases(301, "viewer { name }") + "}",
	}
}

func aliases(n int, field string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: %s ", i, field)
	}
	return b.String()
}

func TestHostileDocumentsAreRefusedCheaply(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for name, document := range hostileDocuments() {
		t.Run(name, func(t *testing.T) {
			body := string(encode(map[string]string{"query": document}))
			best := time.Hour // of three: the collector may be at work meanwhile
			for range 3 {
				runtime.GC()
				before := cpuTime()
				got := h.send("POST", "/graphql", body, "Content-Type", "application/json", "Accept", responseJSON)
				best = min(best, cpuTime()-before)
				if got.Code != 400 {
					t.Fatalf("%d %.300s", got.Code, got.Body)
				}
				a := decodeAnswer(t, got.Body.Bytes())
				fact.Holds(fact.Must(t), "got.Body.Len() <= 64<<10", got.Body.Len() <= 64<<10, got.Body.Len())
				fact.Not(fact.Must(t), "len(a.Errors)", len(a.Errors), 0)
				fact.Holds(fact.Must(t), "len(a.Errors) <= 5", len(a.Errors) <= 5, len(a.Errors))
				fact.Holds(fact.Must(t), "a.Data == nil", a.Data == nil, a.Data)
				for _, err := range a.Errors {
					fact.Holds(t, "len(err.Message) <= 400", len(err.Message) <= 400, len(err.Message))
					fact.Lacks(t, "err.Message", err.Message, "Did you mean")
					fact.Is(t, `err.Extensions["code"]`, err.Extensions["code"], codeBadUserInput)
				}
			}
			if limit := 50 * time.Millisecond; !raceEnabled && best > limit {
				t.Errorf("took %v of CPU", best)
			}
			t.Logf("%v of CPU", best)
		})
	}
}

func TestIntrospectionSwitch(t *testing.T) {
	t.Parallel()
	on := newHouse(t)
	a := decodeAnswer(t, on.ask(introspection.Query).Body.Bytes())
	if len(a.Errors) > 0 || !strings.Contains(string(a.Data), "syncRunProgress") {
		t.Fatalf("on: %+v", a.Errors)
	}
	a = decodeAnswer(t, on.ask(`{ __type(name: "Time") { specifiedByURL } }`).Body.Bytes())
	if want := `{"__type":{"specifiedByURL":"https://www.rfc-editor.org/rfc/rfc3339"}}`; string(a.Data) != want {
		t.Errorf("Time is specified by %s, want %s", a.Data, want)
	}
	off := newHouse(t, func(c *Config) {})
	off.cfg.Executor = off.executor(false)
	a = decodeAnswer(t, off.ask("{ __schema { types { name } } }").Body.Bytes())
	fact.Is(fact.Must(t), "len(a.Errors)", len(a.Errors), 1, a)
	fact.Holds(fact.Must(t), "a.Data == nil", a.Data == nil, a.Data)
	fact.Holds(fact.Must(t), "a.Errors[0].Message begins with introspection is off: ",
		strings.HasPrefix(a.Errors[0].Message, "introspection is off: "), a.Errors[0].Message)
	if a = decodeAnswer(t, off.ask("{ __typename }").Body.Bytes()); len(a.Errors) != 0 ||
		string(a.Data) != `{"__typename":"Query"}` {
		t.Fatalf("off: %+v", a)
	}
}

func TestNoSuggestionsAndNoMoreThanFiveErrors(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	got := h.ask("{ viewr a b c d e f g syncRuns { edgs } }")
	a := decodeAnswer(t, got.Body.Bytes())
	if len(a.Errors) != 5 || strings.Contains(got.Body.String(), "mean") {
		t.Fatalf("%s", got.Body)
	}
}

func TestInvalidDocumentsAreNotKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for range 2 {
		if a := decodeAnswer(t, h.ask("{ nothing }").Body.Bytes()); len(a.Errors) != 1 {
			t.Fatalf("%+v", a)
		}
		if a := decodeAnswer(t, h.ask("{ __typename }").Body.Bytes()); len(a.Errors) != 0 {
			t.Fatalf("%+v", a)
		}
	}
}

func TestPresenterAddsTheRequestID(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.schema.exec = func(ctx context.Context) graphql.ResponseHandler {
		graphql.AddErrorf(ctx, "pq: detail")
		return graphql.OneShot(&graphql.Response{Data: json.RawMessage("null")})
	}
	got := h.ask("{ __typename }")
	a := decodeAnswer(t, got.Body.Bytes())
	if a.Errors[0].Extensions["requestId"] != got.Header().Get("X-Request-Id") ||
		strings.Contains(got.Body.String(), "pq") {
		t.Fatalf("%s", got.Body)
	}
}

func FuzzDocument(f *testing.F) {
	for _, document := range hostileDocuments() {
		if len(document) < 4096 {
			f.Add(document)
		}
	}
	f.Add("{ viewer { userName } }")
	f.Add("subscription { syncRunProgress(syncRunId: 1, after: -1) { sequence } }")
	h := newHouse(f)
	executor := h.executor(false)
	f.Fuzz(func(t *testing.T, document string) {
		ctx := graphql.StartOperationTrace(t.Context())
		_, errs := executor.CreateOperationContext(ctx, &graphql.RawParams{Query: document})
		if len(errs) > 5 {
			t.Fatalf("%d errors", len(errs))
		}
		if n := len(encode(requestErrors{errs})); n > 8<<10 {
			t.Fatalf("%d bytes of errors", n)
		}
	})
}
