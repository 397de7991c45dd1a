package app_test

import (
	"testing"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

type accountLookup struct {
	LookupAccount struct {
		Account *struct {
			ExternalID, Handle, Name, ProfileURL string
			FollowersCount                       int
		}
		TrackedAccount       *struct{ Handle string }
		FirstSync, LaterSync *estimate
		UserErrors           []struct{ Code string }
	}
}

// TestLookupAccountIsBilledOnce looks an account up in two spellings: that costs one look-up, tracking it on the same
// day nothing more, and its first sync is estimated alike before and after. A month without room for another look-up
// refuses it.
func TestLookupAccountIsBilledOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 23})
	n := w.start(app.RoleAPI, func(c *config.Config) { c.Budgets, c.MonthlyBudgetUSD = true, 500 })
	p := &payer{world: w, n: n}
	const ask = `query($h: String!) { lookupAccount(handle: $h, tier: PRO) {
		account { externalId handle name profileUrl followersCount } trackedAccount { handle }
		firstSync { maxResources likelyResources runsUntilComplete maxCostUsd likelyCostUsd }
		laterSync { maxResources likelyResources runsUntilComplete maxCostUsd likelyCostUsd } userErrors { code } } }`
	var first, again accountLookup
	p.n.must(ask, map[string]any{"h": "https://x.com/Acme"}, &first)
	p.n.must(ask, map[string]any{"h": " @ACME"}, &again)
	got := first.LookupAccount
	fact.Not(fact.Must(t), "got.Account", got.Account, nil, got, again.LookupAccount)
	fact.Is(fact.Must(t), "got.Account.Handle", got.Account.Handle, "acme")
	fact.Holds(fact.Must(t), "got.Account.FollowersCount >= 2000", got.Account.FollowersCount >= 2000,
		got.Account.FollowersCount)
	fact.Not(fact.Must(t), "got.Account.ExternalID", got.Account.ExternalID, "")
	fact.Is(fact.Must(t), "got.Account.ProfileURL", got.Account.ProfileURL, "https://x.com/acme")
	fact.Is(fact.Must(t), "got.TrackedAccount", got.TrackedAccount, nil)
	fact.Is(fact.Must(t), "len(got.UserErrors)", len(got.UserErrors), 0)
	fact.Is(fact.Must(t), "again.LookupAccount.Account", *again.LookupAccount.Account, *got.Account)
	if got.LaterSync.LikelyResources >= got.FirstSync.LikelyResources || got.LaterSync.MaxResources != 20_000 {
		t.Errorf("the first sync is estimated at %+v, later ones at %+v", got.FirstSync, got.LaterSync)
	}
	p.account = p.n.track("acme")
	if now := p.estimate(); now != *got.FirstSync {
		t.Errorf("estimated at %+v before it was tracked, then %+v", *got.FirstSync, now)
	}
	p.n.must(ask, map[string]any{"h": "acme"}, &again)
	now := again.LookupAccount
	fact.Is(fact.Must(t), "len(now.UserErrors)", len(now.UserErrors), 1, now)
	fact.Is(t, "now.UserErrors[0].Code", now.UserErrors[0].Code, "ALREADY_TRACKED")
	fact.Not(fact.Must(t), "now.TrackedAccount", now.TrackedAccount, nil)
	fact.Is(t, "now.TrackedAccount.Handle", now.TrackedAccount.Handle, "acme")
	var spent struct {
		Viewer struct{ Usage struct{ ResourcesUsed int } }
	}
	p.n.must(`{ viewer { usage { resourcesUsed } } }`, nil, &spent)
	if spent.Viewer.Usage.ResourcesUsed != 1 {
		t.Errorf("%d resources are charged, want 1", spent.Viewer.Usage.ResourcesUsed)
	}
	w.sql.MustExec(`INSERT INTO usage_days (user_id, day, resources, cost_micro_usd)
		VALUES ($1, (now() AT TIME ZONE 'UTC')::date, 0, 499980000)
		ON CONFLICT (user_id, day) DO UPDATE SET cost_micro_usd = usage_days.cost_micro_usd + 499980000`, w.user)
	p.n.must(ask, map[string]any{"h": "village"}, &first)
	p.n.must(ask, map[string]any{"h": "bigco"}, &again)
	fact.Is(fact.Must(t), "len(first.LookupAccount.UserErrors)", len(first.LookupAccount.UserErrors), 0,
		first.LookupAccount, again.LookupAccount)
	fact.Is(fact.Must(t), "len(again.LookupAccount.UserErrors)", len(again.LookupAccount.UserErrors), 1)
	fact.Is(t, "again.LookupAccount.UserErrors[0].Code", again.LookupAccount.UserErrors[0].Code, "BUDGET_EXHAUSTED")
}
