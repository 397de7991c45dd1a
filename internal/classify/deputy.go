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

// listsBetween tells whether a sign for "and" stands before one of the tokens from first to last: two titles are apart
// then, as in "Finance director & marketing consultant".
func (r *reading) listsBetween(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.tokens[i].and {
			return true
		}
	}
	return false
}

// isProduct tells whether the word behind an employer says that somebody has, likes or watches what it makes: "Tesla
// owner", "@acme earnings calls".
func (r *reading) isProduct(end, limit int) bool {
	if end >= limit || r.tokens[end].breaks || r.tokens[end].and {
		return false
	}
	switch string(r.bytes(end)) {
	case "owner", "owners", "model", "earnings", "investor", "investors", "shareholder", "stock", "bull", "fanboy", "fan",
		"customer", "launches", "launch", "club", "referral", "enthusiast", "driver", "user", "users", "app":
		return true
	}
	return false
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

// isOwnBook tells whether tokens [at, end) are a book that somebody has written, in another clause than their role:
// "Deputy editor. Writing a book", "Books: The Red Owl".
func (r *reading) isOwnBook(at, end int) bool {
	if said := string(r.bytes(at)); said != "book" && said != "books" {
		return false
	}
	if strings.HasPrefix(r.textBetween(end-1), ":") {
		return true
	}
	for i := at - 1; i >= max(r.clauseStart(at), at-2); i-- {
		switch string(r.bytes(i)) {
		case "writing", "new", "next", "last", "my", "author", "first", "debut", "upcoming", "latest", "wrote":
			return true
		}
	}
	return false
}
