package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The rules of the house (CONTRIBUTING.md), as far as a program can check them.

const (
	module = "goodones"
	root   = "../.."

	maxLines             = 400
	maxTestLines         = 800
	maxFunctionLines     = 80
	maxTestFunctionLines = 100 // a table of cases counts as one function
)

// arrows says what of ours each room may import. A room that is not listed may not exist. The app may import
// everything that is not built on it, and the benchmarks drive the product from outside.
func arrows() map[string][]string {
	domain := []string{"internal/syncrun"}
	table := map[string][]string{
		".": {"internal/cli"},

		"internal/syncrun":   nil,
		"internal/viewer":    nil,
		"internal/config":    nil,
		"internal/telemetry": nil,
		"internal/pgserver":  nil,
		"internal/sandbox":   nil,
		"internal/graphqlws": nil,

		"graph":              domain,
		"db":                 {"internal/syncrun", "internal/viewer"},
		"internal/progress":  domain,
		"internal/source":    domain,
		"internal/xapi":      {"internal/syncrun", "internal/source"},
		"internal/classify":  domain,
		"internal/natshints": domain,

		"db/dbtest":     {"db", "internal/pgserver"},
		"internal/rest": {"internal/syncrun", "internal/viewer"},
		"pipeline":      {"internal/syncrun", "internal/classify", "internal/source", "internal/xapi"},
		"resolvers":     {"graph", "internal/syncrun", "internal/viewer"},
		"internal/live": {"internal/graphqlws", "internal/progress", "internal/syncrun", "internal/viewer"},
		"internal/server": {"graph", "resolvers", "internal/rest", "internal/graphqlws", "internal/syncrun",
			"internal/viewer", "internal/telemetry"},
		"internal/cli": {"internal/app", "internal/config", "db", "internal/sandbox", "internal/pgserver",
			"internal/telemetry"},
	}
	above := []string{".", "internal/cli", "db/dbtest"}
	for room := range table {
		if !slices.Contains(above, room) {
			table["internal/app"] = append(table["internal/app"], room)
		}
	}
	return table
}

// testsMayImport says whose tests may use the database beyond what their room may.
var testsMayImport = map[string][]string{"pipeline": {"db"}, "internal/progress": {"db"}, "internal/live": {"db"}}

func TestHouseArrows(t *testing.T) {
	t.Parallel()
	table := arrows()
	for _, p := range listPackages(t) {
		room := p.room()
		if room == "bench" || strings.HasPrefix(room, "bench/") {
			for _, imported := range ours(p.Imports) {
				if !strings.HasPrefix(imported, "bench/") {
					t.Errorf("%s imports %s: benchmarks import nothing of the product", room, imported)
				}
			}
			continue
		}
		allowed, known := table[room]
		if !known {
			t.Errorf("%s is not in the table of rooms", room)
		}
		for _, imported := range ours(p.Imports) {
			if !slices.Contains(allowed, imported) {
				t.Errorf("%s imports %s, which it may not", room, imported)
			}
		}
		for _, imported := range ours(slices.Concat(p.TestImports, p.XTestImports)) {
			inTests := slices.Concat(allowed, testsMayImport[room], []string{room})
			if imported == "db" && !slices.Contains(inTests, imported) {
				t.Errorf("the tests of %s import db, which they may not", room)
			}
		}
	}
}

func TestHouseSizes(t *testing.T) {
	t.Parallel()
	for _, f := range handwritten(t) {
		limit, longest := maxLines, maxFunctionLines
		if f.isTest() {
			limit, longest = maxTestLines, maxTestFunctionLines
		}
		if n := f.positions.File(f.syntax.FileStart).LineCount() - 1; n > limit {
			t.Errorf("%s has %d lines; the limit is %d", f.path, n, limit)
		}
		for _, declared := range f.syntax.Decls {
			function, ok := declared.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := f.line(function.End()) - f.line(function.Pos()) + 1; n > longest {
				t.Errorf("%s:%d: %s has %d lines; the limit is %d",
					f.path, f.line(function.Pos()), function.Name.Name, n, longest)
			}
			if function.Name.Name == "init" && function.Recv == nil {
				t.Errorf("%s:%d: init runs behind everybody's back", f.path, f.line(function.Pos()))
			}
		}
	}
}

// bans are words that may be used in some places only.
func bans() []ban {
	in := func(rooms ...string) func(goFile) bool {
		return func(f goFile) bool { return slices.Contains(rooms, f.top()) }
	}
	clocks, environment := in("pipeline", "internal/xapi"), in("internal/config", "db/dbtest", "bench")
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

func TestHouseWords(t *testing.T) {
	t.Parallel()
	banned := bans()
	drivers := []string{"db", "db/dbtest", "internal/pgserver", "bench"} // pgserver only asks whether its cluster answers
	everyColumn := regexp.MustCompile(`(?i)\b(select|returning)\s+(\w+\.)?\*`)
	for _, f := range handwritten(t) {
		ast.Inspect(f.syntax, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.SelectorExpr:
				for _, b := range banned {
					if word := selected(node); slices.Contains(b.words, word) && b.applies(f) {
						t.Errorf("%s:%d: %s: %s", f.path, f.line(node.Pos()), word, b.instead)
					}
				}
			case *ast.BasicLit:
				if f.top() == "db" && node.Kind == token.STRING && everyColumn.MatchString(node.Value) {
					t.Errorf("%s:%d: SQL spells its columns out", f.path, f.line(node.Pos()))
				}
			}
			return true
		})
		for _, driver := range []string{"github.com/jmoiron/sqlx", "github.com/lib/pq"} {
			if f.imports(driver) && !f.isTest() && !slices.Contains(drivers, f.top()) {
				t.Errorf("%s imports %s: SQL is in db only", f.path, driver)
			}
		}
	}
}

// The folder map of the README is the tree: each directory at the top, and each room in internal, no more, no less.
func TestHouseMap(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(readme), "\n## Folder map\n")
	_, block, fenced := strings.Cut(section, "\n```")
	block, _, closed := strings.Cut(block, "\n```")
	if !found || !fenced || !closed {
		t.Fatal("README.md has no code block under the heading Folder map")
	}
	mapped := mappedDirectories(block)
	actual := directories(t, ".")
	for _, room := range directories(t, "internal") {
		actual = append(actual, "internal/"+room)
	}
	for _, directory := range actual {
		if !mapped[directory] {
			t.Errorf("%s/ is not in the folder map", directory)
		}
		delete(mapped, directory)
	}
	for directory := range mapped {
		if above := path.Dir(directory); above == "." || above == "internal" {
			t.Errorf("%s/ is in the folder map, but not there", directory)
		}
	}
}

// mappedDirectories reads a map: a directory a line, ending in a slash; an indented one lies in the last that was not.
func mappedDirectories(block string) map[string]bool {
	entry := regexp.MustCompile(`^( *)((?:[\w.-]+/)+)(?:\s|$)`)
	mapped, above := map[string]bool{}, ""
	for line := range strings.Lines(block) {
		match := entry.FindStringSubmatch(line)
		if match == nil {
			continue
		}
		directory := path.Clean(match[2])
		if match[1] == "" {
			above = directory
		} else {
			directory = path.Join(above, directory)
		}
		for ; directory != "."; directory = path.Dir(directory) {
			mapped[directory] = true
		}
	}
	return mapped
}

// directories lists the directories of the repository in one of its own: those with something in them, and neither
// hidden nor ignored by git.
func directories(t *testing.T, in string) []string {
	t.Helper()
	ignored, err := os.ReadFile(filepath.Join(root, ".gitignore"))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Join(root, in))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		if !entry.IsDir() || name[0] == '.' || slices.Contains(strings.Fields(string(ignored)), "/"+name+"/") {
			continue
		}
		if inside, err := os.ReadDir(filepath.Join(root, in, name)); err == nil && len(inside) > 0 {
			names = append(names, name)
		}
	}
	return names
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

// goPackage is what go list says of a package.
type goPackage struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

func (p goPackage) room() string { return path.Clean(strings.TrimPrefix(p.ImportPath+"/", module+"/")) }

// ours are the imports of this module, without its name.
func ours(imports []string) []string {
	rooms := map[string]bool{}
	for _, imported := range imports {
		if room, ok := strings.CutPrefix(imported, module+"/"); ok {
			rooms[room] = true
		}
	}
	return slices.Sorted(maps.Keys(rooms))
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	list.Dir = root
	var stderr bytes.Buffer
	list.Stderr = &stderr
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	var all []goPackage
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// goFile is a parsed file; its path is relative to the root.
type goFile struct {
	path      string
	positions *token.FileSet
	syntax    *ast.File
}

func (f goFile) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

func (f goFile) line(p token.Pos) int { return f.positions.Position(p).Line }

// top is the room that a file belongs to, and bench for all of the benchmarks.
func (f goFile) top() string {
	if strings.HasPrefix(f.path, "bench/") {
		return "bench"
	}
	return path.Dir(f.path)
}

func (f goFile) imports(name string) bool {
	return slices.ContainsFunc(f.syntax.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"`+name+`"` })
}

// handwritten parses every Go file that no program has made, whatever its build tags.
func handwritten(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		switch name := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && file != root && (name[0] == '.' || name == "node_modules" || name == "testdata"):
			return filepath.SkipDir
		case entry.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		positions := token.NewFileSet()
		syntax, err := parser.ParseFile(positions, file, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if relative, err := filepath.Rel(root, file); err != nil {
			return err
		} else if !ast.IsGenerated(syntax) {
			files = append(files, goFile{filepath.ToSlash(relative), positions, syntax})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
