package classify

import "strings"

// botWord is what a phrase of data/bots.txt says about whether an account calls itself a bot. A phrase may have several
// meanings.
type botWord struct {
	noun   bool // a program that posts
	others bool // makes a noun in its clause somebody else's
	goesOn bool // may follow a noun that speaks of the account
	every  bool // leads to a span of time
	span   bool
	posts  bool // says that something is posted
	number bool // between "every" and a span of time
	points int  // of a whole statement
	quiet  bool // counts only where an account posts much and follows hardly anybody
}

func (lex *lexicon) readBots() {
	lex.notBots = make(map[string]bool)
	for _, s := range sections(botData) {
		for _, item := range s.items {
			words := lex.fold.words(item)
			if s.heading == "no bots" {
				lex.notBots[words[0]] = true
				continue
			}
			w := lex.bots.at(words)
			switch points := leadingNumber(s.heading); {
			case points > 0 && strings.HasSuffix(s.heading, "quiet"):
				if w.points == 0 {
					w.points, w.quiet = points, true
				}
			case points > 0:
				w.points, w.quiet = points, false
			default:
				w.set(s.heading)
			}
		}
	}
}

func (w *botWord) set(heading string) {
	switch heading {
	case "bot":
		w.noun = true
	case "others":
		w.others = true
	case "goes on":
		w.goesOn = true
	case "every":
		w.every = true
	case "span":
		w.span = true
	case "posts":
		w.posts = true
	case "number":
		w.number = true
	}
}

// The points of calling oneself a bot. Together they are at most pointsDeclaredMost.
const (
	pointsDeclared     = 6 // the noun, in name or bio
	pointsHandleWord   = 4 // the noun is a word of the handle
	pointsHandleEnd    = 3 // the handle ends in its letters
	pointsEvery        = 3 // "every hour"
	pointsPostsEvery   = 6 // "posts … every hour"
	pointsDeclaredMost = 9
)

// declaredSigns adds what a profile says of itself: that it is a bot, a feed, or posts by the clock.
func (lex *lexicon) declaredSigns(r *reading, s *botSigns) {
	left := pointsDeclaredMost
	add := func(points int, reason func() string) {
		if points = min(points, left); points <= 0 {
			return
		}
		left -= points
		s.declared = true
		if s.explained {
			s.add(points, reason())
		} else {
			s.points += points
		}
	}
	for _, f := range [...]field{nameField, bioField} {
		clause := r.start[f]
		for i := r.start[f]; i < r.start[f+1]; i++ {
			if r.tokens[i].breaks {
				clause = i
			}
			w, n := lex.bots.longest(&r.text, i, r.start[f+1], false)
			if n == 0 {
				continue
			}
			points := lex.declares(r, w, span{clause: clause, at: i, end: i + n}, f)
			if points > 0 {
				at := i
				add(points, func() string { return r.fieldOf(at).String() + " says " + r.quote(at, at+n) })
				i += n - 1
			}
		}
	}
	if points := lex.handlePoints(r.profile.Handle); points > 0 {
		add(points, func() string { return "Handle calls itself a bot" })
	}
}

// span is where a phrase stands: the tokens [at, end) of a clause that begins at clause.
type span struct{ clause, at, end int }

// declares are the points of one phrase, 0 where it says nothing of the account.
func (lex *lexicon) declares(r *reading, w *botWord, p span, f field) int {
	limit := r.start[f+1]
	switch {
	case w.quiet && !w.noun && !w.every && r.metrics&quiet == 0:
		return 0
	case r.meanings[p.at].mood == negated || (w.noun || w.points > 0) && lex.othersBefore(r, p, limit):
		return 0
	case w.points > 0 && !w.quiet:
		if next, n := lex.bots.longest(&r.text, p.end, limit, false); n > 0 && next.others && !next.goesOn &&
			!r.tokens[p.end].breaks {
			return 0 // "twitter bot detection"
		}
		return w.points
	case w.noun && lex.nounDeclares(r, p, f):
		return pointsDeclared
	case w.every:
		return lex.everyPoints(r, p, f)
	case w.quiet && r.metrics&quiet != 0:
		return w.points
	default:
		return 0
	}
}

// othersBefore tells whether words before a phrase, in its clause, make it a topic or a bot of others.
func (lex *lexicon) othersBefore(r *reading, p span, limit int) bool {
	if p.clause > r.start[r.fieldOf(p.at)] && r.tokens[p.clause-1].kind == handle &&
		strings.TrimSpace(r.textBetween(p.clause-1)) == "," {
		return true // "owner of @tides, a bot"
	}
	for i := p.clause; i < p.at; i++ {
		for n := min(3, p.at-i); n > 0; n-- {
			if w, length := lex.bots.longest(&r.text, i, min(i+n, limit), false); length == n && w.others {
				return true
			}
		}
	}
	return false
}

// mostBefore is how many words may stand before the noun in its clause: "an unofficial weather bot".
const mostBefore = 5

// nounDeclares tells whether a noun speaks of the account. In a name it is the last word ("Weather Bot"), but not
// behind a first name alone, as Bot is a surname too. In a bio few words stand before it, and a verb or nothing behind
// it.
func (lex *lexicon) nounDeclares(r *reading, p span, f field) bool {
	if strings.HasPrefix(r.sources[f][r.tokens[p.end-1].end:], "?") {
		return false
	}
	last := p.end == r.start[f+1] || r.tokens[p.end].breaks || strings.HasPrefix(r.textBetween(p.end-1), ":")
	glued := p.at > p.clause && r.ideograph(p.at-1) && r.textBetween(p.at-1) == ""
	if f == nameField {
		first := r.start[nameField]
		person := p.at == first+1 && !glued && lex.names.of(r.bytes(first))&onBoth != 0
		return last && !person && p.at > first
	}
	if p.at-p.clause > mostBefore && !glued {
		return false
	}
	if last || r.tokens[p.end].kind == handle || glued && r.ideograph(p.end) {
		return true
	}
	next, n := lex.bots.longest(&r.text, p.end, min(p.end+2, r.start[f+1]), false)
	return n > 0 && next.goesOn
}

// everyPoints reads "every 30 minutes".
func (lex *lexicon) everyPoints(r *reading, p span, f field) int {
	limit := r.start[f+1]
	i := p.end
	for i < limit && i < p.end+2 && !r.tokens[i].breaks {
		w, n := lex.bots.longest(&r.text, i, limit, false)
		if !isNumber(r.bytes(i)) && (n == 0 || !w.number) {
			break
		}
		i += max(n, 1)
	}
	if i >= limit {
		return 0
	}
	w, n := lex.bots.longest(&r.text, i, limit, false)
	if n == 0 || !w.span || r.tokens[i].breaks {
		return 0
	}
	if end := i + n; end < limit && !r.tokens[end].breaks && isPersonsSpan(string(r.bytes(end))) {
		return 0
	}
	for i := p.clause; i < limit && (i <= p.at || !r.tokens[i].breaks); i++ {
		if w, n := lex.bots.longest(&r.text, i, limit, false); n > 0 && w.posts {
			return pointsPostsEvery
		}
	}
	return pointsEvery
}

// isPersonsSpan tells whether a word behind a span of time makes it one of somebody's life: "every hour I'm awake".
func isPersonsSpan(next string) bool {
	switch next {
	case "i", "im", "ive", "of", "that", "we", "my":
		return true
	}
	return false
}

func isNumber(b []byte) bool { return len(b) > 0 && '0' <= b[0] && b[0] <= '9' }

// handlePoints looks for the noun in a handle: as a word of it ("daily_bot", "QuakeBot") or as its end.
func (lex *lexicon) handlePoints(h string) int {
	h = strings.TrimRight(h, "0123456789_")
	lower := strings.ToLower(h)
	if lex.notBots[lower] || !strings.Contains(lower, "bot") && !strings.HasSuffix(lower, "ebooks") {
		return 0
	}
	switch {
	case strings.HasSuffix(h, "Bot"), strings.HasSuffix(lower, "_bot"), strings.HasSuffix(h, "BOT") &&
		lower != strings.ToUpper(h),
		strings.HasPrefix(lower, "bot_"), strings.HasSuffix(lower, "_ebooks"):
		if lex.endsLikeAName(lower) {
			return 0
		}
		return pointsHandleWord
	case (strings.HasSuffix(lower, "bot") || strings.HasSuffix(lower, "ebooks")) && len(lower) >= 6 &&
		!lex.endsLikeAName(lower):
		return pointsHandleEnd
	default:
		return 0
	}
}

// endsLikeAName tells whether a handle ends in a word that only has the letters of the noun, such as Talbot.
func (lex *lexicon) endsLikeAName(lower string) bool {
	for n := 4; n <= min(len(lower), 9); n++ {
		if lex.notBots[lower[len(lower)-n:]] {
			return true
		}
	}
	return false
}
