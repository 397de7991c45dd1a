package classify

import (
	"cmp"
	"slices"

	"goodones/internal/syncrun"
)

// mostReasons is how many sentences a verdict has at most.
const mostReasons = 8

// reasons explains a verdict, strongest first: for none what speaks against the person, else what speaks for them.
func (m *match) reasons(c syncrun.Confidence) ([]string, []syncrun.MatchReason) {
	spoken := make([]string, 0, len(m.labels)+len(m.description)+1)
	var parts []syncrun.MatchReason
	if n := len(m.labels) + len(m.description); n > 0 && c != syncrun.ConfidenceNone {
		parts = make([]syncrun.MatchReason, 0, min(n, mostReasons))
	}
	for _, f := range m.excluded {
		spoken = append(spoken, "Ruled out by the search: "+m.sentence(f))
	}
	if m.otherKind() {
		spoken = append(spoken, "Is an organisation, not a person: "+m.reading.quote(m.reading.org.at, m.reading.org.end))
	}
	if m.query.nothingAsked() {
		spoken = append(spoken, "The search asks for nothing in particular, so everybody may match")
	}
	all := append(append(m.reading.ranked[:0], m.labels...), m.description...)
	m.reading.ranked = all
	slices.SortStableFunc(all, func(a, b finding) int {
		return cmp.Or(cmp.Compare(b.strength(c), a.strength(c)), cmp.Compare(b.group.weight, a.group.weight))
	})
	for _, f := range all { // a label and the description may ask for the same
		if said := m.sentence(f); !slices.Contains(spoken, said) {
			spoken = append(spoken, said)
			if c != syncrun.ConfidenceNone && len(parts) < mostReasons {
				parts = append(parts, m.matchReason(f, said))
			}
		}
	}
	if len(spoken) == 0 {
		spoken = append(spoken, "The profile has nothing of what the search rules out")
	}
	return spoken[:min(len(spoken), mostReasons)], parts
}

// strength orders findings for a verdict.
func (f *finding) strength(c syncrun.Confidence) int {
	switch {
	case f.denied && c == syncrun.ConfidenceNone:
		return 7
	case f.level == missing:
		return f.rank()
	default:
		return f.rank() + 1
	}
}

// sentence says what a finding is.
func (m *match) sentence(f finding) string {
	switch {
	case f.group.kind == genderGroup:
		return m.genderSentence(f)
	case f.group.kind == unreadGroup:
		return "No profile can tell: " + f.group.asked
	case f.at == f.end:
		return "Nothing about " + f.group.asked
	case f.loose:
		return m.quoted(f) + m.naming(f) + ", but not of the role"
	case f.level == met:
		return m.quoted(f) + m.naming(f)
	case f.near:
		return m.quoted(f) + m.naming(f) + ", which is close to " + f.group.asked
	case f.mood == affirmed:
		return m.quoted(f) + m.naming(f) + "; asked for was " + f.group.asked
	default:
		return f.mood.lead() + ": " + m.reading.quote(f.spoken()) + m.naming(f)
	}
}

func (m *match) genderSentence(f finding) string {
	reason := m.sign.reason(m.reading)
	if f.level == met || f.denied {
		return reason
	}
	return "Asked for " + f.group.asked + ", but unknown: " + reason
}

// quoted is what the profile says, with the modifier where one was asked for.
func (m *match) quoted(f finding) string {
	at, end := f.spoken()
	return m.reading.fieldOf(at).String() + " says " + m.reading.quote(at, end)
}

// spoken are the tokens of a finding and of the modifier that turns it.
func (f *finding) spoken() (at, end int) {
	if f.mood == affirmed {
		return f.at, f.end
	}
	return min(f.at, int(f.by)), max(f.end, int(f.upTo))
}

// naming names the label that was found, and the one asked for where that is a broader one.
func (m *match) naming(f finding) string {
	if len(f.group.options) == 0 || f.id == noLabel {
		return ""
	}
	said := &m.lex.labels.labels[f.id]
	name := " (" + said.kindName() + " " + said.value
	if f.near {
		return name + ")"
	}
	for _, o := range f.group.options {
		if o.id == f.id {
			return name + ")"
		}
	}
	for _, o := range f.group.options {
		if said.covers.has(o.id) {
			return name + ", which counts as " + m.lex.labels.labels[o.id].value + ")"
		}
	}
	return name + ")"
}
