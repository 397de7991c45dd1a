package db

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// longestText bounds what is looked for, in characters.
const longestText = 200

const selectTextWords = `SELECT text_words($1)`

// term is one condition of a question to the words of candidates: that a word begins so, or that a label is there.
type term struct {
	query     string // a tsquery
	beginning string // as candidate_keys has it; empty for none
	begins    string // a tsquery that asks for the beginning
	labels    bool   // it is the one about labels
	whole     bool   // the beginning, or the labels, say all that the query does
	frequency int    // how many of the newest rows have it, once counted
	begun     int    // how many of those have the beginning

	facets []string // it is one about how people were judged or met; as candidate_keys has its values
}

// readWords makes the question to the index of words. A text without a word is an InvalidError.
func (r *listReader) readWords(ctx context.Context) error {
	if r.filter.Text == "" && len(r.filter.Labels) == 0 {
		return nil
	}
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
			r.terms = append(r.terms, termOf(word))
		}
	}
	var labels []string
	for _, label := range r.filter.Labels {
		labels = append(labels, quoteLexeme("#"+label))
		r.labels = append(r.labels, "#"+label)
	}
	if len(labels) > 0 {
		r.terms = append(r.terms, term{query: "(" + strings.Join(labels, " | ") + ")", labels: true, whole: true})
	}
	r.words = r.ask(r.terms)
	r.addFacets()
	return nil
}

// addFacets adds what few values tell to the terms, as candidate_facets has it. Whom runs passed their verdicts tell.
func (r *listReader) addFacets() {
	f := r.filter
	if len(f.SyncRunIDs) > 0 {
		return
	}
	addFacet(r, "=c", f.Confidences)
	addFacet(r, "=s", f.SourceTypes)
	addFacet(r, "=g", f.Genders)
	addFacet(r, "=t", f.Tiers)
}

func addFacet[T ~string](r *listReader, kind string, values []T) {
	if len(values) == 0 {
		return
	}
	t := term{whole: true}
	var queries []string
	for _, value := range values {
		queries = append(queries, quoteLexeme(kind+string(value)))
		t.facets = append(t.facets, kind+string(value))
	}
	t.query = "(" + strings.Join(queries, " | ") + ")"
	r.terms = append(r.terms, t)
}

// ask is the question that all of the terms make together, of this user's candidates.
func (r *listReader) ask(terms []term) *string {
	query := quoteLexeme("@" + strconv.Itoa(r.userID))
	for _, t := range terms {
		query += " & " + t.query
	}
	return &query
}

// Words are indexed by beginnings of these lengths, in characters.
const (
	shortBeginning = 3
	longBeginning  = 5
)

func termOf(word string) term {
	t := term{query: quoteLexeme(word) + ":*"}
	letters := []rune(word)
	for _, n := range []int{longBeginning, shortBeginning} {
		if len(letters) >= n {
			first := string(letters[:n])
			t.beginning, t.begins, t.whole = first, quoteLexeme(first)+":*", len(letters) == n
			break
		}
	}
	return t
}

// quoteLexeme writes a word as a tsquery has it.
func quoteLexeme(word string) string {
	return "'" + strings.NewReplacer("'", "''", `\`, `\\`).Replace(word) + "'"
}

// Where the groups hold few, each of them is looked at.
const collectWordsInGroups = `
	SELECT c.id, c.created_at, c.score, c.followers_count
	FROM unnest($3::bigint[]) AS g(id)
	CROSS JOIN LATERAL (
		SELECT c.id, c.created_at, c.score, c.followers_count FROM candidates c
		WHERE c.group_id = g.id AND c.words @@ $1::tsquery AND c.user_id = $2
			AND c.created_at > $4::timestamptz AND c.created_at < $5::timestamptz
	) c LIMIT $6`

// fewInGroups is how many candidates are looked at one by one before an index is asked for words, and fewRated how many
// where a rating chose them, which indexes of words do not know.
const (
	fewInGroups = 3_000
	fewRated    = 20_000
)

// oneInFew: where one in so many of the newest rows is of the groups that the filter leaves, these do not hold few. Of
// a user who has few in all, the index of words is quick, too.
const oneInFew = 10

// areFew tells whether the groups that the filter leaves hold few candidates. It does not count when these are many.
func (r *listReader) areFew(ctx context.Context) (bool, error) {
	if r.most {
		return false, nil
	}
	s, err := r.takeSample(ctx)
	if err != nil || oneInFew*s.listed >= sampled {
		return false, err
	}
	few := fewInGroups
	if ratings := r.filter.Ratings; len(ratings) > 0 && !slices.Contains(ratings, syncrun.Unrated) {
		few = fewRated
	}
	var n int
	err = r.tx.GetContext(ctx, &n, countInGroups, r.groups, r.after, r.before, few)
	return n < few, err
}

// collect reads the candidates of the list in no order, one more than mostSorted at most.
func (r *listReader) collect(ctx context.Context) ([]collected, error) {
	var found []collected
	few, err := r.areFew(ctx)
	if err != nil {
		return nil, err
	}
	if few {
		err = r.tx.SelectContext(ctx, &found, collectWordsInGroups, r.words, r.userID, r.groups, r.after, r.before,
			mostSorted+1)
		return found, err
	}
	look, err := r.lookUp(ctx, mostSorted+1)
	if err != nil {
		return nil, err
	}
	if err := r.tx.SelectContext(ctx, &found, look.collect, look.args...); err != nil {
		return nil, err
	}
	_, err = r.tx.ExecContext(ctx, byOrder)
	return found, err
}
