package db

import "context"

// firstLook is how many rows of a list are tried before an index of words is asked. At most secondLook more are tried
// if so few are likely to hold a page, or secondLookFound where the index would have to be read whole for a list
// between two times.
const (
	firstLook       = 3_000
	secondLook      = 12_500
	secondLookFound = 22_000
)

// oneInLooked: where fewer than one in so many of the newest rows have the words, an index finds them sooner than a
// second look.
const oneInLooked = 200

// firstOf tries the first rows of the list, and more of them if those promise a page. There is none if it is short.
func (r *listReader) firstOf(ctx context.Context, order *listOrder) ([]int, error) {
	look := firstLook
	ids, err := r.walk(ctx, order, &look)
	if err != nil || len(ids) == order.limit || len(ids) == 0 || r.words == nil {
		return ids, err
	}
	promised := firstLook * (order.limit - len(ids)) / (order.skip + len(ids))
	if promised > secondLook && (promised > secondLookFound || !r.isBounded()) {
		return ids, nil
	}
	if s, err := r.takeSample(ctx); err != nil || s.having < sampled/oneInLooked {
		return ids, err
	}
	rest, err := r.behind(ctx, order, firstLook)
	if err != nil || rest == nil {
		return ids, err
	}
	rest.limit, rest.skip = order.limit-len(ids), 0
	look = firstLook/2 + promised*3/2 // those who match may lie further apart there
	more, err := r.walk(ctx, rest, &look)
	return append(ids, more...), err
}

// isBounded tells whether the list is one between two times, or after or before one.
func (r *listReader) isBounded() bool {
	return r.filter.FoundAfter != nil || r.filter.FoundBefore != nil
}

// behind is what is left of a list behind so many rows, whom the index alone tells; nil if nothing is.
func (r *listReader) behind(ctx context.Context, order *listOrder, rows int) (*listOrder, error) {
	var next []collected
	err := r.tx.SelectContext(ctx, &next, order.behind, order.upper, order.upperID, order.lower, order.lowerID, r.userID,
		rows)
	if err != nil || len(next) == 0 {
		return nil, err
	}
	return order.from(next[0]), nil
}

const selectFoundOfFollowed = `
	SELECT count(*) FILTER (WHERE c.created_at > $2::timestamptz AND c.created_at < $3::timestamptz) FROM (
		SELECT c.created_at FROM candidates c WHERE c.user_id = $1 ORDER BY c.followers_count DESC, c.id DESC LIMIT $4
	) c`

// followed is how many of the user's candidates with the most followers tell which part of all a list's times leave:
// the newest are of no use for that, and many may have the best score.
const followed = 300

// twoInFound: where the times leave two in so many, those between them are few enough among the others for an index of
// times beside that of keys. Of more, one sixteenth of the keys after the other soon brings as many as are counted.
const twoInFound = 5

// isBoundedMuch tells whether the times of the list leave out so many that an index of times is worth its while.
func (r *listReader) isBoundedMuch(ctx context.Context) (bool, error) {
	if !r.isBounded() {
		return false, nil
	}
	var n int
	err := r.tx.GetContext(ctx, &n, selectFoundOfFollowed, r.userID, r.after, r.before, followed)
	return twoInFound*n < 2*followed, err
}
