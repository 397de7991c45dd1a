package classify

import (
	"github.com/kljensen/snowball/english"

	"goodones/internal/syncrun"
)

// level is how well a profile meets a group.
type level uint8

const (
	missing level = iota
	weak          // in another mood, or something close to it
	met
)

// finding is what a profile says about a group.
type finding struct {
	group *group
	level
	denied bool    // the profile says the opposite
	near   bool    // met by something close to what was asked
	loose  bool    // there, but not said of the role that was asked for
	score  float64 // 0 to 1
	// plainness is how plainly what was found says so, 0 to 1.
	plainness float64
	at, end   int     // the tokens that say so; none when equal
	id        labelID // of the label that says so, in a group of labels
	meaning
}

// find looks for a group in a profile whose gender is known.
func (lex *lexicon) find(g *group, r *reading, gender syncrun.Gender) finding {
	f := finding{group: g}
	switch g.kind {
	case roleGroup, skillGroup, traitGroup:
		lex.findLabel(&f, r)
	case employerGroup:
		lex.findEmployer(&f, r)
	case sizeGroup:
		lex.findSize(&f, r)
	case placeGroup:
		lex.findPlace(&f, r)
	case wordGroup:
		r.findWords(lex, &f)
	case genderGroup:
		if gender == g.gender {
			f.level, f.score, f.plainness = met, 1, 1
		}
		f.denied = gender != g.gender && gender != syncrun.GenderUnknown
	}
	return f
}

// findLabel keeps the best mention of any option: first one that meets it, then a weak one, then a denial.
func (lex *lexicon) findLabel(f *finding, r *reading) {
	for i := range r.mentions {
		m := &r.mentions[i]
		for _, o := range f.group.options {
			found := lex.compare(m, o)
			if o.with != nil && found.level == met && !r.saysBeside(m, o.with) {
				found.level, found.near = weak, true
			}
			if o.want == aspiring && found.level == met && m.mood == aspiring && r.onlyPlays(m) {
				found.level = weak
			}
			if o.firm && found.level == met && r.foundsNoFirm(m) {
				found.level, found.near = weak, true
			}
			if o.rank && found.level == met && r.isUnderManager(lex, m) {
				found.level, found.near = weak, true
			}
			if found.level == met && !f.group.deputies && lex.isPost(o.id) && r.isDeputy(m) {
				found.level, found.near = weak, true
			}
			if found.rank() > f.rank() {
				found.group, found.at, found.end, found.id, found.meaning = f.group, int(m.at), int(m.end), m.id, m.meaning
				found.plainness = r.strength(m)
				if f.group.but != 0 && lex.labels.labels[m.id].covers.has(f.group.but) {
					found.plainness = 0.1 // they come last
				}
				*f = found
			}
		}
	}
	f.score = float64(f.level) / float64(met)
}

// strength is how plainly a profile claims what a mention says, from 0 to 1: a role at the head of a clause of the
// first words more than one in passing; what an employer or a role implies less than what is said.
func (r *reading) strength(m *mention) float64 {
	s := 0.7
	if r.tokens[m.at].breaks {
		s = 1
	} else if r.tokens[m.at].and || r.clauseStart(int(m.at))+2 >= int(m.at) {
		s = 0.9
	}
	if past := r.clauses[m.at] - r.clauses[r.start[r.fieldOf(int(m.at))]]; past > 1 {
		s -= 0.02 * float64(min(past, 10))
	}
	return s
}

// rank orders findings for one group.
func (f *finding) rank() int {
	switch {
	case f.level == met:
		return 5
	case f.level == weak && !f.near:
		return 4
	case f.level == weak:
		return 3
	case f.denied:
		return 2
	case f.mood.rulesOut():
		return 1
	default:
		return 0
	}
}

// compare tells what a mention says about a wish.
//
//	the label itself or a narrower one, in the mood asked for   clear
//	the same in another mood ("ex-founder")                     weak
//	a label close to it or, for roles, a broader one, affirmed  weak, near
//	the label itself or, for roles, a broader one, negated      denied
func (lex *lexicon) compare(m *mention, o option) finding {
	said, asked := &lex.labels.labels[m.id], &lex.labels.labels[o.id]
	covers := said.covers.has(o.id)
	broader := asked.kind == syncrun.LabelJobRole && said.kind == asked.kind && asked.covers.has(m.id)
	near := broader || asked.close.meets(said.covers)
	switch {
	case m.mood.rulesOut():
		return finding{denied: m.mood == negated && (m.id == o.id || broader),
			meaning: meaning{mood: moodIf(covers || near, m.mood)}}
	case covers && (m.mood == o.want || o.want == learning && m.mood == affirmed && asked.kind == syncrun.LabelSkill):
		return finding{level: met} // a robotics student is one who studies robotics
	case covers:
		return finding{level: weak}
	case near && m.mood == affirmed:
		return finding{level: weak, near: true}
	default:
		return finding{}
	}
}

func moodIf(yes bool, m mood) mood {
	if yes {
		return m
	}
	return affirmed
}

// The constants of BM25 for words: how soon repetition stops counting, how much a long text lowers the score, and
// the length that lowers nothing, in words of name, bio and location. Beyond longestText length lowers no more.
const (
	saturation  = 1.2
	lengthShare = 0.4
	usualText   = 16
	longestText = 40
)

// bm25 is the score of a word that occurs n times in a text of so many words, 1 for once in a text of usual length.
func bm25(n, words int) float64 {
	length := 1 - lengthShare + lengthShare*float64(min(words, longestText))/usualText
	tf := float64(n)
	return min(1, tf*(saturation+1)/(tf+saturation*length))
}

// findWords counts the words of a group in name, bio and location.
func (r *reading) findWords(lex *lexicon, f *finding) {
	found, limit := 0, r.start[urlField]
	for i := 0; i < limit; i++ {
		end := i + len(f.group.words)
		if !r.says(f.group.words, i, limit) {
			if !f.group.named(r.bytes(i)) && !f.group.endsTitle(r, i) && !(f.group.primary && r.teachesYoung(i, limit)) {
				continue
			}
			end = i + 1
		}
		if i > 0 && isDeputyWord(string(r.bytes(i-1))) && !r.tokens[i].breaks && f.group.many() {
			continue
		}
		if r.isDisclaimer(i) || end == i+1 && r.isElsewhere(lex, i, &f.group.words[0]) {
			continue
		}
		if meant := r.meanings[i]; f.group.hired != (meant.mood == wanted) || meant.mood.rulesOut() && !f.group.hired {
			if found == 0 && f.end == 0 {
				f.at, f.end, f.meaning, f.denied = i, end, meant, false
			}
			continue
		}
		if found == 0 {
			f.at, f.end, f.meaning = i, end, meaning{}
		}
		found++
	}
	if found > 0 {
		f.level, f.score, f.plainness = met, bm25(found, limit), 0.8
	}
}

// isElsewhere tells whether a word that was found is another one in a place or is somebody's first or family name:
// "Garden of Eden" is no gardening, "Ann Christian" need be none.
func (r *reading) isElsewhere(lex *lexicon, i int, w *queryWord) bool {
	switch {
	case i >= r.start[locationField]:
		return string(r.bytes(i)) != w.exact
	case i < r.start[bioField]:
		return i < r.afterName() && lex.names.of(r.bytes(i))&onBoth != 0 && r.start[bioField] > 1
	}
	return false
}

// named tells whether a word is one of the other names for what a group of words asks for.
func (g *group) named(said []byte) bool {
	for _, name := range g.names {
		if string(said) == name {
			return true
		}
	}
	return false
}

// saysBeside tells whether the words of g stand in the clause of a mention, or in the one behind it.
func (r *reading) saysBeside(m *mention, g *group) bool {
	field := r.start[r.fieldOf(int(m.at))+1]
	last := r.clauseEnd(int(m.at), field)
	if last < field {
		last = r.clauseEnd(last, field)
	}
	own := r.clauseEnd(int(m.at), field)
	for i := r.clauseStart(int(m.at)); i < last; i++ {
		if g.head && i >= own && !r.tokens[i].breaks {
			return false // "Marketer, project manager"
		}
		if r.says(g.words, i, last) || g.named(r.bytes(i)) {
			return true
		}
	}
	return false
}

// says tells whether the tokens from i on are words, as written or by their English stems.
func (r *reading) says(words []queryWord, i, limit int) bool {
	if i+len(words) > limit {
		return false
	}
	for j, w := range words {
		if j > 0 && r.tokens[i+j].breaks || !w.is(r.bytes(i+j)) {
			return false
		}
	}
	return true
}

// is compares a token with the word. Stemming leaves the head of a word alone, so that only tokens with the same
// head are stemmed.
func (w queryWord) is(said []byte) bool {
	if string(said) == w.exact || w.short != "" && string(said) == w.short {
		return true
	}
	if len(said) < 3 || len(w.stem) < 2 || said[0] != w.stem[0] || said[1] != w.stem[1] {
		return false
	}
	return english.Stem(string(said), false) == w.stem
}
