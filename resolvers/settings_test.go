package resolvers

import (
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestViewer(t *testing.T) {
	t.Parallel()
	f := &fake{usage: syncrun.Usage{ResourcesUsed: 150, CostMicroUSD: 1_500_000}}
	query := `{ viewer { id name usage { resourcesUsed estimatedCostUsd monthlyBudgetUsd } } }`
	newAPI(t, f).want(query,
		`{"viewer":{"id":"Viewer:1","name":"ada","usage":{"resourcesUsed":150,"estimatedCostUsd":1.5,`+
			`"monthlyBudgetUsd":null}}}`)
	capped := newAPI(t, f, func(d *Dependencies) { d.MonthlyCapMicroUSD = 20_000_000 })
	capped.want(query,
		`{"viewer":{"id":"Viewer:1","name":"ada","usage":{"resourcesUsed":150,"estimatedCostUsd":1.5,`+
			`"monthlyBudgetUsd":20}}}`)
}

func TestEstimateSync(t *testing.T) {
	t.Parallel()
	f := history(0)
	f.facts = syncrun.EstimateFacts{Tier: syncrun.TierGrowth, LastKnownFollowers: 80_000}
	query := `{ estimateSync(trackedAccountId: 1) { maxResources maxCostUsd runsUntilComplete } }`
	a := newAPI(t, f)
	a.want(query, `{"estimateSync":{"maxResources":5000,"maxCostUsd":50,"runsUntilComplete":21}}`)
	f.allowance = func(tier syncrun.AccountTier) (int, error) {
		if tier != syncrun.TierGrowth {
			t.Errorf("asked for the allowance of %s", tier)
		}
		return 100, nil
	}
	a.want(query, `{"estimateSync":{"maxResources":100,"maxCostUsd":1,"runsUntilComplete":22}}`)
	f.allowance = exhausted
	a.want(query, `{"estimateSync":{"maxResources":0,"maxCostUsd":0,"runsUntilComplete":21}}`)
	f.allowance = func(syncrun.AccountTier) (int, error) { return syncrun.Unlimited, nil }
	a.want(`{ estimateSync(trackedAccountId: 1) { likelyResources runsUntilComplete } }`,
		`{"estimateSync":{"likelyResources":83611,"runsUntilComplete":1}}`)
	a.want(`{ estimateSync(trackedAccountId: 9) { maxResources } }`, `{"estimateSync":null}`)
	a.want(`{ estimateSync(trackedAccountId: 12345) { maxResources } }`, `{"estimateSync":null}`)
}

// exhausted is the allowance of a month that is used up.
func exhausted(syncrun.AccountTier) (int, error) {
	return 0, &syncrun.UserError{Code: syncrun.UserBudgetExhausted, Message: "used up"}
}

func TestUpdateSyncSettings(t *testing.T) {
	t.Parallel()
	berlin := "Europe/Berlin"
	cases := map[string]struct {
		want    syncrun.SettingsChange
		refused string // field
	}{
		`timezone: "Europe/Berlin"`: {want: syncrun.SettingsChange{Timezone: &berlin}},
		`timezone: null`:            {want: syncrun.SettingsChange{Timezone: new(string)}},
		`tier: PRO, syncTimes: ["18:30", "09:00"]`: {want: syncrun.SettingsChange{Tier: syncrun.TierPro,
			SyncTimes: []string{"09:00", "18:30"}}},
		`tier: STARTER, syncTimes: []`: {want: syncrun.SettingsChange{Tier: syncrun.TierStarter,
			SyncTimes: []string{}}},
		`tier: STARTER, syncTimes: ["09:00", "10:00"]`: {refused: `"syncTimes"`},
		`tier: PRO, syncTimes: ["09:10"]`:              {refused: `"syncTimes"`},
		`syncTimes: ["09:00"]`:                         {refused: `"tier"`},
		`timezone: "Mars/Olympus"`:                     {refused: `"timezone"`},
		`timezone: "a\u0000b"`:                         {refused: `"timezone"`},
		`tier: PRO`:                                    {refused: `null`},
		``:                                             {refused: `null`},
		`syncTimes: null`:                              {refused: `null`},
	}
	for input, c := range cases {
		f := &fake{}
		got := newAPI(t, f).ask(`mutation { updateSyncSettings(input: {` + input +
			`}) { syncSettings { timezone } userErrors { field code } } }`)
		if c.refused != "" {
			want := `{"updateSyncSettings":{"syncSettings":null,"userErrors":[{"field":` + c.refused + `,"code":"INVALID"}]}}`
			if got != want || len(f.counts()) > 0 {
				t.Errorf("%s: %s", input, got)
			}
			continue
		}
		change := f.settings
		sameZone := (change.Timezone == nil) == (c.want.Timezone == nil) && (change.Timezone == nil ||
			*change.Timezone == *c.want.Timezone)
		fact.Is(t, "sameZone", sameZone, true, input, got, change)
		fact.Is(t, "change.Tier", change.Tier, c.want.Tier, input, got)
		fact.Equal(t, "change.SyncTimes", change.SyncTimes, c.want.SyncTimes, input, got)
		fact.Is(t, "change.SyncTimes == nil", change.SyncTimes == nil, c.want.SyncTimes == nil, input, got)
	}
}

// TestEstimateOfConnectedAccount counts owned reads only where this server can make them.
func TestEstimateOfConnectedAccount(t *testing.T) {
	t.Parallel()
	query := `{ estimateSync(trackedAccountId: 1) { maxResources maxCostUsd runsUntilComplete } }`
	for asOwner, want := range map[bool]string{
		true:  `{"estimateSync":{"maxResources":50000,"maxCostUsd":50,"runsUntilComplete":3}}`,
		false: `{"estimateSync":{"maxResources":5000,"maxCostUsd":50,"runsUntilComplete":21}}`,
	} {
		f := history(0)
		f.facts = syncrun.EstimateFacts{Tier: syncrun.TierGrowth, LastKnownFollowers: 80_000, Owned: true}
		newAPI(t, f, func(d *Dependencies) { d.ReadsAsOwner = asOwner }).want(query, want)
	}
}

// TestLikersReadable passes the account on to whoever knows what can be read.
func TestLikersReadable(t *testing.T) {
	t.Parallel()
	f := history(0)
	for state, want := range map[syncrun.ConnectionState]string{
		"":                "false null",
		syncrun.Connected: `true "CONNECTED"`,
		syncrun.Reconnect: `false "RECONNECT"`,
	} {
		f.accounts[0].Connection = state
		a := newAPI(t, f, func(d *Dependencies) {
			d.LikersReadable = func(a *syncrun.TrackedAccount) bool { return a.Connection == syncrun.Connected }
		})
		readable, connection, _ := strings.Cut(want, " ")
		a.want(`{ trackedAccount(id: 1) { likersReadable connection } }`,
			`{"trackedAccount":{"likersReadable":`+readable+`,"connection":`+connection+`}}`)
	}
}
