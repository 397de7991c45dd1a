package classify

import "strings"

// isPost tells whether a role is a post that one person has, whose deputies have another.
func (lex *lexicon) isPost(id labelID) bool {
	k := &lex.known
	return id == k.principal || id == k.mayor || id == k.minister || id == k.collegePresident
}

// isDeputy tells whether a mention says that somebody stands in for who has the post: "Assistant Principal".
func (r *reading) isDeputy(m *mention) bool {
	at := int(m.at)
	return isDeputyWord(string(r.bytes(at))) || !r.tokens[at].breaks && isDeputyWord(string(r.bytes(at-1)))
}

func isDeputyWord(s string) bool {
	switch s {
	case "assistant", "asst", "deputy", "vice":
		return true
	}
	return false
}

// many tells whether a group asks for people by a word in the plural that is the name of a post: "superintendents".
func (g *group) many() bool {
	said := g.words[0].exact
	return len(g.words) == 1 && !g.deputies && (strings.HasSuffix(said, "ents") || strings.HasSuffix(said, "ers") ||
		strings.HasSuffix(said, "ors") || strings.HasSuffix(said, "heads"))
}

// deputize asks for those who stand in where a word of the description means them: "assistant principals".
func (d *describer) deputize() {
	for i := d.start[bioField]; i < d.limit; i++ {
		if !isDeputyWord(string(d.bytes(i))) {
			continue
		}
		post := false
		for j := range d.description {
			g := &d.description[j]
			g.deputies = true
			post = post || g.kind == roleGroup && d.lex.isPost(g.options[0].id)
		}
		if post {
			d.addOnce(group{kind: wordGroup, weight: wordWeight, asked: d.quote(i, i+1), deputies: true,
				words: []queryWord{newQueryWord(string(d.bytes(i)))}, names: []string{"assistant", "asst", "deputy", "vice"}})
		}
		return
	}
}

// asksForManagers tells whether a mention asks for managers by that word, so that who only does the same work is none
// of them: "HR managers" are no HR specialists.
func (d *describer) asksForManagers(m *mention) bool {
	last := string(d.bytes(int(m.end) - 1))
	return (last == "manager" || last == "managers") && strings.HasSuffix(d.lex.labels.labels[m.id].value, " manager")
}

// isUnderManager tells whether a mention of a manager's role says that somebody does the work without the rank; those
// in human resources have to say the rank.
func (r *reading) isUnderManager(lex *lexicon, m *mention) bool {
	ranked := false
	for i := max(int(m.at)-2, r.start[r.fieldOf(int(m.at))]); i < int(m.at); i++ {
		ranked = ranked || isRank(string(r.bytes(i))) // "Manager - Human Resources"
	}
	for i := int(m.at); i < int(m.end); i++ {
		switch said := string(r.bytes(i)); said {
		case "specialist", "professional", "generalist", "consultant", "coordinator", "assistant", "advisor", "adviser",
			"analyst", "associate", "officer", "administrator", "representative", "intern", "guy", "executive":
			return true
		default:
			ranked = ranked || isRank(said)
		}
	}
	return !ranked && lex.labels.labels[m.id].value == "hr manager"
}

// isRank tells whether a word, of any language, says that somebody leads.
func isRank(s string) bool {
	for _, stem := range [...]string{"manag", "mgr", "direct", "head", "lead", "chief", "vp", "svp", "president", "chro",
		"drh", "hrd", "gerente", "jef", "respons", "leiter", "chef", "müdür", "coordinad", "päällik", "部長", "マネ", "经理",
		"مدير", "менедж", "директ"} {
		if strings.HasPrefix(s, stem) {
			return true
		}
	}
	return strings.HasSuffix(s, "manager") || strings.HasSuffix(s, "leiter") || strings.HasSuffix(s, "chef")
}
