package house_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
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
	"slices"
	"strings"
	"sync"
	"testing"
)

const (
	module = "goodones"
	root   = "../.."
)

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
	text      string
	positions *token.FileSet
	syntax    *ast.File
}

func (f goFile) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// at is where a node begins, as file and line.
func (f goFile) at(node ast.Node) string { return fmt.Sprintf("%s:%d", f.path, f.line(node.Pos())) }

func (f goFile) functions() []*ast.FuncDecl {
	var all []*ast.FuncDecl
	for _, declared := range f.syntax.Decls {
		if function, ok := declared.(*ast.FuncDecl); ok {
			all = append(all, function)
		}
	}
	return all
}

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

// handwritten is every Go file that no program has made, whatever its build tags. Nobody changes them.
func handwritten(t *testing.T) []goFile {
	t.Helper()
	files, err := parseOnce()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// parseOnce parses them for all tests.
var parseOnce = sync.OnceValues(parseAll)

func parseAll() ([]goFile, error) {
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
		relative, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		f, err := parse(file)
		if err != nil {
			return err
		}
		if f.path = filepath.ToSlash(relative); !ast.IsGenerated(f.syntax) {
			files = append(files, f)
		}
		return nil
	})
	return files, err
}

func parse(file string) (goFile, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return goFile{}, err
	}
	positions := token.NewFileSet()
	syntax, err := parser.ParseFile(positions, file, text, parser.ParseComments|parser.SkipObjectResolution)
	return goFile{text: string(text), positions: positions, syntax: syntax}, err
}
