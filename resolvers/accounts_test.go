package resolvers

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

const track = `mutation { trackAccount(input: {handle: "HANDLE", tier: PRO}) { trackedAccount { handle tier
	xUserId } userErrors { field code } } }`

func tracking(handle string) string { return strings.Replace(track, "HANDLE", handle, 1) }

func refusedTrack(code string) string {
	return `{"trackAccount":{"trackedAccount":null,"userErrors":[{"field":"handle","code":"` + code + `"}]}}`
}

func TestTrackAccount(t *testing.T) {
	t.Parallel()
	f := &fake{lookup: func(_ context.Context, handle string) (syncrun.Profile, error) {
		if handle != "acme" {
			return syncrun.Profile{}, errors.New("asked for " + handle)
		}
		return syncrun.Profile{ID: 9_007_199_254_740_993, Handle: "Acme"}, nil
	}}
	a := newAPI(t, f)
	a.want(tracking(" @ACME"),
		`{"trackAccount":{"trackedAccount":{"handle":"acme","tier":"PRO","xUserId":"9007199254740993"},"userErrors":[]}}`)
	if want := []int64{9_007_199_254_740_993}; !slices.Equal(f.charged, want) || len(f.reserved) > 0 {
		t.Errorf("charged %v, want %v; still reserved %v", f.charged, want, f.reserved)
	}
	a.want(tracking("acme"),
		`{"trackAccount":{"trackedAccount":{"handle":"acme","tier":"PRO","xUserId":"9007199254740993"},`+
			`"userErrors":[{"field":"handle","code":"ALREADY_TRACKED"}]}}`)
}

// TestTrackAccountElsewhere guesses the network from the handle, believes the caller before the guess, and charges
// nothing where nothing costs.
func TestTrackAccountElsewhere(t *testing.T) {
	t.Parallel()
	f := &fake{lookup: func(_ context.Context, handle string) (syncrun.Profile, error) {
		return syncrun.Profile{ID: 1 << 62, ExternalID: "did:plc:abc", Handle: "Acme.Example"}, nil
	}}
	a := newAPI(t, f)
	a.want(tracking("did:plc:abc"), `{"trackAccount":{"trackedAccount":{"handle":"acme.example","tier":"PRO",`+
		`"xUserId":""},"userErrors":[]}}`)
	if calls := f.counts(); calls["ReserveLookup"]+calls["ChargeLookup"]+calls["ReleaseLookup"] != 0 {
		t.Errorf("calls %v", calls)
	}
	a.want(`mutation { trackAccount(input: {handle: "acme", network: BLUESKY, tier: PRO}) {
		trackedAccount { handle } userErrors { code } } }`,
		`{"trackAccount":{"trackedAccount":null,"userErrors":[{"code":"INVALID"}]}}`)
}

// TestTrackAccountOfNoValidHandle keeps the handle that was typed where the network has none to show at the moment.
func TestTrackAccountOfNoValidHandle(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"acme.example": "acme.example", "did:plc:abc": syncrun.HandleInvalid} {
		f := &fake{lookup: func(context.Context, string) (syncrun.Profile, error) {
			return syncrun.Profile{ID: 1 << 62, ExternalID: "did:plc:abc", Handle: syncrun.HandleInvalid}, nil
		}}
		newAPI(t, f).want(tracking(typed), `{"trackAccount":{"trackedAccount":{"handle":"`+want+
			`","tier":"PRO","xUserId":""},"userErrors":[]}}`)
	}
}

func TestTrackAccountRefuses(t *testing.T) {
	t.Parallel()
	f := &fake{}
	a := newAPI(t, f)
	for _, handle := range []string{"", "@", "a b", strings.Repeat("a", 16), strings.Repeat("a", 300), "é", `a\u0000`} {
		a.want(tracking(handle), refusedTrack("INVALID"))
	}
	if calls := f.counts(); len(calls) > 0 {
		t.Errorf("bad handles led to %v", calls)
	}
	for _, code := range []syncrun.UserErrorCode{syncrun.UserHandleNotFound, syncrun.UserAccountProtected,
		syncrun.UserXUnavailable, syncrun.UserUnauthorized, syncrun.UserOutOfCredit, syncrun.UserRateLimited} {
		f.lookup = func(context.Context, string) (syncrun.Profile, error) {
			return syncrun.Profile{}, &syncrun.UserError{Code: code, Message: "no"}
		}
		a.want(tracking("acme"), refusedTrack(string(code)))
	}
	f.lookup = func(context.Context, string) (syncrun.Profile, error) {
		return syncrun.Profile{ID: 1, Protected: true}, nil
	}
	a.want(tracking("acme"), refusedTrack("ACCOUNT_PROTECTED"))
	calls := f.counts()
	fact.Is(t, `calls["TrackAccount"]`, calls["TrackAccount"], 0, calls)
	fact.Is(t, `calls["ChargeLookup"]`, calls["ChargeLookup"], 1)
	fact.Is(t, `calls["ReleaseLookup"]`, calls["ReleaseLookup"], 6)
	fact.Is(t, "len(f.reserved)", len(f.reserved), 0, f.reserved)
}

func TestTrackAccountWaitsFiveSeconds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		f := &fake{lookup: func(ctx context.Context, _ string) (syncrun.Profile, error) {
			<-ctx.Done()
			return syncrun.Profile{}, ctx.Err()
		}}
		newAPI(t, f).want(tracking("acme"), refusedTrack("X_UNAVAILABLE"))
	})
}

func TestTrackAccountBadTier(t *testing.T) {
	t.Parallel()
	f := &fake{}
	a := newAPI(t, f)
	literal := a.ask(strings.Replace(tracking("acme"), "PRO", "TOP", 1))
	if !strings.Contains(literal, `{"code":"BAD_USER_INPUT"}`) {
		t.Errorf("literal: %s", literal)
	}
	variable := a.start(`mutation($t: AccountTier!) { trackAccount(input: {handle: "acme", tier: $t}) { userErrors {
		code } } }`, `{"t": "TOP"}`)()
	if want := `variable.t {"code":"BAD_USER_INPUT"} TOP is not a valid AccountTier`; variable != want {
		t.Errorf("variable: %s", variable)
	}
	if calls := f.counts(); len(calls) > 0 {
		t.Errorf("bad tiers led to %v", calls)
	}
}

func TestAccounts(t *testing.T) {
	t.Parallel()
	f := history(0)
	a := newAPI(t, f)
	a.want(`{ trackedAccounts { id handle savedSearch { name } } }`,
		`{"trackedAccounts":[{"id":"TrackedAccount:1","handle":"acme","savedSearch":{"name":"founders"}},`+
			`{"id":"TrackedAccount:2","handle":"beta",`+
			`"savedSearch":null}]}`)
	if calls := f.counts(); calls["SearchesByIDs"] != 1 {
		t.Errorf("calls %v", calls)
	}
	a.want(`{ trackedAccount(id: 2) { handle } }`, `{"trackedAccount":{"handle":"beta"}}`)
	a.want(`{ trackedAccount(id: 9) { handle } }`, `{"trackedAccount":null}`)
	a.want(`{ trackedAccount(id: 12345) { handle } }`, `{"trackedAccount":null}`)
}

func TestSleepAndAssign(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(0))
	a.want(`mutation { sleepTrackedAccount(id: 1) { trackedAccount { isActive } userErrors { code } } }`,
		`{"sleepTrackedAccount":{"trackedAccount":{"isActive":false},"userErrors":[]}}`)
	a.want(`mutation { assignSavedSearch(trackedAccountId: 2, savedSearchId: 5) { trackedAccount { savedSearch { name
		} } userErrors { code } } }`,
		`{"assignSavedSearch":{"trackedAccount":{"savedSearch":{"name":"founders"}},"userErrors":[]}}`)
	a.want(`mutation { assignSavedSearch(trackedAccountId: 2) { trackedAccount { savedSearch { name } } userErrors {
		code } } }`,
		`{"assignSavedSearch":{"trackedAccount":{"savedSearch":null},"userErrors":[]}}`)
	for _, id := range []string{"9", "12345"} {
		a.want(`mutation { sleepTrackedAccount(id: `+id+`) { trackedAccount { id } userErrors { field code message } } }`,
			`{"sleepTrackedAccount":{"trackedAccount":null,"userErrors":[{"field":"id","code":"NOT_FOUND","message":"No `+
				`such tracked account"}]}}`)
	}
}

// TestMutationsSeeEachOther changes a search between two looks at it in one request.
func TestMutationsSeeEachOther(t *testing.T) {
	t.Parallel()
	newAPI(t, history(0)).want(`mutation {
		a: assignSavedSearch(trackedAccountId: 1, savedSearchId: 5) { trackedAccount { savedSearch { name } } }
		b: updateSavedSearch(id: 5, input: {name: "new", description: "d"}) { savedSearch { name } }
		c: assignSavedSearch(trackedAccountId: 1, savedSearchId: 5) { trackedAccount { savedSearch { name } } }
	}`, `{"a":{"trackedAccount":{"savedSearch":{"name":"founders"}}},"b":{"savedSearch":{"name":"new"}},`+
		`"c":{"trackedAccount":{"savedSearch":{"name":"new"}}}}`)
}

// TestTrackAccountWithinTheMonth asks X nothing when the month is used up: the question costs as well.
func TestTrackAccountWithinTheMonth(t *testing.T) {
	t.Parallel()
	f := &fake{reserve: func() error { return &syncrun.UserError{Code: syncrun.UserBudgetExhausted, Message: "used up"} }}
	newAPI(t, f).want(tracking("acme"),
		`{"trackAccount":{"trackedAccount":null,"userErrors":[{"field":null,"code":"BUDGET_EXHAUSTED"}]}}`)
	if calls := f.counts(); len(calls) > 0 {
		t.Errorf("calls %v", calls)
	}
}

// TestTrackProtectedAccount pays for the answer that an account is protected.
func TestTrackProtectedAccount(t *testing.T) {
	t.Parallel()
	f := &fake{lookup: func(context.Context, string) (syncrun.Profile, error) {
		return syncrun.Profile{ID: 7, Handle: "acme", Protected: true}, nil
	}}
	newAPI(t, f).want(tracking("acme"), refusedTrack("ACCOUNT_PROTECTED"))
	if !slices.Equal(f.charged, []int64{7}) || len(f.reserved) > 0 {
		t.Errorf("charged %v, still reserved %v", f.charged, f.reserved)
	}
}

// TestTrackAccountForWhoHasLeft charges or releases what was set aside although nobody waits for the answer any more.
func TestTrackAccountForWhoHasLeft(t *testing.T) {
	t.Parallel()
	for _, answer := range []error{nil, syncrun.ErrUnavailable} {
		ctx, leave := context.WithCancel(t.Context())
		f := &fake{lookup: func(context.Context, string) (syncrun.Profile, error) {
			leave()
			return syncrun.Profile{ID: 7, Handle: "acme"}, answer
		}}
		r := New(Dependencies{Lookups: f, Lookup: f})
		if _, err := r.lookUp(ctx, 1, syncrun.NetworkX, "acme"); !errors.Is(err, answer) || len(f.reserved) > 0 {
			t.Errorf("%v: %v, still reserved %v", answer, err, f.reserved)
		}
	}
}
