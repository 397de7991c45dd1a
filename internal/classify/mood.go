package classify

import "strings"

// mood is how a word of a profile is meant. Of several, the greatest holds.
type mood uint8

const (
	affirmed mood = iota // plainly so
	audience             // others have the role: "helping founders"
	learning             // "studying law"
	aspiring             // "aspiring founder"
	former               // "ex-founder"
	other                // somebody else: "married to a founder"
	wanted               // somebody else is looked for: "hiring developers"
	negated              // "not a developer"
)

// moodNamed finds a mood by its name in the data.
func moodNamed(name string) mood {
	return map[string]mood{"audience": audience, "learning": learning, "aspiring": aspiring, "former": former,
		"other": other, "wanted": wanted, "negated": negated}[name]
}

// rulesOut tells whether the mood leaves nothing of a claim.
func (m mood) rulesOut() bool { return m >= other }

// lead begins the sentence that quotes a word of this mood, which is not affirmed.
func (m mood) lead() string {
	return [...]string{audience: "About others", learning: "Still learning", aspiring: "Not yet", former: "No longer",
		other: "About somebody else", wanted: "Looks for one", negated: "Negated"}[m]
}

// meaning is what modifiers make of one token. by and upTo are the tokens between which the modifier stands.
type meaning struct {
	mood     mood
	by, upTo int32 // the modifier
	stops    stop
	job      bool // a word for a job that somebody looks for
	turns    bool // part of a modifier itself
}

// found is a modifier in a profile.
type found struct {
	at, end int // tokens
	*modifier
}

// turn applies modifiers to the tokens of one field, which are [first, limit).
func (r *reading) turn(modifiers []found, first, limit int) {
	for _, m := range modifiers {
		reach := m.beforeReach
		if m.end < limit && m.before != former && r.textBetween(m.end-1) == "-" {
			reach = min(reach, 1) // one word with the next: "anti-fraud engineer", but "ex-Google engineer"
		}
		for j := m.end; j < limit && reach > 0 && r.passes(j, j, m.before, &reach); j++ {
			r.raise(j, m.before, m)
		}
		reach = m.afterReach
		for j := m.at - 1; j >= first && reach > 0 && r.passes(j+1, j, m.after, &reach); j-- {
			r.raise(j, m.after, m)
		}
	}
}

// passes tells whether a modifier reaches token i past what stands before token border, and takes from its reach what
// that costs. A "&" between words is a word too.
func (r *reading) passes(border, i int, by mood, reach *int) bool {
	*reach--
	if r.tokens[border].and {
		*reach--
	}
	return *reach >= 0 && !r.tokens[border].breaks && !(r.tokens[border].and && by < wanted) && !r.blocks(i, by)
}

func (r *reading) blocks(i int, by mood) bool {
	return r.meanings[i].stops == ends || r.meanings[i].stops == joins && by < wanted
}

func (r *reading) raise(i int, to mood, by found) {
	if meant := &r.meanings[i]; to > meant.mood {
		meant.mood, meant.by, meant.upTo = to, int32(by.at), int32(by.end)
	}
}

// turnHeadings makes former what stands behind a heading of what is over, and the list that goes on from there: "Then:
// Acme & Bolt. Now: baking bread", "Previously eng/product @acme, @bolt", "Ex. Acme, Bolt".
func (r *reading) turnHeadings(lex *lexicon, first, limit int) {
	for i := first; i+1 < limit; i++ {
		if !r.tokens[i].breaks || !isPastHeading(string(r.bytes(i)), r, i) {
			continue
		}
		by, at := found{at: i, end: i + 1}, i+1
		for r.turnClause(at, limit, by) {
			at = r.clauseEnd(at, limit)
			if at >= limit {
				break
			}
			sign := strings.TrimSpace(r.textBetween(at - 1))
			over := sign == ";" && strings.HasPrefix(r.textBetween(i), ":")
			if r.textBetween(at-1) != "." && !over && (!isListSign(sign) || !r.namesFirm(lex, at, limit)) {
				break // "calm.com" goes on
			}
		}
	}
}

// turnClause makes former what stands from token at to the end of its clause, or to a word that ends what is over, and
// tells whether it went on to the end.
func (r *reading) turnClause(at, limit int, by found) bool {
	for j := at; j < r.clauseEnd(at, limit); j++ {
		if r.meanings[j].stops == ends {
			return false
		}
		r.raise(j, former, by)
	}
	return true
}

// namesFirm tells whether the clause of token at is a name alone, or ends in one behind "at" or "@": "@acme", "Acme",
// "engineer at Acme".
func (r *reading) namesFirm(lex *lexicon, at, limit int) bool {
	end := r.clauseEnd(at, limit)
	if end-at <= 2 && !r.roleBeginsAt(at) && (r.tokens[end-1].kind == handle || startsUpper(r.said(at))) {
		return true
	}
	role := r.roleBeginsAt(at) || at+1 < end && r.roleBeginsAt(at+1)
	if !role || lex.saysFounder(r, at, end) || end-at > longestPost {
		return false
	}
	for i := at + 1; i < end; i++ {
		if r.tokens[i].kind == handle || string(r.bytes(i)) == "at" || r.behindAt(i) {
			return true
		}
	}
	return false
}

// longestPost is how many words a role and its employer have at most in a list of former ones.
const longestPost = 6

// saysFounder tells whether tokens [at, end) have a founder, who is one still unless it is said otherwise.
func (lex *lexicon) saysFounder(r *reading, at, end int) bool {
	for i := range r.mentions {
		m := &r.mentions[i]
		if int(m.at) >= at && int(m.end) <= end && lex.labels.labels[m.id].covers.has(lex.known.founder) {
			return true
		}
	}
	return false
}

// isPastHeading tells whether a word at the head of a clause, token i, and the sign behind it begin a list of what is
// over.
func isPastHeading(s string, r *reading, i int) bool {
	switch s {
	case "then", "old", "before", "earlier", "once", "ago", "prior":
		return strings.HasPrefix(r.textBetween(i), ":")
	case "prev", "ex":
		sign := strings.TrimLeft(r.textBetween(i), " ")
		return sign == ". " || sign != "-" && isDash(sign)
	case "previously", "formerly", "previous", "past":
		sign := strings.TrimLeft(r.textBetween(i), " ")
		return sign == "" || isDash(sign)
	}
	return false
}

// isDash tells whether s begins with a sign that leads to a list.
func isDash(s string) bool { return strings.IndexAny(s, ":-–—") == 0 }

// leave makes an employer former whose clause begins with a word for what is over: "Former product person at Acme".
func (r *reading) leave(m *mention) {
	at := int(m.at)
	first := r.clauseStart(at)
	if at == first || at-first > longestPost {
		return
	}
	switch string(r.bytes(first)) {
	case "former", "formerly", "fmr", "ex":
	default:
		return
	}
	for i := first + 1; i <= at; i++ {
		if r.tokens[i].and || r.meanings[i].stops != open {
			return
		}
	}
	if string(r.bytes(at-1)) == "at" || r.tokens[at].kind == handle || r.behindAt(at) {
		m.meaning = meaning{mood: former, by: int32(first), upTo: int32(first + 1)}
	}
}
