package house_test

import (
	"go/ast"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestHousePromises holds the pages that name the test of each rule to the tests that there are, and each named client
// check to its file.
func TestHousePromises(t *testing.T) {
	t.Parallel()
	there := map[string]bool{}
	for _, f := range handwritten(t) {
		for _, declared := range f.syntax.Decls {
			if function, ok := declared.(*ast.FuncDecl); ok && strings.HasSuffix(f.path, "_test.go") {
				there[function.Name.Name] = true
			}
		}
	}
	test, client := regexp.MustCompile("`((?:Test|Benchmark)\\w+)"), regexp.MustCompile("`(clients/[\\w/.-]+\\.js)`")
	for _, page := range []string{"docs/doors.md", "docs/people.md", "docs/sources.md"} {
		text, err := os.ReadFile(filepath.Join(root, page))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range test.FindAllStringSubmatch(string(text), -1) {
			if !there[name[1]] {
				t.Errorf("%s names %s, which is not there", page, name[1])
			}
		}
		for _, file := range client.FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(root, file[1])); err != nil {
				t.Errorf("%s names %s, which is not there", page, file[1])
			}
		}
	}
}
