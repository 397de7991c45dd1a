package classify

import (
	"strings"
	"unicode/utf8"

	"goodones/internal/syncrun"
)

// isMisread tells whether a label is none though its word is that of one, by what stands beside it or in the profile:
// fans that call themselves an army, "everywhere I go", "Grammy nominated credits".
func (r *reading) isMisread(lex *lexicon, m *mention) bool {
	at, end := int(m.at), int(m.end)
	if end-at > 2 {
		return false
	}
	said, label := string(r.bytes(at)), &lex.labels.labels[m.id]
	if label.kind == syncrun.LabelJobRole {
		switch {
		case said == "qc" || said == "qa":
			return r.isQualityControl(at)
		case said == "maestro":
			return end-at == 1 && !r.tokens[at].breaks && !r.tokens[at].and && !leadsMaestro(string(r.bytes(at-1)))
		case said == "team":
			return end-at == 2 && string(r.bytes(at+1)) == "lead" && !r.saysEngineering(lex)
		case said == "director" && label.value == "filmmaker":
			return !r.tokens[at].breaks && !r.tokens[at].and && directsOther(string(r.bytes(at-1)))
		case label.value == "chef" && said == "cook", label.value == "baker" && (end == at+1 || bakesSome(said)):
			return r.cooksAtHome(at, end)
		case said == "ada":
			return end-at == 1 && r.said(at) != "ADA" // a first name, where "ADA" is an attorney
		case said == "md" && end-at == 1:
			return !r.isPhysician(at)
		case said == "doctor" && end-at == 1:
			return end+1 < r.start[r.fieldOf(at)+1] && string(r.bytes(end)) == "of" && string(r.bytes(end+1)) == "philosophy"
		case said == "pilot" && end-at == 1:
			return r.isTrial(end)
		case said == "counsellor" || said == "counselor":
			return r.isOfEmbassy()
		case said == "gartner":
			return strings.EqualFold(r.said(at), said) // a firm, where a "Gärtner" gardens
		}
		return false
	}
	if label.value == "mother" || label.value == "father" {
		return end-at == 1 && r.isOthersParent(at, end)
	}
	switch {
	case said == "sahm":
		return r.said(at) == "Sahm" // a family name
	case strings.HasSuffix(said, "army"):
		return end-at == 1 && r.isFanArmy(lex, at)
	case end-at == 1 && end < r.start[r.fieldOf(at)+1] && !r.tokens[end].breaks && isNameOfTool(said):
		return startsUpper(r.said(end)) && namesFirm(string(r.bytes(end)))
	case label.value == "open to work":
		return r.seeksOther(lex, at, end)
	case said == "go":
		return end-at == 1 && !r.tokens[at].breaks && goes(string(r.bytes(at-1)))
	case said == "qa":
		return r.isQualityControl(at)
	case said == "credits":
		return end-at == 1
	}
	return false
}

// isFanArmy tells whether an army at token i is that of a band: its name or its heart stands in the profile, or it is
// written in capitals and nothing in the profile is a soldier's.
func (r *reading) isFanArmy(lex *lexicon, i int) bool {
	if r.tokens[i].kind == word && !r.tokens[i].breaks && !r.tokens[i].and && r.isNamedArmy(lex, i) {
		return true
	}
	for f := nameField; f <= bioField; f++ {
		if strings.Contains(r.sources[f], "💜") {
			return true
		}
	}
	shouted, serves := r.said(i) == "ARMY" || r.said(i) == "#ARMY", false
	for j := 0; j < r.start[locationField]; j++ {
		s := string(r.bytes(j))
		if strings.HasPrefix(s, "bts") || strings.HasPrefix(s, "#bts") {
			return true
		}
		switch s {
		case "kpop", "bangtan", "ot7", "borahae", "jungkook", "jimin", "taehyung", "namjoon", "yoongi", "hoseok", "seokjin",
			"txt", "blackpink", "blink", "stan", "stans", "fan", "fans", "fandom", "jikook", "taekook", "hobi", "hybe",
			"7", "방탄소년단", "아미":
			return true
		}
		serves = serves || isOfService(s)
	}
	return shouted && !serves
}

// isNamedArmy tells whether the word before an army says whose it is, and no country's: "Beyhive army", "Drake army".
func (r *reading) isNamedArmy(lex *lexicon, i int) bool {
	before := string(r.bytes(i - 1))
	if r.tokens[i-1].kind == handle || len(before) < 3 || isOfService(before) || lex.asking[before] != plain ||
		r.meanings[i-1].turns || r.meanings[i].mood == former || r.roleEndsAt(i) {
		return false
	}
	switch before {
	case "proud", "active", "regular", "territorial", "national", "red", "swiss", "former", "ex", "join", "joined",
		"royal", "peoples", "continental", "field", "confederate", "north", "south", "korean", "church", "old", "big", "love",
		"loves", "duty", "support", "current", "veteran", "vet", "army", "navy", "armed", "disabled", "years", "yrs", "year":
		return false
	}
	if people, _ := lex.demonyms.longest(&r.text, i-1, i, false); people != nil {
		return false
	}
	place, _ := lex.places.longest(&r.text, i-1, i, false)
	if place != nil || lex.towns[before] != nil {
		return false
	}
	for j := r.start[bioField]; j < r.start[locationField]; j++ {
		if s := string(r.bytes(j)); j != i && isOfService(s) && s != "major" && s != "us" && s != "general" &&
			s != "service" {
			return false
		}
	}
	return true
}

// isOfService tells whether a word is one of soldiers and their families.
func isOfService(s string) bool {
	switch s {
	case "us", "usa", "u", "british", "indian", "nigerian", "canadian", "american", "australian", "irish", "pakistan",
		"pak", "guard", "reserve", "reserves", "officer", "soldier", "soldiers", "sergeant", "sgt", "captain", "capt",
		"major", "maj", "colonel", "col", "lt", "general", "ssg", "sfc", "nco", "infantry", "airborne", "ranger", "rangers",
		"medic", "combat", "navy", "marine", "marines", "usmc", "usaf", "force", "forces", "military", "retired", "ret",
		"served", "serving", "service", "wife", "spouse", "brat", "cadet", "iraq", "afghanistan", "vietnam", "oif", "oef",
		"war", "patriot", "maga", "aspirant", "salvation", "deployed", "rotc", "base":
		return true
	}
	return strings.HasPrefix(s, "vet") || strings.HasPrefix(s, "#vet")
}

// isQualityControl tells whether the two letters at token i are half of "QA/QC", which is no lawyer and no program.
func (r *reading) isQualityControl(i int) bool {
	f := r.fieldOf(i)
	other := "qa"
	if string(r.bytes(i)) == "qa" {
		other = "qc"
	}
	return i > r.start[f] && string(r.bytes(i-1)) == other || i+1 < r.start[f+1] && string(r.bytes(i+1)) == other
}

// leadsMaestro tells whether a word stands before who teaches in Spanish, rather than before a master of something.
func leadsMaestro(s string) bool {
	switch s {
	case "soy", "un", "orgulloso", "como", "ser", "y", "ex", "fui", "de", "gran", "buen":
		return true
	}
	return false
}

// goes tells whether a word before "go" makes it a verb.
func goes(s string) bool {
	switch s {
	case "i", "we", "you", "they", "to", "let", "lets", "ll", "never", "always", "will", "can", "must", "gotta", "on":
		return true
	}
	return false
}

// saysEngineering tells whether a profile speaks of engineering, without which a team lead may lead any team.
func (r *reading) saysEngineering(lex *lexicon) bool {
	for i := range r.mentions {
		covers := &lex.labels.labels[r.mentions[i].id].covers
		if r.mentions[i].id != lex.labels.named[syncrun.LabelJobRole]["team lead"] &&
			(covers.has(lex.known.programming) || covers.has(lex.known.technology) || covers.has(lex.known.engineer) ||
				covers.has(lex.known.techCompany)) {
			return true
		}
	}
	for i := 0; i < r.start[locationField]; i++ {
		s := string(r.bytes(i))
		for _, head := range [...]string{"engineer", "softw", "develop", "dev", "tech", "cod", "program", "agile"} {
			if strings.HasPrefix(s, head) {
				return true
			}
		}
	}
	return false
}

// directsOther tells whether a word before a director says that it is not films that are directed.
func directsOther(s string) bool {
	switch s {
	case "creative", "art", "managing", "executive", "music", "musical", "sales", "marketing", "design", "program",
		"programme", "digital", "brand", "content", "communications", "editorial", "associate", "operations":
		return true
	}
	return false
}

// cooksAtHome tells whether the cook or baker at tokens [at, end) is one among other things that somebody is or likes:
// "Runner, cook, father of two". Who begins with it, says where, or speaks of food in other words, may earn by it.
func (r *reading) cooksAtHome(at, end int) bool {
	first, limit := r.start[bioField], r.start[locationField]
	if at < first || at >= limit {
		return false
	}
	if at == first || at == first+1 && !r.tokens[at].breaks && string(r.bytes(first)) != "i" {
		return r.tokens[at].kind == tag
	}
	if before := string(r.bytes(at - 1)); !r.tokens[at].breaks && (before == "a" || before == "as") {
		return false
	}
	if end < limit && !r.tokens[end].breaks {
		switch string(r.bytes(end)) {
		case "at", "for", "in", "with":
			return false
		}
		if r.behindAt(end) || r.tokens[end].kind == handle {
			return false
		}
	}
	for i := first; i < limit; i++ {
		switch string(r.bytes(i)) {
		case "chef", "restaurant", "restaurants", "kitchen", "catering", "caterer", "culinary", "recipes", "recipe",
			"cookbook", "bakery", "pastry", "cafe", "bistro", "restaurateur", "pastries", "menu", "butcher", "barista":
			return false
		}
	}
	return true
}

// bakesSome tells whether a word before "baker" is for what people bake at home, too.
func bakesSome(s string) bool {
	return s == "home" || s == "bread" || s == "cake" || s == "sourdough"
}

// isOthersParent tells whether the parent at tokens [at, end) is not whom the profile is about: "#lovemymom", "mother
// and child health", "mother tongue".
func (r *reading) isOthersParent(at, end int) bool {
	if r.tokens[at].kind == tag {
		said := strings.ToLower(r.said(at))
		for _, head := range [...]string{"#love", "#miss", "#thank", "#dear", "#happy", "#rip", "#my"} {
			if strings.HasPrefix(said, head) && !strings.Contains(said, "being") {
				return true
			}
		}
		return false
	}
	if end >= r.start[r.fieldOf(at)+1] || r.tokens[end].breaks || r.tokens[end].and {
		return false
	}
	switch string(r.bytes(end)) {
	case "health", "care", "tongue", "earth", "nature", "language", "figure", "land", "ship", "india", "russia", "teresa":
		return true
	}
	return false
}

// isDisclaimer tells whether the word at token i is that of "opinions are my own".
func (r *reading) isDisclaimer(i int) bool {
	if string(r.bytes(i)) != "own" {
		return false
	}
	for j := r.clauseStart(i); j < i; j++ {
		switch string(r.bytes(j)) {
		case "opinions", "opinion", "views", "view", "tweets", "tweet", "thoughts", "posts", "comments", "retweets", "rts",
			"takes", "ramblings", "words":
			return true
		}
	}
	return false
}

// isFlag tells whether token i is a flag, which says nothing of what stands beside it.
func (r *reading) isFlag(i int) bool {
	first, _ := utf8.DecodeRuneInString(r.said(i))
	return isFlagPart(first)
}

// isNameOfTool tells whether a word for a tool of programmers is an everyday word or name, too.
func isNameOfTool(s string) bool {
	switch s {
	case "azure", "python", "spark", "swift", "rust", "ruby", "unity", "spring", "flask", "sketch", "express", "oracle",
		"java", "angular", "apache", "elastic", "julia", "crystal", "dart", "scala", "node", "prisma", "ember", "phoenix":
		return true
	}
	return false
}

// namesFirm tells whether a word behind a name makes it that of a firm which programs nothing: "Azure Media".
func namesFirm(s string) bool {
	switch s {
	case "media", "pictures", "studio", "studios", "films", "film", "records", "music", "entertainment", "productions",
		"publishing", "holdings", "capital", "ventures", "foundation", "magazine", "properties", "realty", "homes", "cafe",
		"restaurant", "hotel", "hotels", "spa", "salon", "boutique", "beauty", "fashion", "events", "travel", "tours",
		"communications", "theatre", "theater", "dance", "arts", "gallery", "books", "press", "partners", "group", "pr":
		return true
	}
	return false
}

// seeksOther tells whether who is "currently looking" at tokens [at, end) looks for something else than work, and
// whether "unemployed" is said of others: "currently looking for superfans", "rights of the unemployed".
func (r *reading) seeksOther(lex *lexicon, at, end int) bool {
	limit := r.start[r.fieldOf(at)+1]
	switch string(r.bytes(end - 1)) {
	case "unemployed":
		if r.tokens[at].breaks {
			return false
		}
		switch string(r.bytes(at - 1)) {
		case "the", "all", "for", "helping", "of", "help", "other", "these", "many", "and":
			return end-at == 1
		}
		return false
	case "looking":
	default:
		return false
	}
	if end >= limit || r.tokens[end].breaks || string(r.bytes(end)) != "for" {
		return false
	}
	for i := end + 1; i < min(end+8, limit) && !r.tokens[i].breaks; i++ {
		switch string(r.bytes(i)) {
		case "job", "jobs", "role", "roles", "work", "position", "positions", "opportunity", "opportunities", "internship",
			"internships", "employment", "gig", "gigs", "full", "part", "remote", "contract", "contracts", "freelance",
			"projects", "placement", "placements", "career", "challenge", "challenges", "next", "company", "team", "hire":
			return false
		}
		if r.roleBeginsAt(i) {
			return false
		}
	}
	return true
}

// isTrial tells whether the tokens from i on make a pilot before them a trial: "Pilot #Telehealth project".
func (r *reading) isTrial(i int) bool {
	for j := i; j < min(i+4, r.start[r.fieldOf(i-1)+1]) && !r.tokens[j].breaks; j++ {
		switch string(r.bytes(j)) {
		case "project", "programme", "program", "scheme", "study", "phase", "test", "trial", "episode", "season":
			return true
		}
	}
	return false
}

// isOfEmbassy tells whether the profile of a counsellor speaks of an embassy.
func (r *reading) isOfEmbassy() bool {
	for j := r.start[bioField]; j < r.start[locationField]; j++ {
		if s := string(r.bytes(j)); s == "embassy" || s == "consulate" || s == "mfa" || s == "diplomat" || s == "ambassador" {
			return true
		}
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
