package db

import (
	"context"
	"slices"
	"strings"

	"github.com/lib/pq"
)

// Words are looked up in one of two indexes. That of words finds those that begin as asked, and collects all places of
// each before it compares them, which takes long where several are frequent. That of beginnings compares as it reads,
// but holds only the first letters of each word, so that who is found is looked at again. How somebody was judged, and
// where they were met, are words in both.

const (
	ofLookUp = ` FROM candidates c WHERE c.user_id = $1
		AND ($2::bigint[] IS NULL OR c.group_id = ANY($2::bigint[]))
		AND c.created_at > $3::timestamptz AND c.created_at < $4::timestamptz
		AND ($5::tsquery IS NULL OR (c.words @@ $5::tsquery) IS TRUE)
		AND ($7::bigint[] IS NULL OR (c.group_id = ANY($7::bigint[])) IS TRUE)`
	inWords      = ` AND c.words @@ $8::tsquery LIMIT $6`
	inBeginnings = ` AND ($8::text[] IS NULL OR ` + beginningsOf + ` @> $8::text[])
		AND ($9::text[] IS NULL OR ` + beginningsOf + ` && $9::text[])
		AND ($10::text[] IS NULL OR ` + beginningsOf + ` && $10::text[]) LIMIT $6`
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

// sampled is how many of the newest rows tell how frequent words are.
const sampled = 1_000

// sample is how many of the user's newest rows there are of each kind, at most sampled.
type sample struct {
	rows     int // all
	listed   int // whom the groups and times of the list leave
	having   int // with all the words, and judged and met as the list asks for
	matching int // both
}

// oneInRare: of the newest rows, fewer than one in so many have rare words.
const oneInRare = 100

func (s *sample) isRare() bool { return s.having < sampled/oneInRare }

const selectSample = `
	WITH first AS MATERIALIZED (
		SELECT c.words, ($4::bigint[] IS NULL OR c.group_id = ANY($4::bigint[]))
			AND c.created_at > $5::timestamptz AND c.created_at < $6::timestamptz AS listed
		FROM candidates c WHERE c.user_id = $1 ORDER BY c.created_at DESC, c.id DESC LIMIT $3
	)
	SELECT s.having, s.listed FROM unnest($2::tsquery[]) WITH ORDINALITY AS t(query, n) CROSS JOIN LATERAL (
		SELECT count(*) AS having, count(*) FILTER (WHERE f.listed) AS listed FROM first f
		WHERE t.query IS NULL OR f.words @@ t.query
	) s ORDER BY t.n`

// takeSample looks at the newest rows, once, and counts who has each of the terms and their beginnings, too.
func (r *listReader) takeSample(ctx context.Context) (*sample, error) {
	if r.sample != nil {
		return r.sample, nil
	}
	queries := []*string{nil, r.ask(r.terms)}
	for i := range r.terms {
		queries = append(queries, &r.terms[i].query)
	}
	for i := range r.terms {
		if r.terms[i].begins != "" {
			queries = append(queries, &r.terms[i].begins)
		}
	}
	var counts []struct {
		Having int `db:"having"`
		Listed int `db:"listed"`
	}
	err := r.tx.SelectContext(ctx, &counts, selectSample, r.userID, pq.Array(queries), sampled, r.groups, r.after,
		r.before)
	if err != nil {
		return nil, err
	}
	all, having, begun := counts[0], counts[1], counts[2+len(r.terms):]
	for i := range r.terms {
		r.terms[i].frequency = counts[2+i].Having
		if r.terms[i].begins != "" {
			r.terms[i].begun, begun = begun[0].Having, begun[1:]
		}
	}
	r.sample = &sample{rows: all.Having, listed: all.Listed, having: having.Having, matching: having.Listed}
	return r.sample, nil
}

// oneInAll: where more than one in so many of the newest rows have a word or its beginning, an index rules out too few.
const oneInAll = 2

// lookUp chooses an index for the words, and lets the next statements use it: that of words if some are rare, which are
// then looked up alone; else that of beginnings, if it rules out many. At most so many are found.
func (r *listReader) lookUp(ctx context.Context, most int) (lookUp, error) {
	s, err := r.takeSample(ctx)
	if err != nil {
		return lookUp{}, err
	}
	if _, err := r.tx.ExecContext(ctx, byWords); err != nil {
		return lookUp{}, err
	}
	args := []any{r.userID, r.groups, r.after, r.before, nil, most, nil}
	if oneInRead*s.matching > 2*s.having { // the table is read for them anyway
		args[1], args[6] = nil, r.groups
	}
	rare := slices.DeleteFunc(slices.Clone(r.terms), func(t term) bool {
		return len(t.facets) > 0 || t.frequency >= sampled/oneInRare
	})
	if len(rare) > 0 {
		if len(rare) < len(r.terms) {
			args[4] = *r.words
		}
		return lookUp{collectWords, countWords, append(args, r.ask(rare))}, nil
	}
	keys := r.beginnings()
	if only := r.terms[0]; keys.none() ||
		len(r.terms) == 1 && only.beginning != "" && only.begun > manyBegun*only.frequency {
		return lookUp{collectWords, countWords, append(args, r.words)}, nil
	}
	args[4] = keys.rest
	return lookUp{collectBeginnings, countBeginnings,
		append(args, given(keys.all), given(keys.labels), given(keys.facets))}, nil
}

// manyBegun: a word alone is not looked up by its beginning where so many times as many have that.
const manyBegun = 4

// oneInRead: where at least two of so many whom the words leave are listed, an index of groups beside that of words
// would cost more than the others' rows do.
const oneInRead = 5

// keys are what the index of beginnings is asked for.
type keys struct {
	all    []string // each has to be there
	labels []string // one of them; nil: whatever
	facets []string // likewise
	rest   *string  // what that leaves to ask, a tsquery; nil: nothing
}

func (k *keys) none() bool { return len(k.all)+len(k.labels)+len(k.facets) == 0 }

// beginnings are the keys of the terms, but for terms that nearly all have. Of several facets with several values each,
// one is asked for. What is not asked of facets the groups of the list tell.
func (r *listReader) beginnings() (k keys) {
	var left []string
	for _, t := range r.terms {
		all := max(t.frequency, t.begun) > sampled/oneInAll
		switch {
		case len(t.facets) > 0:
			if !all && len(t.facets) == 1 {
				k.all = append(k.all, t.facets...)
			} else if !all {
				k.facets = t.facets
			}
			continue
		case all:
			left = append(left, t.query)
			continue
		case t.labels:
			k.labels = r.labels
		case t.beginning != "":
			k.all = append(k.all, t.beginning)
		}
		if !t.whole {
			left = append(left, t.query)
		}
	}
	if len(left) > 0 {
		k.rest = new(strings.Join(left, " & "))
	}
	return k
}
