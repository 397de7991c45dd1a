//go:build soak

package db_test

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pressly/goose/v3"

	"goodones/internal/syncrun"
)

var (
	candidates = flag.Int("candidates", 1_000_000, "how many candidates TestSoakLists makes")
	kept       = flag.String("kept", "", "address of a database that TestSoakLists fills when it is empty, and keeps")
	lists      = flag.String("lists", "", "which lists TestSoakLists reads, as a regular expression of their names")
	questions  = flag.String("questions", "", "which questions TestSoakLists asks of each list, likewise")
	asks       = flag.Int("asks", 100, "how often TestSoakLists asks each question")
)

// TestSoakLists prints the 99th percentile of every list at a million candidates of one user, and of what sums up a
// million runs and ten million followers, and fails above 50 ms. Beside it stands the processor time that the database
// took for each, which other programs on the machine prolong less.
func TestSoakLists(t *testing.T) {
	// Not parallel: it measures the machine, alone.
	m := agedMany(t)
	var server string
	m.scan(&server, `SELECT 'PostgreSQL ' || current_setting('server_version') || ', shared_buffers ' ||
		current_setting('shared_buffers')`)
	t.Log(server)
	filters := m.filters()
	filters["a hundred small runs"] = syncrun.CandidateFilter{SyncRunIDs: m.smallRuns()}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(filters)), func(name string) bool {
		return !regexp.MustCompile(*lists).MatchString(name)
	})
	for i, name := range names {
		line := fmt.Sprintf("%2d of %d %-26s", i+1, len(names), name)
		asked := m.questions(filters[name])
		for _, question := range slices.Sorted(maps.Keys(asked)) {
			if regexp.MustCompile(*questions).MatchString(question) {
				line += " " + question + m.timed(name+", "+question, asked[question])
			}
		}
		t.Log(line)
	}
	starter := m.Starter(capped(1 << 40))
	t.Log("v1's sync-settings" + m.timed("v1's sync-settings", func() error {
		_, err := starter.Overview(t.Context(), m.user)
		return err
	}))
	t.Log("estimateSync" + m.timed("estimateSync", func() error {
		_, err := m.EstimateFacts(t.Context(), m.user, 1)
		if err == nil {
			_, err = starter.Allowance(t.Context(), m.user, syncrun.NetworkX, syncrun.TierPro)
		}
		return err
	}))
}

// timed asks often and tells the 99th percentile of the times and the mean of the database's processor times, both in
// milliseconds. An answer that is cut short ends a connection, and with it what its process took, so it is not in the
// mean.
func (m *many) timed(name string, ask func() error) string {
	const bar = 50 * time.Millisecond
	var busy time.Duration
	var took []time.Duration
	cutShort := 0
	for range *asks {
		before, began := m.processorTimes(), time.Now()
		err := ask()
		took = append(took, time.Since(began))
		if errors.Is(err, syncrun.ErrUnavailable) {
			cutShort++
			continue
		}
		must(m.t, err)
		for id, taken := range m.processorTimes() {
			busy += taken - before[id]
		}
	}
	slices.Sort(took)
	busy /= time.Duration(max(*asks-cutShort, 1))
	slowest := took[len(took)*99/100]
	if slowest > bar {
		m.t.Errorf("%s: %v, processor %v, cut short %d times", name, slowest, busy, cutShort)
	}
	return fmt.Sprintf(" %.1f (%.1f)", float64(slowest.Microseconds())/1000, float64(busy.Microseconds())/1000)
}

// processorTimes is what each process that serves this database has taken so far, if the kernel tells.
func (m *many) processorTimes() map[int]time.Duration {
	times := map[int]time.Duration{}
	var processes []int
	must(m.t, m.raw.SelectContext(m.t.Context(), &processes,
		`SELECT pid FROM pg_stat_activity WHERE datname = current_database()`))
	for _, id := range processes {
		line, err := os.ReadFile(fmt.Sprintf("/proc/%d/schedstat", id))
		if err != nil {
			continue
		}
		taken, err := strconv.ParseInt(strings.Fields(string(line))[0], 10, 64)
		must(m.t, err)
		times[id] = time.Duration(taken)
	}
	return times
}

// agedMany is the kept database, or one for this test.
func agedMany(t *testing.T) *many {
	if *kept == "" {
		m := newMany(t, *candidates, *candidates)
		m.addSmallRuns()
		m.age()
		return m
	}
	m := &many{fixture: openAt(t, *kept), user: 1, size: *candidates}
	provider, err := goose.NewProvider(goose.DialectPostgres, m.raw.DB, os.DirFS("migrations"))
	must(t, err)
	version, err := provider.GetDBVersion(t.Context())
	must(t, err)
	if version == 0 {
		_, err = provider.UpTo(t.Context(), 6)
		must(t, err)
		m.fill(*candidates)
		m.addSmallRuns()
		m.age()
	}
	must(t, m.Migrate(t.Context()))
	if n := m.count(`SELECT count(*) FROM candidates`); n != m.size {
		t.Fatalf("the kept database has %d candidates instead of %d: drop it", n, m.size)
	}
	return m
}

// addSmallRuns adds a hundred runs that each passed twenty people again, from all over the list.
func (m *many) addSmallRuns() {
	m.exec(`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, budget, completed_at, saved_search_id,
			search_definition, search_version)
		SELECT 1, 1 + g % 20, 'explore', 'completed', 0, now(), 1 + g / 20 % 2, '{}', 1 FROM generate_series(0, 99) g`)
	m.exec(`INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash,
			confidence, outcome, reasons, gender, follower_count_tier, labels, score)
		SELECT v.saved_search_id, v.tracked_account_id, v.person_id, r.id, 1, 1, v.confidence, v.outcome, v.reasons,
			v.gender, v.follower_count_tier, v.labels, v.score
		FROM sync_runs r CROSS JOIN generate_series(1, 20) g
		CROSS JOIN LATERAL (SELECT v.saved_search_id, v.tracked_account_id, v.person_id, v.confidence, v.outcome,
				v.reasons, v.gender, v.follower_count_tier, v.labels, v.score FROM verdicts v
			WHERE v.saved_search_id = r.saved_search_id AND v.tracked_account_id = r.tracked_account_id
				AND v.person_id >= g * ($1::int / 21) + r.id % 100 AND v.outcome = 'passed'
			ORDER BY v.person_id LIMIT 1) v
		WHERE r.source = 'explore'`, m.size)
	m.exec(`VACUUM ANALYZE verdicts, candidates`)
}

func (m *many) smallRuns() (ids []int) {
	must(m.t, m.raw.SelectContext(m.t.Context(), &ids, `SELECT id FROM sync_runs WHERE source = 'explore'`))
	return ids
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
