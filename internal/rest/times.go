package rest

import (
	"strings"
	"time"
)

// timeLayouts are the forms of ISO 8601 that clients write, each also with a fraction of the second. Without an offset
// it is UTC, as v1 writes times itself.
func timeLayouts() []string {
	return []string{
		"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07", "2006-01-02T15:04:05",
		"2006-01-02T15:04Z07:00", "2006-01-02T15:04", time.DateOnly,
	}
}

// readTime reads a time out of a query, in which the plus sign of an offset is often sent as it is and so arrives as a
// space.
func readTime(text string) (time.Time, bool) {
	text = strings.ToUpper(text)
	if len(text) > len(time.DateOnly) {
		day, rest := text[:len(time.DateOnly)], text[len(time.DateOnly)+1:]
		if separator := text[len(time.DateOnly)]; separator == ' ' || separator == 'T' {
			text = day + "T" + strings.Replace(rest, " ", "+", 1)
		}
	}
	for _, layout := range timeLayouts() {
		if at, err := time.Parse(layout, text); err == nil {
			return at, at.Year() >= 1
		}
	}
	return time.Time{}, false
}
