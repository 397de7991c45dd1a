package house_test

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"testing"
)

// bans are words that may be used in some places only.
func bans() []ban {
	in := func(rooms ...string) func(goFile) bool {
		return func(f goFile) bool { return slices.Contains(rooms, f.top()) }
	}
	clocks, environment := in("pipeline", "internal/xapi"), in("internal/config", "db/dbtest", "internal/scratch", "bench")
	return []ban{
		{
			words: []string{"time.Now", "time.Since", "time.Until"}, instead: "ask the Clock",
			applies: func(f goFile) bool { return clocks(f) && !f.isTest() && f.path != "pipeline/clock.go" },
		},
		{
			words: []string{"os.Getenv", "os.LookupEnv", "os.ExpandEnv"}, instead: "internal/config reads the environment",
			applies: func(f goFile) bool { return !environment(f) && !f.isTest() },
		},
		{
			words: []string{"time.Sleep"}, instead: "wait for a signal, or use testing/synctest",
			applies: func(f goFile) bool { return f.isTest() && !f.imports("testing/synctest") },
		},
		{
			words:   []string{"t.Skip", "t.Skipf", "t.SkipNow", "b.Skip", "b.Skipf", "tb.Skip", "tb.Skipf"},
			instead: "what is missing is a failure",
			applies: goFile.isTest,
		},
	}
}

func checkBans(t *testing.T, f goFile) {
	banned := bans()
	ast.Inspect(f.syntax, func(node ast.Node) bool {
		if of, ok := node.(*ast.SelectorExpr); ok {
			for _, b := range banned {
				if word := selected(of); slices.Contains(b.words, word) && b.applies(f) {
					t.Errorf("%s: %s: %s", f.at(node), word, b.instead)
				}
			}
		}
		return true
	})
}

func checkSQL(t *testing.T, f goFile) {
	drivers := []string{"db", "db/dbtest", "internal/pgserver", "bench"} // pgserver only asks whether its cluster answers
	for _, driver := range []string{"github.com/jmoiron/sqlx", "github.com/lib/pq"} {
		if f.imports(driver) && !f.isTest() && !slices.Contains(drivers, f.top()) {
			t.Errorf("%s imports %s: SQL is in db only", f.path, driver)
		}
	}
	if f.top() != "db" {
		return
	}
	everyColumn := regexp.MustCompile(`(?i)\b(select|returning)\s+(\w+\.)?\*`)
	ast.Inspect(f.syntax, func(node ast.Node) bool {
		if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING && everyColumn.MatchString(literal.Value) {
			t.Errorf("%s: SQL spells its columns out", f.at(node))
		}
		return true
	})
}

// ban is a set of qualified names and where they may not be used.
type ban struct {
	words   []string
	instead string
	applies func(goFile) bool
}

func selected(s *ast.SelectorExpr) string {
	if from, ok := s.X.(*ast.Ident); ok {
		return from.Name + "." + s.Sel.Name
	}
	return ""
}
