package syncrun

import (
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Found is a candidate, sent to whoever waits for new ones.
type Found struct {
	Candidate Candidate
	// Known is what is known with this one and all told before.
	Known FoundCursor
}

// Sequence is what to go on after.
func (f *Found) Sequence() string { return f.Known.String() }

// FoundCursor says which of a user's candidates are known. They are told of by runs, in the order in which these end,
// and of each run by id.
type FoundCursor struct {
	// Number is an update's: known is whom the runs found whose end has this number or a lower one.
	Number int
	// Through is, by runs that end later, the id up to which their candidates are known.
	Through map[int]int
}

// Sent is the cursor when the candidates of a run, whose end has a number, are known up to an id.
func (c FoundCursor) Sent(number, runID, through int) FoundCursor {
	sent := FoundCursor{Number: number - 1, Through: maps.Clone(c.Through)}
	if sent.Through == nil {
		sent.Through = map[int]int{}
	}
	sent.Through[runID] = through
	return sent
}

// Ended is the cursor when all are known whom a run found, whose end has a number.
func (c FoundCursor) Ended(number, runID int) FoundCursor {
	ended := FoundCursor{Number: number, Through: maps.Clone(c.Through)}
	delete(ended.Through, runID)
	return ended
}

const foundPrefix = "found:"

// mostThrough is how many runs a cursor may name; a user has no more at work at once.
const mostThrough = 1000

// String is the cursor as clients keep it.
func (c FoundCursor) String() string {
	text := foundPrefix + strconv.Itoa(c.Number)
	for _, run := range slices.Sorted(maps.Keys(c.Through)) {
		text += fmt.Sprintf(",%d:%d", run, c.Through[run])
	}
	return base64.RawURLEncoding.EncodeToString([]byte(text))
}

// ReadFoundCursor reads what String wrote. It reports false for anything else.
func ReadFoundCursor(text string) (c FoundCursor, ok bool) {
	plain, err := base64.RawURLEncoding.DecodeString(text)
	rest, found := strings.CutPrefix(string(plain), foundPrefix)
	parts := strings.Split(rest, ",")
	if err != nil || !found || len(parts) > mostThrough {
		return c, false
	}
	if c.Number, err = strconv.Atoi(parts[0]); err != nil {
		return c, false
	}
	c.Through = make(map[int]int, len(parts)-1)
	for _, part := range parts[1:] {
		run, through, _ := strings.Cut(part, ":")
		id, err := strconv.Atoi(run)
		if err != nil {
			return c, false
		}
		if c.Through[id], err = strconv.Atoi(through); err != nil {
			return c, false
		}
	}
	return c, c.String() == text
}

// FoundPage is a part of those whom a run found first, by id.
type FoundPage struct {
	Candidates []Candidate // without those who are hidden
	Through    int         // the id up to which this brings them
	More       bool        // there may be further ones
}
