package house_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Migrations and decisions are known by the number that their names begin with: each has one of its own.
func TestHouseNumbers(t *testing.T) {
	t.Parallel()
	for directory, behind := range map[string]string{"db/migrations": "_", "docs/decisions": "-"} {
		entries, err := os.ReadDir(filepath.Join(root, directory))
		if err != nil {
			t.Fatal(err)
		}
		taken := map[string]string{}
		for _, entry := range entries {
			number, _, numbered := strings.Cut(entry.Name(), behind)
			if other, twice := taken[number]; twice || !numbered {
				t.Errorf("%s/%s has no number of its own; see %s", directory, entry.Name(), other)
			}
			taken[number] = entry.Name()
		}
		if len(taken) < 2 {
			t.Errorf("%s has %d files", directory, len(taken))
		}
	}
}
