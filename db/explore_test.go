package db_test

import (
	"strings"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func explore(userID, accountID int) syncrun.StartRequest {
	return syncrun.StartRequest{UserID: userID, TrackedAccountID: accountID, Trigger: syncrun.TriggerExplore}
}

// TestExploreAllowance counts ten runs a calendar month on starter, and none of them as a sync of the day.
func TestExploreAllowance(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account, other, search := f.account(user, 1), f.account(user, 2), f.search(user, "s")
	f.exec(`UPDATE tracked_accounts SET tier = 'starter', saved_search_id = $1`, search.ID)
	limited, unlimited := f.Starter(cappedAt(1)), f.Starter(db.Policy{})
	start := func(s *db.Starter) error {
		run, err := s.StartSync(t.Context(), explore(user, account.ID))
		if run != nil {
			f.end(run.ID)
		}
		return err
	}
	cancelled, err := limited.StartSync(t.Context(), explore(user, account.ID))
	must(t, err)
	_, err = limited.CancelSync(t.Context(), user, cancelled.ID)
	must(t, err)
	for range 10 {
		must(t, start(limited))
	}
	err = start(limited)
	wantUserError(t, err, syncrun.UserBudgetExhausted)
	if !strings.Contains(err.Error(), "10 rejudgings of this month") {
		t.Error(err)
	}
	must(t, start(unlimited))
	if _, err := limited.StartSync(t.Context(), explore(user, other.ID)); err != nil {
		t.Errorf("another account: %v", err)
	}
	budget, err := f.ExploreBudget(t.Context(), user)
	must(t, err)
	if len(budget.Accounts) != 2 || budget.PeriodStart.UTC().Day() != 1 {
		t.Fatalf("%+v", budget)
	}
	got := budget.Accounts[0]
	fact.Is(t, "got.Used", got.Used, 11, got)
	fact.Is(t, "got.Budget", got.Budget, 10)
	fact.Is(t, "got.Remaining()", got.Remaining(), 0)
	if got := budget.Accounts[1]; got.Remaining() != 9 || got.TrackedAccountID != other.ID {
		t.Errorf("%+v", got)
	}
	run, err := limited.StartSync(t.Context(), manual(user, account.ID)) // the day's only sync is still there
	must(t, err)
	f.end(run.ID)
	f.exec(`UPDATE sync_runs SET triggered_at = now() - interval '32 days' WHERE source = 'explore'`)
	must(t, start(limited))
}

func TestExploreRefusals(t *testing.T) {
	t.Parallel()
	f := open(t)
	user, stranger := f.user("ada"), f.user("bob")
	account, search := f.account(user, 1), f.search(user, "s")
	starter := f.Starter(db.Policy{Budgets: true})
	_, err := starter.StartSync(t.Context(), explore(user, account.ID))
	wantUserError(t, err, syncrun.UserInvalid) // no search
	_, err = starter.StartSync(t.Context(), explore(stranger, account.ID))
	wantUserError(t, err, syncrun.UserNotFound)
	req := explore(user, account.ID)
	req.SavedSearchID, req.IdempotencyKey = &search.ID, "once"
	run, err := starter.StartSync(t.Context(), req)
	must(t, err)
	again, err := starter.StartSync(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "again.ID", again.ID, run.ID, again, run)
	fact.Is(t, "run.Trigger", run.Trigger, syncrun.TriggerExplore)
	req.Trigger = syncrun.TriggerManual
	_, err = starter.StartSync(t.Context(), req)
	wantUserError(t, err, syncrun.UserConflict)
	_, err = starter.StartSync(t.Context(), explore(user, account.ID))
	wantUserError(t, err, syncrun.UserAlreadyRunning)
	if budget, err := f.ExploreBudget(t.Context(), stranger); err != nil || len(budget.Accounts) != 0 {
		t.Errorf("a stranger sees %+v, %v", budget, err)
	}
}
