package db_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/jmoiron/sqlx"

	"goodones/internal/syncrun"
)

// mover changes scores while a list is read.
type mover struct {
	*crowd
	random *rand.Rand
	moves  map[int64]int // of each person since the list was begun
	calm   bool          // nobody moves before the first page
}

// mostMoves is how many moves of a candidate are kept.
const mostMoves = 6

// move gives some people other scores, each at most as often as is kept.
func (m *mover) move(tx *sqlx.Tx) {
	m.t.Helper()
	for range 1 + m.random.IntN(20) {
		person := int64(1 + m.random.IntN(len(m.people)))
		if m.moves[person]++; m.moves[person] <= mostMoves {
			_, err := tx.ExecContext(m.t.Context(), `UPDATE verdicts SET score = nullif($2::real, -1) WHERE person_id = $1`,
				person, float64(m.random.IntN(6)-1)/5)
			must(m.t, err)
		}
	}
}

func (m *mover) begin() *sqlx.Tx {
	m.t.Helper()
	tx, err := m.raw.BeginTxx(m.t.Context(), nil)
	must(m.t, err)
	m.move(tx)
	return tx
}

// idle is a transaction that has a number and moves nobody.
func (m *mover) idle() *sqlx.Tx {
	m.t.Helper()
	tx, err := m.raw.BeginTxx(m.t.Context(), nil)
	must(m.t, err)
	_, err = tx.ExecContext(m.t.Context(), `SELECT pg_current_xact_id()`)
	must(m.t, err)
	return tx
}

// pagesWhileMoving is a whole list, read page by page. Some people move before its first page and nobody sees it yet,
// others between any two pages.
func (m *mover) pagesWhileMoving(list syncrun.CandidateList) (ids []int) {
	m.t.Helper()
	m.moves = map[int64]int{}
	var unseen *sqlx.Tx
	if m.calm {
		unseen = m.idle()
	} else {
		unseen = m.begin()
	}
	m.exec(`SELECT pg_current_xact_id()`) // a younger transaction that has ended: the snapshot must name the open one
	for {
		page := m.listed(m.user, list)
		if unseen != nil {
			must(m.t, unseen.Commit())
		}
		if len(page) == 0 {
			return ids
		}
		var read []int
		for _, candidate := range page {
			read = append(read, candidate.ID)
		}
		if list.FromEnd {
			ids, list.Before = append(read, ids...), new(page[0].Position())
		} else {
			ids, list.After = append(ids, read...), new(page[len(page)-1].Position())
		}
		must(m.t, m.begin().Commit())
		unseen = nil
	}
}

// TestCandidatePagesWhileScoresChange reads random lists by score, forwards and backwards, while people move: each is
// what it was when its first page was read.
func TestCandidatePagesWhileScoresChange(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(5, 6))
	m := &mover{crowd: newCrowd(t, 80), random: random}
	long := 0
	for range 40 {
		list := syncrun.CandidateList{Filter: m.filter(random), OrderBy: syncrun.OrderScore,
			Ascending: random.IntN(2) == 0, Limit: 3 + random.IntN(12), FromEnd: random.IntN(2) == 0}
		want := m.pages(list)
		if len(want) > 2*list.Limit {
			long++
		}
		if got := m.pagesWhileMoving(list); !slices.Equal(got, want) {
			t.Errorf("%+v\ngot  %v\nwant %v", list, got, want)
		}
	}
	if long < 12 {
		t.Errorf("%d lists of three pages and more prove little", long)
	}
}

// restore gives some people moves of another cluster, as a dump brings them, whose transactions are yet to come here:
// the next ones, and ones far ahead.
func (m *mover) restore() {
	m.t.Helper()
	for i := range 40 {
		ahead := 1 + m.random.IntN(60)
		if i%2 == 0 {
			ahead += 1_000_000
		}
		m.exec(`UPDATE candidates SET moved = m.by, moved_by = ARRAY[m.by], moved_from = ARRAY[$3::real] FROM (
				SELECT (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + $2)::text::xid8 AS by
			) m WHERE person_id = $1`, 1+m.random.IntN(len(m.people)), ahead, float64(m.random.IntN(5))/5)
	}
}

// TestCandidatePagesAfterRestore reads lists by score in a database that was restored from a dump of another cluster,
// while people move and transactions here get to the numbers of those there.
func TestCandidatePagesAfterRestore(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 8))
	m := &mover{crowd: newCrowd(t, 80), random: random, calm: true}
	for range 12 {
		list := syncrun.CandidateList{OrderBy: syncrun.OrderScore, Ascending: random.IntN(2) == 0, Limit: 5,
			FromEnd: random.IntN(2) == 0}
		m.restore()
		want := m.pages(list)
		m.restore()
		if got := m.pagesWhileMoving(list); !slices.Equal(got, want) {
			t.Errorf("%+v\ngot  %v\nwant %v", list, got, want)
		}
	}
	before := syncrun.CandidateList{OrderBy: syncrun.OrderScore, Limit: 5}
	first := m.listed(m.user, before)
	end := first[len(first)-1].Position()
	end.Moment = "90000000:90000000:"
	before.After = &end
	if second := m.listed(m.user, before); second[0].SortMoment == end.Moment {
		t.Error("a moment of another cluster is kept")
	}
}

// TestCandidateMovesAreFew keeps the last moves alone, and none of a score that stays.
func TestCandidateMovesAreFew(t *testing.T) {
	t.Parallel()
	c := newCrowd(t, 1)
	for i := range 20 {
		c.exec(`UPDATE verdicts SET score = $1`, float64(i/2)/10)
	}
	var from string
	c.scan(&from, `SELECT concat(moved_from, ' ', array_length(moved_by, 1), ' ', moved = moved_by[6]) FROM candidates`)
	if want := "{0.3,0.4,0.5,0.6,0.7,0.8} 6 t"; from != want {
		t.Errorf("kept %s, want %s", from, want)
	}
}

// A cursor that somebody has made up is refused, and one from before there were moments is a place in the list.
func TestCandidateMoments(t *testing.T) {
	t.Parallel()
	c := newCrowd(t, 20)
	list := syncrun.CandidateList{OrderBy: syncrun.OrderScore, Limit: 5}
	first := c.listed(c.user, list)
	end := first[len(first)-1].Position()
	for _, moment := range []string{"x", "1", "1:2", "1:2:3:", "2:1:", "0:1:", "1:5:5", "1:5:3,2", "1:5:,", "-1:5:",
		" 1:5:", "1:99999999999999999999:"} {
		end.Moment = moment
		list.After = &end
		_, err := c.Candidates(t.Context(), c.user, list)
		if err == nil || err.Error() != "after: is not a cursor of this list" {
			t.Errorf("%q: %v", moment, err)
		}
	}
	for _, moment := range []string{"", "1:1:", "3:9:3,5", "9000000:9000001:9000000"} {
		end.Moment = moment
		if _, err := c.Candidates(t.Context(), c.user, list); err != nil {
			t.Errorf("%q: %v", moment, err)
		}
	}
}
