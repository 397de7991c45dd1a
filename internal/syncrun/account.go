package syncrun

import (
	"regexp"
	"strings"
	"time"
)

// TrackedAccount is an X account that a user of ours watches.
type TrackedAccount struct {
	ID                     int
	UserID                 int
	Handle                 string // lower case, without @
	XUserID                int64
	Tier                   AccountTier
	IsActive               bool // false: asleep
	SavedSearchID          *int
	ProfileImageURL        string
	LastKnownFollowerCount int
	CreatedAt              time.Time
}

// handlePattern is X's documented form of a username.
var handlePattern = regexp.MustCompile(`^[a-z0-9_]{1,15}$`)

// ParseHandle turns what somebody typed into a handle: the @ is dropped, case is folded. Anything X would not accept
// as a username is an InvalidError for field "handle".
func ParseHandle(typed string) (string, error) {
	handle := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(typed), "@"))
	if !handlePattern.MatchString(handle) {
		return "", Invalid("handle", "must be an X handle: 1 to 15 letters, digits or underscores")
	}
	return handle, nil
}

// Label is one wish of a search: a job role or a skill, by its canonical value.
type Label struct {
	Kind  LabelKind `json:"kind"`
	Value string    `json:"value"`
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
