package pipeline_test

import (
	"slices"
	"testing"

	"github.com/jmoiron/sqlx"

	"goodones/db"
	"goodones/db/dbtest"
	"goodones/internal/classify"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// judgedByPreviousRelease adds a search of the account, by which the release judged its 300 followers: everybody a
// founder, one in three a match of whom one in two passed.
func judgedByPreviousRelease(raw *sqlx.DB) {
	for _, statement := range []string{
		`INSERT INTO saved_searches (user_id, name, definition) VALUES (1, 'Tech', '{"description": "founders"}')`,
		`UPDATE tracked_accounts SET saved_search_id = 1`,
		`UPDATE sync_runs SET saved_search_id = 1, search_version = 1, search_definition = '{"description": "founders"}',
			candidates_passed_count = 50, tier_filtered_count = 50 WHERE id = 1`,
		`INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash,
			confidence, outcome, reasons, gender, follower_count_tier, labels)
			SELECT 1, 1, g, 1, 1, 1, CASE WHEN g % 3 = 0 THEN 'full' ELSE 'none' END,
				CASE WHEN g % 3 > 0 THEN 'none' WHEN g % 2 = 0 THEN 'passed' ELSE 'tier' END,
				'{"Bio says \"founder\""}', 'female', 'under_1k', '{founder}' FROM generate_series(999701, 1000000) g`,
		`INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id,
			source_type, created_at)
			SELECT 1, 1, 1, g, 1, 1, 'follower', now() - interval '49 hours' FROM generate_series(999701, 1000000) g
			WHERE g % 6 = 0`,
	} {
		raw.MustExec(statement)
	}
}

// migrated is the database of the release before, judged by it and brought up to date.
func migrated(t *testing.T) *bench {
	t.Helper()
	dsn := dbtest.DSN(t)
	raw := sqlx.MustOpen("postgres", dsn)
	previousRelease(t, raw)
	filledByPreviousRelease(raw)
	judgedByPreviousRelease(raw)
	d, err := db.Open(dsn, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = d.Close(), raw.Close() })
	if err := d.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return &bench{t: t, db: d, sql: raw, clock: &hasty{}, tier: syncrun.TierStarter, user: 1, account: 1,
		x:      &fakeX{followers: people(1_000_000, 900), thin: map[int64]bool{}, likers: map[int64][]int64{}},
		policy: db.Policy{Budgets: true, Prices: syncrun.DocumentedPrices()}}
}

func (b *bench) trigger(trigger syncrun.Trigger) *syncrun.Run {
	b.t.Helper()
	run, err := b.start(syncrun.StartRequest{UserID: b.user,
		TrackedAccountID: b.account, Trigger: trigger})
	if err != nil {
		b.t.Fatal(err)
	}
	b.work(run.ID)
	return b.run(run.ID)
}

// wantKept checks what the release before left: its run's counts and log, and who was a candidate.
func (b *bench) wantKept() {
	b.t.Helper()
	first := b.run(1)
	fact.Is(b.t, "first.CandidatesPassedCount", first.CandidatesPassedCount, 50, first)
	fact.Is(b.t, "first.TierFilteredCount", first.TierFilteredCount, 50)
	fact.Is(b.t, "len(first.ProgressLog)", len(first.ProgressLog), 0)
	fact.Is(b.t, "first.LastSequence", first.LastSequence, 1)
	fact.Is(b.t, "first.Status", first.Status, syncrun.StatusCompleted)
	fact.Is(fact.Must(b.t), "first.Judged()", first.Judged(), nil, first)
	fact.Is(fact.Must(b.t), "first.Bots()", first.Bots(), nil)
	fact.Is(fact.Must(b.t), "first.Matched()", first.Matched(), nil)
	fact.Is(fact.Must(b.t), "first.MaxCostUSD()", first.MaxCostUSD(), nil)
	fact.Is(b.t, "first.OfRun()", *first.OfRun(), 1)
	if n := b.count(`SELECT count(*) FROM candidates WHERE person_id % 6 = 0
		AND person_id BETWEEN 999701 AND 1000000 AND first_run_id = 1
		AND created_at < now() - interval '48 hours'`); n != 50 {
		b.t.Errorf("%d of 50 candidates keep the run and the time that found them", n)
	}
}

// People whom the release before judged are judged again by a run that asks the network nothing, once.
func TestRejudgeAfterUpgrade(t *testing.T) {
	t.Parallel()
	b := migrated(t)
	run := b.trigger(syncrun.TriggerExplore)
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 0)
	fact.Is(t, "run.ResourcesUsed", run.ResourcesUsed, 0)
	fact.Is(t, "run.CandidatesPassedCount", run.CandidatesPassedCount, 300)
	want := []string{"Fetching new followers...", "Found 0 new followers", "Classifying profiles...",
		"All profiles are classified", "Filtering matches...", "Classification complete"}
	if !slices.Equal(run.ProgressLog, want) {
		t.Errorf("log %q", run.ProgressLog)
	}
	if calls := b.x.calls(); len(calls) != 0 {
		t.Errorf("X was asked: %q", calls)
	}
	if n := b.count(`SELECT count(*) FROM scans WHERE run_id = $1`, run.ID); n != 0 {
		t.Errorf("%d scans were begun", n)
	}
	b.wantKept()
	if n := b.count(`SELECT count(*) FROM candidates WHERE first_run_id = $1`, run.ID); n != 250 {
		t.Errorf("%d people are newly found, want 250", n)
	}
	if n := b.count(`SELECT count(*) FROM verdicts WHERE run_id = $1 AND classifier_version = $2 AND score > 0`, run.ID,
		classify.Version); n != 300 {
		t.Errorf("%d of 300 verdicts are of this classifier and scored", n)
	}
	if again := b.trigger(syncrun.TriggerExplore); again.CandidatesPassedCount != 0 {
		t.Errorf("who was judged by this classifier is judged again: %+v", again)
	}
	b.wantKept()
}

// The account's next sync does the same beside what it fetches.
func TestSyncAfterUpgrade(t *testing.T) {
	t.Parallel()
	b := migrated(t)
	run := b.trigger(syncrun.TriggerManual)
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 600)
	fact.Is(t, "run.CandidatesPassedCount", run.CandidatesPassedCount, 900)
	b.wantKept()
	if n := b.count(`SELECT count(*) FROM verdicts WHERE run_id = $1 AND classifier_version < $2`, run.ID,
		classify.Version); n != 0 {
		t.Errorf("%d verdicts are of an older classifier", n)
	}
}
