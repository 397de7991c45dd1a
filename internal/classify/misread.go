package classify

import (
	"strings"

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
		}
		return false
	}
	switch {
	case strings.HasSuffix(said, "army"):
		return end-at == 1 && r.isFanArmy(at)
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
func (r *reading) isFanArmy(i int) bool {
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
