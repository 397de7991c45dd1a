package house_test

import (
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	maxLines             = 400
	maxTestLines         = 800
	maxFunctionLines     = 80
	maxTestFunctionLines = 100 // a table of cases counts as one function
	maxColumns           = 120 // in characters, a tab being one of them
)

func checkFileSizes(t *testing.T, f goFile) {
	limit := maxLines
	if f.isTest() {
		limit = maxTestLines
	}
	if n := f.positions.File(f.syntax.FileStart).LineCount() - 1; n > limit {
		t.Errorf("%s has %d lines; the limit is %d", f.path, n, limit)
	}
}

func checkFunctionSizes(t *testing.T, f goFile) {
	longest := maxFunctionLines
	if f.isTest() {
		longest = maxTestFunctionLines
	}
	for _, function := range f.functions() {
		if n := f.line(function.End()) - f.line(function.Pos()) + 1; n > longest {
			t.Errorf("%s: %s has %d lines; the limit is %d", f.at(function), function.Name.Name, n, longest)
		}
		if function.Name.Name == "init" && function.Recv == nil {
			t.Errorf("%s: init runs behind everybody's back", f.at(function))
		}
	}
}

// checkColumns leaves *.resolvers.go out: gqlgen writes each signature there on one line, and does it again each time.
func checkColumns(t *testing.T, f goFile) {
	if strings.HasSuffix(f.path, ".resolvers.go") {
		return
	}
	number := 0
	for line := range strings.Lines(f.text) {
		number++
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > maxColumns && !strings.HasPrefix(line, "//go:") {
			t.Errorf("%s:%d has %d columns; the limit is %d", f.path, number, n, maxColumns)
		}
	}
}
