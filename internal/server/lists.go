package server

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// The limits of lists: a list below a list is asked for once for each entry of the one above.
const (
	maxLists = 120 // that ask the database one by one
	maxRows  = 20_000
	// A subscription asks for its lists again with each event.
	maxListsOfEvent = 2
	maxRowsOfEvent  = 1_000
)

// load is what the lists of a selection ask for: those that say how many entries they want, and entries in all.
type load struct{ lists, rows int }

func (l load) plus(m load) load {
	return load{min(tooMany, l.lists+m.lists), min(tooMany, l.rows+m.rows)}
}

// each is l once for each of n entries; l and n are at most tooMany.
func (l load) each(n int) load { return load{min(tooMany, n*l.lists), min(tooMany, n*l.rows)} }

// refuseLists returns why the lists of an operation, as they are with its variables, are not accepted, or nothing.
func refuseLists(operation *graphql.OperationContext) string {
	s := scale{variables: operation.Variables, fragments: map[string]load{}}
	l := s.selections(operation.Operation.SelectionSet)
	lists, rows := maxLists, maxRows
	if operation.Operation.Operation == ast.Subscription {
		lists, rows = maxListsOfEvent, maxRowsOfEvent
	}
	switch {
	case l.lists > lists:
		return fmt.Sprintf("more than %d lists, those below the entries of other lists included", lists)
	case l.rows > rows:
		return fmt.Sprintf("more than %d entries of lists are asked for in all", rows)
	}
	return ""
}

// scale weighs the lists of a valid document, each fragment once.
type scale struct {
	variables map[string]any
	fragments map[string]load
}

func (s scale) selections(set ast.SelectionSet) (l load) {
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

func (s scale) field(field *ast.Field) load {
	below := s.selections(field.SelectionSet)
	if field.Definition == nil || field.Definition.Arguments.ForName("first") == nil {
		return below
	}
	n := min(max(s.first(field), 0), tooMany)
	return load{1, n}.plus(below.each(n))
}

// first is how many entries a list is asked for. What is no number is refused where it is read.
func (s scale) first(field *ast.Field) int {
	n, _ := graphql.UnmarshalInt(field.ArgumentMap(s.variables)["first"])
	return n
}
