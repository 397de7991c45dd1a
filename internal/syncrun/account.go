package syncrun

import "time"

// TrackedAccount is an account at a network that a user of ours watches.
type TrackedAccount struct {
	ID                     int
	UserID                 int
	Network                Network
	Handle                 string // lower case, without @
	PersonID               int64  // ours; X's own for an account at X
	ExternalID             string // the network's
	Tier                   AccountTier
	IsActive               bool // false: asleep
	SavedSearchID          *int
	ProfileImageURL        string
	LastKnownFollowerCount int
	CreatedAt              time.Time
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
