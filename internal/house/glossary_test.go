package house_test

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// retired are words that the glossary of CONTRIBUTING.md replaced: no name that we declare may be one of them.
func retired() map[string]string {
	return map[string]string{
		"barren":    "say what is missing",
		"beside":    "say what it is added to",
		"between":   "say what lies there",
		"clear":     "it is Go's own",
		"greet":     "connect",
		"hearing":   "connected",
		"hits":      "say what was found",
		"massacre":  "chaos",
		"offset":    "sequence, of an event",
		"scribe":    "writer",
		"slaughter": "chaos",
		"starver":   "say what it does",
		"told":      "say what was sent",
		"torn":      "say what failed",
	}
}

// retiredIn are words that mean something else in some rooms.
func retiredIn() []retirement {
	delivery := []string{"internal/progress", "internal/live", "internal/graphqlws", "internal/server", "internal/rest"}
	return []retirement{
		{[]string{"follower", "followers"}, delivery, "subscriber"},
		{[]string{"users"}, delivery, "subscribers"},
		{[]string{"place"}, append(delivery, "db", "pipeline", "internal/app"), "sequence"},
		{[]string{"x"}, []string{"db"}, "a word"},
		{[]string{"time"}, []string{"internal/app"}, "clock"},
	}
}

type retirement struct {
	words   []string
	rooms   []string
	instead string
}

func checkGlossary(t *testing.T, f goFile) {
	everywhere := retired()
	for _, name := range declaredNames(f.syntax) {
		word := strings.ToLower(name.Name)
		if instead, found := everywhere[word]; found {
			t.Errorf("%s: %s is not in the glossary: %s", f.at(name), name.Name, instead)
		}
		for _, r := range retiredIn() {
			if slices.Contains(r.words, word) && slices.Contains(r.rooms, f.top()) {
				t.Errorf("%s: %s means something else here: %s", f.at(name), name.Name, r.instead)
			}
		}
	}
}

// checkRun keeps the name Run for what owns a goroutine: Run(ctx) error.
func checkRun(t *testing.T, f goFile) {
	ast.Inspect(f.syntax, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncDecl:
			if node.Recv != nil && node.Name.Name == "Run" && !runs(node.Type) {
				t.Errorf("%s: the method Run is Run(ctx) error", f.at(node))
			}
		case *ast.InterfaceType:
			for _, method := range node.Methods.List {
				function, ok := method.Type.(*ast.FuncType)
				if ok && method.Names[0].Name == "Run" && !runs(function) {
					t.Errorf("%s: the method Run is Run(ctx) error", f.at(method))
				}
			}
		}
		return true
	})
}

func runs(function *ast.FuncType) bool {
	if function.Params.NumFields() != 1 || function.Results.NumFields() != 1 {
		return false
	}
	parameter, isContext := function.Params.List[0].Type.(*ast.SelectorExpr)
	result, isError := function.Results.List[0].Type.(*ast.Ident)
	return isContext && selected(parameter) == "context.Context" && isError && result.Name == "error"
}
