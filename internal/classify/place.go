package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// short tells whether a name is a code of two letters, which is a word like any other in most places.
func short(name string) bool { return len(name) == 2 }

// findPlace looks for a place that is asked for, first in the location field, then in the bio and behind the name.
func (lex *lexicon) findPlace(f *finding, r *reading) {
	behind := r.afterName()
	for _, in := range [...]field{locationField, bioField, nameField} {
		limit := r.start[in+1]
		for i := r.start[in]; i < limit; i++ {
			n, asked := lex.placeAt(f.group, r, in, i)
			asked = asked && !(in == locationField && lex.liesElsewhere(r, i, i+n))
			if asked && (in != nameField || i >= behind || r.flag(i)) {
				meant := lex.meantPlace(r, i, i+n)
				if meant.mood == affirmed && in == bioField {
					meant = r.pastBrackets(i)
				}
				if meant.mood == affirmed && in == bioField && lex.leftPlace(f.group, r, i) {
					meant = meaning{mood: former, by: int32(i - 1), upTo: int32(i)}
					if i == r.start[bioField] || string(r.bytes(i-1)) != "from" {
						meant.by, meant.upTo = int32(i+1), int32(i+2)
					}
				}
				f.keepPlace(i, i+n, meant)
				if in != locationField {
					f.plainness = min(f.plainness, bioPlace)
				}
			}
			if f.level == met {
				return
			}
			i += max(n, 1) - 1
		}
	}
	lex.findPeople(f, r)
	lex.findCampus(f, r)
}

// bioPlace is how plainly somebody is at a place that only their bio or name tells: the location comes first.
const bioPlace = 0.8

// keepPlace takes a place that is better than what was found before: where somebody was or will be is weak.
func (f *finding) keepPlace(at, end int, meant meaning) {
	level, score := met, 1.0
	switch {
	case meant.mood == negated:
		return
	case meant.mood == aspiring, (meant.mood == former) != f.group.past:
		level, score = weak, 0.5
	}
	if level == met || meant.mood != former && meant.mood != aspiring {
		meant = meaning{}
	}
	if level > f.level {
		f.at, f.end, f.level, f.near, f.score, f.meaning, f.plainness = at, end, level, false, score, meant, score
	}
}

// placeAt tells how many words at token i of a field are the name of a place, and whether it is one of the group.
func (lex *lexicon) placeAt(g *group, r *reading, in field, i int) (n int, asked bool) {
	limit := r.start[in+1]
	known, n := lex.places.longest(&r.text, i, limit, in == locationField)
	switch {
	case n > 0 && known.code:
		asked = in == locationField && lex.code(r, known, i).meets(g.places)
	case n > 0:
		asked = known.within.meets(g.places)
	}
	if asked {
		return n, true
	}
	if n == 0 && in == locationField {
		if town := lex.townAt(g, r, i); town > 0 {
			return town, true
		}
	}
	for _, name := range g.names {
		if short(name) && in != locationField {
			continue
		}
		if spelled := r.spells(name, i, limit); spelled > 0 {
			return spelled, true
		}
	}
	return n, false
}

// code is where somebody is whose location has a code of two letters at token i. Such a code is a word, unless it is
//
//   - the whole field: "IL";
//   - a state behind a city, with a comma before it or in capitals: "Chicago, IL". Behind a place that is known to lie
//     elsewhere it is not ("Tel Aviv, IL");
//   - free ("UK") and in capitals or between commas;
//   - no state and between commas: "Paris, FR".
func (lex *lexicon) code(r *reading, known *placeName, i int) set[placeID] {
	first, limit := r.start[locationField], r.start[locationField+1]
	last := i+1 == limit || r.tokens[i+1].breaks
	part, capitals := r.tokens[i].breaks && last, r.capitals(i)
	switch {
	case i == first && i+1 == limit:
		return known.within
	case i > first && len(known.state) > 0 && (part || last && capitals):
		if before := lex.placeBefore(r, i); before != nil && !before.within.meets(lex.usa) {
			return nil
		}
		return known.state
	case known.free && (part || capitals), len(known.state) == 0 && part:
		return known.within
	default:
		return nil
	}
}

// placeBefore is the place right before token i of the location, nil if none is known.
func (lex *lexicon) placeBefore(r *reading, i int) *placeName {
	for j := r.start[locationField]; j < i; j++ {
		known, n := lex.places.longest(&r.text, j, i, true)
		if n > 0 && j+n == i && !known.code {
			return known
		}
		j += max(n, 1) - 1
	}
	return nil
}

// meantPlace is how the place at tokens [at, end) is meant. What turns a word further away is not about the place: "not
// a morning person in Berlin".
func (lex *lexicon) meantPlace(r *reading, at, end int) meaning {
	for _, i := range [...]int{at, end - 1} {
		meant := r.meanings[i]
		near := meant.mood != affirmed && int(meant.by) >= end
		if !near && meant.mood != affirmed {
			near = lex.saysNothing(r, int(meant.upTo), at)
		}
		if near {
			return meant
		}
	}
	return meaning{}
}

// pastBrackets is how token i is meant that stands in brackets behind something former: "former auditor (Acme, NYC)".
func (r *reading) pastBrackets(i int) meaning {
	f := r.fieldOf(i)
	open := strings.LastIndexByte(r.sources[f][:r.tokens[i].begin], '(')
	if open < 0 || strings.IndexByte(r.sources[f][open:r.tokens[i].begin], ')') >= 0 {
		return meaning{}
	}
	for i > r.start[f] && int(r.tokens[i-1].end) > open {
		i--
	}
	if i == r.start[f] || r.meanings[i-1].mood != former {
		return meaning{}
	}
	return r.meanings[i-1]
}

// leftPlace tells whether somebody is only from the place at token i of the bio, and lives elsewhere: "From Leeds,
// living in Kyoto", or with another place as the location.
func (lex *lexicon) leftPlace(g *group, r *reading, i int) bool {
	if i+1 < r.start[bioField+1] && strings.ContainsAny(r.textBetween(i), "→➡➔➜✈") {
		_, n := lex.places.longest(&r.text, i+1, r.start[bioField+1], false)
		return n > 0 // "Lima → Oslo"
	}
	if !r.comesFrom(i) {
		return false
	}
	for j := r.start[locationField]; j < r.start[locationField+1]; j++ {
		known, n := lex.places.longest(&r.text, j, r.start[locationField+1], true)
		if n > 0 && !known.code && len(known.means) > 0 {
			return true // one that is asked for was found there before
		}
		j += max(n, 1) - 1
	}
	limit := r.start[locationField]
	for j := r.start[bioField]; j+2 < limit; j++ {
		if !livesIn(string(r.bytes(j)), string(r.bytes(j+1))) || r.tokens[j+1].breaks {
			continue
		}
		known, n := lex.places.longest(&r.text, j+2, limit, false)
		if n > 0 && !known.code && !known.within.meets(g.places) {
			return true
		}
	}
	return false
}

// comesFrom tells whether the words beside the place at token i say that somebody comes from there: "from Leeds",
// "Leeds born".
func (r *reading) comesFrom(i int) bool {
	if i+1 < r.start[bioField+1] && !r.tokens[i+1].breaks {
		switch string(r.bytes(i + 1)) {
		case "born", "bred", "native":
			return true
		}
	}
	return i > r.start[bioField] && !r.tokens[i].breaks && string(r.bytes(i-1)) == "from"
}

// livesIn tells whether two words lead to where somebody lives now.
func livesIn(verb, in string) bool {
	switch verb {
	case "living", "live", "lives", "based", "residing", "reside", "resides", "now", "currently", "working", "settled":
		return in == "in" || in == "near"
	}
	return false
}

// saysNothing tells whether the tokens [at, end) are stop words and words for a place alone.
func (lex *lexicon) saysNothing(r *reading, at, end int) bool {
	for i := at; i < end; i++ {
		if asking := lex.asking[string(r.bytes(i))]; asking != stopword && asking != placeWord {
			return false
		}
	}
	return true
}

func (r *reading) flag(i int) bool {
	c, _ := utf8.DecodeRune(r.bytes(i))
	return isFlagPart(c)
}

// capitals tells whether token i is written in capitals.
func (r *reading) capitals(i int) bool {
	for _, c := range r.said(i) {
		if !unicode.IsUpper(c) {
			return false
		}
	}
	return true
}

// spells returns how many tokens from i on spell the words of name, 0 if they do not.
func (r *reading) spells(name string, i, limit int) int {
	for j := i; j < limit; j++ {
		said := r.bytes(j)
		rest, ok := cutWord(name, said)
		if !ok {
			return 0
		}
		if rest == "" {
			return j - i + 1
		}
		name = rest
	}
	return 0
}

// cutWord takes the word said off the head of name.
func cutWord(name string, said []byte) (rest string, ok bool) {
	if len(name) < len(said) || name[:len(said)] != string(said) {
		return "", false
	}
	rest = name[len(said):]
	if rest == "" {
		return "", true
	}
	return rest[1:], rest[0] == ' '
}
