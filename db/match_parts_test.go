package db

import (
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// A word that ratings taught is a reason of its own, with its place in the bio, in UTF-16 units.
func TestRatingsAreMatchReasons(t *testing.T) {
	t.Parallel()
	person := &syncrun.Person{Bio: "🚀 Nurse. Climate, mostly"}
	reasons := []string{`Bio says "Nurse" (job role nurse)`, syncrun.RatingLead + "good: patient care, climate"}
	role := syncrun.MatchReason{Kind: syncrun.ReasonRole, Text: reasons[0], Field: syncrun.FieldBio, Quote: "Nurse",
		Start: 3, End: 8, Strength: 1}
	got := unpackReasons(packReasons(reasons, []syncrun.MatchReason{role}), reasons, person)
	rating := syncrun.MatchReason{Kind: syncrun.ReasonRating, Text: reasons[1], Field: syncrun.FieldBio,
		Quote: "Climate", Start: 10, End: 17, Strength: 1}
	fact.Is(fact.Must(t), "len(got)", len(got), 2, got)
	fact.Is(t, "got[0]", got[0], role)
	fact.Is(t, "got[1]", got[1], rating)
	person.Bio = "RN"
	got = unpackReasons(nil, reasons, person)
	fact.Is(fact.Must(t), "len(got)", len(got), 1, got)
	fact.Is(t, "got[0].Kind", got[0].Kind, syncrun.ReasonRating)
	fact.Is(t, "got[0].Quote", got[0].Quote, "")
	fact.Is(t, "got[0].Field", got[0].Field, "")
}
