package house_test

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"
)

// checkParallel wants every test to run beside the others, by itself or by a helper of its package, or to say why it
// cannot: in a comment that begins with "Not parallel:", or by what Go itself allows to no parallel test.
func checkParallel(t *testing.T, files []goFile) {
	helpers := map[string][]string{}
	for _, f := range files {
		for _, function := range f.functions() {
			if calls(function, excusing()) {
				helpers[path.Dir(f.path)] = append(helpers[path.Dir(f.path)], function.Name.Name)
			}
		}
	}
	for _, f := range files {
		for _, function := range f.functions() {
			if takesT(function) && !calls(function, excusing()) && !calls(function, helpers[path.Dir(f.path)]) &&
				!f.excuses(function) {
				t.Errorf("%s: %s does not call t.Parallel, nor says why", f.at(function), function.Name.Name)
			}
		}
	}
}

// excusing are t.Parallel and what no parallel test may call.
func excusing() []string { return []string{"Parallel", "Setenv", "Chdir", "AllocsPerRun"} }

func takesT(function *ast.FuncDecl) bool {
	if function.Recv != nil || !strings.HasPrefix(function.Name.Name, "Test") || function.Type.Params.NumFields() != 1 {
		return false
	}
	pointer, ok := function.Type.Params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	of, ok := pointer.X.(*ast.SelectorExpr)
	return ok && selected(of) == "testing.T"
}

func calls(function *ast.FuncDecl, names []string) bool {
	called := false
	if function.Body == nil {
		return false
	}
	ast.Inspect(function.Body, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok {
			switch of := call.Fun.(type) {
			case *ast.SelectorExpr:
				called = called || slices.Contains(names, of.Sel.Name)
			case *ast.Ident:
				called = called || slices.Contains(names, of.Name)
			}
		}
		return !called
	})
	return called
}

func (f goFile) excuses(function *ast.FuncDecl) bool {
	if strings.Contains(function.Doc.Text(), "Not parallel:") {
		return true
	}
	for _, comment := range f.syntax.Comments {
		if comment.Pos() > function.Pos() && comment.End() < function.End() &&
			strings.HasPrefix(comment.Text(), "Not parallel:") {
			return true
		}
	}
	return false
}
