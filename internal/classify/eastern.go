package classify

// easternGiven reads a Korean or Chinese name in Latin letters, of a family name and a given name in either order, by
// the syllable that ends the given name: "Kim Min-jun", "Sungho Park", "Wang Fang". Most syllables tell nothing.
func (lex *lexicon) easternGiven(r *reading, words []nameWord) (genderSign, bool) {
	if len(words) < 2 || len(words) > 3 {
		return genderSign{}, false
	}
	for _, last := range [...]bool{true, false} { // where the family name stands
		family, given := words[0], words[1:]
		if last {
			family, given = words[len(words)-1], words[:len(words)-1]
		}
		sign := genderSign{at: given[0].at, end: given[len(given)-1].end, by: byGivenName}
		name := string(r.bytes(family.at))
		korean, chinese := isKoreanFamily(name), lex.names.chineseFamilies[name]
		if family.end-family.at > 1 || korean == chinese {
			continue
		}
		if korean {
			sign.lists = lex.koreanGiven(r, given)
		} else {
			sign.lists = lex.chineseGiven(r, given)
		}
		if sign.lists != 0 {
			return sign, true
		}
	}
	return genderSign{}, false
}

// koreanGiven is what the end of a given name of two syllables tells, 0 for nothing.
func (lex *lexicon) koreanGiven(r *reading, given []nameWord) nameList {
	first, last := given[0], given[len(given)-1]
	switch {
	case len(given) == 2 || last.end-last.at == 2: // joined by a hyphen or a space
		r.scratch = append(append(append(r.scratch[:0], r.bytes(first.at)...), '-'), r.bytes(last.end-1)...)
		if lex.names.syllables[string(r.bytes(first.at))] && lex.names.of(r.scratch) != onBoth {
			return lex.names.koreanEnds[string(r.bytes(last.end-1))]
		}
	case lex.names.of(r.bytes(first.at)) == 0:
		return lex.lastSyllable(r.bytes(first.at), lex.names.koreanEnds)
	}
	return 0
}

// chineseGiven is the same for a Chinese given name of one or two syllables; one that is a family name too tells
// nothing.
func (lex *lexicon) chineseGiven(r *reading, given []nameWord) nameList {
	name := r.bytes(given[len(given)-1].end - 1)
	switch {
	case len(given) == 2 && lex.names.syllables[string(r.bytes(given[0].at))]:
		return lex.names.chineseEnds[string(name)]
	case len(given) == 2 || lex.names.chineseFamilies[string(name)]:
		return 0
	case lex.names.chineseEnds[string(name)] != 0:
		return lex.names.chineseEnds[string(name)]
	case lex.names.of(name) == 0:
		return lex.lastSyllable(name, lex.names.chineseEnds)
	}
	return 0
}

// lastSyllable is what the end of a name tells that is one more syllable and this end: "minjun".
func (lex *lexicon) lastSyllable(name []byte, ends map[string]nameList) nameList {
	for cut := 1; cut < len(name); cut++ {
		if on := ends[string(name[cut:])]; on != 0 && lex.names.syllables[string(name[:cut])] {
			return on
		}
	}
	return 0
}

// easternSyllables tells whether a name is a Chinese or Korean family name and, behind it, syllables that no list has
// as those of one gender: "Zhao Wei", "Deng Linlin". What the family name means elsewhere tells nothing.
func (lex *lexicon) easternSyllables(r *reading, words []nameWord) bool {
	if len(words) < 2 || len(words) > 3 || !lex.easternFamily(r.bytes(words[0].at)) {
		return false
	}
	for _, w := range words[1:] {
		if !lex.inSyllables(r.bytes(w.end-1)) || len(words) == 2 && lex.lists(r, w).sure() {
			return false
		}
	}
	return true
}

// easternFamily tells whether a word is a Chinese or Korean family name that is a first name of others at most rarely.
func (lex *lexicon) easternFamily(name []byte) bool {
	switch string(name) {
	case "kim", "lee":
		return false
	case "teng", "kong", "ruan", "xiang", "sha", "leng", "jon", "hui":
		return true
	}
	return lex.names.chineseFamilies[string(name)] || isKoreanFamily(string(name))
}

// inSyllables tells whether a word is of one or two Chinese or Korean syllables.
func (lex *lexicon) inSyllables(name []byte) bool {
	for cut := 1; cut <= len(name); cut++ {
		if lex.names.syllables[string(name[:cut])] && (cut == len(name) || lex.names.syllables[string(name[cut:])]) {
			return true
		}
	}
	return false
}
