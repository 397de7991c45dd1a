package classify

import (
	"strings"
	"unicode/utf8"
)

// brand tells whether the name field is the name of something rather than of somebody, as "Web Summit", "Wells Fargo"
// and "Ben & Jerry's" are, or of somebody by somebody else: "John's wife", "Mr. Robot fan".
func (lex *lexicon) brand(r *reading) bool {
	from, limit := r.start[nameField], r.afterName()
	for i := from; i < limit; i++ {
		if lex.brandWord(r, i) || isPossessive(r.said(i)) || i > from && r.endsBrand(i) {
			return true
		}
	}
	if limit-from != 2 {
		return false
	}
	r.scratch = append(append(append(r.scratch[:0], r.bytes(from)...), ' '), r.bytes(from+1)...)
	if _, employer := lex.labels.named[employerLabel][string(r.scratch)]; employer {
		return true
	}
	r.scratch[len(r.bytes(from))] = '-'
	return lex.names.own[string(r.scratch)] == onBrand
}

func (lex *lexicon) brandWord(r *reading, i int) bool {
	var room [mostArabicName]byte
	return lex.names.own[string(appendArabic(room[:0], r.bytes(i)))] == onBrand &&
		!strings.ContainsFunc(r.said(i), isVietnameseLetter) // "Đào" is no DAO
}

// isPossessive tells whether a word ends in an apostrophe and an s.
func isPossessive(said string) bool {
	owner, ok := strings.CutSuffix(said, "s")
	if !ok {
		owner, ok = strings.CutSuffix(said, "S")
	}
	c, _ := utf8.DecodeLastRuneInString(owner)
	return ok && isApostrophe(c)
}

// endsBrand tells whether token i, behind a name, makes it that of a company ("Martin & Co") or of an admirer.
func (r *reading) endsBrand(i int) bool {
	return isFanWord(r.said(i)) || strings.Contains(r.textBetween(i-1), "&") && endsCompany(r.said(i))
}

// isFanWord tells whether a word behind a name makes it that of an admirer. In capitals it may be a family name.
func isFanWord(said string) bool {
	switch said {
	case "fan", "stan", "updates", "lover", "edits", "parody":
		return true
	}
	return false
}

// shortestGlued is how many bytes a first name has, at least, to be found inside another word.
const shortestGlued = 4

// gluedName finds the first name in a word that is none as it is written: "JohnSmith", "itsDavid", "S4rah",
// "emilyrose", "michael92". It returns the lists of that name if they agree on it.
func (lex *lexicon) gluedName(r *reading, i int) nameList {
	name := strings.TrimRight(string(r.bytes(i)), "0123456789")
	if len(name) < shortestGlued || r.tokens[i].kind != word {
		return 0
	}
	if len(name) < len(r.bytes(i)) || strings.ContainsAny(name, "01345") {
		if on := lex.gluedLists(withoutDigits(name)); on != 0 {
			return on
		}
	}
	if parts := camelWords(r.said(i)); len(parts) > 1 {
		for _, part := range parts {
			folded := strings.Join(lex.fold.words(part), "")
			if leadsIn(folded) {
				continue
			}
			return lex.gluedLists(folded)
		}
		return 0
	}
	if rest := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(name, "its"), "iam"), "thereal"); rest != name {
		return lex.gluedLists(rest)
	}
	if r.said(i)[:1] != name[:1] {
		return 0 // a word that begins with a capital is a name of its own: "Martinelli"
	}
	return lex.firstOfTwo(name)
}

// gluedLists are the lists of a name that is long enough and that they agree on, else 0.
func (lex *lexicon) gluedLists(name string) nameList {
	on := nameList(0)
	if len(name) >= shortestGlued {
		on = lex.names.of([]byte(name))
	}
	if !on.sure() {
		return 0
	}
	return on
}

// firstOfTwo reads two names written as one word in small letters: "emilyrose", "michaelbrown".
func (lex *lexicon) firstOfTwo(name string) nameList {
	for cut := len(name) - shortestGlued; cut > shortestGlued; cut-- {
		if rest := []byte(name[cut:]); lex.names.surnames.has(rest) || lex.names.of(rest)&onBoth != 0 {
			if on := lex.gluedLists(name[:cut]); on != 0 {
				return on
			}
		}
	}
	return 0
}

// withoutDigits turns digits between letters into the letters that they are written for: "s4rah".
func withoutDigits(name string) string {
	return strings.Map(func(c rune) rune {
		if at := strings.IndexRune("01345", c); at >= 0 {
			return rune("oieas"[at])
		}
		return c
	}, name)
}

// camelWords parts a word where a capital follows a small letter.
func camelWords(said string) []string {
	var parts []string
	begin, small := 0, false
	for i, c := range said {
		if upper := 'A' <= c && c <= 'Z'; upper && small {
			parts = append(parts, said[begin:i])
			begin = i
		}
		small = 'a' <= c && c <= 'z' || c >= utf8.RuneSelf
	}
	return append(parts, said[begin:])
}

// leadsIn tells whether a word stands before a name in one word: "itsDavid", "TheRealSteve".
func leadsIn(word string) bool {
	switch word {
	case "its", "im", "iam", "the", "real", "thereal", "official", "just", "hey", "hi", "only", "ask", "dr":
		return true
	}
	return false
}
