package syncrun

import "time"

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
	Shares
	ResourcesUsed int
	CostMicroUSD  int64
	ErrorCode     ErrorCode
	ErrorMessage  string
}

// CurrentStage is the run's stage as of the event, nil while queued.
func (e *Event) CurrentStage() *Stage { return present(e.Stage) }

// Line is the logged line, nil for a page of data.
func (e *Event) Line() *string { return present(e.Message) }

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

// Tail is the end of a run's log: the run as of its newest event, its last events in order, and the messages that were
// logged before the first of them.
type Tail struct {
	Run      Run
	Messages []string
	Events   []Event
}

// Progress is what a subscriber receives: an event, and the run as of that event.
type Progress struct {
	Event
	SyncRun Run
}
