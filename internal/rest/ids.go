package rest

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"goodones/internal/syncrun"
)

// The types that GraphQL's ids name: SyncRun:42. Clients pass them where v1 asks for 42.
const (
	typeRun       = "SyncRun"
	typeAccount   = "TrackedAccount"
	typeSearch    = "SavedSearch"
	typeCandidate = "Candidate"
	typeWebhook   = "Webhook"
)

// readID reads an id, plain or with its type. What is none is an InvalidError for field, an id of another type
// syncrun.ErrNotFound.
func readID(field, kind, text string) (int, error) {
	digits := text
	if named, rest, found := strings.Cut(text, ":"); found {
		if named == "" || strings.ContainsFunc(named, func(r rune) bool { return !isLetter(r) }) {
			return 0, notAnID(field)
		}
		if digits = rest; named != kind {
			return 0, syncrun.ErrNotFound
		}
	}
	id, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || id < 1 || digits != strconv.FormatInt(id, 10) {
		return 0, notAnID(field)
	}
	return int(id), nil
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func notAnID(field string) error { return syncrun.Invalid(field, "must be a positive integer") }

// idParameter reads an id out of the query, where it must stand once.
func idParameter(r *http.Request, name, kind string) (int, error) {
	query, err := queryOf(r)
	if err != nil {
		return 0, err
	}
	if len(query[name]) != 1 {
		return 0, syncrun.Invalid(name, "must be given once")
	}
	return readID(name, kind, query[name][0])
}

func queryOf(r *http.Request) (url.Values, error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, syncrun.Invalid("", "the query string is malformed")
	}
	return query, nil
}

// idInPath reads the id that a path names. What is no id is the id of nothing.
func idInPath(r *http.Request, kind string) (int, error) {
	id, err := readID("id", kind, r.PathValue("id"))
	if err != nil {
		return 0, syncrun.ErrNotFound
	}
	return id, nil
}

// bodyID is an id in a body: a number, or a string as tools without code send it. "" is as good as left out.
type bodyID struct {
	text string // empty: left out, or null
	null bool   // null was given
}

// UnmarshalJSON takes a number, a string or null.
func (b *bodyID) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		*b = bodyID{null: true}
		return nil
	}
	if raw[0] == '"' {
		return json.Unmarshal(raw, &b.text)
	}
	var number json.Number
	err := json.Unmarshal(raw, &number)
	b.text = number.String()
	return err
}

// id is the id, nil when it was left out.
func (b bodyID) id(field, kind string) (*int, error) {
	if b.text == "" {
		return nil, nil
	}
	id, err := readID(field, kind, b.text)
	if err != nil {
		return nil, err
	}
	return &id, nil
}

// required is the id, which must be there.
func (b bodyID) required(field, kind string) (int, error) {
	id, err := b.id(field, kind)
	if err != nil {
		return 0, err
	}
	if id == nil {
		return 0, notAnID(field)
	}
	return *id, nil
}

// search is the id of a saved search, nil when it was left out.
func (b bodyID) search() (*int, error) {
	id, err := b.id("savedSearchId", typeSearch)
	if errors.Is(err, syncrun.ErrNotFound) {
		return nil, syncrun.Missing("savedSearchId", syncrun.NounSearch)
	}
	return id, err
}

// given is what a body says; "" is as good as left out.
func given(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
