package resolvers

import (
	"testing"

	"goodones/internal/syncrun"
)

func TestAccountChanges(t *testing.T) {
	t.Parallel()
	f := &fake{accounts: []syncrun.TrackedAccount{{ID: 7, UserID: ada, Tier: syncrun.TierPro}, {ID: 8, UserID: bob}}}
	a := newAPI(t, f)
	a.want(`mutation { changeTier(input: {trackedAccountId: 7, tier: STARTER, clientMutationId: "c"}) {
		trackedAccount { tier } userErrors { code } clientMutationId } }`,
		`{"changeTier":{"trackedAccount":{"tier":"STARTER"},"userErrors":[],"clientMutationId":"c"}}`)
	a.want(`mutation { wakeTrackedAccount(input: {trackedAccountId: 7}) { trackedAccount { isActive }
		userErrors { code } } }`,
		`{"wakeTrackedAccount":{"trackedAccount":{"isActive":true},"userErrors":[]}}`)
	a.want(`mutation { changeTier(input: {trackedAccountId: 8, tier: PRO}) { trackedAccount { id }
		userErrors { field code } } }`,
		`{"changeTier":{"trackedAccount":null,"userErrors":[{"field":"trackedAccountId","code":"NOT_FOUND"}]}}`)
	a.want(`mutation { wakeTrackedAccount(input: {trackedAccountId: 8}) { trackedAccount { id }
		userErrors { field code } } }`,
		`{"wakeTrackedAccount":{"trackedAccount":null,"userErrors":[{"field":"trackedAccountId","code":"NOT_FOUND"}]}}`)
}
