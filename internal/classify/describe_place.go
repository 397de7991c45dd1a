package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// places makes one group of all places.
func (d *describer) places() {
	g := group{kind: placeGroup, weight: placeWeight}
	for i := d.start[bioField]; i < d.limit; i++ {
		names, n := d.placeAt(i)
		if n == 0 {
			continue
		}
		if g.asked != "" {
			g.asked += " or "
		}
		g.asked += d.quote(i, i+n)
		g.names = append(g.names, names...)
		d.take(int32(i), int32(i+n))
		i += n - 1
	}
	if len(g.names) > 0 {
		d.description = append(d.description, g)
	}
}

// placeAt reads a place at token i: a known one, but a code of two letters only behind "in", or up to three words
// with a capital behind "in".
func (d *describer) placeAt(i int) (names []string, words int) {
	if d.taken[i] {
		return nil, 0
	}
	behind := d.behindIn(i)
	known, n := d.lex.places.longest(&d.text, i, d.limit, false)
	if n > 0 && (behind || !short(string(d.bytes(i))) || n > 1) {
		return known.names, n
	}
	if !behind {
		return nil, 0
	}
	var said []string
	for j := i; j < min(i+3, d.limit) && !d.taken[j] && d.capital(j) && (j == i || !d.tokens[j].breaks); j++ {
		said = append(said, string(d.bytes(j)))
	}
	if len(said) == 0 {
		return nil, 0
	}
	return []string{strings.Join(said, " ")}, len(said)
}

// behindIn tells whether a word such as "in", or "in the", stands right before token i.
func (d *describer) behindIn(i int) bool {
	before := i - 1
	if i > d.start[bioField] && string(d.bytes(before)) == "the" && !d.tokens[i].breaks {
		i, before = before, before-1
	}
	return i > d.start[bioField] && !d.tokens[i].breaks && d.lex.asking[string(d.bytes(before))] == placeWord
}

func (d *describer) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(d.sources[bioField][d.tokens[i].begin:])
	return unicode.IsUpper(r)
}
