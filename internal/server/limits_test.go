package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
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
		"wide aliases":         "{" + aliases(101, "__typename") + "}",
	}
}

func aliases(n int, field string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: %s ", i, field)
	}
	return b.String()
}

func cpuTime() time.Duration {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func TestHostileDocumentsAreRefusedCheaply(t *testing.T) {
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
				if got.Body.Len() > 64<<10 || len(a.Errors) == 0 || len(a.Errors) > 5 || a.Data != nil {
					t.Fatalf("%d bytes, %d errors", got.Body.Len(), len(a.Errors))
				}
				for _, err := range a.Errors {
					if len(err.Message) > 400 || strings.Contains(err.Message, "Did you mean") || err.Extensions["code"] != codeBadUserInput {
						t.Errorf("%+v", err)
					}
				}
			}
			if limit := 50 * time.Millisecond; !raceEnabled && best > limit {
				t.Errorf("took %v of CPU", best)
			}
			t.Logf("%v of CPU", best)
		})
	}
}

func TestDocumentLimits(t *testing.T) {
	mutation := `cancelSync(syncRunId: 1) { userErrors { code } }`
	nest := func(n int) string { return "{" + strings.Repeat("a {", n-1) + "b" + strings.Repeat("}", n) }
	tests := []struct {
		name, document string
		introspection  bool
		refused        string // part of the reason; empty: accepted
	}{
		{"plain", "{ viewer { userName } }", false, ""},
		{"100 fields", "{" + aliases(100, "__typename") + "}", false, ""},
		{"101 fields", "{" + aliases(101, "__typename") + "}", false, "100 fields"},
		{"100 by fragment", "{ ...f ...f } fragment f on Query {" + aliases(50, "__typename") + "}", false, ""},
		{"102 by fragment", "{ ...f ...f } fragment f on Query {" + aliases(51, "__typename") + "}", false, "100 fields"},
		{"102 by inline fragment", "{ ... {" + aliases(51, "a") + "} ... on Query {" + aliases(51, "b") + "} }", false, "100 fields"},
		{"12 levels", nest(12), false, ""},
		{"13 levels", nest(13), false, "12 levels"},
		{"13 levels by fragment", "{ a { ...f } } fragment f on X " + nest(12), false, "12 levels"},
		{"5 mutations", "mutation {" + strings.Repeat(mutation, 5) + "}", false, ""},
		{"6 mutations", "mutation { a: " + strings.Repeat(mutation, 6) + "}", false, "5 mutations"},
		{"6 mutations by fragment", "mutation { ...f ...f } fragment f on Mutation {" + strings.Repeat(mutation, 3) + "}", false, "5 mutations"},
		{"second operation", "query a { b } query c {" + aliases(101, "d") + "}", false, "100 fields"},
		{"schema off", "{ __schema { types { name } } }", false, "introspection is off"},
		{"type off", `{ __type(name: "X") { name } }`, false, "introspection is off"},
		{"schema off by fragment", "{ ...f } fragment f on Query { __schema { types { name } } }", false, "introspection is off"},
		{"schema off under alias", "{ x: __schema { types { name } } }", false, "introspection is off"},
		{"schema off in second operation", "query a { b } query c { __schema { types { name } } }", false, "introspection is off"},
		{"typename off", "{ __typename }", false, ""},
		{"schema on", introspection.Query, true, ""},
		{"400 fields of schema", "{ __schema {" + aliases(400, "description") + "} }", true, "token limit"},
		{"deep schema", "{ __schema " + nest(15) + " }", true, ""},
		{"too deep schema", "{ __schema " + nest(16) + " }", true, "16 levels"},
		{"schema and more", "{ __typename a __schema {" + aliases(101, "description") + "} }", true, "100 fields"},
		{"fat schema", "{ __schema { ...f ...f } } fragment f on __Schema {" + aliases(250, "description") + "}", true, "500 fields"},
		{"fat schema by fragments", "{ __schema { ...f ...f ...f } } fragment f on __Schema {" + aliases(170, "description") + "}", true, "500 fields"},
		{"fat unused fragment", "{ a } fragment f on X { ...g ...g ...g } fragment g on X {" + aliases(170, "b") + "}", false, "500 fields"},
		{"self", "{ ...f } fragment f on Query { a ...f }", false, "cycle"},
		{"cycle beside", "{ a } fragment f on Query { ...g } fragment g on Query { ...f }", false, "cycle"},
		{"alias", "{ " + strings.Repeat("a", 200) + ": b }", false, ""},
		{"long alias", "{ " + strings.Repeat("a", 201) + ": b }", false, "alias"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := &documentLimits{introspection: tt.introspection, accepted: newDocuments()}
			err := l.MutateOperationParameters(t.Context(), &graphql.RawParams{Query: tt.document})
			switch {
			case tt.refused == "" && err != nil:
				t.Fatalf("refused: %v", err)
			case tt.refused != "" && (err == nil || !strings.Contains(err.Message, tt.refused)):
				t.Fatalf("error %v, want %q", err, tt.refused)
			}
		})
	}
}

func TestIntrospectionSwitch(t *testing.T) {
	on := newHouse(t)
	a := decodeAnswer(t, on.ask(introspection.Query).Body.Bytes())
	if len(a.Errors) > 0 || !strings.Contains(string(a.Data), "syncRunProgress") {
		t.Fatalf("on: %+v", a.Errors)
	}
	off := newHouse(t, func(c *Config) {})
	off.cfg.Executor = off.executor(false)
	a = decodeAnswer(t, off.ask("{ __schema { types { name } } }").Body.Bytes())
	if len(a.Errors) != 1 || a.Data != nil || a.Errors[0].Message != "introspection is off" {
		t.Fatalf("off: %+v", a)
	}
	if a = decodeAnswer(t, off.ask("{ __typename }").Body.Bytes()); len(a.Errors) != 0 || string(a.Data) != `{"__typename":"Query"}` {
		t.Fatalf("off: %+v", a)
	}
}

func TestNoSuggestionsAndNoMoreThanFiveErrors(t *testing.T) {
	h := newHouse(t)
	got := h.ask("{ viewr a b c d e f g syncRuns { edgs } }")
	a := decodeAnswer(t, got.Body.Bytes())
	if len(a.Errors) != 5 || strings.Contains(got.Body.String(), "mean") {
		t.Fatalf("%s", got.Body)
	}
}

func TestDocumentsAreKeptOnceAccepted(t *testing.T) {
	d := newDocuments()
	doc := &ast.QueryDocument{}
	d.Add(t.Context(), "in use", doc)
	for i := range 5000 {
		d.Add(t.Context(), fmt.Sprint(i), doc)
		if _, ok := d.Get(t.Context(), "in use"); !ok {
			t.Fatal("what is in use was dropped")
		}
	}
	if n := len(d.young) + len(d.old); n > 2*generation {
		t.Fatalf("%d documents", n)
	}
	d.Add(t.Context(), strings.Repeat("x", maxCached+1), doc)
	if _, ok := d.Get(t.Context(), strings.Repeat("x", maxCached+1)); ok {
		t.Fatal("a large document is kept")
	}
}

func TestInvalidDocumentsAreNotKept(t *testing.T) {
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
	h := newHouse(t)
	h.schema.exec = func(ctx context.Context) graphql.ResponseHandler {
		graphql.AddErrorf(ctx, "pq: detail")
		return graphql.OneShot(&graphql.Response{Data: json.RawMessage("null")})
	}
	got := h.ask("{ __typename }")
	a := decodeAnswer(t, got.Body.Bytes())
	if a.Errors[0].Extensions["requestId"] != got.Header().Get("X-Request-Id") || strings.Contains(got.Body.String(), "pq") {
		t.Fatalf("%s", got.Body)
	}
}

// What a resolver says about bad input may quote it.
func TestPresentedErrorsAreShort(t *testing.T) {
	quoting := presenter(func(_ context.Context, err error) *gqlerror.Error { return &gqlerror.Error{Message: err.Error()} })
	if got := quoting(t.Context(), errors.New(strings.Repeat("x", 900_000))); len(got.Message) > maxMessage+8 {
		t.Fatalf("%d bytes", len(got.Message))
	}
}

func TestClipKeepsCharactersWhole(t *testing.T) {
	if got := clip(strings.Repeat("ü", 400)); !strings.HasSuffix(got, "ü…") || len(got) > maxMessage+8 {
		t.Fatalf("%d bytes: %q", len(got), got)
	}
	if clip("short") != "short" {
		t.Fatal("short messages stay")
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
		if len(errs) > maxErrors {
			t.Fatalf("%d errors", len(errs))
		}
		if n := len(encode(requestErrors{errs})); n > 8<<10 {
			t.Fatalf("%d bytes of errors", n)
		}
	})
}
