package syncrun

import "time"

// SavedSearch is a definition with a name. Its version rises with every change of the definition.
type SavedSearch struct {
	ID     int
	UserID int
	Name   string
	Definition
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Definition is what a search looks for: all of it but the name. It is copied into each run, so later edits do not
// touch a run that has begun. Empty lists do not filter.
type Definition struct {
	Description        string              `json:"description"`
	Labels             []Label             `json:"labels"`
	Genders            []Gender            `json:"genders"`
	StrictGender       bool                `json:"strictGender"` // drop people of unknown gender too
	FollowerCountTiers []FollowerCountTier `json:"followerCountTiers"`
}

// SearchVersion is what a search said in one of its versions.
type SearchVersion struct {
	Version int
	Definition
	SavedAt time.Time
}

// Label is one wish of a search: a job role or a skill, by its canonical value.
type Label struct {
	Kind  LabelKind `json:"kind"`
	Value string    `json:"value"`
}

// LabelKind is the family of a search label.
type LabelKind string

// Labels name what somebody does or what somebody knows.
const (
	LabelJobRole LabelKind = "job_role"
	LabelSkill   LabelKind = "skill"
)

// LabelKinds lists every LabelKind.
func LabelKinds() []LabelKind { return []LabelKind{LabelJobRole, LabelSkill} }

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
