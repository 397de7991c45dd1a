package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// cutRole takes "marketing > marketer" apart.
func cutRole(item string) (said, role string, ok bool) {
	said, role, ok = strings.Cut(item, ">")
	return said, strings.TrimSpace(role), ok
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
		if r.leadsField(i, first, end, limit) {
			r.noteVicePresident(lex, i-1, end)
		}
		if r.leadsField(i, first, end, limit) && r.marks[i]&roleBegins == 0 {
			r.mentions = append(r.mentions, mention{id: f.role, at: int32(i), end: int32(end), meaning: r.meanings[i-1]})
		}
		if f.role == lex.known.engineer && i > first && !r.tokens[i].breaks && string(r.bytes(i-1)) == "of" {
			continue // "Head of Engineering @acme" leads engineers
		}
		if i > first && !r.tokens[i].breaks && isDegree(string(r.bytes(i-1))) {
			continue // "MSc Data Science @uni"
		}
		led := r.tokens[i].breaks || r.tokens[i].and || lex.contextBefore(r, i)&does != 0 || r.namesField(i)
		if led && end < limit && !r.tokens[end].breaks && r.marks[i]&roleBegins == 0 && r.employerFollows(end, limit) {
			r.mentions = append(r.mentions, mention{id: f.role, at: int32(i), end: int32(end), meaning: r.meanings[i]})
		}
		i = end - 1
	}
}

// namesField tells whether one word stands before a field at token i, at the head of its clause and both with a
// capital: "Audience Marketing @acme".
func (r *reading) namesField(i int) bool {
	return r.clauseStart(i) == i-1 && r.tokens[i-1].kind == word && startsUpper(r.said(i-1)) && startsUpper(r.said(i)) &&
		r.meanings[i-1].mood == affirmed && !r.meanings[i-1].turns
}

// leadsField tells whether tokens [i, end) are the field of a title and its comma: "VP, Engineering", "Director,
// Marketing at Acme".
func (r *reading) leadsField(i, first, end, limit int) bool {
	if i-1 < first || !r.tokens[i].breaks || r.textBetween(i-1) != ", " || end < limit && !r.tokens[end].breaks &&
		!r.employerFollows(end, limit) {
		return false
	}
	if string(r.bytes(i-1)) == "engineer" && r.roleEndsAt(i) {
		return true // "Software Engineer, Machine Learning"
	}
	if r.roleEndsAt(i) && !r.roleBeginsAt(i-1) && string(r.bytes(i-1)) != "president" {
		return false // "Engineering manager, infra"
	}
	switch string(r.bytes(i - 1)) {
	case "vp", "svp", "evp", "avp", "director", "head", "manager", "mgr", "president":
		return true
	default:
		return false
	}
}

// noteVicePresident adds a vice president of the field that ends before token end, if token i says so: "VP, Product".
func (r *reading) noteVicePresident(lex *lexicon, i, end int) {
	at := i
	if string(r.bytes(i)) == "president" && i > r.clauseStart(i) && string(r.bytes(i-1)) == "vice" {
		at--
	} else if !isVicePresident(string(r.bytes(i))) {
		return
	}
	r.mentions = append(r.mentions,
		mention{id: lex.known.vicePresident, at: int32(at), end: int32(end), meaning: r.meanings[i]})
}

// noteVicePresidents adds those whose title names a field alone to the lists: "VP of Product", "VP Engineering".
func (r *reading) noteVicePresidents(lex *lexicon, from int) {
	for _, m := range r.mentions[from:] {
		if m.end > m.at+1 && !m.inside && lex.labels.labels[m.id].kind == syncrun.LabelJobRole &&
			isVicePresident(string(r.bytes(int(m.at)))) && !lex.labels.labels[m.id].covers.has(lex.known.vicePresident) {
			m.id = lex.known.vicePresident
			r.mentions = append(r.mentions, m)
		}
	}
}

func isVicePresident(s string) bool { return s == "vp" || s == "svp" || s == "evp" }

// employerFollows tells whether token i begins what somebody works for: "@acme", "@ Acme", "at Acme", "stuff at Acme".
// "Support: @acme" only says whom to ask.
func (r *reading) employerFollows(i, limit int) bool {
	if r.tokens[i].kind == handle && strings.HasPrefix(r.textBetween(i-1), ":") {
		return false
	}
	if said := string(r.bytes(i)); said == "stuff" || said == "things" {
		if i++; i >= limit || r.tokens[i].breaks {
			return false
		}
	}
	return r.tokens[i].kind == handle || r.behindAt(i) || string(r.bytes(i)) == "at" && i+1 < limit
}

// noteFirms adds the roles that an employer gives to those who say little else: a partner of a venture capital firm is
// a venture capitalist, and who covers a topic for a newsroom is a journalist.
func (r *reading) noteFirms(lex *lexicon, first, limit int) {
	for i := range r.mentions {
		m := &r.mentions[i]
		if int(m.at) < first || m.mood != affirmed {
			continue
		}
		if m.id == lex.known.executive || m.id == lex.known.entrepreneur {
			r.noteHeads(lex, *m, limit)
		}
		if !lex.labels.labels[m.id].covers.has(lex.known.newsroom) {
			continue
		}
		at, end := r.clauseStart(int(m.at)), r.clauseEnd(int(m.at), limit)
		r.noteByline(lex, at)
		if r.writesFor(at, int(m.at)) || !r.rolesIn(lex, at, end) && lex.reports(r, at, end) {
			r.addRole(lex, "journalist", at, end)
		}
	}
	for at := first; at < limit; at = r.clauseEnd(at, limit) {
		end := r.clauseEnd(at, limit)
		if r.isLawPartner(at, end) {
			r.addRole(lex, "lawyer", at, at+1)
		} else if r.isPartner(at, end) && lex.saysFund(r, at, end) {
			r.addRole(lex, "venture capitalist", at, at+1)
		} else if r.isPartner(at, end) && end <= at+2 && end < limit && lex.saysFund(r, at, r.clauseEnd(end, limit)) {
			r.addRole(lex, "venture capitalist", at, end) // "GP, Acme Ventures", "Founding Partner, Acme Capital"
		}
		if i, ok := r.hosts(at, r.listEnd(end, limit)); ok && i < end { // else it is the next clause that says so
			r.addRole(lex, "podcaster", i, end)
		}
	}
}

// listEnd is the end of the clause that a comma before token end leads to, else end: "Co-host, The Rewind Pod".
func (r *reading) listEnd(end, limit int) int {
	if end < limit && r.textBetween(end-1) == ", " {
		return r.clauseEnd(end, limit)
	}
	return end
}

// writesFor tells whether tokens [at, end) end in what somebody is for a newsroom: "senior writer @", "insider for".
func (r *reading) writesFor(at, end int) bool {
	for i := max(at, end-3); i < end; i++ {
		switch string(r.bytes(i)) {
		case "writer", "insider", "columnist", "contributor", "correspondent", "reporting", "covering", "analyst", "critic",
			"editorial", "newsroom", "anchor", "presenter":
			return true
		}
	}
	return false
}

// hosts tells whether the clause [at, end) says that somebody hosts a podcast, and where: "Host of the X podcast",
// "co-host @DarkHistoryPod".
func (r *reading) hosts(at, end int) (int, bool) {
	for i := at; i < end; i++ {
		switch string(r.bytes(i)) {
		case "host", "hosts", "hosting", "cohost", "cohosting", "cohosts", "moderates", "moderiere", "anfitrion",
			"creator", "half", "third", "voice":
		default:
			continue
		}
		for j := i + 1; j < end; j++ {
			if said := string(r.bytes(j)); said == "podcast" || said == "podcasts" || said == "pod" ||
				r.tokens[j].kind == handle && (strings.HasSuffix(said, "pod") || strings.HasSuffix(said, "podcast")) {
				return i, true
			}
		}
		break
	}
	return 0, false
}

func (r *reading) addRole(lex *lexicon, role string, at, end int) {
	if id, ok := lex.label(syncrun.LabelJobRole, role); ok {
		r.mentions = append(r.mentions, mention{id: id, at: int32(at), end: int32(end), meaning: r.meanings[at]})
	}
}

// isPartner tells whether the clause [at, end) begins with a word for those who invest a fund's money.
func (r *reading) isPartner(at, end int) bool {
	switch string(r.bytes(at)) {
	case "gp", "partner", "principal", "associate", "scout", "investor", "investing":
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
	for i := range r.mentions {
		m := &r.mentions[i]
		if int(m.at) >= at && int(m.end) <= end && m.mood == affirmed && lex.labels.labels[m.id].covers.has(lex.known.fund) {
			return true
		}
	}
	for i := at + 1; i < end; i++ {
		said := strings.TrimPrefix(string(r.bytes(i)), "@")
		for _, w := range [...]string{"ventures", "capital", "vc", "fund", "venture", "partners", "angels"} {
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
