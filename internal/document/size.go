package document

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// The limits of a document.
const (
	maxTokens    = 1000
	maxMutations = 5
	maxName      = 200 // bytes of an alias, which comes back in the answer
)

// size is how large an operation may be: fields after fragments were put in their places, but for __typename, which
// clients add to every selection, and levels of fields.
type size struct{ fields, depth int }

// maxTypenames is how often __typename may stand in an operation, after fragments were put in their places.
const maxTypenames = 1000

func ordinarySize() size { return size{fields: 300, depth: 12} }

// schemaSize is for operations that ask for the schema alone: the question that every tool sends has over 200 fields
// and 15 levels.
func schemaSize() size { return size{fields: 500, depth: 16} }

// limits refuses documents that would cost much, before they are validated. Its own cost is linear in the
// number of tokens.
type limits struct {
	schema        *ast.Schema // set by Validate
	introspection bool
	accepted      *documents // found here means: passed before
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
	graphql.OperationContextMutator
} = (*limits)(nil)

// ExtensionName is for gqlgen.
func (*limits) ExtensionName() string { return "DocumentLimits" }

// Validate is for gqlgen: every schema will do.
func (l *limits) Validate(schema graphql.ExecutableSchema) error {
	l.schema = schema.Schema()
	return nil
}

// MutateOperationParameters reads the variables that the operation declares; its error refuses the request.
func (l *limits) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	doc, known := l.accepted.Get(ctx, params.Query)
	if !known {
		var err error
		if doc, err = parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, maxTokens); err != nil {
			return gqlerror.WrapIfUnwrapped(err)
		}
		if reason := l.refuse(doc); reason != "" {
			return gqlerror.Errorf("%s", reason)
		}
	}
	if reason := readVariables(doc, params); reason != "" {
		return gqlerror.Errorf("%s", reason)
	}
	return nil
}

// MutateOperationContext tells the executor whether the schema may be asked for, and refuses what only shows once
// there are variables.
func (l *limits) MutateOperationContext(_ context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	operation.DisableIntrospection = !l.introspection
	// Conditions come first: what collects fields panics on those that are null.
	for _, refuse := range []func(*graphql.OperationContext) string{refuseConditions, l.refuseRoots, refuseLists} {
		if reason := refuse(operation); reason != "" {
			return gqlerror.Errorf("%s", reason)
		}
	}
	return nil
}

// refuse returns why a document is not accepted, or nothing.
func (l *limits) refuse(doc *ast.QueryDocument) string {
	c := newCounter(doc)
	for _, operation := range doc.Operations {
		w := c.selections(operation.SelectionSet)
		limit := ordinarySize()
		if w.schema && !l.introspection {
			return "introspection is off: the server's INTROSPECTION setting allows it, and schema.graphqls has the schema"
		}
		if w.schema && !w.other && operation.Operation == ast.Query {
			limit = schemaSize()
		}
		if reason := limit.refuse(w); reason != "" {
			return reason
		}
		if operation.Operation == ast.Mutation && w.roots > maxMutations {
			return fmt.Sprintf("more than %d mutations in a request", maxMutations)
		}
	}
	// Validation looks at fragments that no operation uses, too.
	for _, fragment := range doc.Fragments {
		if reason := schemaSize().refuse(c.fragment(fragment.Name)); reason != "" {
			return reason
		}
	}
	switch {
	case c.cyclic:
		return "fragments must not form a cycle"
	case c.deferred:
		return "@defer is not supported"
	case c.longName:
		return fmt.Sprintf("an alias is longer than %d bytes", maxName)
	}
	return ""
}

func (s size) refuse(w weight) string {
	switch {
	case w.fields == tooMany:
		return fmt.Sprintf("over a million fields are asked for; %d are allowed, fragments expanded", s.fields)
	case w.fields > s.fields:
		return fmt.Sprintf("%d fields are asked for; %d are allowed, fragments expanded", w.fields, s.fields)
	case w.typenames > maxTypenames:
		return fmt.Sprintf("__typename is asked for more than %d times", maxTypenames)
	case w.depth > s.depth:
		return fmt.Sprintf("more than %d levels deep", s.depth)
	}
	return ""
}

// weight is how large a set of selections is once fragments are put in their places.
type weight struct {
	fields    int  // of all levels, but for __typename; at most tooMany
	typenames int  // __typename on all levels; at most tooMany
	depth     int  // levels of fields
	roots     int  // fields of the first level; at most tooMany
	schema    bool // __schema or __type is on the first level
	other     bool // so is something else but __typename
}

// tooMany is more than any limit. Sums stop there, since those of nested fragments double with each.
const tooMany = 1 << 20

func (w *weight) add(v weight) {
	w.fields = min(tooMany, w.fields+v.fields)
	w.typenames = min(tooMany, w.typenames+v.typenames)
	w.roots = min(tooMany, w.roots+v.roots)
	w.depth = max(w.depth, v.depth)
	w.schema = w.schema || v.schema
	w.other = w.other || v.other
}

// counter weighs the parts of one document, each fragment once.
type counter struct {
	fragments map[string]*ast.FragmentDefinition
	weighed   map[string]*weight // nil while it is being weighed
	cyclic    bool
	deferred  bool
	longName  bool
}

func newCounter(doc *ast.QueryDocument) *counter {
	c := &counter{fragments: map[string]*ast.FragmentDefinition{}, weighed: map[string]*weight{}}
	for _, fragment := range doc.Fragments {
		if c.fragments[fragment.Name] == nil { // validation refuses the second of a name
			c.fragments[fragment.Name] = fragment
		}
	}
	return c
}

func (c *counter) selections(set ast.SelectionSet) (w weight) {
	for _, selection := range set {
		switch selection := selection.(type) {
		case *ast.Field:
			w.add(c.field(selection))
		case *ast.InlineFragment:
			c.deferred = c.deferred || selection.Directives.ForName("defer") != nil
			w.add(c.selections(selection.SelectionSet))
		case *ast.FragmentSpread:
			c.deferred = c.deferred || selection.Directives.ForName("defer") != nil
			w.add(c.fragment(selection.Name))
		}
	}
	return w
}

func (c *counter) field(field *ast.Field) weight {
	below := c.selections(field.SelectionSet)
	c.longName = c.longName || len(field.Alias) > maxName
	if field.Name == "__typename" {
		return weight{typenames: 1, depth: 1, roots: 1}
	}
	schema := field.Name == "__schema" || field.Name == "__type"
	return weight{
		fields: below.fields + 1, typenames: below.typenames,
		depth:  below.depth + 1,
		roots:  1,
		schema: schema,
		other:  !schema,
	}
}

// fragment weighs a fragment. One that is not defined counts as a field, so that spreads of it are not free.
func (c *counter) fragment(name string) weight {
	if w, begun := c.weighed[name]; begun {
		if w == nil {
			c.cyclic = true
			return weight{}
		}
		return *w
	}
	definition := c.fragments[name]
	if definition == nil {
		return weight{fields: 1, depth: 1, roots: 1, other: true}
	}
	c.weighed[name] = nil
	w := c.selections(definition.SelectionSet)
	c.weighed[name] = &w
	return w
}
