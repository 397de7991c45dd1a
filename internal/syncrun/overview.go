package syncrun

import "time"

// PastRun is a run as a history shows it.
type PastRun struct {
	Run                // with its progress log
	Handle     string  // of its account, as it is now
	SearchName *string // of its search, as it is now, deleted or not; nil without one
}

// Overview is where a user stands: the schedule, the accounts with figures of their runs, and the month's bill.
type Overview struct {
	SyncSettings
	Accounts []AccountOverview
	Usage    Usage
	// BudgetSkipUntil is when runs may start again after the monthly cap was reached; nil: now.
	BudgetSkipUntil *time.Time
}

// AccountOverview is a tracked account with figures of its runs.
type AccountOverview struct {
	TrackedAccount
	FollowersSynced   int     // followers found by all of its runs
	LikersSynced      int     // likers found by all of its runs
	RunsToday         int     // those that count for the day's allowance, in the user's timezone
	SearchDescription *string // nil without a search
}
