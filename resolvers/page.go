package resolvers

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"goodones/graph"
	"goodones/internal/syncrun"
)

const (
	defaultPage = 20
	longestPage = 100
)

// A cursor names a list and the id of the last element seen.
const (
	runCursor       = "syncRun"
	candidateCursor = "candidate"
)

// page is which part of a connection was asked for.
type page struct {
	first int // 1 to 100
	after int // an id; 0: from the newest on
}

// pageOf checks the arguments of a connection. A cursor of another list is refused.
func pageOf(kind string, first *int, after *string) (page, error) {
	length, err := inRange("first", first, defaultPage, 1, longestPage)
	if err != nil || after == nil {
		return page{first: length}, err
	}
	id, ok := readCursor(kind, *after)
	if !ok {
		return page{}, syncrun.Invalid("after", "is not a cursor of this list")
	}
	return page{first: length, after: id}, nil
}

func cursor(kind string, id int) string {
	return base64.RawURLEncoding.EncodeToString([]byte(kind + ":" + strconv.Itoa(id)))
}

func readCursor(kind, text string) (int, bool) {
	plain, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return 0, false
	}
	digits, ok := strings.CutPrefix(string(plain), kind+":")
	id, err := strconv.Atoi(digits)
	return id, ok && err == nil && id > 0 && cursor(kind, id) == text
}

// cut returns the elements of the page out of those read, one more than asked for if there are more, and where the
// page ends.
func cut[T any](p page, kind string, read []T, id func(*T) int) ([]T, graph.PageInfo) {
	info := graph.PageInfo{HasPreviousPage: p.after > 0}
	if len(read) > p.first {
		read, info.HasNextPage = read[:p.first], true
	}
	if n := len(read); n > 0 {
		start, end := cursor(kind, id(&read[0])), cursor(kind, id(&read[n-1]))
		info.StartCursor, info.EndCursor = &start, &end
	}
	return read, info
}

// inRange checks an optional number with a default.
func inRange(field string, given *int, standard, least, most int) (int, error) {
	n := standard
	if given != nil {
		n = *given
	}
	if n < least || n > most {
		return 0, syncrun.Invalid(field, fmt.Sprintf("must be %d to %d", least, most))
	}
	return n, nil
}
