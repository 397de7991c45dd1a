package db

import "context"

// firstLook is how many rows of a list are tried before an index of words is asked. At most secondLook more are tried
// if so few are likely to hold a page, or secondLookFound where the index would have to be read whole for a list
// between two times.
const (
	firstLook       = 3_000
	secondLook      = 12_500
	secondLookFound = 18_000
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
