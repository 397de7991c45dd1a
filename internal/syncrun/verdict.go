package syncrun

// Subject is somebody to be judged: the profile, as known by a fetch of this account, and the hash of its facts.
type Subject struct {
	Profile   Profile
	FactsHash int64 // 0 while the person is known by id alone
}

// Verdict is what judging one person against one version of a search gave.
type Verdict struct {
	PersonID          int64
	FactsHash         int64 // the Subject's
	Confidence        Confidence
	Outcome           Outcome  // bot or none, or empty: to be filtered
	Reasons           []string // sentences, strongest first; never empty
	Gender            Gender
	FollowerCountTier FollowerCountTier
	Labels            []string // canonical label values found in the profile
	// Score is how well the person matches, from 0 to 1; every full match scores above every maybe, none scores 0.
	Score float64
	// MatchReasons are the reasons of a match by their parts; nil for none.
	MatchReasons []MatchReason
	// ClassifierVersion is that of the classifier that judged.
	ClassifierVersion int
	// Fault is what went wrong in the classifier while it judged, for the log; empty where nothing did, and not kept.
	Fault string
}

// Confidence is how well a profile matches a search.
type Confidence string

// Full and maybe go on to the filters; none does not.
const (
	ConfidenceFull  Confidence = "full"
	ConfidenceMaybe Confidence = "maybe"
	ConfidenceNone  Confidence = "none"
)

// Confidences lists every Confidence, strongest first.
func Confidences() []Confidence {
	return []Confidence{ConfidenceFull, ConfidenceMaybe, ConfidenceNone}
}

// Outcome is what became of a judged person. It is empty between judging and filtering of a match.
type Outcome string

// Bot and none are decided when judging, the others when filtering.
const (
	OutcomeBot    Outcome = "bot"
	OutcomeNone   Outcome = "none"
	OutcomeTier   Outcome = "tier"
	OutcomeGender Outcome = "gender"
	OutcomePassed Outcome = "passed"
)

// Outcomes lists every Outcome.
func Outcomes() []Outcome {
	return []Outcome{OutcomeBot, OutcomeNone, OutcomeTier, OutcomeGender, OutcomePassed}
}

// MatchReason is one reason of a match by its parts.
type MatchReason struct {
	Kind MatchReasonKind
	Text string // the sentence, as among the reasons
	// Field is where the profile says so; empty when it says nothing about it.
	Field ProfileField
	// Quote is what it says there, and Start and End are where, in UTF-16 units of the field as shown; both 0 without.
	Quote      string
	Start, End int
	Strength   float64 // how plainly, from 0 (missing) to 1
}

// ShownField is the field, nil when the profile says nothing.
func (m MatchReason) ShownField() *ProfileField { return given(m.Field, m.Field != "") }

// ShownQuote is the quote, nil without one.
func (m MatchReason) ShownQuote() *string { return given(m.Quote, m.Quote != "") }

// ShownStart is where the quote begins, nil without one.
func (m MatchReason) ShownStart() *int { return given(m.Start, m.Quote != "") }

// ShownEnd is where the quote ends, nil without one.
func (m MatchReason) ShownEnd() *int { return given(m.End, m.Quote != "") }

// given is v, nil unless there is one.
func given[T any](v T, ok bool) *T {
	if !ok {
		return nil
	}
	return &v
}

// MatchReasonKind is what a reason is about.
type MatchReasonKind string

// The kinds of reasons.
const (
	ReasonRole     MatchReasonKind = "role"
	ReasonField    MatchReasonKind = "field"
	ReasonPlace    MatchReasonKind = "place"
	ReasonEmployer MatchReasonKind = "employer"
	ReasonStatus   MatchReasonKind = "status"
	ReasonCompany  MatchReasonKind = "company"
	ReasonGender   MatchReasonKind = "gender"
	ReasonWord     MatchReasonKind = "word"
	ReasonUnread   MatchReasonKind = "unread"
	ReasonRating   MatchReasonKind = "rating"
)

// RatingLead begins the reason that says what a match has in common with those who were rated.
const RatingLead = "Like people you rated "

// MatchReasonKinds lists the kinds of reasons. The order is that of their stored numbers; new ones go to the end.
func MatchReasonKinds() []MatchReasonKind {
	return []MatchReasonKind{ReasonRole, ReasonField, ReasonPlace, ReasonEmployer, ReasonStatus, ReasonCompany,
		ReasonGender,
		ReasonWord, ReasonUnread, ReasonRating}
}

// ProfileField is a part of a profile that says something.
type ProfileField string

// The fields of a profile that are read word by word.
const (
	FieldName     ProfileField = "name"
	FieldBio      ProfileField = "bio"
	FieldLocation ProfileField = "location"
	FieldURL      ProfileField = "url"
)

// ProfileFields lists the fields, in the order of their stored numbers, which begin with 1.
func ProfileFields() []ProfileField {
	return []ProfileField{FieldName, FieldBio, FieldLocation, FieldURL}
}
