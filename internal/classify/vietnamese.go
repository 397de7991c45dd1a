package classify

import (
	"strings"
	"unicode/utf8"
)

// vietnameseNames are parts of Vietnamese names as they are written, in small letters with all marks.
type vietnameseNames struct {
	families      map[string]bool
	given, middle map[string]nameList
}

func newVietnameseNames() vietnameseNames {
	return vietnameseNames{families: make(map[string]bool), given: make(map[string]nameList),
		middle: make(map[string]nameList)}
}

// vietnameseGender reads a name in Vietnamese letters: a family name, up to three middle names and a given one. Names
// that the parts do not agree on tell nothing.
func (lex *lexicon) vietnameseGender(r *reading, words []nameWord) (genderSign, bool) {
	v := &lex.names.vietnamese
	at := func(i int) string { return strings.ToLower(r.said(words[i].at)) }
	last := len(words) - 1
	if last < 1 || last > 4 {
		return genderSign{}, false
	}
	if last > 1 && !isASCII(r.said(words[1].at)) {
		if s := at(1); s == "thị" || s == "văn" { // behind any family name
			return genderSign{at: words[1].at, end: words[last].end, by: byGivenName, lists: v.middle[s]}, true
		}
	}
	if isASCII(r.said(words[0].at)) && !r.isVietnamese(words) || !v.families[at(0)] {
		return genderSign{}, false
	}
	sign := genderSign{at: words[1].at, end: words[last].end, by: byGivenName}
	for i := 1; i < last; i++ {
		if s := at(i); s == "thị" || s == "văn" {
			sign.lists = v.middle[s]
			return sign, true
		}
		sign.lists |= v.middle[at(i)]
	}
	given := v.given[at(last)]
	if given == onFemale && last > 1 && sign.lists != onFemale {
		given = onBoth // men bear many a woman's name behind a middle name that both have
	}
	if sign.lists |= given; sign.lists == 0 {
		sign.lists = onBoth
	}
	return sign, true
}

// isVietnamese tells whether a name has a letter that only Vietnamese has.
func (r *reading) isVietnamese(words []nameWord) bool {
	begin, end := r.tokens[words[0].at].begin, r.tokens[words[len(words)-1].end-1].end
	return strings.ContainsFunc(r.sources[nameField][begin:end], isVietnameseLetter)
}

func isVietnameseLetter(c rune) bool {
	return c >= 0x1EA0 && c <= 0x1EF9 || strings.ContainsRune("ơƠưƯăĂđĐ", c)
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return c >= utf8.RuneSelf })
}
