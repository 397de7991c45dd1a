package classify

import "strings"

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
