package classify

import (
	"strings"

	"goodones/internal/syncrun"
)

// shareLists gives what turns the head of a list to all of it:
//
//	"Ex-CTO/Co-Founder"                 roles with nothing but a slash, or a comma without a space, between them
//	"ex Google, Facebook and Amazon"    employers
//	"Wannabe poet, painter and singer"  roles and nothing else, with "and" or "or" before the last
//	"Aspiring engineer and designer"    two of them, of what somebody is not yet
func (r *reading) shareLists(lex *lexicon, from int) {
	for i := from; i < len(r.mentions); i++ {
		head := &r.mentions[i]
		if head.mood == affirmed && !r.asked && lex.labels.labels[head.id].kind == employerLabel {
			if meant, is := r.formerList(int(head.at)); is {
				head.meaning = meant
			}
		}
		if head.inside || head.mood == affirmed || head.mood == audience || int(head.by) >= int(head.at) {
			continue
		}
		kind := lex.labels.labels[head.id].kind
		for j := i + 1; j < len(r.mentions) && kind == employerLabel; j++ {
			next := &r.mentions[j]
			if lex.labels.labels[next.id].kind != kind || !r.listed(int(head.end), int(next.at)) {
				break
			}
			next.meaning, head = head.meaning, next
		}
		if kind == syncrun.LabelJobRole {
			r.shareRoles(lex, i)
		}
	}
}

// formerList tells whether the employer at token at goes on with a list of former ones that no list has, and how they
// are meant: "formerly Acme, Stripe", "previously @acme, @stripe".
func (r *reading) formerList(at int) (meaning, bool) {
	first := r.start[r.fieldOf(at)]
	for j := at; j > first && j > at-4; j-- {
		if j-2 >= first && r.tokens[j].kind == handle && r.tokens[j-2].kind == handle && r.listed(j-1, j) {
			j-- // "alumnus of @acme and @google"
		} else if !r.listed(j, j) {
			break
		}
		named := r.tokens[j-1].kind == handle || startsUpper(r.said(j-1))
		if !named || r.roleEndsAt(j) {
			break
		}
		if meant := r.meanings[j-1]; meant.mood == former && int(meant.by) < j-1 {
			return meant, true
		}
	}
	return meaning{}, false
}

// shareRoles follows the list of roles that begins with mention i.
func (r *reading) shareRoles(lex *lexicon, i int) {
	meant, last, ended := r.mentions[i].meaning, i, i
	for j := i + 1; j < len(r.mentions); j++ {
		next := &r.mentions[j]
		if next.inside || next.at == r.mentions[last].at {
			continue
		}
		if lex.labels.labels[next.id].kind != syncrun.LabelJobRole || !r.listed(int(r.mentions[last].end), int(next.at)) {
			break
		}
		gap := r.source(int(r.mentions[last].end)-1, int(next.at))
		if gap == "/" || gap == "," || strings.Trim(gap, " ,") != "" && (last > i || meant.mood == aspiring && !r.asked) {
			ended = j
		}
		last = j
	}
	for j := i + 1; j <= ended; j++ {
		if m := &r.mentions[j]; m.mood == affirmed {
			m.meaning = meant
		}
	}
}

// listed tells whether nothing but a comma, a slash or a word for "and" stands between tokens end-1 and at.
func (r *reading) listed(end, at int) bool {
	switch at - end {
	case 0:
		return isListSign(strings.TrimSpace(r.source(end-1, at)))
	case 1:
		switch string(r.bytes(end)) {
		case "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "ve", "veya":
			return true
		}
	}
	return false
}

func isListSign(s string) bool {
	switch s {
	case ",", "/", "&", "+", ", &":
		return true
	default:
		return false
	}
}

// source is what stands between token i and token j, without either.
func (r *reading) source(i, j int) string {
	f := r.fieldOf(i)
	if r.fieldOf(j) != f {
		return "\n"
	}
	return r.sources[f][r.tokens[i].end:r.tokens[j].begin]
}
