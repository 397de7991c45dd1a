package classify

import (
	"slices"
	"strings"
)

// placeID is a place of data/places.txt, by its number there.
type placeID int32

// placeName is what a name of places means. One without places hides what its words would mean alone: a fan of
// Manchester United is not of Manchester.
type placeName struct {
	means  set[placeID] // the places of that name
	within set[placeID] // these and all in which they lie
	// Of a code of two letters only:
	code  bool
	free  bool         // it may stand beside other words, in capitals
	state set[placeID] // within of its state of the US, empty if it is no code of one
}

// atlas reads the places.
type atlas struct {
	*lexicon
	names []*placeName
	known map[*placeName]bool
	outer [][]placeID // by place: those in which it lies
}

func (lex *lexicon) readPlaces() {
	a := atlas{lexicon: lex, known: make(map[*placeName]bool)}
	type line struct {
		id    placeID
		inner []string
	}
	var lines []line
	for content := range contentLines(placeData) {
		own, inner, _ := strings.Cut(content, ":")
		if own == "" {
			for _, name := range commaList(inner) {
				a.name(name)
			}
			continue
		}
		lines = append(lines, line{id: a.place(commaList(own)), inner: commaList(inner)})
	}
	for _, l := range lines {
		for _, name := range l.inner {
			a.puts(name, l.id)
		}
	}
	a.close()
}

// name is the entry of a name, a new one when the name is new.
func (a *atlas) name(name string) *placeName {
	words := a.fold.words(name)
	entry := a.places.at(words)
	if !a.known[entry] {
		entry.code = len(words) == 1 && short(words[0])
		a.known[entry], a.names = true, append(a.names, entry)
	}
	return entry
}

// place adds a place and returns it. A name that begins with + is free.
func (a *atlas) place(names []string) placeID {
	id := placeID(len(a.outer))
	a.outer = append(a.outer, nil)
	for _, said := range names {
		bare, free := strings.CutPrefix(said, "+")
		entry := a.name(bare)
		entry.means.add(id)
		entry.free = entry.free || free
	}
	return id
}

// puts lets the places of a name, a new one when there is none, lie in another place.
func (a *atlas) puts(name string, outer placeID) {
	entry := a.name(name)
	if len(entry.means) == 0 {
		a.place([]string{name})
	}
	for id := range placeID(len(a.outer)) {
		if entry.means.has(id) {
			a.outer[id] = append(a.outer[id], outer)
		}
	}
}

// close fills what the names lie in, to the end.
func (a *atlas) close() {
	a.usa = a.name("usa").means
	for _, entry := range a.names {
		for id := range placeID(len(a.outer)) {
			if !entry.means.has(id) {
				continue
			}
			var all set[placeID]
			a.around(id, &all)
			entry.within.addAll(all)
			if entry.code && a.directly(id, a.usa) {
				entry.state.addAll(all)
			}
		}
	}
}

// directly tells whether a place lies in one of outer with nothing between.
func (a *atlas) directly(id placeID, outer set[placeID]) bool {
	return slices.ContainsFunc(a.outer[id], outer.has)
}

// around adds a place and all in which it lies.
func (a *atlas) around(id placeID, all *set[placeID]) {
	if all.has(id) {
		return
	}
	all.add(id)
	for _, outer := range a.outer[id] {
		a.around(outer, all)
	}
}
