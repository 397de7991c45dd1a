package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"goodones/internal/syncrun"
)

// noteTitles adds the roles that stand in a name: a title before it ("Prof. Tom Hart", "DJ Nova", "Comedian Joe Blow")
// and letters behind it ("Jane Doe, RN", "Jo Hill MP").
func (r *reading) noteTitles(lex *lexicon) {
	at, limit := r.start[nameField], r.start[bioField]
	flag, _ := utf8.DecodeRune(r.bytesOr(at, limit))
	for at < limit && isFlagPart(flag) {
		at++
		flag, _ = utf8.DecodeRune(r.bytesOr(at, limit))
	}
	if limit-at < 2 {
		return
	}
	if t, n := lex.titles.longest(&r.text, at, limit, false); n > 0 && t.known && at+n < limit &&
		!(startsUpper(r.said(at)) && startsLower(r.said(at+n))) && !r.isShortName(at, n, limit) {
		r.noteTitle(t, at, at+n)
	} else if p, n := lex.phrases.longest(&r.text, at, limit, false); n > 0 && lex.isTitleBefore(r, p, at, at+n) {
		r.note(p, at, at+n)
		r.marks[at] |= roleBegins
	}
	for i := at + 1; i < limit; i++ {
		t, n := lex.letters.longest(&r.text, i, limit, true)
		if n == 0 || !t.known || !isCapital(r.said(i)) || r.isCourtesy(i, i+n) {
			continue
		}
		if named := lex.names.of(r.bytes(at))&onBoth != 0 || lex.names.titles[string(r.bytes(at))] != 0; named ||
			r.tokens[i].breaks || i >= at+2 {
			r.noteTitle(t, i, i+n)
			return
		}
	}
}

// isShortName tells whether a title of n tokens may be a first name as well, as it has no dot and one word follows it:
// "Sen Yang", where "Sen. Warren" and "Rep Jane Doe" bear titles.
func (r *reading) isShortName(at, n, limit int) bool {
	if n > 1 || at+2 != limit {
		return false
	}
	switch string(r.bytes(at)) {
	case "sen", "ing", "dip", "amb", "gov", "col", "dep", "rep", "adv", "rev":
		return !strings.HasPrefix(r.textBetween(at), ".")
	}
	return false
}

// startsLower tells whether s begins with a small letter: "outlet" behind "Coach" is no name.
func startsLower(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(c)
}

func (r *reading) noteTitle(t *fieldRole, at, end int) {
	r.mentions = append(r.mentions, mention{id: t.role, at: int32(at), end: int32(end)})
	r.marks[at] |= roleBegins
}

// isTitleBefore tells whether the role at tokens [at, end), at the head of a name, stands before a first name and is
// none itself: "Realtor Joe", but not "Mason Reed".
func (lex *lexicon) isTitleBefore(r *reading, p *phrase, at, end int) bool {
	return lex.hasRole(p) && !p.labels[0].many && end < r.start[bioField] && !r.tokens[end].breaks &&
		lex.names.of(r.bytes(at)) == 0 && lex.names.of(r.bytes(end))&onBoth != 0
}

// bytesOr is token i, nothing from limit on.
func (r *reading) bytesOr(i, limit int) []byte {
	if i >= limit {
		return nil
	}
	return r.bytes(i)
}

// isCapital tells whether s begins with two capitals, or with one and ends there or at a dot: "MD", "R.N.".
func isCapital(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	return unicode.IsUpper(first) && (size == len(s) || !unicode.IsLower(second) || s == "Esq" || len(s) > 4)
}

// readRoles reads "marketing > marketer" into a trie: words and the role that they tell.
func (lex *lexicon) readRoles(into *trie[fieldRole], items []string) {
	for _, item := range items {
		said, role, _ := cutRole(item)
		id, ok := lex.label(syncrun.LabelJobRole, role)
		if !ok {
			continue
		}
		*into.at(lex.fold.words(said)) = fieldRole{role: id, known: true}
	}
}
