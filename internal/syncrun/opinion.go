package syncrun

// OpinionKey says what a model was asked: which profile, by the SHA-256 of what it was shown of it, for which version
// of a search.
type OpinionKey struct {
	SearchID      int
	SearchVersion int
	Model         string
	ProfileHash   [32]byte
}

// Opinion is what a model thinks of one profile and a search. The quote stands in the profile; it may be empty for
// somebody who does not match.
type Opinion struct {
	PersonID   int64 // whose profile it was
	Confidence Confidence
	Quote      string
}

// Question is a search about whose people a model is asked.
type Question struct {
	SearchID      int
	SearchVersion int
	Definition    *Definition
	FailedInRow   int // how many calls in a row have brought nothing so far in the run
}

// Settled is what came of asking about some people.
type Settled struct {
	Unanswered  int // who keep the verdict of the rules for want of an answer
	FailedInRow int // as in Question, these calls included
}
