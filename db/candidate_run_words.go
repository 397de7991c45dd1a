package db

import (
	"context"

	"github.com/lib/pq"
)

// Words are read from the table, so that of large runs as few candidates are looked at as will do: those who have rare
// words are known by their index before, and frequent words are soon met in the order of the list.

// manyWithWords is how many people runs have to pass for their words not to be read one by one.
const manyWithWords = 2_000

// oneInRare: of the newest rows, fewer than one in so many have rare words.
const oneInRare = 100

const wordsAmongFirst = `
	SELECT count(*) FROM (
		SELECT c.words FROM candidates c WHERE c.user_id = $1 ORDER BY c.created_at DESC, c.id DESC LIMIT $3
	) c
	WHERE c.words @@ $2::tsquery`

const collectWithWords = `
	SELECT c.id FROM candidates c WHERE c.words @@ $1::tsquery AND c.user_id = $2 LIMIT $3`

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
		AND (SELECT v.confidence = ANY($7::text[]) AND ($8::text[] IS NULL OR v.gender = ANY($8::text[]))
				AND ($9::text[] IS NULL OR v.follower_count_tier = ANY($9::text[]))
			FROM verdicts v
			WHERE v.saved_search_id = c.saved_search_id AND v.tracked_account_id = c.tracked_account_id
				AND v.person_id = c.person_id AND v.run_id = ANY($10::bigint[]) AND v.outcome = 'passed'
			ORDER BY v.run_id DESC LIMIT 1)`

// collectWithRareWords reads the candidates of the list in no order if few of the user's have the words. The frequency
// is how many of the newest firstLook rows have them.
func (r *listReader) collectWithRareWords(ctx context.Context) (found []collected, frequency int, err error) {
	err = r.tx.GetContext(ctx, &frequency, wordsAmongFirst, r.userID, r.words, firstLook)
	if err != nil || frequency >= firstLook/oneInRare {
		return nil, frequency, err
	}
	if _, err := r.tx.ExecContext(ctx, byWords); err != nil {
		return nil, 0, err
	}
	var ids []int
	if err := r.tx.SelectContext(ctx, &ids, collectWithWords, r.words, r.userID, mostSorted+1); err != nil {
		return nil, 0, err
	}
	if _, err := r.tx.ExecContext(ctx, byOrder); err != nil || len(ids) > mostSorted {
		return nil, frequency, err
	}
	f := r.filter
	found = []collected{}
	err = r.tx.SelectContext(ctx, &found, choosePassed, r.userID, pq.Array(ids), r.after, r.before, given(f.SourceTypes),
		given(f.Ratings), pq.Array(r.confidences()), given(f.Genders), given(f.Tiers), pq.Array(r.runIDs()))
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
