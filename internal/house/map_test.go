package house_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
)

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
	fact.Is(fact.Must(t), "found", found, true)
	fact.Is(fact.Must(t), "fenced", fenced, true)
	fact.Is(fact.Must(t), "closed", closed, true)
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
