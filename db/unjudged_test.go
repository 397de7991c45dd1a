package db_test

import (
	"encoding/json"
	"testing"

	"github.com/jmoiron/sqlx"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// plan is a node of a plan as EXPLAIN (ANALYZE, FORMAT JSON) tells it.
type plan struct {
	Type    string  `json:"Node Type"`
	Rows    float64 `json:"Actual Rows"`
	Loops   float64 `json:"Actual Loops"`
	Removed float64 `json:"Rows Removed by Filter"`
	Plans   []plan  `json:"Plans"`
}

// passed is how many rows the plan's nodes passed on or dropped, all loops together.
func (p plan) passed() float64 {
	sum := (p.Rows + p.Removed) * p.Loops
	for _, child := range p.Plans {
		sum += child.passed()
	}
	return sum
}

func (p plan) has(nodeType string) bool {
	for _, child := range p.Plans {
		if child.has(nodeType) {
			return true
		}
	}
	return p.Type == nodeType
}

// explain runs the statements of Unjudged for a look at a thousand people.
func (f *fixture) explain(after int) (walk, unjudged plan) {
	f.t.Helper()
	tx := f.raw.MustBeginTx(f.t.Context(), nil)
	defer func() { _ = tx.Rollback() }()
	settings, walkQuery, unjudgedQuery := db.SelectUnjudged()
	if _, err := tx.ExecContext(f.t.Context(), settings); err != nil {
		f.t.Fatal(err)
	}
	var look struct{ Through, People int }
	must(f.t, tx.GetContext(f.t.Context(), &look, walkQuery, 1, after, 1000))
	return f.explainIn(tx, walkQuery, 1, after, 1000), f.explainIn(tx, unjudgedQuery, 1, 1, 1, after, look.Through, 0, 0)
}

// explainIn runs the query in tx and returns its plan.
func (f *fixture) explainIn(tx *sqlx.Tx, query string, args ...any) plan {
	f.t.Helper()
	var text string
	must(f.t, tx.GetContext(f.t.Context(), &text, `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) `+query, args...))
	var plans []struct{ Plan plan }
	must(f.t, json.Unmarshal([]byte(text), &plans))
	return plans[0].Plan
}

// TestUnjudgedWalksIndexes looks at an account of many followers page by page: each look costs as much as it looks at,
// with and without statistics, whether many are to be judged or none.
func TestUnjudgedWalksIndexes(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	f.search(user, "s")
	f.run(user, f.account(user, 1).ID)
	const followers, likers, page = 60_000, 5_000, 1_000
	f.exec(`ALTER TABLE edges SET (autovacuum_enabled = off)`)
	f.exec(`INSERT INTO edges SELECT 1, 7 * i, 1, now(), now(), i FROM generate_series(1, $1) i`, followers)
	f.exec(`INSERT INTO likers SELECT 1, 7 * i + 1, 1, now(), i FROM generate_series(1, $1) i`, likers)
	f.exec(`INSERT INTO x_profiles SELECT 7 * i, 'h' || i, 'n', 'b', '', '', '', 1, 1, 1, 1, false, false FROM
		generate_series(1, $1) i`, followers)
	check := func(when string, after int, most float64) {
		t.Helper()
		walk, unjudged := f.explain(after)
		fact.Is(t, `walk.has("Sort")`, walk.has("Sort"), false, when, walk, unjudged)
		fact.Is(t, `walk.has("Merge Append")`, walk.has("Merge Append"), true, when)
		fact.Is(t, `unjudged.has("Sort")`, unjudged.has("Sort"), false, when)
		fact.Is(t, `unjudged.has("Nested Loop")`, unjudged.has("Nested Loop"), true, when)
		if passed := walk.passed() + unjudged.passed(); passed > most {
			t.Errorf("%s: the plans pass %.0f rows, want at most %.0f", when, passed, most)
		}
	}
	check("no statistics", 0, 14*page)
	check("no statistics, in the middle", 7*followers/2, 14*page)
	f.exec(`ANALYZE`)
	check("nobody judged", 0, 14*page)
	check("nobody judged, in the middle", 7*followers/2, 14*page)
	f.exec(`INSERT INTO verdicts SELECT 1, 1, person_id, 1, 1, facts_hash, 'none', 'none', '{x}', 'unknown',
		'under_1k', '{}'
		FROM (SELECT person_id, facts_hash FROM edges UNION ALL SELECT person_id, facts_hash FROM likers) s`)
	check("all judged", 0, 14*page)
	f.exec(`ANALYZE`)
	check("all judged, with statistics", 0, 14*page)
	check("all judged, in the middle", 7*followers/2, 14*page)
}

// TestNewerClassifierTakesOverARun has a worker whose classifier is newer go on with a run in the middle of its
// judging, as in a rolling update: a person is judged once in a run, and by the next one anew.
func TestNewerClassifierTakesOverARun(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 50, true)
	work.ClassifierVersion = 1
	profiles, _ := span(1, 3)
	f.followers(w, work, "", profiles...)
	var verdicts []syncrun.Verdict
	for id := int64(1); id <= 2; id++ {
		v := verdictOn(id, syncrun.ConfidenceNone, syncrun.OutcomeNone)
		v.ClassifierVersion = 1
		verdicts = append(verdicts, v)
	}
	f.judge(w, work, verdicts...)
	f.expire()
	work = f.claim(w)
	work.ClassifierVersion = 2
	f.wantUnjudged("in the same run", w, work, 3)
	work = f.next(w, work)
	work.ClassifierVersion = 2
	f.wantUnjudged("in the next run", w, work, 1, 2, 3)
}
