package resolvers

import (
	"errors"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestUserErrorsAreSentences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ field, reason, want string }{
		{"clientMutationId", "must be plain text", "Client mutation id must be plain text"},
		{"targetUrl", "must begin with https://", "Target URL must begin with https://"},
		{"syncTimes", "at most 2 for this tier", "At most 2 for this tier"},
		{"", "set a timezone", "Set a timezone"},
		{"", "must be", "Must be"},
	} {
		got, err := userErrors(syncrun.Invalid(c.field, c.reason), nil)
		want := syncrun.UserError{Field: c.field, Code: syncrun.UserInvalid, Message: c.want}
		if err != nil {
			t.Fatal(err)
		}
		fact.Is(fact.Must(t), "len(got)", len(got), 1, got)
		fact.Is(t, "got[0]", got[0], want)
	}
	if _, err := userErrors(errors.New("x"), nil); err == nil {
		t.Error("an error that nobody can act on became a refusal")
	}
	newAPI(t,
		history(0)).want(`mutation { updateSavedSearch(id: 5, input: {name: null}) { userErrors { field message } } }`,
		`{"updateSavedSearch":{"userErrors":[{"field":"name","message":"Name must not be null: leave it out to keep it"}]}}`)
}
