package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"goodones/internal/syncrun"
)

// queryWord is a word of a search, as folded and as stemmed.
type queryWord struct{ exact, stem string }

// describer turns a description into groups. A description is read as a bio is, so that labels and modifiers in it
// mean what they mean there.
type describer struct {
	*Query
	*reading
	lex   *lexicon
	limit int
	taken []bool // tokens that are part of a group
}

// describe adds the groups of a description:
//
//   - roles of the dictionary: one group, any of them will do;
//   - skills of the dictionary: a group each, but one group where they are listed without "and";
//   - places, known ones anywhere and others behind "in" or "from" with a capital: one group;
//   - words for a gender ("female founders"): one group;
//   - every other word that is no stop word: a group each.
//
// What is negated there is ruled out: "founders, not recruiters".
func (q *Query) describe(description string) {
	if description == "" {
		return
	}
	r := q.c.reading(&syncrun.Profile{Bio: description})
	defer q.c.release(r)
	d := &describer{Query: q, reading: r, lex: q.c.lex, limit: r.start[locationField]}
	d.taken = make([]bool, d.limit)
	d.roles()
	d.skills()
	d.places()
	d.rest()
}

// describeUnknown looks for a label that the dictionary lacks by its words.
func (q *Query) describeUnknown(value string) {
	words := q.c.lex.fold.words(value)
	if len(words) == 0 {
		return
	}
	g := group{kind: wordGroup, weight: wordWeight, asked: `"` + strings.Join(words, " ") + `"`}
	for _, w := range words {
		g.words = append(g.words, newQueryWord(w))
	}
	q.description = append(q.description, g)
}

func newQueryWord(folded string) queryWord {
	return queryWord{exact: folded, stem: english.Stem(folded, false)}
}

// option reads the i-th mention as a wish.
func (d *describer) option(m *mention) option {
	o := option{id: m.id}
	if m.mood == former || m.mood == aspiring || m.mood == learning {
		o.want = m.mood
	}
	return o
}

// take marks the tokens [at, end) as used.
func (d *describer) take(at, end int32) {
	for i := at; i < end; i++ {
		d.taken[i] = true
	}
}

func (d *describer) kind(m *mention) syncrun.LabelKind { return d.lex.labels.labels[m.id].kind }

// exclude rules a mention out.
func (d *describer) exclude(m *mention) {
	d.excluded = append(d.excluded, d.lex.labelGroup([]option{{id: m.id}}))
}

func (d *describer) roles() {
	var options []option
	for i := range d.mentions {
		m := &d.mentions[i]
		if d.kind(m) != syncrun.LabelJobRole {
			continue
		}
		d.take(m.at, m.end)
		if m.mood == negated {
			d.exclude(m)
			continue
		}
		options = append(options, d.option(m))
	}
	if len(options) > 0 {
		d.description = append(d.description, d.lex.labelGroup(options))
	}
}

// skills makes groups of chains: skills with nothing but commas, slashes and connecting words between them.
func (d *describer) skills() {
	var chain []option
	var all bool // the chain asks for all of it
	var end int32
	flush := func() {
		for len(chain) > 0 {
			n := len(chain)
			if all {
				n = 1
			}
			d.description = append(d.description, d.lex.labelGroup(chain[:n:n]))
			chain = chain[n:]
		}
		all = false
	}
	for i := range d.mentions {
		m := &d.mentions[i]
		if d.kind(m) != syncrun.LabelSkill || m.at < end {
			continue
		}
		d.take(m.at, m.end)
		if m.mood == negated {
			d.exclude(m)
			continue
		}
		linked, and := d.link(int(end), int(m.at))
		if len(chain) > 0 && !linked {
			flush()
		}
		all = all || and && len(chain) > 0
		chain, end = append(chain, d.option(m)), m.end
	}
	flush()
}

// link tells whether two skills, of which one ends at token end and the next begins at at, belong to one list, and
// whether the list asks for all.
func (d *describer) link(end, at int) (linked, and bool) {
	if end == 0 {
		return false, false
	}
	first, last := d.tokens[end-1].end, d.tokens[at].begin
	separator := d.sources[bioField][first:last]
	and = strings.ContainsAny(separator, "&+")
	linked = and || strings.ContainsAny(separator, ",/|")
	for i := end; i < at; i++ {
		switch string(d.bytes(i)) {
		case "and", "und", "et", "y", "e", "ve":
			linked, and = true, true
		case "or", "oder", "ou", "o", "veya":
			linked = true
		default:
			return false, false
		}
	}
	return linked, and
}

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
	behind := i > d.start[bioField] && !d.tokens[i].breaks && d.lex.asking[string(d.bytes(i-1))] == placeWord
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

func (d *describer) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(d.sources[bioField][d.tokens[i].begin:])
	return unicode.IsUpper(r)
}

// rest makes groups of the words that are left.
func (d *describer) rest() {
	seen := make(map[string]bool)
	for i := d.start[bioField]; i < d.limit; i++ {
		if d.taken[i] || d.meanings[i].turns {
			continue
		}
		at := i
		g := d.wordGroup(&i)
		asking := d.lex.asking[g.words[0].exact]
		switch {
		case asking == stopword || asking == placeWord || seen[g.asked] || g.meaningless():
			continue
		case asking.gender() != "":
			g = group{kind: genderGroup, gender: asking.gender(), asked: string(asking.gender())}
		case asking == commonWord:
			g.weight = commonWeight
		}
		seen[g.asked] = true
		if d.meanings[at].mood == negated {
			d.excluded = append(d.excluded, g)
			continue
		}
		d.description = append(d.description, g)
	}
}

// wordGroup is the word at token *i, or, in a script without spaces, the letters that stand together; *i is moved to
// its last token.
func (d *describer) wordGroup(i *int) group {
	at := *i
	g := group{kind: wordGroup, weight: wordWeight, words: []queryWord{newQueryWord(string(d.bytes(at)))}}
	if d.ideograph(at) {
		for *i+1 < d.limit && !d.taken[*i+1] && d.ideograph(*i+1) && d.between(*i) == "" {
			*i++
			g.words = append(g.words, newQueryWord(string(d.bytes(*i))))
		}
	}
	g.asked = d.quote(at, *i+1)
	return g
}

// ideograph tells whether token i is a letter of a script without spaces, other than hiragana, which mostly connect.
func (d *describer) ideograph(i int) bool {
	r, _ := utf8.DecodeRune(d.bytes(i))
	return isIdeograph(r) && !unicode.Is(unicode.Hiragana, r)
}

// meaningless tells whether a group of words is one letter that connects others.
func (g group) meaningless() bool {
	r, size := utf8.DecodeRuneInString(g.words[0].exact)
	return len(g.words) == 1 && size == len(g.words[0].exact) && (r < utf8.RuneSelf || unicode.Is(unicode.Hiragana, r))
}
