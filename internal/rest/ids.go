package rest

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"

	"goodones/internal/syncrun"
)

// readID reads an id, plain or with its type. What is none is an InvalidError for field, an id of another type
// syncrun.ErrNotFound.
func readID(field, text string, kind syncrun.NodeType) (int, error) {
	id, ok := syncrun.ReadNodeID(text)
	if !ok || id.Number < 1 {
		return 0, notAnID(field)
	}
	if number := id.Of(kind); number > 0 {
		return number, nil
	}
	return 0, syncrun.ErrNotFound
}

func notAnID(field string) error { return syncrun.Invalid(field, "must be a positive integer") }

// idParameter reads an id out of the query, where it must stand once.
func idParameter(r *http.Request, name string, kind syncrun.NodeType) (int, error) {
	query, err := queryOf(r)
	if err != nil {
		return 0, err
	}
	if len(query[name]) != 1 {
		return 0, syncrun.Invalid(name, "must be given once")
	}
	return readID(name, query[name][0], kind)
}

func queryOf(r *http.Request) (url.Values, error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, syncrun.Invalid("", "the query string is malformed")
	}
	return query, nil
}

// idInPath reads the id that a path names. What is no id is the id of nothing.
func idInPath(r *http.Request, kind syncrun.NodeType) (int, error) {
	id, err := readID("id", r.PathValue("id"), kind)
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
func (b bodyID) id(field string, kind syncrun.NodeType) (*int, error) {
	if b.text == "" {
		return nil, nil
	}
	id, err := readID(field, b.text, kind)
	if err != nil {
		return nil, err
	}
	return &id, nil
}

// required is the id, which must be there.
func (b bodyID) required(field string, kind syncrun.NodeType) (int, error) {
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
	id, err := b.id("savedSearchId", syncrun.NodeSearch)
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
