package db_test

import (
	"slices"
	"testing"

	"github.com/lib/pq"

	"goodones/db"
)

// TestPagesAreWrittenByKey writes one page of each kind to an account of many people of which no statistics tell yet,
// as while its first run fills it: a page costs what is on it, not what the account holds.
func TestPagesAreWrittenByKey(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	f.search(user, "s")
	f.run(user, f.account(user, 1).ID)
	const followers, likers, page = 20_000, 5_000, 200
	f.exec(`ALTER TABLE edges SET (autovacuum_enabled = off)`)
	f.exec(`ALTER TABLE likers SET (autovacuum_enabled = off)`)
	f.exec(`INSERT INTO edges SELECT 1, 7 * i, 1, now(), now(), i FROM generate_series(1, 100) i`)
	f.exec(`ANALYZE edges, likers`)
	f.exec(`INSERT INTO edges SELECT 1, 7 * i, 1, now(), now(), i FROM generate_series(101, $1) i`, followers)
	f.exec(`INSERT INTO likers SELECT 1, 7 * i + 1, 1, now(), i FROM generate_series(1, $1) i`, likers)
	ids := make([]int64, page)
	for i := range ids {
		ids[i] = int64(7 * (i + 1))
	}
	later := make([]int64, page)
	for i := range later {
		later[i] = int64(7 * (page + i + 1))
	}
	people, numbers := pq.Array(ids), pq.Array(ids)
	texts := func(text string) any { return pq.Array(slices.Repeat([]string{text}, page)) }
	edges, liked, verdicts := db.PageStatements()
	outcomes, candidates := db.FilterStatements()
	f.exec(`ALTER TABLE verdicts SET (autovacuum_enabled = off)`)
	f.exec(`ANALYZE verdicts`)
	f.exec(`INSERT INTO verdicts SELECT 1, 1, person_id, 1, 1, facts_hash, 'full', NULL, '{x}', 'unknown',
		'under_1k', '{}' FROM edges WHERE person_id > $1`, 7*page)
	for _, c := range []struct {
		name, query string
		args        []any
	}{
		{"followers", edges, []any{1, 1, people, numbers, pq.Array([]int64{})}},
		{"likers", liked, []any{1, 1, people, numbers}},
		{"verdicts", verdicts, []any{1, 1, 1, 1, people, numbers, texts("full"), texts(""), texts("a reason"),
			texts("unknown"), texts("under_1k"), texts(""), pq.Array(make([]float64, page)),
			pq.Array(slices.Repeat([][]byte{{}}, page)), pq.Array(make([]int64, page))}},
		{"outcomes", outcomes, []any{1, 1, 1, pq.Array(later), texts("passed")}},
		{"candidates", candidates, []any{1, 1, 1, 1, people}},
	} {
		tx := f.raw.MustBeginTx(t.Context(), nil)
		plan := f.explainIn(tx, c.query, c.args...)
		must(t, tx.Rollback())
		if passed := plan.passed(); passed > 10*page {
			t.Errorf("a page of %s: the plan passes %.0f rows, want at most %d", c.name, passed, 10*page)
		}
	}
}
