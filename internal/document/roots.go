package document

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// refuseConditions returns why the conditions of @skip and @include are not accepted, or nothing: a variable that has a
// default is valid there and may be null all the same.
func refuseConditions(operation *graphql.OperationContext) string {
	c := conditions{variables: operation.Variables, seen: map[string]bool{}}
	if name := c.undecided(operation.Operation.SelectionSet); name != "" {
		return "variable $" + name + " must be true or false where it decides what is selected"
	}
	return ""
}

// conditions looks at what an operation selects, each fragment once. Fragments of other operations have other
// variables.
type conditions struct {
	variables map[string]any
	seen      map[string]bool // fragments
}

// undecided names a variable of a condition that is no boolean.
func (c conditions) undecided(set ast.SelectionSet) string {
	for _, selection := range set {
		directives, below := c.open(selection)
		if name := c.undecidedOf(directives); name != "" {
			return name
		}
		if name := c.undecided(below); name != "" {
			return name
		}
	}
	return ""
}

// open tells what conditions a selection has, and what it selects; of a fragment only the first time.
func (c conditions) open(selection ast.Selection) (ast.DirectiveList, ast.SelectionSet) {
	switch s := selection.(type) {
	case *ast.Field:
		return s.Directives, s.SelectionSet
	case *ast.InlineFragment:
		return s.Directives, s.SelectionSet
	case *ast.FragmentSpread:
		if c.seen[s.Name] {
			return s.Directives, nil
		}
		c.seen[s.Name] = true
		return s.Directives, s.Definition.SelectionSet
	}
	return nil, nil
}

func (c conditions) undecidedOf(directives ast.DirectiveList) string {
	for _, directive := range directives {
		condition := directive.Arguments.ForName("if")
		if condition == nil || condition.Value.Kind != ast.Variable {
			continue
		}
		if _, ok := c.variables[condition.Value.Raw].(bool); !ok {
			return condition.Value.Raw
		}
	}
	return ""
}

// refuseRoots returns why the root fields of an operation, as they are with its variables, are not accepted, or
// nothing. Ids stand in the arguments of root fields only.
func (l *limits) refuseRoots(operation *graphql.OperationContext) string {
	kind := operation.Operation.Operation
	root := map[ast.Operation]string{ast.Query: "Query", ast.Mutation: "Mutation", ast.Subscription: "Subscription"}[kind]
	fields := graphql.CollectFields(operation, operation.Operation.SelectionSet, []string{root})
	if kind == ast.Subscription && len(fields) != 1 {
		return "a subscription must select exactly one field"
	}
	if heavy(fields) > maxHeavy {
		return fmt.Sprintf("more than %d previews and look-ups in a request", maxHeavy)
	}
	for _, field := range fields {
		for _, argument := range field.Arguments {
			value, err := argument.Value.Value(operation.Variables)
			declared := field.Definition.Arguments.ForName(argument.Name)
			if err == nil && declared != nil && l.hasOddID(declared.Type, value) {
				return fmt.Sprintf("an id in %s is longer than %d bytes, or a number that is no plain decimal such as 42",
					argument.Name, maxID)
			}
		}
	}
	return ""
}

// maxHeavy is how many questions a request may have that keep a processor busy, or cost money.
const maxHeavy = 5

func heavy(fields []graphql.CollectedField) (n int) {
	for _, field := range fields {
		if field.Name == "previewSearch" || field.Name == "lookupAccount" {
			n++
		}
	}
	return n
}

// hasOddID tells whether a value of a type holds an id that would be read as a number but is not how ids are written,
// such as "+1" or "01". What is no number at all is refused where it is read.
func (l *limits) hasOddID(of *ast.Type, value any) bool {
	switch value := value.(type) {
	case string:
		return of.NamedType == "ID" && isOddNumber(value)
	case json.Number:
		return of.NamedType == "ID" && isOddNumber(value.String())
	case []any:
		return of.Elem != nil && slices.ContainsFunc(value, func(one any) bool { return l.hasOddID(of.Elem, one) })
	case map[string]any:
		for _, field := range l.schema.Types[of.Name()].Fields {
			if l.hasOddID(field.Type, value[field.Name]) {
				return true
			}
		}
	}
	return false
}

// maxID is how long an id may be before anybody reads it, in bytes.
const maxID = 64

func isOddNumber(text string) bool {
	if len(text) > maxID {
		return true
	}
	n, err := strconv.Atoi(text)
	return err == nil && strconv.Itoa(n) != text
}
