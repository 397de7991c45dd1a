package syncrun

import "time"

// ResourceKind is a thing that X charges for. The same resource of one kind is charged to a user once in a UTC day.
type ResourceKind string

// The kinds of resources that a run reads.
const (
	ResourceUser     ResourceKind = "user"
	ResourceFollower ResourceKind = "follower"
	ResourcePost     ResourceKind = "post"
	ResourceOwned    ResourceKind = "owned" // a follower or post of an account, read with its owner's token
)

// ResourceKinds lists every ResourceKind.
func ResourceKinds() []ResourceKind {
	return []ResourceKind{ResourceUser, ResourceFollower, ResourcePost, ResourceOwned}
}

// Prices are what one resource of each kind costs, in millionths of a dollar.
type Prices map[ResourceKind]int64

// DocumentedPrices are X's published prices of 2026-08: $0.010 a user or follower, $0.005 a post, and $0.001 a follower
// or post of one's own.
func DocumentedPrices() Prices {
	return Prices{ResourceUser: 10_000, ResourceFollower: 10_000, ResourcePost: 5_000, ResourceOwned: 1_000}
}

// Highest is the dearest price: what a resource of unknown kind may cost at most.
func (p Prices) Highest() int64 {
	var highest int64
	for _, price := range p {
		highest = max(highest, price)
	}
	return highest
}

// Limits are what one run of a tier may do.
type Limits struct {
	Budget           int // resources a run may be charged
	DeepCrawl        int // known followers refreshed by stage 2
	Posts            int // young posts whose likers stage 4 asks for
	RejudgesPerMonth int // runs that explore, by account, in a calendar month of UTC
	RunsPerDay       int // manual and scheduled together, by account, in the user's timezone
	SyncTimes        int // scheduled times of day
}

// Limits returns the limits of a tier (v1 for the schedule: pro at most four times, the others fewer).
func (t AccountTier) Limits() Limits {
	switch t {
	case TierPro:
		return Limits{Budget: 20_000, DeepCrawl: 500, Posts: 25, RejudgesPerMonth: 30, RunsPerDay: 4, SyncTimes: 4}
	case TierGrowth:
		return Limits{Budget: 5_000, DeepCrawl: 300, Posts: 10, RejudgesPerMonth: 20, RunsPerDay: 2, SyncTimes: 2}
	default:
		return Limits{Budget: 1_000, DeepCrawl: 100, Posts: 5, RejudgesPerMonth: 10, RunsPerDay: 1, SyncTimes: 1}
	}
}

// Unlimited is the budget of a run that may read without end.
const Unlimited = 1<<31 - 1

// FollowerShare is the part of a budget that stage 1 may use: four fifths, so that a large account never starves
// the stages after it.
func FollowerShare(budget int) int {
	if budget >= Unlimited {
		return Unlimited
	}
	return budget * 4 / 5
}

// USD turns millionths of a dollar into dollars.
func USD(micro int64) float64 { return float64(micro) / 1e6 }

// ExploreBudget is how many runs that explore a user's accounts have had in the calendar month, UTC, that began at
// PeriodStart.
type ExploreBudget struct {
	PeriodStart time.Time
	Accounts    []AccountExplored
}

// AccountExplored is what one account has had, of how many.
type AccountExplored struct {
	TrackedAccountID int
	Used, Budget     int
}

// Remaining is how many more may start in the month.
func (a AccountExplored) Remaining() int { return max(a.Budget-a.Used, 0) }
