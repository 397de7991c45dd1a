package document

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

func aliases(n int, field string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: %s ", i, field)
	}
	return b.String()
}

func TestDocumentLimits(t *testing.T) {
	t.Parallel()
	mutation := `cancelSync(syncRunId: 1) { userErrors { code } }`
	nest := func(n int) string { return "{" + strings.Repeat("a {", n-1) + "b" + strings.Repeat("}", n) }
	tests := []struct {
		name, document string
		introspection  bool
		refused        string // part of the reason; empty: accepted
	}{
		{"plain", "{ viewer { userName } }", false, ""},
		{"300 fields", "{" + aliases(300, "b") + "}", false, ""},
		{"301 fields", "{" + aliases(301, "b") + "}", false, "301 fields are asked for; 300 are allowed"},
		{"300 by fragment", "{ ...f ...f } fragment f on Query {" + aliases(150, "b") + "}", false, ""},
		{"302 by fragment", "{ ...f ...f } fragment f on Query {" + aliases(151, "b") + "}", false, "302 fields"},
		{"__typename is free", "{ a " + strings.Repeat("__typename ", 900) + "}", false, ""},
		{"__typename by fragments", "{ ...f ...f } fragment f on Query {" + strings.Repeat("__typename ", 501) + "}", false,
			"more than 1000 times"},
		{"302 by inline fragment", "{ ... {" + aliases(151, "a") + "} ... on Query {" + aliases(151, "b") + "} }", false,
			"302 fields"},
		{"12 levels", nest(12), false, ""},
		{"13 levels", nest(13), false, "12 levels"},
		{"13 levels by fragment", "{ a { ...f } } fragment f on X " + nest(12), false, "12 levels"},
		{"5 mutations", "mutation {" + strings.Repeat(mutation, 5) + "}", false, ""},
		{"6 mutations", "mutation { a: " + strings.Repeat(mutation, 6) + "}", false, "5 mutations"},
		{"6 mutations by fragment", "mutation { ...f ...f } fragment f on Mutation {" + strings.Repeat(mutation, 3) + "}",
			false, "5 mutations"},
		{"second operation", "query a { b } query c {" + aliases(301, "d") + "}", false, "301 fields"},
		{"schema off", "{ __schema { types { name } } }", false, "introspection is off: "},
		{"type off", `{ __type(name: "X") { name } }`, false, "introspection is off: "},
		{"schema off by fragment", "{ ...f } fragment f on Query { __schema { types { name } } }", false,
			"introspection is off: "},
		{"schema off under alias", "{ x: __schema { types { name } } }", false, "introspection is off: "},
		{"schema off in second operation", "query a { b } query c { __schema { types { name } } }", false,
			"introspection is off: "},
		{"typename off", "{ __typename }", false, ""},
		{"schema on", introspection.Query, true, ""},
		{"400 fields of schema", "{ __schema {" + aliases(400, "description") + "} }", true, "token limit"},
		{"deep schema", "{ __schema " + nest(15) + " }", true, ""},
		{"too deep schema", "{ __schema " + nest(16) + " }", true, "16 levels"},
		{"schema and more", "{ a __schema {" + aliases(301, "description") + "} }", true, "303 fields"},
		{"fat schema", "{ __schema { ...f ...f } } fragment f on __Schema {" + aliases(250, "description") + "}", true,
			"500 are allowed"},
		{"fat schema by fragments", "{ __schema { ...f ...f ...f } } fragment f on __Schema {" + aliases(170, "description") +
			"}", true, "500 are allowed"},
		{"fat unused fragment", "{ a } fragment f on X { ...g ...g ...g } fragment g on X {" + aliases(170, "b") + "}", false,
			"500 are allowed"},
		{"self", "{ ...f } fragment f on Query { a ...f }", false, "cycle"},
		{"cycle beside", "{ a } fragment f on Query { ...g } fragment g on Query { ...f }", false, "cycle"},
		{"alias", "{ " + strings.Repeat("a", 200) + ": b }", false, ""},
		{"long alias", "{ " + strings.Repeat("a", 201) + ": b }", false, "alias"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := &limits{introspection: tt.introspection, accepted: newDocuments()}
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

func TestDocumentsAreKeptOnceAccepted(t *testing.T) {
	t.Parallel()
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

// A resolver's message about bad input may quote it.
func TestPresentedErrorsAreShort(t *testing.T) {
	t.Parallel()
	quoting := presenter(func(_ context.Context,
		err error) *gqlerror.Error {
		return &gqlerror.Error{Message: err.Error()}
	})
	if got := quoting(t.Context(), errors.New(strings.Repeat("x", 900_000))); len(got.Message) > maxMessage+8 {
		t.Fatalf("%d bytes", len(got.Message))
	}
}

func TestClipKeepsCharactersWhole(t *testing.T) {
	t.Parallel()
	if got := clip(strings.Repeat("ü", 400)); !strings.HasSuffix(got, "ü…") || len(got) > maxMessage+8 {
		t.Fatalf("%d bytes: %q", len(got), got)
	}
	if clip("short") != "short" {
		t.Fatal("short messages stay")
	}
}
