package syncrun

// SearchReading is how a search is read: what each part of it looks for. No list is nil.
type SearchReading struct {
	Roles           []string // with "former" or "aspiring" before those that are asked for so
	Fields          []string // skills and topics
	Places          []string
	Employers       []string // of today
	FormerEmployers []string
	Statuses        []string // such as open to work
	Companies       []string // kind, stage and size of the place of work
	Genders         []Gender
	Words           []string // looked for as they are
	Exclusions      []string
	Unread          []string // what no profile can tell; it caps a match at MAYBE
	Ignored         []string // words of praise, which are passed over
}
