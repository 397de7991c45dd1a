package classify

import (
	"math"
	"slices"

	"goodones/internal/syncrun"
)

// Version is that of the dictionary and the rules. It is raised when verdicts change, so that people whom an older
// version judged are judged again by the next run of their account.
const Version = 10

// Parts of the score. Half of the range is for full matches, half for maybes.
const (
	fullFrom    = 0.5  // the least score of a full match
	metShare    = 0.7  // what the groups that are met give
	ownShare    = 0.06 // what a role gives that is claimed in the search's own words alone
	wordShare   = 0.08 // what the search's own words for its roles and fields give
	focusShare  = 0.1  // what a profile gives that speaks of little else
	echoShare   = 0.06 // what further words for the same give
	mostEchoes  = 3
	usualRoles  = 4    // claimed roles that cost nothing
	roleCost    = 0.03 // what each further one costs
	orgCost     = 0.05 // what each sign of an organisation costs
	nameCost    = 0.04 // what a role costs that only the name says
	tagCost     = 0.02 // what a role costs that only a tag says
	lateCost    = 0.05 // what a role costs for each ten words of the bio before it
	weakQuality = 0.4  // of a group that is weakly met
	scoreSteps  = 1000 // the score has three digits
)

// score is how well somebody matches, from 0 to 1, by the facts of the profile alone: which groups are met and how
// plainly, whether the profile says so more than once and little else, and what speaks against it.
func (m *match) score(c syncrun.Confidence) float64 {
	if c == syncrun.ConfidenceNone {
		return 0
	}
	sum, weight := 0.0, 0.0
	said, echoes := 0, 0
	for _, all := range [...][]finding{m.labels, m.description} {
		for i := range all {
			f := &all[i]
			w := max(f.group.weight, commonWeight)
			weight += w
			sum += w * f.quality()
			said += f.end - f.at
			echoes += m.echoes(f)
		}
	}
	q := metShare
	if weight > 0 {
		q = metShare * sum / weight
	}
	q += wordShare*m.wording() + m.place()
	words := max(m.reading.start[locationField]-m.reading.start[bioField], 1)
	q += focusShare*min(1, 3*float64(said)/float64(words)) + echoShare*float64(min(echoes, mostEchoes))/mostEchoes
	q -= roleCost*float64(min(max(0, m.roles()-usualRoles), 5)) + orgCost*float64(min(max(0, m.reading.org.points), 2))
	q = min(1, max(0, q))
	if c == syncrun.ConfidenceFull {
		return math.Round((fullFrom+(1-fullFrom)*q)*scoreSteps) / scoreSteps
	}
	return (math.Round((fullFrom-2.0/scoreSteps)*q*scoreSteps) + 1) / scoreSteps
}

// place is what the words of the role that is asked for, and where they stand, give and cost: who says "HR manager" to
// one who looks for HR managers comes before an HR specialist, and who begins with it before who ends with it.
func (m *match) place() float64 {
	r := m.reading
	for _, all := range [...][]finding{m.labels, m.description} {
		for i := range all {
			f := &all[i]
			if f.group.kind != roleGroup || f.level == missing || f.end <= f.at {
				continue
			}
			q := 0.0
			if m.inOwnWords(f) {
				q = ownShare
			}
			if r.tokens[f.at].kind == tag {
				q -= tagCost
			}
			if f.at < r.start[bioField] {
				return q - nameCost
			}
			return q - lateCost*float64(min(f.at-r.start[bioField], lastPlace))/10
		}
	}
	return ownShare // who is asked for by no role cannot say it
}

// lastPlace is the word of a bio from which on a role costs no more.
const lastPlace = 20

// inOwnWords tells whether a role is claimed in words of the search alone, or in all its words for labels and others
// beside them: "senior HR manager".
func (m *match) inOwnWords(f *finding) bool {
	alone := true
	for i := f.at; i < f.end && alone; i++ {
		said := m.reading.bytes(i)
		alone = m.lex.asking[string(said)] == stopword ||
			slices.ContainsFunc(m.query.wording, func(w queryWord) bool { return w.is(said) })
	}
	return alone || !slices.ContainsFunc(m.query.wording, func(w queryWord) bool {
		for i := f.at; i < f.end; i++ {
			if w.is(m.reading.bytes(i)) {
				return false
			}
		}
		return true
	})
}

// wording is the share of the search's own words for labels that the profile says: who asks for romance means it more
// than other fiction, though both meet the field. It is 1 for a search without such words.
func (m *match) wording() float64 {
	said := 0
	for _, w := range m.query.wording {
		for i := range m.reading.start[urlField] {
			if w.is(m.reading.bytes(i)) {
				said++
				break
			}
		}
	}
	if said == len(m.query.wording) {
		return 1
	}
	return float64(said) / float64(len(m.query.wording))
}

// quality is how well a group is met.
func (f *finding) quality() float64 {
	plain := f.plainness
	if plain == 0 {
		plain = f.score
	}
	switch f.level {
	case met:
		return plain
	case weak:
		return weakQuality * plain
	default:
		return 0
	}
}

// echoes counts further mentions that meet a group.
func (m *match) echoes(f *finding) int {
	n := 0
	if f.level != met {
		return 0
	}
	for i := range m.reading.mentions {
		mention := &m.reading.mentions[i]
		if int(mention.at) == f.at || mention.mood != affirmed {
			continue
		}
		for _, o := range f.group.options {
			if m.lex.labels.labels[mention.id].covers.has(o.id) {
				n++
				break
			}
		}
	}
	return n
}

// roles counts the places of a profile that claim a role.
func (m *match) roles() int {
	n := 0
	last := int32(-1)
	for i := range m.reading.mentions {
		mention := &m.reading.mentions[i]
		role := m.lex.labels.labels[mention.id].kind == syncrun.LabelJobRole
		if role && mention.mood == affirmed && mention.at != last {
			n, last = n+1, mention.at
		}
	}
	return n
}
