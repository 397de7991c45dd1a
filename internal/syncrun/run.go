package syncrun

import "time"

// Run is a sync run as of one moment. Everything in it but the ids and the time of triggering changes only together
// with an event.
type Run struct {
	ID               int
	UserID           int
	TrackedAccountID int
	SavedSearchID    *int // nil: nobody is judged
	Trigger          Trigger
	Status           Status
	Stage            Stage // empty while queued
	TriggeredAt      time.Time
	StartedAt        *time.Time
	CompletedAt      *time.Time
	Counts
	Shares
	Budget          int    // resources that it may be charged, at the dearest price; Unlimited without a limit
	MaxCostMicroUSD *int64 // their price when it was queued; nil: no limit, or not known
	LastSequence    int
	ResourcesUsed   int   // resources charged so far
	CostMicroUSD    int64 // their price in millionths of a dollar
	ErrorCode       ErrorCode
	ErrorMessage    string
	ProgressLog     []string // nil until loaded, where a query leaves it to a later one
	ProgressLogSet  bool     // whether ProgressLog holds the messages up to LastSequence
}

// CurrentStage is the run's stage, nil while queued.
func (r *Run) CurrentStage() *Stage { return present(r.Stage) }

// FailureCode is why the run failed, nil unless it did.
func (r *Run) FailureCode() *ErrorCode { return present(r.ErrorCode) }

// FailureMessage is the same for people.
func (r *Run) FailureMessage() *string { return present(r.ErrorMessage) }

// MaxResources is the budget, nil without a limit.
func (r *Run) MaxResources() *int {
	if r.Budget >= Unlimited {
		return nil
	}
	return &r.Budget
}

// MaxCostUSD is what the run may cost at most, in US dollars; nil without a limit, and where that was not kept.
func (r *Run) MaxCostUSD() *float64 {
	if r.MaxCostMicroUSD == nil {
		return nil
	}
	most := USD(*r.MaxCostMicroUSD)
	return &most
}

// EstimatedCostUSD is the list price of what the run read, in US dollars.
func (r *Run) EstimatedCostUSD() float64 { return USD(r.CostMicroUSD) }

// As returns the run as it was at event e. log holds the messages up to e. What events do not carry (ids, trigger,
// times of triggering and start) is taken from r.
func (r *Run) As(e Event, log []string) Run {
	then := *r
	then.Status, then.Stage, then.Counts, then.Shares = e.Status, e.Stage, e.Counts, e.Shares
	then.CompletedAt, then.LastSequence = e.CompletedAt(), e.Sequence
	then.ResourcesUsed, then.CostMicroUSD = e.ResourcesUsed, e.CostMicroUSD
	then.ErrorCode, then.ErrorMessage = e.ErrorCode, e.ErrorMessage
	then.ProgressLog, then.ProgressLogSet = log, true
	if e.Status == StatusQueued {
		then.StartedAt = nil
	}
	return then
}

// IsCancellable tells whether the run can still be cancelled.
func (r *Run) IsCancellable() bool { return !r.Status.Ended() }

// PastStage is a stage that a run has reached.
type PastStage struct {
	Stage     Stage
	StartedAt time.Time
	EndedAt   *time.Time // nil: the run is in it
	Lines     []string
}

// Counts are the figures of a run, under the names v1 gave to those that it has. They never fall.
type Counts struct {
	NewFollowersCount     int `db:"new_followers_count"`
	DeepCrawlCount        int `db:"deep_crawl_count"`
	BackfilledCount       int `db:"backfilled_count"`
	LikersCount           int `db:"likers_count"`
	CandidatesPassedCount int `db:"candidates_passed_count"`
	TierFilteredCount     int `db:"tier_filtered_count"`
	GenderFilteredCount   int `db:"gender_filtered_count"`

	// These were not kept always. A queued run has none either. The verdicts that a run takes over from one that did not
	// get to filter them are among its own, so that in the end the matched are those who passed and who were filtered.
	JudgedCount  OptionalInt `db:"judged_count"`
	BotCount     OptionalInt `db:"bot_count"`
	MatchedCount OptionalInt `db:"matched_count"`
}

// Judged is how many people the run judged, nil where that is not known.
func (c Counts) Judged() *int { return c.JudgedCount.Known() }

// Bots is how many of the judged are bots, nil where that is not known.
func (c Counts) Bots() *int { return c.BotCount.Known() }

// Matched is how many of the judged match the search, before its filters; nil where that is not known.
func (c Counts) Matched() *int { return c.MatchedCount.Known() }

// Status is where a run stands in its life: queued → running → completed or failed, never back.
type Status string

// The four statuses, spelled as in the database and in v1. A cancelled run reads StatusFailed.
const (
	StatusQueued    Status = "queued"
	StatusRunning   Status = "running"
	StatusCompleted Status = "completed"
	StatusFailed    Status = "failed"
)

// Statuses lists every Status in the order of a run's life.
func Statuses() []Status {
	return []Status{StatusQueued, StatusRunning, StatusCompleted, StatusFailed}
}

// Ended tells whether nothing can follow this status.
func (s Status) Ended() bool { return s == StatusCompleted || s == StatusFailed }

// Stage is one of the six parts of a run, in the order in which they happen. It is empty while the run is queued
// and keeps its last value at the end.
type Stage string

// The six stages, spelled as in the database.
const (
	StageFetchFollowers Stage = "fetch_followers"
	StageDeepCrawl      Stage = "deep_crawl"
	StageBackfill       Stage = "backfill"
	StageLikers         Stage = "likers"
	StageClassify       Stage = "classify"
	StageFilter         Stage = "filter"
)

// Stages lists every Stage in the order of a run.
func Stages() []Stage {
	return []Stage{StageFetchFollowers, StageDeepCrawl, StageBackfill, StageLikers, StageClassify, StageFilter}
}

// Trigger says what started a run.
type Trigger string

// A run is started by somebody or by a schedule; one that explores asks the network nothing and judges again whoever
// is known.
const (
	TriggerManual  Trigger = "manual"
	TriggerCron    Trigger = "cron"
	TriggerExplore Trigger = "explore"
)

// Triggers lists every Trigger.
func Triggers() []Trigger { return []Trigger{TriggerManual, TriggerCron, TriggerExplore} }

// RunFilter chooses runs; a nil field does not filter.
type RunFilter struct {
	Status           *Status
	TrackedAccountID *int
	Trigger          *Trigger
}

// StartRequest asks for a run of one tracked account.
type StartRequest struct {
	UserID           int
	TrackedAccountID int
	SavedSearchID    *int   // nil: the account's own
	IdempotencyKey   string // empty: none; else the same one again starts nothing for a day
	KeyField         string // of the input, which the key came in
	Trigger          Trigger
	Rescan           bool // read the whole follower list again
}

func present[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
