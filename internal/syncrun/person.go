package syncrun

import "time"

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
	// Gone tells that the network said of this id that there is nobody to be shown: nothing else is set then.
	Gone bool
}

// UnknownCount is a count of a profile that the network did not tell. Any negative count is one.
const UnknownCount = -1

// Post is one post of a tracked account.
type Post struct {
	ID         int64  // ours; X's own for a post at X
	ExternalID string // the network's
	CreatedAt  time.Time
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
	FetchedAt         time.Time         // when the network was asked for the profile last
	FollowerCountTier FollowerCountTier // this and the next two: as judged
	Gender            Gender
	Labels            []string
}

// ProfileImage is the URL of the person's picture, nil without one.
func (p *Person) ProfileImage() *string { return present(p.ProfileImageURL) }

// XUserID is the id at X; empty for somebody elsewhere.
func (p *Person) XUserID() string { return atX(p.Network, p.ExternalID) }

// ProfileURL is where the network shows the person.
func (p *Person) ProfileURL() string { return p.Network.ProfileURL(p.Handle, p.ExternalID) }

// Gender is what a profile states or its first name suggests.
type Gender string

// The genders a profile can be read as.
const (
	GenderFemale    Gender = "female"
	GenderMale      Gender = "male"
	GenderNonbinary Gender = "nonbinary"
	GenderUnknown   Gender = "unknown"
)

// Genders lists every Gender.
func Genders() []Gender {
	return []Gender{GenderFemale, GenderMale, GenderNonbinary, GenderUnknown}
}

// FollowerCountTier is a person's size class by follower count.
type FollowerCountTier string

// The size classes, spelled as in v1 and the database. A lower bound belongs to the class, an upper bound to the next.
const (
	Under1K       FollowerCountTier = "under_1k"
	From1KTo10K   FollowerCountTier = "1k_to_10k"
	From10KTo100K FollowerCountTier = "10k_to_100k"
	From100KTo1M  FollowerCountTier = "100k_to_1m"
	Over1M        FollowerCountTier = "over_1m"
)

// FollowerCountTiers lists every FollowerCountTier, smallest first.
func FollowerCountTiers() []FollowerCountTier {
	return []FollowerCountTier{Under1K, From1KTo10K, From10KTo100K, From100KTo1M, Over1M}
}

// TierOfCount is the size class of somebody with that many followers.
func TierOfCount(followers int) FollowerCountTier {
	switch {
	case followers < 1_000:
		return Under1K
	case followers < 10_000:
		return From1KTo10K
	case followers < 100_000:
		return From10KTo100K
	case followers < 1_000_000:
		return From100KTo1M
	default:
		return Over1M
	}
}
