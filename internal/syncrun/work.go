package syncrun

import "time"

// Lease is one claim of a run. Every write of the claimant carries it as a fence: if the run has been claimed,
// handed back, cancelled or ended since, the write is refused with ErrLeaseLost.
type Lease struct {
	RunID   int
	Attempt int
}

// Work is a claimed run with all that its claimant must know.
type Work struct {
	Lease
	UserID        int
	Trigger       Trigger
	Rescan        bool // it was started to read the whole follower list
	Account       TrackedAccount
	Search        *Definition // as copied when the run was queued; nil: nobody is judged
	SavedSearchID int         // 0 without a search
	SearchVersion int
	// ClassifierVersion is that of the classifier that judges; whom an older one judged is judged again.
	ClassifierVersion int
	StartedAt         time.Time // the first claim, by the database's clock
	Counts            Counts
	Stage             Stage  // the last one that an earlier claim was in
	Shares            Shares // what earlier claims have done
	ResourcesUsed     int
	CostMicroUSD      int64
	Budget            int             // of resources at the dearest price; Unlimited when budgets are off
	Steps             map[string]bool // keys of the steps that earlier claims committed
	LimitedInRow      int             // times in a row X answered 429 to the page at hand
	Suspect           bool            // the last claim committed nothing
	Failure           *Failure        // why the run will fail once everybody known is judged; nil: it will not
}

// Failure is why a run fails, as its owner reads it.
type Failure struct {
	Code    ErrorCode
	Message string
}

// Stop is what a refusal by the network leaves behind.
type Stop struct {
	Failure *Failure // the run fails with it in the end; nil: only a stage ended early
	// NoCredit pauses the account's schedule: until PauseUntil, or for a day when that is zero.
	NoCredit   bool
	PauseUntil time.Time
}

// Step is what every committed piece of a run's work has in common: it becomes one event.
type Step struct {
	Key     string // unique in the run: a commit whose answer was lost is recognised by it
	Stage   Stage
	Message string // a line of the progress log; empty for a page
	Counts  Counts // what the step adds
	Shares  Shares // what is done with it; less than before changes nothing
	Reads   []Read // what X returned and may charge for
}

// Read is resources of one kind that X returned in one answer.
type Read struct {
	Kind ResourceKind
	IDs  []int64
	// Age is how long ago X answered, asked for at each try to commit: the charge is of that day. nil: just now.
	Age func() time.Duration
}

// Committed is the run right after a step: what the next step builds on.
type Committed struct {
	Sequence      int
	Counts        Counts
	ResourcesUsed int
	CostMicroUSD  int64
}

// ScanState says whether a scan still has pages to fetch.
type ScanState string

// A scan is open until its end was reached or its token was refused.
const (
	ScanOpen      ScanState = "open"
	ScanDone      ScanState = "done"
	ScanAbandoned ScanState = "abandoned"
)

// ScanStates lists every ScanState.
func ScanStates() []ScanState { return []ScanState{ScanOpen, ScanDone, ScanAbandoned} }

// Scan is one walk down an account's follower list, possibly over several runs.
type Scan struct {
	ID         int
	RunID      int  // the run that began it: edges of older runs are known to it
	Full       bool // goes to the end whatever it knows
	NextToken  string
	Pages      int
	KnownInRow int
	Inserted   int // edges it made
	Resources  int // followers it read
	State      ScanState
}

// KnownInRowLimit is how many known followers in a row end an until-known scan.
const KnownInRowLimit = 100

// FollowerPage is one page of a scan, committed together with the scan's move.
type FollowerPage struct {
	Scan      Scan // as before the page
	NextToken string
	Profiles  []Profile
	Hashes    []int64 // facts hash of each profile; 0 for one known by id alone
}

// ProfilePage is an answer to a question for certain people: the asked, and those who were returned.
type ProfilePage struct {
	Asked    []int64
	Refused  bool    // the network did not accept the question: it says of nobody that they are gone
	Gone     []int64 // of whom the network said that they are gone or closed
	Profiles []Profile
	Hashes   []int64
}

// Unjudged is what a look at the next people of an account found.
type Unjudged struct {
	People  []Subject // those who are to be judged, by id
	Looked  int       // how many were looked at
	Through int64     // everybody up to this id was looked at
	Last    bool      // there is nobody behind
}

// Match is a judged person who waits for the filters.
type Match struct {
	PersonID          int64
	Gender            Gender
	FollowerCountTier FollowerCountTier
	RunID             int // that of the verdict: an earlier run may have left it
}

// RatedPerson is somebody whom the owner of a search rated.
type RatedPerson struct {
	Profile Profile
	Good    bool
}

// Ranked is a candidate in force with what decides the order.
type Ranked struct {
	Profile    Profile
	RunID      int // that of the verdict
	Confidence Confidence
	Score      float64
	Reasons    []string
}

// Ending is how a run ends: completed without code, else failed.
type Ending struct {
	Status  Status
	Code    ErrorCode
	Message string
}
