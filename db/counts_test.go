package db_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"goodones/db"
	"goodones/internal/syncrun"
)

// TestCountsAreTheDomains compares the counts of the statements with those of the domain and of both tables.
func TestCountsAreTheDomains(t *testing.T) {
	t.Parallel()
	f := open(t)
	var want []string
	counts := reflect.TypeFor[syncrun.Counts]()
	for i := range counts.NumField() {
		want = append(want, counts.Field(i).Tag.Get("db"))
	}
	columns := strings.Fields(strings.ReplaceAll(db.CountColumns, ",", " "))
	if !slices.Equal(columns, want) {
		t.Errorf("statements have %q, the domain has %q", columns, want)
	}
	for _, table := range []string{"sync_runs", "sync_run_events"} {
		var there []string
		must(t, f.raw.SelectContext(t.Context(), &there, `SELECT column_name FROM information_schema.columns
			WHERE table_name = $1 AND column_name LIKE '%\_count' ORDER BY ordinal_position`, table))
		if !slices.Equal(there, want) {
			t.Errorf("%s has %q, the domain has %q", table, there, want)
		}
	}
}
