package xapi

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"time"

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

// count is a number of people or posts in whatever spelling it came (12, 12.0, 1.2e1, "12"), fitted into a database
// integer. What cannot be read is syncrun.UnknownCount: it is as good as left out, and never 0.
type count int

// UnmarshalJSON never fails.
func (c *count) UnmarshalJSON(text []byte) error {
	spelled := strings.TrimSpace(strings.Trim(string(text), `"`))
	whole, err := strconv.ParseInt(spelled, 10, 64)
	if err != nil {
		number, err := strconv.ParseFloat(spelled, 64)
		if err != nil || math.IsInf(number, 0) || number != math.Trunc(number) { // NaN is not equal to itself
			whole = syncrun.UnknownCount
		} else {
			whole = int64(min(number, math.MaxInt32))
		}
	}
	if whole < 0 {
		whole = syncrun.UnknownCount
	}
	*c = count(min(whole, math.MaxInt32))
	return nil
}

// word is a text that X may also spell as a number.
type word string

// UnmarshalJSON fails for what is neither.
func (w *word) UnmarshalJSON(text []byte) error {
	var number json.Number
	if err := json.Unmarshal(text, &number); err == nil {
		*w = word(number)
		return nil
	}
	return json.Unmarshal(text, (*string)(w))
}

// value is the first of several spellings that X told, else syncrun.UnknownCount.
func value(spellings ...*count) int {
	for _, c := range spellings {
		if c != nil && *c >= 0 {
			return int(*c)
		}
	}
	return syncrun.UnknownCount
}
