package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// pronoun is one word of the table in data/pronouns.txt.
type pronoun struct {
	gender genderSet
	alone  bool // may be a statement by itself
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
	lex.pronouns = make(map[string]pronoun)
	for _, s := range sections(pronounData) {
		gender, form, _ := strings.Cut(s.heading, " ")
		for _, item := range s.items {
			for _, w := range lex.fold.words(item) {
				lex.pronouns[w] = pronoun{gender: sets[gender], alone: form == ""}
			}
		}
	}
}

// pronounRun is pronouns that belong together, such as "she / they": tokens [at, end).
type pronounRun struct {
	at, end    int
	first, all genderSet
	led        bool // by the word "pronouns"
	alone      bool // the first may be a statement by itself
}

// stated finds the pronouns that a profile states, in name, bio or location. They are
//
//   - two or more pronouns between which stands a slash, a middle dot, a bar or a comma: "she/her", "he · him", "sie/ihr";
//   - pronouns behind the word "pronouns": "pronouns: she her";
//   - one pronoun that fills a clause of its own: "(she)", "Madrid | ella | médica"; not at the head of a name, where
//     Elle and Ella are names.
//
// The first pronoun decides: she/they reads as female, he/they as male, they/she as nonbinary. A statement that holds
// pronouns of women and of men is nonbinary with a third one ("she/he/they") and else no statement: "his/her" is said
// of others.
func (lex *lexicon) stated(r *reading) (genderSign, bool) {
	for f := nameField; f <= locationField; f++ {
		for i := r.start[f]; i < r.start[f+1]; i++ {
			p, ok := lex.pronouns[string(r.bytes(i))]
			if !ok {
				continue
			}
			run := lex.pronounRun(r, p, i, f)
			if set := run.states(r, f); set != 0 {
				return genderSign{gender: set.gender(), at: run.at, end: run.end, by: byPronoun}, true
			}
			i = run.end - 1
		}
	}
	return genderSign{}, false
}

// pronounRun reads on from the pronoun p, which is token i.
func (lex *lexicon) pronounRun(r *reading, p pronoun, i int, f field) pronounRun {
	run := pronounRun{at: i, end: i + 1, first: p.gender, all: p.gender, alone: p.alone}
	run.led = i > r.start[f] && strings.HasPrefix(string(r.bytes(i-1)), "pronoun")
	for run.end < r.start[f+1] {
		next, ok := lex.pronouns[string(r.bytes(run.end))]
		if !ok || !run.led && !pairs(r.between(run.end-1), p.alone) {
			break
		}
		run.all |= next.gender
		run.end++
	}
	return run
}

// pairs tells whether a separator makes two pronouns one statement. A comma does only if the first could stand alone.
func pairs(separator string, alone bool) bool {
	s := strings.TrimSpace(separator)
	return alone && s == "," || s != "" && strings.Trim(s, `/|\·•∙⋅`) == ""
}

// states is the gender that a run in field f states, empty if it is no statement.
func (run pronounRun) states(r *reading, f field) genderSet {
	const both = ofWomen | ofMen
	switch {
	case run.all == both|ofOthers:
		return ofOthers
	case run.all == both:
		return 0
	case run.led || run.end-run.at > 1:
		return run.first
	case run.alone && r.fillsClause(run.at, f) && (f != nameField || run.at > r.start[nameField]):
		return run.first
	default:
		return 0
	}
}

// fillsClause tells whether token i of field f stands alone between two ends of clauses.
func (r *reading) fillsClause(i int, f field) bool {
	return r.tokens[i].breaks && (i+1 == r.start[f+1] || r.tokens[i+1].breaks)
}
