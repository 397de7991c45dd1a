package syncrun

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Rating is what a user thinks of a candidate of a search.
type Rating struct {
	Value  RatingValue
	Reason BadReason // empty for a good one
	Note   string
	At     time.Time
}

// BadReason returns the reason, nil without one.
func (r *Rating) BadReason() *BadReason { return given(r.Reason, r.Reason != "") }

// ShownNote returns the note, nil without one.
func (r *Rating) ShownNote() *string { return present(r.Note) }

// RatingValue is a thumb up or down.
type RatingValue string

// The values of a rating.
const (
	RatingGood RatingValue = "good"
	RatingBad  RatingValue = "bad"
)

// RatingValues lists every RatingValue.
func RatingValues() []RatingValue { return []RatingValue{RatingGood, RatingBad} }

// RatingStatus is a RatingValue, or that there is none.
type RatingStatus string

// The ratings that candidates are filtered by.
const (
	RatedGood RatingStatus = "good"
	RatedBad  RatingStatus = "bad"
	Unrated   RatingStatus = "unrated"
)

// RatingStatuses lists every RatingStatus.
func RatingStatuses() []RatingStatus { return []RatingStatus{RatedGood, RatedBad, Unrated} }

// BadReason says what is wrong with a candidate, as v1 spells it.
type BadReason string

// The reasons of v1.
const (
	BadBot         BadReason = "bot"
	BadGender      BadReason = "wrong_gender"
	BadJob         BadReason = "wrong_job"
	BadSkill       BadReason = "wrong_skill"
	BadPersonality BadReason = "wrong_personality"
	BadZapier      BadReason = "zapier" // v1's default: it came from an automation, which did not say why
	BadOther       BadReason = "other"
)

// BadReasons lists every BadReason.
func BadReasons() []BadReason {
	return []BadReason{BadBot, BadGender, BadJob, BadSkill, BadPersonality, BadZapier, BadOther}
}

// longestNote bounds the note of a rating, in characters.
const longestNote = 500

// RatingChange rates a candidate of a search, or takes the rating back.
type RatingChange struct {
	CandidateID   int
	SavedSearchID *int        // nil: the candidate's own search
	Value         RatingValue // empty: take it back
	Reason        BadReason
	Note          string
}

// Check refuses a change that cannot be kept with an InvalidError that names the field.
func (c *RatingChange) Check() error {
	switch {
	case c.Value != "" && !slices.Contains(RatingValues(), c.Value):
		return Invalid("value", "must be good or bad")
	case c.Reason != "" && c.Value != RatingBad:
		return Invalid("reason", "must be left out unless the value is bad")
	case c.Reason != "" && !slices.Contains(BadReasons(), c.Reason):
		return Invalid("reason",
			"must be bot, wrong_gender, wrong_job, wrong_skill, wrong_personality, zapier or other")
	case c.Note != "" && c.Value == "":
		return Invalid("note", "must be left out when the rating is taken back")
	case utf8.RuneCountInString(c.Note) > longestNote:
		return Invalid("note", fmt.Sprintf("must have at most %d characters", longestNote))
	case !utf8.ValidString(c.Note) || strings.ContainsRune(c.Note, 0):
		return Invalid("note", "must be plain text")
	}
	return nil
}
