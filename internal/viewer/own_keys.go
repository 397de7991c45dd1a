package viewer

import "time"

// Key is an API key as its owner may see it again: without its secret.
type Key struct {
	ID         int
	Prefix     string // the first 12 characters
	CreatedAt  time.Time
	LastUsedAt *time.Time // exact to a minute; nil: never
	IsCurrent  bool       // the request that asks came with it
}

// IsNode marks what GraphQL finds by its id alone.
func (*Key) IsNode() {}
