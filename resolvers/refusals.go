package resolvers

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodones/internal/syncrun"
)

// refusals are what a mutation says against its input.
type refusals []syncrun.UserError

func (r refusals) Error() string { return fmt.Sprintf("%d refusals", len(r)) }

// Unwrap is each of them as a *syncrun.UserError, for callers that tell the first.
func (r refusals) Unwrap() []error {
	each := make([]error, len(r))
	for i := range r {
		each[i] = &r[i]
	}
	return each
}

// sentence is the reason for people: of the field by its name in words where the reason speaks of it.
func sentence(invalid *syncrun.InvalidError) string {
	text := invalid.Reason
	if invalid.Field != "" && strings.HasPrefix(text, "must ") {
		text = words(invalid.Field) + " " + text
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// words is the name of a field in words: syncTimes reads "sync times", targetUrl "target URL".
func words(field string) string {
	var text strings.Builder
	for _, r := range field {
		if unicode.IsUpper(r) {
			text.WriteByte(' ')
		}
		text.WriteRune(unicode.ToLower(r))
	}
	return strings.ReplaceAll(text.String(), " url", " URL")
}

// userErrors turns what the person who asked can act on into a mutation's userErrors, never nil; any other error is
// returned. notFound is what to say of an object that was not found; nil where none can be missing.
func userErrors(err error, notFound *syncrun.UserError) ([]syncrun.UserError, error) {
	if err == nil {
		return []syncrun.UserError{}, nil
	}
	if list, ok := errors.AsType[refusals](err); ok {
		return list, nil
	}
	if refusal, ok := errors.AsType[*syncrun.UserError](err); ok {
		return []syncrun.UserError{*refusal}, nil
	}
	if invalid, ok := errors.AsType[*syncrun.InvalidError](err); ok {
		return []syncrun.UserError{{Field: invalid.Field, Code: syncrun.UserInvalid, Message: sentence(invalid)}}, nil
	}
	if errors.Is(err, syncrun.ErrNotFound) && notFound != nil {
		return []syncrun.UserError{*notFound}, nil
	}
	return nil, err
}
