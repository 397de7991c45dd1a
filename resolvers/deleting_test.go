package resolvers

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
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
		`trackedAccountId: 5, confirmHandle: "@Acme"`: `{"deletedTrackedAccountId":"TrackedAccount:5","userErrors":[]}`,
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

func (f *fake) CreateExport(_ context.Context, _ viewer.Viewer, _ [32]byte, request string) error {
	f.exported = request
	return nil
}

// TestExportCandidates keeps what the ticket exports, and gives the ticket away in the URL alone.
func TestExportCandidates(t *testing.T) {
	t.Parallel()
	f := &fake{}
	a := newAPI(t, f)
	a.want(`mutation { exportCandidates(input: {filter: {confidence: NONE}}) { url userErrors { field code } } }`,
		`{"exportCandidates":{"url":null,"userErrors":[{"field":"confidence","code":"INVALID"}]}}`)
	got := a.ask(`mutation { exportCandidates(input: {filter: {trackedAccountIds: [5]}, byteOrderMark: true}) {
		url userErrors { code } } }`)
	if !regexp.MustCompile(`"/export/candidates.csv\?ticket=ctge_[0-9A-Za-z]{43}"`).MatchString(got) {
		t.Errorf("answered %s", got)
	}
	if !strings.Contains(f.exported, `"TrackedAccountIDs":[5]`) || !strings.Contains(f.exported, `"BOM":true`) {
		t.Errorf("kept %s", f.exported)
	}
}
