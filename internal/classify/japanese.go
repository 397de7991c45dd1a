package classify

import "strings"

// japaneseGender reads a Japanese name in Latin letters, of a family name and a given name in either order, by the end
// of the given name: "ABE Shinzo", "Yoshiko Yamamoto". A name that the lists have tells more than its end.
func (lex *lexicon) japaneseGender(r *reading, words []nameWord) (genderSign, bool) {
	if len(words) != 2 || words[0].end-words[0].at > 1 || words[1].end-words[1].at > 1 {
		return genderSign{}, false
	}
	if !isJapanese(string(r.bytes(words[1].at))) || !isJapanese(string(r.bytes(words[0].at))) {
		return genderSign{}, false
	}
	given := words[1]
	if r.familyCapitals(words) == 0 {
		switch lex.japaneseFamilyAt(r, words) {
		case -1:
			return genderSign{}, false
		case 1:
			given = words[0]
		}
	}
	name := r.bytes(given.at)
	sign := genderSign{at: given.at, end: given.end, by: byGivenName, lists: lex.names.of(name) & onBoth}
	if sign.lists.sure() {
		return sign, true
	}
	for cut := 0; cut < len(name); cut++ {
		if on := lex.names.japaneseEnds[string(name[cut:])]; on != 0 {
			sign.lists = on
			return sign, true
		}
	}
	return sign, sign.lists != 0
}

// japaneseFamilyAt tells which of two words is the family name, -1 for neither. Where both may be one, that which is
// known to be one is; then a known first name is none; else the first word is, as at home.
func (lex *lexicon) japaneseFamilyAt(r *reading, words []nameWord) int {
	first, second := r.bytes(words[0].at), r.bytes(words[1].at)
	switch one, two := lex.isJapaneseFamily(first), lex.isJapaneseFamily(second); {
	case !one && !two:
		return -1
	case one && !two:
		return 0
	case !one:
		return 1
	}
	knownFirst, knownSecond := lex.names.familyFirst[string(first)], lex.names.familyFirst[string(second)]
	if knownFirst != knownSecond && knownFirst {
		return 0
	}
	if knownSecond && !knownFirst || words[0].lists&onBoth != 0 && lex.lists(r, words[1])&onBoth == 0 {
		return 1
	}
	return 0
}

// isJapaneseFamily tells whether a word is, or ends as, a Japanese family name.
func (lex *lexicon) isJapaneseFamily(name []byte) bool {
	for cut := 2; cut < len(name)-1; cut++ {
		if lex.names.japaneseFamilyEnds[string(name[cut:])] {
			return true
		}
	}
	return len(name) > 3 && lex.names.familyFirst[string(name)]
}

// isJapanese tells whether a folded word is of Japanese syllables, two at least, in Hepburn's spelling: each ends in a
// vowel or in n.
func isJapanese(name string) bool {
	if name == "" || strings.IndexByte("aiueon", name[len(name)-1]) < 0 {
		return false // most names of others, at once
	}
	syllables := 0
	for i := 0; i < len(name); {
		n := japaneseSyllable(name[i:])
		if n == 0 {
			return false
		}
		i += n
		syllables++
	}
	return syllables > 1
}

// japaneseSyllable is how many bytes the syllable at the head of s has, 0 if there is none.
func japaneseSyllable(s string) int {
	isVowel := func(i int) bool { return i < len(s) && strings.IndexByte("aiueo", s[i]) >= 0 }
	n := 0
	for _, onset := range [...]string{"kk", "tt", "ss", "pp", "tc"} {
		if strings.HasPrefix(s, onset) {
			n = 1 // a doubled consonant
		}
	}
	for _, onset := range [...]string{"sh", "ch", "ts", "ky", "gy", "ny", "hy", "my", "ry", "by", "py"} {
		if strings.HasPrefix(s[n:], onset) && isVowel(n+2) {
			return n + 3
		}
	}
	switch {
	case n < len(s) && strings.IndexByte("kstnhmyrwgzdbpjf", s[n]) >= 0 && isVowel(n+1):
		return n + 2
	case n == 0 && (isVowel(0) || s[0] == 'n' || strings.HasPrefix(s, "mb") || strings.HasPrefix(s, "mp")):
		return 1
	}
	return 0
}
