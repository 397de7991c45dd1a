package house_test

import (
	"go/ast"
	"strings"
	"testing"
)

const (
	maxParameters = 5 // the context included
	maxResults    = 3
)

// checkSignatures counts what functions, methods and those of interfaces take and return, in tests too. Where gqlgen
// or an interface of the standard library makes the signature, nobody has a choice.
func checkSignatures(t *testing.T, f goFile) {
	if strings.HasSuffix(f.path, ".resolvers.go") {
		return
	}
	ast.Inspect(f.syntax, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncDecl:
			checkSignature(t, f, node.Name.Name, node.Type)
		case *ast.InterfaceType:
			for _, method := range node.Methods.List {
				if function, ok := method.Type.(*ast.FuncType); ok {
					checkSignature(t, f, method.Names[0].Name, function)
				}
			}
		}
		return true
	})
}

func checkSignature(t *testing.T, f goFile, name string, function *ast.FuncType) {
	if n := function.Params.NumFields(); n > maxParameters {
		t.Errorf("%s: %s takes %d parameters; the limit is %d", f.at(function), name, n, maxParameters)
	}
	if n := function.Results.NumFields(); n > maxResults {
		t.Errorf("%s: %s returns %d values; the limit is %d", f.at(function), name, n, maxResults)
	}
}
