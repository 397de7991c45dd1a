package syncrun

import "time"

// CandidateFilter chooses candidates: those that meet each of its conditions. An empty list, an empty text and a nil
// time are no condition; of a list one value is enough.
type CandidateFilter struct {
	// SyncRunIDs means those whom one of these runs passed, judged as the newest of them judged. Without it those are
	// meant whose newest verdict with an outcome is a pass.
	SyncRunIDs        []int
	Network           Network // of the account; empty: any
	TrackedAccountIDs []int
	SavedSearchIDs    []int
	Confidences       []Confidence
	SourceTypes       []SourceType
	Ratings           []RatingStatus
	Genders           []Gender
	Tiers             []FollowerCountTier
	Labels            []string // canonical values
	// Text is beginnings of words that handle, name, bio and location together have, in any order and case.
	Text        string
	FoundAfter  *time.Time // not at that moment
	FoundBefore *time.Time // not at that moment
}

// CandidateOrderField is what a list of candidates is sorted by. Those who are equal in it are sorted by id.
type CandidateOrderField string

// A candidate without a score comes after those who have one. Followers are as the network told last.
const (
	OrderFoundAt   CandidateOrderField = "found_at"
	OrderScore     CandidateOrderField = "score"
	OrderFollowers CandidateOrderField = "followers"
)

// CandidateOrderFields lists every CandidateOrderField.
func CandidateOrderFields() []CandidateOrderField {
	return []CandidateOrderField{OrderScore, OrderFoundAt, OrderFollowers}
}

// CandidatePosition is a place in a sorted list: that of a candidate as it stood when the page was read. It stays
// where it is when the candidate moves. With OrderScore and a Moment, the list goes on as it was at that moment, so
// that pages neither repeat nor lose anybody while scores change.
type CandidatePosition struct {
	FoundAt   time.Time // with OrderFoundAt; zero: that of the candidate of the id
	Score     float64   // with OrderScore; NoScore without one
	Followers int       // with OrderFollowers
	Moment    string    // with OrderScore: when the first page was read, as a Candidate has it; empty: now
	ID        int
}

// NoScore is the score of a position of a candidate without one.
const NoScore = -1

// Position is where the candidate stands in lists sorted by any field.
func (c *Candidate) Position() CandidatePosition {
	return CandidatePosition{FoundAt: c.CreatedAt, Score: c.SortScore, Followers: c.Person.FollowersCount,
		Moment: c.SortMoment, ID: c.ID}
}

// CandidateList is a part of a sorted list of candidates.
type CandidateList struct {
	Filter    CandidateFilter
	OrderBy   CandidateOrderField // empty: OrderFoundAt
	Ascending bool
	After     *CandidatePosition // only those behind it; nil: from the beginning on
	Before    *CandidatePosition // only those ahead of it; nil: to the end
	Skip      int                // how many to pass over first
	Limit     int                // how many at most
	FromEnd   bool               // the last Limit of them, in the order of the list all the same
}
