package classify

import (
	"slices"
	"strings"
	"sync"

	"goodones/internal/classify/counts"
	"goodones/internal/syncrun"
)

// lexicon is everything that is known about words: built once, then only read.
type lexicon struct {
	fold     *folder
	labels   *dictionary
	known    knownLabels
	phrases  trie[phrase] // labels, modifiers, and what only looks like them
	wishes   trie[phrase] // labels that are understood in a search alone
	spam     trie[*spamPhrase]
	patterns patterns
	bots     trie[botWord]
	notBots  map[string]bool // words that only end in "bot"
	places   trie[placeName]
	demonyms trie[placeName]
	towns    map[string]set[placeID] // where they lie
	regions  set[placeID]            // countries and states
	usa      set[placeID]            // the country whose states have codes
	pronouns trie[pronoun]
	// genderWords are words for what people are: "mother", "non-binary".
	genderWords trie[genderWord]
	names       nameTables
	asking      map[string]askingWord
	contexts    trie[context]
	orgs        trie[orgSigns]
	// fields are what is a role where an employer follows: marketing is that of a marketer.
	fields trie[fieldRole]
	// titles and letters are roles before and behind a name: "Prof.", "MD".
	titles, letters trie[fieldRole]
	doings          doings
	// handleEnds are ends of @handles that tell a kind of place: "@leedsuniversity".
	handleEnds map[string]labelID
}

// phrase is what a sequence of words means in a profile. One without label and modifier means nothing, and hides
// whatever its words would mean alone.
type phrase struct {
	labels []saidLabel
	inside []insider
	modifier
	job bool // a job that somebody looks for
}

// saidLabel is a label and what its way of saying demands.
type saidLabel struct {
	id                labelID
	alone, many, past bool // as in synonym
	female            bool // a role's name for women
}

// insider is a skill that the words [at, end) of a phrase for a role say: an "iOS developer" says iOS too.
type insider struct {
	id      labelID
	at, end int
	own     bool // the role's canonical name says it too, so that who asks for the role asks for no more
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

// sharedLexicon is the one lexicon of this process, made when it is first needed. Nobody changes a lexicon that is
// made.
var sharedLexicon = sync.OnceValue(newLexicon)

func newLexicon() *lexicon {
	lex := &lexicon{fold: newFolder(), patterns: counts.Patterns()}
	numbers := lex.fold.numbers
	lex.wishes = newTrie[phrase](numbers)
	lex.phrases, lex.spam, lex.bots = newTrie[phrase](numbers), newTrie[*spamPhrase](numbers), newTrie[botWord](numbers)
	lex.demonyms = newTrie[placeName](numbers)
	lex.places, lex.contexts = newTrie[placeName](numbers), newTrie[context](numbers)
	lex.orgs, lex.fields = newTrie[orgSigns](numbers), newTrie[fieldRole](numbers)
	lex.titles, lex.letters = newTrie[fieldRole](numbers), newTrie[fieldRole](numbers)
	dictionary, synonyms := newDictionary(lex.fold)
	lex.labels, lex.known = dictionary, dictionary.known()
	lex.phrases.expect(lexiconWords)
	forms := newRoleForms(lex.fold)
	read := make([]*phrase, len(synonyms))
	for i, s := range synonyms {
		in := &lex.phrases
		if s.asked {
			in = &lex.wishes
		}
		p := in.at(s.words)
		read[i] = p
		p.labels = append(p.labels, saidLabel{id: s.id, alone: s.alone, many: s.many, past: s.past,
			female: dictionary.labels[s.id].kind == syncrun.LabelJobRole && forms.female(s.words)})
	}
	var x text
	for i := range synonyms {
		lex.lookInside(read[i], &synonyms[i], &x)
	}
	lex.readModifiers()
	lex.readSpam()
	lex.readBots()
	lex.readPlaces()
	lex.readTowns()
	lex.readDemonyms()
	lex.readPronouns()
	lex.readGenderWords()
	lex.readNames()
	lex.readAsking()
	lex.readClaims()
	lex.readDoings()
	lex.readOrganisations()
	lex.handleEnds = make(map[string]labelID)
	for _, end := range []string{"university", "univ", "college"} {
		lex.handleEnds[end] = lex.labels.named[workplaceLabel]["university"]
	}
	return lex
}

// lookInside finds the skills inside a phrase for a role, p, but for those that the role has anyway. It writes to x.
func (lex *lexicon) lookInside(p *phrase, s *synonym, x *text) {
	role := &lex.labels.labels[s.id]
	if role.kind != syncrun.LabelJobRole && role.value != "startup" || s.whole || s.asked || len(s.words) == 1 {
		return
	}
	x.reset()
	x.add(lex.fold, strings.Join(s.words, " "))
	for i := range x.tokens {
		limit := len(x.tokens)
		if i == 0 {
			limit-- // the whole is not inside itself
		}
		inner, n := lex.phrases.longest(x, i, limit, true)
		if n == 0 || lex.hasRole(inner) {
			continue
		}
		for _, l := range inner.labels {
			kind := lex.labels.labels[l.id].kind
			freelance := kind == statusLabel && lex.labels.labels[l.id].value == "freelance"
			if (kind == syncrun.LabelSkill || kind == stageLabel || freelance) && !role.covers.has(l.id) &&
				(role.kind == syncrun.LabelJobRole || !role.close.has(l.id)) {
				own := lex.saysInside(role, l.id) || strings.Join(s.words, " ") == strings.Join(lex.fold.words(role.value), " ")
				p.inside = append(p.inside, insider{id: l.id, at: i, end: i + n, own: own})
			}
		}
	}
}

// saysInside tells whether the canonical name of a role, which is looked at first, says a skill.
func (lex *lexicon) saysInside(role *label, skill labelID) bool {
	p := lex.phrases.at(lex.fold.words(role.value))
	return slices.ContainsFunc(p.inside, func(in insider) bool { return in.id == skill })
}

func (lex *lexicon) hasRole(p *phrase) bool {
	return slices.ContainsFunc(p.labels, func(l saidLabel) bool {
		return lex.labels.labels[l.id].kind == syncrun.LabelJobRole
	})
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
			said := spamPhrase{points: points}
			for phrase := range strings.SplitSeq(item, "/") {
				*lex.spam.at(lex.fold.words(phrase)) = &said
			}
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
