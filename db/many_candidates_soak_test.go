//go:build soak

package db_test

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"
)

var candidates = flag.Int("candidates", 1_000_000, "how many candidates TestSoakLists makes")

// TestSoakLists prints the 99th percentile of every list at a million candidates of one user, and fails above 50 ms.
func TestSoakLists(t *testing.T) {
	// Not parallel: it measures the machine, alone.
	m := newMany(t, *candidates)
	const bar = 50 * time.Millisecond
	filters := m.filters()
	for i, name := range slices.Sorted(maps.Keys(filters)) {
		times := m.measured(filters[name], 100)
		line := fmt.Sprintf("%-26s", name)
		for _, question := range slices.Sorted(maps.Keys(times)) {
			line += fmt.Sprintf(" %s %.1f", question, float64(times[question].Microseconds())/1000)
			if times[question] > bar {
				t.Errorf("%s, %s: %v", name, question, times[question])
			}
		}
		t.Logf("%2d of %d %s", i+1, len(filters), line)
	}
}
