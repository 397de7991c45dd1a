package classify

import (
	"strings"
	"unicode"
)

// qualifies tells whether token i, which elsewhere only is a way to ask, stands right before a role and says which of
// those with the role are meant: "head nurses", "folk musicians", but not "head of sales".
func (d *describer) qualifies(i int) bool {
	return i+1 < d.limit && !d.tokens[i+1].breaks && d.roleFollows(i+1) && qualifiesRoles(string(d.bytes(i)))
}

// roleFollows tells whether token i begins a role, or a word before its last that says nothing else.
func (d *describer) roleFollows(i int) bool {
	return d.roleBeginsAt(i) && d.taken[i]
}

// qualifiesRoles tells whether a word that elsewhere is a way to ask tells which of those with a role are meant.
func qualifiesRoles(s string) bool {
	switch s {
	case "head", "folk", "search", "background", "skills", "area", "cover", "account", "user", "role", "job", "talk":
		return true
	}
	return false
}

// isLetter tells whether token i is one letter, written as a capital, of a role's own: "R data scientists".
func (d *describer) isLetter(i int) bool {
	r := rune(d.said(i)[0])
	return len(d.said(i)) == 1 && unicode.IsUpper(r) && i+1 < d.limit && !d.tokens[i+1].breaks && d.roleFollows(i+1)
}

// isOld tells whether token i says how old those with the role behind it are, which hardly anybody states.
func (d *describer) isOld(i int) bool {
	switch string(d.bytes(i)) {
	case "old", "older", "aged", "elderly":
		return i+1 < d.limit && !d.tokens[i+1].breaks && d.roleFollows(i+1)
	}
	return false
}

// narrowField asks for what says which of a field are meant: the words before the rest of a phrase that means the same
// field without them, as in "college basketball".
func (d *describer) narrowField(m *mention) {
	for at := int(m.at) + 1; at < int(m.end); at++ {
		id, is := d.lex.labels.named[d.kind(m)][d.phrase(at, int(m.end))]
		if !is || id != m.id {
			continue
		}
		if !isLevel(d.phrase(int(m.at), at)) {
			return
		}
		g := d.wordsOf(int(m.at), at)
		g.head = true
		g.names = append(g.names, levelsLike(g.words[0].exact)...)
		d.addOnce(g)
		return
	}
}

// isLevel tells whether words before a field say at what level somebody is in it.
func isLevel(s string) bool {
	switch s {
	case "college", "collegiate", "university", "professional", "pro", "amateur", "youth", "high school", "competitive":
		return true
	}
	return false
}

// levelsLike are other words for a level of a field.
func levelsLike(s string) []string {
	if strings.HasPrefix(s, "colleg") || s == "university" {
		return []string{"college", "collegiate", "ncaa", "university", "univ"}
	}
	return nil
}

// isWorking tells whether token i says that those with the role behind it have work, which goes without saying.
func (d *describer) isWorking(i int) bool {
	return string(d.bytes(i)) == "working" && i+1 < d.limit && !d.tokens[i+1].breaks && d.roleFollows(i+1)
}

// headNames are other words for the rank of those at the head of a trade: a head chef is also an executive one.
func headNames(rank, role string) []string {
	if rank != "head" {
		return nil
	}
	one := strings.TrimSuffix(role, "s")
	if one == "chef" {
		return []string{"executive", "headchef"}
	}
	return []string{"head" + one}
}
