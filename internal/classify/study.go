package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// Years from which on whoever ends school is taken for a student. A profile tells no date, and verdicts depend on none.
const (
	firstGraduation = "26"
	lastGraduation  = "33"
)

// noteStudies adds students whom a university and a year of graduation tell ("CS @ MIT '27"), or a year of study
// ("junior at Yale").
func (r *reading) noteStudies(lex *lexicon, i, at, end, limit int) {
	if r.rolesIn(lex, at, end) {
		return
	}
	switch string(r.bytes(at)) {
	case "freshman", "sophomore", "junior", "senior", "rising", "undergrad", "studying":
		if at+1 < end && at+3 > i && (at+1 == i || r.employerFollows(at+1, limit)) {
			r.addRole(lex, "student", at, at+1)
			return
		}
	}
	for j := at; j < r.listEnd(end, limit); j++ {
		if r.isGraduation(j) {
			r.addRole(lex, "student", at, at+1)
			return
		}
	}
}

// isGraduation tells whether token i is a year of graduation that may be yet to come: "'27".
func (r *reading) isGraduation(i int) bool {
	said := r.said(i)
	if len(said) != 2 || said < firstGraduation || said > lastGraduation {
		return false
	}
	before := r.sources[r.fieldOf(i)][:r.tokens[i].begin]
	return strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’") || strings.HasSuffix(before, "‘")
}

// noteByline adds a journalist where a clause that names a newsroom begins with a word for what is printed: "Bylines in
// The Atlantic", "words: @guardian".
func (r *reading) noteByline(lex *lexicon, at int) {
	head := at
	if at > r.start[r.fieldOf(at)] && strings.HasPrefix(r.textBetween(at-1), ":") {
		head = at - 1
	}
	switch string(r.bytes(head)) {
	case "byline", "bylines", "words", "clips", "bylined":
		r.addRole(lex, "journalist", head, head+1)
	}
}

// isLawPartner tells whether the clause [at, end) says that somebody is a partner or an associate of a law firm.
func (r *reading) isLawPartner(at, end int) bool {
	if !r.isPartner(at, end) {
		return false
	}
	for i := at + 1; i < end; i++ {
		switch string(r.bytes(i)) {
		case "biglaw", "llp":
			return true
		case "law":
			if i+1 < end && strings.HasPrefix(string(r.bytes(i+1)), "firm") {
				return true
			}
		}
	}
	return false
}

// noteHeads adds what a clause tells of whom an executive director directs and what an owner owns: "Executive Director
// of the Owl Alliance", "Owner/Operator: Owl Restaurant".
func (r *reading) noteHeads(lex *lexicon, m mention, limit int) {
	role := "restaurateur"
	if m.id == lex.known.executive {
		if role = "nonprofit leader"; m.end-m.at < 2 ||
			string(r.bytes(int(m.end)-1)) != "director" || string(r.bytes(int(m.end)-2)) != "executive" {
			return
		}
	}
	end := r.clauseEnd(int(m.end)-1, limit)
	if next := r.textBetween(end - 1); end < limit && (next == ", " || next == ": ") {
		end = r.clauseEnd(end, limit)
	}
	for i := int(m.end); i < min(end, int(m.end)+headReach); i++ {
		last := i+1 >= end || r.tokens[i+1].breaks || !startsUpper(r.said(i)) || string(r.bytes(i+1)) == "for" ||
			string(r.bytes(i+1)) == "of" || r.tokens[i+1].kind == handle
		if said := string(r.bytes(i)); role == "restaurateur" && last && isEatery(said) ||
			role != "restaurateur" && isCause(said) {
			r.mentions = append(r.mentions, mention{meaning: m.meaning, at: m.at, end: m.end, id: lex.role(role)})
			return
		}
	}
}

// headReach is among how many words behind an owner or a director their place is looked for.
const headReach = 9

func isEatery(s string) bool {
	switch s {
	case "restaurant", "restaurants", "bistro", "pizzeria", "trattoria", "taqueria", "steakhouse", "diner", "brasserie",
		"gastropub", "cafe":
		return true
	}
	return false
}

// isCause tells whether a word names what nobody makes money from.
func isCause(s string) bool {
	switch s {
	case "foundation", "alliance", "nonprofit", "charity", "ngo", "coalition", "trust", "society", "federation", "fund",
		"initiative", "advocacy", "ministry", "museum", "shelter", "humanitarian", "profit", "501c3", "philanthropy",
		"association", "campaign", "refuge", "conservancy", "council":
		return true
	}
	return false
}

func (lex *lexicon) role(name string) labelID {
	id, _ := lex.label(syncrun.LabelJobRole, name)
	return id
}

// isScholar tells whether a role of the profile is one of research.
func (r *reading) isScholar(lex *lexicon) bool {
	for i := range r.mentions {
		if m := &r.mentions[i]; lex.labels.labels[m.id].kind == syncrun.LabelJobRole &&
			lex.labels.labels[m.id].covers.has(lex.known.researcher) {
			return true
		}
	}
	return false
}

func isDegree(s string) bool {
	switch s {
	case "msc", "bsc", "ba", "ma", "phd", "mba", "bs", "ms", "meng", "beng", "mres", "mphil":
		return true
	}
	return false
}
