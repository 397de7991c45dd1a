package classify

import "strings"

// readTowns reads the towns that lie in a place of the atlas. A town is no place of its own: who asks for it looks for
// its name.
func (lex *lexicon) readTowns() {
	lex.towns = make(map[string]set[placeID], strings.Count(townData, ","))
	for content := range contentLines(townData) {
		place, towns, _ := strings.Cut(content, ":")
		in := lex.places.at(lex.fold.words(place)).within
		for _, town := range commaList(towns) {
			lex.towns[strings.Join(lex.fold.words(town), " ")] = in
		}
	}
}

// townAt tells how many tokens from i on are a town in a place of the group: all that stands between the commas of a
// location that names no other place.
func (lex *lexicon) townAt(g *group, r *reading, i int) int {
	if len(g.places) == 0 || !r.tokens[i].breaks {
		return 0
	}
	end := r.clauseEnd(i, r.start[locationField+1])
	r.scratch = r.scratch[:0]
	for j := i; j < end; j++ {
		if j > i {
			r.scratch = append(r.scratch, ' ')
		}
		r.scratch = append(r.scratch, r.bytes(j)...)
	}
	if in, ok := lex.towns[string(r.scratch)]; !ok || !in.meets(g.places) || lex.elsewhere(g, r) {
		return 0
	}
	return end - i
}

// elsewhere tells whether the location names a place that is none of the group's.
func (lex *lexicon) elsewhere(g *group, r *reading) bool {
	limit := r.start[locationField+1]
	for i := r.start[locationField]; i < limit; i++ {
		known, n := lex.places.longest(&r.text, i, limit, true)
		if n == 0 {
			continue
		}
		in := known.within
		if known.code {
			in = lex.code(r, known, i)
		}
		if len(in) > 0 && !in.meets(g.places) {
			return true
		}
		i += n - 1
	}
	return false
}
