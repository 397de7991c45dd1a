package rest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// decodeBody reads a JSON object into v, whatever type the request says that its body has: a key is what keeps other
// web pages out. The error is a *bodyError, which repeats nothing of the body.
func decodeBody(r *http.Request, v any) error {
	body, err := io.ReadAll(r.Body)
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return &bodyError{http.StatusRequestEntityTooLarge, "The body is too large."}
	}
	if err != nil {
		return &bodyError{http.StatusBadRequest, "The body could not be read."}
	}
	if !utf8.Valid(body) { // decoding would put other characters in place of what is not
		return &bodyError{http.StatusBadRequest, "The body is not UTF-8."}
	}
	body = bytes.TrimPrefix(body, []byte("\ufeff")) // a byte order mark means nothing here (RFC 8259, 8.1)
	var object map[string]json.RawMessage
	if json.Unmarshal(body, &object) != nil || object == nil {
		if mediaType, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); mediaType != "application/json" {
			return &bodyError{http.StatusUnsupportedMediaType,
				"The body is not a JSON object. Content-Type must be application/json."}
		}
		return &bodyError{http.StatusBadRequest, "The body is not a JSON object."}
	}
	return misfit(json.Unmarshal(body, v))
}

// misfit names the member that has another type than the one that is expected.
func misfit(err error) error {
	wrong, ok := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case err == nil:
		return nil
	case !ok || wrong.Field == "":
		return &bodyError{http.StatusBadRequest, "The body is not the JSON object that is expected here."}
	}
	kind, _, _ := strings.Cut(wrong.Value, " ") // the digits of a number follow
	return &bodyError{http.StatusBadRequest, "Invalid " + wrong.Field + ": must not be of the JSON type " + kind + "."}
}

// oneOrMore is a list in a body; a value alone is a list of it, as tools without code send it. null and "" are as good
// as left out.
type oneOrMore[T any] struct {
	isGiven bool
	list    []T
}

// UnmarshalJSON takes a list, a value or null.
func (l *oneOrMore[T]) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" || string(raw) == `""` {
		return nil
	}
	if raw[0] != '[' {
		raw = slices.Concat([]byte("["), raw, []byte("]"))
	}
	l.isGiven = true
	return json.Unmarshal(raw, &l.list)
}

// orEmpty is a member of a body of which null and "" are as good as left out.
type orEmpty[T any] struct {
	isGiven bool
	value   T
}

// UnmarshalJSON takes a value, null or "".
func (e *orEmpty[T]) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" || string(raw) == `""` {
		return nil
	}
	e.isGiven = true
	return json.Unmarshal(raw, &e.value)
}

// flag is true or false, or either as a string as tools without code send it.
type flag bool

// UnmarshalJSON takes true, false, or one of them in quotes.
func (f *flag) UnmarshalJSON(raw []byte) error {
	if text := string(raw); text == `"true"` || text == `"false"` {
		*f = text == `"true"`
		return nil
	}
	return json.Unmarshal(raw, (*bool)(f))
}

// bodyError is a body that cannot be accepted.
type bodyError struct {
	status  int
	message string
}

func (e *bodyError) Error() string { return e.message }

// refuseBody answers with what decodeBody found.
func refuseBody(w http.ResponseWriter, err error) {
	status := http.StatusBadRequest
	if bad, ok := errors.AsType[*bodyError](err); ok {
		status = bad.status
	}
	writeError(w, status, err.Error())
}
