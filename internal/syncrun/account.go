package syncrun

import (
	"slices"
	"time"
)

// TrackedAccount is an account at a network that a user of ours watches.
type TrackedAccount struct {
	ID                     int
	UserID                 int
	Network                Network
	Handle                 string // lower case, without @
	PersonID               int64  // ours; X's own for an account at X
	ExternalID             string // the network's
	Tier                   AccountTier
	IsActive               bool // false: asleep
	SavedSearchID          *int
	Connection             ConnectionState // empty: its owner has not connected it
	ProfileImageURL        string
	LastKnownFollowerCount int
	CreatedAt              time.Time
}

// ProfileImage is the URL of the account's picture, nil without one.
func (a *TrackedAccount) ProfileImage() *string { return present(a.ProfileImageURL) }

// CurrentConnection is the state of its connection, nil without one.
func (a *TrackedAccount) CurrentConnection() *ConnectionState { return present(a.Connection) }

// XUserID is the id at X; empty for an account elsewhere.
func (a *TrackedAccount) XUserID() string { return atX(a.Network, a.ExternalID) }

// ProfileURL is where the network shows the account.
func (a *TrackedAccount) ProfileURL() string { return a.Network.ProfileURL(a.Handle, a.ExternalID) }

// LookedUp is what a user has of an account that a network has shown.
type LookedUp struct {
	Tracked   *TrackedAccount // nil: the user does not track it
	Connected bool            // the user lets it be read as its owner
}

// AccountFacts are where an account stands.
type AccountFacts struct {
	AccountID   int
	RunsToday   int        // those that count for the day's allowance, in the user's timezone
	LatestRunID *int       // nil: it has had none
	NextSyncAt  *time.Time // by the schedule of its tier; nil without times, or while it sleeps
}

// FollowerCount is what a network told last on a day.
type FollowerCount struct {
	Day       time.Time // its first moment, UTC
	Followers int
}

// TierChange is what changing an account's tier did.
type TierChange struct {
	Account TrackedAccount // as it is now
	Before  AccountTier
	At      time.Time
}

// AccountTier is what an account's owner pays for; it decides budgets, page counts and the day allowance.
type AccountTier string

// The tiers, spelled as in v1 and the database.
const (
	TierStarter AccountTier = "starter"
	TierGrowth  AccountTier = "growth"
	TierPro     AccountTier = "pro"
)

// AccountTiers lists every AccountTier, smallest first.
func AccountTiers() []AccountTier { return []AccountTier{TierStarter, TierGrowth, TierPro} }

// ParseAccountTier reads a tier as v1 spells it. Anything else is an InvalidError for field "tier".
func ParseAccountTier(word string) (AccountTier, error) {
	if tier := AccountTier(word); slices.Contains(AccountTiers(), tier) {
		return tier, nil
	}
	return "", Invalid("tier", "must be starter, growth or pro")
}
