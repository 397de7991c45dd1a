package classify

import "strings"

// noteWorkplaces adds roles that a word and a place of work tell together: an engineer at a software company is a
// software engineer, whoever teaches at a university a professor, a fellow of a think tank a researcher, and whoever
// started @acme its founder.
func (r *reading) noteWorkplaces(lex *lexicon, first, limit int) {
	for i, n := 0, len(r.mentions); i < n; i++ {
		m := r.mentions[i]
		kind := lex.labels.labels[m.id].kind
		if int(m.at) < first || m.mood != affirmed || kind != employerLabel && kind != workplaceLabel {
			continue
		}
		covers := &lex.labels.labels[m.id].covers
		if covers.has(lex.known.university) || covers.has(lex.known.thinkTank) {
			at, end := r.clauseStart(int(m.at)), r.clauseEnd(int(m.at), limit)
			r.noteScholar(lex, at, int(m.at))
			if covers.has(lex.known.university) {
				r.noteStudies(lex, int(m.at), at, end, limit)
			}
		} else if covers.has(lex.known.techCompany) {
			r.noteEngineer(lex, int(m.at))
		}
	}
	for i := first + 1; i < limit; i++ {
		if r.tokens[i].kind == handle && !r.tokens[i].breaks && r.startsFirm(first, i-1) {
			r.addRole(lex, "founder", i-1, i+1)
		}
	}
}

// saidOfAnother tells whether the clause before token at says what something else is: "Experience is a hard teacher",
// but not "Jane is a teacher" of Jane. Without a name nobody can tell.
func (r *reading) saidOfAnother(at int) bool {
	first := r.clauseStart(at)
	for i := at - 1; i > first && i >= at-6; i-- {
		if said := string(r.bytes(i)); said != "is" && said != "was" && said != "are" && said != "were" {
			continue
		}
		return i+1 < at && isArticle(r.bytes(i+1)) && r.start[bioField] > 0 && !r.isSelf(i-1)
	}
	return false
}

func isArticle(b []byte) bool { return string(b) == "a" || string(b) == "an" || string(b) == "the" }

// isSelf tells whether token i means whoever the profile is of: by a pronoun or by a word of the name.
func (r *reading) isSelf(i int) bool {
	switch said := string(r.bytes(i)); said {
	case "she", "he", "they", "we", "who", "i", "this", "it", "that", "name", "me", "here", "job",
		"profession", "background":
		return true
	default:
		for j := range r.start[bioField] {
			if string(r.bytes(j)) == said {
				return true
			}
		}
		return false
	}
}

// noteMakers notes the employers that bear the name of a tool where somebody works there: "at Figma", "@ Shopify". In a
// search they are meant instead of the tool: "Shopify employees".
func (r *reading) noteMakers(lex *lexicon, from, limit int) {
	for i, n := from, len(r.mentions); i < n; i++ {
		m := r.mentions[i]
		maker, ok := lex.known.makers[m.id]
		if !ok || m.inside || m.mood.rulesOut() || !r.isMaker(int(m.at), int(m.end), limit) {
			continue
		}
		m.id, m.alone, m.many = maker, false, false
		if r.asked {
			r.mentions[i] = m
		} else {
			r.mentions = append(r.mentions, m)
		}
	}
}

// isMaker tells whether the words beside the name of a tool at tokens [at, end) make it an employer.
func (r *reading) isMaker(at, end, limit int) bool {
	if r.behindAt(at) || at > r.start[r.fieldOf(at)] && !r.tokens[at].breaks && string(r.bytes(at-1)) == "at" {
		return true
	}
	return end < limit && !r.tokens[end].breaks && string(r.bytes(end)) == "employees"
}

// startsFirm tells whether token i says that somebody started what follows. Who has just started there works there.
func (r *reading) startsFirm(first, i int) bool {
	switch string(r.bytes(i)) {
	case "started", "founded", "founding", "cofounded", "cofounding":
	default:
		return false
	}
	return r.tokens[i].breaks || i > first && (string(r.bytes(i-1)) == "i" || string(r.bytes(i-1)) == "also")
}

// noteScholar adds what a clause [at, end) says before a university or a think tank.
func (r *reading) noteScholar(lex *lexicon, at, end int) {
	for i := at; i < end; i++ {
		switch said := string(r.bytes(i)); {
		case said == "fellow":
			r.addRole(lex, "researcher", i, i+1)
		case said == "teach" || said == "teaches" || strings.HasPrefix(said, "profes") && r.marks[i]&roleBegins != 0:
			r.addRole(lex, "professor", i, i+1)
		}
	}
}

// noteEngineer adds a software engineer where a plain engineer works for the software company at token i.
func (r *reading) noteEngineer(lex *lexicon, i int) {
	for j, n := 0, len(r.mentions); j < n; j++ {
		m := r.mentions[j]
		if m.id != lex.known.engineer || int(m.end) > i || i > int(m.end)+1 || m.mood != affirmed || m.many {
			continue
		}
		if said := string(r.bytes(int(m.end) - 1)); said != "engineer" && said != "eng" && said != "engineering" {
			continue
		}
		if r.clauses[m.at] == r.clauses[i] && r.employerFollows(int(m.end), i+1) {
			r.addRole(lex, "software engineer", int(m.at), int(m.end))
		}
	}
}

// isHonour tells whether an employer at tokens [at, end) only gives somebody a title: "Google Developer Expert",
// "@GoogleDevExpert", "Microsoft MVP".
func (r *reading) isHonour(at, end, limit int) bool {
	if r.isSaidBy(at) {
		return true
	}
	if r.tokens[at].kind == handle {
		said := string(r.bytes(at))
		if strings.HasSuffix(said, "expert") || strings.HasSuffix(said, "experts") {
			return true
		}
	}
	if end >= limit || r.tokens[end].breaks {
		return false
	}
	switch string(r.bytes(end)) {
	case "bestselling", "bestseller", "best", "mvp", "mvps", "gde", "certified", "hero", "star", "stars", "expert",
		"experts":
		return true
	case "partner", "partners":
		return end+1 < limit && (string(r.bytes(end+1)) == "network" || strings.HasPrefix(string(r.bytes(end+1)), "program"))
	case "developer", "developers", "dev":
		return end+1 < limit && strings.HasPrefix(string(r.bytes(end+1)), "expert")
	default:
		return false
	}
}

// isLink tells whether the name of a network at tokens [at, end) only says where else somebody is found: "YouTube ➡",
// "a tech YouTube channel". Who works there says so by "at", or beside a title.
func (r *reading) isLink(lex *lexicon, at, end, limit int) bool {
	switch string(r.bytes(at)) {
	case "youtube", "instagram", "facebook", "linkedin", "twitch", "tiktok", "github", "whatsapp", "telegram", "discord",
		"spotify", "snapchat", "reddit", "pinterest", "patreon", "medium", "substack", "soundcloud", "twitter":
	default:
		return false
	}
	if r.behindAt(at) || lex.contextBefore(r, at)&employs != 0 {
		return false
	}
	if at > r.start[r.fieldOf(at)] && r.roleEndsAt(at) && strings.HasPrefix(r.textBetween(at-1), ",") {
		return false // "Product manager, YouTube"
	}
	if end >= limit || r.tokens[end].breaks {
		return true
	}
	c, _ := lex.contextAt(r, end, limit)
	return c&employed == 0 && !r.roleBeginsAt(end)
}

// inEmployerList tells whether a handle in a list of them is an employer by what stands before and behind the list:
// none in "Words seen in @acme @owlnews", a former one in "@acme, @owlnews and @owltv alum".
func (r *reading) inEmployerList(lex *lexicon, m *mention, limit int) bool {
	at, end := int(m.at), int(m.end)
	first := r.start[r.fieldOf(at)]
	for at > first && r.tokens[at-1].kind == handle || at-1 > first && string(r.bytes(at-1)) == "and" &&
		r.tokens[at-2].kind == handle {
		at--
	}
	if at < int(m.at) && at > first && lex.contextBefore(r, at)&strange != 0 {
		return false
	}
	for end < limit && r.tokens[end].kind == handle || end+1 < limit && string(r.bytes(end)) == "and" &&
		r.tokens[end+1].kind == handle {
		end++
	}
	if end > int(m.end) && end < limit && !r.tokens[end].breaks {
		switch string(r.bytes(end)) {
		case "alum", "alumni", "alumna", "alumnus", "alums":
			m.meaning = meaning{mood: former, by: int32(end), upTo: int32(end + 1)}
		}
	}
	return true
}

// isSaidBy tells whether token i names who said what is quoted before it: "“A tireless chronicler” -Owl Times".
func (r *reading) isSaidBy(i int) bool {
	f := r.fieldOf(i)
	if i == r.start[f] {
		return false
	}
	before := strings.TrimRight(r.sources[f][:r.tokens[i].begin], " ")
	for _, dash := range [...]string{"-", "–", "—", "~"} {
		if said, ok := strings.CutSuffix(before, dash); ok {
			said = strings.TrimRight(said, " \n")
			return strings.HasSuffix(said, `"`) || strings.HasSuffix(said, "”")
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

// isRiverOrStage tells whether token i is a river or goes on with where something is shown: "from the Amazon", "On
// Netflix, Amazon and Hulu".
func (r *reading) isRiverOrStage(i int) bool {
	first := r.start[r.fieldOf(i)]
	if i == first || r.tokens[i].kind != word {
		return false
	}
	if string(r.bytes(i)) == "amazon" && string(r.bytes(i-1)) == "the" && !r.tokens[i].breaks {
		return true
	}
	at := i
	for at > first && strings.TrimSpace(r.textBetween(at-1)) == "," {
		at--
	}
	return at < i && at > first && !r.tokens[at].breaks && string(r.bytes(at-1)) == "on"
}
