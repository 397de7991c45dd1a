package document

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// The limits of lists: a list below a list is asked for once for each entry of the one above.
const (
	maxLists  = 120 // that ask the database one by one
	maxRows   = 20_000
	maxValues = 100_000
	// A subscription asks for its lists again with each event.
	maxListsOfEvent  = 2
	maxRowsOfEvent   = 1_000
	maxValuesOfEvent = 5_000
	// usualLines is what a list of plain values counts that does not say how many it wants, such as progressLog.
	usualLines = 100
)

// demand is what a selection asks for: lists that say how many entries they want, their entries in all, and values,
// which are what an answer is made of.
type demand struct{ lists, rows, values int }

func (l demand) plus(m demand) demand {
	return demand{min(tooMany, l.lists+m.lists), min(tooMany, l.rows+m.rows), min(tooMany, l.values+m.values)}
}

// each is l once for each of n entries; l and n are at most tooMany.
func (l demand) each(n int) demand {
	return demand{min(tooMany, n*l.lists), min(tooMany, n*l.rows), min(tooMany, n*l.values)}
}

// refuseLists returns why the lists of an operation, as they are with its variables, are not accepted, or nothing.
func refuseLists(operation *graphql.OperationContext) string {
	s := scale{variables: operation.Variables, fragments: map[string]demand{}}
	l := s.selections(operation.Operation.SelectionSet)
	limit := demand{maxLists, maxRows, maxValues}
	if operation.Operation.Operation == ast.Subscription {
		limit = demand{maxListsOfEvent, maxRowsOfEvent, maxValuesOfEvent}
	}
	switch {
	case l.lists > limit.lists:
		return fmt.Sprintf("more than %d lists, those below the entries of other lists included", limit.lists)
	case l.rows > limit.rows:
		return fmt.Sprintf("more than %d entries of lists are asked for in all", limit.rows)
	case l.values > limit.values:
		return fmt.Sprintf(
			"more than %d values are asked for, each once for every entry of the lists above it",
			limit.values,
		)
	}
	return ""
}

// scale weighs the lists of a valid document, each fragment once.
type scale struct {
	variables map[string]any
	fragments map[string]demand
}

func (s scale) selections(set ast.SelectionSet) (l demand) {
	for _, selection := range set {
		switch selection := selection.(type) {
		case *ast.Field:
			l = l.plus(s.field(selection))
		case *ast.InlineFragment:
			l = l.plus(s.selections(selection.SelectionSet))
		case *ast.FragmentSpread:
			known, ok := s.fragments[selection.Name]
			if !ok {
				known = s.selections(selection.Definition.SelectionSet)
				s.fragments[selection.Name] = known
			}
			l = l.plus(known)
		}
	}
	return l
}

func (s scale) field(field *ast.Field) demand {
	below := s.selections(field.SelectionSet).plus(demand{values: 1})
	if field.Definition == nil {
		return below
	}
	if declared := field.Definition.Arguments.ForName("first"); declared != nil {
		n := s.entries(field, declared)
		if backwards := field.Definition.Arguments.ForName("last"); backwards != nil {
			n = max(n, s.entries(field, backwards))
		}
		return demand{lists: 1, rows: n}.plus(below.each(n))
	}
	if ids, ok := field.ArgumentMap(s.variables)["ids"].([]any); ok {
		return demand{lists: 1, rows: len(ids)}.plus(below.each(min(len(ids), tooMany)))
	}
	if field.Definition.Type.Elem != nil && len(field.SelectionSet) == 0 {
		return below.each(usualLines)
	}
	return below
}

// entries is how many entries an argument of a list asks for, at most tooMany. What is left out or null is the
// default, as it is where the list is read; what no list accepts is refused there, and counts as one.
func (s scale) entries(field *ast.Field, declared *ast.ArgumentDefinition) int {
	given := field.ArgumentMap(s.variables)[declared.Name]
	if given == nil && declared.DefaultValue != nil {
		given, _ = declared.DefaultValue.Value(nil) // a number, or the schema would not load
	}
	n, _ := graphql.UnmarshalInt(given) // validated already
	return min(max(n, 1), tooMany)
}
