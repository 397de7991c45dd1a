package db_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/syncrun"
)

// TestLargeSlot has a user with a slot of 10,000 accounts, schedulers that die in the middle of it, and another user
// whose slot comes meanwhile: everything is queued once within a minute, and the other user waits for one batch at
// most.
func TestLargeSlot(t *testing.T) {
	t.Parallel()
	f := open(t)
	large, small := f.user("large"), f.user("small")
	const accounts = 10_000
	f.exec(`INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier) SELECT $1, 'x' || n, n, 'pro'
		FROM generate_series(1, $2::integer) n`, large, accounts)
	theirs := f.account(small, 1)
	f.due(large, syncrun.TierPro, "2 hours", "09:00")
	schedule := f.Schedule(db.Policy{Budgets: true, Prices: syncrun.DocumentedPrices()})
	began, batches, worst := time.Now(), 0, time.Duration(0)
	for {
		if batches == 3 {
			f.due(small, syncrun.TierPro, "1 second", "09:00")
		}
		if batches%2 == 1 { // a scheduler dies
			dying, kill := context.WithTimeout(t.Context(), 5*time.Millisecond)
			_, _, _ = schedule.Due(dying)
			kill()
		}
		from := time.Now()
		_, found, err := schedule.Due(t.Context())
		if errors.Is(err, syncrun.ErrUnavailable) { // the connection of the one that died; a scheduler asks again as well
			continue
		}
		must(t, err)
		worst = max(worst, time.Since(from))
		if !found && f.count(`SELECT count(*) FROM schedules WHERE next_at <= now()`) == 0 {
			break
		}
		if !found { // the one that died still holds the schedule
			continue
		}
		if batches++; batches == 5 {
			f.wantRuns(theirs.ID, "cron queued")
		}
	}
	if took := time.Since(began); took > time.Minute {
		t.Errorf("queueing %d accounts took %v", accounts, took)
	}
	if worst > 5*time.Second {
		t.Errorf("a batch took %v: others wait for it", worst)
	}
	t.Logf("%d accounts in %d batches, %v, the longest %v", accounts, batches, time.Since(began), worst)
	if n := f.count(`SELECT count(DISTINCT tracked_account_id) FROM sync_runs WHERE user_id = $1`, large); n != accounts {
		t.Errorf("%d accounts are queued, want %d", n, accounts)
	}
	if n := f.count(`SELECT count(*) FROM sync_runs r WHERE r.user_id = $1 AND (r.seq <> 1 OR NOT EXISTS (
		SELECT 1 FROM sync_run_events e WHERE e.run_id = r.id AND e.seq = 1 AND e.status = 'queued'))`, large); n != 0 {
		t.Errorf("%d runs have no first event", n)
	}
	if n := f.count(`SELECT count(*) FROM schedules WHERE next_at <= now() OR queued_through <> 0`); n != 0 {
		t.Errorf("%d schedules were not moved to their next time", n)
	}
}

// TestSlotSharesTheMonth gives what is left of a user's month to the first accounts of a slot.
func TestSlotSharesTheMonth(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	first, second, third := f.account(user, 1), f.account(user, 2), f.account(user, 3)
	f.due(user, syncrun.TierPro, "1 hour", "09:00")
	if queued, _ := f.look(capped(30_000 * price)); queued != 2 { // a pro run may read 20,000
		t.Errorf("%d runs were queued, want 2", queued)
	}
	for account, want := range map[int]int{first.ID: 20_000, second.ID: 10_000, third.ID: 0} {
		if got := f.count(`SELECT coalesce(sum(budget), 0) FROM sync_runs WHERE tracked_account_id = $1`,
			account); got != want {
			t.Errorf("account %d may read %d, want %d", account, got, want)
		}
	}
}
