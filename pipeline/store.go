package pipeline

import (
	"context"
	"time"

	"goodones/internal/classify"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
)

// Queue hands out runs and tells which leases still hold.
type Queue interface {
	Claim(ctx context.Context, lease time.Duration, suspects bool) (*syncrun.Work, error)
	NextDue(ctx context.Context) (wait time.Duration, ok bool, err error)
	Heartbeat(ctx context.Context, leases []syncrun.Lease, lease time.Duration) (held []int, err error)
	Held(ctx context.Context, leases []syncrun.Lease) (held []int, err error)
}

// Fairness names the run that should be handed back so that a user who has none gets a turn; 0 for none.
type Fairness interface {
	Starver(ctx context.Context, suspects bool) (int, error)
}

// Endings are the ways in which a worker lets go of a run.
type Endings interface {
	End(ctx context.Context, lease syncrun.Lease, ending syncrun.Ending) error
	HandBack(ctx context.Context, lease syncrun.Lease) error
	HandBackUntil(ctx context.Context, lease syncrun.Lease, wait time.Duration, limited bool, line string) error
	SetHits(ctx context.Context, lease syncrun.Lease, hits int) error
}

// Tidier deletes what nobody needs any more.
type Tidier interface {
	ForgetReads(ctx context.Context, userID int) error
}

// Notes commits steps that bring no data.
type Notes interface {
	Note(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error)
}

// Scans keeps the walks down a follower list.
type Scans interface {
	BeginScan(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error)
	RestartScan(ctx context.Context, work *syncrun.Work, step syncrun.Step) (syncrun.Committed, error)
	OpenScans(ctx context.Context, accountID int) ([]syncrun.Scan, error)
	FullScans(ctx context.Context, accountID, limit int) ([]syncrun.Scan, error)
}

// Followers commits pages of a follower list.
type Followers interface {
	FollowerPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, page syncrun.FollowerPage) (syncrun.Committed, error)
}

// People chooses known followers to ask for, and commits the answers.
type People interface {
	Stale(ctx context.Context, work *syncrun.Work, limit int) ([]int64, error)
	Thin(ctx context.Context, work *syncrun.Work, limit int) ([]int64, error)
	Asked(ctx context.Context, work *syncrun.Work) (int, error)
	ProfilePage(ctx context.Context, work *syncrun.Work, step syncrun.Step, page syncrun.ProfilePage) (syncrun.Committed, error)
}

// Likers keeps a run's posts and commits who likes them.
type Likers interface {
	StorePosts(ctx context.Context, work *syncrun.Work, step syncrun.Step, posts []syncrun.Post) (syncrun.Committed, error)
	Posts(ctx context.Context, runID int) ([]syncrun.Post, error)
	LikersPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, people []syncrun.Profile, hashes []int64) (syncrun.Committed, error)
}

// Verdicts chooses whom to judge and to filter, and commits what came of it.
type Verdicts interface {
	Unjudged(ctx context.Context, work *syncrun.Work, after int64, most int) (syncrun.Unjudged, error)
	JudgePage(ctx context.Context, work *syncrun.Work, step syncrun.Step, verdicts []syncrun.Verdict) (syncrun.Committed, error)
	Matches(ctx context.Context, work *syncrun.Work, limit int) ([]syncrun.Match, error)
	FilterPage(ctx context.Context, work *syncrun.Work, step syncrun.Step, matches []syncrun.Match, outcomes []syncrun.Outcome) (syncrun.Committed, error)
}

// Store is all that a worker needs of the database.
type Store interface {
	Queue
	Fairness
	Endings
	Tidier
	Notes
	Scans
	Followers
	People
	Likers
	Verdicts
}

// Source is X. Each method is one attempt; its errors are those of package xapi.
type Source interface {
	Followers(ctx context.Context, userID int64, maxResults int, token string) (xapi.FollowersPage, error)
	UsersByIDs(ctx context.Context, ids []int64) (xapi.Users, error)
	PostSource
}

// PostSource is X's posts and who likes them, which needs a user token.
type PostSource interface {
	HasUserToken() bool
	Posts(ctx context.Context, userID int64, since time.Time, maxResults int) ([]syncrun.Post, error)
	LikingUsers(ctx context.Context, postID int64, maxResults int) (xapi.Users, error)
}

// Judge knows people by their profiles.
type Judge interface {
	Hash(p *syncrun.Profile) int64
	Compile(d syncrun.Definition) *classify.Query
}
