package syncrun

import "time"

// Counts are the seven figures of a run, under the names v1 gave them. They never fall.
type Counts struct {
	NewFollowersCount     int `db:"new_followers_count"`
	DeepCrawlCount        int `db:"deep_crawl_count"`
	BackfilledCount       int `db:"backfilled_count"`
	LikersCount           int `db:"likers_count"`
	CandidatesPassedCount int `db:"candidates_passed_count"`
	TierFilteredCount     int `db:"tier_filtered_count"`
	GenderFilteredCount   int `db:"gender_filtered_count"`
}

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
	LastSequence   int
	ResourcesUsed  int   // resources charged so far
	CostMicroUSD   int64 // their price in millionths of a dollar
	ErrorCode      ErrorCode
	ErrorMessage   string
	ProgressLog    []string // nil until loaded, where a query leaves it to a later one
	ProgressLogSet bool     // whether ProgressLog holds the messages up to LastSequence
}

// Event is one row of a run's log: the whole run as of that moment. Rows are never changed.
type Event struct {
	RunID    int
	Sequence int // 1, 2, 3 … without gaps
	At       time.Time
	Status   Status
	Stage    Stage
	Message  string // empty for a page of data
	StepKey  string
	Counts
	ResourcesUsed int
	CostMicroUSD  int64
	ErrorCode     ErrorCode
	ErrorMessage  string
}

// Terminal tells whether no event can follow.
func (e *Event) Terminal() bool { return e.Status.Ended() }

// CompletedAt is when the run ended, as of this event: its own time for the terminal one, else nil.
func (e *Event) CompletedAt() *time.Time {
	if !e.Terminal() {
		return nil
	}
	at := e.At
	return &at
}

// Cursor is a position in a run's log: everything up to After is known.
type Cursor struct {
	RunID int
	After int
}

// Progress is what a subscriber receives: an event, and the run as of that event.
type Progress struct {
	Event
	SyncRun Run
}

// As returns the run as it was at event e. log holds the messages up to e. What events do not carry (ids, trigger,
// times of triggering and start) is taken from r.
func (r *Run) As(e Event, log []string) Run {
	then := *r
	then.Status, then.Stage, then.Counts = e.Status, e.Stage, e.Counts
	then.CompletedAt, then.LastSequence = e.CompletedAt(), e.Sequence
	then.ResourcesUsed, then.CostMicroUSD = e.ResourcesUsed, e.CostMicroUSD
	then.ErrorCode, then.ErrorMessage = e.ErrorCode, e.ErrorMessage
	then.ProgressLog, then.ProgressLogSet = log, true
	if e.Status == StatusQueued {
		then.StartedAt = nil
	}
	return then
}
