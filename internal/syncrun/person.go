package syncrun

import "time"

// UnknownCount is a count of a profile that the network did not tell. Any negative count is one.
const UnknownCount = -1

// Profile is what a network returned of one person. Only who it is is certain.
type Profile struct {
	Network         Network // empty: X
	ID              int64   // ours; X's own for a person at X
	ExternalID      string  // the network's
	Handle          string
	Name            string
	Bio             string
	Location        string
	URL             string
	ProfileImageURL string
	FollowersCount  int // this and the next three: negative where unknown
	FollowingCount  int
	TweetCount      int
	ListedCount     int
	Verified        bool
	Protected       bool
	CreatedAt       *time.Time // when the account was opened at X
	// Detailed tells that handle, name and public metrics came. Without it the person is known by id alone and
	// stage 3 asks again.
	Detailed bool
}

// Post is one post of a tracked account.
type Post struct {
	ID         int64  // ours; X's own for a post at X
	ExternalID string // the network's
	CreatedAt  time.Time
}

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
)

// MatchReasonKinds lists the kinds of reasons. The order is that of their stored numbers; new ones go to the end.
func MatchReasonKinds() []MatchReasonKind {
	return []MatchReasonKind{ReasonRole, ReasonField, ReasonPlace, ReasonEmployer, ReasonStatus, ReasonCompany,
		ReasonGender,
		ReasonWord, ReasonUnread}
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

// Person is a candidate's profile as the API shows it.
type Person struct {
	ID                int64
	Network           Network
	ExternalID        string // the network's id
	Handle            string
	Name              string
	Bio               string
	Location          string
	ProfileImageURL   string
	FollowersCount    int
	FollowerCountTier FollowerCountTier
	Gender            Gender
	Labels            []string
}

// Candidate is a person who survived bot detection, matched a search and passed its filters.
type Candidate struct {
	ID               int
	TrackedAccountID int
	SavedSearchID    int
	Person           Person
	MatchConfidence  Confidence
	Reasons          []string
	Score            *float64 // nil for a verdict from before there were scores
	MatchReasons     []MatchReason
	SourceType       SourceType
	FirstRunID       int
	LastRunID        int
	CreatedAt        time.Time
}
