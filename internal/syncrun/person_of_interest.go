package syncrun

import "time"

// PersonOfInterest is a candidate as v1 shows it, members in v1's order: in people-of-interest and in webhooks.
type PersonOfInterest struct {
	ID                int               `json:"id"`
	XUserID           string            `json:"xUserId"` // the network's id, also elsewhere than at X
	Handle            string            `json:"handle"`
	DisplayName       string            `json:"displayName"`
	Bio               string            `json:"bio"`
	Location          string            `json:"location"`
	ProfileImageURL   *string           `json:"profileImageUrl"`
	FollowerCount     int               `json:"followerCount"`
	FollowerCountTier FollowerCountTier `json:"followerCountTier"`
	Gender            Gender            `json:"gender"`
	SourceType        SourceType        `json:"sourceType"`
	MatchConfidence   Confidence        `json:"matchConfidence"`
	MatchReasons      []string          `json:"matchReasons"`
	SavedSearchID     int               `json:"savedSearchId"`
	TrackedXAccountID int               `json:"trackedXAccountId"`
	DiscoveredAt      string            `json:"discoveredAt"`
	Feedback          *RatingValue      `json:"feedback"`
}

// MillisecondTime is how v1 writes a moment in UTC.
const MillisecondTime = "2006-01-02T15:04:05.000Z"

// PersonOfInterest is the candidate as v1 shows it.
func (c *Candidate) PersonOfInterest() PersonOfInterest {
	shown := PersonOfInterest{
		ID: c.ID, XUserID: c.Person.ExternalID, Handle: c.Person.Handle, DisplayName: c.Person.Name,
		Bio: c.Person.Bio, Location: c.Person.Location, ProfileImageURL: c.Person.ProfileImage(),
		FollowerCount: c.Person.FollowersCount, FollowerCountTier: c.Person.FollowerCountTier, Gender: c.Person.Gender,
		SourceType: c.SourceType, MatchConfidence: c.MatchConfidence, MatchReasons: c.Reasons,
		SavedSearchID: c.SavedSearchID, TrackedXAccountID: c.TrackedAccountID,
		DiscoveredAt: c.CreatedAt.UTC().Truncate(time.Millisecond).Format(MillisecondTime),
	}
	if c.Rating != nil {
		shown.Feedback = &c.Rating.Value
	}
	return shown
}
