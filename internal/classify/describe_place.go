package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// findPlaces makes one group of all places, one of those that people come from, and rules out those that are negated.
func (d *describer) findPlaces() {
	wanted := group{kind: placeGroup, weight: placeWeight}
	unwanted, left := wanted, wanted
	left.past = true
	for i := d.start[bioField]; i < d.limit; i++ {
		found := group{}
		n := d.placeAt(&found, i)
		if n == 0 {
			continue
		}
		g := &wanted
		switch meant := d.lex.meantPlace(d.reading, i, i+n); {
		case meant.mood == negated && !d.inPortuguese(i):
			g = &unwanted
		case meant.mood == former:
			g = &left
			if g.asked == "" && meant.by < int32(i) {
				g.asked = strings.Trim(d.quote(int(meant.by), i), `"`) + " "
			}
		}
		if g.names != nil || g.places != nil {
			g.asked += " or "
		}
		g.asked += d.quote(i, i+n)
		g.places.addAll(found.places)
		g.names = append(g.names, found.names...)
		d.take(int32(i), int32(i+n))
		i += n - 1
	}
	for _, g := range [...]group{wanted, left} {
		if g.asked != "" {
			d.description = append(d.description, g)
		}
	}
	if unwanted.asked != "" {
		d.excluded = append(d.excluded, unwanted)
	}
}

// placeAt reads a place at token i into the group and returns its number of words, 0 without one: a known one, or up
// to three words with a capital behind "in".
func (d *describer) placeAt(g *group, i int) int {
	if d.taken[i] {
		return 0
	}
	behind := d.behindIn(i)
	known, n := d.lex.places.longest(&d.text, i, d.limit, false)
	if n > 0 && len(known.means) == 0 {
		return 0
	}
	if n > 0 && (!known.code || d.asksForCode(known, i, behind)) {
		g.places.addAll(known.means)
		return n
	}
	if people, n := d.lex.demonyms.longest(&d.text, i, d.limit, false); n > 0 && !d.speaks(i+n) {
		if d.isLanguage(i, i+n) {
			return 0
		}
		g.places.addAll(people.means)
		return n
	}
	if !behind {
		return 0
	}
	var said []string
	for j := i; j < min(i+3, d.limit) && !d.taken[j] && d.capital(j) && (j == i || !d.tokens[j].breaks); j++ {
		said = append(said, string(d.bytes(j)))
	}
	if len(said) > 0 {
		g.names = append(g.names, strings.Join(said, " "))
	}
	return len(said)
}

// inPortuguese tells whether "no" before the place at token i is Portuguese for "in the": behind a word, not behind a
// comma, and without "in": "nutricionistas no Brasil".
func (d *describer) inPortuguese(i int) bool {
	return i-1 > d.start[bioField] && string(d.bytes(i-1)) == "no" && !d.tokens[i].breaks && !d.tokens[i-1].breaks
}

// isLanguage tells whether the demonym at tokens [at, end) is a language: "translators from Japanese", "into Polish".
func (d *describer) isLanguage(at, end int) bool {
	if at == d.start[bioField] || d.tokens[at].breaks || end < d.limit && d.roleBeginsAt(end) {
		return false
	}
	switch string(d.bytes(at - 1)) {
	case "from", "to", "into", "in", "teach", "teaching", "learn", "learning", "speak", "speaks", "speaking":
		return true
	default:
		return false
	}
}

// speaks tells whether token i makes the word before it a language.
func (d *describer) speaks(i int) bool {
	return i < d.limit && strings.HasPrefix(string(d.bytes(i)), "speak")
}

// asksForCode tells whether a code of two letters at token i is a place: "in TX", "in us", "UK designers", but not
// "us designers" or "learn from me".
func (d *describer) asksForCode(known *placeName, i int, behind bool) bool {
	if d.capitals(i) {
		return behind || known.free
	}
	return behind && known.free
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
