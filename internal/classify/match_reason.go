package classify

import (
	"math"
	"strings"
	"unicode/utf16"

	"goodones/internal/syncrun"
)

// matchReason takes a finding apart for whoever shows it beside the profile.
func (m *match) matchReason(f finding, text string) syncrun.MatchReason {
	reason := syncrun.MatchReason{Kind: f.group.reasonKind(m.lex), Text: text}
	if f.at == f.end || f.group.kind == genderGroup {
		if f.level == met {
			reason.Strength = 1
		}
		return reason
	}
	at, end := f.spoken()
	r := m.reading
	in := r.fieldOf(at)
	src := r.sources[in]
	begin, behind := int(r.tokens[at].begin), int(r.tokens[end-1].end)
	reason.Field = syncrun.ProfileFields()[in]
	reason.Quote = strings.ToValidUTF8(src[begin:behind], "\uFFFD")
	reason.Start = utf16Length(src[:begin])
	reason.End = reason.Start + utf16Length(src[begin:behind])
	reason.Strength = math.Round(f.quality()*100) / 100
	return reason
}

// utf16Length is the length of s in UTF-16 units, which is how browsers count.
func utf16Length(s string) int {
	n := 0
	for _, c := range s {
		n += max(1, utf16.RuneLen(c))
	}
	return n
}

// reasonKind is what a group is about.
func (g *group) reasonKind(lex *lexicon) syncrun.MatchReasonKind {
	switch g.kind {
	case roleGroup:
		return syncrun.ReasonRole
	case skillGroup:
		return syncrun.ReasonField
	case placeGroup:
		return syncrun.ReasonPlace
	case employerGroup:
		return syncrun.ReasonEmployer
	case genderGroup:
		return syncrun.ReasonGender
	case sizeGroup:
		return syncrun.ReasonCompany
	case traitGroup:
		if lex.labels.labels[g.options[0].id].kind == statusLabel {
			return syncrun.ReasonStatus
		}
		return syncrun.ReasonCompany
	case unreadGroup:
		return syncrun.ReasonUnread
	default:
		return syncrun.ReasonWord
	}
}
