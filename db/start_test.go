package db_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func manual(userID, accountID int) syncrun.StartRequest {
	return syncrun.StartRequest{UserID: userID, TrackedAccountID: accountID, Trigger: syncrun.TriggerManual}
}

// TestOneLiveRun asks a hundred times at once: one run is made, and everybody else is told of it.
func TestOneLiveRun(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	starter := f.Starter(db.Policy{Budgets: true, Prices: syncrun.DocumentedPrices()})
	const callers = 100
	runs, errs := make([]*syncrun.Run, callers), make([]error, callers)
	var wg sync.WaitGroup
	for i := range callers {
		wg.Go(func() { runs[i], errs[i] = starter.StartSync(t.Context(), manual(user, account.ID)) })
	}
	wg.Wait()
	started := 0
	for i, run := range runs {
		if run == nil || run.ID != runs[0].ID {
			t.Fatalf("call %d: %+v, %v", i, run, errs[i])
		}
		if errs[i] == nil {
			started++
			continue
		}
		wantUserError(t, errs[i], syncrun.UserAlreadyRunning)
	}
	if n := f.count(`SELECT count(*) FROM sync_runs`); n != 1 || started != 1 {
		t.Errorf("%d runs in the table, %d calls started one", n, started)
	}
	f.agree(user, runs[0].ID)
}

func TestStartSync(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account, search, other := f.account(user, 1), f.search(user, "assigned"), f.search(user, "other")
	_, err := f.AssignSearch(t.Context(), user, account.ID, &search.ID)
	must(t, err)
	starter := f.Starter(db.Policy{Budgets: true})
	run, err := starter.StartSync(t.Context(), syncrun.StartRequest{UserID: user, TrackedAccountID: account.ID,
		Trigger: syncrun.TriggerCron})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "run.Status", run.Status, syncrun.StatusQueued, run)
	fact.Not(fact.Must(t), "run.SavedSearchID", run.SavedSearchID, nil)
	fact.Is(fact.Must(t), "run.SavedSearchID", *run.SavedSearchID, search.ID)
	fact.Is(fact.Must(t), "run.Trigger", run.Trigger, syncrun.TriggerCron)
	fact.Is(fact.Must(t), "run.StartedAt", run.StartedAt, nil)
	fact.Is(fact.Must(t), "run.Stage", run.Stage, "")
	f.agree(user, run.ID)
	_, err = f.UpdateSearch(t.Context(), user, search.ID,
		func(s *syncrun.SavedSearch) error { s.Description = "changed"; return nil })
	must(t, err)
	work := f.claim(f.worker())
	if work.Search.Description != "tech founders" || work.SearchVersion != 1 {
		t.Errorf("a later edit touches the run: %+v", work.Search)
	}
	f.end(run.ID)
	req := manual(user, account.ID)
	req.SavedSearchID = &other.ID
	if run, err = starter.StartSync(t.Context(), req); err != nil || *run.SavedSearchID != other.ID {
		t.Errorf("run %+v, %v", run, err)
	}
}

func TestStartSyncRefusals(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	mine, asleep, theirs := f.account(ada, 1), f.account(ada, 2), f.account(bob, 3)
	_, err := f.SleepAccount(t.Context(), ada, asleep.ID)
	must(t, err)
	deleted, foreign := f.search(ada, "gone"), f.search(bob, "theirs")
	_, err = f.DeleteSearch(t.Context(), ada, deleted.ID)
	must(t, err)
	missing := 1 << 40
	cases := map[string]struct {
		account int
		search  *int
		code    syncrun.UserErrorCode
		field   string
	}{
		"asleep":          {asleep.ID, nil, syncrun.UserInvalid, "trackedAccountId"},
		"foreign account": {theirs.ID, nil, syncrun.UserNotFound, "trackedAccountId"},
		"missing account": {missing, nil, syncrun.UserNotFound, "trackedAccountId"},
		"foreign search":  {mine.ID, &foreign.ID, syncrun.UserNotFound, "savedSearchId"},
		"deleted search":  {mine.ID, &deleted.ID, syncrun.UserNotFound, "savedSearchId"},
		"missing search":  {mine.ID, &missing, syncrun.UserNotFound, "savedSearchId"},
	}
	before := f.fingerprint()
	for name, c := range cases {
		req := manual(ada, c.account)
		req.SavedSearchID = c.search
		run, err := f.Starter(db.Policy{}).StartSync(t.Context(), req)
		refusal, ok := errors.AsType[*syncrun.UserError](err)
		fact.Is(t, "run", run, nil, name, err)
		fact.Is(fact.Must(t), "ok", ok, true, name, err)
		fact.Is(t, "refusal.Code", refusal.Code, c.code, name, err)
		fact.Is(t, "refusal.Field", refusal.Field, c.field, name, err)
		fact.Not(t, "refusal.Message", refusal.Message, "", name, err)
	}
	f.unchanged("a refusal", before)
	_, err = f.TrackAccount(t.Context(), ada, syncrun.Profile{ID: 2}, "x2", syncrun.TierPro)
	if _, refused := errors.AsType[*syncrun.UserError](err); err != nil && !refused {
		t.Fatal(err)
	}
	f.run(ada, asleep.ID) // it is awake again
}

func TestIdempotencyKey(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	account, other, search := f.account(ada, 1), f.account(ada, 2), f.search(ada, "s")
	starter := f.Starter(db.Policy{})
	start := func(user, account int, search *int) (*syncrun.Run, error) {
		req := manual(user, account)
		req.SavedSearchID, req.IdempotencyKey = search, "m-1"
		return starter.StartSync(t.Context(), req)
	}
	first, err := start(ada, account.ID, nil)
	must(t, err)
	if again, err := start(ada, account.ID, nil); err != nil || again.ID != first.ID {
		t.Errorf("the same again: %+v, %v", again, err)
	}
	f.end(first.ID)
	if again, err := start(ada, account.ID, nil); err != nil || again.ID != first.ID {
		t.Errorf("after the run's end: %+v, %v", again, err)
	}
	if _, err := start(ada, account.ID, &search.ID); err == nil {
		t.Error("another search is accepted")
	} else {
		wantUserError(t, err, syncrun.UserConflict)
	}
	_, err = start(ada, other.ID, nil)
	wantUserError(t, err, syncrun.UserConflict)
	if theirs, err := start(bob, f.account(bob, 1).ID, nil); err != nil || theirs.ID == first.ID {
		t.Errorf("another user's: %+v, %v", theirs, err)
	}
	if n := f.count(`SELECT count(*) FROM sync_runs WHERE user_id = $1`, ada); n != 1 {
		t.Errorf("ada has %d runs", n)
	}
	keptFor := func(age string) {
		f.exec(`UPDATE sync_runs SET triggered_at = now() - $2::interval WHERE id = $1`, first.ID, age)
	}
	keptFor("23 hours 59 minutes")
	if again, err := start(ada, account.ID, nil); err != nil || again.ID != first.ID {
		t.Errorf("within a day: %+v, %v", again, err)
	}
	keptFor("24 hours")
	second, err := start(ada, other.ID, nil)
	if err != nil || second.ID == first.ID {
		t.Fatalf("after a day: %+v, %v", second, err)
	}
	if again, err := start(ada, other.ID, nil); err != nil || again.ID != second.ID {
		t.Errorf("after a day, the same again: %+v, %v", again, err)
	}
}

// TestIdempotencyKeyAtOnce sends one mutation many times at once.
func TestIdempotencyKeyAtOnce(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	req := manual(user, f.account(user, 1).ID)
	req.IdempotencyKey = "m"
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			if _, err := f.Starter(db.Policy{}).StartSync(t.Context(), req); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := f.count(`SELECT count(*) FROM sync_runs`); n != 1 {
		t.Errorf("%d runs", n)
	}
}

func TestDailyLimit(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account, other := f.account(user, 1), f.account(user, 2)
	f.exec(`UPDATE tracked_accounts SET tier = 'growth'`) // two runs a day
	limited, unlimited := f.Starter(db.Policy{Budgets: true}), f.Starter(db.Policy{})
	start := func(s *db.Starter) (*syncrun.Run, error) {
		run, err := s.StartSync(t.Context(), manual(user, account.ID))
		if run != nil {
			f.end(run.ID)
		}
		return run, err
	}
	cancelled, err := limited.StartSync(t.Context(), manual(user, account.ID))
	must(t, err)
	_, err = limited.CancelSync(t.Context(), user, cancelled.ID) // while it was queued: it does not count
	must(t, err)
	first, err := limited.StartSync(t.Context(), manual(user, account.ID))
	must(t, err)
	f.claim(f.worker())
	f.exec(`UPDATE sync_runs SET resources_used = 1 WHERE id = $1`, first.ID)
	_, err = limited.CancelSync(t.Context(), user, first.ID) // while it ran, and had cost something: it counts
	must(t, err)
	second, err := start(limited)
	must(t, err)
	_, err = start(limited)
	wantUserError(t, err, syncrun.UserDailyLimitReached)
	if _, err := start(unlimited); err != nil {
		t.Errorf("without budgets: %v", err)
	}
	f.exec(`DELETE FROM sync_run_events WHERE run_id > $1`, second.ID)
	f.exec(`DELETE FROM sync_runs WHERE id > $1`, second.ID)
	if _, err := limited.StartSync(t.Context(), manual(user, other.ID)); err != nil {
		t.Errorf("another account: %v", err)
	}
	f.exec(`UPDATE sync_runs SET triggered_at = now() - interval '25 hours',
		day_ends_at = now() - interval '1 hour' WHERE id = $1`, second.ID)
	if _, err := start(limited); err != nil {
		t.Errorf("a day later: %v", err)
	}
}

// TestDailyLimitInTimezone counts a run of a moment before the user's midnight to yesterday, one of just after it to
// today.
func TestDailyLimitInTimezone(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"", "UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu",
		"America/New_York"} {
		t.Run(zone, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			user := f.user("ada")
			account := f.account(user, 1)
			f.exec(`UPDATE tracked_accounts SET tier = 'starter'`) // one run a day
			f.exec(`UPDATE users SET timezone = nullif($1, '')`, zone)
			loc, err := time.LoadLocation(zone)
			must(t, err)
			var now time.Time
			f.scan(&now, `SELECT now()`)
			now = now.In(loc)
			midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, loc)
			starter := f.Starter(db.Policy{Budgets: true})
			run := f.run(user, account.ID)
			f.end(run.ID)
			f.exec(`UPDATE sync_runs SET triggered_at = $1`, midnight)
			_, err = starter.StartSync(t.Context(), manual(user, account.ID))
			wantUserError(t, err, syncrun.UserDailyLimitReached)
			f.exec(`UPDATE sync_runs SET triggered_at = $1, day_ends_at = now()`, midnight.Add(-time.Millisecond))
			if _, err := starter.StartSync(t.Context(), manual(user, account.ID)); err != nil {
				t.Errorf("yesterday's run counts: %v", err)
			}
		})
	}
}

// cappedAt is a policy of a cap in cents; a follower or user costs one.
func cappedAt(cents int64) db.Policy {
	return db.Policy{Budgets: true, MonthlyCapMicroUSD: cents * 10_000, Prices: syncrun.DocumentedPrices()}
}

func (f *fixture) budget(runID int) int {
	f.t.Helper()
	return f.count(`SELECT budget FROM sync_runs WHERE id = $1`, runID)
}

func TestMonthlyCap(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	first, second, third := f.account(user, 1), f.account(user, 2), f.account(user, 3)
	f.exec(`INSERT INTO usage_days SELECT $1, (now() AT TIME ZONE 'UTC')::date, 500, 5000000`, user)
	f.exec(`INSERT INTO usage_days SELECT $1, date_trunc('month', now() AT TIME ZONE 'UTC')::date - 1, 9, 900000000`, user)
	start := func(account int, policy db.Policy) (*syncrun.Run, error) {
		return f.Starter(policy).StartSync(t.Context(), manual(user, account))
	}
	run, err := start(first.ID, cappedAt(25_000))
	must(t, err)
	if got := f.budget(run.ID); got != 20_000 {
		t.Errorf("well within the month a run has %d", got)
	}
	run, err = start(second.ID, cappedAt(25_000)) // 500 are spent and 20,000 spoken for
	must(t, err)
	if got := f.budget(run.ID); got != 4_500 {
		t.Errorf("what is left is %d", got)
	}
	_, err = start(third.ID, cappedAt(25_000))
	wantUserError(t, err, syncrun.UserBudgetExhausted)
	_, err = start(third.ID, cappedAt(500))
	wantUserError(t, err, syncrun.UserBudgetExhausted)
	var next time.Time
	f.scan(&next, `SELECT date_trunc('month', now() AT TIME ZONE 'UTC') + interval '1 month'`)
	if day := next.Format("2006-01-02"); err == nil || !strings.Contains(err.Error(), day) {
		t.Errorf("the refusal %v does not tell %s", err, day)
	}
	f.end(run.ID)
	if run, err = start(third.ID, cappedAt(25_000)); err != nil || f.budget(run.ID) != 4_500 {
		t.Errorf("what an ended run left unused: %v", err)
	}
	f.end(run.ID)
	if run, err = start(third.ID, db.Policy{Budgets: true, MonthlyCapMicroUSD: 1}); err != nil ||
		f.budget(run.ID) != 20_000 {
		t.Errorf("where nothing costs anything: %v", err)
	}
	f.end(run.ID)
	if run, err = start(third.ID, db.Policy{}); err != nil || f.budget(run.ID) != syncrun.Unlimited {
		t.Errorf("without budgets: %v", err)
	}
}

// TestBlueskyCostsNothing syncs an account there while the month's money for X is used up, and leaves that money alone.
func TestBlueskyCostsNothing(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	free, err := f.TrackAccount(t.Context(), user, syncrun.Profile{Network: syncrun.NetworkBluesky,
		ExternalID: "did:plc:abc"}, "acme.example", syncrun.TierPro)
	must(t, err)
	used := f.Starter(cappedAt(1))
	f.exec(`INSERT INTO usage_days SELECT $1, (now() AT TIME ZONE 'UTC')::date, 1, 10000`, user)
	_, err = used.StartSync(t.Context(), manual(user, account.ID))
	wantUserError(t, err, syncrun.UserBudgetExhausted)
	run, err := used.StartSync(t.Context(), manual(user, free.ID))
	must(t, err)
	if got := f.budget(run.ID); got != 20_000 {
		t.Errorf("a run at Bluesky has %d", got)
	}
	allowed, err := used.Allowance(t.Context(), user, syncrun.NetworkBluesky, syncrun.TierPro)
	if err != nil || allowed != 20_000 {
		t.Errorf("the estimate of a run at Bluesky goes by %d, %v", allowed, err)
	}
	run, err = f.Starter(cappedAt(101)).StartSync(t.Context(), manual(user, account.ID))
	must(t, err)
	if got := f.budget(run.ID); got != 100 {
		t.Errorf("beside it, a run at X has %d", got)
	}
}

// TestAllowance tells before a start what the start would give, and refuses in the same words.
func TestAllowance(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	first, second := f.account(user, 1), f.account(user, 2)
	f.exec(`INSERT INTO usage_days SELECT $1, (now() AT TIME ZONE 'UTC')::date, 500, 5000000`, user)
	agree := func(policy db.Policy, account, want int) {
		t.Helper()
		starter := f.Starter(policy)
		allowed, refusal := starter.Allowance(t.Context(), user, syncrun.NetworkX, syncrun.TierPro)
		run, err := starter.StartSync(t.Context(), manual(user, account))
		given := 0
		if err == nil {
			given = f.budget(run.ID)
		}
		fact.Is(t, "allowed", allowed, want)
		fact.Is(t, "given", given, want)
		fact.Is(t, "fmt.Sprint(refusal)", fmt.Sprint(refusal), fmt.Sprint(err))
	}
	agree(cappedAt(25_000), first.ID, 20_000)
	agree(cappedAt(25_000), second.ID, 4_500)
	third := f.account(user, 3)
	agree(cappedAt(25_000), third.ID, 0)
	agree(cappedAt(500), third.ID, 0)
	agree(db.Policy{}, third.ID, syncrun.Unlimited)
}

// TestMonthlyCapHoldsInParallel starts runs of many accounts at once: what all may spend together fits the cap.
func TestMonthlyCapHoldsInParallel(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	const accounts, limit = 12, 50_300
	starter := f.Starter(cappedAt(limit))
	f.exec(`INSERT INTO usage_days SELECT $1, (now() AT TIME ZONE 'UTC')::date, 300, 3000000`, user)
	var wg sync.WaitGroup
	for i := range accounts {
		account := f.account(user, int64(i+1))
		wg.Go(func() {
			_, err := starter.StartSync(t.Context(), manual(user, account.ID))
			if refusal, ok := errors.AsType[*syncrun.UserError](err); err != nil &&
				(!ok || refusal.Code != syncrun.UserBudgetExhausted) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if sum, runs := f.count(`SELECT sum(budget) FROM sync_runs`),
		f.count(`SELECT count(*) FROM sync_runs`); sum != limit-300 || runs != 3 {
		t.Errorf("%d runs may spend %d together", runs, sum)
	}
}

func TestTierBudgets(t *testing.T) {
	t.Parallel()
	f := open(t)
	for i, tier := range syncrun.AccountTiers() {
		user := f.user(fmt.Sprintf("user %d", i))
		account := f.account(user, int64(i+1))
		f.exec(`UPDATE tracked_accounts SET tier = $2 WHERE id = $1`, account.ID, tier)
		run, err := f.Starter(db.Policy{Budgets: true}).StartSync(t.Context(), manual(user, account.ID))
		must(t, err)
		if got := f.budget(run.ID); got != tier.Limits().Budget {
			t.Errorf("%s has %d", tier, got)
		}
	}
}

// TestStartSeesWhoWentBefore holds the user's row, as another server does that starts a run for the same user, and
// changes what a start depends on: the start that waited goes by what is so after the wait.
func TestStartSeesWhoWentBefore(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account, search := f.account(user, 1), f.search(user, "founders")
	starter := f.Starter(db.Policy{Budgets: true})
	behind := func(statement string, args ...any) (run *syncrun.Run, err error) {
		t.Helper()
		done := make(chan struct{})
		must(t, f.InTx(t.Context(), func(tx *sqlx.Tx) error {
			if _, err := tx.ExecContext(t.Context(), `SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE`, user); err != nil {
				return err
			}
			go func() {
				defer close(done)
				run, err = starter.StartSync(t.Context(), manual(user, account.ID))
			}()
			for f.count(`SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
				AND wait_event_type = 'Lock'`) == 0 {
				runtime.Gosched()
			}
			_, err := tx.ExecContext(t.Context(), statement, args...)
			return err
		}))
		<-done
		return run, err
	}
	_, err := behind(`UPDATE tracked_accounts SET is_active = false WHERE id = $1`, account.ID)
	wantUserError(t, err, syncrun.UserInvalid)
	run, err := behind(`UPDATE tracked_accounts SET is_active = true, saved_search_id = $2 WHERE id = $1`, account.ID,
		search.ID)
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "run.SavedSearchID", run.SavedSearchID, nil, run)
	fact.Is(t, "run.SavedSearchID", *run.SavedSearchID, search.ID)
	_, err = behind(`UPDATE sync_runs SET not_before = now() WHERE id = $1`, run.ID)
	wantUserError(t, err, syncrun.UserAlreadyRunning)
	f.exec(`UPDATE sync_runs SET status = 'completed', completed_at = now() WHERE id = $1`, run.ID)
	// Another server's run: it uses the day's last sync, and ends at once.
	most := account.Tier.Limits().RunsPerDay
	_, err = behind(`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, seq, budget,
			client_mutation_input, day_ends_at, completed_at)
		SELECT $1, $2, 'manual', 'completed', 1, 1, '', now() + interval '1 day', now() FROM generate_series(1, $3)`,
		user, account.ID, most)
	wantUserError(t, err, syncrun.UserDailyLimitReached)
}
