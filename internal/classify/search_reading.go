package classify

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// Reading tells how a search is read, labels and description together.
func (c *Classifier) Reading(d syncrun.Definition) syncrun.SearchReading {
	q := c.Compile(d)
	read := syncrun.SearchReading{Roles: []string{}, Fields: []string{}, Places: []string{}, Employers: []string{},
		FormerEmployers: []string{}, Statuses: []string{}, Companies: []string{}, Genders: []syncrun.Gender{},
		Words: []string{}, Exclusions: []string{}, Unread: []string{}, Ignored: append([]string{}, q.praise...)}
	for _, groups := range [...][]group{q.labels, q.description} {
		for i := range groups {
			c.lex().readGroup(&read, &groups[i])
		}
	}
	for i := range q.excluded {
		read.Exclusions = append(read.Exclusions, c.lex().shown(&q.excluded[i])...)
	}
	return read
}

// readGroup adds what a group looks for to the list of its kind, unless a label or the description has said so before.
func (lex *lexicon) readGroup(read *syncrun.SearchReading, g *group) {
	to := &read.Words
	switch g.reasonKind(lex) {
	case syncrun.ReasonRole:
		to = &read.Roles
	case syncrun.ReasonField:
		to = &read.Fields
	case syncrun.ReasonPlace:
		to = &read.Places
	case syncrun.ReasonStatus:
		to = &read.Statuses
	case syncrun.ReasonCompany:
		to = &read.Companies
	case syncrun.ReasonUnread:
		to = &read.Unread
	case syncrun.ReasonGender:
		read.Genders = append(read.Genders, g.gender)
		return
	case syncrun.ReasonEmployer:
		to = &read.Employers
		if g.past {
			to = &read.FormerEmployers
		}
	}
	for _, o := range g.options {
		if o.with != nil {
			read.Words = append(read.Words, strings.Trim(o.with.asked, `"`))
		}
	}
	for _, wanted := range lex.shown(g) {
		if !slices.Contains(*to, wanted) {
			*to = append(*to, wanted)
		}
	}
}

// shown are the things of a group as a reader sees them.
func (lex *lexicon) shown(g *group) []string {
	var all []string
	for _, o := range g.options {
		value := lex.labels.labels[o.id].value
		switch {
		case g.kind == employerGroup:
		case o.want == former:
			value = "former " + value
		case o.want == aspiring || o.want == learning:
			value = "aspiring " + value
		}
		all = append(all, value)
	}
	if g.kind == employerGroup {
		return append(all, g.names...)
	}
	if len(all) > 0 {
		return all
	}
	return []string{strings.ReplaceAll(g.asked, `"`, "")}
}
