//go:build soak

package db_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"
)

// TestSoakLists prints the 99th percentile of every list at a million candidates of one user, and fails above 50 ms.
func TestSoakLists(t *testing.T) {
	// Not parallel: it measures the machine, alone.
	m := newMany(t, 1_000_000)
	const bar = 50 * time.Millisecond
	filters := m.filters()
	for _, name := range slices.Sorted(maps.Keys(filters)) {
		times := m.measured(filters[name], 100)
		line := fmt.Sprintf("%-26s", name)
		for _, question := range slices.Sorted(maps.Keys(times)) {
			line += fmt.Sprintf(" %s %.1f", question, float64(times[question].Microseconds())/1000)
			if times[question] > bar {
				t.Errorf("%s, %s: %v", name, question, times[question])
			}
		}
		t.Log(line)
	}
}
