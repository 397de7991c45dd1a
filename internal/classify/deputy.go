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
