package classify

import (
	"slices"
	"strings"
)

// countryNames are names that women and men share over the world and hardly in one country.
type countryNames struct {
	in    group // the country
	names map[string]bool
	lists nameList
	words map[string]bool // of the country's language, where it tells the country
}

// languageWords is how many different words of a language a bio in it has, at least.
const languageWords = 2

// readCountryNames reads the sections "men in …" and "women in …" of data/name-parts.txt.
func (lex *lexicon) readCountryNames() {
	languages := make(map[string]map[string]bool)
	for _, s := range sections(namePartData) {
		if code, ok := strings.CutPrefix(s.heading, "region "); ok {
			lex.readRegion(code, s.items)
		}
		if country, ok := strings.CutPrefix(s.heading, "words of "); ok {
			words := make(map[string]bool)
			for _, item := range s.items {
				words[strings.Join(lex.fold.words(item), " ")] = true
			}
			languages[country] = words
		}
	}
	for _, s := range sections(namePartData) {
		gender, country, ok := strings.Cut(s.heading, " in ")
		lists := map[string]nameList{"women": onFemale, "men": onMale}[gender]
		if !ok || lists == 0 {
			continue
		}
		c := countryNames{names: make(map[string]bool), lists: lists, words: languages[country]}
		c.in.places = lex.places.at(lex.fold.words(country)).means
		for _, item := range s.items {
			c.names[strings.Join(lex.fold.words(item), " ")] = true
		}
		lex.names.countries = append(lex.names.countries, c)
	}
}

// countryLists are the lists of a shared name in the country in which a profile says that it is, else in that in whose
// language the bio is; 0 where neither tells.
func (lex *lexicon) countryLists(r *reading, w nameWord) nameList {
	name := string(r.bytes(w.at))
	for i := range lex.names.countries {
		c := &lex.names.countries[i]
		if c.names[name] && lex.isIn(r, &c.in) {
			return c.lists
		}
	}
	if !slices.ContainsFunc(lex.names.countries, func(c countryNames) bool { return c.names[name] }) {
		return 0 // before the bio is read
	}
	best, lists := languageWords-1, nameList(0)
	for i := range lex.names.countries {
		c := &lex.names.countries[i]
		n := r.wordsOf(c.words)
		if n > best {
			best, lists = n, 0
		}
		if n == best && n >= languageWords && c.names[name] {
			lists |= c.lists // of both where two languages tie
		}
	}
	return lists
}

// wordsOf counts how many of the words stand in the bio, each once.
func (r *reading) wordsOf(words map[string]bool) int {
	var seen []string
	for i := r.start[bioField]; i < r.start[locationField] && len(words) > 0; i++ {
		if w := string(r.bytes(i)); words[w] && !slices.Contains(seen, w) {
			seen = append(seen, w)
		}
	}
	return len(seen)
}

// isIn tells whether the location of a profile is in a place of the group.
func (lex *lexicon) isIn(r *reading, g *group) bool {
	limit := r.start[locationField+1]
	for i := r.start[locationField]; i < limit; i++ {
		n, in := lex.placeAt(g, r, locationField, i)
		if in {
			return true
		}
		i += max(n, 1) - 1
	}
	return false
}
