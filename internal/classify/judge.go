package classify

import (
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// The bounds of the score of a description.
const (
	fullWords  = 0.6  // the share of its words, by weight, that a full match has
	maybeScore = 0.15 // the score from which on a description is partly met
)

// unavailable is the reason where there is no profile to judge.
const unavailable = "The profile is not available: it is known by its id alone"

// Judge decides how well somebody matches the search, as the documentation of this package says. A match has no
// outcome yet; Filter decides over it. Gender, tier and labels are those of Facts, also for bots. It never panics: a
// fault of the rules is the verdict's, and costs nobody else theirs.
func (q *Query) Judge(s syncrun.Subject) syncrun.Verdict {
	p := &s.Profile
	v := syncrun.Verdict{ClassifierVersion: Version, PersonID: p.ID, FactsHash: s.FactsHash,
		Confidence: syncrun.ConfidenceNone,
		Outcome:    syncrun.OutcomeNone, Gender: syncrun.GenderUnknown,
		FollowerCountTier: syncrun.TierOfCount(p.FollowersCount), Labels: []string{}}
	if !p.Detailed {
		v.Reasons = []string{unavailable}
		return v
	}
	q.judge(p, &v)
	return v
}

// judge writes the verdict on a profile that is known.
func (q *Query) judge(p *syncrun.Profile, v *syncrun.Verdict) {
	r := q.c.reading(p)
	defer func() {
		if fault := recover(); fault != nil {
			failed(v, faultOf(fault))
			return
		}
		q.c.release(r)
	}()
	sign := q.c.lex().gender(r)
	v.Gender, v.Labels = sign.gender, q.c.claimed(r)
	if q.c.lex().bot(r, false).points >= botThreshold {
		v.Outcome, v.Reasons = syncrun.OutcomeBot, q.c.lex().botReasons(r)
		return
	}
	if r.fault != "" {
		failed(v, r.fault)
		return
	}
	m := q.match(r, sign)
	v.Confidence = m.confidence()
	if v.Confidence != syncrun.ConfidenceNone {
		v.Outcome = ""
	}
	v.Score = m.score(v.Confidence)
	v.Reasons, v.MatchReasons = m.reasons(v.Confidence)
}

func (lex *lexicon) botReasons(r *reading) []string {
	reasons := lex.bot(r, true).reasons
	for i, reason := range reasons {
		reasons[i] = "Looks like a bot: " + reason
	}
	return reasons
}

// match is everything that a profile says about a search.
type match struct {
	lex         *lexicon
	reading     *reading
	sign        genderSign
	query       *Query
	labels      []finding
	description []finding
	excluded    []finding // only those that the profile has
}

// match finds all that the search asks for. The findings lie in the memory of the reading.
func (q *Query) match(r *reading, sign genderSign) match {
	m := match{lex: q.c.lex(), reading: r, sign: sign, query: q}
	all := r.findings[:0]
	for i := range q.labels {
		all = append(all, m.lex.find(&q.labels[i], r, sign.gender))
	}
	for i := range q.description {
		all = append(all, m.lex.find(&q.description[i], r, sign.gender))
	}
	role := m.roleAnchor(all)
	for i := range all {
		m.bindTopic(&all[i], role)
		m.relax(&all[i], all)
	}
	r.findings = all
	for i := range all {
		if all[i].level == met && all[i].group.fans {
			m.bindFans(&all[i], all)
		}
	}
	m.labels, m.description = all[:len(q.labels)], all[len(q.labels):]
	for i := range q.excluded {
		if f := m.lex.find(&q.excluded[i], r, sign.gender); f.level == met {
			m.excluded = append(m.excluded, f)
		}
	}
	return m
}

// confidence sums the findings up.
func (m *match) confidence() syncrun.Confidence {
	switch {
	case len(m.excluded) > 0 || m.denied() || m.otherKind():
		return syncrun.ConfidenceNone
	case m.query.nothingAsked():
		return syncrun.ConfidenceMaybe
	case m.full():
		return syncrun.ConfidenceFull
	case m.partly():
		return syncrun.ConfidenceMaybe
	default:
		return syncrun.ConfidenceNone
	}
}

// otherKind tells whether the account is an organisation's and the search means people.
func (m *match) otherKind() bool { return m.query.people && m.reading.isOrganisation(m.sign.gender) }

// isOrganisation tells whether the account is an organisation's. Plain signs must say so of an account that has a
// gender by pronouns or a first name.
func (r *reading) isOrganisation(gender syncrun.Gender) bool {
	signs := orgThreshold
	if gender != syncrun.GenderUnknown {
		signs += personalSigns
	}
	return r.org.points >= signs
}

// personalSigns is how many more points make an organisation of an account whose name is a person's.
const personalSigns = 2

// relax takes a role in another mood as clear where the rest of the search explains the mood: an "ex-Google engineer"
// is one of the former engineers of Google, and who is "looking for a developer role" is a developer open to work.
func (m *match) relax(f *finding, all []finding) {
	if f.group.kind == traitGroup && f.level != met {
		m.founds(f)
		m.retired(f, all)
	}
	if f.group.kind == wordGroup && f.mood == other && f.end > f.at {
		f.ofTrait(all)
	}
	if f.group.kind == roleGroup && f.level == weak && !f.near && f.mood == affirmed && m.isRetired(f, all) {
		f.level, f.score = met, 1
		return
	}
	if f.group.kind != roleGroup || f.level != weak || !f.near && f.mood != former && f.mood != aspiring {
		return
	}
	for i := range all {
		g := &all[i]
		employed := g.group.kind == employerGroup && g.group.past && g.level == met && f.mood == former &&
			g.mood == former && g.by == f.by && !f.near
		seeking := g.group.kind == traitGroup && g.level == met && (f.mood == aspiring || f.near && f.isTopic(m.lex)) &&
			g.at < f.at && f.end <= g.end
		if employed || seeking {
			f.level, f.score, f.near, f.meaning = met, 1, false, meaning{}
			return
		}
	}
}

// ofTrait meets a word that is somebody else's where the search asks for just that: "moms of twins".
func (f *finding) ofTrait(all []finding) {
	for i := range all {
		g := &all[i]
		if g.group.kind == traitGroup && g.level == met && g.at <= int(f.by) && int(f.by) < g.end {
			f.level, f.score, f.plainness, f.meaning = met, 1, g.plainness, meaning{}
			return
		}
	}
}

// impliedPlainness is how plainly somebody says what only follows from their role, and technicalPlainness where their
// profile makes it likelier.
const (
	impliedPlainness   = 0.6
	technicalPlainness = 0.75
)

// founds meets a group that asks for a startup where somebody is a founder: what they founded is one, unless they say
// that it is something else, such as an agency.
func (m *match) founds(f *finding) {
	if f.group.options[0].id != m.lex.known.startup {
		return
	}
	plain := impliedPlainness
	for i := range m.reading.mentions {
		n := &m.reading.mentions[i]
		covers := &m.lex.labels.labels[n.id].covers
		technical := covers.has(m.lex.known.technology) || covers.has(m.lex.known.programming)
		if n.mood == affirmed && technical {
			plain = technicalPlainness
		}
	}
	for i := range m.reading.mentions {
		n := &m.reading.mentions[i]
		if n.mood == affirmed && m.lex.labels.labels[n.id].covers.has(m.lex.known.founder) && !m.foundsOther(n) {
			f.level, f.score, f.plainness, f.near, f.loose, f.meaning = met, 1, plain, false, false, meaning{}
			f.at, f.end, f.id = int(n.at), int(n.end), n.id
			return
		}
	}
}

// foundsOther tells whether the clause of a founder names a kind of workplace that is no startup: "Founder of a
// charity".
func (m *match) foundsOther(founder *mention) bool {
	r := m.reading
	limit := r.start[r.fieldOf(int(founder.at))+1]
	last := r.clauseEnd(int(founder.at), limit)
	if last == int(founder.end) {
		last = r.listEnd(last, limit) // "Founder, Owl Foundation"
	}
	for i := range r.mentions {
		n := &r.mentions[i]
		if n.at < founder.end || int(n.end) > last {
			continue
		}
		l := &m.lex.labels.labels[n.id]
		firm := l.covers.has(m.lex.known.startup) || l.covers.has(m.lex.known.techCompany) || r.isFirmHandle(int(n.at))
		if l.kind == workplaceLabel && !firm {
			return true
		}
	}
	for i := int(founder.end); i < last; i++ {
		if isNoStartup(string(r.bytes(i))) || r.tokens[i].kind == handle && isNoFirmHandle(string(r.bytes(i))) {
			return true
		}
	}
	at := int(founder.at)
	return at > r.start[r.fieldOf(at)] && !r.tokens[at].breaks && !r.tokens[at].and && isNoStartup(string(r.bytes(at-1)))
}

// isNoStartup tells whether a word names what people found and what is no company that grows.
func isNoStartup(s string) bool {
	switch s {
	case "podcast", "magazine", "blog", "festival", "conference", "meetup", "newsletter", "club", "charity", "foundation",
		"church", "movement", "campaign", "band", "bakery", "restaurant", "school", "nonprofit", "ngo", "society", "party",
		"choir", "activists", "activist", "academy", "alliance", "coalition", "ministry", "ministries", "orchestra",
		"theatre", "theater", "gallery", "museum", "zine", "profit", "scholarship", "museo", "blogue", "volunteers":
		return true
	}
	return false
}

// isNoFirmHandle tells whether a handle is that of something which is no company.
func isNoFirmHandle(s string) bool {
	for _, end := range [...]string{"foundation", "conf", "fest", "club", "mag", "records", "blog", "podcast", "academy"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return strings.HasPrefix(s, "@blog")
}

// isFirmHandle tells whether token i is a handle that ends as those of companies do: "@CollegeRidesApp".
func (r *reading) isFirmHandle(i int) bool {
	if r.tokens[i].kind != handle {
		return false
	}
	said := string(r.bytes(i))
	for _, end := range [...]string{"app", "labs", "hq", "tech", "inc"} {
		if strings.HasSuffix(said, end) {
			return true
		}
	}
	return false
}

// denied tells whether the profile says the opposite of a role or gender that is asked for.
func (m *match) denied() bool {
	opposite := func(f finding) bool {
		return f.denied && (f.group.kind == roleGroup || f.group.kind == genderGroup)
	}
	return slices.ContainsFunc(m.labels, opposite) || slices.ContainsFunc(m.description, opposite)
}

// full tells whether everything that is asked for is clearly there.
func (m *match) full() bool {
	words, weight := 0.0, 0.0
	for _, f := range m.description {
		if f.group.kind == wordGroup {
			words += f.score * f.group.weight
			weight += f.group.weight
		} else if f.level != met {
			return false
		}
	}
	unclear := func(f finding) bool { return f.level != met }
	return !slices.ContainsFunc(m.labels, unclear) && words >= fullWords*weight
}

// partly tells whether enough of what is asked for is there for a maybe. Who asks for a role means it: without any sign
// of the role nothing else counts. Common words alone say nothing.
func (m *match) partly() bool {
	score, weight := 0.0, 0.0
	onlyGender, telling := len(m.labels) == 0, false
	for _, f := range m.description {
		if f.group.kind == roleGroup && f.level == missing {
			return slices.ContainsFunc(m.labels, func(l finding) bool { return l.group.kind == roleGroup && l.level != missing })
		}
		score += f.score * f.group.weight
		weight += f.group.weight
		onlyGender = onlyGender && f.group.kind == genderGroup
		telling = telling || f.score > 0 && f.group.weight > commonWeight
	}
	met := func(f finding) bool { return f.level != missing }
	return slices.ContainsFunc(m.labels, met) || telling && score >= maybeScore*weight || weight == 0 && onlyGender
}

// isTopic tells whether a skill was found, as in "looking for a web development job".
func (f *finding) isTopic(lex *lexicon) bool {
	return f.end > f.at && lex.labels.labels[f.id].kind == syncrun.LabelSkill
}

// isRetired tells whether the clause of a role says that it is over where the search asks for those of before and for
// the retired: "Emeritus Professor".
func (m *match) isRetired(f *finding, all []finding) bool {
	for i := range all {
		g := &all[i]
		if g.group.kind == traitGroup && g.level == met && g.group.asks(m.lex.known.retired) && f.end > f.at &&
			m.reading.clauses[g.at] == m.reading.clauses[f.at] && f.group.options[0].want == former {
			return true
		}
	}
	return false
}
