// Package profile reads profiles from lines of JSON, as people keep them in files: to try a search, and to measure the
// judgement.
package profile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"goodones/internal/syncrun"
)

// Line is a profile as one JSON object. Every field may be left out, but one of handle, name and bio must be there.
type Line struct {
	Handle          string     `json:"handle"`
	Name            string     `json:"name"`
	Bio             string     `json:"bio"`
	Location        string     `json:"location"`
	URL             string     `json:"url"`
	ProfileImageURL string     `json:"profileImageUrl"` // X's default picture speaks for a bot
	FollowersCount  *int       `json:"followersCount"`  // this and the next three: unknown where left out
	FollowingCount  *int       `json:"followingCount"`
	TweetCount      *int       `json:"tweetCount"`
	ListedCount     *int       `json:"listedCount"`
	Verified        bool       `json:"verified"`
	Protected       bool       `json:"protected"`
	CreatedAt       *time.Time `json:"createdAt"` // as RFC 3339 writes it
}

// ByteOrderMark begins files that some editors and spreadsheets write.
const ByteOrderMark = "\ufeff"

// Parse reads one line of UTF-8; a byte order mark before it is left out. Ignored are the fields that no profile has,
// sorted; their values are not looked at. As in all of encoding/json, case does not tell fields apart.
func Parse(line []byte) (parsed Line, ignored []string, err error) {
	line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte(ByteOrderMark)))
	if len(line) == 0 || line[0] != '{' {
		return Line{}, nil, errors.New("is no JSON object")
	}
	if !utf8.Valid(line) {
		return Line{}, nil, errors.New("is not written in UTF-8")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		return Line{}, nil, malformed(err)
	}
	if err := json.Unmarshal(line, &parsed); err != nil {
		return Line{}, nil, malformed(err)
	}
	known := fieldNames()
	for name := range maps.Keys(fields) {
		if !slices.ContainsFunc(known, func(field string) bool { return strings.EqualFold(field, name) }) {
			ignored = append(ignored, name)
		}
	}
	slices.Sort(ignored)
	return parsed, ignored, parsed.check()
}

// fieldNames are those of Line in JSON.
func fieldNames() []string {
	var names []string
	for field := range reflect.TypeFor[Line]().Fields() {
		names = append(names, field.Tag.Get("json"))
	}
	return names
}

// malformed says in the words of a file what the decoder found.
func malformed(err error) error {
	var kind *json.UnmarshalTypeError
	var moment *time.ParseError
	switch {
	case errors.As(err, &kind):
		found := strings.TrimPrefix(kind.Value, "number ") // such as "number 1.5" for a whole number
		if found == kind.Value {
			found = "a " + found
		}
		return fmt.Errorf("%s must be %s, not %s", kind.Field, article(kind.Type), found)
	case errors.As(err, &moment):
		return errors.New("createdAt must be a time such as 2009-03-31T00:00:00Z")
	default:
		return fmt.Errorf("is no JSON: %w", err)
	}
}

func article(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "true or false"
	case reflect.Int:
		return "a whole number"
	default:
		return "a " + t.String()
	}
}

func (l Line) check() error {
	if strings.TrimSpace(l.Handle+l.Name+l.Bio) == "" {
		return errors.New("has neither handle, name nor bio")
	}
	for name, count := range l.counts() {
		if count != nil && *count < 0 {
			return fmt.Errorf("%s must not be negative", name)
		}
	}
	return nil
}

func (l Line) counts() map[string]*int {
	return map[string]*int{"followersCount": l.FollowersCount, "followingCount": l.FollowingCount,
		"tweetCount": l.TweetCount, "listedCount": l.ListedCount}
}

// Profile is the line as the classifier reads it, under the given id. A count that
// was left out is syncrun.UnknownCount.
func (l Line) Profile(id int64) syncrun.Profile {
	return syncrun.Profile{
		ID: id, Handle: strings.TrimPrefix(l.Handle, "@"), Name: l.Name, Bio: l.Bio, Location: l.Location, URL: l.URL,
		ProfileImageURL: l.ProfileImageURL,
		FollowersCount:  known(l.FollowersCount), FollowingCount: known(l.FollowingCount),
		TweetCount: known(l.TweetCount), ListedCount: known(l.ListedCount),
		Verified: l.Verified, Protected: l.Protected, CreatedAt: l.CreatedAt, Detailed: true,
	}
}

func known(count *int) int {
	if count == nil {
		return syncrun.UnknownCount
	}
	return *count
}
