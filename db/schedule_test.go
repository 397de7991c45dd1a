package db_test

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// due gives the user's tier times of day that came so long ago.
func (f *fixture) due(user int, tier syncrun.AccountTier, ago string, times ...string) {
	f.t.Helper()
	f.change(user, syncrun.SettingsChange{Tier: tier, SyncTimes: append([]string{}, times...)})
	f.exec(`UPDATE schedules SET next_at = now() - $3::interval WHERE user_id = $1 AND tier = $2`, user, tier, ago)
}

// look asks once for a due schedule.
func (f *fixture) look(policy db.Policy) (queued int, found bool) {
	f.t.Helper()
	queued, found, err := f.Schedule(policy).Due(f.t.Context())
	if err != nil {
		f.t.Fatal(err)
	}
	return queued, found
}

// runsOf lists the source and status of an account's runs, oldest first.
func (f *fixture) runsOf(account int) []string {
	f.t.Helper()
	runs := []string{}
	err := f.raw.SelectContext(f.t.Context(), &runs,
		`SELECT source || ' ' || status FROM sync_runs WHERE tracked_account_id = $1 ORDER BY id`, account)
	if err != nil {
		f.t.Fatal(err)
	}
	return runs
}

func (f *fixture) wantRuns(account int, want ...string) {
	f.t.Helper()
	if got := f.runsOf(account); !slices.Equal(got, want) {
		f.t.Errorf("account %d has runs %q, want %q", account, got, want)
	}
}

// TestScheduleIsRunOnce lets four schedulers race for the schedules of many users.
func TestScheduleIsRunOnce(t *testing.T) {
	t.Parallel()
	f := open(t)
	const users, accounts = 25, 2
	for u := range users {
		user := f.user(fmt.Sprint("user", u))
		for a := range accounts {
			f.account(user, int64(1+a))
		}
		f.due(user, syncrun.TierPro, "1 minute", "09:00")
		f.due(user, syncrun.TierStarter, "1 minute", "10:00")
	}
	var queued, found atomic.Int64
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for found.Load() < 2*users {
				n, ok, err := f.Schedule(db.Policy{}).Due(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				if queued.Add(int64(n)); ok {
					found.Add(1)
				}
			}
		})
	}
	wait.Wait()
	if queued.Load() != users*accounts || found.Load() != 2*users {
		t.Errorf("queued %d runs of %d schedules, want %d of %d", queued.Load(), found.Load(), users*accounts, 2*users)
	}
	var runs, once, future int
	f.scan(&runs, `SELECT count(*) FROM sync_runs WHERE source = 'cron' AND status = 'queued'`)
	f.scan(&once, `SELECT count(DISTINCT tracked_account_id) FROM sync_runs`)
	f.scan(&future, `SELECT count(*) FROM schedules WHERE next_at > now() AND next_at <= now() + interval '1 day'`)
	fact.Is(t, "runs", runs, users*accounts)
	fact.Is(t, "once", once, runs)
	fact.Is(t, "future", future, 2*users)
}

// TestMissedSlotsAreOneRun looks after three days of nobody looking.
func TestMissedSlotsAreOneRun(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	zone := "Asia/Kathmandu"
	f.change(user, syncrun.SettingsChange{Timezone: &zone})
	account := f.account(user, 1)
	f.due(user, syncrun.TierPro, "3 days", "00:15", "06:30", "12:00", "18:45")
	if queued, found := f.look(db.Policy{}); queued != 1 || !found {
		t.Fatalf("queued %d, %v", queued, found)
	}
	f.wantRuns(account.ID, "cron queued")
	if queued, found := f.look(db.Policy{}); queued != 0 || found {
		t.Errorf("a second look queued %d, %v", queued, found)
	}
	settings, err := f.Settings(t.Context(), user)
	if err != nil {
		t.Fatal(err)
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	next := settings.Tiers[2].NextSyncAt
	fact.Not(fact.Must(t), "next", next, nil)
	fact.Holds(fact.Must(t), `slices.Contains(settings.Tiers[2].SyncTimes, next.In(loc).Format("15:04"))`,
		slices.Contains(settings.Tiers[2].SyncTimes, next.In(loc).Format("15:04")),
		settings.Tiers[2].SyncTimes, next.In(loc).Format("15:04"))
	fact.Holds(t, "time.Until(*next) > 0", time.Until(*next) > 0, time.Until(*next))
	fact.Holds(t, "time.Until(*next) <= 7*time.Hour", time.Until(*next) <= 7*time.Hour, time.Until(*next))
}

func TestNothingIsDueBeforeItsTime(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	if _, found := f.look(db.Policy{}); found {
		t.Error("a user without a schedule has one that is due")
	}
	f.due(user, syncrun.TierPro, "-10 seconds", "09:00")
	if _, found := f.look(db.Policy{}); found {
		t.Error("due ten seconds early")
	}
	f.change(user, syncrun.SettingsChange{Tier: syncrun.TierPro, SyncTimes: []string{}})
	if _, found := f.look(db.Policy{}); found {
		t.Error("a schedule without times is due")
	}
	f.wantRuns(account.ID)
}

// TestScheduleWithoutTimesEnds meets a slot whose times were removed by hand: it comes once and never again.
func TestScheduleWithoutTimesEnds(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	f.due(user, syncrun.TierPro, "1 hour")
	if _, found := f.look(db.Policy{}); !found {
		t.Fatal("not found")
	}
	if _, found := f.look(db.Policy{}); found {
		t.Error("it came again")
	}
}

// TestSchedulePassesOver has one account of each kind that cannot be synced, and one that can.
func TestSchedulePassesOver(t *testing.T) {
	t.Parallel()
	f := open(t)
	policy := db.Policy{Budgets: true, Prices: syncrun.DocumentedPrices()}
	ada, bob := f.user("ada"), f.user("bob")
	asleep, live, used := f.account(ada, 1), f.account(ada, 2), f.account(ada, 3)
	other, free, theirs := f.account(ada, 4), f.account(ada, 5), f.account(bob, 1)
	if _, err := f.SleepAccount(t.Context(), ada, asleep.ID); err != nil {
		t.Fatal(err)
	}
	f.run(ada, live.ID)
	for range syncrun.TierPro.Limits().RunsPerDay {
		f.end(f.run(ada, used.ID).ID)
	}
	f.exec(`UPDATE tracked_accounts SET tier = 'growth' WHERE id = $1`, other.ID)
	f.due(ada, syncrun.TierPro, "1 minute", "09:00")
	if queued, found := f.look(policy); queued != 1 || !found {
		t.Errorf("queued %d, %v", queued, found)
	}
	f.wantRuns(asleep.ID)
	f.wantRuns(live.ID, "manual queued")
	f.wantRuns(used.ID, "manual completed", "manual completed", "manual completed", "manual completed")
	f.wantRuns(other.ID)
	f.wantRuns(free.ID, "cron queued")
	runs, err := f.Runs(t.Context(), ada, syncrun.RunFilter{TrackedAccountID: &free.ID}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "runs[0].MaxResources()", *runs[0].MaxResources(), 20_000, runs)
	fact.Is(t, "runs[0].MaxCostUSD()", *runs[0].MaxCostUSD(), 200)
	f.wantRuns(theirs.ID)
	if _, found := f.look(policy); found {
		t.Error("the slot is still due")
	}
}

// TestAllowanceCountsBothSources uses up a day by hand and by schedule.
func TestAllowanceCountsBothSources(t *testing.T) {
	t.Parallel()
	f := open(t)
	policy := db.Policy{Budgets: true, Prices: syncrun.DocumentedPrices()}
	user := f.user("ada")
	account := f.account(user, 1)
	f.exec(`UPDATE tracked_accounts SET tier = 'growth'`)
	start := func() error {
		run, err := f.Starter(policy).StartSync(t.Context(), syncrun.StartRequest{UserID: user, TrackedAccountID: account.ID,
			Trigger: syncrun.TriggerManual})
		if err == nil {
			f.end(run.ID)
		}
		return err
	}
	if err := start(); err != nil {
		t.Fatal(err)
	}
	f.due(user, syncrun.TierGrowth, "1 minute", "09:00")
	if queued, _ := f.look(policy); queued != 1 {
		t.Fatalf("queued %d", queued)
	}
	f.exec(`UPDATE sync_runs SET status = 'completed', completed_at = now() WHERE status = 'queued'`)
	wantUserError(t, start(), syncrun.UserDailyLimitReached)
	f.due(user, syncrun.TierGrowth, "1 minute", "09:00")
	if queued, found := f.look(policy); queued != 0 || !found {
		t.Errorf("queued %d, %v", queued, found)
	}
	f.wantRuns(account.ID, "manual completed", "cron completed")
	f.exec(`UPDATE sync_runs SET triggered_at = triggered_at - interval '1 day',
		day_ends_at = day_ends_at - interval '1 day'`)
	f.due(user, syncrun.TierGrowth, "1 minute", "09:00")
	if queued, _ := f.look(policy); queued != 1 {
		t.Errorf("a day later queued %d", queued)
	}
}

func TestSpentMonthIsPassedOver(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	f.exec(`INSERT INTO usage_days (user_id, day, resources, cost_micro_usd)
		VALUES ($1, (now() AT TIME ZONE 'UTC')::date, 1, $2)`, user, price)
	f.due(user, syncrun.TierPro, "1 minute", "09:00")
	if queued, found := f.look(capped(price)); queued != 0 || !found {
		t.Errorf("queued %d, %v", queued, found)
	}
	f.wantRuns(account.ID)
}

// TestDueWaitsForNobody holds the user as a change of settings does, which then wants the schedule: waiting for it
// here would be a deadlock.
func TestDueWaitsForNobody(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	f.account(user, 1)
	f.due(user, syncrun.TierPro, "1 minute", "09:00")
	tx, err := f.raw.BeginTxx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(t.Context(), `SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE`, user); err != nil {
		t.Fatal(err)
	}
	if queued, found := f.look(db.Policy{}); queued != 0 || found {
		t.Errorf("queued %d, %v while the user was held", queued, found)
	}
	if _, err := tx.ExecContext(t.Context(), `UPDATE schedules SET times = times WHERE user_id = $1`, user); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if queued, found := f.look(db.Policy{}); queued != 1 || !found {
		t.Errorf("queued %d, %v afterwards", queued, found)
	}
}

// TestBadScheduleIsPutOff has a user whose timezone this program does not know, first in line.
func TestBadScheduleIsPutOff(t *testing.T) {
	t.Parallel()
	f := open(t)
	bad, good := f.user("bad"), f.user("good")
	stuck, fine := f.account(bad, 1), f.account(good, 1)
	f.due(bad, syncrun.TierPro, "2 hours", "09:00")
	f.due(good, syncrun.TierPro, "1 hour", "09:00")
	f.exec(`UPDATE users SET timezone = 'Mars/Olympus' WHERE id = $1`, bad)
	schedule := f.Schedule(db.Policy{})
	if _, found, err := schedule.Due(t.Context()); err == nil || !found {
		t.Fatalf("found %v, %v; want an error", found, err)
	}
	f.wantRuns(stuck.ID)
	if queued, found := f.look(db.Policy{}); queued != 1 || !found {
		t.Errorf("the other user's schedule: queued %d, %v", queued, found)
	}
	f.wantRuns(fine.ID, "cron queued")
	var wait float64
	f.scan(&wait, `SELECT extract(epoch FROM next_at - now())::float8 FROM schedules WHERE user_id = $1`, bad)
	if wait < 800 || wait > 900 {
		t.Errorf("the bad one is tried again in %v s", wait)
	}
	f.exec(`UPDATE users SET timezone = NULL WHERE id = $1`, bad)
	f.exec(`UPDATE schedules SET next_at = now() WHERE user_id = $1`, bad)
	if queued, _ := f.look(db.Policy{}); queued != 1 {
		t.Errorf("mended, it queued %d", queued)
	}
}
