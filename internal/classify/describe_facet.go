package classify

import (
	"slices"
	"strings"
	"unicode"

	"goodones/internal/syncrun"
)

// facets makes groups of what a search asks about work: statuses, stages and kinds of places of work, each a group,
// and employers, one group for those of today and one for former ones.
func (d *describer) facets() {
	for i := range d.mentions {
		m := &d.mentions[i]
		switch kind := d.kind(m); {
		case kind == syncrun.LabelJobRole || kind == syncrun.LabelSkill || !m.inside && (d.anyTaken(m) || d.hidden(m)):
			continue
		case kind == employerLabel:
			d.employer(m)
		case kind == statusLabel && d.ofClients(int(m.at)):
			d.addWords(int(m.at), int(m.end))
		case m.mood == negated || m.mood == other:
			d.exclude(m)
			d.take(m.at, m.end)
		case m.id == d.lex.known.startup && d.investsIn(int(m.at)):
			d.passOver(int(m.end) - 1)
			d.take(m.at, m.end)
		case m.id == d.lex.known.smallBusiness && m.inside:
			d.take(m.at, m.end) // the role says it: "small business owners"
		case m.id == d.lex.known.smallBusiness:
			g := group{kind: sizeGroup, weight: traitWeight, most: smallTeam}
			g.asked = "a company of " + g.sizeText()
			d.addOnce(g)
			d.take(m.at, m.end)
		default:
			d.addOnce(d.lex.labelGroup([]option{{id: m.id}}))
			d.take(m.at, m.end)
		}
	}
	for i := d.start[bioField]; i < d.limit; i++ {
		i += max(d.unknownEmployer(i), 1) - 1
	}
}

// investsIn tells whether the startups at token i are what investors buy into, who say that of few: "investors in
// climate startups".
func (d *describer) investsIn(i int) bool {
	return slices.ContainsFunc(d.mentions, func(n mention) bool {
		return int(n.end) < i && i-int(n.end) <= 3 && d.kind(&n) == syncrun.LabelJobRole && n.mood == affirmed &&
			d.lex.labels.labels[n.id].covers.has(d.lex.known.investor) && string(d.bytes(int(n.end))) == "in"
	})
}

// ofClients tells whether what stands at token i is said of others: "accountants who work with freelancers".
func (d *describer) ofClients(i int) bool {
	if d.tokens[i].breaks {
		return false
	}
	switch string(d.bytes(i - 1)) {
	case "with", "helping", "help", "helps", "teach", "coach", "coaching", "advise", "advising", "support", "serve":
		return true
	case "for":
		return i > d.start[bioField]+1 && string(d.bytes(i-2)) != "looking" && string(d.bytes(i-2)) != "open"
	default:
		return false
	}
}

func (d *describer) anyTaken(m *mention) bool { return slices.Contains(d.taken[m.at:m.end], true) }

// hidden tells whether a role or a skill is said in more words at the same place: "hiring managers" hire nobody.
func (d *describer) hidden(m *mention) bool {
	return slices.ContainsFunc(d.mentions, func(n mention) bool {
		return n.at <= m.at && n.end >= m.end && n.end-n.at > m.end-m.at && d.kind(&n) != employerLabel
	})
}

func (d *describer) addOnce(g group) {
	if !slices.ContainsFunc(d.description, func(h group) bool { return h.kind == g.kind && h.asked == g.asked }) {
		d.description = append(d.description, g)
	}
}

// employer reads an employer of the dictionary, one that is clearly meant: behind "at" or "@", before a role or "ex",
// or with a capital.
func (d *describer) employer(m *mention) {
	at, end := int(m.at), int(m.end)
	if at > d.start[bioField] && d.tokens[at].kind == word && string(d.bytes(at-1)) == "on" &&
		isStage(string(d.bytes(at))) {
		return
	}
	meant := d.tokens[at].kind == handle || m.past || m.mood == former || d.lex.contextBefore(d.reading, at)&employs != 0
	if !meant && !d.roleBeginsAt(end) && !d.capital(at) && !(end == d.limit && at == d.start[bioField]) {
		return
	}
	if m.mood == negated {
		d.exclude(m)
		d.take(m.at, m.end)
		return
	}
	d.addEmployer(option{id: m.id, want: pastOnly(m.mood)}, "", at, end)
}

// isStage tells whether people show something on what bears a name: "streamers on Twitch" are not employed there.
func isStage(s string) bool {
	switch s {
	case "twitch", "youtube", "tiktok", "instagram", "substack", "spotify", "medium", "patreon", "reddit", "kick",
		"soundcloud", "bandcamp", "etsy", "fiverr", "upwork":
		return true
	}
	return false
}

func pastOnly(m mood) mood {
	if m == former {
		return former
	}
	return affirmed
}

// addEmployer adds an employer to the group of its time: a label, or a name that is no label.
func (d *describer) addEmployer(o option, name string, at, end int) {
	d.take(int32(at), int32(end))
	shown := strings.Trim(d.quote(at, end), `"`)
	for i := range d.description {
		if g := &d.description[i]; g.kind == employerGroup && g.past == (o.want == former) {
			g.asked += " or " + shown
			g.addEmployer(o, name)
			return
		}
	}
	g := group{kind: employerGroup, weight: employerWeight, past: o.want == former, asked: "employer " + shown}
	if g.past {
		g.asked = "former employer " + shown
	}
	g.addEmployer(o, name)
	d.description = append(d.description, g)
}

func (g *group) addEmployer(o option, name string) {
	if name != "" {
		g.names = append(g.names, name)
		return
	}
	g.options = append(g.options, o)
}

// unknownEmployer reads a name that no list has behind "at", as an @handle or behind "ex-", and returns its number of
// words, 0 where there is none.
func (d *describer) unknownEmployer(i int) int {
	known := func(m mention) bool { return int(m.at) == i && d.kind(&m) != employerLabel }
	if d.taken[i] || slices.ContainsFunc(d.mentions, known) {
		return 0
	}
	want := pastOnly(d.meanings[i].mood)
	if d.tokens[i].kind == handle {
		d.addEmployer(option{want: want}, string(d.bytes(i))[1:], i, i+1)
		return 1
	}
	behind := i > d.start[bioField] && !d.tokens[i].breaks && (d.isAt(i-1) || d.listsEmployer(i))
	if !behind && !(want == former && d.capital(i)) {
		return 0
	}
	if _, n := d.lex.places.longest(&d.text, i, d.limit, false); n > 0 {
		return 0
	}
	n := 0
	for j := i; j < min(i+3, d.limit) && !d.taken[j] && d.capital(j) && (j == i || !d.tokens[j].breaks); j++ {
		n++
	}
	if n == 0 && behind && d.lex.asking[string(d.bytes(i))] == plain && !d.meanings[i].turns && !d.performs(i-2) {
		n = 1
	}
	if n == 0 {
		return 0
	}
	var words []string
	for j := i; j < i+n; j++ {
		words = append(words, string(d.bytes(j)))
	}
	d.addEmployer(option{want: want}, strings.Join(words, " "), i, i+n)
	return n
}

// listsEmployer tells whether token i, with a capital, goes on with employers: "at SpaceX or Blue Origin".
func (d *describer) listsEmployer(i int) bool {
	if i < d.start[bioField]+2 || !d.capital(i) || string(d.bytes(i-1)) != "or" {
		return false
	}
	return slices.ContainsFunc(d.mentions, func(m mention) bool {
		return int(m.end) == i-1 && d.kind(&m) == employerLabel && d.taken[m.at]
	})
}

// performs tells whether token i is what somebody does at an occasion rather than for an employer: "speak at".
func (d *describer) performs(i int) bool {
	if i < d.start[bioField] {
		return false
	}
	switch string(d.bytes(i)) {
	case "speak", "speaks", "speaking", "spoke", "present", "presenting", "perform", "performing", "play", "playing",
		"good", "great", "exhibit", "exhibiting", "look", "looking", "sell", "selling", "compete", "competing":
		return true
	default:
		return false
	}
}

// isAt tells whether token i says that an employer follows.
func (d *describer) isAt(i int) bool {
	switch string(d.bytes(i)) {
	case "at", "bei", "chez", "presso":
		return true
	case "for":
		return i > d.start[bioField] && d.worksAs(string(d.bytes(i-1)))
	default:
		return false
	}
}

// worksAs tells whether a verb says what people do for an employer: "writing for", "who fly for".
func (d *describer) worksAs(verb string) bool {
	for _, stem := range [...]string{"work", "writ", "report", "fly", "flies", "play", "cover", "design", "photograph"} {
		if strings.HasPrefix(verb, stem) {
			return true
		}
	}
	return false
}

// sizes reads bounds on how many people a company has: "under 50 people", "at most 20 employees", "10-50 people".
func (d *describer) sizes() {
	for i := d.start[bioField]; i < d.limit; i++ {
		n, ok := d.number(i)
		if !ok || d.taken[i] {
			continue
		}
		g := group{kind: sizeGroup, weight: traitWeight, most: n}
		at, end := i, i+1
		if more, ok := d.number(end); ok && end < d.limit {
			g.least, g.most, end = n, more, end+1
		}
		if end < d.limit && d.isStaff(end) {
			end++
		} else if !d.saysNext(i, "person") {
			continue
		}
		d.bound(&g, &at)
		g.asked = "a company of " + g.sizeText()
		d.take(int32(at), int32(end))
		d.addOnce(g)
	}
}

// bound reads the words before a number and moves at to the first of them.
func (d *describer) bound(g *group, at *int) {
	for *at > d.start[bioField] && *at > 0 {
		switch string(d.bytes(*at - 1)) {
		case "under", "below", "than", "fewer", "less", "most", "to", "up", "maximum", "max", "with", "of", "at", "sub":
		case "over", "above", "more", "least", "minimum", "beyond":
			if g.least == 0 && g.most > 0 {
				g.least, g.most = g.most, 0
			}
		default:
			return
		}
		*at--
	}
}

// number reads token i as a number, such as "50", "1k" or "200".
func (d *describer) number(i int) (int, bool) {
	if i >= d.limit {
		return 0, false
	}
	return readNumber(d.bytes(i))
}

// readNumber reads digits with at most a "k" behind them.
func readNumber(b []byte) (int, bool) {
	n := 0
	for i, c := range b {
		switch {
		case c >= '0' && c <= '9' && i < 7:
			n = n*10 + int(c-'0')
		case c == 'k' && i > 0 && i == len(b)-1:
			return n * 1000, true
		default:
			return 0, false
		}
	}
	return n, len(b) > 0
}

func (d *describer) isStaff(i int) bool { return isStaffWord(d.bytes(i)) }

// isStaffWord tells whether a word counts those who work somewhere.
func isStaffWord(b []byte) bool {
	switch string(b) {
	case "people", "employees", "staff", "person", "persons", "ppl", "headcount", "teammates", "engineers", "colleagues",
		"mitarbeiter", "mitarbeitern", "empleados", "personas", "salariés", "salaries", "employés", "employes":
		return true
	default:
		return false
	}
}

// saysNext tells whether a word stands right behind token i.
func (d *describer) saysNext(i int, w string) bool {
	return i+1 < d.limit && string(d.bytes(i+1)) == w
}

// unread makes a group of what nothing here can read, which caps the match: numbers, and words on how somebody is seen.
func (d *describer) unreadable() {
	for i := d.start[bioField]; i < d.limit; i++ {
		if d.taken[i] {
			continue
		}
		asking := d.lex.asking[string(d.bytes(i))]
		digit := unicode.IsDigit(rune(d.bytes(i)[0]))
		if i > d.start[bioField] && string(d.bytes(i-1)) == "of" && sameWords(string(d.bytes(i))) != nil {
			continue // "mums of 3"
		}
		switch {
		case asking == praiseWord:
			d.passOver(i)
			d.taken[i] = true
		case asking == unreadWord || digit || d.isOld(i):
			at, end := i, i+1
			for end < d.limit && digit && !d.taken[end] && d.lex.asking[string(d.bytes(end))] == countedWord {
				end++
			}
			d.take(int32(at), int32(end))
			d.addOnce(group{kind: unreadGroup, weight: traitWeight, asked: d.quote(at, end)})
			i = end - 1
		}
	}
}
