package classify

import "strings"

// isInTraining tells whether a role that takes an examination has "student" before it, or any has "trainee": "student
// nurse".
func (r *reading) isInTraining(lex *lexicon, m *mention) bool {
	if r.tokens[m.at].breaks || r.tokens[m.at].and {
		return false
	}
	for i := int(m.at) - 1; i > int(m.at)-3; i-- {
		if string(r.bytes(i)) == "trainee" {
			return true // "trainee family therapist"
		}
		if r.tokens[i].breaks {
			break
		}
	}
	if string(r.bytes(int(m.at)-1)) != "student" {
		return false
	}
	switch lex.labels.labels[m.id].value {
	case "nurse", "doctor", "teacher", "lawyer", "therapist", "pharmacist", "physiotherapist", "veterinarian", "dentist",
		"psychologist", "paramedic", "midwife", "pilot", "architect", "social worker", "radiographer", "dietitian":
		return true
	}
	return false
}

// soundsAlike tells whether a role is none though its word is that of one, by what stands beside it.
func (r *reading) soundsAlike(lex *lexicon, m *mention, limit int) bool {
	at, end := int(m.at), int(m.end)
	if m.id == lex.known.investorOfFunds && string(r.bytes(at)) == "vc" && end-at == 1 && r.isViceChancellor(at, limit) {
		return true
	}
	if lex.labels.labels[m.id].covers.has(lex.known.politician) && r.namesAward(end, limit) {
		return true
	}
	return r.isFundsPartner(lex, m) || r.isTopicTag(at) || r.hostsEvent(at, end, limit) ||
		r.isBareCritic(at, end, limit) || r.standsUp(at, end, limit)
}

// namesAward tells whether the tokens from i on make a title before them that of an award: "Mayor of Leeds Award 2019".
func (r *reading) namesAward(i, limit int) bool {
	for j := i; j < min(i+4, limit) && !r.tokens[j].breaks; j++ {
		if s := string(r.bytes(j)); s == "award" || s == "medal" || s == "prize" {
			return j+1 >= limit || r.tokens[j+1].breaks || r.tokens[j+1].and || isDigit(r.bytes(j + 1)[0])
		}
	}
	return false
}

// isViceChancellor tells whether the two letters at token i are those of who leads a university, or is second in a
// party's list: "VC of Leeds University", "VC, Owl University", "1st VC".
func (r *reading) isViceChancellor(i, limit int) bool {
	if i > 0 && !r.tokens[i].breaks && isDigit(r.bytes(i - 1)[0]) {
		return true
	}
	for j := i + 1; j < min(i+7, limit) && (j == i+1 || !r.tokens[j].breaks); j++ {
		switch string(r.bytes(j)) {
		case "university", "uni", "univ", "college", "chancellor", "polytechnic", "campus":
			return true
		case "at", "investing", "fund", "partner":
			return false
		}
	}
	return false
}

// hostsEvent tells whether tokens [at, end) say that somebody is the host of an event rather than of a show.
func (r *reading) hostsEvent(at, end, limit int) bool {
	if said := string(r.bytes(at)); !strings.HasPrefix(said, "host") && said != "cohost" || end-at > 3 {
		return false
	}
	for i := end; i < limit && !r.tokens[i].breaks; i++ {
		switch string(r.bytes(i)) {
		case "festival", "conference", "meetup", "summit", "gala", "awards", "event", "events", "hackathon", "party",
			"retreat", "tournament":
			return true
		}
	}
	return false
}

// isOfTrade tells whether the word before the veteran at token i names a trade or something else than a service:
// "information technology veteran", "a 20 year veteran".
func (r *reading) isOfTrade(lex *lexicon, i int) bool {
	if r.tokens[i].breaks || r.tokens[i].and || r.tokens[i-1].kind != word ||
		isShout(r.said(i-1)) && len(r.said(i-1)) > 1 && !isTradeLetters(string(r.bytes(i-1))) {
		return false
	}
	before := r.bytes(i - 1)
	for j := i - 1; j > max(r.clauseStart(i), i-4); j-- {
		switch string(r.bytes(j - 1)) {
		case "army", "navy", "marine", "marines", "force", "corps", "guard", "armed", "forces", "combat", "military":
			return false // "US Navy submarine veteran"
		}
	}
	if people, _ := lex.demonyms.longest(&r.text, i-1, i, false); people != nil ||
		lex.asking[string(before)] == stopword {
		return false
	}
	switch string(before) {
	case "proud", "disabled", "retired", "wounded", "decorated", "honorable", "homeless", "female", "woman", "black",
		"gay", "trans", "lesbian", "vegan", "christian", "us", "usa", "iraq", "afghanistan", "vietnam", "war", "gulf",
		"falklands", "combat", "army", "navy", "marine", "marines", "corps", "force", "guard", "forces", "infantry",
		"airborne", "m", "old", "young", "peacekeeping", "cold", "korea", "service", "era", "military",
		"conservative", "patriotic", "armed", "british", "american", "canadian", "australian":
		return false
	}
	return true
}

// isTradeLetters tells whether letters before a veteran are those of a league, a game or a trade: "NBA veteran".
func isTradeLetters(s string) bool {
	switch s {
	case "nba", "nfl", "nhl", "mlb", "mls", "wnba", "ufc", "wwe", "ncaa", "ipl", "epl", "f1", "cod", "lol", "csgo", "wow",
		"mmo", "pc", "it", "pr", "hr", "tv", "ai", "ad", "ads", "seo", "crm", "erp", "sap", "bbc", "cnn", "nyt", "npr",
		"nhs", "vc", "ngo", "fmcg", "saas", "b2b", "cpg", "edm", "dj", "npo", "msm", "gop", "snl", "espn", "cbs", "nbc":
		return true
	}
	return false
}

// isTopicTag tells whether token i is a tag by which people find a topic, though the word in it is a role's, too:
// "Art director. #gamedev".
func (r *reading) isTopicTag(i int) bool {
	if r.tokens[i].kind != tag {
		return false
	}
	switch string(r.bytes(i)) {
	case "pm", "gamedev", "gamedevs", "indiedev", "indiegamedev", "webdev", "androiddev", "iosdev", "devops", "infosec":
		return true
	}
	return false
}

// isBareCritic tells whether tokens [at, end) are a critic of who knows what, and for nobody: "Pundit. Critic." A
// critic of something is another role.
func (r *reading) isBareCritic(at, end, limit int) bool {
	if end-at != 1 || string(r.bytes(at)) != "critic" {
		return false
	}
	for i := end; i < limit && !r.tokens[i].breaks; i++ {
		if r.tokens[i].kind == handle || r.behindAt(i) {
			return false
		}
		switch string(r.bytes(i)) {
		case "at", "for", "with":
			return false
		}
	}
	return end >= limit || r.textBetween(end-1) != ", " || r.tokens[end].kind != handle && !startsUpper(r.said(end))
}

// isFundsPartner tells whether "GP", which for a doctor is a general practitioner, stands in a bio about funds.
func (r *reading) isFundsPartner(lex *lexicon, m *mention) bool {
	end := int(m.end)
	if m.id != lex.known.doctor || string(r.bytes(int(m.at))) != "gp" {
		return false
	}
	if end+1 < r.start[locationField] && string(r.bytes(end)) == "of" && startsUpper(r.said(end+1)) {
		return true // "GP of Oak Lane", where a doctor is one "at" or "in"
	}
	return lex.saysFund(r, r.start[bioField], r.start[locationField])
}

// isHiringSubject tells whether "hiring" at token i is a subject rather than what somebody does: "making hiring fair".
func (r *reading) isHiringSubject(i int) bool {
	if string(r.bytes(i)) != "hiring" || r.tokens[i].breaks {
		return false
	}
	switch string(r.bytes(i - 1)) {
	case "make", "makes", "making", "about", "fix", "fixing", "improve", "improving", "better", "of", "on", "tech",
		"technical", "the", "inclusive", "fair":
		return true
	}
	return false
}

// standsUp tells whether tokens [at, end), words for a comedian, are what anybody does: "stand up for democracy", "fall
// seven times, stand up eight".
func (r *reading) standsUp(at, end, limit int) bool {
	if end-at != 2 || string(r.bytes(at)) != "stand" || r.textBetween(at) != " " || end >= limit || r.tokens[end].breaks ||
		r.tokens[end].kind != word {
		return false
	}
	and := string(r.bytes(end)) == "and"
	return !r.roleBeginsAt(end) && !(and && end+1 < limit && r.roleBeginsAt(end+1)) && !isStage(string(r.bytes(end))) &&
		string(r.bytes(end)) != "in" && string(r.bytes(end)) != "at"
}

// isPhysician tells whether "MD" at token i is a degree of medicine rather than a state or who manages a firm: it heads
// the bio or a part of it, and the bio speaks of medicine or of another degree.
func (r *reading) isPhysician(i int) bool {
	f := r.fieldOf(i)
	if f != bioField || r.said(i) != "MD" {
		return false
	}
	if i > r.start[f] && !strings.ContainsAny(r.textBetween(i-1), "|•·\n.;:") && !isMedicalDegree(string(r.bytes(i-1))) {
		return false
	}
	next := i + 1
	if next < r.start[f+1] {
		switch said := string(r.bytes(next)); {
		case r.tokens[next].kind == handle || said == "at" || said == "of" || said == "for" || r.behindAt(next):
			return false
		case isMedicalDegree(said):
			return true
		}
	}
	for j := r.start[f]; j < r.start[f+1]; j++ {
		if isMedical(string(r.bytes(j))) {
			return true
		}
	}
	return false
}

// isMedicalDegree tells whether letters are those of a degree or of a body that physicians belong to.
func isMedicalDegree(s string) bool {
	switch s {
	case "phd", "msc", "mph", "mba", "ms", "ma", "mhs", "msce", "facp", "facs", "faap", "facc", "fasn", "mbbs", "dphil",
		"mpp", "jd", "mmsc", "mscr":
		return true
	}
	return false
}

// isMedical tells whether a word is one of hospitals and those who work there.
func isMedical(s string) bool {
	switch s {
	case "resident", "fellow", "residency", "fellowship", "icu", "er", "gp", "medical", "medicine", "hospital", "clinic",
		"clinical", "patients", "patient", "surgery", "physician":
		return true
	}
	for _, stem := range [...]string{"neuro", "cardio", "oncolog", "pediatr", "paediatr", "radiolog", "patholog", "surg",
		"microbiolog", "immunolog", "epidemiolog", "anesth", "anaesth", "dermatol", "psychiatr", "urolog", "gynec", "gynaec",
		"orthop", "hematol", "haematol", "nephrol", "rheumat", "gastro", "pulmon", "internist", "endocrin"} {
		if strings.HasPrefix(s, stem) {
			return true
		}
	}
	return false
}
