package classify

import "strings"

// readDemonyms reads what people of a place are called.
func (lex *lexicon) readDemonyms() {
	for content := range contentLines(demonymData) {
		place, people, _ := strings.Cut(content, ":")
		in := lex.places.at(lex.fold.words(place))
		for _, said := range commaList(people) {
			entry := lex.demonyms.at(lex.fold.words(said))
			entry.means.addAll(in.means)
			entry.within.addAll(in.within)
		}
	}
}

// findPeople looks for what people of a place are called, in the bio and behind the name: clear before a role and where
// it stands alone ("British | writer"), weak elsewhere: who teaches French need not be.
func (lex *lexicon) findPeople(f *finding, r *reading) {
	limit := r.start[locationField]
	for i := r.afterName(); i < limit; i++ {
		said, n := lex.demonyms.longest(&r.text, i, limit, false)
		if n == 0 {
			continue
		}
		end := i + n
		if said.within.meets(f.group.places) && lex.meantPlace(r, i, end).mood == affirmed {
			plain := r.roleBeginsAt(end) || r.tokens[i].breaks && (end == limit || r.tokens[end].breaks)
			if plain {
				f.keepPlace(i, end, meaning{})
			} else if f.level == missing {
				f.at, f.end, f.level, f.near, f.score, f.plainness, f.meaning = i, end, weak, true, 0.5, 0.5, meaning{}
			}
		}
		i = end - 1
	}
}

// findCampus takes somebody of a university of the United States as being there.
func (lex *lexicon) findCampus(f *finding, r *reading) {
	if !f.group.places.meets(lex.usa) {
		return
	}
	campus := lex.labels.named[workplaceLabel]["university in the us"]
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.mood == affirmed && lex.labels.labels[m.id].covers.has(campus) {
			f.keepPlace(int(m.at), int(m.end), meaning{})
		}
	}
}
