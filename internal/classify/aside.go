package classify

import (
	"strings"
	"unicode"

	"goodones/internal/syncrun"
)

// isAside tells whether the role at tokens [at, end) is part of a name or said about somebody else, or nobody:
// "Alastair Cook", "on actress Zendaya", a line that is quoted, "Chef on The Bear is my hero", "lawyer fan".
func (r *reading) isAside(lex *lexicon, at, end, limit int) bool {
	return r.isShorthand(at, end) || r.isAddress(at, end) || r.inWebAddress(at, end) || r.isTool(at, end) ||
		r.isSurname(lex, at, end) || r.isOfNamed(lex, at, end, limit) || r.isOfAnother(lex, at, end, limit) ||
		r.isOfSoftware(lex, at, end, limit) || r.isCourtesy(at, end) ||
		r.isQuotedLine(at, end) || r.headsSentence(at, end, limit) || r.isAdmired(end, limit) ||
		r.isOwnersName(at, end, limit) || r.isInTitleOf(at)
}

// isShorthand tells whether two letters for a role are an everyday word: "busy rn", "SO BUSY RN", "RN: asleep".
func (r *reading) isShorthand(at, end int) bool {
	if string(r.bytes(at)) == "ned" {
		return end-at == 1 && !isShout(r.said(at)) // a first name, where "NED" is a director
	}
	if end-at > 1 || len(r.bytes(at)) > 2 || r.fieldOf(at) != bioField {
		return false
	}
	if strings.HasPrefix(r.sources[bioField][r.tokens[at].end:], ":") {
		return true
	}
	if string(r.bytes(at)) != "rn" || r.tokens[at].breaks || r.tokens[at].and {
		return false
	}
	return r.said(at) == "rn" || isShout(r.said(at-1)) // "SO TIRED RN"
}

// isGarbled tells whether two letters for a role are written as no such role is: with marks, as "åÊ", which is what a
// wrong encoding leaves of a space, in a word spelled letter by letter ("j o u r n e y"), or in a formula ("P=NP").
func (r *reading) isGarbled(at, end int) bool {
	before := r.sources[r.fieldOf(at)][:r.tokens[at].begin]
	if r.isSpelled(at, end) || len(r.bytes(at)) <= 2 && strings.HasSuffix(before, "=") {
		return true
	}
	return end-at == 1 && len(r.bytes(at)) <= 2 && strings.ContainsFunc(r.said(at), func(c rune) bool {
		return c >= 0x80 && unicode.Is(unicode.Latin, c) && c < 0x250
	})
}

// isSpelled tells whether tokens [at, end) are single letters with another single letter beside them.
func (r *reading) isSpelled(at, end int) bool {
	for i := at; i < end; i++ {
		if len(r.bytes(i)) != 1 {
			return false
		}
	}
	f := r.fieldOf(at)
	before := at > r.start[f] && len(r.bytes(at-1)) == 1 && r.textBetween(at-1) == " "
	return before || end < r.start[f+1] && len(r.bytes(end)) == 1 && r.textBetween(end-1) == " "
}

// isAddress tells whether tokens [at, end) are all that stands before the "@" of an e-mail address, which then says
// whom one writes to: "marketing@example.com". "ada.hart.mp@example.org" is that of an MP.
func (r *reading) isAddress(at, end int) bool {
	src := r.sources[r.fieldOf(end-1)]
	domain, ok := strings.CutPrefix(src[r.tokens[end-1].end:], "@")
	if begin := r.tokens[at].begin; !ok || begin > 0 && strings.IndexByte("._-+", src[begin-1]) >= 0 {
		return false
	}
	n := strings.IndexFunc(domain, func(c rune) bool {
		return c != '-' && c != '.' && !unicode.IsLetter(c) && !unicode.IsDigit(c)
	})
	if n >= 0 {
		domain = domain[:n]
	}
	return strings.Contains(strings.Trim(domain, "."), ".")
}

// isTool tells whether a word that is a program, too, stands in a bio that names others like it: "Photoshop,
// Illustrator", "Cypress/Playwright".
func (r *reading) isTool(at, end int) bool {
	said := string(r.bytes(at))
	if end-at > 1 || said != "illustrator" && said != "playwright" && said != "qa" {
		return false
	}
	for i := r.start[bioField]; i < r.start[locationField]; i++ {
		switch string(r.bytes(i)) {
		case "photoshop", "indesign", "adobe":
			return said == "illustrator"
		case "cypress", "selenium", "puppeteer", "qa", "sdet":
			return said == "playwright"
		case "nlp", "retrieval", "rag", "summarization":
			return said == "qa" // question answering
		}
	}
	return false
}

// isSurname tells whether a word that is a family name, too, stands behind a first name or a title.
func (r *reading) isSurname(lex *lexicon, at, end int) bool {
	if end-at > 1 || at <= r.start[r.fieldOf(at)] || r.tokens[at].and || !isFamilyName(string(r.bytes(at))) {
		return false
	}
	before := r.bytes(at - 1)
	switch string(before) {
	case "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "lady":
		return startsUpper(r.said(at)) && strings.Trim(r.textBetween(at-1), ". ") == ""
	}
	if r.tokens[at].breaks {
		return false
	}
	switch string(before) {
	case "christian", "will", "may", "mark", "rose", "grace", "art", "sunny", "dairy":
		return false
	}
	if len(before) < 3 || startsUpper(r.said(at)) != startsUpper(r.said(at-1)) || lex.names.of(before)&onBoth == 0 {
		return false
	}
	place, _ := lex.places.longest(&r.text, at-1, at, false)
	return place == nil && lex.towns[string(before)] == nil
}

func isFamilyName(s string) bool {
	switch s {
	case "cook", "carpenter", "baker", "potter", "mason", "butcher", "fisher", "farmer", "gardener", "singer", "judge",
		"dean", "bishop", "hunter", "archer", "miller", "tailor", "shepherd", "porter", "pope", "priest", "painter",
		"sailor", "driver", "marshall", "smith", "weaver", "fletcher", "brewer", "dancer", "mayor", "president", "page":
		return true
	}
	return false
}

// isOfNamed tells whether a role stands between a preposition and a name that is not the writer's: "updates on actress
// Zendaya", "a fan page for singer Dimash".
func (r *reading) isOfNamed(lex *lexicon, at, end, limit int) bool {
	if at == 0 || r.tokens[at].breaks || end >= limit || r.tokens[end].breaks || r.tokens[end].kind != word ||
		!startsUpper(r.said(end)) || isShout(r.said(end)) || r.roleBeginsAt(end) {
		return false
	}
	switch string(r.bytes(at - 1)) {
	case "on", "about", "by", "of", "from", "for", "with", "to", "the":
	default:
		return false
	}
	if r.speaksAs(at - 1) {
		return false
	}
	for i := r.start[nameField]; i < r.start[bioField]; i++ {
		if string(r.bytes(i)) == string(r.bytes(end)) {
			return false
		}
	}
	return !startsUpper(r.said(at)) || lex.names.of(r.bytes(end))&onBoth != 0
}

// speaksAs tells whether before token i stands a word for the account itself: "Official account of", not "fan account
// of".
func (r *reading) speaksAs(i int) bool {
	first := r.clauseStart(i)
	if i-1 < first || i-2 >= first && isAdmirer(string(r.bytes(i-2))) {
		return false
	}
	switch string(r.bytes(i - 1)) {
	case "account", "page", "profile", "twitter", "tweets", "feed":
		return true
	}
	return false
}

// isQuotedLine tells whether a role stands inside a quotation of a whole sentence, though not at its head.
func (r *reading) isQuotedLine(at, end int) bool {
	src := r.sources[r.fieldOf(at)]
	if !hasQuote(src) {
		return false
	}
	before, after := src[:r.tokens[at].begin], src[r.tokens[end-1].end:]
	open := strings.LastIndexAny(before, `"“„«`)
	if open < 0 || strings.Count(before, `"`)%2 == 0 && strings.LastIndexAny(before, "“„«") != open {
		return false
	}
	said := before[open:]
	return !strings.ContainsAny(said[1:], `”»`) && strings.ContainsAny(after, `"”“»`) &&
		strings.Contains(strings.TrimSpace(said), " ")
}

// hasQuote tells whether s has a sign that opens a quotation.
func hasQuote(s string) bool {
	return strings.IndexByte(s, '"') >= 0 || strings.Contains(s, "“") || strings.Contains(s, "„") ||
		strings.Contains(s, "«")
}

// headsSentence tells whether a sentence about somebody else begins with a role at the head of a clause: "Doctor said
// no", "Chef on The Bear is my hero".
func (r *reading) headsSentence(at, end, limit int) bool {
	if at-r.clauseStart(at) > 1 {
		return false
	}
	for i := end; i+1 < min(end+6, limit) && !r.tokens[i].breaks && !r.tokens[i].and; i++ {
		switch string(r.bytes(i)) {
		case "is", "are", "was":
			if !r.tokens[i+1].breaks && string(r.bytes(i+1)) == "my" {
				return true
			}
		case "said", "says", "told", "thinks", "who":
			return i == end && string(r.bytes(i)) != "who"
		}
	}
	return false
}

// isOwnersName tells whether a title at the head of a clause stands before the name of whom something belongs to:
// "Pastor Bob's sermons".
func (r *reading) isOwnersName(at, end, limit int) bool {
	if end-at > 1 || !r.tokens[at].breaks || end >= limit || r.tokens[end].breaks || r.tokens[end].kind != word {
		return false
	}
	said := r.said(end)
	return startsUpper(said) && (strings.HasSuffix(said, "'s") || strings.HasSuffix(said, "’s"))
}

// isAdmired tells whether a word for those who like something follows within the clause: "lawyer superfan".
func (r *reading) isAdmired(end, limit int) bool {
	if end >= limit || r.tokens[end].breaks || r.tokens[end].and {
		return false
	}
	return isAdmirer(string(r.bytes(end)))
}

func isAdmirer(s string) bool {
	switch s {
	case "fan", "fans", "stan", "stans", "superfan", "superfans", "fandom", "apologist", "apologists", "defender",
		"enjoyer", "appreciator", "appreciation", "worshipper", "groupie", "enthusiast", "enthusiasts", "lover", "lovers",
		"aficionado", "hater", "rewatch", "fanpage", "obsessed", "junkie", "addict", "supporter", "supporters":
		return true
	}
	return false
}

// hasBecomeOther tells whether an arrow leads from the role that ends before token end to another one: "RN -> SWE".
func (r *reading) hasBecomeOther(lex *lexicon, end, limit int) bool {
	if end >= limit || !r.roleBeginsAt(end) {
		return false
	}
	switch strings.Trim(r.textBetween(end-1), " \u200d\ufe0f") {
	case "->", "-->", "→", "➡", "⇒", "=>", "➔", "▶", ">>", "⟶":
		return lex.hasRoleAt(r, end, limit)
	}
	return false
}

// hasRoleAt tells whether a role that is claimed begins at token i.
func (lex *lexicon) hasRoleAt(r *reading, i, limit int) bool {
	for j := range r.mentions {
		m := &r.mentions[j]
		if int(m.at) == i && !m.inside && m.mood == affirmed && lex.labels.labels[m.id].kind == syncrun.LabelJobRole {
			return !r.inCompound(lex, int(m.end), limit)
		}
	}
	return false
}

// isApposition tells whether a role with an article before it explains somebody whom the clause before names: "Raised
// by my aunt, a teacher".
func (r *reading) isApposition(at int) bool {
	first := r.clauseStart(at)
	if at != first+1 || !isArticle(r.bytes(first)) || string(r.bytes(first)) == "the" ||
		first <= r.start[r.fieldOf(at)] || strings.TrimSpace(r.textBetween(first-1)) != "," {
		return false
	}
	for i := r.clauseStart(first - 1); i < first; i++ {
		if r.meanings[i].mood == other || string(r.bytes(i)) == "my" {
			return true
		}
	}
	return false
}

// isSeasoned tells whether a veteran is one of a trade: "veteran journalist", "Veteran of ad agencies".
func (r *reading) isSeasoned(lex *lexicon, m *mention, limit int) bool {
	end := int(m.end)
	if m.id == lex.known.veteran && end-int(m.at) == 1 && r.isOfTrade(lex, int(m.at)) {
		return true
	}
	return m.id == lex.known.veteran && end-int(m.at) == 1 && end < limit && !r.tokens[end].breaks &&
		!r.tokens[end].and && r.tokens[end].kind == word && r.roleBeginsAt(end)
}

// isInTitleOf tells whether a role with a capital behind "The", which follows a preposition, is part of the name of a
// book or a show: "Author of The Baker of Leeds", "co-creator of THE SHERIFF".
func (r *reading) isInTitleOf(at int) bool {
	if at < 3 || r.tokens[at].breaks || r.tokens[at-1].breaks || string(r.bytes(at-1)) != "the" ||
		!startsUpper(r.said(at-1)) || !startsUpper(r.said(at)) || r.tokens[at-2].breaks {
		return false
	}
	if string(r.bytes(at-2)) != "of" && string(r.bytes(at-2)) != "on" {
		return false
	}
	switch string(r.bytes(at - 3)) {
	case "author", "creator", "writer", "director", "producer", "artist", "star", "season", "host", "cast", "illustrator":
		return true
	}
	return false
}
