package syncrun

// KnownPerson is somebody whom a tracked account has met, as one fetch of this account knows them.
type KnownPerson struct {
	Subject
	SourceType SourceType // a follower who liked is a follower
}

// KnownPosition is somebody in the order in which an account met people. Those whom one run met come in that of their
// ids.
type KnownPosition struct {
	FirstRunID int // which met the person
	PersonID   int64
}

// KnownPage is a part of those whom an account has met, whom it met last first.
type KnownPage struct {
	People  []KnownPerson // with a profile, and not gone
	Through KnownPosition // up to which it looked
	Last    bool          // nobody is left behind it
}

// PreviewRequest is a search to try on people whom accounts of one user have met.
type PreviewRequest struct {
	Definition Definition
	Accounts   []int // whose people, each once; they are the user's
	Most       int   // how many matches are wanted
}

// Preview is whom a search that is not saved would find now.
type Preview struct {
	Matches     []PreviewMatch // best first
	FullCount   int            // who matches fully and passes the filters, of those who were judged
	MaybeCount  int            // who matches partly and passes them
	JudgedCount int
	IsComplete  bool // everybody known was judged
}

// PreviewMatch is somebody whom a search would find.
type PreviewMatch struct {
	Person           Person
	TrackedAccountID int // one that has met the person
	SourceType       SourceType
	MatchConfidence  Confidence
	Score            float64
	MatchReasons     []MatchReason
}

// Gender is the person's as judged.
func (m *PreviewMatch) Gender() Gender { return m.Person.Gender }

// FollowerCountTier is the person's as judged.
func (m *PreviewMatch) FollowerCountTier() FollowerCountTier { return m.Person.FollowerCountTier }

// Labels are the person's as judged.
func (m *PreviewMatch) Labels() []string { return m.Person.Labels }
