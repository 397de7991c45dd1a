package main

import (
	"slices"
	"strings"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
)

// judge asks the classifier.
type judge struct {
	classifier *classify.Classifier
	close      map[string][]string
	queries    map[string]*classify.Query
}

func newJudge(c *classify.Classifier) (*judge, error) {
	near, err := readClose()
	return &judge{classifier: c, close: near, queries: map[string]*classify.Query{}}, err
}

func (j *judge) query(search string) *classify.Query {
	if j.queries[search] == nil {
		j.queries[search] = j.classifier.Compile(syncrun.Definition{Description: search})
	}
	return j.queries[search]
}

func (j *judge) verdict(p *syncrun.Profile, search string) syncrun.Verdict {
	v := j.query(search).Judge(syncrun.Subject{Profile: *p, FactsHash: j.classifier.Hash(p)})
	if v.Fault != "" {
		panic(v.Fault) // nothing that is measured counts beside it
	}
	return v
}

func (j *judge) full(p *syncrun.Profile, search string) bool {
	return j.verdict(p, search).Confidence == syncrun.ConfidenceFull
}

// profiles measures all that is wanted of labelled profiles.
func (j *judge) profiles(s *sheet, people []labelled) {
	asked := rolesOf(people)
	for i := range people {
		p := &people[i]
		subject := p.text.Profile(int64(i + 1))
		facts := j.classifier.Facts(&subject)
		right := j.bot(s, p, facts)
		right = j.organisation(s, p, facts) && right
		right = j.gender(s, p, facts) && right
		right = j.roles(s, p, &subject, asked) && right
		right = j.searches(s, p, &subject) && right
		s.kind(p, right)
	}
}

// rolesOf are all roles that anybody has: those that everybody is asked about.
func rolesOf(people []labelled) []string {
	var all []string
	for _, p := range people {
		if p.Want.Roles != nil {
			all = append(all, *p.Want.Roles...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

const humansSpared = "humans not called bots"

func (j *judge) bot(s *sheet, p *labelled, facts classify.Facts) bool {
	if p.Want.Bot == nil {
		return true
	}
	s.tally("bots").add(*p.Want.Bot, facts.Bot)
	switch {
	case *p.Want.Bot && strings.HasPrefix(p.Kind, "bot"):
		s.tally(p.Kind).add(true, facts.Bot)
	case !*p.Want.Bot:
		s.share(humansSpared).add(!facts.Bot)
	}
	if facts.Bot != *p.Want.Bot {
		s.mistake("%s: bot %t: %s", p.Kind, facts.Bot, p.line())
	}
	return facts.Bot == *p.Want.Bot
}

func (j *judge) organisation(s *sheet, p *labelled, facts classify.Facts) bool {
	wanted := p.Want.Organisation
	if wanted == nil {
		return true
	}
	s.tally("organisations").add(*wanted, facts.Organisation)
	if facts.Organisation != *wanted {
		s.mistake("%s: organisation %t: %s", p.Kind, facts.Organisation, p.line())
	}
	return facts.Organisation == *wanted
}

func (j *judge) gender(s *sheet, p *labelled, facts classify.Facts) bool {
	if p.Want.Gender == "" {
		return true
	}
	s.genders[[2]string{string(p.Want.Gender), string(facts.Gender)}]++
	right := facts.Gender == p.Want.Gender
	if !right {
		s.mistake("%s: gender %s, not %s: %s", p.Kind, facts.Gender, p.Want.Gender, p.line())
	}
	named := strings.HasPrefix(p.Kind, "name-")
	switch {
	case !named && p.Near:
		s.share("gender " + p.Kind + ": near misses left alone").add(right)
	case !named:
		s.share("gender " + p.Kind + ": right").add(right)
	case p.Want.Gender == syncrun.GenderUnknown:
		s.share("gender " + p.Kind + ": near misses left alone").add(right)
	default:
		decided := facts.Gender != syncrun.GenderUnknown
		s.share("gender " + p.Kind + ": decided").add(decided)
		if decided {
			s.share("gender " + p.Kind + ": right when decided").add(right)
		}
	}
	return right
}

// roles asks somebody for each role. Roles close to one that they have count neither way.
func (j *judge) roles(s *sheet, p *labelled, subject *syncrun.Profile, asked []string) bool {
	if p.Want.Roles == nil {
		return true
	}
	allowed := slices.Clone(p.Want.Arguable)
	for _, role := range *p.Want.Roles {
		allowed = append(allowed, j.close[role]...)
	}
	counted := &tally{} // near misses are counted apart: a crowd holds few of them
	if !p.Near || p.Kind != roleKind {
		counted = s.tally(roleFigure(p))
	}
	allRight, left := true, true
	for _, role := range asked {
		has := slices.Contains(*p.Want.Roles, role)
		if !has && slices.Contains(allowed, role) {
			continue
		}
		found := j.full(subject, role)
		counted.add(has, found)
		if found != has {
			allRight, left = false, left && !found
			s.mistake("%s: %s %t: %s", p.Kind, role, found, p.line())
		}
	}
	if p.Near == (p.Kind == roleKind) {
		s.share(roleFigure(p) + ": without role left alone").add(left)
	}
	return allRight
}

const roleKind = "role"

func roleFigure(p *labelled) string {
	if p.Kind == roleKind {
		return "roles " + p.Lang
	}
	return "roles beside " + p.Kind
}

func (j *judge) searches(s *sheet, p *labelled, subject *syncrun.Profile) bool {
	allRight := true
	for _, wanted := range p.Want.Searches {
		got := j.verdict(subject, wanted.Search)
		full := got.Confidence == syncrun.ConfidenceFull
		s.tally("searches, "+p.Kind).add(wanted.Full, full)
		if full != wanted.Full {
			allRight = false
			s.mistake("%s: %q %s: %s", p.Kind, wanted.Search, got.Confidence, p.line())
		}
	}
	return allRight
}

// line shows the text of a profile on one line.
func (p *labelled) line() string {
	return strings.ReplaceAll(strings.Join([]string{p.text.Name, p.text.Bio, p.text.Location}, " ¦ "), "\n", " ⏎ ")
}
