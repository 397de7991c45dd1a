package classify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"goodones/internal/syncrun"
)

// genderSign is a gender and the tokens [at, end) that tell it; none when at equals end.
type genderSign struct {
	gender  syncrun.Gender
	at, end int
	by      signKind
	lists   nameList
}

// signKind says what tells a gender.
type signKind uint8

const (
	byName signKind = iota
	byPronoun
	byWord      // "mother of two", "non-binary"
	byTitle     // "Mrs."
	bySurname   // "Novotná"
	byGivenName // a later one than the first word
	byAccount   // an organisation's
)

// gender reads a gender: what is stated first, then the name.
func (lex *lexicon) gender(r *reading) genderSign {
	if sign, ok := lex.stated(r); ok {
		return sign
	}
	if r.org.certain() {
		return genderSign{gender: syncrun.GenderUnknown, at: r.org.at, end: r.org.end, by: byAccount}
	}
	sign := lex.nameGender(r)
	sign.gender = syncrun.GenderUnknown
	switch sign.lists & (onBoth | onBrand) {
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
	switch s.by {
	case byPronoun:
		return r.fieldOf(s.at).String() + " states the pronouns " + quote
	case byWord:
		return r.fieldOf(s.at).String() + " says " + quote
	case byAccount:
		return "Account is an organisation's: " + quote
	case byTitle:
		return "Title " + quote + s.whose()
	case bySurname:
		return "Family name " + quote + " has the ending of" + map[nameList]string{onFemale: " women",
			onMale: " men"}[s.lists]
	}
	if s.lists == onBrand {
		return "Name is that of a company, a club or an event"
	}
	if s.by == byGivenName {
		return "Given name " + quote + s.whose()
	}
	return "First name " + quote + s.whose()
}

func (s genderSign) whose() string {
	return [...]string{
		0:        " is on no list of first names",
		onFemale: " is a woman's",
		onMale:   " is a man's",
		onBoth:   " is a woman's as well as a man's",
	}[s.lists&onBoth]
}

// mostNameWords is how many words of a name are looked at.
const mostNameWords = 8

// nameWord is a word of a name: tokens [at, end) and the lists that it stands on.
type nameWord struct {
	at, end int
	lists   nameList // of the first word; of others as lists finds them
}

// lists finds the lists that a word behind the first one stands on.
func (lex *lexicon) lists(r *reading, w nameWord) nameList { return lex.names.of(r.bytes(w.at)) }

// nameGender reads the gender of the name field: by a title, the first name, a later given name, or the ending of the
// family name. lists is what tells it.
func (lex *lexicon) nameGender(r *reading) genderSign {
	if lex.brand(r) {
		at := r.start[nameField]
		return genderSign{at: at, end: at + 1, lists: onBrand}
	}
	i, title := lex.skipTitles(r)
	if title.lists != 0 {
		return title
	}
	var room [mostNameWords]nameWord
	words := lex.nameWords(r, i, room[:0])
	if len(words) == 0 {
		return genderSign{at: i, end: i}
	}
	if r.ideograph(words[0].at) {
		return lex.ideographGender(r, words)
	}
	return lex.wordsGender(r, words)
}

// wordsGender reads the words of a name in a script with spaces.
func (lex *lexicon) wordsGender(r *reading, words []nameWord) genderSign {
	first := words[0]
	if sign, ok := lex.vietnameseGender(r, words); ok {
		return sign
	}
	if sign, ok := lex.japaneseGender(r, words); ok {
		return sign
	}
	if sign, ok := lex.behindCapitals(r, words); ok {
		return sign
	}
	if sign, ok := lex.easternGiven(r, words); ok {
		return sign
	}
	if sign, ok := r.easternFamilyFirst(words); ok {
		return sign
	}
	if lex.easternSyllables(r, words) {
		return genderSign{at: first.at, end: words[len(words)-1].end, lists: onBoth, by: byGivenName}
	}
	if sign, ok := lex.arabicGender(r, words); ok {
		return sign
	}
	if !first.lists.sure() {
		if sign, ok := lex.surnameGender(r, words); ok {
			return sign
		}
	}
	if w, ok := lex.behindComma(r, words); ok {
		return genderSign{at: w.at, end: w.end, lists: w.lists, by: byGivenName}
	}
	switch {
	case lex.isCouple(r, words):
		return genderSign{at: first.at, end: words[len(words)-1].end, lists: onBoth}
	case lex.eastAsian(r, words):
		return genderSign{at: first.at, end: first.end, lists: onBoth}
	case len(words) > 1 && lex.familyNameFirst(r, words):
		return genderSign{at: words[1].at, end: words[1].end, lists: lex.lists(r, words[1]) & onBoth, by: byGivenName}
	case first.lists.sure():
		return genderSign{at: first.at, end: first.end, lists: first.lists & onBoth}
	}
	if w, ok := lex.laterGiven(r, words); ok {
		return genderSign{at: w.at, end: w.end, lists: w.lists & onBoth, by: byGivenName}
	}
	if first.lists&onBoth == onBoth {
		on := lex.countryLists(r, first)
		if on == 0 {
			on = lex.regionLists(r, words)
		}
		if on != 0 {
			return genderSign{at: first.at, end: first.end, lists: on}
		}
	}
	if len(r.bytes(first.at)) < 2 {
		return genderSign{at: first.at, end: first.at}
	}
	return genderSign{at: first.at, end: first.end, lists: first.lists & onBoth}
}

// behindComma finds the given name of one that is written behind the family name: "Smith, Mary".
func (lex *lexicon) behindComma(r *reading, words []nameWord) (nameWord, bool) {
	last := words[len(words)-1]
	i := last.end
	if i >= r.start[bioField] || len(words) > 3 || strings.TrimSpace(r.textBetween(i-1)) != "," ||
		r.tokens[i].kind != word {
		return nameWord{}, false
	}
	if words[0].lists.sure() && (len(words) > 1 || !lex.names.surnames.has(r.bytes(words[0].at))) {
		return nameWord{}, false
	}
	w := nameWord{at: i, end: i + 1, lists: lex.names.of(r.bytes(i))}
	end := i + 1 // of its clause: another given name or an initial may follow
	for end < r.start[bioField] && !r.tokens[end].breaks {
		end++
	}
	return w, w.lists.sure() && end-i <= 2
}

// isCouple tells whether a name is that of two people: "Emma and James".
func (lex *lexicon) isCouple(r *reading, words []nameWord) bool {
	for i := 1; i < len(words); i++ {
		joined := r.tokens[words[i].at].and
		if isAndWord(r.bytes(words[i].at)) && i+1 < len(words) {
			i++
			joined = true
		}
		if joined && lex.lists(r, words[i])&onBoth != 0 {
			return true
		}
	}
	return false
}

// laterGiven finds a middle name behind a first one that women share with men, or behind an initial: "Kim Anne Moss",
// "J. Robert Moss".
func (lex *lexicon) laterGiven(r *reading, words []nameWord) (nameWord, bool) {
	initial := utf8.RuneCount(r.bytes(words[0].at)) == 1
	if words[0].lists&onBoth != onBoth && !initial {
		return nameWord{}, false
	}
	for _, w := range words[1:max(1, len(words)-1)] {
		if isArabicFather(r.bytes(w.at)) {
			return nameWord{}, false // "Nour Ahmad" is Ahmad's child
		}
		if w.lists = lex.lists(r, w); w.lists.sure() && len(r.bytes(w.at)) > 2 &&
			(initial || !lex.names.surnames.has(r.bytes(w.at))) {
			return w, true
		}
	}
	return nameWord{}, false
}

// familyNameFirst tells whether the first word is a family name and the second a given one, as in Hungarian and in
// names of eastern Asia.
func (lex *lexicon) familyNameFirst(r *reading, words []nameWord) bool {
	first := r.bytes(words[0].at)
	family := lex.names.familyFirst[string(first)] || words[0].lists == 0 && len(words) == 2 && lex.isFamilyName(first)
	given := r.bytes(words[1].at)
	return family && lex.lists(r, words[1]).sure() && !lex.names.surnames.has(given) &&
		!lex.names.chineseFamilies[string(given)]
}

// isFamilyName tells whether a word has an ending that only family names have: "Petrović".
func (lex *lexicon) isFamilyName(name []byte) bool {
	return slices.ContainsFunc(lex.names.familyEndings, func(ending string) bool {
		return len(name) >= len(ending)+3 && string(name[len(name)-len(ending):]) == ending
	})
}

// eastAsian tells whether a name is of syllables that Chinese and Korean women share with men: a syllable that
// stands on our lists as another name ("Dan") beside a family name of these countries ("Li"), or a family name before
// two syllables ("Teo Siew Lan").
func (lex *lexicon) eastAsian(r *reading, words []nameWord) bool {
	if len(words) < 2 || len(words) > 3 {
		return false
	}
	if !lex.names.syllables[string(r.bytes(words[0].at))] {
		return len(words) == 3 && lex.names.familyFirst[string(r.bytes(words[0].at))] &&
			lex.names.syllables[string(r.bytes(words[1].at))]
	}
	return lex.names.familyFirst[string(r.bytes(words[len(words)-1].at))] ||
		lex.names.syllables[string(r.bytes(words[1].at))] || lex.names.familyFirst[string(r.bytes(words[0].at))]
}

// skipTitles returns the first token of the name behind flags and titles, and the gender of a title.
func (lex *lexicon) skipTitles(r *reading) (i int, title genderSign) {
	i = r.start[nameField]
	limit := r.start[bioField]
	for i < limit {
		t, ok := lex.names.titles[string(r.bytes(i))]
		flag, _ := utf8.DecodeRune(r.bytes(i))
		if !ok && !isFlagPart(flag) || ok && i+2 == limit && lex.easternFamily(r.bytes(i)) && lex.inSyllables(r.bytes(i+1)) {
			break // "Pan Xia" is no Polish "Mr Xia"
		}
		if ok && t.sure() && title.lists == 0 && i+1 < limit && !lex.brandWord(r, i+1) {
			title = genderSign{at: i, end: i + 1, lists: t, by: byTitle}
		}
		i++
	}
	if i == limit {
		title = genderSign{}
	}
	return i, title
}

// nameWords collects the words of a name from token i on, up to the end of its clause. Words joined by a hyphen are one
// if a list has them so.
func (lex *lexicon) nameWords(r *reading, i int, words []nameWord) []nameWord {
	limit := r.start[bioField]
	for begin := i; i < limit && len(words) < mostNameWords; {
		if i > begin && r.tokens[i].breaks && !r.initialBefore(i) || r.tokens[i].kind != word {
			break
		}
		w := nameWord{at: i, end: i + 1}
		if r.ideograph(i) {
			for w.end < limit && r.ideograph(w.end) && r.textBetween(w.end-1) == "" {
				w.end++
			}
		} else if len(words) == 0 {
			w.lists = lex.names.of(r.bytes(i))
			if on := lex.names.written[strings.ToLower(r.said(i))]; on != 0 {
				w.lists = on
			}
			if w.lists == 0 {
				w.lists = lex.gluedName(r, i)
			}
			if i+1 < limit && (r.textBetween(i) == "-" || w.lists&onBoth == onBoth && r.textBetween(i) == " ") {
				r.scratch = append(append(append(r.scratch[:0], r.bytes(i)...), '-'), r.bytes(i+1)...)
				on := lex.names.of(r.scratch)
				if !on.sure() && r.textBetween(i) == "-" && w.lists&onBoth == onBoth {
					on = lex.names.of(r.bytes(i + 1)) // Jean-Baptiste
				}
				if on.sure() {
					w.end, w.lists = i+2, on
				}
			}
		}
		words = append(words, w)
		i = w.end
	}
	return words
}

// initialBefore tells whether what ends a clause before token i is only the dot of an initial.
func (r *reading) initialBefore(i int) bool {
	return utf8.RuneCount(r.bytes(i-1)) == 1 && strings.TrimSpace(r.textBetween(i-1)) == "."
}

// ideograph tells whether token i is a letter of a script without spaces.
func (r *reading) ideograph(i int) bool {
	c, _ := utf8.DecodeRune(r.bytes(i))
	return isIdeograph(c)
}

// surnameGender reads a word, behind the first one or an unknown one, that tells a gender: a family name or a father's
// name by its ending ("Novotná", "Ivanovna"), or one of the words that only women or men bear ("binti", "Kaur").
func (lex *lexicon) surnameGender(r *reading, words []nameWord) (genderSign, bool) {
	for i, w := range slices.Backward(words) {
		if i == 0 && (w.lists != 0 || len(words) == 1) {
			break // an unknown first word may be the family name
		}
		name := r.bytes(w.at)
		sign := genderSign{at: w.at, end: w.end, by: bySurname}
		if i > 0 {
			sign.lists = lex.names.seconds[string(name)]
		}
		if sign.lists != 0 {
			return sign, true
		}
		if lex.names.noEndings[string(name)] {
			continue
		}
		for _, e := range lex.names.endings {
			if len(name) >= len(e.ending)+3 && string(name[len(name)-len(e.ending):]) == e.ending &&
				endsAsWritten(r.said(w.end-1), e.written) {
				sign.lists = e.lists
				return sign, true
			}
		}
	}
	return genderSign{}, false
}

// ideographGender reads a name in a script without spaces. The given name stands behind a space, or is the last two or
// three characters.
func (lex *lexicon) ideographGender(r *reading, words []nameWord) genderSign {
	if len(words) > 1 {
		sign := lex.givenIdeographs(r, words[1].at, words[1].end)
		if !sign.lists.sure() {
			sign = lex.givenIdeographs(r, words[0].at, words[0].end)
		}
		return sign
	}
	w := words[0]
	for n := min(4, w.end-w.at); n > 1; n-- {
		if sign := lex.givenIdeographs(r, w.end-n, w.end); sign.lists.sure() {
			return sign
		}
	}
	if w.end-w.at == 2 {
		return lex.givenIdeographs(r, w.end-1, w.end)
	}
	return genderSign{at: w.at, end: w.end}
}

// givenIdeographs looks a given name up, and its last character where it is of two or more, or Chinese.
func (lex *lexicon) givenIdeographs(r *reading, at, end int) genderSign {
	r.scratch = r.scratch[:0]
	for i := at; i < end; i++ {
		r.scratch = append(r.scratch, r.bytes(i)...)
	}
	sign := genderSign{at: at, end: end, by: byGivenName, lists: lex.names.of(r.scratch) & onBoth}
	if sign.lists == 0 {
		sign.lists = lex.names.characters[string(r.bytes(end-1))]
	}
	return sign
}
