package house_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// guides are the pages whose files and functions are held to the tree.
func guides() []string {
	return []string{"docs/recipes.md", "docs/debugging.md", "docs/architecture.md", "CONTRIBUTING.md"}
}

// Every file that a guide names is there, and declares what the guide says is in it: `Name` in `path/file.go`.
func TestHouseGuides(t *testing.T) {
	t.Parallel()
	const path = `(?:[\w.-]+/)+[\w.-]+\.(?:go|sql|md|graphqls|yaml|ts|svelte|js)`
	file := regexp.MustCompile("`(" + path + "|[\\w.-]+\\.(?:graphqls|yml))`")
	declared := regexp.MustCompile("((?:`#?\\w+`(?:, | and | or )?)+) in\\s+`([\\w./-]+\\.(?:go|ts|svelte))`")
	names := namesByFile(t)
	for _, guide := range guides() {
		text, err := os.ReadFile(filepath.Join(root, guide))
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range file.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(match[1], "NNNN") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, match[1])); err != nil {
				t.Errorf("%s names %s, which is not there", guide, match[1])
			}
		}
		for _, match := range declared.FindAllStringSubmatch(string(text), -1) {
			for _, name := range regexp.MustCompile(`\w{3,}`).FindAllString(strings.ReplaceAll(match[1], " and ", " "), -1) {
				if !slices.Contains(names[match[2]], name) && !pageSays(t, match[2], name) {
					t.Errorf("%s: %s does not declare %s", guide, match[2], name)
				}
			}
		}
	}
}

// pageSays tells whether a file of the page has the word: its language is not read here.
func pageSays(t *testing.T, path, word string) bool {
	t.Helper()
	if strings.HasSuffix(path, ".go") {
		return false
	}
	text, err := os.ReadFile(filepath.Join(root, path))
	if err != nil {
		t.Error(err)
	}
	return regexp.MustCompile(`\b` + word + `\b`).Match(text)
}

// namesByFile lists what each file declares.
func namesByFile(t *testing.T) map[string][]string {
	t.Helper()
	names := map[string][]string{}
	for _, f := range handwritten(t) {
		for _, name := range declaredNames(f.syntax) {
			names[f.path] = append(names[f.path], name.Name)
		}
	}
	return names
}
