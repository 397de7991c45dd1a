package resolvers

import (
	"context"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

const lookUpAcme = `{ lookupAccount(handle: "https://x.com/Acme", tier: GROWTH) {
	account { network externalId handle name profileUrl profileImageUrl followersCount } trackedAccount { handle }
	firstSync { maxResources likelyResources runsUntilComplete maxCostUsd } laterSync { likelyResources }
	userErrors { code } } }`

func TestLookupAccount(t *testing.T) {
	t.Parallel()
	profile := syncrun.Profile{Network: syncrun.NetworkX, ID: 9, ExternalID: "9", Handle: "ACME", Name: "Acme",
		FollowersCount: 9_000}
	f := &fake{lookup: func(context.Context, string) (syncrun.Profile, error) { return profile, nil }}
	a := newAPI(t, f)
	shown := `{"lookupAccount":{"account":{"network":"X","externalId":"9","handle":"acme","name":"Acme",` +
		`"profileUrl":"https://x.com/acme","profileImageUrl":null,"followersCount":9000},"trackedAccount":TRACKED,` +
		`"firstSync":{"maxResources":5000,"likelyResources":4571,"runsUntilComplete":3,"maxCostUsd":50},` +
		`"laterSync":{"likelyResources":811},"userErrors":[ERRORS]}}`
	a.want(lookUpAcme, strings.NewReplacer("TRACKED", "null", "ERRORS", "").Replace(shown))
	fact.Is(t, "len(f.charged)", len(f.charged), 1, f.charged)
	fact.Is(t, "len(f.reserved)", len(f.reserved), 0, f.reserved)
	fact.Is(t, "len(f.accounts)", len(f.accounts), 0, f.accounts)
	f.accounts = []syncrun.TrackedAccount{{ID: 1, UserID: bob, PersonID: 9}}
	a.want(lookUpAcme, strings.NewReplacer("TRACKED", "null", "ERRORS", "").Replace(shown))
	f.accounts = []syncrun.TrackedAccount{{ID: 2, UserID: ada, PersonID: 9, Handle: "acme"}}
	a.want(lookUpAcme, strings.NewReplacer("TRACKED", `{"handle":"acme"}`, "ERRORS", "").Replace(shown))
	f.accounts[0].IsActive = true
	a.want(lookUpAcme, strings.NewReplacer("TRACKED", `{"handle":"acme"}`, "ERRORS", `{"code":"ALREADY_TRACKED"}`).
		Replace(shown))
	profile.Protected, profile.FollowersCount = true, syncrun.UnknownCount
	f.accounts = nil
	a.want(lookUpAcme, `{"lookupAccount":{"account":{"network":"X","externalId":"9","handle":"acme","name":"Acme",`+
		`"profileUrl":"https://x.com/acme","profileImageUrl":null,"followersCount":null},"trackedAccount":null,`+
		`"firstSync":null,"laterSync":null,"userErrors":[{"code":"ACCOUNT_PROTECTED"}]}}`)
}

// TestLookupAccountRefuses says what trackAccount would.
func TestLookupAccountRefuses(t *testing.T) {
	t.Parallel()
	f := &fake{}
	a := newAPI(t, f)
	const ask = `{ lookupAccount(handle: "HANDLE") { account { handle } firstSync { maxCostUsd }
		userErrors { field code } } }`
	refused := func(code string) string {
		return `{"lookupAccount":{"account":null,"firstSync":null,"userErrors":[{"field":"handle","code":"` + code + `"}]}}`
	}
	a.want(strings.Replace(ask, "HANDLE", "a b", 1), refused("INVALID"))
	for _, code := range []syncrun.UserErrorCode{syncrun.UserHandleNotFound, syncrun.UserXUnavailable,
		syncrun.UserUnauthorized, syncrun.UserOutOfCredit, syncrun.UserRateLimited} {
		f.lookup = func(context.Context, string) (syncrun.Profile, error) {
			return syncrun.Profile{}, &syncrun.UserError{Code: code, Message: "no"}
		}
		a.want(strings.Replace(ask, "HANDLE", "acme", 1), refused(string(code)))
	}
	f.reserve = func() error { return &syncrun.UserError{Code: syncrun.UserBudgetExhausted, Message: "spent"} }
	a.want(strings.Replace(ask, "HANDLE", "acme", 1), strings.Replace(refused("BUDGET_EXHAUSTED"),
		`"field":"handle"`, `"field":null`, 1))
	if len(f.charged) > 0 || len(f.reserved) > 0 {
		t.Errorf("charged %v, reserved %v", f.charged, f.reserved)
	}
}
