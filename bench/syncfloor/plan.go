// Package syncfloor is the least that a sync costs in Postgres: it inserts the rows that a run leaves behind, in the
// same batches and one transaction for each, with nothing else: no calls to X, no judging, no reading, no fence.
package syncfloor

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// Plan is a run described by numbers.
type Plan struct {
	Followers int // in the list; each becomes an edge and a bill entry, and a profile unless it is thin
	Thin      int // known by id alone at first, completed later
	Judged    int // verdicts
	Matches   int // verdicts that the filters decide
	Passed    int // matches that become candidates

	PageSize  int // followers of a full page; the first pages are smaller, as the product's
	ThinSize  int // people completed at once
	JudgeSize int // verdicts, or matches, at once
}

// sizes of the product's pages.
const (
	pageSize  = 1000
	thinSize  = 100
	judgeSize = 1000
)

// The first pages of a list: small accounts are not asked for more than they have.
func firstPages() []int { return []int{100, 200, 400, 800} }

// Likely is the plan of a sync of so many followers, by the shares that the simulated network has.
func Likely(followers int) Plan {
	return Plan{Followers: followers, Thin: followers / 25, Judged: followers, Matches: followers / 20,
		Passed:   followers / 25,
		PageSize: pageSize, ThinSize: thinSize, JudgeSize: judgeSize}
}

const selectPlan = `
	SELECT (SELECT count(*) FROM edges e WHERE e.first_run_id = r.id), r.backfilled_count,
		(SELECT count(*) FROM verdicts v WHERE v.run_id = r.id),
		(SELECT count(*) FROM verdicts v WHERE v.run_id = r.id AND v.outcome NOT IN ('bot', 'none')),
		(SELECT count(*) FROM verdicts v WHERE v.run_id = r.id AND v.outcome = 'passed')
	FROM sync_runs r WHERE r.id = $1`

// PlanOf reads what a completed run has left behind.
func PlanOf(ctx context.Context, db *sql.DB, runID int64) (Plan, error) {
	p := Plan{PageSize: pageSize, ThinSize: thinSize, JudgeSize: judgeSize}
	err := db.QueryRowContext(ctx, selectPlan, runID).Scan(&p.Followers, &p.Thin, &p.Judged, &p.Matches, &p.Passed)
	if err != nil {
		return Plan{}, fmt.Errorf("plan of run %d: %w", runID, err)
	}
	return p, nil
}

// span is places in a row, from the first to before the last.
type span struct{ from, to int }

func (s span) size() int { return s.to - s.from }

// batch is the people of one transaction, named by their places, in the order of their ids: so the product writes them.
type batch []int

// people makes a batch of a span.
func (s span) people() batch {
	b := make(batch, 0, s.size())
	for place := s.from; place < s.to; place++ {
		b = append(b, place)
	}
	slices.SortFunc(b, func(x, y int) int { return cmp.Compare(personID(x), personID(y)) })
	return b
}

// cut divides count places into batches, the first ones of the sizes given, the others of the last size.
func cut(count int, sizes ...int) []span {
	var all []span
	for at := 0; at < count; {
		size := sizes[min(len(all), len(sizes)-1)]
		end := min(count, at+size)
		all = append(all, span{at, end})
		at = end
	}
	return all
}
