package db

import (
	"context"
	"slices"
	"strings"

	"github.com/lib/pq"
)

// Words are looked up in one of two indexes. That of words finds those that begin as asked, and collects all places of
// each before it compares them, which takes long where several are frequent. That of beginnings compares as it reads,
// but holds only the first letters of each word, so that who is found is looked at again.

const (
	ofLookUp = ` FROM candidates c WHERE c.user_id = $1
		AND ($2::bigint[] IS NULL OR c.group_id = ANY($2::bigint[]))
		AND c.created_at > $3::timestamptz AND c.created_at < $4::timestamptz
		AND ($5::tsquery IS NULL OR (c.words @@ $5::tsquery) IS TRUE)`
	inWords      = ` AND c.words @@ $7::tsquery LIMIT $6`
	inBeginnings = ` AND ($7::text[] IS NULL OR ` + beginningsOf + ` @> $7::text[])
		AND ($8::text[] IS NULL OR ` + beginningsOf + ` && $8::text[]) LIMIT $6`
	beginningsOf = `candidate_beginnings(c.user_id, c.saved_search_id, c.tracked_account_id, c.words)`

	collectWords      = `SELECT c.id, c.created_at, c.score, c.followers_count` + ofLookUp + inWords
	collectBeginnings = `SELECT c.id, c.created_at, c.score, c.followers_count` + ofLookUp + inBeginnings
	countWords        = `SELECT count(*) FROM (SELECT 1` + ofLookUp + inWords + `) n`
	countBeginnings   = `SELECT count(*) FROM (SELECT 1` + ofLookUp + inBeginnings + `) n`
)

// lookUp is how those who have the words of a list are found.
type lookUp struct {
	collect, count string
	args           []any
}

// oneInRare: of the newest rows, fewer than one in so many have rare words.
const oneInRare = 100

const selectFrequencies = `
	WITH first AS MATERIALIZED (
		SELECT c.words FROM candidates c WHERE c.user_id = $1 ORDER BY c.created_at DESC, c.id DESC LIMIT $3
	)
	SELECT (SELECT count(*) FROM first f WHERE f.words @@ t.query::tsquery)
	FROM unnest($2::text[]) WITH ORDINALITY AS t(query, n) ORDER BY t.n`

// oneInAll: where more than one in so many of the newest rows have a word, its index rules out too few.
const oneInAll = 2

// lookUp chooses an index for the words, and lets the next statements use it: that of words if some are rare, which are
// then looked up alone, or if there is but one; else that of beginnings. At most so many are found.
func (r *listReader) lookUp(ctx context.Context, most int) (lookUp, error) {
	if err := r.countTerms(ctx); err != nil {
		return lookUp{}, err
	}
	if _, err := r.tx.ExecContext(ctx, byWords); err != nil {
		return lookUp{}, err
	}
	args := []any{r.userID, r.groups, r.after, r.before, nil, most}
	rare := slices.DeleteFunc(slices.Clone(r.terms), func(t term) bool { return t.frequency >= firstLook/oneInRare })
	beginnings, labels, rest := r.beginnings()
	switch {
	case len(rare) == len(r.terms), len(r.terms) == 1, len(beginnings)+len(labels) == 0:
		return lookUp{collectWords, countWords, append(args, r.ask(r.terms))}, nil
	case len(rare) > 0:
		args[4] = *r.words
		return lookUp{collectWords, countWords, append(args, r.ask(rare))}, nil
	default:
		args[4] = rest
		return lookUp{collectBeginnings, countBeginnings, append(args, given(beginnings), given(labels))}, nil
	}
}

// countTerms counts how many of the newest rows have each of several terms.
func (r *listReader) countTerms(ctx context.Context) error {
	if len(r.terms) < 2 {
		return nil
	}
	var queries []string
	for _, t := range r.terms {
		queries = append(queries, t.query)
	}
	var frequencies []int
	err := r.tx.SelectContext(ctx, &frequencies, selectFrequencies, r.userID, pq.Array(queries), firstLook)
	for i, n := range frequencies {
		r.terms[i].frequency = n
	}
	return err
}

// beginnings are what the index of beginnings is asked for: that of each term, but for terms that nearly all have, and
// the labels. rest is what that leaves to ask, nil for nothing.
func (r *listReader) beginnings() (beginnings, labels []string, rest *string) {
	var left []string
	for _, t := range r.terms {
		switch {
		case t.frequency > firstLook/oneInAll:
			left = append(left, t.query)
			continue
		case t.labels:
			labels = r.labels
		case t.beginning != "":
			beginnings = append(beginnings, t.beginning)
		}
		if !t.whole {
			left = append(left, t.query)
		}
	}
	if len(left) > 0 {
		rest = new(strings.Join(left, " & "))
	}
	return beginnings, labels, rest
}
