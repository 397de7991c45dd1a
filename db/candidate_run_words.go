package db

import (
	"context"
	"fmt"

	"github.com/lib/pq"
)

// Words are read from the table, so that of large runs as few candidates are looked at as will do: those who have rare
// words are known by their index before, and frequent words are soon met in the order of the list.

// manyWithWords is how many people runs have to pass for their words not to be read one by one.
const manyWithWords = 2_000

const wordsAmongFirst = `
	SELECT count(*) FROM (
		SELECT c.words FROM candidates c WHERE c.user_id = $1 ORDER BY c.created_at DESC, c.id DESC LIMIT $3
	) c
	WHERE c.words @@ $2::tsquery`

const chooseWithWords = `
	SELECT c.id FROM candidates c WHERE c.user_id = $1 AND c.id = ANY($2::bigint[]) AND c.words @@ $3::tsquery`

// choosePassed leaves those of candidates whom the newest of the runs that passed them judged as the list asks for.
const choosePassed = `
	SELECT c.id, c.created_at, c.score, c.followers_count FROM candidates c
	WHERE c.user_id = $1 AND c.id = ANY($2::bigint[]) AND c.hidden_at IS NULL
		AND c.created_at > $3::timestamptz AND c.created_at < $4::timestamptz
		AND ($5::text[] IS NULL OR c.source_type = ANY($5::text[]))
		AND ($6::text[] IS NULL OR coalesce((SELECT r.value FROM candidate_ratings r
			WHERE r.saved_search_id = c.saved_search_id AND r.tracked_account_id = c.tracked_account_id
				AND r.person_id = c.person_id), 'unrated') = ANY($6::text[]))
		AND CASE WHEN c.judged_run_id = ANY($10::bigint[]) AND c.group_id IS NOT NULL
				AND coalesce($7::text[], $8::text[], $9::text[]) IS NULL THEN true
			ELSE (SELECT ($7::text[] IS NULL OR v.confidence = ANY($7::text[]))
				AND ($8::text[] IS NULL OR v.gender = ANY($8::text[]))
				AND ($9::text[] IS NULL OR v.follower_count_tier = ANY($9::text[]))
			FROM verdicts v
			WHERE v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
				AND v.person_id = c.person_id AND v.run_id = ANY($10::bigint[]) AND v.outcome = 'passed'
			ORDER BY v.run_id DESC LIMIT 1) END
		AND c.saved_search_id = ANY($11::bigint[]) AND c.tracked_account_id = ANY($12::bigint[])`

// collectWithRareWords reads the candidates of the list in no order if few of the user's have the words. The frequency
// is how many of the newest firstLook rows have them.
func (r *listReader) collectWithRareWords(ctx context.Context) (found []collected, frequency int, err error) {
	err = r.tx.GetContext(ctx, &frequency, wordsAmongFirst, r.userID, r.words, firstLook)
	if err != nil || frequency >= firstLook/oneInRare {
		return nil, frequency, err
	}
	look, err := r.lookUp(ctx, mostSorted+1)
	if err != nil {
		return nil, 0, err
	}
	var having []collected
	if err := r.tx.SelectContext(ctx, &having, look.collect, look.args...); err != nil {
		return nil, 0, err
	}
	if _, err := r.tx.ExecContext(ctx, byOrder); err != nil || len(having) > mostSorted {
		return nil, frequency, err
	}
	f, ids := r.filter, idsOfCollected(having)
	searches, accounts := r.ofPairs()
	found = []collected{}
	err = r.tx.SelectContext(ctx, &found, choosePassed, r.userID, pq.Array(ids), r.after, r.before, given(f.SourceTypes),
		given(f.Ratings), given(f.Confidences), given(f.Genders), given(f.Tiers), pq.Array(r.runIDs()),
		pq.Array(searches), pq.Array(accounts))
	return found, frequency, err
}

// pageWithWords takes the page out of so many of the runs' first as frequent words need, half as many again. It has no
// page if those do not hold it.
func (r *listReader) pageWithWords(ctx context.Context, order *listOrder, frequency int) (ids []int, err error) {
	if frequency == 0 {
		return nil, nil
	}
	wide, plain := *order, *r
	wide.limit, wide.skip = 3*(order.limit+order.skip)*firstLook/(2*frequency), 0
	plain.words = nil
	if wide.limit > mostSorted {
		return nil, nil
	}
	first, err := plain.mergeRuns(ctx, &wide)
	if err != nil {
		return nil, err
	}
	var having []int
	if err := r.tx.SelectContext(ctx, &having, chooseWithWords, r.userID, pq.Array(first), r.words); err != nil {
		return nil, err
	}
	has := make(map[int]bool, len(having))
	for _, id := range having {
		has[id] = true
	}
	for _, id := range first {
		if has[id] {
			ids = append(ids, id)
		}
	}
	ids = ids[min(order.skip, len(ids)):]
	if len(ids) < order.limit && len(first) == wide.limit {
		return nil, nil
	}
	return ids[:min(order.limit, len(ids))], nil
}

func idsOfCollected(found []collected) []int {
	ids := make([]int, len(found))
	for i := range found {
		ids[i] = found[i].ID
	}
	return ids
}

// Whom runs passed of those who have words, counted in the order in which candidates were found, or of those whom the
// index of beginnings names. The parameters are those of a walk.
const (
	countWalked    = `SELECT count(*) FROM (` + walkFoundDown + `) n`
	countBeginning = `SELECT count(*) FROM (SELECT c.id FROM (` + walkRows + withinFound + `
		AND ($21::text[] IS NULL OR ` + beginningsOf + ` @> $21::text[])
		AND ($22::text[] IS NULL OR ` + beginningsOf + ` && $22::text[])
		AND ($23::text[] IS NULL OR ` + beginningsOf + ` && $23::text[])` + walkThose + walkEnd + `) n`
)

// oneInWalked: where at least one of so many of the newest rows is one to be counted, they are counted in order.
const oneInWalked = 10

// countHaving counts whom large runs passed of those who have the words.
func (r *listReader) countHaving(ctx context.Context, most int) (n int, err error) {
	look := firstLook
	first := r.walkArgs(r.inOrderFound(firstLook), &look)
	if err := r.tx.GetContext(ctx, &n, countWalked, first...); err != nil {
		return 0, err
	}
	args := r.walkArgs(r.inOrderFound(most), nil)
	if n > firstLook/oneInWalked {
		err = r.tx.GetContext(ctx, &n, countWalked, args...)
		return n, err
	}
	found, frequency, err := r.collectWithRareWords(ctx)
	if err != nil || found != nil {
		return min(len(found), most), err
	}
	var pairs []string
	if 2*n < frequency { // else the runs passed most of those who have the words
		pairs = r.pairs()
	}
	if err := r.countTerms(ctx); err != nil {
		return 0, err
	}
	if _, err := r.tx.ExecContext(ctx, byWords); err != nil {
		return 0, err
	}
	beginnings, labels, rest := r.beginnings()
	args[9] = rest // in place of all words
	err = r.tx.GetContext(ctx, &n, countBeginning, append(args, given(beginnings), given(labels), given(pairs))...)
	return n, err
}

// inOrderFound is the whole list, so many of it.
func (r *listReader) inOrderFound(limit int) *listOrder {
	return &listOrder{upper: r.before, lower: r.after, lowerID: endOfIDs, limit: limit, walk: walkFoundDown}
}

// pairs are those of the runs, as candidate_beginnings has them.
func (r *listReader) pairs() (pairs []string) {
	for _, run := range r.runs {
		pairs = append(pairs, fmt.Sprintf("&%d.%d", run.SearchID, run.AccountID))
	}
	return pairs
}
