package db_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

const price = 10_000

func TestUsageOfMonth(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	f.exec(`INSERT INTO usage_days (user_id, day, resources, cost_micro_usd)
		SELECT $1, d, 1, 5 FROM (SELECT date_trunc('month', now() AT TIME ZONE 'UTC') AS m) x,
			unnest(ARRAY[m - interval '1 day', m, m + interval '1 month' - interval '1 day',
				m + interval '1 month']) AS d`, user)
	usage, err := f.UsageOfMonth(t.Context(), user)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "usage.ResourcesUsed", usage.ResourcesUsed, 2, usage)
	fact.Is(t, "usage.CostMicroUSD", usage.CostMicroUSD, 10)
	fact.Is(t, "usage.MonthlyBudgetUsd", usage.MonthlyBudgetUsd, nil)
	var now time.Time
	f.scan(&now, `SELECT now()`)
	now = now.UTC()
	first := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)
	if !usage.PeriodStart.Equal(first) || !usage.PeriodEnd.Equal(first.AddDate(0, 1, 0)) {
		t.Errorf("period %v to %v", usage.PeriodStart, usage.PeriodEnd)
	}
}

func TestEstimateFacts(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	facts, err := f.EstimateFacts(t.Context(), user, account.ID)
	fresh := syncrun.EstimateFacts{Network: syncrun.NetworkX, Tier: syncrun.TierPro, LastKnownFollowers: 10}
	if err != nil ||
		!reflect.DeepEqual(facts, fresh) {
		t.Errorf("before any run %+v, %v; want %+v", facts, err, fresh)
	}
	var want []syncrun.RunCost
	for i := range 4 {
		run := f.run(user, account.ID)
		f.exec(`UPDATE sync_runs SET resources_used = $2, new_followers_count = $3 WHERE id = $1`, run.ID, 10*i, i)
		f.exec(`INSERT INTO scans (tracked_account_id, run_id, is_full, state) VALUES ($1, $2, false, 'open'), ($1, $2,
			true, 'done')`,
			account.ID, run.ID)
		f.exec(`INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, facts_hash) VALUES ($1, $2,
			$3, now(), 0)`,
			account.ID, i, run.ID)
		f.end(run.ID)
		want = append([]syncrun.RunCost{{ResourcesUsed: 10 * i, NewFollowersCount: i}}, want...)
	}
	f.run(user, account.ID) // not completed
	facts, err = f.EstimateFacts(t.Context(), user, account.ID)
	fact.Is(fact.Must(t), "err", err, nil, want[:3], facts)
	fact.Is(t, "facts.KnownFollowers", facts.KnownFollowers, 4, want[:3])
	fact.Is(t, "facts.OpenScans", facts.OpenScans, 4, want[:3])
	fact.Holds(t, "facts.Completed equals want[:3]", reflect.DeepEqual(facts.Completed, want[:3]), facts.Completed,
		want[:3])
}

// TestPastReadsAreForgotten deletes what was read before today, of one user, and nothing of the bill.
func TestPastReadsAreForgotten(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	f.exec(`INSERT INTO resource_reads SELECT u, (now() AT TIME ZONE 'UTC')::date - d, 'user', i
		FROM unnest(ARRAY[$1::bigint, $2::bigint]) u, generate_series(0, 2) d, generate_series(1, 6000) i`, ada, bob)
	f.exec(`INSERT INTO usage_days SELECT $1, (now() AT TIME ZONE 'UTC')::date - 1, 6000, 1`, ada)
	must(t, f.worker().ForgetReads(t.Context(), ada))
	left := []int{
		f.count(`SELECT count(*) FROM resource_reads WHERE user_id = 1`),
		f.count(`SELECT count(*) FROM resource_reads WHERE user_id = 2`),
		f.count(`SELECT count(*) FROM resource_reads WHERE user_id = 1 AND day = (now() AT TIME ZONE 'UTC')::date`),
		f.count(`SELECT count(*) FROM usage_days`)}
	if want := []int{6000, 18_000, 6000, 1}; !slices.Equal(left, want) {
		t.Errorf("left %v, want %v", left, want)
	}
}
