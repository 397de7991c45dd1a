package db

import (
	"context"

	"github.com/lib/pq"
)

// Words are read from the table, so that of large runs as few candidates are looked at as will do: those who have rare
// words are known by their index before, and frequent words are soon met in the order of the list.

// manyWithWords is how many people runs have to pass for their words not to be read one by one.
const manyWithWords = 2_000

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

// collectWithRareWords reads the candidates of the list in no order, or is nil if many of the user's have the words.
func (r *listReader) collectWithRareWords(ctx context.Context) ([]collected, error) {
	if s, err := r.takeSample(ctx); err != nil || !s.isRare() {
		return nil, err
	}
	look, err := r.lookUp(ctx, mostSorted+1)
	if err != nil {
		return nil, err
	}
	var having []collected
	if err := r.tx.SelectContext(ctx, &having, look.collect, look.args...); err != nil {
		return nil, err
	}
	if _, err := r.tx.ExecContext(ctx, byOrder); err != nil || len(having) > mostSorted {
		return nil, err
	}
	f, ids := r.filter, idsOfCollected(having)
	searches, accounts := r.ofPairs()
	found := []collected{}
	err = r.tx.SelectContext(ctx, &found, choosePassed, r.userID, pq.Array(ids), r.after, r.before, given(f.SourceTypes),
		given(f.Ratings), given(f.Confidences), given(f.Genders), given(f.Tiers), pq.Array(r.runIDs()),
		pq.Array(searches), pq.Array(accounts))
	return found, err
}

// pageWithWords takes the page out of so many of the runs' first as frequent words need, half as many again. It has no
// page if those do not hold it.
func (r *listReader) pageWithWords(ctx context.Context, order *listOrder) (ids []int, err error) {
	s, err := r.takeSample(ctx)
	if err != nil || s.having == 0 {
		return nil, err
	}
	wide, plain := *order, *r
	wide.limit, wide.skip = 3*(order.limit+order.skip)*sampled/(2*s.having), 0
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

// These count whom runs passed of those who have words, in the order in which candidates were found, or of those whom
// the index of keys names. The parameters are those of a walk.
const (
	countWalked = `SELECT count(*) FROM (` + walkFoundDown + `) n`
	countOfKeys = `SELECT count(*) FROM (SELECT c.id
		FROM unnest($21::text[], $22::text[], $23::text[]) AS part(each, labels, pairs) CROSS JOIN LATERAL (` +
		columnsOfWalk + ` FROM candidates c WHERE (c.user_id = $9) IS TRUE` + withinFound + `
			AND ($21::text[] IS NULL OR ` + keysOf + ` @> part.each::text[])
			AND ($22::text[] IS NULL OR ` + keysOf + ` && part.labels::text[])
			AND ($23::text[] IS NULL OR ` + keysOf + ` && part.pairs::text[])` + walkThose + walkEnd + `) n`
)

// oneInWalked: where at least one of so many of the newest rows is one to be counted, they are counted in order.
const oneInWalked = 5

// countHaving counts whom large runs passed of those who have the words.
func (r *listReader) countHaving(ctx context.Context, most int) (n int, err error) {
	found, err := r.collectWithRareWords(ctx)
	if err != nil || found != nil {
		return min(len(found), most), err
	}
	look := sampled
	first := r.walkArgs(r.inOrderFound(sampled), &look)
	if err := r.tx.GetContext(ctx, &n, countWalked, first...); err != nil {
		return 0, err
	}
	if oneInWalked*n > sampled {
		err = r.tx.GetContext(ctx, &n, countWalked, r.walkArgs(r.inOrderFound(most), nil)...)
		return n, err
	}
	var pairs []string
	if keys := r.keys(); keys.none() || oneInRead*n < 2*r.sample.having { // else the table is read for them anyway
		pairs = r.pairsOfRuns()
	}
	return r.countByKeys(ctx, pairs, most)
}

// countByKeys counts whom the runs passed of those whom the index of keys names, all of these pairs if there are any.
func (r *listReader) countByKeys(ctx context.Context, pairs []string, most int) (n int, err error) {
	if _, err := r.tx.ExecContext(ctx, byWords); err != nil {
		return 0, err
	}
	args := r.walkArgs(r.inOrderFound(most), nil)
	keys := r.keys()
	args[9] = keys.rest // in place of all words
	args = append(args, r.ofParts(keys.all), r.ofParts(keys.labels), r.ofParts(pairs))
	err = r.tx.GetContext(ctx, &n, countOfKeys, args...)
	return n, err
}

// inOrderFound is the whole list, so many of it.
func (r *listReader) inOrderFound(limit int) *listOrder {
	return &listOrder{upper: r.before, lower: r.after, lowerID: endOfIDs, limit: limit, walk: walkFoundDown}
}

// pairsOfRuns are those of the runs that passed somebody, as candidate_keys has them.
func (r *listReader) pairsOfRuns() (pairs []string) {
	for _, run := range r.passing() {
		pairs = append(pairs, pairKey(run.SearchID, run.AccountID))
	}
	return pairs
}
