package db

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// How lists of candidates stay quick, whatever they are filtered by: decision record 0014. In short, conditions of few
// values choose groups, and a page is merged out of the heads of their indexes; words are looked up in theirs, after
// the first few rows of the list have been tried; whom runs passed is merged run by run.

// readLists gives all of a list one moment, and the plans that the indexes are made for.
const readLists = `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL jit = off; ` + walkIndexes

// byWords lets the next statements use the indexes of words, which know no order. Another index is read beside them
// where it leaves out rows of the table, which cost more than the index does, also where all of it is in memory. Pages
// of the table are asked of the disk some ahead, on systems that can be asked: there it is no error to set how many.
const byWords = `SET LOCAL enable_bitmapscan = on; SET LOCAL enable_sort = on; SET LOCAL work_mem = '16MB';
	SET LOCAL random_page_cost = 1.1;
	SELECT set_config('effective_io_concurrency', greatest(n, 32)::text, true)
	FROM (SELECT current_setting('effective_io_concurrency')::int AS n) s WHERE n > 0`

// byOrder takes that back.
const byOrder = `SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off`

// mostSorted is how many candidates are read to be sorted, at most. Those who are more are walked to in order, of
// whom one in a few then matches.
const mostSorted = 10_000

// Candidates lists a part of the user's candidates. Those of one moment do not overlap. What was judged comes from the
// newest verdict that passed the candidate, which is the one in force of whoever is listed, whatever runs the filter
// names; OfRun is from the newest of those. The profile is the one fetched last. The list is sorted by what is in
// force. The error is an InvalidError or syncrun.ErrUnavailable.
func (d *DB) Candidates(ctx context.Context, userID int, list syncrun.CandidateList) ([]syncrun.Candidate, error) {
	var candidates []syncrun.Candidate
	var restored []restoredMove
	err := d.forViewer(ctx, "candidates", func(ctx context.Context, tx *sqlx.Tx) (err error) {
		candidates, restored, err = d.listCandidates(ctx, tx, userID, &list)
		return err
	})
	if err == nil {
		err = d.forget(ctx, userID, restored)
	}
	if err != nil {
		return nil, err
	}
	return candidates, nil
}

// listCandidates reads a part of a list in a transaction that has read nothing yet, and tells which moves are to be
// forgotten.
func (d *DB) listCandidates(ctx context.Context, tx *sqlx.Tx, userID int,
	list *syncrun.CandidateList) (candidates []syncrun.Candidate, restored []restoredMove, err error) {
	r, err := newListReader(ctx, tx, userID, &list.Filter)
	if err != nil {
		return nil, nil, err
	}
	ids, err := r.page(ctx, list)
	if err != nil {
		return nil, nil, err
	}
	if runs := list.Filter.SyncRunIDs; len(runs) > 0 {
		candidates, err = d.candidatesOfRuns(ctx, tx, userID, ids, runs)
	} else {
		candidates, err = d.candidatesInForce(ctx, tx, userID, ids)
	}
	r.stand(candidates)
	return candidates, r.restored, err
}

// CountCandidates counts the user's candidates that the filter chooses, up to most. The error is an InvalidError or
// syncrun.ErrUnavailable.
func (d *DB) CountCandidates(ctx context.Context, userID int, filter syncrun.CandidateFilter,
	most int) (n int, err error) {
	err = d.forViewer(ctx, "count candidates", func(ctx context.Context, tx *sqlx.Tx) error {
		r, err := newListReader(ctx, tx, userID, &filter)
		if err != nil {
			return err
		}
		n, err = r.count(ctx, most)
		return err
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// listReader reads parts of one list in one transaction.
type listReader struct {
	tx       *sqlx.Tx
	userID   int
	filter   *syncrun.CandidateFilter
	accounts []int     // nil: all there are
	groups   any       // the groups that the filter leaves, a pq.Array; nil: all there are, or it names runs
	pairs    []string  // searches with accounts of these groups, as candidate_keys has them
	runs     []listRun // that the filter names and the user has
	none     bool      // no group is left, or no run
	most     bool      // more than half of the groups are left
	all      bool      // every group is left
	words    *string   // a tsquery; nil: none
	terms    []term    // of which words is made
	sample   *sample   // once taken
	labels   []string  // as candidate_keys has them
	after    time.Time
	before   time.Time
	moment   string          // of a list by score
	moved    map[int]float64 // who has moved since, and from which score
	restored []restoredMove
}

// newListReader begins to read in a transaction that has read nothing yet.
func newListReader(ctx context.Context, tx *sqlx.Tx, userID int,
	filter *syncrun.CandidateFilter) (*listReader, error) {
	if _, err := tx.ExecContext(ctx, readLists); err != nil {
		return nil, err
	}
	r := &listReader{tx: tx, userID: userID, filter: filter, after: longAgo(), before: farAhead()}
	if filter.FoundAfter != nil {
		r.after = *filter.FoundAfter
	}
	if filter.FoundBefore != nil {
		r.before = *filter.FoundBefore
	}
	if err := r.readWords(ctx); err != nil {
		return nil, err
	}
	if err := r.chooseAccounts(ctx); err != nil || r.none {
		return r, err
	}
	if len(filter.SyncRunIDs) > 0 {
		return r, r.chooseRuns(ctx)
	}
	return r, r.chooseGroups(ctx)
}

// Bounds that no candidate reaches; PostgreSQL's infinity has no counterpart in Go.
func longAgo() time.Time  { return time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC) }
func farAhead() time.Time { return time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC) }

const selectAccountIDsAt = `
	SELECT a.id FROM tracked_accounts a
	WHERE a.user_id = $1 AND a.network = $2 AND ($3::bigint[] IS NULL OR a.id = ANY($3::bigint[]))`

// chooseAccounts finds the accounts of the network that the filter names.
func (r *listReader) chooseAccounts(ctx context.Context) error {
	r.accounts = r.filter.TrackedAccountIDs
	if r.filter.Network == "" {
		return nil
	}
	var ids []int
	err := r.tx.SelectContext(ctx, &ids, selectAccountIDsAt, r.userID, r.filter.Network, given(r.accounts))
	r.accounts, r.none = ids, len(ids) == 0
	return err
}

const selectGroups = `
	SELECT g.id, g.saved_search_id, g.tracked_account_id FROM candidate_groups g
	WHERE g.user_id = $1 AND ($2::bigint[] IS NULL OR g.tracked_account_id = ANY($2::bigint[]))
		AND ($3::bigint[] IS NULL OR g.saved_search_id = ANY($3::bigint[]))
		AND ($4::text[] IS NULL OR g.confidence = ANY($4::text[]))
		AND ($5::text[] IS NULL OR g.source_type = ANY($5::text[]))
		AND ($6::text[] IS NULL OR g.rating = ANY($6::text[]))
		AND ($7::text[] IS NULL OR g.gender = ANY($7::text[]))
		AND ($8::text[] IS NULL OR g.follower_count_tier = ANY($8::text[]))`

// chooseGroups finds the groups that the filter leaves. There may be thousands of them, and a statement that names them
// all is planned for longer than it runs, so it does not where all are left.
func (r *listReader) chooseGroups(ctx context.Context) error {
	f := r.filter
	if len(r.accounts)+len(f.SavedSearchIDs)+len(f.Confidences)+len(f.SourceTypes)+len(f.Ratings)+
		len(f.Genders)+len(f.Tiers) == 0 {
		r.most, r.all = true, true
		return nil
	}
	var groups []struct {
		ID        int `db:"id"`
		SearchID  int `db:"saved_search_id"`
		AccountID int `db:"tracked_account_id"`
	}
	err := r.tx.SelectContext(ctx, &groups, selectGroups, r.userID, given(r.accounts), given(f.SavedSearchIDs),
		given(f.Confidences), given(f.SourceTypes), given(f.Ratings), given(f.Genders), given(f.Tiers))
	if err != nil {
		return err
	}
	ids := make([]int, len(groups))
	for i, g := range groups {
		ids[i] = g.ID
		r.pairs = append(r.pairs, pairKey(g.SearchID, g.AccountID))
	}
	slices.Sort(r.pairs)
	r.none, r.groups, r.pairs = len(ids) == 0, pq.Array(ids), slices.Compact(r.pairs)
	var all int
	err = r.tx.GetContext(ctx, &all, countGroups, r.userID)
	r.most, r.all = 2*len(ids) > all, len(ids) == all
	if r.all {
		r.groups = nil
	}
	return err
}

const countGroups = `SELECT count(*) FROM candidate_groups g WHERE g.user_id = $1`

// given is a list as a parameter, NULL when it is empty.
func given[T any](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return pq.Array(list)
}

// page finds the candidates of a part of the list.
func (r *listReader) page(ctx context.Context, list *syncrun.CandidateList) ([]int, error) {
	if r.none || list.Limit <= 0 {
		return nil, nil
	}
	order, err := r.orderOf(ctx, list)
	if err != nil {
		return nil, err
	}
	if err := r.lookBack(ctx, list); err != nil {
		return nil, err
	}
	ids, err := r.pageAsOf(ctx, order)
	if err != nil {
		return nil, err
	}
	if list.FromEnd {
		slices.Reverse(ids)
	}
	return ids, nil
}

func (r *listReader) pageIn(ctx context.Context, order *listOrder) ([]int, error) {
	if len(r.filter.SyncRunIDs) > 0 {
		return r.pageOfRuns(ctx, order)
	}
	if r.words != nil {
		return r.pageOfWords(ctx, order)
	}
	if order.field != syncrun.OrderFoundAt && r.isBounded() {
		found, few, err := r.collectFound(ctx)
		if err != nil || few {
			return order.cut(found), err
		}
	}
	if r.most || order.skip > mostSkipped {
		return r.walk(ctx, order, nil)
	}
	return r.merge(ctx, order)
}

// pageOfWords tries the first rows of the list, more of them if those promise a page, and then asks an index for the
// words. Where a list begins far behind the first rows, for the groups leave none of them, it is tried from there.
func (r *listReader) pageOfWords(ctx context.Context, order *listOrder) ([]int, error) {
	ids, err := r.firstOf(ctx, order)
	if err != nil || len(ids) == order.limit {
		return ids, err
	}
	if len(ids) == 0 && !r.all {
		if order, err = r.fromFirst(ctx, order); err != nil || order == nil {
			return nil, err
		}
		if ids, err = r.firstOf(ctx, order); err != nil || len(ids) == order.limit {
			return ids, err
		}
	}
	found, err := r.collect(ctx)
	if err != nil {
		return nil, err
	}
	if len(found) <= mostSorted {
		return order.cut(found), nil
	}
	return r.walk(ctx, order, nil)
}

const selectOrdered = `
	SELECT c.id, c.created_at, c.score, c.followers_count FROM candidates c WHERE c.user_id = $1 AND c.id = $2`

// fromFirst is the order from the first candidate on whom the groups leave; nil if there is nobody.
func (r *listReader) fromFirst(ctx context.Context, order *listOrder) (*listOrder, error) {
	only := *order
	only.limit, only.skip = 1, 0
	ids, err := r.merge(ctx, &only)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	var first collected
	if err := r.tx.GetContext(ctx, &first, selectOrdered, r.userID, ids[0]); err != nil {
		return nil, err
	}
	return order.from(first), nil
}

const countFound = `
	SELECT count(*) FROM (
		SELECT 1 FROM candidates c
		WHERE c.user_id = $1 AND c.created_at > $2::timestamptz AND c.created_at < $3::timestamptz LIMIT $4
	) n`

const collectFoundBetween = `
	SELECT c.id, c.created_at, c.score, c.followers_count FROM candidates c
	WHERE c.user_id = $1 AND c.created_at > $2::timestamptz AND c.created_at < $3::timestamptz
		AND c.group_id IS NOT NULL AND ($4::bigint[] IS NULL OR coalesce(c.group_id = ANY($4::bigint[]), false))`

// collectFound reads whom the filter leaves of those found between its bounds, if these are few in all. In any other
// order than theirs they would be looked for among all.
func (r *listReader) collectFound(ctx context.Context) (found []collected, few bool, err error) {
	var n int
	if err := r.tx.GetContext(ctx, &n, countFound, r.userID, r.after, r.before, mostSorted+1); err != nil {
		return nil, false, err
	}
	if n > mostSorted {
		return nil, false, nil
	}
	err = r.tx.SelectContext(ctx, &found, collectFoundBetween, r.userID, r.after, r.before, r.groups)
	return found, true, err
}

// merge takes the page out of the heads of the groups' indexes.
func (r *listReader) merge(ctx context.Context, order *listOrder) ([]int, error) {
	var ids []int
	err := r.tx.SelectContext(ctx, &ids, order.merge, order.upper, order.upperID, order.lower, order.lowerID,
		order.limit+order.skip, r.groups, r.after, r.before)
	if err != nil {
		return nil, fmt.Errorf("merge: %w", err)
	}
	return ids[min(order.skip, len(ids)):], nil
}

// mostSkipped is how far a merge goes for a page that begins later.
const mostSkipped = 500

// walk goes through all of the user's candidates in order, at most depth of them unless that is nil, and takes those
// who meet every condition.
func (r *listReader) walk(ctx context.Context, order *listOrder, depth *int) ([]int, error) {
	var ids []int
	err := r.tx.SelectContext(ctx, &ids, order.walk, r.walkArgs(order, depth)...)
	if err != nil {
		return nil, fmt.Errorf("walk: %w", err)
	}
	return ids, nil
}

func (r *listReader) walkArgs(order *listOrder, depth *int) []any {
	f := r.filter
	searches, accounts := r.ofPairs()
	return []any{order.upper, order.upperID, order.lower, order.lowerID, order.limit, r.groups, r.after, r.before,
		r.userID, r.words, depth, given(f.SyncRunIDs), given(accounts), given(searches), given(f.SourceTypes),
		given(f.Ratings), given(f.Confidences), given(f.Genders), given(f.Tiers), order.skip}
}
