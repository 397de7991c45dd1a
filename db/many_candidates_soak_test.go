//go:build soak

package db_test

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"goodones/internal/syncrun"
)

var candidates = flag.Int("candidates", 1_000_000, "how many candidates TestSoakLists makes")

// TestSoakLists prints the 99th percentile of every list at a million candidates of one user, and of what sums up a
// million runs and ten million followers, and fails above 50 ms.
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
	m.age()
	starter := m.Starter(capped(1 << 40))
	for name, ask := range map[string]func() error{
		"v1's sync-settings": func() error {
			_, err := starter.Overview(t.Context(), m.user)
			return err
		},
		"estimateSync": func() error {
			_, err := m.EstimateFacts(t.Context(), m.user, 1)
			if err == nil {
				_, err = starter.Allowance(t.Context(), m.user, syncrun.NetworkX, syncrun.TierPro)
			}
			return err
		},
	} {
		took := percentile(100, func() { must(t, ask()) })
		t.Logf("%-26s %.1f", name, float64(took.Microseconds())/1000)
		if took > bar {
			t.Errorf("%s: %v", name, took)
		}
	}
}

// age gives the user as many ended runs as there are candidates, over three years, and one account ten times as many
// followers.
func (m *many) age() {
	m.exec(`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, budget, triggered_at, started_at,
			completed_at, day_ends_at, new_followers_count, likers_count, resources_used)
		SELECT 1, 1 + g % 20, 'cron', 'completed', 100, t.at, t.at, t.at + interval '1 minute', t.at + interval '1 hour',
			g % 100, g % 10, 5
		FROM generate_series(1, $1::int) g
		CROSS JOIN LATERAL (SELECT now() - ($1::int - g) * (interval '3 years' / $1::int) AS at) t`, m.size)
	m.exec(`INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, facts_hash)
		SELECT 1, g, 1, now(), 1 FROM generate_series(1, 10 * $1::bigint) g`, m.size)
	m.exec(`VACUUM ANALYZE sync_runs, edges`)
}
