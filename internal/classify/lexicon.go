package classify

import (
	"strings"
)

// lexicon is everything that is known about words: built once, then only read.
type lexicon struct {
	fold     *folder
	labels   *dictionary
	phrases  trie[phrase] // labels, modifiers, and what only looks like them
	spam     trie[int]    // points
	places   trie[placeNames]
	pronouns map[string]pronoun
	names    map[string]nameList
	asking   map[string]askingWord
}

// phrase is what a sequence of words means in a profile. One without label and modifier means nothing, and hides
// whatever its words would mean alone.
type phrase struct {
	labels []labelID
	modifier
	job bool // a job that somebody looks for
}

// modifier is a phrase that turns the words around it.
type modifier struct {
	before, after           mood // of the words it stands before, and of those it stands after
	beforeReach, afterReach int  // in words
	stops                   stop
}

// stop says whether modifiers reach past a word.
type stop uint8

const (
	open  stop = iota // all do
	joins             // only negations do
	ends              // none does
)

func newLexicon() *lexicon {
	lex := &lexicon{fold: newFolder()}
	dictionary, synonyms := newDictionary(lex.fold)
	lex.labels = dictionary
	for _, s := range synonyms {
		p := lex.phrases.at(s.words)
		p.labels = append(p.labels, s.id)
	}
	lex.readModifiers()
	lex.readSpam()
	lex.readPlaces()
	lex.readPronouns()
	lex.readNames()
	lex.readAsking()
	return lex
}

func (lex *lexicon) readModifiers() {
	for _, s := range sections(modifierData) {
		h := append(strings.Fields(s.heading), "", "")
		for _, item := range s.items {
			lex.phrases.at(lex.fold.words(item)).turn(h[0], h[1], leadingNumber(h[2]))
		}
	}
}

// turns tells whether the phrase does something to the words around it.
func (p *phrase) turns() bool {
	return p.before != affirmed || p.after != affirmed || p.stops != open || p.job
}

// turn gives a phrase the meaning of a heading of the data.
func (p *phrase) turn(kind, side string, reach int) {
	switch {
	case kind == "ends":
		p.stops = ends
	case kind == "joins":
		p.stops = joins
	case kind == "jobs":
		p.job = true
	case side == "before":
		p.before, p.beforeReach = moodNamed(kind), reach
	case side == "after":
		p.after, p.afterReach = moodNamed(kind), reach
	}
}

func (lex *lexicon) readSpam() {
	for _, s := range sections(spamData) {
		points := leadingNumber(s.heading)
		for _, item := range s.items {
			*lex.spam.at(lex.fold.words(item)) = points
		}
	}
}

// leadingNumber reads the digits at the head of s, 0 without any.
func leadingNumber(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			break
		}
		n = n*10 + int(r-'0')
	}
	return n
}
