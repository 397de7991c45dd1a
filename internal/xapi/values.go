package xapi

import (
	"encoding/json"
	"time"

	"goodones/internal/fetch"
	"goodones/internal/syncrun"
)

// moment is a time that X told, or zero: one that cannot be read is as good as one left out.
type moment struct{ time.Time }

// UnmarshalJSON never fails.
func (m *moment) UnmarshalJSON(text []byte) error {
	if json.Unmarshal(text, &m.Time) != nil {
		m.Time = time.Time{}
	}
	return nil
}

func (m moment) pointer() *time.Time {
	if m.IsZero() {
		return nil
	}
	return &m.Time
}

// value is the first of several spellings that X told, else syncrun.UnknownCount.
func value(spellings ...*fetch.Count) int {
	for _, c := range spellings {
		if c != nil && *c >= 0 {
			return int(*c)
		}
	}
	return syncrun.UnknownCount
}
