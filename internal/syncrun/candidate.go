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
	SortScore        float64  // what lists sort by: the score of the verdict in force, NoScore without one
	SortMoment       string   // of a list by score: the moment whose SortScore that is, in the database's own words
	MatchReasons     []MatchReason
	SourceType       SourceType
	FirstRunID       int
	LastRunID        int
	JudgedRunID      int       // the run whose verdict is shown here
	CreatedAt        time.Time // when the person was found first
	JudgedAt         time.Time // when the verdict was made that is shown here
	Rating           *Rating   // the user's; nil: none
	// OfRun is how the newest of the runs judged it that a list was asked of; nil where none was.
	OfRun *Candidate
}

// Gender is the person's as judged for this search and account.
func (c *Candidate) Gender() Gender { return c.Person.Gender }

// FollowerCountTier is the person's as judged for this search and account.
func (c *Candidate) FollowerCountTier() FollowerCountTier { return c.Person.FollowerCountTier }

// Labels are the person's as judged for this search and account.
func (c *Candidate) Labels() []string { return c.Person.Labels }

// SourceType says how a candidate was found; it is fixed when the candidate is made.
type SourceType string

// A candidate follows the account or liked one of its posts.
const (
	SourceFollower SourceType = "follower"
	SourceLiker    SourceType = "liker"
)

// SourceTypes lists every SourceType.
func SourceTypes() []SourceType { return []SourceType{SourceFollower, SourceLiker} }
