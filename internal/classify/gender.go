package classify

import (
	"strings"
	"unicode/utf8"

	"goodones/internal/syncrun"
)

// nameList tells on which lists of first names a name stands.
type nameList uint8

const (
	onFemale nameList = 1 << iota
	onMale
	onBrand // of words that no person has in their name
)

func (lex *lexicon) readNames() {
	lex.names = make(map[string]nameList)
	for _, list := range []struct {
		data string
		on   nameList
	}{{femaleNameData, onFemale}, {maleNameData, onMale}} {
		for name := range strings.FieldsSeq(list.data) {
			lex.names[name] |= list.on
		}
	}
	kinds := map[string]nameList{"both": onFemale | onMale, "brand": onBrand}
	for _, s := range sections(nameData) {
		for _, item := range s.items {
			lex.names[item] |= kinds[s.heading]
		}
	}
}

// genderSign is a gender and the tokens [at, end) that tell it; none when at equals end.
type genderSign struct {
	gender  syncrun.Gender
	at, end int
	pronoun bool
	lists   nameList
}

// gender reads a gender: stated pronouns first, then the first name, if it stands on one list alone and is a person's.
func (lex *lexicon) gender(r *reading) genderSign {
	if sign, ok := lex.stated(r); ok {
		return sign
	}
	sign := genderSign{gender: syncrun.GenderUnknown}
	sign.at, sign.end, sign.lists = lex.firstName(r)
	if sign.lists != 0 && lex.brand(r) {
		sign.lists = onBrand
	}
	switch sign.lists {
	case onFemale:
		sign.gender = syncrun.GenderFemale
	case onMale:
		sign.gender = syncrun.GenderMale
	}
	return sign
}

// reason says in a sentence what tells the gender.
func (s genderSign) reason(r *reading) string {
	if s.at == s.end {
		return "No pronouns and no first name"
	}
	quote := r.quote(s.at, s.end)
	if s.pronoun {
		return r.fieldOf(s.at).String() + " states the pronouns " + quote
	}
	if s.lists == onBrand {
		return "Name is that of a company, a club or an event"
	}
	return "First name " + quote + [...]string{
		0:                 " is on no list of first names",
		onFemale:          " is a woman's",
		onMale:            " is a man's",
		onFemale | onMale: " is a woman's as well as a man's",
	}[s.lists]
}

// firstName finds the first name, which is the first word of the name field that is no title, and its lists. An
// initial hides it. at equals end without one.
func (lex *lexicon) firstName(r *reading) (at, end int, on nameList) {
	i, limit := r.start[nameField], r.start[bioField]
	for i < limit && isTitle(string(r.bytes(i))) {
		i++
	}
	if i == limit || len(r.bytes(i)) < 2 {
		return i, i, 0
	}
	if i+1 < limit && r.between(i) == "-" {
		r.scratch = append(append(append(r.scratch[:0], r.bytes(i)...), '-'), r.bytes(i+1)...)
		if on, ok := lex.names[string(r.scratch)]; ok {
			return i, i + 2, on
		}
	}
	end = i + 1
	for end < limit && r.ideograph(end-1) && r.ideograph(end) && r.between(end-1) == "" {
		end++
	}
	return i, end, lex.names[string(r.bytes(i))]
}

// brand tells whether the name field is the name of something rather than of somebody, as "Web Summit" is.
func (lex *lexicon) brand(r *reading) bool {
	for i := r.start[nameField]; i < r.afterName(); i++ {
		if lex.names[string(r.bytes(i))] == onBrand {
			return true
		}
	}
	return false
}

// ideograph tells whether token i is a letter of a script without spaces.
func (r *reading) ideograph(i int) bool {
	c, _ := utf8.DecodeRune(r.bytes(i))
	return isIdeograph(c)
}

func isTitle(s string) bool {
	switch s {
	case "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "rev", "herr", "frau":
		return true
	}
	return false
}
