package classify

import (
	"slices"
	"strings"
	"unicode"

	"goodones/internal/syncrun"
)

// isOfAnother tells whether a role inside a bio stands before the full name of somebody who is not the writer:
// "mother of actor John Smith", "& Comedian Paul Gilligan".
func (r *reading) isOfAnother(lex *lexicon, at, end, limit int) bool {
	if at == r.start[bioField] || r.fieldOf(at) != bioField || end+1 >= limit || !r.namesPerson(lex, end) ||
		r.roleBeginsAt(end) || r.roleBeginsAt(end+1) {
		return false
	}
	if last := string(r.bytes(end - 1)); leadsOn(last) || strings.HasSuffix(last, "ed") {
		return false // "Contributor to Paul Revere", "Founded Deep Blue"
	}
	for i := r.start[nameField]; i < r.start[bioField]; i++ {
		if said := string(r.bytes(i)); said == string(r.bytes(end)) || said == string(r.bytes(end+1)) {
			return false
		}
	}
	return r.start[bioField]-r.start[nameField] > 1 || r.tokens[at].and || !r.tokens[at].breaks
}

// namesPerson tells whether tokens i and i+1 are a first name and another word with a capital, and no place.
func (r *reading) namesPerson(lex *lexicon, i int) bool {
	for _, j := range [...]int{i, i + 1} {
		if t := &r.tokens[j]; t.breaks || t.and || t.kind != word || !startsUpper(r.said(j)) || isShout(r.said(j)) ||
			len(r.bytes(j)) < 3 {
			return false
		}
	}
	if r.textBetween(i-1) != " " || r.textBetween(i) != " " || lex.names.of(r.bytes(i))&onBoth == 0 ||
		lex.towns[string(r.bytes(i))] != nil || lex.towns[string(r.bytes(i+1))] != nil {
		return false
	}
	if place, _ := lex.places.longest(&r.text, i, i+2, false); place != nil {
		return false
	}
	p, _ := lex.phrases.longest(&r.text, i, i+2, false)
	return p == nil
}

// isOfSoftware tells whether an author is one of software and a creator one of something else than content: "Author of
// @acmejs", "Creator / project lead of Acme".
func (r *reading) isOfSoftware(lex *lexicon, at, end, limit int) bool {
	switch string(r.bytes(end - 1)) {
	case "creator":
		return end-at == 1 && end < limit && r.sharesObject(at, end, limit)
	case "author", "coauthor":
	default:
		return false
	}
	if at > r.start[bioField] && r.tokens[at-1].kind == handle && !r.tokens[at].breaks {
		return !strings.HasSuffix(string(r.bytes(at-1)), "book") && r.programs(lex) // "@acmejs co-author"
	}
	if end+1 >= limit || r.tokens[end].breaks || string(r.bytes(end)) != "of" {
		return false
	}
	object := end + 1
	if said := string(r.bytes(object)); r.tokens[object].kind == handle {
		return !namesBook(said)
	}
	if r.isProgram(lex, object) {
		return true
	}
	if strings.HasPrefix(r.said(object), "http") {
		return false // of what lies there
	}
	for i := object; i < min(object+objectReach+1, limit) && !r.tokens[i].breaks; i++ {
		if isSoftware(string(r.bytes(i))) {
			return true
		}
		if isBook(string(r.bytes(i))) {
			return false
		}
	}
	if r.endsAt(object+1, limit) && isCamel(r.said(object)) && r.isTechnical(lex) {
		return true
	}
	// A title of one word is told from a program's name by what else the bio says.
	return (object+1 >= limit || r.tokens[object+1].breaks || r.tokens[object+1].and || object+2 < limit &&
		string(r.bytes(object+1)) == "and") && !isYear(strings.TrimLeft(r.after(object), " (")) &&
		!hasQuote(r.textBetween(end)) && r.programs(lex)
}

// isProgram tells whether token i is the whole name of a program that is known: "Author of PyTorch".
func (r *reading) isProgram(lex *lexicon, i int) bool {
	for j := range r.mentions {
		m := &r.mentions[j]
		label := &lex.labels.labels[m.id]
		if int(m.at) == i && startsUpper(r.said(i)) && label.kind == syncrun.LabelSkill &&
			label.covers.has(lex.known.technology) {
			return r.endsAt(int(m.end), r.start[r.fieldOf(i)+1])
		}
	}
	return false
}

// endsAt tells whether a clause or a part of a list ends before token i.
func (r *reading) endsAt(i, limit int) bool {
	return i >= limit || r.tokens[i].breaks || r.tokens[i].and
}

// isCamel tells whether a word has a capital inside, as names of programs and sites have: "PaperMill".
func isCamel(s string) bool {
	small := false
	for _, c := range s {
		if small && unicode.IsUpper(c) {
			return true
		}
		small = unicode.IsLower(c)
	}
	return false
}

// isTechnical tells whether a bio speaks of technology or of a role in it.
func (r *reading) isTechnical(lex *lexicon) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; lex.labels.labels[m.id].covers.has(lex.known.technology) && m.mood < other {
			return true
		}
	}
	return false
}

// writesThere tells whether an author is said to be one of a site or a paper: "Author @acmedocs", "author at Acme".
func (r *reading) writesThere(m *mention, limit int) bool {
	at, end := int(m.at), int(m.end)
	if end-at > 1 || end >= limit || r.tokens[end].breaks || string(r.bytes(at)) != "author" {
		return false
	}
	if r.tokens[end].kind == handle {
		return strings.TrimSpace(r.textBetween(at)) == "" && !namesBook(string(r.bytes(end)))
	}
	return r.behindAt(end) || string(r.bytes(end)) == "at"
}

// isCourtesy tells whether "Esq." is no lawyer's: of somebody or something else, or in a heap of letters.
func (r *reading) isCourtesy(at, end int) bool {
	if said := string(r.bytes(at)); end-at > 1 || said != "esq" && said != "esquire" {
		return false
	}
	first := r.start[r.fieldOf(at)]
	if r.fieldOf(at) == nameField {
		return !r.tokens[at].breaks && r.clauseStart(at) > first // "Al Bo, BA, CFA Esq."
	}
	if at == first || r.tokens[at].breaks && !strings.HasPrefix(strings.TrimSpace(r.textBetween(at-1)), ",") {
		return false
	}
	for i := r.start[nameField]; i < r.start[bioField]; i++ {
		if string(r.bytes(i)) == string(r.bytes(at-1)) {
			return false
		}
	}
	return true
}

// namesBook tells whether a handle says that it is a book's or of those who print books.
func namesBook(handle string) bool {
	for _, w := range [...]string{"book", "books", "novel", "novels", "press", "publishing", "publishers", "series"} {
		if strings.HasSuffix(handle, w) {
			return true
		}
	}
	return false
}

// after is the source behind token i.
func (r *reading) after(i int) string {
	return r.sources[r.fieldOf(i)][r.tokens[i].end:]
}

// programs tells whether a bio speaks of programming.
func (r *reading) programs(lex *lexicon) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; lex.labels.labels[m.id].covers.has(lex.known.programming) && m.mood < other {
			return true
		}
	}
	return false
}

// sharesObject tells whether another role follows a creator by a sign or "and", with "of" behind it, so that what is
// created is named there.
func (r *reading) sharesObject(at, end, limit int) bool {
	i := end
	if sign := strings.TrimSpace(r.textBetween(at)); sign == "" && !r.tokens[i].and {
		if string(r.bytes(i)) != "and" || i+1 >= limit {
			return false
		}
		i++
	} else if sign != "/" && sign != "&" && sign != "+" {
		return false
	}
	for j := i + 1; j < min(i+4, limit) && !r.tokens[j].breaks; j++ {
		if string(r.bytes(j)) == "of" || r.tokens[j].kind == handle {
			return true
		}
	}
	return false
}

// isSoftware tells whether a word is for what programmers write.
func isSoftware(s string) bool {
	switch s {
	case "library", "libraries", "framework", "frameworks", "language", "package", "packages", "plugin", "plugins",
		"compiler", "cli", "crate", "crates", "gem", "gems", "sdk", "app", "apps", "api", "software", "extension",
		"extensions", "repo", "repos", "tool", "tools", "module", "modules", "emulator", "bot", "bots":
		return true
	}
	return false
}

// isBook tells whether a word is for what authors write.
func isBook(s string) bool {
	switch s {
	case "book", "books", "ebook", "novel", "novels", "memoir", "bestseller", "bestselling", "guide", "handbook",
		"cookbook", "poems", "stories", "papers", "fiction", "nonfiction":
		return true
	}
	return false
}

// dropOverlaps drops of two unrelated roles that share words, of which neither is inside the other, the one that says
// less: "Senior Dev" before "Dev Advocate", and "advocate for" behind it.
func (r *reading) dropOverlaps(lex *lexicon, from int) {
	last := -1
	for i := from; i < len(r.mentions); i++ {
		m := &r.mentions[i]
		if m.inside || m.doing || lex.labels.labels[m.id].kind != syncrun.LabelJobRole {
			continue
		}
		if last >= 0 && r.overlap(lex, &r.mentions[last], m) {
			if leadsOn(string(r.bytes(int(m.end) - 1))) {
				r.drop(i)
				i--
				continue
			}
			i -= r.drop(last)
		}
		last = i
	}
}

// overlap tells whether b begins inside a and ends behind it, and neither role is one of the other.
func (r *reading) overlap(lex *lexicon, a, b *mention) bool {
	return b.at > a.at && b.at < a.end && b.end > a.end && !lex.labels.labels[a.id].covers.has(b.id) &&
		!lex.labels.labels[b.id].covers.has(a.id)
}

// drop takes back mention i with those inside it, and returns how many they are.
func (r *reading) drop(i int) int {
	end := i + 1
	for end < len(r.mentions) && r.mentions[end].inside {
		end++
	}
	r.mentions = slices.Delete(r.mentions, i, end)
	return end - i
}

// leadsOn tells whether a word says nothing by itself but where, for whom or of what.
func leadsOn(s string) bool {
	switch s {
	case "at", "for", "of", "in", "with", "to", "on", "by", "and", "as":
		return true
	}
	return false
}

// isMinisterOfFaith tells whether a minister of whom no state, country or office is told is one of a church.
func (r *reading) isMinisterOfFaith(lex *lexicon, m *mention, limit int) bool {
	at, end := int(m.at), int(m.end)
	if end-at > 1 || string(r.bytes(at)) != "minister" {
		return false
	}
	if end < limit && !r.tokens[end].breaks {
		switch string(r.bytes(end)) {
		case "for", "at", "in":
			return false
		case "of":
			return end+1 < limit && isChurch(string(r.bytes(end+1)))
		}
	}
	for i := range r.mentions {
		if covers := lex.labels.labels[r.mentions[i].id].covers; r.mentions[i].at != m.at && covers.has(lex.known.politics) {
			return false
		}
	}
	return true
}

// isChurch tells whether a word behind "minister of" is of a church.
func isChurch(s string) bool {
	switch s {
	case "god", "the", "a", "christ", "jesus", "faith", "religion", "music", "worship", "word", "gospel", "my", "our":
		return true
	}
	return false
}
