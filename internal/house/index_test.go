package house_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// An entry of docs/index.md: what somebody asks about, and the places that do it.
type entry struct {
	subject string
	places  []location
}

// location is a file and what of it is meant, which may be nothing.
type location struct {
	path  string
	names []string
}

// Every file that the index names is there, and has what the index says is in it. Subjects are in the order of the
// alphabet, each once.
func TestHouseIndex(t *testing.T) {
	t.Parallel()
	entries := index(t)
	names := namesByFile(t)
	for i, e := range entries {
		if i > 0 && sortKey(entries[i-1].subject) > sortKey(e.subject) {
			t.Errorf("%q stands behind %q", e.subject, entries[i-1].subject)
		}
		if i > 0 && entries[i-1].subject == e.subject {
			t.Errorf("%q stands there twice", e.subject)
		}
		for _, p := range e.places {
			if _, err := os.Stat(filepath.Join(root, p.path)); err != nil {
				t.Errorf("%q names %s, which is not there", e.subject, p.path)
				continue
			}
			for _, name := range p.names {
				if !slices.Contains(names[p.path], name) && !pageSays(t, p.path, name) {
					t.Errorf("%q: %s has no %s", e.subject, p.path, name)
				}
			}
		}
	}
}

// The index leaves out no file of the product, and no setting, metric, code of an error or table.
func TestHouseIndexIsWhole(t *testing.T) {
	t.Parallel()
	text := read(t, "docs/index.md")
	for _, file := range indexed(t) {
		if !strings.Contains(text, file) {
			t.Errorf("docs/index.md has no entry that names %s", file)
		}
	}
	for of, words := range map[string][]string{
		"setting": found(t, `Variable\{\s*"([A-Z_]+)"`, "internal/config/variables.go"),
		"metric": found(t, `(?:Name: |gauge\(|counter\(|counters\(|namespace\+)"_?([a-z_]+)"`,
			"internal/telemetry/metrics.go", "internal/telemetry/sources.go"),
		"code of an error": found(t, `(?m)^\s(?:Code|User)\w+\s.*= "([A-Z_]+)"`,
			"internal/syncrun/errors.go", "internal/syncrun/refusal.go", "resolvers/errors.go"),
		"table": found(t, `CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?(\w+)`, migrations(t)...),
	} {
		if len(words) < 10 {
			t.Errorf("only %d words are found that are each a %s", len(words), of)
		}
		for _, word := range words {
			if of == "metric" {
				word = "goodones_" + word
			}
			if !regexp.MustCompile(`\b` + word + `\b`).MatchString(text) {
				t.Errorf("docs/index.md has no entry of the %s %s", of, word)
			}
		}
	}
}

// index reads the entries of docs/index.md: `- subject · path Name, Name; path · remark`, or without remark.
func index(t *testing.T) []entry {
	t.Helper()
	var entries []entry
	for line := range strings.Lines(read(t, "docs/index.md")) {
		text, isEntry := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if !isEntry {
			continue
		}
		parts := strings.Split(text, " · ")
		if len(parts) < 2 || len(parts) > 3 {
			t.Errorf("%q is no entry: subject · path Name, Name; path · remark", text)
			continue
		}
		e := entry{subject: parts[0]}
		for at := range strings.SplitSeq(parts[1], "; ") {
			file, names, some := strings.Cut(at, " ")
			p := location{path: file}
			if some {
				p.names = strings.Split(names, ", ")
			}
			e.places = append(e.places, p)
		}
		entries = append(entries, e)
	}
	return entries
}

// sortKey is by what subjects are sorted: their letters, digits and spaces.
func sortKey(subject string) string {
	return regexp.MustCompile(`[^a-z0-9 ]`).ReplaceAllString(strings.ToLower(strings.ReplaceAll(subject, "_", " ")), "")
}

// indexed lists the files of the product that somebody may look for: what is generated, and what only documents a
// package, is left out.
func indexed(t *testing.T) []string {
	t.Helper()
	files := migrations(t)
	for _, f := range handwritten(t) {
		if !f.isTest() && path.Base(f.path) != "doc.go" && f.top() != "graph" {
			files = append(files, f.path)
		}
	}
	err := filepath.WalkDir(filepath.Join(root, "web/src"), func(file string, _ os.DirEntry, err error) error {
		relative, _ := filepath.Rel(root, file)
		isSource := strings.HasSuffix(file, ".ts") || strings.HasSuffix(file, ".svelte")
		isGenerated := path.Base(file) == "documents.ts" || strings.HasSuffix(file, "server/schema.ts") // see .gitignore
		if isSource && !isGenerated && !strings.Contains(path.Base(file), ".test.") {
			files = append(files, filepath.ToSlash(relative))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func migrations(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "db/migrations/*.sql"))
	if err != nil || len(files) == 0 {
		t.Fatal("no migrations are found: ", err)
	}
	for i := range files {
		files[i] = "db/migrations/" + filepath.Base(files[i])
	}
	return files
}

// found is what a pattern's first group matches in files.
func found(t *testing.T, pattern string, files ...string) []string {
	t.Helper()
	var words []string
	for _, file := range files {
		for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(read(t, file), -1) {
			words = append(words, match[1])
		}
	}
	return words
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
