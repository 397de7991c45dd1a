package fetch

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// Count is a number of people or posts in whatever spelling it came (12, 12.0, 1.2e1, "12"), fitted into a database
// integer. What cannot be read is -1: it is as good as left out, and never 0.
type Count int

// UnmarshalJSON never fails.
func (c *Count) UnmarshalJSON(text []byte) error {
	spelled := strings.TrimSpace(strings.Trim(string(text), `"`))
	whole, err := strconv.ParseInt(spelled, 10, 64)
	if err != nil {
		number, err := strconv.ParseFloat(spelled, 64)
		if err != nil || math.IsInf(number, 0) || number != math.Trunc(number) { // NaN is not equal to itself
			whole = -1
		} else {
			whole = int64(min(number, math.MaxInt32))
		}
	}
	if whole < 0 {
		whole = -1
	}
	*c = Count(min(whole, math.MaxInt32))
	return nil
}

// Word is a text that a network may also spell as a number.
type Word string

// UnmarshalJSON fails for what is neither.
func (w *Word) UnmarshalJSON(text []byte) error {
	var number json.Number
	if err := json.Unmarshal(text, &number); err == nil {
		*w = Word(number)
		return nil
	}
	return json.Unmarshal(text, (*string)(w))
}
