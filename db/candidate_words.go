package db

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// longestText bounds what is looked for, in characters.
const longestText = 200

const selectTextWords = `SELECT text_words($1)`

// readWords makes the question to the index of words. A text without a word is an InvalidError.
func (r *listReader) readWords(ctx context.Context) error {
	if r.filter.Text == "" && len(r.filter.Labels) == 0 {
		return nil
	}
	terms := []string{quoteLexeme("@" + strconv.Itoa(r.userID))}
	if text := r.filter.Text; text != "" {
		if utf8.RuneCountInString(text) > longestText || !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return syncrun.Invalid("text", fmt.Sprintf("must be plain text of at most %d characters", longestText))
		}
		var words pq.StringArray
		if err := r.tx.GetContext(ctx, &words, selectTextWords, text); err != nil {
			return err
		}
		if len(words) == 0 {
			return syncrun.Invalid("text", "must hold a letter or a digit")
		}
		for _, word := range words {
			terms = append(terms, quoteLexeme(word)+":*")
		}
	}
	var labels []string
	for _, label := range r.filter.Labels {
		labels = append(labels, quoteLexeme("#"+label))
	}
	if len(labels) > 0 {
		terms = append(terms, "("+strings.Join(labels, " | ")+")")
	}
	query := strings.Join(terms, " & ")
	r.words = &query
	return nil
}

// quoteLexeme writes a word as a tsquery has it.
func quoteLexeme(word string) string {
	return "'" + strings.NewReplacer("'", "''", `\`, `\\`).Replace(word) + "'"
}

const collectWords = `
	SELECT c.id, c.created_at, c.score, c.followers_count FROM candidates c
	WHERE c.words @@ $1::tsquery AND c.user_id = $2 AND c.group_id = ANY($3::bigint[])
		AND c.created_at > $4::timestamptz AND c.created_at < $5::timestamptz
	LIMIT $6`

// Where the groups hold few, each of them is looked at.
const collectWordsInGroups = `
	SELECT c.id, c.created_at, c.score, c.followers_count
	FROM unnest($3::bigint[]) AS g(id)
	CROSS JOIN LATERAL (
		SELECT c.id, c.created_at, c.score, c.followers_count FROM candidates c
		WHERE c.group_id = g.id AND c.words @@ $1::tsquery AND c.user_id = $2
			AND c.created_at > $4::timestamptz AND c.created_at < $5::timestamptz
	) c LIMIT $6`

// fewInGroups is how many candidates are looked at one by one before the index of words is asked.
const fewInGroups = 20_000

// areFew tells whether the groups hold few candidates.
func (r *listReader) areFew(ctx context.Context) (bool, error) {
	var n int
	err := r.tx.GetContext(ctx, &n, countInGroups, r.groups, r.after, r.before, fewInGroups)
	return n < fewInGroups, err
}

// The newest of the runs decides, so a person passed by several of them is looked at for that one.
const collectPassed = `
	SELECT c.id, c.created_at, c.score, c.followers_count
	FROM verdicts v
	JOIN candidates c ON c.saved_search_id = v.saved_search_id AND c.tracked_account_id = v.tracked_account_id
		AND c.person_id = v.person_id
	LEFT JOIN candidate_ratings r ON r.saved_search_id = c.saved_search_id
		AND r.tracked_account_id = c.tracked_account_id AND r.person_id = c.person_id
	WHERE v.run_id = ANY($1::bigint[]) AND v.outcome = 'passed' AND c.user_id = $2 AND c.hidden_at IS NULL
		AND ($3::text[] IS NULL OR v.confidence = ANY($3::text[]))
		AND ($4::text[] IS NULL OR v.gender = ANY($4::text[]))
		AND ($5::text[] IS NULL OR v.follower_count_tier = ANY($5::text[]))
		AND ($6::text[] IS NULL OR c.source_type = ANY($6::text[]))
		AND ($7::text[] IS NULL OR coalesce(r.value, 'unrated') = ANY($7::text[]))
		AND ($8::bigint[] IS NULL OR c.tracked_account_id = ANY($8::bigint[]))
		AND ($9::bigint[] IS NULL OR c.saved_search_id = ANY($9::bigint[]))
		AND ($10::tsquery IS NULL OR c.words @@ $10::tsquery)
		AND c.created_at > $11::timestamptz AND c.created_at < $12::timestamptz
		AND NOT EXISTS (SELECT 1 FROM verdicts w
			WHERE w.saved_search_id = v.saved_search_id AND w.tracked_account_id = v.tracked_account_id
				AND w.person_id = v.person_id AND w.run_id = ANY($1::bigint[]) AND w.run_id > v.run_id
				AND w.outcome = 'passed')
	LIMIT $13`

// collect reads the candidates of the list in no order, one more than mostSorted at most.
func (r *listReader) collect(ctx context.Context) ([]collected, error) {
	f := r.filter
	var found []collected
	if len(f.SyncRunIDs) > 0 {
		err := r.tx.SelectContext(ctx, &found, collectPassed, given(f.SyncRunIDs), r.userID, given(f.Confidences),
			given(f.Genders), given(f.Tiers), given(f.SourceTypes), given(f.Ratings), given(r.accounts),
			given(f.SavedSearchIDs), r.words, r.after, r.before, mostSorted+1)
		return found, err
	}
	few, err := r.areFew(ctx)
	if err != nil {
		return nil, err
	}
	if few {
		err := r.tx.SelectContext(ctx, &found, collectWordsInGroups, r.words, r.userID, r.groups, r.after, r.before,
			mostSorted+1)
		return found, err
	}
	if _, err := r.tx.ExecContext(ctx, byWords); err != nil {
		return nil, err
	}
	err = r.tx.SelectContext(ctx, &found, collectWords, r.words, r.userID, r.groups, r.after, r.before,
		mostSorted+1)
	if err != nil {
		return nil, err
	}
	_, err = r.tx.ExecContext(ctx, byOrder)
	return found, err
}
