package syncrun

// Update is something new about one of a user's runs: a change of its status or stage, or a line of its log, all of
// which are numbered 1, 2, 3 … over all of the user's runs. Between changes an update brings newer counts alone.
type Update struct {
	UserID int
	// Number is the change's. Newer counts repeat the number of the user's last change.
	Number  int
	Message string // the line; empty for none
	Counts  bool   // there is no change, only newer counts
	// Run is the run as of then. Its account and search are as they are now.
	Run Run
}

// Line is the message, nil for none.
func (u *Update) Line() *string { return present(u.Message) }

// UpdateCursor says that a user's updates up to a number are known.
type UpdateCursor struct {
	UserID int
	After  int
}

// Updates are what is new for a user, read at one moment.
type Updates struct {
	Changes []Update // in order of their numbers
	Head    int      // the number of the last of them, or the number asked after
	Live    []Update // each run that is queued or running as it is, without changes that Changes does not hold
	More    bool     // there are further changes; Live is left out then
}
