package syncfloor

import (
	"database/sql"
	"os"
	"slices"
	"testing"

	"goodones/bench/cluster"
	"goodones/internal/fact"
	"goodones/internal/scratch"
)

func TestMain(m *testing.M) {
	scratch.Use()
	os.Exit(m.Run())
}

func TestCut(t *testing.T) {
	t.Parallel()
	tests := []struct {
		count int
		sizes []int
		want  []int
	}{
		{0, []int{10}, nil},
		{25, []int{10}, []int{10, 10, 5}},
		{20, []int{10}, []int{10, 10}},
		{3500, []int{100, 200, 400, 800, 1000}, []int{100, 200, 400, 800, 1000, 1000}},
		{150, []int{100, 200}, []int{100, 50}},
	}
	for _, test := range tests {
		var got []int
		next := 0
		for _, s := range cut(test.count, test.sizes...) {
			if s.from != next {
				t.Errorf("%d by %v: a batch begins at %d after %d", test.count, test.sizes, s.from, next)
			}
			next = s.to
			got = append(got, s.size())
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%d by %v: %v, want %v", test.count, test.sizes, got, test.want)
		}
	}
}

func TestPersonIDsDiffer(t *testing.T) {
	t.Parallel()
	seen := map[int64]bool{}
	for i := range 100_000 {
		id := personID(i)
		if id < 1<<60 || seen[id] {
			t.Fatalf("i %d has id %d", i, id)
		}
		seen[id] = true
	}
}

// TestRun compares the rows with the plan: what PlanOf reads is what was asked for.
func TestRun(t *testing.T) {
	t.Parallel()
	server, err := cluster.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	dsn, err := server.Database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := cluster.ApplySchema(t.Context(), dsn, "../../db/migrations"); err != nil {
		t.Fatal(err)
	}
	want := Likely(2521)
	got, err := Run(t.Context(), dsn, want)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "got.Followers", got.Followers, 2521, got)
	fact.Holds(fact.Must(t), "got.Elapsed > 0", got.Elapsed > 0, got.Elapsed)
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	plan, err := PlanOf(t.Context(), db, 1)
	if plan.Thin != 0 {
		t.Errorf("the floor keeps no backfilledCount, yet reads %d", plan.Thin)
	}
	if plan.Thin = want.Thin; err != nil || plan != want {
		t.Errorf("left behind %+v, %v\nwant %+v", plan, err, want)
	}
	counts := map[string]int{
		`SELECT count(*) FROM x_profiles`:                                              want.Followers,
		`SELECT count(*) FROM edges WHERE detailed_at IS NOT NULL AND facts_hash <> 0`: want.Followers,
		`SELECT count(*) FROM edges WHERE asked_run_id IS NOT NULL`:                    want.Thin,
		`SELECT count(*) FROM resource_reads`:                                          want.Followers + want.Thin,
		`SELECT resources FROM usage_days`:                                             want.Followers + want.Thin,
		`SELECT count(*) FROM verdicts WHERE outcome IS NULL`:                          0,
		`SELECT count(*) FROM candidates`:                                              want.Passed,
		`SELECT new_followers_count FROM sync_runs`:                                    want.Followers,
		`SELECT count(*) FROM sync_run_events`:                                         6 + 1 + 3 + 1,
	}
	for query, want := range counts {
		var n int
		if err := db.QueryRow(query).Scan(&n); err != nil || n != want {
			t.Errorf("%s: %d, want %d (%v)", query, n, want, err)
		}
	}
}
