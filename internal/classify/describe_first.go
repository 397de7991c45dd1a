package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// narrowByFirst asks for the first of two words by which a search names one kind of those with a role whose own name
// has another first word: of all civil engineers "structural engineers" means those who say so.
func (d *describer) narrowByFirst(m *mention) {
	at := int(m.at)
	if m.end-m.at != 2 {
		return
	}
	first, last := string(d.bytes(at)), string(d.bytes(at+1))
	value := strings.Fields(d.lex.labels.labels[m.id].value)
	if len(value) != 2 || len(first) < 3 || first == value[0] || isOtherwise(first) {
		return
	}
	field, is := d.lex.labels.named[syncrun.LabelSkill][first]
	if is && d.lex.labels.labels[m.id].covers.has(field) {
		return // whoever has the role is in the field: "web3 developers"
	}
	w := newQueryWord(last)
	c, n := d.lex.contextAt(d.reading, at, int(m.end))
	if last != value[1] && w.stem != newQueryWord(value[1]).stem || c&(manner|works) != 0 && n > 0 {
		return
	}
	g := d.wordsOf(at, at+1)
	g.head = true
	d.addOnce(g)
}

// isOtherwise tells whether a word before a role only says in another way what the role's own name says.
func isOtherwise(s string) bool {
	switch s {
	case "eng", "dev", "infosec", "appsec", "cybersecurity", "cyber", "graphics", "grafic", "grafisk", "games", "projects",
		"uiux", "uxui", "interface", "healthcare", "electronic", "electronics", "aeronautical", "aero", "biomed", "store",
		"laboratory", "cab", "corrections", "correction", "prison", "aid", "relief", "ngo", "pen", "systems", "programme",
		"prog", "technical", "tech", "docs", "documentation", "website", "user", "usability", "lorry", "hgv", "interiors",
		"town", "city", "esg", "finance", "record", "recording", "labor", "labour", "physicians", "veterinary", "ops",
		"doctoral", "public", "audio", "test", "testing", "quality", "people", "television", "guidance", "inhouse",
		"purchasing", "events", "clinical", "political", "software", "fitness", "football", "golang", "product", "human",
		"staff", "principal", "senior", "founding", "web", "manufacturing", "wealth", "grassroots", "keynote", "investment":
		return true
	}
	return false
}

// isManner tells whether a word before a role only means something beside it: "digital artists".
func isManner(s string) bool {
	switch s {
	case "digital", "indie", "independent", "personal", "private", "public", "online", "virtual", "visual", "amateur",
		"local", "professional", "commercial", "corporate", "technical", "mobile", "remote", "social", "general",
		"industrial":
		return true
	}
	return false
}
