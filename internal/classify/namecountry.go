package classify

import "strings"

// countryNames are names that women and men share over the world and hardly in one country.
type countryNames struct {
	in    group // the country
	names map[string]bool
	lists nameList
}

// readCountryNames reads the sections "men in …" and "women in …" of data/name-parts.txt.
func (lex *lexicon) readCountryNames() {
	for _, s := range sections(namePartData) {
		gender, country, ok := strings.Cut(s.heading, " in ")
		lists := map[string]nameList{"women": onFemale, "men": onMale}[gender]
		if !ok || lists == 0 {
			continue
		}
		c := countryNames{names: make(map[string]bool), lists: lists}
		c.in.places = lex.places.at(lex.fold.words(country)).means
		for _, item := range s.items {
			c.names[strings.Join(lex.fold.words(item), " ")] = true
		}
		lex.names.countries = append(lex.names.countries, c)
	}
}

// countryLists are the lists of a shared name in the country in which a profile says that it is; 0 where that does
// not tell.
func (lex *lexicon) countryLists(r *reading, w nameWord) nameList {
	name := r.bytes(w.at)
	for i := range lex.names.countries {
		c := &lex.names.countries[i]
		if c.names[string(name)] && lex.isIn(r, &c.in) {
			return c.lists
		}
	}
	return 0
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
