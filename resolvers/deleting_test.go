package resolvers

import (
	"context"
	"testing"

	"goodones/internal/syncrun"
)

// DeletePerson knows one person, in the data of one user alone.
func (f *fake) DeletePerson(_ context.Context, userID int, network syncrun.Network, external string) error {
	if userID != ada || network != syncrun.NetworkBluesky || external != "did:plc:vera" {
		return syncrun.ErrNotFound
	}
	return nil
}

// DeleteAccount knows account 5 of one user.
func (f *fake) DeleteAccount(_ context.Context, userID, id int, handle string) error {
	switch {
	case userID != ada || id != 5:
		return syncrun.ErrNotFound
	case handle != "acme":
		return &syncrun.UserError{Field: "confirmHandle", Code: syncrun.UserInvalid, Message: syncrun.MessageOtherHandle}
	}
	return nil
}

func TestDeletePerson(t *testing.T) {
	t.Parallel()
	a := newAPI(t, &fake{})
	a.want(`mutation { deletePerson(input: {network: BLUESKY, externalId: "did:plc:vera", clientMutationId: "m"}) {
		userErrors { code } clientMutationId } }`, `{"deletePerson":{"userErrors":[],"clientMutationId":"m"}}`)
	a.want(`mutation { deletePerson(input: {externalId: "did:plc:vera"}) { userErrors { field code } clientMutationId } }`,
		`{"deletePerson":{"userErrors":[{"field":"externalId","code":"NOT_FOUND"}],"clientMutationId":null}}`)
}

func TestDeleteTrackedAccount(t *testing.T) {
	t.Parallel()
	a := newAPI(t, &fake{})
	for arguments, want := range map[string]string{
		`trackedAccountId: 5, confirmHandle: "@Acme"`: `{"deletedTrackedAccountId":"5","userErrors":[]}`,
		`trackedAccountId: 5, confirmHandle: "other"`: `{"deletedTrackedAccountId":null,"userErrors":[` +
			`{"field":"confirmHandle","code":"INVALID"}]}`,
		`trackedAccountId: 5, confirmHandle: "no handle"`: `{"deletedTrackedAccountId":null,"userErrors":[` +
			`{"field":"confirmHandle","code":"INVALID"}]}`,
		`trackedAccountId: 6, confirmHandle: "acme"`: `{"deletedTrackedAccountId":null,"userErrors":[` +
			`{"field":"trackedAccountId","code":"NOT_FOUND"}]}`,
	} {
		a.want(`mutation { deleteTrackedAccount(input: {`+arguments+`}) {
			deletedTrackedAccountId userErrors { field code } } }`, `{"deleteTrackedAccount":`+want+`}`)
	}
}
