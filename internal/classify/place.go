package classify

import "strings"

// placeNames are the names, folded, by which a place and the places in it are recognised.
type placeNames struct {
	names []string // words joined by spaces
}

func (lex *lexicon) readPlaces() {
	for line := range contentLines(placeData) {
		own, within, _ := strings.Cut(line, ":")
		var all placeNames
		for _, name := range append(commaList(own), commaList(within)...) {
			all.names = append(all.names, strings.Join(lex.fold.words(name), " "))
		}
		for _, name := range commaList(own) {
			*lex.places.at(lex.fold.words(name)) = all
		}
	}
}

// short tells whether a name is a code of two letters, which is a word like any other outside the location field.
func short(name string) bool { return len(name) == 2 }

// place looks for any of the names, first in the location field, then in bio and name, and returns its tokens.
func (r *reading) place(names []string) (at, end int, found bool) {
	for _, f := range [...]field{locationField, bioField, nameField} {
		for _, name := range names {
			if short(name) && f != locationField {
				continue
			}
			for i := r.start[f]; i < r.start[f+1]; i++ {
				if n := r.spells(name, i, r.start[f+1]); n > 0 && !r.meanings[i].mood.rulesOut() {
					return i, i + n, true
				}
			}
		}
	}
	return 0, 0, false
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
