package db_test

import (
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func capped(microUSD int64) db.Policy {
	return db.Policy{Budgets: true, MonthlyCapMicroUSD: microUSD, Prices: syncrun.DocumentedPrices()}
}

func (f *fixture) overview(policy db.Policy, user int) *syncrun.Overview {
	f.t.Helper()
	overview, err := f.Starter(policy).Overview(f.t.Context(), user)
	if err != nil {
		f.t.Fatal(err)
	}
	return overview
}

func TestOverviewOfNewUser(t *testing.T) {
	t.Parallel()
	f := open(t)
	got := f.overview(capped(price), f.user("ada"))
	fact.Is(t, "len(got.Accounts)", len(got.Accounts), 0, got)
	fact.Is(t, "got.BudgetSkipUntil", got.BudgetSkipUntil, nil)
	fact.Is(t, "got.Usage.ResourcesUsed", got.Usage.ResourcesUsed, 0)
	fact.Holds(t, "got.Usage.DaysRemaining >= 1", got.Usage.DaysRemaining >= 1, got.Usage.DaysRemaining)
	fact.Holds(t, "got.Usage.DaysRemaining <= 31", got.Usage.DaysRemaining <= 31, got.Usage.DaysRemaining)
}

func TestOverviewSumsRuns(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	account, idle := f.account(ada, 1), f.account(ada, 2)
	search := f.search(ada, "s")
	if _, err := f.AssignSearch(t.Context(), ada, account.ID, &search.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := f.SleepAccount(t.Context(), ada, idle.ID); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		run := f.run(ada, account.ID)
		f.exec(`UPDATE sync_runs SET new_followers_count = $2, likers_count = 1 WHERE id = $1`, run.ID, 10*i)
		f.end(run.ID)
	}
	f.exec(`UPDATE sync_runs SET triggered_at = now() - interval '2 days', day_ends_at = now() - interval '1 day'
		WHERE new_followers_count = 0`)
	theirs := f.run(bob, f.account(bob, 1).ID)
	f.exec(`UPDATE sync_runs SET new_followers_count = 7 WHERE id = $1`, theirs.ID)

	got := f.overview(db.Policy{}, ada).Accounts
	if len(got) != 2 {
		t.Fatalf("accounts %+v", got)
	}
	a := got[0]
	fact.Is(fact.Must(t), "a.ID", a.ID, account.ID, a)
	fact.Is(fact.Must(t), "a.FollowersSynced", a.FollowersSynced, 30)
	fact.Is(fact.Must(t), "a.LikersSynced", a.LikersSynced, 3)
	fact.Is(fact.Must(t), "a.RunsToday", a.RunsToday, 2)
	fact.Not(fact.Must(t), "a.SearchDescription", a.SearchDescription, nil)
	fact.Is(fact.Must(t), "a.SearchDescription", *a.SearchDescription, search.Description)
	fact.Is(t, "a.SavedSearchID", *a.SavedSearchID, search.ID)
	a = got[1]
	fact.Is(t, "a.ID", a.ID, idle.ID, a)
	fact.Is(t, "a.IsActive", a.IsActive, false)
	fact.Is(t, "a.FollowersSynced", a.FollowersSynced, 0)
	fact.Is(t, "a.RunsToday", a.RunsToday, 0)
	fact.Is(t, "a.SearchDescription", a.SearchDescription, nil)
}

// TestOverviewCountsTheUsersDay puts runs around midnight of a user's timezone; the allowance counts the same ones.
func TestOverviewCountsTheUsersDay(t *testing.T) {
	t.Parallel()
	f := open(t)
	for _, zone := range []string{"Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"} {
		user := f.user(zone)
		f.change(user, syncrun.SettingsChange{Timezone: &zone})
		account := f.account(user, 1)
		const midnight = `UPDATE sync_runs SET triggered_at = date_trunc('day', now() AT TIME ZONE $2) AT TIME ZONE $2 +
			$3::interval, day_ends_at = now() WHERE id = $1`
		for _, shift := range []string{"-1 second", "0", "1 microsecond"} {
			run := f.run(user, account.ID)
			f.exec(midnight, run.ID, zone, shift)
			f.end(run.ID)
		}
		cancelled := f.run(user, account.ID) // never begun
		if _, err := f.Starter(db.Policy{}).CancelSync(t.Context(), user, cancelled.ID); err != nil {
			t.Fatal(err)
		}
		if got := f.overview(db.Policy{}, user).Accounts[0].RunsToday; got != 2 {
			t.Errorf("%s: %d runs today, want 2", zone, got)
		}
	}
}

func TestOverviewTellsWhenTheCapEnds(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	f.exec(`INSERT INTO usage_days (user_id, day, resources, cost_micro_usd)
		VALUES ($1, (now() AT TIME ZONE 'UTC')::date, 3, $2)`, user, 3*price)
	for name, c := range map[string]struct {
		policy db.Policy
		skips  bool
	}{
		"no cap":             {capped(0), false},
		"room for one":       {capped(4 * price), false},
		"less than one":      {capped(4*price - 1), true},
		"spent":              {capped(3 * price), true},
		"overspent":          {capped(1), true},
		"budgets are lifted": {db.Policy{MonthlyCapMicroUSD: 1, Prices: syncrun.DocumentedPrices()}, true},
	} {
		got := f.overview(c.policy, user)
		if (got.BudgetSkipUntil != nil) != c.skips || (c.skips && !got.BudgetSkipUntil.Equal(got.Usage.PeriodEnd)) {
			t.Errorf("%s: skip until %v", name, got.BudgetSkipUntil)
		}
		if got.Usage.ResourcesUsed != 3 {
			t.Errorf("%s: %d resources", name, got.Usage.ResourcesUsed)
		}
		run, err := f.Starter(c.policy).StartSync(t.Context(), syncrun.StartRequest{UserID: user,
			TrackedAccountID: account.ID, Trigger: syncrun.TriggerManual})
		if c.skips {
			wantUserError(t, err, syncrun.UserBudgetExhausted)
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		f.exec(`DELETE FROM sync_run_events`)
		f.exec(`DELETE FROM sync_runs WHERE id = $1`, run.ID)
	}
}

// TestCapIsSetAside starts a second run while the first may still read all that is left of the month.
func TestCapIsSetAside(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	starter := f.Starter(capped(5 * price))
	start := func(account int) error {
		_, err := starter.StartSync(t.Context(), syncrun.StartRequest{UserID: user, TrackedAccountID: account,
			Trigger: syncrun.TriggerManual})
		return err
	}
	if err := start(f.account(user, 1).ID); err != nil {
		t.Fatal(err)
	}
	second := f.account(user, 2).ID
	wantUserError(t, start(second), syncrun.UserBudgetExhausted)
	if until := f.overview(capped(5*price), user).BudgetSkipUntil; until != nil {
		t.Errorf("nothing is spent, but runs are skipped until %v", until)
	}
	f.exec(`UPDATE sync_runs SET status = 'completed', completed_at = now() WHERE user_id = $1`, user)
	if err := start(second); err != nil {
		t.Errorf("after the first run ended: %v", err)
	}
}

func TestDaysRemaining(t *testing.T) {
	t.Parallel()
	f := open(t)
	usage, err := f.UsageOfMonth(t.Context(), f.user("ada"))
	if err != nil {
		t.Fatal(err)
	}
	var now time.Time
	f.scan(&now, `SELECT now()`)
	left := usage.PeriodEnd.Sub(now)
	if days := time.Duration(usage.DaysRemaining) * 24 * time.Hour; left > days || days-left >= 24*time.Hour {
		t.Errorf("%d days remain until %v, now %v", usage.DaysRemaining, usage.PeriodEnd, now)
	}
}

func TestAccountByHandle(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	first := f.account(ada, 1)
	f.account(bob, 2)
	if got, err := f.AccountByHandle(t.Context(), ada, "x1"); err != nil || got.ID != first.ID {
		t.Errorf("account %+v, %v", got, err)
	}
	for _, handle := range []string{"x2", "nobody"} {
		_, err := f.AccountByHandle(t.Context(), ada, handle)
		wantNotFound(t, err)
	}
	// X gave the handle to somebody else, whom the user tracks as well.
	heir, err := f.TrackAccount(t.Context(), ada, syncrun.Profile{ID: 3}, "x1", syncrun.TierPro)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := f.AccountByHandle(t.Context(), ada, "x1"); err != nil || got.ID != heir.ID {
		t.Errorf("account %+v, %v; want the heir", got, err)
	}
	if _, err := f.SleepAccount(t.Context(), ada, heir.ID); err != nil {
		t.Fatal(err)
	}
	if got, err := f.AccountByHandle(t.Context(), ada, "x1"); err != nil || got.ID != first.ID {
		t.Errorf("account %+v, %v; want the one that is awake", got, err)
	}
}
