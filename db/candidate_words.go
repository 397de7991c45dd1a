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

// collect reads the candidates of the list in no order, one more than mostSorted at most.
func (r *listReader) collect(ctx context.Context) ([]collected, error) {
	var found []collected
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
