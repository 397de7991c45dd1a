package classify

import "strings"

// readTowns reads the towns that lie in a place of the atlas. A town is no place of its own: who asks for it looks for
// its name.
func (lex *lexicon) readTowns() {
	lex.towns = make(map[string]set[placeID], strings.Count(townData, ","))
	for _, state := range [...]string{"new south wales", "queensland", "tasmania"} {
		lex.regions.addAll(lex.places.at(lex.fold.words(state)).means)
	}
	for content := range contentLines(townData) {
		place, towns, _ := strings.Cut(content, ":")
		outer := lex.places.at(lex.fold.words(place))
		in := outer.within
		if place != "singapore" && place != "hong kong" { // cities, which people list beside others
			lex.regions.addAll(outer.means)
		}
		for _, town := range commaList(towns) {
			lex.towns[strings.Join(lex.fold.words(town), " ")] = in
		}
	}
}

// liesElsewhere tells whether the place at tokens [i, end) of the location is another one of its name, for the country
// or state behind it is none in which it is known to lie: "Newcastle, New South Wales", "Dublin, OH".
func (lex *lexicon) liesElsewhere(r *reading, i, end int) bool {
	limit := r.start[locationField+1]
	if end >= limit || strings.TrimSpace(r.textBetween(end-1)) != "," {
		return false
	}
	known, n := lex.places.longest(&r.text, i, end, true)
	if n == 0 || known.code {
		return false
	}
	outer, k := lex.places.longest(&r.text, end, limit, true)
	switch {
	case k == 0 || end+k < limit && !r.tokens[end+k].breaks:
		return false
	case outer.code:
		return r.capitals(end) && len(outer.state) > 0 && !outer.within.meets(known.within)
	default:
		return lex.regions.holds(outer.means) && !known.within.meets(outer.means) && !outer.within.meets(known.means)
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
