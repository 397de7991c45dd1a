package classify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isJoke tells whether a role at tokens [at, end) is no claim: asked ("Comedian? Hardly"), quoted, made fun of ("CEO of
// chaos"), or the first word of something else ("Nurse sharks").
func (r *reading) isJoke(lex *lexicon, at, end, limit int) bool {
	src := r.sources[r.fieldOf(at)]
	rest := strings.TrimLeft(src[r.tokens[end-1].end:], " ")
	before := src[:r.tokens[at].begin]
	if r.isQuestioned(end) || r.isTheOne(at, end, limit) || r.isTradeOfScreens(at, end) {
		return true
	}
	quoted, whole := isQuote(lastRune(before)), strings.TrimSpace(before) == lastRune(before)
	if quoted && (!whole || closesQuote(rest)) {
		return true
	}
	if end >= limit || r.tokens[end].breaks || r.tokens[end].kind != word || r.behindAt(end) {
		return false
	}
	if c, _ := lex.contextAt(r, end, limit); c&mocks != 0 {
		return true
	}
	return r.headsNoun(lex, at, end, limit) || r.isTitleOf(lex, at, end) || r.isFanOf(at, end, limit)
}

// isTradeOfScreens tells whether a trade that is done by hand is said of what lies behind a screen: "software
// sommelier", "data plumber".
func (r *reading) isTradeOfScreens(at, end int) bool {
	if end-at > 1 || r.tokens[at].breaks || r.tokens[at].and {
		return false
	}
	switch string(r.bytes(at - 1)) {
	case "software", "code", "data", "internet", "web", "digital", "meme", "twitter", "pixel", "tech", "content", "cloud",
		"bug", "server", "api", "database", "word", "vibe", "vibes", "emoji", "javascript", "css":
	default:
		return false
	}
	switch string(r.bytes(at)) {
	case "sommelier", "plumber", "janitor", "gardener", "barista", "bartender", "chef", "cook", "baker", "butcher",
		"carpenter", "blacksmith", "mechanic", "monk", "priest", "cobbler", "maid", "cleaner", "farmer", "astronaut",
		"therapist", "archaeologist", "archeologist", "florist", "tailor", "lumberjack", "fisherman", "sailor", "weaver",
		"bricklayer", "welder", "shepherd", "rancher", "miner", "nanny", "lifeguard", "firefighter", "surgeon":
		return true
	}
	return false
}

// isQuestioned tells whether a question mark follows token end-1.
func (r *reading) isQuestioned(end int) bool {
	return strings.HasPrefix(strings.TrimLeft(r.sources[r.fieldOf(end-1)][r.tokens[end-1].end:], " "), "?")
}

// isFanOf tells whether a role at the head of a clause begins a name that somebody is a fan of: "Judge Judy superfan".
func (r *reading) isFanOf(at, end, limit int) bool {
	if !r.tokens[at].breaks || r.tokens[end].and || !startsUpper(r.said(end)) {
		return false // "Nurse & Dog Lover" is both
	}
	for i := end + 1; i < min(end+3, limit) && !r.tokens[i].breaks && !r.tokens[i].and; i++ {
		if isAdmirer(string(r.bytes(i))) {
			return true
		}
	}
	return false
}

// isTitleOf tells whether a role that is a title stands at the head of a clause before a first name that is not the
// writer's: "Nurse Jackie rewatch", but not "Pastor Dave" of Dave.
func (r *reading) isTitleOf(lex *lexicon, at, end int) bool {
	if r.fieldOf(at) != bioField || !r.tokens[at].breaks || end-at > 1 || !isTitle(string(r.bytes(at))) ||
		!startsUpper(r.said(end)) || isShout(r.said(end)) || len(r.bytes(end)) < 3 || r.roleBeginsAt(end) {
		return false
	}
	for i := r.start[nameField]; i < r.start[bioField]; i++ {
		if string(r.bytes(i)) == string(r.bytes(end)) {
			return false
		}
	}
	return lex.names.of(r.bytes(end))&onBoth != 0
}

func isTitle(s string) bool {
	switch s {
	case "nurse", "doctor", "captain", "coach", "judge", "detective", "professor", "inspector", "sergeant", "president",
		"senator", "mayor", "governor", "chef", "pastor", "officer", "agent", "minister", "chief", "principal":
		return true
	}
	return false
}

// isTheOne tells whether "The" and a role begin a clause and say nothing of whose: the title of a work, "The Journalist
// was a great movie", or somebody spoken of.
func (r *reading) isTheOne(at, end, limit int) bool {
	if at == r.clauseStart(at) || at-1 != r.clauseStart(at) || string(r.bytes(at-1)) != "the" ||
		r.fieldOf(at) != bioField {
		return false
	}
	if end >= limit || r.tokens[end].breaks {
		return end < limit && end-at == 1 && at-1 > r.start[bioField]
	}
	switch string(r.bytes(end)) {
	case "of", "at", "behind", "who", "for", "from", "with", "that", "and", "by", "your", "you":
		return false
	}
	return r.tokens[end].kind == word
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

func isQuote(s string) bool { return s == `"` || s == "“" || s == "„" || s == "«" }

// closesQuote tells whether s begins with the end of a quote and goes on.
func closesQuote(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return (r == '"' || r == '”' || r == '“' || r == '»') && strings.TrimSpace(s[size:]) != ""
}

// headsNoun tells whether a role at the head of a clause is followed by a plural noun, which it then describes:
// "Engineer boots". Words that are something themselves and verbs are none.
func (r *reading) headsNoun(lex *lexicon, at, end, limit int) bool {
	next := r.bytes(end)
	first, _ := utf8.DecodeRuneInString(r.said(end))
	if string(next) == "https" {
		return false // a link
	}
	if !r.tokens[at].breaks || len(next) < 5 || next[len(next)-1] != 's' || next[len(next)-2] == 's' ||
		!unicode.IsLower(first) {
		return false
	}
	if next[len(next)-2] == 'u' || next[len(next)-2] == 'i' {
		return false
	}
	c, _ := lex.contextAt(r, end, limit)
	p, _ := lex.phrases.longest(&r.text, end, limit, false)
	return c == 0 && p == nil && !isVerb(string(next))
}

func isVerb(s string) bool {
	switch s {
	case "always", "sometimes", "loves", "likes", "writes", "makes", "builds", "works", "lives", "enjoys", "tweets",
		"helps",
		"teaches", "across", "perhaps", "wants", "seeks", "thinks", "reads", "plays", "posts", "shares", "speaks", "dreams",
		"times", "eines", "meines", "seines", "unseres", "dieses", "depuis",
		"besides", "specialises", "specializes", "tries", "needs", "takes", "gives", "thanks", "years":
		return true
	default:
		return false
	}
}
