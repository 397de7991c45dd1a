//go:build soak

package app_test

import (
	"slices"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// The bar of a preview, as a client waits for it.
const (
	knownPeople     = 100_000
	longestPreview  = 300 * time.Millisecond
	previewsInARow  = 100
	percentileAsked = 99
)

// TestSoakPreview tries searches on an account with 100,000 followers.
//
// Not parallel: it measures time.
func TestSoakPreview(t *testing.T) {
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	w.acquaint(knownPeople)
	for _, asked := range []struct{ name, description string }{
		{"a role and a place", "tech founders in Berlin"}, {"a rare role", "cardiologists"}, {"a place", "people in Tokyo"},
		{"words", "sourdough"},
	} {
		var took []time.Duration
		var last searchPreview
		for range previewsInARow {
			began := time.Now()
			last = n.preview(map[string]any{"description": asked.description}, 20)
			took = append(took, time.Since(began))
		}
		slices.Sort(took)
		at := took[len(took)*percentileAsked/100]
		t.Logf("%s: %d judged, complete %v, %d FULL, %d MAYBE, %d shown; median %v, p99 %v", asked.name, last.JudgedCount,
			last.IsComplete, last.FullCount, last.MaybeCount, len(last.Matches), took[len(took)/2], at)
		if at > longestPreview || last.JudgedCount == 0 {
			t.Errorf("%s took %v, want at most %v", asked.name, at, longestPreview)
		}
	}
}
