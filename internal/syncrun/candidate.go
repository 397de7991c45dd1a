package syncrun

import "time"

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

// SourceType says how a candidate was found; it is fixed when the candidate is made.
type SourceType string

// A candidate follows the account or liked one of its posts.
const (
	SourceFollower SourceType = "follower"
	SourceLiker    SourceType = "liker"
)

// SourceTypes lists every SourceType.
func SourceTypes() []SourceType { return []SourceType{SourceFollower, SourceLiker} }

// CandidateFilter chooses candidates; a nil field does not filter. With SyncRunID those that this run passed are
// meant, else those whose newest verdict is a pass.
type CandidateFilter struct {
	SyncRunID        *int
	TrackedAccountID *int
	SavedSearchID    *int
	MatchConfidence  *Confidence
	SourceType       *SourceType
}
