package syncrun

// StartRequest asks for a run of one tracked account.
type StartRequest struct {
	UserID           int
	TrackedAccountID int
	SavedSearchID    *int   // nil: the account's own
	ClientMutationID string // empty: none; else the same one again starts nothing
	Trigger          Trigger
}

// RunFilter chooses runs; a nil field does not filter.
type RunFilter struct {
	Status           *Status
	TrackedAccountID *int
	Trigger          *Trigger
}

// CandidateFilter chooses candidates; a nil field does not filter. With SyncRunID those that this run passed are
// meant, else those whose newest verdict is a pass.
type CandidateFilter struct {
	SyncRunID        *int
	TrackedAccountID *int
	SavedSearchID    *int
	MatchConfidence  *Confidence
	SourceType       *SourceType
}
