package classify

import (
	"slices"

	"goodones/internal/syncrun"
)

// Query is a search made ready for judging. It never changes and may be used by any number of goroutines at once.
type Query struct {
	c            *Classifier
	labels       []group // the roles and the skills that the labels ask for: a group each
	description  []group
	excluded     []group     // what the description rules out
	praise       []string    // words of the description that no profile could prove, and that are passed over
	wording      []queryWord // the description's words for labels
	firms        bool        // it asks for companies
	people       bool        // it asks for people: whoever is an organisation is none
	persons      bool        // a word of it says so, beside what it asks for
	genders      []syncrun.Gender
	strictGender bool
	tiers        []syncrun.FollowerCountTier
}

// group is one thing that a search asks for: any of its options.
type group struct {
	kind     groupKind
	weight   float64
	asked    string // for sentences
	options  []option
	places   set[placeID]
	names    []string // of places and employers that are not known; other words for the same rank
	past     bool     // of employers: those of before
	least    int      // of sizes: 0 for no bound
	most     int      //
	gender   syncrun.Gender
	words    []queryWord // one behind the other
	head     bool        // the words name the role: they have to stand with it
	hired    bool        // the words name whom somebody hires
	deputies bool        // those who stand in for who has the post will do
	fans     bool        // the word is for those who like something
	title    bool        // the first of two words may stand before another one and "/": "brand/marketing strategist"
	primary  bool        // the words name schools for the youngest, which years and grades tell, too
	but      labelID     // a narrower role whose people come last, 0 for none
}

type groupKind uint8

const (
	roleGroup groupKind = iota
	skillGroup
	placeGroup
	wordGroup
	genderGroup
	employerGroup
	traitGroup // a status, a stage or a kind of place of work
	sizeGroup
	unreadGroup // nobody meets it
)

// Weights of the kinds in the score of a description.
const (
	roleWeight   = 3.0
	skillWeight  = 2.0
	placeWeight  = 2.0
	wordWeight   = 1.0
	commonWeight = 0.4

	employerWeight = 2.5
	traitWeight    = 1.5
)

// option is a label that is asked for, as plainly claimed or as another mood ("former founders").
type option struct {
	id   labelID
	want mood
	with *group // words that must stand beside it, nil for none
	firm bool   // what is founded has to be a firm
	rank bool   // those who work for who has the role will not do
}

// Compile makes a search ready. Labels that the dictionary does not have are looked for as words. The search may be
// changed afterwards; the query keeps no part of it.
func (c *Classifier) Compile(d syncrun.Definition) *Query {
	q := &Query{
		c: c, genders: slices.Clone(d.Genders), strictGender: d.StrictGender,
		tiers: slices.Clone(d.FollowerCountTiers),
	}
	q.describe(d.Description)
	for _, kind := range []syncrun.LabelKind{syncrun.LabelJobRole, syncrun.LabelSkill} {
		q.addLabels(kind, d.Labels)
	}
	q.people = !q.firms && (q.persons || q.asksForPeople())
	return q
}

// asksForPeople tells whether a search means people rather than whatever is about a topic.
func (q *Query) asksForPeople() bool {
	if q.firms {
		return false
	}
	return slices.ContainsFunc(slices.Concat(q.labels, q.description), func(g group) bool {
		status := g.kind == traitGroup && q.c.lex().labels.labels[g.options[0].id].kind == statusLabel
		return g.kind == roleGroup || g.kind == genderGroup || status || g.kind == employerGroup
	})
}

// addLabels makes one group of the labels of a kind.
func (q *Query) addLabels(kind syncrun.LabelKind, labels []syncrun.Label) {
	var options []option
	for _, l := range labels {
		if l.Kind != kind {
			continue
		}
		id, ok := q.c.lex().label(kind, l.Value)
		if !ok {
			q.describeUnknown(l.Value)
			continue
		}
		options = append(options, option{id: id})
	}
	if len(options) > 0 {
		q.labels = append(q.labels, q.c.lex().labelGroup(options))
	}
}

// labelGroup is a group of labels of one kind.
func (lex *lexicon) labelGroup(options []option) group {
	g := group{kind: roleGroup, weight: roleWeight, options: options}
	switch lex.labels.labels[options[0].id].kind {
	case syncrun.LabelSkill:
		g.kind, g.weight = skillGroup, skillWeight
	case statusLabel, stageLabel, workplaceLabel:
		g.kind, g.weight = traitGroup, traitWeight
	case employerLabel:
		g.kind, g.weight = employerGroup, employerWeight
	}
	for i, o := range options {
		if i > 0 {
			g.asked += " or "
		}
		g.asked += lex.describe(o)
	}
	return g
}

// describe names an option in a sentence: "job role founder", "former job role founder".
func (lex *lexicon) describe(o option) string {
	l := &lex.labels.labels[o.id]
	name := l.kindName() + " " + l.value
	if o.with != nil {
		name += " with " + o.with.asked
	}
	switch o.want {
	case former:
		return "former " + name
	case aspiring, learning:
		return "aspiring " + name
	default:
		return name
	}
}

// nothingAsked tells whether the search has neither labels nor anything to look for in its description.
func (q *Query) nothingAsked() bool {
	return len(q.labels) == 0 && len(q.description) == 0 && len(q.excluded) == 0
}

// Filter decides over somebody whom Judge matched. The follower-count tiers come first, then the genders; a list
// that is empty filters nobody, and unknown gender passes unless the search is strict or lists it.
func (q *Query) Filter(m syncrun.Match) syncrun.Outcome {
	if len(q.tiers) > 0 && !slices.Contains(q.tiers, m.FollowerCountTier) {
		return syncrun.OutcomeTier
	}
	if len(q.genders) == 0 || slices.Contains(q.genders, m.Gender) {
		return syncrun.OutcomePassed
	}
	unknown := m.Gender == syncrun.GenderUnknown || m.Gender == ""
	if unknown && !q.strictGender {
		return syncrun.OutcomePassed
	}
	return syncrun.OutcomeGender
}
