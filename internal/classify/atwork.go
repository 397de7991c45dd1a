package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// readFields reads "marketing > marketer": a field and the role of those who do it at an employer.
func (lex *lexicon) readFields(items []string) {
	for _, item := range items {
		field, role, _ := strings.Cut(item, ">")
		id, ok := lex.label(syncrun.LabelJobRole, strings.TrimSpace(role))
		if !ok {
			continue
		}
		lex.fields.at(lex.fold.words(field)).role, lex.fields.at(lex.fold.words(field)).known = id, true
	}
}

// fieldRole is the role of those who do a field at an employer.
type fieldRole struct {
	role  labelID
	known bool
}

// noteFields adds roles that are said by a field and an employer: "Design @Figma", "I lead marketing at HubSpot".
func (r *reading) noteFields(lex *lexicon, first, limit int) {
	for i := first; i < limit; i++ {
		f, n := lex.fields.longest(&r.text, i, limit, false)
		if n == 0 || !f.known {
			continue
		}
		end := i + n
		led := r.tokens[i].breaks || r.tokens[i].and || lex.contextBefore(r, i)&does != 0
		if led && end < limit && !r.tokens[end].breaks && r.marks[i]&roleBegins == 0 && r.employerFollows(end, limit) {
			r.mentions = append(r.mentions, mention{id: f.role, at: int32(i), end: int32(end), meaning: r.meanings[i]})
		}
		i = end - 1
	}
}

// employerFollows tells whether token i begins what somebody works for: "@acme", "@ Acme", "at Acme".
func (r *reading) employerFollows(i, limit int) bool {
	return r.tokens[i].kind == handle || r.behindAt(i) || string(r.bytes(i)) == "at" && i+1 < limit
}

// noteFirms adds the roles that an employer gives to those who say little else: a partner of a venture capital firm is
// a venture capitalist, and who covers a topic for a newsroom is a journalist.
func (r *reading) noteFirms(lex *lexicon, first, limit int) {
	news := lex.labels.named[workplaceLabel]["news organization"]
	for i := range r.mentions {
		m := &r.mentions[i]
		if int(m.at) < first || m.mood != affirmed || !lex.labels.labels[m.id].covers.has(news) {
			continue
		}
		at, end := r.clauseStart(int(m.at)), r.clauseEnd(int(m.at), limit)
		if !r.rolesIn(lex, at, end) && lex.reports(r, at, end) {
			r.addRole(lex, "journalist", at, end)
		}
	}
	for at := first; at < limit; at = r.clauseEnd(at, limit) {
		if end := r.clauseEnd(at, limit); r.isPartner(at, end) && lex.saysFund(r, at, end) {
			r.addRole(lex, "venture capitalist", at, at+1)
		}
	}
}

func (r *reading) addRole(lex *lexicon, role string, at, end int) {
	if id, ok := lex.label(syncrun.LabelJobRole, role); ok {
		r.mentions = append(r.mentions, mention{id: id, at: int32(at), end: int32(end), meaning: r.meanings[at]})
	}
}

// isPartner tells whether the clause [at, end) begins with a word for those who invest a fund's money.
func (r *reading) isPartner(at, end int) bool {
	switch string(r.bytes(at)) {
	case "gp", "partner", "principal", "associate", "scout":
		return true
	case "general", "managing", "founding", "venture", "senior":
		return at+1 < end && (string(r.bytes(at+1)) == "partner" || string(r.bytes(at+1)) == "associate")
	default:
		return false
	}
}

// saysFund tells whether the clause [at, end) names a venture capital firm: one that is known, or by a word such as
// "ventures", also at the end of a handle.
func (lex *lexicon) saysFund(r *reading, at, end int) bool {
	firm := lex.labels.named[workplaceLabel]["vc firm"]
	for i := range r.mentions {
		m := &r.mentions[i]
		if int(m.at) >= at && int(m.end) <= end && m.mood == affirmed && lex.labels.labels[m.id].covers.has(firm) {
			return true
		}
	}
	for i := at + 1; i < end; i++ {
		said := strings.TrimPrefix(string(r.bytes(i)), "@")
		for _, w := range [...]string{"ventures", "capital", "vc"} {
			if said == w || r.tokens[i].kind == handle && strings.HasSuffix(said, w) {
				return true
			}
		}
	}
	return false
}

func (r *reading) rolesIn(lex *lexicon, at, end int) bool {
	for i := range r.mentions {
		m := &r.mentions[i]
		if int(m.at) >= at && int(m.end) <= end && lex.labels.labels[m.id].kind == syncrun.LabelJobRole {
			return true
		}
	}
	return false
}

// reports tells whether the clause [at, end) begins with a topic or with words such as "covering", with an employer
// behind: "Covering climate for @guardian", "Investigations @propublica".
func (lex *lexicon) reports(r *reading, at, end int) bool {
	employer := false
	for i := at + 1; i < end; i++ {
		employer = employer || r.tokens[i].kind == handle || string(r.bytes(i)) == "for" || string(r.bytes(i)) == "at"
	}
	if !employer {
		return false
	}
	for i := at; i < min(at+2, end); i++ {
		if c, _ := lex.contextAt(r, i, end); c&works != 0 {
			return true
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if int(m.at) == at && int(m.end) < end && lex.labels.labels[m.id].kind == syncrun.LabelSkill && m.mood == affirmed {
			return r.tokens[m.end].kind == handle || r.behindAt(int(m.end)) || string(r.bytes(int(m.end))) == "at" ||
				string(r.bytes(int(m.end))) == "for"
		}
	}
	return false
}
