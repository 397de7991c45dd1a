package sandbox

import "time"

// Kinds of resources, as X bills them.
const (
	resourceUser     = "user"
	resourceFollower = "follower"
	resourcePost     = "post"
)

// Calls is what was asked of a server since its start or the last reset. A
// snapshot; the caller owns it.
type Calls struct {
	// Total counts every call of the API on arrival, also those still held.
	Total int64 `json:"total"`
	// ByEndpoint is Total by endpoint name.
	ByEndpoint map[string]int64 `json:"byEndpoint"`
	// ByStatus counts answers; 0 stands for calls that ended unanswered.
	ByStatus map[int]int64 `json:"byStatus"`
	// RateLimited counts 429s sent because a window was used up.
	RateLimited int64 `json:"rateLimited"`
	// Faults counts injected faults by kind.
	Faults map[string]int64 `json:"faults"`
	// Resources counts what complete answers returned: user, follower, post, and owned for followers and posts of the
	// bearer's own account.
	Resources map[string]int64 `json:"resources"`
	// PagesRepeated counts complete answers with a page of followers that had
	// been returned before: same account, place and page size.
	PagesRepeated int64 `json:"pagesRepeated"`
	// HeadsRepeated is the part of PagesRepeated that was asked for without a
	// page token: the head of a list that had not grown in between.
	HeadsRepeated int64 `json:"headsRepeated"`
	// Followers tells how much of each account's list was read.
	Followers []FollowersRead `json:"followers"`
	// Windows tells how the rate windows were used.
	Windows []WindowUse `json:"windows"`
	// Last are the latest calls that ended, oldest first, at most 256.
	Last []Call `json:"last"`
}

// FollowersRead is how much of one account's list was returned.
type FollowersRead struct {
	Handle   string `json:"handle"`
	Returned int64  `json:"returned"` // with repetitions
	Distinct int64  `json:"distinct"` // different people
}

// WindowUse is the use of the rate windows of one endpoint and token.
type WindowUse struct {
	Endpoint    string `json:"endpoint"`
	Token       string `json:"token"` // "user", "user-" and a handle, or "app-" and a fingerprint
	Limit       int    `json:"limit"`
	Opened      int    `json:"opened"`      // windows begun
	Allowed     int64  `json:"allowed"`     // calls let in
	Refused     int64  `json:"refused"`     // calls made while a window was used up
	MostRefused int    `json:"mostRefused"` // in any one window
}

// Call is one call of the API that ended.
type Call struct {
	Number   int64     `json:"number"` // from 1, in order of arrival; faults go by it
	At       time.Time `json:"at"`     // of arrival
	Endpoint string    `json:"endpoint"`
	Token    string    `json:"token"` // as in WindowUse
	Path     string    `json:"path"`
	Query    string    `json:"query"`
	Status   int       `json:"status"` // 0: ended unanswered
	Fault    string    `json:"fault,omitempty"`
}
