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
	SourceType       SourceType
	FirstRunID       int
	LastRunID        int
	CreatedAt        time.Time
}
