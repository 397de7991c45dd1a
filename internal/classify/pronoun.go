package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// pronoun is one word of the table in data/pronouns.txt.
type pronoun struct {
	gender genderSet
	alone  bool // may be a statement by itself
	tag    bool // a whole statement in one word: "#sheher"
}

// genderSet is a set of the genders that pronouns state.
type genderSet uint8

const (
	ofWomen genderSet = 1 << iota
	ofMen
	ofOthers
)

// gender is the gender of a set of one.
func (s genderSet) gender() syncrun.Gender {
	switch s {
	case ofWomen:
		return syncrun.GenderFemale
	case ofMen:
		return syncrun.GenderMale
	default:
		return syncrun.GenderNonbinary
	}
}

func (lex *lexicon) readPronouns() {
	sets := map[string]genderSet{"female": ofWomen, "male": ofMen, "nonbinary": ofOthers}
	lex.pronouns = newTrie[pronoun](lex.fold.numbers)
	for _, s := range sections(pronounData) {
		gender, form, _ := strings.Cut(s.heading, " ")
		for _, item := range s.items {
			*lex.pronouns.at(lex.fold.words(item)) = pronoun{gender: sets[gender], alone: form == "", tag: form == "tag"}
		}
	}
}

// pronounRun is pronouns that belong together, such as "she / they": tokens [at, end).
type pronounRun struct {
	at, end    int
	words      int
	first, all genderSet
	led        bool // by the word "pronouns"
	alone      bool // the first may be a statement by itself
	subjects   bool // each may
	loose      bool // joined by a comma or a space: a statement only as a clause of its own
}

// stated finds the gender that a profile states: outright ("non-binary"), by pronouns, or by what somebody is to others
// ("mother of two").
func (lex *lexicon) stated(r *reading) (genderSign, bool) {
	if sign, ok := lex.identity(r); ok {
		return sign, true
	}
	if sign, ok := lex.statedPronouns(r); ok {
		return sign, true
	}
	if sign, ok := lex.relation(r); ok {
		return sign, true
	}
	if sign, ok := r.ageSign(); ok {
		return sign, true
	}
	return lex.roleSign(r)
}

// statedPronouns finds the pronouns that a profile states, in name, bio or location. They are
//
//   - two or more pronouns between which stands a slash, a middle dot or a bar: "she/her", "he · him", "sie/ihr"; or,
//     as
//     a clause of their own, a comma or a space;
//   - pronouns behind the word "pronouns": "pronouns: she her";
//   - one pronoun that fills a clause of its own: "(she)", "Madrid | ella | médica"; not at the head of a name, where
//     Elle and Ella are names, nor in capitals, as in "ER | nurse";
//   - a tag such as #sheher.
//
// The first pronoun decides: she/they reads as female, he/they as male, they/she as nonbinary. A statement that holds
// pronouns of women and of men is nonbinary with a third one ("she/he/they") or as a clause of subjects ("elle/il"),
// and else no statement: "his/her" is said of others. So are pronouns behind somebody else: "my daughter (she/her)".
func (lex *lexicon) statedPronouns(r *reading) (genderSign, bool) {
	for f := nameField; f <= locationField; f++ {
		for i := r.start[f]; i < r.start[f+1]; i++ {
			p, n := lex.pronouns.longest(&r.text, i, r.start[f+1], false)
			if p == nil {
				continue
			}
			run := lex.pronounRun(r, p, stretch{i, i + n}, f)
			if set := run.states(r, f); set != 0 && r.meanings[i].mood != negated &&
				(r.isLed(i, f) || !lex.ofAnother(r, i, f)) {
				return genderSign{gender: set.gender(), at: run.at, end: run.end, by: byPronoun}, true
			}
			i = run.end - 1
		}
	}
	return genderSign{}, false
}

// ofAnother tells whether the pronoun at token i follows somebody else: "my daughter (she/her)".
func (lex *lexicon) ofAnother(r *reading, i int, f field) bool {
	if i == r.start[f] {
		return false
	}
	if w, n := lex.genderWords.longest(&r.text, i-1, i, false); n > 0 && w.kin {
		return true
	}
	if lex.isTopic(r, i, f) || r.leadsOther(i-1, f) {
		return true
	}
	their, kin := false, false // "my", and then "son" with no end of a clause between them
	for j := max(r.start[f], i-6); j < i; j++ {
		if r.tokens[j].breaks {
			their, kin = false, false
		}
		w, n := lex.genderWords.longest(&r.text, j, i, false)
		if n == 0 {
			continue
		}
		kin = kin || their && (w.kin || w.relation|w.noun != 0)
		their = their || w.others || w.near
	}
	return kin
}

// isTopic tells whether the pronoun at token i is told of something in its clause: "ships are she/her". Of oneself
// people say "I go by she/her" or "goes by she/her".
func (lex *lexicon) isTopic(r *reading, i int, f field) bool {
	if r.tokens[i].breaks {
		return false
	}
	switch string(r.bytes(i - 1)) {
	case "is", "are", "was", "as", "by", "for", "of", "about", "to", "say", "says", "called", "call":
	default:
		return false
	}
	start := i - 1
	for start > r.start[f] && !r.tokens[start].breaks {
		start--
	}
	switch string(r.bytes(start)) {
	case "i", "im", "go", "goes", "going", "uses", "using", "use", "please", "pronouns", "my", "pronoun":
		return false
	}
	return true
}

// pronounRun reads on from the pronoun p, whose tokens are given.
func (lex *lexicon) pronounRun(r *reading, p *pronoun, of stretch, f field) pronounRun {
	run := pronounRun{at: of.begin, end: of.end, words: 1, first: p.gender, all: p.gender, alone: p.alone,
		subjects: p.alone, led: r.isLed(of.begin, f)}
	if p.tag {
		run.led = true
		return run
	}
	for run.end < r.start[f+1] {
		next, n := lex.pronouns.longest(&r.text, run.end, r.start[f+1], false)
		if next == nil || next.tag {
			break
		}
		switch separator := strings.TrimSpace(r.textBetween(run.end - 1)); {
		case run.led || separator != "" && strings.Trim(separator, `/|\·•∙⋅`) == "":
		case p.alone && len(separator) <= 1 && strings.Trim(separator, ",.-&+") == "":
			run.loose = true
		default:
			return run
		}
		if string(r.bytes(run.end-1)) == "ze" && next.gender == ofWomen {
			run.first, run.all = ofWomen, 0 // Dutch
		}
		if run.words == 1 && isSpanishElle(string(r.bytes(run.at)), string(r.bytes(run.end))) {
			run.first, run.all = ofOthers, ofOthers
		}
		run.all |= next.gender
		run.subjects = run.subjects && next.alone
		run.words++
		run.end += n
	}
	return run
}

// isSpanishElle tells whether two pronouns are the Spanish nonbinary one and another Spanish one: "elle/ella".
func isSpanishElle(first, second string) bool {
	return first == "elle" && (second == "ella" || second == "él" || second == "el" || second == "elles")
}

// isLed tells whether the word "pronouns" stands before token i: "pronouns: she her", "my pronouns are she her".
func (r *reading) isLed(i int, f field) bool {
	for i--; i >= r.start[f]; i-- {
		switch w := string(r.bytes(i)); w {
		case "pronombre", "pronombres", "pronom", "pronoms", "pronome", "pronomes", "pronomen":
			return r.tokens[i].breaks || i > r.start[f] && r.leadsOwn(i-1)
		case "are", "is", "es", "son", "sont", "sao", "sind":
		default:
			return strings.HasPrefix(w, "pronoun") && (r.tokens[i].breaks || i > r.start[f] && r.leadsOwn(i-1))
		}
	}
	return false
}

// leadsOwn tells whether the word before "pronouns" leaves them the writer's: "my pronouns".
func (r *reading) leadsOwn(i int) bool {
	switch string(r.bytes(i)) {
	case "my", "preferred", "mis", "mi", "mes", "mon", "meus", "meu", "meine", "mein", "mijn":
		return true
	}
	return false
}

// leadsOther tells whether token i is the word "pronouns" and the one before makes them somebody else's: "my dog's
// pronouns".
func (r *reading) leadsOther(i int, f field) bool {
	if i <= r.start[f] || r.tokens[i].breaks || !strings.HasPrefix(string(r.bytes(i)), "pronoun") {
		return false
	}
	switch string(r.bytes(i - 1)) {
	case "her", "his", "their", "your":
		return true
	}
	return isPossessive(r.said(i - 1))
}

// isSubject tells whether the word "pronouns" at token i begins to tell something of them, as in "they/them pronouns
// are valid".
func (r *reading) isSubject(i int, f field) bool {
	if i+1 >= r.start[f+1] || r.tokens[i].breaks || r.tokens[i+1].breaks ||
		!strings.HasPrefix(string(r.bytes(i)), "pronoun") {
		return false
	}
	switch string(r.bytes(i + 1)) {
	case "please", "only", "always", "here", "preferred", "thanks", "thank", "pls", "plz", "for", "if", "and", "but",
		"in", "ok":
		return false
	}
	return true
}

// isDiscussed tells whether what follows token end-1 in its clause speaks of the pronouns: "he/him jokes get old".
func (r *reading) isDiscussed(end int, f field) bool {
	if end >= r.start[f+1] || r.tokens[end].breaks {
		return false
	}
	switch string(r.bytes(end)) {
	case "is", "isnt", "are", "arent", "was", "means", "should", "jokes", "joke", "discourse", "debate", "vs", "grammar":
		return true
	}
	return false
}

// states is the gender that a run in field f states, empty if it is no statement.
func (run pronounRun) states(r *reading, f field) genderSet {
	const both = ofWomen | ofMen
	clause := r.tokens[run.at].breaks && (run.end == r.start[f+1] || r.tokens[run.end].breaks)
	one := run.words == 1
	if run.end < r.start[f+1] && strings.HasPrefix(strings.TrimSpace(r.textBetween(run.end-1)), ":") {
		return 0 // "he/she/they: I write about pronouns"
	}
	behind := strings.TrimLeft(r.sources[f][r.tokens[run.end-1].end:], " ")
	if run.at > r.start[f] && strings.HasPrefix(r.textBetween(run.at-1), ")") && string(r.bytes(run.at-1)) == "s" {
		return 0 // "(s)he"
	}
	if r.isSubject(run.end, f) || r.isDiscussed(run.end, f) || strings.HasPrefix(behind, "?") ||
		one && strings.HasPrefix(behind, "(") {
		return 0
	}
	switch {
	case run.loose && !clause && !run.led:
		return 0
	case run.all == both|ofOthers:
		return ofOthers
	case run.all == both && clause && run.subjects:
		return ofOthers
	case run.all == both:
		return 0
	case run.led:
		return run.first
	case one && (!run.alone || !clause || isShout(r.said(run.at)) || f == nameField && run.at == r.start[nameField]):
		return 0
	case run.first == ofOthers && !run.alone && !clause:
		return 0
	case one && string(r.bytes(run.at)) == "el" && !strings.ContainsAny(r.said(run.at), "éÉ\u0301"):
		return 0 // the article
	default:
		return run.first
	}
}
