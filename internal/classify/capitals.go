package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// behindCapitals reads the given names behind a family name in capitals: "ROSSI Anna", "DI STEFANO Maria Grazia". A
// first name in capitals before a family name ("SARAH Jones") is none.
func (lex *lexicon) behindCapitals(r *reading, words []nameWord) (genderSign, bool) {
	at := r.familyCapitals(words)
	if at == 0 {
		return genderSign{}, false
	}
	var room [mostNameWords]nameWord
	given := lex.nameWords(r, words[at].at, room[:0])
	sure := given[0].lists.sure()
	if words[0].lists.sure() && (!sure || lex.names.surnames.has(r.bytes(given[0].at)) &&
		!lex.names.surnames.has(r.bytes(words[0].at))) {
		return genderSign{}, false
	}
	sign := lex.wordsGender(r, given)
	if sign.by == byName {
		sign.by = byGivenName
	}
	if sign.lists.sure() {
		return sign, true
	}
	if ending, ok := lex.surnameGender(r, words); ok {
		return ending, true
	}
	return sign, true
}

// familyCapitals counts the words in capitals that a name begins with, 0 where no given name in small letters follows.
// One of them has three letters: two alone are initials.
func (r *reading) familyCapitals(words []nameWord) int {
	long := false
	for i, w := range words {
		said := r.said(w.end - 1)
		if i == 0 && utf8.RuneCountInString(said) == 1 {
			continue // an initial or "M." of a French list
		}
		if isAllCapitals(said) {
			long = long || utf8.RuneCountInString(said) > 2
			continue
		}
		if i > 0 && long && utf8.RuneCountInString(said) > 2 && startsUpper(said) {
			return i
		}
		return 0
	}
	return 0
}

// isAllCapitals tells whether s is of two capitals or more and no small letter.
func isAllCapitals(s string) bool {
	capitals := 0
	for _, c := range s {
		switch {
		case unicode.IsUpper(c):
			capitals++
		case unicode.IsLetter(c):
			return false
		}
	}
	return capitals > 1
}

// endsAsWritten tells whether a word that is written with marks of Latin letters ends in just the letters and marks of
// an ending. A word without marks has lost them.
func endsAsWritten(said, ending string) bool {
	marked := false
	for _, c := range said {
		if c > unicode.MaxLatin1*2 {
			return true // Cyrillic, Greek or decoration
		}
		marked = marked || c >= utf8.RuneSelf
	}
	return !marked || strings.HasSuffix(strings.ToLower(said), ending)
}
