package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// genderWord is what a phrase of data/gender-words.txt says about the gender of who writes it. A phrase may stand in
// several sections.
type genderWord struct {
	identity, relation, noun genderSet
	others, near             bool // before a word: it is somebody else's; near: up to the next "and"
	kin                      bool // somebody whose pronouns people tell beside their own
	many                     bool // in a clause: it speaks of several people
	compounds                bool // behind a word: it is part of another
	adjective, goesOn        bool // may stand before and behind a noun
}

func (lex *lexicon) readGenderWords() {
	sets := map[string]genderSet{"female": ofWomen, "male": ofMen, "nonbinary": ofOthers}
	lex.genderWords = newTrie[genderWord](lex.fold.numbers)
	for _, s := range sections(genderWordData) {
		kind, gender, _ := strings.Cut(s.heading, " ")
		for _, item := range s.items {
			w := lex.genderWords.at(lex.fold.words(item))
			switch kind {
			case "identity":
				w.identity |= sets[gender]
			case "relation":
				w.relation |= sets[gender]
			case "noun":
				w.noun |= sets[gender]
			case "others":
				w.others = true
			case "near":
				w.near = true
			case "kin":
				w.kin = true
			case "many":
				w.many = true
			case "compounds":
				w.compounds = true
			case "adjectives":
				w.adjective = true
			case "goes":
				w.goesOn = true
			}
		}
	}
}

// identity finds the first word in name or bio that says a gender outright: "non-binary", "trans woman".
func (lex *lexicon) identity(r *reading) (genderSign, bool) {
	if !lex.genderMarks(r).identity {
		return genderSign{}, false
	}
	for _, f := range [...]field{nameField, bioField} {
		if sign, ok := lex.wordSign(r, f, func(w *genderWord) genderSet { return w.identity }); ok {
			return sign, true
		}
	}
	return genderSign{}, false
}

// relation finds the first word in the bio that tells what its writer is to others ("mother of two", "husband"), or, as
// the head of a short clause, what they are ("just a girl who reads").
func (lex *lexicon) relation(r *reading) (genderSign, bool) {
	if !r.genders.relation {
		return genderSign{}, false
	}
	return lex.wordSign(r, bioField, func(w *genderWord) genderSet { return w.relation | w.noun })
}

// genderMarks says which words of gender a profile has at all. Most have none.
type genderMarks struct{ identity, relation bool }

func (lex *lexicon) genderMarks(r *reading) genderMarks {
	r.genders = genderMarks{}
	for i := range r.start[locationField] {
		if w, n := lex.genderWords.longest(&r.text, i, r.start[locationField], false); n > 0 {
			r.genders.identity = r.genders.identity || w.identity != 0
			r.genders.relation = r.genders.relation || w.relation|w.noun != 0
		}
	}
	return r.genders
}

// wordSign finds the first clause of a field that states one gender by words of a kind.
func (lex *lexicon) wordSign(r *reading, f field, kind func(w *genderWord) genderSet) (genderSign, bool) {
	limit := r.start[f+1]
	for from := r.start[f]; from < limit; {
		to := from + 1
		for to < limit && !r.tokens[to].breaks {
			to++
		}
		if sign, ok := lex.clauseSign(r, from, to, kind); ok {
			return sign, true
		}
		from = to
	}
	return genderSign{}, false
}

// genderClause is what the clause that is being read has said so far.
type genderClause struct {
	from, to     int  // its tokens
	others, near bool // words that make a word somebody else's stood before
	refused      bool // a word of gender was somebody else's
	short        bool // only adjectives stood before
}

// clauseSign reads the clause of tokens [from, to). Words of both genders in it say nothing.
func (lex *lexicon) clauseSign(r *reading, from, to int, kind func(w *genderWord) genderSet) (genderSign, bool) {
	sign, all := genderSign{by: byWord}, genderSet(0)
	c := genderClause{from: from, to: to, short: true}
	for i := from; i < to; {
		limit := to
		if r.tokens[i].kind == tag {
			limit = i + 1 // "#Father #Son" are two
		}
		w, n := lex.genderWords.longest(&r.text, i, limit, false)
		if i > from && (r.tokens[i].and || isAndWord(r.bytes(i))) && !c.refused {
			c.near = false
		}
		if n == 0 {
			c.short = c.short && isDigit(r.bytes(i)[0]) // "26 year old woman"
			i++
			continue
		}
		if w.many {
			if all != 0 && r.countsChildren(sign.end, i) {
				break
			}
			return genderSign{}, false
		}
		if set := kind(w); set != 0 {
			if lex.meant(r, w, i, i+n, &c) {
				if all == 0 {
					sign.at, sign.end = i, i+n
				}
				all |= set
			} else {
				c.refused = true
			}
		}
		c.others = c.others || w.others
		c.near = c.near || w.near && !(string(r.bytes(i)) == "to" && i+1 < to && string(r.bytes(i+1)) == "be")
		c.short = c.short && w.adjective
		i += n
	}
	if all&ofOthers != 0 {
		all = ofOthers // "non-binary lesbian"
	}
	sign.gender = all.gender()
	return sign, all == ofWomen || all == ofMen || all == ofOthers
}

// countsChildren tells whether "of" and a number stand between tokens i and limit: "Father of 2, team player".
func (r *reading) countsChildren(i, limit int) bool {
	if i > 0 && isDigit(r.bytes(i - 1)[0]) {
		return true
	}
	return i+1 < limit && string(r.bytes(i)) == "of" && isDigit(r.bytes(i + 1)[0])
}

func isAndWord(b []byte) bool {
	switch string(b) {
	case "and", "y", "e", "et", "und", "en", "и", "ve", "و":
		return true
	}
	return false
}

// meant tells whether the word w at tokens [at, end) speaks of the writer.
func (lex *lexicon) meant(r *reading, w *genderWord, at, end int, c *genderClause) bool {
	if c.others || c.near || r.meanings[at].mood == negated {
		return false
	}
	var next genderWord
	if end < c.to {
		if v, n := lex.genderWords.longest(&r.text, end, c.to, false); n > 0 {
			next = *v
		}
	}
	known := next.relation|next.noun|next.identity != 0 || next.goesOn || next.adjective || next.near
	switch {
	case next.compounds, r.isAsked(at, end), r.isOfAll(at, end, c), r.isOfHousehold(at, end, c):
		return false
	case at == c.from && end < c.to && !known && r.isNamed(at, end):
		return false
	case w.identity|w.relation == 0:
		return c.short && !r.isInterjection(end, c.to) && (end == c.to || next.goesOn || isAge(r.bytes(end)) ||
			r.claimBegins(end) || strings.HasSuffix(string(r.bytes(end)), "ing"))
	default:
		return !isShout(r.said(at)) || end == c.to || next.goesOn || r.tokens[end].and
	}
}

// isOfAll tells whether "the" stands before words at tokens [at, end) of a clause and nothing behind says whose they
// are: "the wife says no".
func (r *reading) isOfAll(at, end int, c *genderClause) bool {
	if at == c.from || string(r.bytes(at-1)) != "the" {
		return false
	}
	if end == c.to {
		return true
	}
	switch string(r.bytes(end)) {
	case "of", "to", "behind", "who":
		return false
	}
	return true
}

// isOfHousehold tells whether the word at tokens [at, end) is all of a clause and beside it stand others of the
// writer's household: "wife, kids, dog".
func (r *reading) isOfHousehold(at, end int, c *genderClause) bool {
	switch string(r.bytes(at)) {
	case "wife", "husband", "girlfriend", "boyfriend", "frau", "mann", "femme", "mari", "mujer", "esposa", "esposo",
		"marido":
	default:
		return false
	}
	if end < c.to && r.tokens[end].kind == handle {
		return true // "Wife @jane"
	}
	if at > c.from || end < c.to {
		return false
	}
	if f := r.fieldOf(at); at > r.start[f] && r.tokens[at-1].breaks && isHousehold(r.bytes(at-1)) {
		return true
	}
	for i := end; i < min(end+2, r.start[locationField]); i++ {
		if isHousehold(r.bytes(i)) {
			return true
		}
	}
	return false
}

func isHousehold(b []byte) bool {
	switch string(b) {
	case "kids", "kid", "children", "family", "god", "dog", "dogs", "cat", "cats", "kinder", "hund",
		"enfants", "hijos", "filhos", "perro", "perros":
		return true
	}
	return false
}

// isNamed tells whether tokens [at, end) and the next one make a name: "Father Brown", "Mutter Natur".
func (r *reading) isNamed(at, end int) bool {
	return startsUpper(r.said(at)) && startsUpper(r.said(end-1)) && startsUpper(r.said(end)) &&
		!isShout(r.said(end)) && !r.claimBegins(end)
}

func startsUpper(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// claimBegins tells whether a role that the writer claims begins at token i: "lady farmer".
func (r *reading) claimBegins(i int) bool {
	for j := range r.mentions {
		if m := &r.mentions[j]; int(m.at) == i && r.roleBeginsAt(i) {
			return m.mood == affirmed && !m.many
		}
	}
	return false
}

// isAsked tells whether words stand in a handle ("IG: rev_nana"), in quotation marks, before a question mark ("Wife?
// No"), or before a colon, where they name somebody.
func (r *reading) isAsked(at, end int) bool {
	src := r.sources[r.fieldOf(at)]
	before, behind := src[:r.tokens[at].begin], src[r.tokens[end-1].end:]
	if strings.HasSuffix(before, "_") || strings.HasPrefix(behind, "_") {
		return true // part of a handle
	}
	if rest := strings.TrimLeft(behind, " "); strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "=") {
		return true // "Wife: @jane"
	}
	return strings.HasPrefix(behind, "?") || isQuote(lastRune(before)) && behind != ""
}

// isInterjection tells whether a noun that ends before token end only calls out: "Man, what a day".
func (r *reading) isInterjection(end, to int) bool {
	if end != to || end >= r.start[locationField] || strings.TrimSpace(r.textBetween(end-1)) != "," {
		return false
	}
	switch string(r.bytes(end)) {
	case "i", "im", "what", "this", "that", "oh", "you", "we", "it", "its", "do", "please", "how", "why", "where",
		"wheres":
		return true
	}
	return false
}

// isShout tells whether a word is in Latin capitals, as the names of organisations are: "MOM".
func isShout(s string) bool {
	for _, c := range []byte(s) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(s) > 1
}
