package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// context says what a word beside another one does to what that claims, one bit for each heading of data/claims.txt.
type context uint16

const (
	leads       context = 1 << iota // it may stand before a word that must stand alone
	follows                         // it may stand behind one
	compounds                       // it makes a role before it part of its own name: "developer tools"
	owns                            // the role behind it is somebody else's: "my doctor"
	hobbyAfter                      // the topic before it is a hobby: "sports lover"
	hobbyBefore                     // the topic behind it is one: "love sports"
	works                           // the topic behind it is what somebody works on
	employs                         // an employer may follow
	employed                        // an employer may stand before it: "Google alum"
	ofMany                          // a plural behind it counts: "one of the founders"
	seeks                           // what follows is looked for: "seeking a role"
	strange                         // the employer behind it is none: "subscriber to Spiegel"
	does                            // a field that is somebody's role may follow: "I lead design at"
	mocks                           // the claim before it is none: "CEO of chaos"
	manner                          // it says how somebody has the role behind it, not which: "senior"
)

func (lex *lexicon) readClaims() {
	bits := map[string]context{"lead": leads, "follow": follows, "compound": compounds, "owner": owns,
		"hobby after": hobbyAfter, "hobby before": hobbyBefore, "work": works, "employed by": employs,
		"employed as": employed, "of many": ofMany, "seeking": seeks, "not employer": strange, "doing": does, "mocks": mocks,
		"manner": manner}
	for _, s := range sections(claimData) {
		if roles := map[string]*trie[fieldRole]{"at work": &lex.fields, "before a name": &lex.titles,
			"behind a name": &lex.letters}[s.heading]; roles != nil {
			lex.readRoles(roles, s.items)
			continue
		}
		for _, item := range s.items {
			*lex.contexts.at(lex.fold.words(item)) |= bits[s.heading]
		}
	}
}

// contextAt is what the longest phrase that begins at token i does, and its number of words.
func (lex *lexicon) contextAt(r *reading, i, limit int) (context, int) {
	if i >= limit {
		return 0, 0
	}
	c, n := lex.contexts.longest(&r.text, i, limit, false)
	if n == 0 {
		return 0, 0
	}
	return *c, n
}

// contextBefore is what the phrase does that ends right before token i, of up to three words of its clause.
func (lex *lexicon) contextBefore(r *reading, i int) context {
	first := r.clauseStart(i)
	var all context
	for at := max(first, i-3); at < i; at++ {
		if c, n := lex.contexts.longest(&r.text, at, i, false); n > 0 && at+n == i {
			all |= *c
		}
	}
	return all
}

// clauseStart is the first token of the clause of token i.
func (r *reading) clauseStart(i int) int {
	for !r.tokens[i].breaks {
		i--
	}
	return i
}

// clauseEnd is the token behind the clause of token i, at most limit.
func (r *reading) clauseEnd(i, limit int) int {
	i++
	for i < limit && !r.tokens[i].breaks {
		i++
	}
	return i
}

// weigh decides what the mentions from on, all of one field that ends at limit, claim, and drops those that claim
// nothing: words that must stand alone and do not, parts of other names, employers that nobody is said to work for.
func (r *reading) weigh(lex *lexicon, from, limit int) {
	r.shareLists(lex, from)
	if !r.asked {
		r.dropOverlaps(lex, from)
	}
	kept := r.mentions[:from]
	for i := from; i < len(r.mentions); i++ {
		m := r.mentions[i]
		if !r.asked && !r.claims(lex, &m, from, limit) {
			continue
		}
		kept = append(kept, m)
	}
	r.mentions = kept
}

// claims tells whether a mention of a profile counts, and how.
func (r *reading) claims(lex *lexicon, m *mention, from, limit int) bool {
	at, end := int(m.at), int(m.end)
	switch lex.labels.labels[m.id].kind {
	case syncrun.LabelJobRole:
		if m.inside {
			return true
		}
		if m.doing {
			m.id = r.sense(lex, m, limit)
			return !r.isQuestioned(end) && !r.isQuotedLine(at, end)
		}
		if m.alone && !r.standsAlone(lex, at, end, limit) || r.inCompound(lex, end, limit) || r.isGarbled(at, end) ||
			r.isMisread(lex, m) || r.soundsAlike(lex, m, limit) || r.isJoke(lex, at, end, limit) ||
			r.isAside(lex, at, end, limit) || r.isSeasoned(lex, m, limit) {
			return false
		}
		if m.id == lex.known.student && string(r.bytes(at)) == "i" && r.isScholar(lex) {
			return false // "Professor. I study sleep"
		}
		m.id = r.sense(lex, m, limit)
		r.othersRole(lex, m)
		if m.mood == affirmed && r.isInTraining(lex, m) {
			m.meaning = meaning{mood: learning, by: m.at - 1, upTo: m.at}
		}
		if m.mood < former && (r.endsWithYears(end) || r.hasBecomeOther(lex, end, limit) ||
			m.id != lex.known.founder && r.isSold(end, limit)) {
			m.meaning = meaning{mood: former, by: m.at, upTo: m.end}
		}
	case employerLabel:
		return m.past || r.employs(lex, m, from, limit)
	case syncrun.LabelSkill, statusLabel, workplaceLabel, stageLabel:
		if end < limit && len(r.bytes(end)) >= longAddress && !r.tokens[end].and {
			return false // "BTC: 3R13…", where to send some
		}
		if r.isHiringSubject(at) || r.isMisread(lex, m) {
			return false
		}
		return !m.alone || r.standsAlone(lex, at, end, limit)
	}
	return true
}

// longAddress is how many letters and digits in a row are an address rather than a word.
const longAddress = 26

// endsWithYears tells whether behind token end-1 stands that something is over: "engineer (2009–2021)", "driver
// (ret.)".
func (r *reading) endsWithYears(end int) bool {
	rest, open := strings.CutPrefix(r.sources[r.fieldOf(end-1)][r.tokens[end-1].end:], " (")
	if !open || !isYear(rest) {
		return open && isOverWord(rest)
	}
	rest = strings.TrimLeft(rest[4:], " ")
	for _, dash := range [...]string{"-", "–", "—"} {
		if last, ok := strings.CutPrefix(rest, dash); ok {
			last = strings.TrimLeft(last, " ")
			return isYear(last) && strings.HasPrefix(last[4:], ")")
		}
	}
	return false
}

// isSold tells whether the clause of token end-1 ends in a firm that was bought: "CTO of Owlworks (acquired by Acme)".
func (r *reading) isSold(end, limit int) bool {
	next := r.clauseEnd(end-1, limit)
	if next >= limit || !strings.HasSuffix(r.textBetween(next-1), "(") {
		return false
	}
	switch string(r.bytes(next)) {
	case "acquired", "acq", "aq", "acqd", "sold", "exited", "defunct":
		return true
	}
	return false
}

// isOverWord tells whether s begins with all that stands in parentheses behind what is over: "ret.)", "former)".
func isOverWord(s string) bool {
	said, _, closed := strings.Cut(s, ")")
	switch strings.ToLower(strings.TrimSuffix(said, ".")) {
	case "ret", "retd", "rtd", "retired", "former", "ex", "formerly", "emeritus", "emerita":
		return closed
	}
	return false
}

// isYear tells whether s begins with a year of our times.
func isYear(s string) bool {
	return len(s) >= 4 && (s[:2] == "19" || s[:2] == "20") && isDigit(s[2]) && isDigit(s[3])
}

// standsAlone tells whether nothing but what introduces or continues a claim stands beside the tokens [at, end).
func (r *reading) standsAlone(lex *lexicon, at, end, limit int) bool {
	if r.isSeat(at, end, limit) {
		return true
	}
	before := r.tokens[at].breaks || r.tokens[at].and || r.roleEndsAt(at) ||
		lex.contextBefore(r, at)&leads != 0 || isDigit(r.bytes(at - 1)[0]) || // "10pm anchor"
		r.isFlag(at-1)
	if !before || end >= limit {
		return before
	}
	next := &r.tokens[end]
	if next.breaks || next.and || next.kind != word || r.behindAt(end) || r.isFlag(end) {
		return true
	}
	c, _ := lex.contextAt(r, end, limit)
	return c&follows != 0 || r.roleBeginsAt(end)
}

// isSeat tells whether tokens [at, end) are "MP" with the constituency beside it: "Leeds East MP", "MP Leeds East".
func (r *reading) isSeat(at, end, limit int) bool {
	if end-at != 1 || r.said(at) != "MP" {
		return false
	}
	if r.tokens[at].breaks {
		return end < limit && startsUpper(r.said(end))
	}
	before := strings.TrimLeft(r.said(at-1), "@#")
	return startsUpper(before) && r.textBetween(at-1) == " " &&
		(end >= limit || !startsUpper(r.said(end)) || r.tokens[end].breaks)
}

// inCompound tells whether the role that ends before token end is part of another noun: "developer tools".
func (r *reading) inCompound(lex *lexicon, end, limit int) bool {
	if end >= limit || r.tokens[end].breaks || r.tokens[end].and || r.tokens[end].kind != word || r.behindAt(end) {
		return false
	}
	c, n := lex.contextAt(r, end, limit)
	return c&compounds != 0 && n > 0 && (!r.roleBeginsAt(end) || servesRole(string(r.bytes(end))))
}

// servesRole tells whether a role behind another one says for whom somebody works: "nurse recruiter".
func servesRole(s string) bool {
	switch s {
	case "recruiter", "trainer", "advisor", "adviser", "pastor", "success":
		return true
	}
	return false
}

// othersRole turns a role that others have: "my doctor", and any in the plural.
func (r *reading) othersRole(lex *lexicon, m *mention) {
	at := int(m.at)
	before := lex.contextBefore(r, at)
	if before&owns != 0 && !r.tokens[at-1].and && m.mood < other && !r.saysAs(at-1) {
		m.meaning = meaning{mood: other, by: int32(at - 1), upTo: m.at}
		return
	}
	if m.mood < other && (r.saidOfAnother(at) || r.isApposition(at)) {
		m.meaning = meaning{mood: other, by: int32(at - 1), upTo: m.at}
		return
	}
	if (m.many || r.isOfMany(int(m.end))) && m.mood < audience && before&ofMany == 0 {
		m.meaning = meaning{mood: audience, by: m.at, upTo: m.end}
	}
}

// isOfMany tells whether the role that ends before token end is written for many people of all genders, as German does:
// "Forscher*innen", "Autor:innen".
func (r *reading) isOfMany(end int) bool {
	rest := r.sources[r.fieldOf(end-1)][r.tokens[end-1].end:]
	return len(rest) > 6 && strings.IndexByte("*:_/", rest[0]) >= 0 &&
		strings.HasPrefix(strings.TrimPrefix(rest[1:], "-"), "innen")
}

// saysAs tells whether "as" stands before token i: "serving the people of Leeds as their MP".
func (r *reading) saysAs(i int) bool {
	return i > r.clauseStart(i) && string(r.bytes(i-1)) == "as"
}

// employs tells whether somebody is said to work for, or to have worked for, the employer of a mention.
func (r *reading) employs(lex *lexicon, m *mention, from, limit int) bool {
	at, end := int(m.at), int(m.end)
	if lex.contextBefore(r, at)&strange != 0 && !r.behindAt(at) || r.isHonour(at, end, limit) || r.inLink(at) {
		return false
	}
	if m.mood != former && (r.isLink(lex, at, end, limit) || r.isProduct(end, limit) || r.isRiverOrStage(at)) {
		return false
	}
	if r.tokens[at].kind == handle && m.mood == affirmed && !r.inEmployerList(lex, m, limit) {
		return false
	}
	return m.mood == former || r.tokens[at].kind == handle || r.worksFor(lex, at, end, limit) ||
		r.listedEmployer(lex, m, from)
}

// worksFor tells whether the words beside tokens [at, end) say that somebody works there.
func (r *reading) worksFor(lex *lexicon, at, end, limit int) bool {
	if r.roleEndsAt(at) && (!r.tokens[at].breaks || strings.HasPrefix(r.textBetween(at-1), ",")) || r.behindAt(at) ||
		lex.contextBefore(r, at)&employs != 0 {
		return true
	}
	if at > 0 && string(r.bytes(at-1)) == "the" && !r.tokens[at].breaks && lex.contextBefore(r, at-1)&employs != 0 {
		return true // "at the IMF"
	}
	if r.tokens[at].breaks && (end >= limit || r.tokens[end].breaks || r.tokens[end].and) {
		return true
	}
	if end >= limit || r.tokens[end].breaks {
		return false
	}
	c, _ := lex.contextAt(r, end, limit)
	return c&employed != 0 || r.roleBeginsAt(end) && string(r.bytes(end)) != "investor"
}

// behindAt tells whether an "@" with a space behind it stands before token i: "PM @ Stripe".
func (r *reading) behindAt(i int) bool {
	f := r.fieldOf(i)
	begin := 0
	if i > r.start[f] {
		begin = int(r.tokens[i-1].end)
	}
	return strings.Contains(r.sources[f][begin:r.tokens[i].begin], "@")
}

// listedEmployer tells whether the token before a mention ends another employer that counts: "ex Google, Meta".
func (r *reading) listedEmployer(lex *lexicon, m *mention, from int) bool {
	for i := from; i < len(r.mentions); i++ {
		before := &r.mentions[i]
		if before.end == m.at && before.mood != affirmed && lex.labels.labels[before.id].kind == employerLabel {
			return true
		}
	}
	return false
}

func (r *reading) roleEndsAt(i int) bool {
	return r.marks[i]&roleEnds != 0
}

func (r *reading) roleBeginsAt(i int) bool {
	return r.marks[i]&roleBegins != 0
}

// mark of a token: where roles begin, and behind which token they end.
type tokenMark uint8

const (
	roleBegins tokenMark = 1 << iota
	roleEnds             // a role ends right before the token
)

// markRoles notes where the roles of the mentions from on begin and end.
func (r *reading) markRoles(lex *lexicon, from int) {
	for _, m := range r.mentions[from:] {
		if lex.labels.labels[m.id].kind == syncrun.LabelJobRole && !m.inside {
			r.marks[m.at] |= roleBegins
			r.marks[m.end] |= roleEnds
		}
	}
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
