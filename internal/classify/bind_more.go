package classify

import (
	"slices"

	"goodones/internal/syncrun"
)

// implied tells whether a label tells a topic only of a newsroom, or of another role than the one that was asked for: a
// reporter at Wired may cover anything, and so may one who is a developer, too. What a founder is, is what they found.
func (m *match) implied(id labelID, role anchor) bool {
	if !role.found || role.group == nil || role.group.asks(m.lex.known.founder) {
		return false
	}
	l := &m.lex.labels.labels[id]
	switch l.kind {
	case employerLabel:
		return l.covers.has(m.lex.known.newsroom)
	case syncrun.LabelJobRole:
		for _, o := range role.group.options {
			if l.covers.has(o.id) {
				return false
			}
		}
		return m.reports(role.group) || role.group.asks(m.lex.known.teacher)
	default:
		return false
	}
}

// isField tells whether a label is a role of science that says in what somebody studies or does research: "Ecologist.
// PhD student."
func (m *match) isField(id labelID, asked *group, role anchor) bool {
	if id < 0 || role.group == nil {
		return false
	}
	covers := &m.lex.labels.labels[id].covers
	if asked.asks(m.lex.known.research) && covers.has(m.lex.known.researcher) {
		return true // "Surgeon, researcher" does research
	}
	if !covers.has(m.lex.known.scientist) {
		return false
	}
	return slices.ContainsFunc(role.group.options, func(o option) bool {
		covers := &m.lex.labels.labels[o.id].covers
		return covers.has(m.lex.known.researcher) || covers.has(m.lex.known.student)
	})
}

// foundsTopicless tells whether the topic found in what a founder says is that of a blog, of an institute's name or of
// where they study, not of a firm: "Founder of Acme - a blog covering tech".
func (m *match) foundsTopicless(role anchor, f *finding) bool {
	r := m.reading
	if f.group.kind != skillGroup || r.fieldOf(f.at) != r.fieldOf(role.at) {
		return false
	}
	if r.clauses[f.at] != r.clauses[role.at] && r.isSold(f.end, r.start[r.fieldOf(f.at)+1]) {
		return true // "Built a tea app (acquired). Founder of Owlworks"
	}
	if f.at < role.at {
		return r.clauses[f.at] != r.clauses[role.at] && r.worksForOthers(f.at)
	}
	for i := max(r.start[r.fieldOf(f.at)], f.at-4); i+1 < f.at; i++ {
		switch said, of := string(r.bytes(i)), string(r.bytes(i+1)); said {
		case "institute", "school", "college", "university", "faculty", "department":
			return of == "of"
		case "blog", "newsletter", "podcast", "magazine":
			return of == "about" || of == "on" || of == "covering"
		}
	}
	if f.end < r.start[r.fieldOf(f.at)+1] && !r.tokens[f.end].breaks {
		switch string(r.bytes(f.end)) {
		case "course", "courses", "blog", "podcast", "newsletter", "magazine", "meetup", "book", "workshop", "conference":
			return true
		}
	}
	for i := role.end; i+1 < f.at && i < role.end+objectReach; i++ {
		if said := string(r.bytes(i)); said == "blog" || said == "podcast" || said == "newsletter" {
			return true
		}
	}
	return r.clauses[f.at] != r.clauses[role.at] && r.clauses[f.at] > r.clauses[role.end]+1 && r.worksForOthers(f.at)
}

// worksForOthers tells whether the clause of token i names an employer by a handle or behind an "@": "ML @acme".
func (r *reading) worksForOthers(i int) bool {
	limit := r.start[r.fieldOf(i)+1]
	for j := i + 1; j < r.clauseEnd(i, limit); j++ {
		if r.tokens[j].kind == handle || r.behindAt(j) {
			return true
		}
	}
	return false
}

// asks tells whether a label is one that a group of labels asks for.
func (g *group) asks(id labelID) bool {
	return slices.ContainsFunc(g.options, func(o option) bool { return o.id == id })
}

// reports tells whether a group asks for people who write about a topic.
func (m *match) reports(g *group) bool {
	for _, o := range g.options {
		l := &m.lex.labels.labels[o.id]
		if l.covers.has(m.lex.known.writer) || l.covers.has(m.lex.known.journalist) {
			return true
		}
	}
	return false
}

// bindStatus makes "freelance" weak where no role that is asked for stands with it, as in "Author of The Freelance
// Trap": it belongs to a role in its clause, but not from behind it and before another word; or it is nearly alone in
// its clause.
func (m *match) bindStatus(f *finding, role anchor) {
	r := m.reading
	limit := r.start[r.fieldOf(f.at)+1]
	first, last := r.clauseStart(f.at), r.clauseEnd(f.at, limit)
	leads := f.end < last && string(r.bytes(f.at)) == "freelance"
	for i := range r.mentions {
		n := &r.mentions[i]
		if int(n.end) == f.at && int(n.at) >= first && m.lex.labels.labels[n.id].kind == employerLabel {
			return // "Vox freelancer"
		}
		for _, o := range role.group.options {
			if m.lex.compare(n, o).level != met {
				continue
			}
			at, end := int(n.at), int(n.end)
			if at <= f.at && end >= f.end || at >= first && end <= last && (at > f.at || !leads) {
				return
			}
			if f.at < at && f.fieldGap(r, at) <= 2 && !m.lex.hasOtherRole(r, first, last) {
				return // "freelance theatre, film and TV writer"
			}
		}
	}
	listed := f.at > first && r.tokens[f.at-1].and && string(r.bytes(f.at)) == "freelancer" // "student + Acme freelancer"
	if listed || last-first-(f.end-f.at) <= 1 && !m.serves(f, role, first, last) {
		return
	}
	f.level, f.loose, f.score = weak, true, 0.5
	f.plainness = min(f.plainness, 0.5)
}

// serves tells whether the clause [first, last) of a status has another role that is not close to the one that is
// asked for: "Freelance photographer. Blogger".
func (m *match) serves(f *finding, role anchor, first, last int) bool {
	for i := range m.reading.mentions {
		n := &m.reading.mentions[i]
		if int(n.at) < first || int(n.end) > last || int(n.at) == f.at && int(n.end) == f.end || n.mood != affirmed ||
			m.lex.labels.labels[n.id].kind != syncrun.LabelJobRole {
			continue
		}
		near := slices.ContainsFunc(role.group.options, func(o option) bool { return m.lex.compare(n, o).level != missing })
		if !near {
			return true
		}
	}
	return false
}

// fieldGap is how many clauses lie between what was found and the token at.
func (f *finding) fieldGap(r *reading, at int) int { return int(r.clauses[at] - r.clauses[f.at]) }

// binds is that of the lexicon, but what somebody works on is in the clause of the role, told by a verb, or a short
// item: "Reporter. Tech and charts.", not "Reporter. The robots are coming to get us all." What reporters report on has
// to be shorter than what others do, and who says little else but one role means that.
func (m *match) binds(role anchor, at, end int) (strength float64, ok bool) {
	r := m.reading
	strength, ok = m.lex.binds(r, role, at, end)
	if ok && role.group != nil && r.tokens[at].kind == tag && at > role.end+1 &&
		m.lex.labels.labels[role.group.options[0].id].covers.has(m.lex.known.journalist) {
		return min(strength, weakTag), false // "Journo #chess #wine #health"
	}
	if !ok || strength >= besides || role.group == nil {
		return strength, ok
	}
	limit := r.start[r.fieldOf(at)+1]
	if r.isOwnBook(at, end) && !role.group.asks(m.lex.known.writer) {
		return 0.4, false
	}
	if end < limit && !r.tokens[end].breaks && !r.tokens[end].and && isAgent(string(r.bytes(end))) &&
		!role.group.asks(m.lex.known.founder) {
		return 0.4, false // "Music promoter, instructor"
	}
	item := r.clauseEnd(at, limit) - r.clauseStart(at) - (end - at)
	if m.reports(role.group) {
		many := m.roles() > mostReporting && r.clauses[at] != r.clauses[role.at]
		return strength, item <= 2 && r.tokens[at].kind != tag && !many && !r.isStudied(at)
	}
	if c, _ := m.lex.contextAt(r, at, limit); c&works != 0 {
		return strength, true // "contributing", where that is what is asked for
	}
	if r.tokens[at].breaks {
		item -= 2 // "Digital humanities and the history of film"
	}
	return strength, item <= shortItem || r.start[locationField]-r.start[bioField] <= shortBio && m.roles() <= 1
}

// isStudied tells whether the topic at token i is what somebody has a degree in: "PhD in virtual reality".
func (r *reading) isStudied(i int) bool {
	for j := r.clauseStart(i); j < i; j++ {
		switch string(r.bytes(j)) {
		case "phd", "msc", "bsc", "ba", "ma", "degree", "mphil", "studied", "bs", "ms":
			return true
		}
	}
	return false
}

// weakTag is the strength of a topic that a reporter only lists as a tag.
const weakTag = 0.3

// mostReporting is how many roles somebody has at most who reports on a topic that stands apart from that role.
const mostReporting = 4

// besides is above the strength of a topic in another clause that nothing says to be worked on. An item of so many
// words beside the topic is short, and so is a bio of so many words.
const (
	besides   = 0.84
	shortItem = 4
	shortBio  = 16
)

// headsRole tells whether the word at the end of the name of a role that was asked for stands in the clause of such a
// role: "marketing managers" are no marketers who manage projects.
func (m *match) headsRole(g *group, role anchor) bool {
	r := m.reading
	for i := r.start[nameField]; i < r.start[locationField]; i++ {
		if !r.says(g.words, i, r.start[locationField]) && !g.named(r.bytes(i)) && !g.endsTitle(r, i) {
			continue
		}
		for j := range r.mentions {
			n := &r.mentions[j]
			apart := i < int(n.at) && r.listsBetween(i+1, int(n.at)) || i >= int(n.end) && r.listsBetween(int(n.end), i)
			if !apart && r.clauses[n.at] == r.clauses[i] && slices.ContainsFunc(role.group.options, func(o option) bool {
				return m.lex.labels.labels[n.id].covers.has(o.id)
			}) {
				return true
			}
		}
	}
	return false
}

// isAgent tells whether a word behind a topic names somebody who has to do with it by what they do.
func isAgent(s string) bool {
	switch s {
	case "promoter", "reviewer", "organizer", "organiser", "distributor", "supervisor", "adviser", "buyer", "seller",
		"supporter", "influencer", "thinker", "leader", "trader", "worker", "ambassador", "consumer", "collector",
		"planner", "mentor", "believer", "listener", "explorer", "innovator", "curator", "contractor", "dealer":
		return true
	}
	return false
}

// bindWorkplace makes weak a kind of workplace that only a topic tells which is not the role's: "CEO of Red Owl Vans.
// I tweet about golang" runs no tech company.
func (m *match) bindWorkplace(f *finding, role anchor) {
	labels := m.lex.labels.labels
	if f.end <= f.at || labels[f.id].kind != syncrun.LabelSkill || labels[f.group.options[0].id].kind != workplaceLabel {
		return
	}
	strength, ok := m.lex.binds(m.reading, role, f.at, f.end)
	ok = ok && strength >= besides && m.reading.tokens[f.at].kind != tag
	if !ok {
		m.otherTopic(f, role, &strength, &ok)
		ok = ok && strength >= besides && m.reading.tokens[f.at].kind != tag
	}
	if !ok {
		f.level, f.loose, f.score, f.plainness = weak, true, 0.5, min(f.plainness, strength)
	}
}

// listsBetween tells whether a sign for "and" stands before one of the tokens from first to last: two titles are apart
// then, as in "Finance director & marketing consultant".
func (r *reading) listsBetween(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.tokens[i].and {
			return true
		}
	}
	return false
}

// retired meets a group that asks for the retired where somebody had the role that is asked for and claims no other:
// "Former police officer" is a retired one unless a plumber now.
func (m *match) retired(f *finding, all []finding) {
	r := m.reading
	if !f.group.asks(m.lex.known.retired) || m.lex.hasOtherRole(r, r.start[bioField], r.start[locationField]) {
		return
	}
	for i := range all {
		g := &all[i]
		if g.group.kind == roleGroup && g.level == met && g.mood == former && g.group.options[0].want == former {
			f.level, f.score, f.plainness, f.near, f.loose, f.meaning = met, 1, impliedPlainness, false, false, meaning{}
			f.at, f.end, f.id = g.at, g.end, g.id
			return
		}
	}
}

// isOtherSport tells whether the role names a sport and what was found elsewhere in the profile is another one: "Tennis
// coach. NBA in winter" coaches no basketball.
func (m *match) isOtherSport(f *finding, role anchor) bool {
	r, labels := m.reading, m.lex.labels.labels
	sports := m.lex.known.sports
	if !role.found || !labels[f.id].covers.has(sports) || r.clauses[f.at] == r.clauses[role.at] {
		return false
	}
	for i := range r.mentions {
		n := &r.mentions[i]
		if int(n.at) < role.at || int(n.end) > role.end || n.id == sports || labels[n.id].kind != syncrun.LabelSkill {
			continue
		}
		if covers := labels[n.id].covers; covers.has(sports) && !covers.has(f.group.options[0].id) {
			return f.group.options[0].id != sports
		}
	}
	return false
}
