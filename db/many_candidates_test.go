package db_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"
	"github.com/pressly/goose/v3"

	"goodones/internal/syncrun"
)

// many is a database of a user with very many candidates, who differ in all that lists filter and sort by.
type many struct {
	*fixture
	user int
	size int
}

// downTo takes the schema back to a version.
func (f *fixture) downTo(version int64) {
	f.t.Helper()
	provider, err := goose.NewProvider(goose.DialectPostgres, f.raw.DB, os.DirFS("migrations"))
	must(f.t, err)
	_, err = provider.DownTo(f.t.Context(), version)
	must(f.t, err)
}

// newMany fills a database of its own.
func newMany(t *testing.T, size, migrated int) *many {
	m := &many{fixture: open(t), user: 1, size: size}
	m.downTo(6)
	m.fill(migrated)
	return m
}

// fill fills a database of the version before candidates had groups with the first, whose number is migrated, and
// brings them along; the others are found afterwards. Nobody is MAYBE but the oldest two in a hundred; one in four is a
// founder, one in five thousand has the same rare word.
func (m *many) fill(migrated int) {
	m.searching()
	m.find(1, migrated)
	began := time.Now()
	must(m.t, m.Migrate(m.t.Context()))
	m.t.Logf("%d candidates are migrated in %v", migrated, time.Since(began).Round(time.Millisecond))
	m.find(migrated+1, m.size)
	m.exec(`VACUUM ANALYZE`)
}

// searching writes everything but the people.
func (m *many) searching() {
	f := m.fixture
	f.exec(`INSERT INTO users (name) VALUES ('ada'), ('bob')`)
	f.exec(`INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier)
		SELECT 1 + (g > 20)::int, 'acc' || g, g, 'pro' FROM generate_series(1, 22) g`)
	f.exec(`INSERT INTO saved_searches (user_id, name, definition) SELECT 1, 's' || g, '{}' FROM generate_series(1, 2) g`)
	f.exec(`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, budget, completed_at, saved_search_id,
			search_definition, search_version)
		SELECT 1, 1 + g % 20, 'manual', 'completed', 100, now(), 1 + g / 20, '{}', 1 FROM generate_series(0, 39) g`)
}

// find writes the people numbered from to to, all of whom are candidates but one in ten.
func (m *many) find(from, to int) {
	f := m.fixture
	f.exec(`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count,
			following_count, tweet_count, listed_count, verified, protected)
		SELECT g, 'user' || g, (ARRAY['Ann', 'Ben', 'Cara', 'Dan'])[1 + (hashint4(g) & 3)] || ' Smith',
			'I am a ' || (ARRAY['founder', 'designer', 'engineer', 'writer'])[1 + (hashint4(g + 2) & 3)] || ' and runner w' ||
				abs(hashint4(g + 5)) % 5000 || ' building things that matter at company' || abs(hashint4(g + 6)) % 20000,
			(ARRAY['Berlin', 'Paris', 'New York', 'München'])[1 + (hashint4(g + 7) & 3)], '', '', abs(hashint4(g + 8)) % 2000000,
			0, 0, 0, false, false
		FROM generate_series($1::int, $2::int) g`, from, to)
	f.exec(`INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash,
			confidence, outcome, reasons, gender, follower_count_tier, labels, score)
		SELECT 1 + (g / 20) % 2, 1 + g % 20, g, 1 + g % 40, 1, 1, CASE WHEN g < $3::int / 50 THEN 'maybe' ELSE 'full' END,
			CASE WHEN g % 10 = 0 THEN 'none' ELSE 'passed' END, '{"The bio says founder"}',
			(ARRAY['female', 'male', 'nonbinary', 'unknown'])[1 + (hashint4(g + 10) & 3)],
			(ARRAY['under_1k', '1k_to_10k', '10k_to_100k', '100k_to_1m', 'over_1m'])[1 + abs(hashint4(g + 13)) % 5],
			ARRAY[(ARRAY['founder', 'designer', 'engineer', 'writer'])[1 + (hashint4(g + 2) & 3)]],
			abs(hashint4(g + 11)) % 10000 / 10000.0
		FROM generate_series($1::int, $2::int) g`, from, to, m.size)
	f.exec(`INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id,
			source_type, created_at)
		SELECT 1, 1 + (g / 20) % 2, 1 + g % 20, g, 1 + g % 40, 1 + g % 40,
			CASE WHEN hashint4(g + 12) % 5 = 0 THEN 'liker' ELSE 'follower' END,
			'2026-01-01'::timestamptz + g / 100 * interval '1 minute'
		FROM generate_series($1::int, $2::int) g`, from, to)
}

// filters are what lists are asked for at their worst, by name.
func (m *many) filters() map[string]syncrun.CandidateFilter {
	middle := time.Date(2026, 1, 1, 0, m.size/200, 0, 0, time.UTC)
	soon, tomorrow := middle.Add(90*time.Minute), middle.Add(24*time.Hour)
	maybe := []syncrun.Confidence{syncrun.ConfidenceMaybe}
	var runs []int
	for id := range 40 {
		runs = append(runs, id+1)
	}
	return map[string]syncrun.CandidateFilter{
		"everybody":              {},
		"MAYBE, the oldest":      {Confidences: maybe},
		"MAYBE and rated good":   {Confidences: maybe, Ratings: []syncrun.RatingStatus{syncrun.RatedGood}},
		"one account":            {TrackedAccountIDs: []int{7}},
		"one account and search": {TrackedAccountIDs: []int{7}, SavedSearchIDs: []int{1}},
		"at X":                   {Network: syncrun.NetworkX},
		"gender and size": {Genders: []syncrun.Gender{"nonbinary"},
			Tiers: []syncrun.FollowerCountTier{"over_1m", "1k_to_10k"}},
		"likers, unrated": {SourceTypes: []syncrun.SourceType{syncrun.SourceLiker},
			Ratings: []syncrun.RatingStatus{syncrun.Unrated}},
		"found in the older half":     {FoundBefore: &middle},
		"found in the younger half":   {FoundAfter: &middle},
		"found within 90 minutes":     {FoundAfter: &middle, FoundBefore: &soon},
		"MAYBE in the older half":     {FoundBefore: &middle, Confidences: maybe},
		"label":                       {Labels: []string{"founder"}},
		"label nobody has":            {Labels: []string{"juggler"}},
		"a word that all have":        {Text: "a"},
		"a word of one in four":       {Text: "founder"},
		"a word of one in 5,000":      {Text: "w4321"},
		"a word nobody has":           {Text: "zebra"},
		"two words never together":    {Text: "founder designer"},
		"three words":                 {Text: "found berl ann"},
		"two words and a label":       {Text: "buil run", Labels: []string{"founder", "writer"}},
		"two labels and a word":       {Text: "founders", Labels: []string{"founder", "writer"}},
		"frequent and rare words":     {Text: "designer w432"},
		"two short words":             {Text: "i am"},
		"a word and MAYBE":            {Text: "founder", Confidences: maybe},
		"one run":                     {SyncRunIDs: []int{3}},
		"one run and a word":          {SyncRunIDs: []int{3}, Text: "founder"},
		"one run, MAYBE":              {SyncRunIDs: []int{3}, Confidences: maybe},
		"twenty runs":                 {SyncRunIDs: runs[:20]},
		"twenty runs, MAYBE":          {SyncRunIDs: runs[:20], Confidences: maybe},
		"twenty runs and a word":      {SyncRunIDs: runs[:20], Text: "founder"},
		"twenty runs and a rare word": {SyncRunIDs: runs[:20], Text: "w432"},
		"all forty runs":              {SyncRunIDs: runs},
		"all runs and three words":    {SyncRunIDs: runs, Text: "found berl ann"},
		"two runs, words and a label": {SyncRunIDs: runs[:2], Text: "running writer", Labels: []string{"writer"}},
		"two runs and two words":      {SyncRunIDs: runs[:2], Text: "runne writ"},
		"three runs and two words":    {SyncRunIDs: runs[1:4], Text: "runne writ"},
		"a word and a gender":         {Text: "founder", Genders: []syncrun.Gender{"nonbinary"}},
		"label and size":              {Labels: []string{"founder"}, Tiers: []syncrun.FollowerCountTier{"over_1m"}},
		"two words, likers":           {Text: "founder berlin", SourceTypes: []syncrun.SourceType{syncrun.SourceLiker}},
		"two words, unrated likers": {Text: "founder berlin", SourceTypes: []syncrun.SourceType{syncrun.SourceLiker},
			Ratings: []syncrun.RatingStatus{syncrun.Unrated}},
		"two words and two genders": {Text: "founder berlin", Genders: []syncrun.Gender{"female", "nonbinary"}},
		"two words and two sizes": {Text: "founder berlin",
			Tiers: []syncrun.FollowerCountTier{"over_1m", "1k_to_10k"}},
		"two words and FULL":     {Text: "founder berlin", Confidences: []syncrun.Confidence{syncrun.ConfidenceFull}},
		"two words, older half":  {Text: "founder berlin", FoundBefore: &middle},
		"two words within a day": {Text: "founder berlin", FoundAfter: &middle, FoundBefore: &tomorrow},
		"two words and a search": {Text: "founder berlin", SavedSearchIDs: []int{1}},
	}
}

// questions are what is asked of a list, by name.
func (m *many) questions(filter syncrun.CandidateFilter) map[string]func() error {
	questions := map[string]func() error{"count": func() error {
		_, err := m.CountCandidates(m.t.Context(), m.user, filter, 10_001)
		return err
	}}
	for _, order := range syncrun.CandidateOrderFields() {
		list := syncrun.CandidateList{Filter: filter, OrderBy: order, Limit: 101}
		page := m.listed(m.user, list)
		if len(page) > 0 {
			list.After = new(page[len(page)-1].Position())
		}
		for name, list := range map[string]syncrun.CandidateList{
			"first":  {Filter: filter, OrderBy: order, Limit: 101},
			"second": list, "last": {Filter: filter, OrderBy: order, Limit: 101, FromEnd: true},
		} {
			questions[fmt.Sprint(order, " ", name)] = func() error {
				_, err := m.Candidates(m.t.Context(), m.user, list)
				return err
			}
		}
	}
	return questions
}

// counted is how many candidates meet each of the conditions, by name. They are all counted at once.
func (m *many) counted(conditions map[string]string) map[string]int {
	m.t.Helper()
	names := slices.Sorted(maps.Keys(conditions))
	var filters []string
	for _, name := range names {
		filters = append(filters, `count(*) FILTER (WHERE `+conditions[name]+`)`)
	}
	var all pq.Int64Array
	m.scan(&all, `SELECT ARRAY[`+strings.Join(filters, `, `)+`] FROM candidates c JOIN x_profiles p ON p.id = c.person_id
		JOIN verdicts v ON v.person_id = c.person_id`)
	counts := map[string]int{}
	for i, name := range names {
		counts[name] = int(all[i])
	}
	return counts
}

// TestMigratedCandidates brings a database of the last version along: everybody is listed who was.
func TestMigratedCandidates(t *testing.T) {
	t.Parallel()
	const twoWords = `p.bio LIKE '% founder %' AND p.location = 'Berlin'`
	const threeWords = twoWords + ` AND p.name LIKE 'Ann %'`
	const migrated = 6_000
	m := newMany(t, 36_000, migrated) // enough for the index of words to be asked, and for runs that passed many
	n := m.count(`SELECT count(*) FROM candidates c WHERE c.person_id <= $1
		AND c.words IS DISTINCT FROM (listed_candidate(c)).words`, migrated)
	if n > 0 {
		t.Errorf("%d candidates have other words than whoever is found now would", n)
	}
	counts := m.counted(map[string]string{
		"everybody":              `v.outcome = 'passed'`,
		"MAYBE, the oldest":      `v.outcome = 'passed' AND v.confidence = 'maybe'`,
		"one account and search": `v.outcome = 'passed' AND c.tracked_account_id = 7 AND c.saved_search_id = 1`,
		"a word of one in four":  `v.outcome = 'passed' AND p.bio LIKE '% founder %'`,
		"label":                  `v.outcome = 'passed' AND 'founder' = ANY(v.labels)`,
		"a word that all have":   `v.outcome = 'passed'`,
		"twenty runs":            `v.outcome = 'passed' AND v.run_id <= 20`,
		"found within 90 minutes": `v.outcome = 'passed' AND
			c.created_at > '2026-01-01 03:00Z' AND c.created_at < '2026-01-01 04:30Z'`,
		"all forty runs":         `v.outcome = 'passed'`,
		"one run and a word":     `v.outcome = 'passed' AND v.run_id = 3 AND p.bio LIKE '% founder %'`,
		"twenty runs and a word": `v.outcome = 'passed' AND v.run_id <= 20 AND p.bio LIKE '% founder %'`,
		"twenty runs and a rare word": `v.outcome = 'passed' AND v.run_id <= 20 AND
			(p.bio LIKE '% w432 %' OR p.bio LIKE '% w432_ %')`,
		"two words never together": `false`,
		"three words":              `v.outcome = 'passed' AND ` + threeWords,
		"two words and a label":    `v.outcome = 'passed' AND (p.bio LIKE '% founder %' OR p.bio LIKE '% writer %')`,
		"two labels and a word":    `false`,
		"frequent and rare words": `v.outcome = 'passed' AND p.bio LIKE '% designer %' AND
			(p.bio LIKE '% w432 %' OR p.bio LIKE '% w432_ %')`,
		"two short words":             `v.outcome = 'passed'`,
		"all runs and three words":    `v.outcome = 'passed' AND ` + threeWords,
		"two runs, words and a label": `false`,
		"two runs and two words":      `v.outcome = 'passed' AND v.run_id <= 2 AND p.bio LIKE '% writer %'`,
		"three runs and two words": `v.outcome = 'passed' AND v.run_id BETWEEN 2 AND 4 AND
			p.bio LIKE '% writer %'`,
		"a word and a gender": `v.outcome = 'passed' AND p.bio LIKE '% founder %' AND v.gender = 'nonbinary'`,
		"label and size": `v.outcome = 'passed' AND 'founder' = ANY(v.labels) AND
			v.follower_count_tier = 'over_1m'`,
		"two words, likers": `v.outcome = 'passed' AND p.bio LIKE '% founder %' AND p.location = 'Berlin' AND
			c.source_type = 'liker'`,
		"twenty runs, MAYBE":        `v.outcome = 'passed' AND v.run_id <= 20 AND v.confidence = 'maybe'`,
		"two words, unrated likers": `v.outcome = 'passed' AND ` + twoWords + ` AND c.source_type = 'liker'`,
		"two words and two genders": `v.outcome = 'passed' AND ` + twoWords + ` AND v.gender IN ('female', 'nonbinary')`,
		"two words and two sizes": `v.outcome = 'passed' AND ` + twoWords + ` AND
			v.follower_count_tier IN ('over_1m', '1k_to_10k')`,
		"a word and MAYBE":       `v.outcome = 'passed' AND p.bio LIKE '% founder %' AND v.confidence = 'maybe'`,
		"two words and FULL":     `v.outcome = 'passed' AND ` + twoWords + ` AND v.confidence = 'full'`,
		"two words, older half":  `v.outcome = 'passed' AND ` + twoWords + ` AND c.created_at < '2026-01-01 03:00Z'`,
		"two words within a day": `v.outcome = 'passed' AND ` + twoWords + ` AND c.created_at > '2026-01-01 03:00Z'`,
		"two words and a search": `v.outcome = 'passed' AND ` + twoWords + ` AND c.saved_search_id = 1`,
	})
	filters := m.filters()
	for name, all := range counts {
		filter := filters[name]
		m.asLongAsBusy(func() error {
			n, err := m.CountCandidates(t.Context(), m.user, filter, m.size)
			if err == nil && n != all {
				t.Errorf("%s: %d, want %d", name, n, all)
			}
			return err
		})
		for _, order := range syncrun.CandidateOrderFields() {
			var read []int
			list := syncrun.CandidateList{Filter: filter, OrderBy: order, Limit: 90}
			for range 3 {
				for _, c := range m.listed(m.user, list) {
					read = append(read, c.ID)
					list.After = new(c.Position())
				}
			}
			slices.Sort(read)
			if distinct := len(slices.Compact(slices.Clone(read))); distinct != len(read) || len(read) != min(all, 270) {
				t.Errorf("%s by %s: %d of %d, %d distinct", name, order, len(read), all, distinct)
			}
		}
	}
}
