package classify

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"goodones/internal/syncrun"
)

// queryWord is a word of a search, as folded and as stemmed.
type queryWord struct {
	exact, stem string
	short       string // another way to write it, none if empty
}

// describer turns a description into groups. A description is read as a bio is, so that labels and modifiers in it
// mean what they mean there.
type describer struct {
	*Query
	*reading
	lex   *lexicon
	limit int
	taken []bool // tokens that are part of a group
}

// describe adds the groups of a description:
//
//   - bounds on how many people a company has;
//   - roles of the dictionary: one group, any of them will do;
//   - statuses, stages and kinds of places of work: a group each; employers: one group for each time;
//   - skills of the dictionary: a group each, but one group where they are listed without "and";
//   - places, known ones anywhere and others behind "in" or "from" with a capital: one group;
//   - numbers and words that nothing can read: a group each, which nobody meets;
//   - words for a gender ("female founders"): one group;
//   - every other word that is no stop word: a group each.
//
// What is negated there is ruled out: "founders, not recruiters".
func (q *Query) describe(description string) {
	if description == "" {
		return
	}
	r := q.c.readings.Get().(*reading)
	q.c.lex().readAs(&syncrun.Profile{Bio: description}, r, true)
	defer q.c.release(r)
	d := &describer{Query: q, reading: r, lex: q.c.lex(), limit: r.start[locationField]}
	d.taken = make([]bool, d.limit)
	d.noteVerb()
	d.noteFounding()
	d.notePeople()
	d.firms, d.persons = d.asksForFirms(), d.namesPersons()
	d.sizes()
	d.roles()
	d.facets()
	d.skills()
	d.findPlaces()
	d.unreadable()
	d.keepWording()
	d.rest()
	d.deputize()
}

// asksForFirms tells whether a description begins with companies: "companies that are hiring".
func (d *describer) asksForFirms() bool {
	if d.start[bioField] >= d.limit {
		return false
	}
	switch string(d.bytes(d.start[bioField])) {
	case "companies", "firms", "businesses", "organizations", "organisations", "brands", "agencies", "nonprofits":
		return true
	}
	return false
}

// namesPersons tells whether a description says that it means people, though it asks for no role: "vegans", "cat
// lovers", "people who knit".
func (d *describer) namesPersons() bool {
	for i := d.start[bioField]; i < d.limit; i++ {
		switch string(d.bytes(i)) {
		case "people", "women", "men", "girls", "guys", "folks", "those", "who", "anyone", "everyone", "fans", "lovers",
			"enthusiasts", "supporters", "owners", "moms", "mums", "dads", "parents", "vegans", "vegetarians", "feminists",
			"atheists", "christians", "muslims", "jews", "hindus", "catholics", "nerds", "geeks", "introverts", "runners",
			"cyclists", "hikers", "climbers", "swimmers", "survivors", "patients", "immigrants", "expats", "collectors",
			"conservatives", "liberals", "democrats", "republicans", "socialists", "progressives", "environmentalists":
			return true
		}
	}
	return false
}

// keepWording notes the words by which the description asks for roles and fields.
func (d *describer) keepWording() {
	for i := d.start[bioField]; i < d.limit; i++ {
		w := newQueryWord(string(d.bytes(i)))
		named := slices.ContainsFunc(d.mentions, func(m mention) bool {
			kind := d.kind(&m)
			return int(m.at) <= i && i < int(m.end) && !m.mood.rulesOut() &&
				(kind == syncrun.LabelJobRole || kind == syncrun.LabelSkill)
		})
		if named && d.lex.asking[w.exact] != stopword && !slices.Contains(d.wording, w) {
			d.wording = append(d.wording, w)
		}
	}
}

// describeUnknown looks for a label that the dictionary lacks by its words.
func (q *Query) describeUnknown(value string) {
	words := q.c.lex().fold.words(value)
	if len(words) == 0 {
		return
	}
	g := group{kind: wordGroup, weight: wordWeight, asked: `"` + strings.Join(words, " ") + `"`}
	for _, w := range words {
		g.words = append(g.words, newQueryWord(w))
	}
	q.description = append(q.description, g)
}

func newQueryWord(folded string) queryWord {
	if single, many := strings.CutSuffix(folded, "s"); many && len(single) > 1 && !strings.ContainsAny(single, "aeiouy") {
		return queryWord{exact: folded, stem: single} // "PhDs", which has no vowel, is not stemmed
	}
	return queryWord{exact: folded, stem: english.Stem(folded, false)}
}

// option reads the i-th mention as a wish.
func (d *describer) option(m *mention) option {
	o := option{id: m.id, firm: m.doing}
	if m.mood == former || m.mood == aspiring || m.mood == learning {
		o.want = m.mood
	}
	if o.want == former && d.formerEmployer(m) {
		o.want = affirmed
	}
	return o
}

// formerEmployer tells whether an employer stands between a role and what makes it a former one: "ex-Google engineers"
// are engineers still.
func (d *describer) formerEmployer(m *mention) bool {
	for i := m.upTo; i < m.at; i++ {
		known := slices.ContainsFunc(d.mentions, func(n mention) bool { return n.at <= i && i < n.end })
		employer := slices.ContainsFunc(d.mentions, func(n mention) bool {
			return n.at <= i && i < n.end && d.kind(&n) == employerLabel
		})
		if employer || !known && (d.capital(int(i)) || d.tokens[i].kind == handle) {
			return true
		}
	}
	return false
}

// take marks the tokens [at, end) as used.
func (d *describer) take(at, end int32) {
	for i := at; i < end; i++ {
		d.taken[i] = true
	}
}

func (d *describer) kind(m *mention) syncrun.LabelKind { return d.lex.labels.labels[m.id].kind }

// exclude rules a mention out.
func (d *describer) exclude(m *mention) {
	for _, g := range d.excluded {
		if g.options[0].id == m.id {
			return
		}
	}
	d.excluded = append(d.excluded, d.lex.labelGroup([]option{{id: m.id}}))
}

func (d *describer) roles() {
	var asked []*mention
	for i := range d.mentions {
		m := &d.mentions[i]
		if d.kind(m) != syncrun.LabelJobRole || d.isWorkplace(m) || d.isHeadOf(m) {
			continue
		}
		d.take(m.at, m.end)
		if d.isRetiredOne(m) {
			continue
		}
		if m.mood == negated || m.mood == other {
			d.exclude(m)
			continue
		}
		if m.mood == audience { // "ghostwriters for CEOs" are no CEOs
			d.addWords(int(m.at), int(m.end))
			continue
		}
		if m.mood == wanted && d.hires(m) {
			g := d.wordsOf(int(m.at), int(m.end))
			g.hired = true
			d.addOnce(g)
			continue
		}
		if len(asked) > 0 && d.toldAbout(m) {
			continue
		}
		if len(asked) > 0 && d.needsAll(asked[0], asked[len(asked)-1], m) {
			d.addRoles(asked)
			asked = nil
		}
		asked = append(asked, m)
	}
	d.addRoles(asked)
}

// addWords looks for tokens [at, end) by their words.
func (d *describer) addWords(at, end int) {
	d.take(int32(at), int32(end))
	d.addOnce(d.wordsOf(at, end))
}

// wordsOf is a group of tokens [at, end) by their words. A rank is met by what it is also called.
func (d *describer) wordsOf(at, end int) group {
	g := group{kind: wordGroup, weight: wordWeight, asked: d.quote(at, end)}
	for i := at; i < end; i++ {
		g.words = append(g.words, newQueryWord(string(d.bytes(i))))
	}
	switch {
	case end == at+1:
		g.names = ranksLike(g.words[0].exact)
		g.head = d.roleBeginsAt(at) && isManner(g.words[0].exact)
	case end == at+2 && g.words[1].exact == "school":
		g.names = schoolsLike(g.words[0].exact)
		g.primary = slices.Contains(g.names, "primary")
	}
	return g
}

// hires tells whether a role is what somebody hires: "people hiring designers".
func (d *describer) hires(m *mention) bool {
	said := string(d.bytes(int(m.by)))
	return strings.HasPrefix(said, "hir") || strings.HasPrefix(said, "recruit")
}

// whoAre tells whether the tokens [at, end) ask for one role in those of another: "veterans who are entrepreneurs".
func (d *describer) whoAre(at, end int) bool {
	for i := at; i+1 < end; i++ {
		next := string(d.bytes(i + 1))
		if string(d.bytes(i)) == "who" && (next == "are" || next == "also" || next == "became" || next == "is") {
			return true
		}
	}
	return end > at && string(d.bytes(end-1)) == "who" // "nurses who write"
}

// rest makes groups of the words that are left.
func (d *describer) rest() {
	seen := make(map[string]bool)
	for i := d.start[bioField]; i < d.limit; i++ {
		if string(d.bytes(i)) == "non" && d.saysNext(i, "binary") {
			d.addOnce(group{kind: genderGroup, gender: syncrun.GenderNonbinary, asked: string(syncrun.GenderNonbinary)})
			i++
			continue
		}
		if d.taken[i] || d.meanings[i].turns && d.turned(i) || d.isGenreBook(i) {
			continue
		}
		at := i
		g := d.wordGroup(&i)
		asking := d.lex.askingOf(g.words)
		switch {
		case !seen[g.asked] && len(g.words) == 1 && (d.qualifies(at) || d.isLetter(at)):
			g.head = !d.isLetter(at)
			g.names = append(g.names, ranksLike(g.words[0].exact)...)
		case asking == stopword && d.isWorking(at):
			d.passOver(at)
			continue
		case asking == stopword || asking == countedWord || asking == placeWord || seen[g.asked] || g.meaningless():
			continue
		case asking.gender() != "" && !(at > d.start[bioField] && string(d.bytes(at-1)) == "for"): // not their clients
			g = group{kind: genderGroup, gender: asking.gender(), asked: string(asking.gender())}
		case asking == commonWord:
			g.weight = commonWeight
		}
		seen[g.asked] = true
		if d.meanings[at].mood == negated {
			d.excluded = append(d.excluded, g)
			continue
		}
		d.description = append(d.description, g)
	}
}

// turned tells whether the modifier at token i turned anything, or only holds others back.
func (d *describer) turned(i int) bool {
	if d.meanings[i].stops != open || d.meanings[i].job {
		return true
	}
	turned := false
	for j := range d.meanings {
		m := &d.meanings[j]
		if m.mood == affirmed || int(m.by) > i || i >= int(m.upTo) {
			continue
		}
		turned = true
		if j < d.limit && d.taken[j] || m.mood != former && m.mood != aspiring {
			return true
		}
	}
	return turned && d.lex.asking[string(d.bytes(i))] == stopword
}

// wordGroup is the word at token *i, or, in a script without spaces, the letters that stand together; *i is moved to
// its last token.
func (d *describer) wordGroup(i *int) group {
	at := *i
	g := group{kind: wordGroup, weight: wordWeight, words: []queryWord{newQueryWord(string(d.bytes(at)))}}
	if at+1 < d.limit && !d.taken[at+1] && d.tokens[at+1].kind == word && d.textBetween(at) == "-" &&
		utf8.RuneCount(d.bytes(at)) == 1 { // "K-pop" is one word
		*i++
		g.words = append(g.words, newQueryWord(string(d.bytes(*i))))
	} else if d.bears(at) {
		for *i+1 < d.limit && !d.taken[*i+1] && d.bears(*i+1) && d.textBetween(*i) == "" {
			*i++
			g.words = append(g.words, newQueryWord(string(d.bytes(*i))))
		}
	}
	if len(g.words) == 1 {
		d.goOn(&g, i)
	}
	g.asked = d.quote(at, *i+1)
	if len(g.words) == 1 {
		g.names = sameWords(g.words[0].exact)
		g.fans = len(g.names) > 0 && g.names[0] == "fan"
	}
	return g
}

// goOn adds the next words of a name with capitals: "Manchester United". It may stand in one word, too.
func (d *describer) goOn(g *group, i *int) {
	at := *i
	named := func(j int) bool {
		return d.capital(j) && d.lex.asking[string(d.bytes(j))] == plain && d.tokens[j].kind == word
	}
	for named(at) && *i+1 < d.limit && !d.taken[*i+1] && named(*i+1) && d.textBetween(*i) == " " {
		*i++
		g.words = append(g.words, newQueryWord(string(d.bytes(*i))))
	}
	if *i > at {
		joined := ""
		for k := range g.words {
			g.words[k].short = shortName(g.words[k].exact)
		}
		for _, w := range g.words {
			joined += w.exact
		}
		g.names = []string{joined, "#" + joined, "@" + joined}
	}
}

// shortName is how a word of a name is written short, empty if it is not.
func shortName(word string) string {
	switch word {
	case "manchester":
		return "man"
	case "united":
		return "utd"
	case "saint":
		return "st"
	default:
		return ""
	}
}

// sameWords are other words for one that is looked for, any of which will do.
func sameWords(word string) []string {
	switch word {
	case "fan", "fans", "lover", "lovers", "enthusiast", "enthusiasts", "supporter", "supporters":
		return []string{"fan", "fans", "lover", "lovers", "buff", "fanatic", "supporter", "enthusiast", "obsessed", "diehard",
			"addict", "junkie", "nut", "supporting", "aficionado", "love", "loves", "support", "supports"}
	case "twitch":
		return []string{"twitchaffiliate", "twitchpartner", "twitchstreamer", "twitchtv", "ttv", "@twitch"}
	case "two", "three", "four", "five", "six", "seven":
		return []string{map[string]string{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"}[word]}
	case "2", "3", "4", "5", "6", "7":
		return []string{map[string]string{"2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven"}[word]}
	default:
		return nil
	}
}

// bears tells whether token i is a letter of a script without spaces that bears meaning. Hiragana mostly connect.
func (d *describer) bears(i int) bool {
	r, _ := utf8.DecodeRune(d.bytes(i))
	return d.ideograph(i) && !unicode.Is(unicode.Hiragana, r)
}

// meaningless tells whether a group of words is one letter that connects others.
func (g group) meaningless() bool {
	r, size := utf8.DecodeRuneInString(g.words[0].exact)
	return len(g.words) == 1 && g.names == nil && size == len(g.words[0].exact) &&
		(r < utf8.RuneSelf || unicode.Is(unicode.Hiragana, r))
}
