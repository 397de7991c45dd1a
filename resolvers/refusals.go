package resolvers

import (
	"errors"
	"fmt"

	"goodones/internal/syncrun"
)

// refusals are what a mutation says against its input.
type refusals []syncrun.UserError

func (r refusals) Error() string { return fmt.Sprintf("%d refusals", len(r)) }

// missing is the refusal of an id that is nobody's or somebody else's.
func missing(field, noun string) syncrun.UserError {
	return syncrun.UserError{Field: field, Code: syncrun.UserNotFound, Message: "No such " + noun}
}

// userErrors turns what the person who asked can act on into a mutation's userErrors, never nil; any other error is
// returned. notFound is what to say of an object that was not found.
func userErrors(err error, notFound syncrun.UserError) ([]syncrun.UserError, error) {
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
		return []syncrun.UserError{{Field: invalid.Field, Code: syncrun.UserInvalid, Message: invalid.Error()}}, nil
	}
	if errors.Is(err, syncrun.ErrNotFound) {
		return []syncrun.UserError{notFound}, nil
	}
	return nil, err
}
