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
		return m.reports(role.group)
	default:
		return false
	}
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
	if listed || last-first-(f.end-f.at) <= 1 {
		return
	}
	f.level, f.loose, f.score = weak, true, 0.5
	f.plainness = min(f.plainness, 0.5)
}

// fieldGap is how many clauses lie between what was found and the token at.
func (f *finding) fieldGap(r *reading, at int) int { return int(r.clauses[at] - r.clauses[f.at]) }

// binds is that of the lexicon, but what somebody works on is in the clause of the role, told by a verb, or a short
// item: "Reporter. Tech and charts.", not "Reporter. The robots are coming to get us all." What reporters report on has
// to be shorter than what others do, and who says little else but one role means that.
func (m *match) binds(role anchor, at, end int) (strength float64, ok bool) {
	r := m.reading
	strength, ok = m.lex.binds(r, role, at, end)
	if !ok || strength >= besides || role.group == nil {
		return strength, ok
	}
	limit := r.start[r.fieldOf(at)+1]
	item := r.clauseEnd(at, limit) - r.clauseStart(at) - (end - at)
	if m.reports(role.group) {
		return strength, item <= 2 && r.tokens[at].kind != tag
	}
	if c, _ := m.lex.contextAt(r, at, limit); c&works != 0 {
		return strength, true // "contributing", where that is what is asked for
	}
	if r.tokens[at].breaks {
		item -= 2 // "Digital humanities and the history of film"
	}
	return strength, item <= shortItem || r.start[locationField]-r.start[bioField] <= shortBio && m.roles() <= 1
}

// besides is above the strength of a topic in another clause that nothing says to be worked on. An item of so many
// words beside the topic is short, and so is a bio of so many words.
const (
	besides   = 0.84
	shortItem = 4
	shortBio  = 16
)
