package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lib/pq"
)

// Words are looked up in one of two indexes. That of words finds those that begin as asked, and collects all places of
// each before it compares them, which takes long where several are frequent. That of keys compares as it reads, but
// holds only the first letters of each word, so that who is found is looked at again. How somebody was judged, and
// where they were met, are words in both. Each key is that of one candidate in sixteen, so that the index is read no
// further than it takes to find as many as are wanted.

// keyParts is how many parts candidate_keys makes of a user's candidates.
const keyParts = 16

// The index of keys is asked for one part after the other. No other index shall be, how few candidates the planner
// takes a user, or a time, to have: hence IS TRUE.
const (
	ofLookUp = `
		AND ($2::bigint[] IS NULL OR c.group_id = ANY($2::bigint[]))
		AND c.created_at > $3::timestamptz AND c.created_at < $4::timestamptz
		AND ($5::tsquery IS NULL OR (c.words @@ $5::tsquery) IS TRUE)
		AND ($7::bigint[] IS NULL OR coalesce(c.group_id = ANY($7::bigint[]), false))
		AND ($8::boolean IS NOT TRUE OR c.group_id IS NOT NULL)`
	inWords = ` FROM candidates c WHERE c.user_id = $1` + ofLookUp + ` AND c.words @@ $9::tsquery LIMIT $6`
	inKeys  = ` FROM unnest($9::text[], $10::text[], $11::text[], $12::text[]) AS part(each, labels, facets, pairs)
		CROSS JOIN LATERAL (
		SELECT c.id, c.created_at, c.score, c.followers_count FROM candidates c
		WHERE (c.user_id = $1) IS TRUE` + ofLookUp + `
			AND ($9::text[] IS NULL OR ` + keysOf + ` @> part.each::text[])
			AND ($10::text[] IS NULL OR ` + keysOf + ` && part.labels::text[])
			AND ($11::text[] IS NULL OR ` + keysOf + ` && part.facets::text[])
			AND ($12::text[] IS NULL OR ` + keysOf + ` && part.pairs::text[])
			AND (c.created_at > $13::timestamptz) IS TRUE AND (c.created_at < $14::timestamptz) IS TRUE
		) c LIMIT $6`
	// A list between two times that leave few takes the index of times beside all parts.
	inKeysFound = ` FROM candidates c WHERE c.user_id = $1` + ofLookUp + `
		AND (` + hasKeys + `1` + ofPart + hasKeys + `2` + ofPart + hasKeys + `3` + ofPart +
		hasKeys + `4` + ofPart + hasKeys + `5` + ofPart + hasKeys + `6` + ofPart + hasKeys + `7` + ofPart +
		hasKeys + `8` + ofPart + hasKeys + `9` + ofPart + hasKeys + `10` + ofPart + hasKeys + `11` + ofPart +
		hasKeys + `12` + ofPart + hasKeys + `13` + ofPart + hasKeys + `14` + ofPart +
		hasKeys + `15` + ofPart + hasKeys + `16` + ofPart + `false) LIMIT $6`
	hasKeys = keysOf + ` @> ($9::text[])[`
	ofPart  = `]::text[] OR `
	keysOf  = `candidate_keys(c.id, c.user_id, c.saved_search_id, c.tracked_account_id, c.words)`

	collectWords     = `SELECT c.id, c.created_at, c.score, c.followers_count` + inWords
	collectKeys      = `SELECT c.id, c.created_at, c.score, c.followers_count` + inKeys
	collectKeysFound = `SELECT c.id, c.created_at, c.score, c.followers_count` + inKeysFound
	countKeysFound   = `SELECT count(*) FROM (SELECT 1` + inKeysFound + `) n`
	countWords       = `SELECT count(*) FROM (SELECT 1` + inWords + `) n`
	countKeys        = `SELECT count(*) FROM (SELECT 1` + inKeys + `) n`
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
			AND ($7::boolean IS NOT TRUE OR c.group_id IS NOT NULL)
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
		r.before, r.all)
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
	args := []any{r.userID, r.groups, r.after, r.before, nil, most, nil, r.all}
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
	keys := r.keys()
	if only := r.terms[0]; keys.none() ||
		len(r.terms) == 1 && only.beginning != "" && only.begun > manyBegun*only.frequency {
		return lookUp{collectWords, countWords, append(args, r.words)}, nil
	}
	bounded, err := r.isBoundedMuch(ctx)
	if err != nil {
		return lookUp{}, err
	}
	if bounded && len(keys.all) == 0 {
		return lookUp{collectWords, countWords, append(args, r.words)}, nil
	}
	if bounded {
		args[4] = keys.restWith(r.terms)
		return lookUp{collectKeysFound, countKeysFound, append(args, r.ofParts(keys.all))}, nil
	}
	args[2], args[3], args[4] = longAgo(), farAhead(), keys.rest
	keys.pairs = r.pairsAsked(s)
	if !r.all && (len(keys.pairs) > 0 || s.isRare()) {
		args[1], args[6] = nil, r.groups
	}
	return lookUp{collectKeys, countKeys, append(args, r.ofParts(keys.all), r.ofParts(keys.labels),
		r.ofParts(keys.facets), r.ofParts(keys.pairs), r.after, r.before)}, nil
}

// manyBegun: a word alone is not looked up by its beginning where so many times as many have that.
const manyBegun = 4

// oneInRead: where at least two of so many whom the words leave are listed, an index of groups beside that of words
// would cost more than the others' rows do.
const oneInRead = 5

// keys are what the index of keys is asked for, in each part.
type keys struct {
	all    []string // each has to be there
	labels []string // one of them; nil: whatever
	facets []string // likewise
	pairs  []string // likewise, of searches or of searches with accounts
	rest   *string  // what that leaves to ask, a tsquery; nil: nothing
}

func (k *keys) none() bool { return len(k.all)+len(k.labels)+len(k.facets) == 0 }

// restWith is what the keys that have to be there leave to ask of the words: labels, which may be one of several, too.
func (k *keys) restWith(terms []term) *string {
	var left []string
	if k.rest != nil {
		left = append(left, *k.rest)
	}
	for _, t := range terms {
		if t.labels && k.labels != nil {
			left = append(left, t.query)
		}
	}
	if len(left) == 0 {
		return nil
	}
	return new(strings.Join(left, " & "))
}

// keys are those of the terms, but for terms that nearly all have. Of several facets with several values each, one is
// asked for. What is not asked of facets the groups of the list tell.
func (r *listReader) keys() (k keys) {
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

// mostPairs is how many searches with accounts an index is asked for at once.
const mostPairs = 32

// pairsAsked are keys of the searches and accounts that the list names, unless it leaves three in four of those whom
// the words do: then the table is read for them anyway.
func (r *listReader) pairsAsked(s *sample) (asked []string) {
	switch searches := r.filter.SavedSearchIDs; {
	case 4*s.matching > 3*s.having:
		return nil
	case len(r.accounts) > 0 && len(r.pairs) <= mostPairs:
		return r.pairs
	case len(searches) <= mostPairs:
		for _, id := range searches {
			asked = append(asked, fmt.Sprintf("&%d", id))
		}
	}
	return asked
}

// pairKey is a search with an account, as candidate_keys has them.
func pairKey(searchID, accountID int) string { return fmt.Sprintf("&%d.%d", searchID, accountID) }

// ofParts is for each part what the index is asked for there, as PostgreSQL writes an array; NULL for nothing.
func (r *listReader) ofParts(keys []string) any {
	if len(keys) == 0 {
		return nil
	}
	parts := make(pq.StringArray, keyParts)
	for part := range parts {
		own := make([]string, len(keys))
		for i, key := range keys {
			own[i] = fmt.Sprintf("%d.%d:%s", r.userID, part, key)
		}
		parts[part] = arrayLiteral(own)
	}
	return parts
}

// arrayLiteral writes texts as PostgreSQL does.
func arrayLiteral(texts []string) string {
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	for i, text := range texts {
		texts[i] = `"` + quote.Replace(text) + `"`
	}
	return "{" + strings.Join(texts, ",") + "}"
}
