package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// anchor is the role of a profile that meets a search: topics bind to it.
type anchor struct {
	at, end int
	found   bool
	group   *group // what was asked
}

// How far from its role, in clauses, a topic counts as that role's, and what each step costs of its strength.
const (
	bindReach = 4
	bindStep  = 0.07
)

// binds tells how strongly a topic at tokens [at, end) belongs to the role: 1 in its clause, less some clauses away,
// and weak, which is ok false, where it is a hobby, another role's, or further away. What somebody says to work on
// belongs to them wherever it stands. Without a role everything belongs to the person.
func (lex *lexicon) binds(r *reading, role anchor, at, end int) (strength float64, ok bool) {
	if !role.found || at >= role.at && end <= role.end {
		return 1, true
	}
	limit := r.start[r.fieldOf(at)+1]
	if lex.isHobby(r, at, end, limit) {
		return 0.3, false
	}
	if r.clauses[at] == r.clauses[role.at] {
		return 0.95, true
	}
	first, last := r.clauseStart(at), r.clauseEnd(at, limit)
	for i := first; i <= at; i++ {
		if c, n := lex.contextAt(r, i, limit); c&works != 0 && i+n <= at {
			return 0.85, true
		}
	}
	if lex.hasOtherRole(r, first, last) {
		return 0.4, last-first <= 2 && lex.isPlayed(role) && string(r.bytes(at)) == "gamer"
	}
	distance := int(r.clauses[at] - r.clauses[role.at])
	distance = max(distance, -distance)
	return max(0.3, 0.9-bindStep*float64(distance)), distance <= bindReach
}

// isHobby tells whether the words beside a topic make it something that somebody likes: "sports lover".
func (lex *lexicon) isHobby(r *reading, at, end, limit int) bool {
	if end < limit && !r.tokens[end].breaks {
		if c, _ := lex.contextAt(r, end, limit); c&hobbyAfter != 0 {
			return true
		}
	}
	if end+1 < limit && !r.tokens[end].breaks && !r.tokens[end+1].breaks && !r.tokens[end+1].and {
		switch string(r.bytes(end + 1)) {
		case "lover", "lovers", "enthusiast", "fanatic":
			return true // "health food lover"
		}
	}
	if and := end + 1; and < limit && r.tokens[end].and && !r.tokens[and].breaks {
		if c, _ := lex.contextAt(r, and, limit); c&hobbyAfter != 0 {
			return true // "politics & trivia nerd"
		}
	}
	if c, n := lex.contextAt(r, at, limit); c&hobbyAfter != 0 && n == end-at {
		return true // "foodie"
	}
	for i := max(r.clauseStart(at), at-4); i < at; i++ {
		research := i > 0 && string(r.bytes(i-1)) == "research" // "research interests"
		if c, n := lex.contextAt(r, i, at); c&hobbyBefore != 0 && i+n <= at && !research {
			return true
		}
	}
	return lex.listsHobbies(r, at, limit)
}

// listsHobbies tells whether the clause of token at goes on with a list of what somebody likes: "love food, travel".
func (lex *lexicon) listsHobbies(r *reading, at, limit int) bool {
	first, field := r.clauseStart(at), r.start[r.fieldOf(at)]
	if lex.hasOtherRole(r, first, r.clauseEnd(at, limit)) {
		return false
	}
	for range bindReach {
		if first == field || strings.TrimSpace(r.textBetween(first-1)) != "," {
			return false
		}
		item := r.clauseStart(first - 1)
		c, n := lex.contextAt(r, item, first)
		switch {
		case c&hobbyBefore != 0:
			return first-item-n <= 2
		case r.clauseEnd(at, limit)-r.clauseStart(at) <= 2 && lex.likesAtEnd(r, item, first):
			return true
		case first-item > 2 || lex.hasOtherRole(r, item, first):
			return false
		}
		first = item
	}
	return false
}

// likesAtEnd tells whether the clause [at, end) ends in what somebody likes: "columnist who loves travelling".
func (lex *lexicon) likesAtEnd(r *reading, at, end int) bool {
	for i := max(at, end-4); i < end; i++ {
		interest := strings.HasPrefix(string(r.bytes(i)), "interest")
		if c, n := lex.contextAt(r, i, end); c&hobbyBefore != 0 && i+n < end && !interest {
			return true
		}
	}
	return false
}

// hasOtherRole tells whether a role stands in the clause [first, last) that is plainly claimed.
func (lex *lexicon) hasOtherRole(r *reading, first, last int) bool {
	for i := range r.mentions {
		m := &r.mentions[i]
		if int(m.at) >= first && int(m.end) <= last && !m.inside && !m.doing && m.mood == affirmed &&
			lex.labels.labels[m.id].kind == syncrun.LabelJobRole {
			return true
		}
	}
	return false
}

// bindTopic weighs the topics of a group by the role that was found, and keeps the best of them.
func (m *match) bindTopic(f *finding, role anchor) {
	if f.level == met && f.group.kind == traitGroup && f.group.options[0].id == m.lex.known.freelance && role.found {
		m.bindStatus(f, role)
	}
	if f.level == met && f.group.kind == traitGroup && role.found {
		m.bindWorkplace(f, role)
	}
	if f.level != met || f.group.kind != skillGroup && f.group.kind != wordGroup {
		return
	}
	if f.group.head && role.found && !m.headsRole(f.group, role) {
		f.level, f.loose, f.score, f.plainness = weak, true, min(f.score, 0.5), min(f.plainness, 0.5)
		return
	}
	strength, ok := m.binds(role, f.at, f.end)
	if f.group.kind == skillGroup && m.implied(f.id, role) {
		strength, ok = impliedPlainness, false
	}
	if !ok && f.group.kind == skillGroup {
		m.otherTopic(f, role, &strength, &ok)
	}
	if !ok && role.group != nil {
		m.otherRole(f, role, &strength, &ok)
	}
	if !ok && f.group.kind == skillGroup && m.isField(f.id, f.group, role) {
		strength, ok = 0.75, true
	}
	if ok && f.group.kind == skillGroup && m.isOtherSport(f, role) {
		strength, ok = 0.4, false
	}
	if ok && role.group != nil && role.group.asks(m.lex.known.founder) && m.foundsTopicless(role, f) {
		strength, ok = 0.4, false
	}
	if !ok && f.group.kind == wordGroup && m.namesRole(role.group, f.at, f.end) {
		strength, ok = 0.9, true
	}
	f.plainness = min(f.plainness, strength)
	if !ok {
		f.level, f.loose, f.score = weak, true, min(f.score, 0.5)
	}
}

// namesRole tells whether tokens [at, end) are part of what names a role of the group elsewhere in the profile.
func (m *match) namesRole(g *group, at, end int) bool {
	for i := range m.reading.mentions {
		n := &m.reading.mentions[i]
		if int(n.at) > at || int(n.end) < end || n.mood != affirmed {
			continue
		}
		for _, o := range g.options {
			if m.lex.labels.labels[n.id].covers.has(o.id) {
				return true
			}
		}
	}
	return false
}

// otherRole looks for another mention of the role that the topic belongs to: "Founder of Acme. Writer. Tech founder".
func (m *match) otherRole(f *finding, role anchor, strength *float64, ok *bool) {
	for i := range m.reading.mentions {
		n := &m.reading.mentions[i]
		if int(n.at) == role.at && int(n.end) == role.end {
			continue
		}
		for _, o := range role.group.options {
			if m.lex.compare(n, o).level != met {
				continue
			}
			again := anchor{at: int(n.at), end: int(n.end), found: true, group: role.group}
			s, bound := m.binds(again, f.at, f.end)
			if bound && (!*ok || s > *strength) {
				*strength, *ok = s, true
			}
			if f.group.kind == skillGroup && !bound {
				m.otherTopic(f, again, strength, ok)
			}
		}
	}
}

// otherTopic looks for a mention of the group that belongs to the role.
func (m *match) otherTopic(f *finding, role anchor, strength *float64, ok *bool) {
	r := m.reading
	for i := range r.mentions {
		n := &r.mentions[i]
		for _, o := range f.group.options {
			if n.mood != o.want || !m.lex.labels.labels[n.id].covers.has(o.id) || m.implied(n.id, role) {
				continue
			}
			s, bound := m.binds(role, int(n.at), int(n.end))
			if bound && (!*ok || s > *strength) {
				*strength, *ok = s, true
				f.at, f.end, f.id, f.meaning, f.plainness = int(n.at), int(n.end), n.id, n.meaning, r.strength(n)
			}
		}
	}
}

// roleAnchor is the role that meets the search, if it asks for one and the profile has it.
func (m *match) roleAnchor(findings []finding) anchor {
	for i := range findings {
		f := &findings[i]
		if f.group.kind == roleGroup && f.level != missing {
			return anchor{at: f.at, end: f.end, found: true, group: f.group}
		}
	}
	return anchor{}
}
