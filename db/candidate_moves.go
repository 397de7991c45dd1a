package db

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// A list by score that is read page by page goes on in the order that it had when its first page was read: decision
// record 0027. A cursor holds that moment, as a snapshot of PostgreSQL's; whoever was moved by a transaction that the
// moment does not see stands where they stood.

const selectMoment = `SELECT pg_current_snapshot()::text`

// A moment that is yet to come is of another cluster, from before the database was restored.
const isAhead = `SELECT pg_snapshot_xmax($1::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())`

// Of each who moved since, the first of these moves tells where they stood. A restored row may be of a transaction that
// is yet to come, and has not moved.
const selectMoved = `
	SELECT c.id, m.score FROM candidates c
	CROSS JOIN LATERAL (
		SELECT o.score FROM unnest(c.moved_by, c.moved_from) WITH ORDINALITY AS o(by, score, n)
		WHERE NOT pg_visible_in_snapshot(o.by, $2::pg_snapshot) ORDER BY o.n LIMIT 1
	) m
	WHERE c.user_id = $1 AND c.moved >= pg_snapshot_xmin($2::pg_snapshot)
		AND c.moved < pg_snapshot_xmax(pg_current_snapshot())`

// lookBack finds out of which moment a list by score is, and who has moved since.
func (r *listReader) lookBack(ctx context.Context, list *syncrun.CandidateList) error {
	if list.OrderBy != syncrun.OrderScore {
		return nil
	}
	for name, position := range map[string]*syncrun.CandidatePosition{"before": list.Before, "after": list.After} {
		if position == nil || position.Moment == "" {
			continue
		}
		if !isMoment(position.Moment) {
			return syncrun.Invalid(name, "is not a cursor of this list")
		}
		if name == "after" || r.moment == "" {
			r.moment = position.Moment
		}
	}
	if r.moment == "" {
		return r.begin(ctx)
	}
	var ahead bool
	if err := r.tx.GetContext(ctx, &ahead, isAhead, r.moment); err != nil {
		return err
	}
	if ahead {
		return r.begin(ctx)
	}
	var moved []collected
	if err := r.tx.SelectContext(ctx, &moved, selectMoved, r.userID, r.moment); err != nil {
		return err
	}
	r.moved = make(map[int]float64, len(moved))
	for _, c := range moved {
		r.moved[c.ID] = c.Score
	}
	return nil
}

// isMoment tells whether PostgreSQL reads a text as a snapshot: xmin:xmax:xip,xip…
func isMoment(text string) bool {
	parts := strings.Split(text, ":")
	if len(parts) != 3 {
		return false
	}
	least, err := strconv.ParseInt(parts[0], 10, 64)
	most, problem := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || problem != nil || least < 1 || most < least {
		return false
	}
	if parts[2] == "" {
		return true
	}
	for text := range strings.SplitSeq(parts[2], ",") {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil || id < least || id >= most {
			return false
		}
		least = id
	}
	return true
}

// pageAsOf is a page of the list as it was at its moment.
func (r *listReader) pageAsOf(ctx context.Context, order *listOrder) ([]int, error) {
	if len(r.moved) == 0 {
		return r.pageIn(ctx, order)
	}
	stay, err := r.thoseWhoStay(ctx, order)
	if err != nil {
		return nil, err
	}
	back, err := r.thoseWhoMoved(ctx, order)
	return order.cut(append(stay, back...)), err
}

const selectScores = `SELECT c.id, c.score FROM candidates c WHERE c.user_id = $1 AND c.id = ANY($2::bigint[])`

// thoseWhoStay are as many of a page as have not moved, or all there are. Those who have are passed over.
func (r *listReader) thoseWhoStay(ctx context.Context, order *listOrder) (stay []collected, err error) {
	wanted := order.skip + order.limit
	wide := *order
	wide.skip = 0
	for wide.limit = wanted + min(wanted, len(r.moved)); ; wide.limit *= 4 {
		ids, err := r.pageIn(ctx, &wide)
		if err != nil {
			return nil, err
		}
		read := len(ids)
		ids = slices.DeleteFunc(ids, func(id int) bool { _, gone := r.moved[id]; return gone })
		if len(ids) >= wanted || read < wide.limit {
			err = r.tx.SelectContext(ctx, &stay, selectScores, r.userID, pq.Array(ids[:min(wanted, len(ids))]))
			return stay, err
		}
	}
}

// askedAtOnce is how many of those who moved are asked about in one statement, at least.
const askedAtOnce = 500

// thoseWhoMoved are as many of a page as stood there before they moved, or all there are.
func (r *listReader) thoseWhoMoved(ctx context.Context, order *listOrder) (back []collected, err error) {
	stood := make([]collected, 0, len(r.moved))
	for id, score := range r.moved {
		stood = append(stood, collected{ID: id, Score: score})
	}
	wanted := order.skip + order.limit
	for some := range slices.Chunk(order.within(stood), max(askedAtOnce, wanted)) {
		listed, err := r.listed(ctx, some)
		if back = append(back, listed...); err != nil || len(back) >= wanted {
			return back, err
		}
	}
	return back, nil
}

// The whole list by score, of which certain candidates are looked at.
const walkOfIDs = `SELECT c.id FROM (` + walkRows + withinScore + ` AND c.id = ANY($21::bigint[])` + walkThose + walkEnd

// listed are those of some whom the list's filter leaves, in their order.
func (r *listReader) listed(ctx context.Context, some []collected) ([]collected, error) {
	ids := make([]int, len(some))
	for i := range some {
		ids[i] = some[i].ID
	}
	whole := listOrder{upper: aboveScores, upperID: endOfIDs, lower: belowScores, limit: len(ids)}
	var found []int
	err := r.tx.SelectContext(ctx, &found, walkOfIDs, append(r.walkArgs(&whole, nil), pq.Array(ids))...)
	slices.Sort(found)
	return slices.DeleteFunc(some, func(c collected) bool {
		_, left := slices.BinarySearchFunc(found, c.ID, cmp.Compare[int])
		return !left
	}), err
}

// stand tells of the candidates of a list by score where they stand in it.
func (r *listReader) stand(candidates []syncrun.Candidate) {
	for i := range candidates {
		c := &candidates[i]
		c.SortMoment = r.moment
		if score, ok := r.moved[c.ID]; ok {
			c.SortScore = score
		}
	}
}
