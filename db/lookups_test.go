package db_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestChargeLookup(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	starter := f.Starter(db.Policy{Prices: syncrun.DocumentedPrices()})
	var wg sync.WaitGroup
	for range 8 { // the same one is charged once
		wg.Go(func() {
			if err := starter.ChargeLookup(t.Context(), ada, 0, 7); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, id := range []int64{8, 9, 8} {
		must(t, starter.ChargeLookup(t.Context(), ada, 0, id))
	}
	for user, want := range map[int]int{ada: 3, bob: 0} {
		usage, err := f.UsageOfMonth(t.Context(), user)
		fact.Is(fact.Must(t), "err", err, nil, user, usage)
		fact.Is(t, "usage.ResourcesUsed", usage.ResourcesUsed, want, user)
		fact.Is(t, "usage.CostMicroUSD", usage.CostMicroUSD, int64(want)*price, user)
	}
	f.exec(`UPDATE resource_reads SET day = day - 1`)
	must(t, starter.ChargeLookup(t.Context(), ada, 0, 7))
	if usage, err := f.UsageOfMonth(t.Context(), ada); err != nil || usage.ResourcesUsed != 4 {
		t.Errorf("a day later: %+v, %v", usage, err)
	}
}

// TestLookupsFitTheCap asks for twenty look-ups at once, by two servers, where there is room for one, and for a run
// beside it.
func TestLookupsFitTheCap(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	other, err := db.Open(f.dsn, db.Options{})
	must(t, err)
	t.Cleanup(func() { _ = other.Close() })
	servers := []*db.Starter{f.Starter(capped(price)), other.Starter(capped(price))}
	var wg sync.WaitGroup
	var reservation atomic.Int64
	for i := range 20 {
		wg.Go(func() {
			id, err := servers[i%2].ReserveLookup(t.Context(), user)
			if err == nil && !reservation.CompareAndSwap(0, int64(id)) {
				t.Error("more than one is reserved")
			}
			if err != nil {
				wantUserError(t, err, syncrun.UserBudgetExhausted)
			}
		})
	}
	wg.Wait()
	first := int(reservation.Load())
	if first == 0 {
		t.Fatal("none is reserved")
	}
	_, err = servers[0].StartSync(t.Context(), manual(user, account.ID))
	wantUserError(t, err, syncrun.UserBudgetExhausted)
	_, err = servers[0].ReserveLookup(t.Context(), f.user("bob"))
	must(t, err) // another user's month is another one
	must(t, servers[0].ReleaseLookup(t.Context(), f.user("eve"), first))
	_, err = servers[0].ReserveLookup(t.Context(), user)
	wantUserError(t, err, syncrun.UserBudgetExhausted)

	must(t, servers[1].ReleaseLookup(t.Context(), user, first))
	next, err := servers[1].ReserveLookup(t.Context(), user)
	must(t, err)
	must(t, servers[1].ChargeLookup(t.Context(), user, next, 7))
	_, err = servers[1].ReserveLookup(t.Context(), user)
	wantUserError(t, err, syncrun.UserBudgetExhausted)
	var left int
	f.scan(&left, `SELECT count(*) FROM lookups WHERE user_id = $1`, user)
	if left != 0 {
		t.Errorf("%d reservations are left", left)
	}
}

// TestLookupAndRunShareTheMonth gives a run what a look-up has left, and a look-up what a run has left.
func TestLookupAndRunShareTheMonth(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	starter := f.Starter(capped(10 * price))
	reservation, err := starter.ReserveLookup(t.Context(), user)
	must(t, err)
	run, err := starter.StartSync(t.Context(), manual(user, f.account(user, 1).ID))
	must(t, err)
	if got := f.budget(run.ID); got != 9 {
		t.Errorf("beside a look-up the run may be charged %d, want 9", got)
	}
	_, err = starter.ReserveLookup(t.Context(), user)
	wantUserError(t, err, syncrun.UserBudgetExhausted)
	must(t, starter.ReleaseLookup(t.Context(), user, reservation))
	_, err = starter.ReserveLookup(t.Context(), user)
	must(t, err)
}

// TestLookupsPayTheirOwnPrice needs no more room than a user costs, though a follower is dearer.
func TestLookupsPayTheirOwnPrice(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	policy := capped(3 * price)
	policy.Prices = syncrun.Prices{syncrun.ResourceUser: price, syncrun.ResourceFollower: 5 * price}
	for i := range 3 {
		if _, err := f.Starter(policy).ReserveLookup(t.Context(), user); err != nil {
			t.Errorf("look-up %d: %v", i+1, err)
		}
	}
	_, err := f.Starter(policy).ReserveLookup(t.Context(), user)
	wantUserError(t, err, syncrun.UserBudgetExhausted)
	for name, free := range map[string]db.Policy{"no cap": {Prices: policy.Prices},
		"no price": {MonthlyCapMicroUSD: 1, Prices: syncrun.Prices{syncrun.ResourcePost: price}}} {
		if id, err := f.Starter(free).ReserveLookup(t.Context(), user); id != 0 || err != nil {
			t.Errorf("%s: %d, %v", name, id, err)
		}
	}
}

// TestLookupsOfTheDead end by themselves, a minute later or after a step of the database's clock.
func TestLookupsOfTheDead(t *testing.T) {
	t.Parallel()
	for name, age := range map[string]string{"a minute later": "61 seconds", "the clock steps back": "-1 hour"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			user := f.user("ada")
			starter := f.Starter(capped(price))
			lost, err := starter.ReserveLookup(t.Context(), user)
			must(t, err)
			f.exec(`UPDATE lookups SET reserved_at = now() - $1::interval`, age)
			run, err := starter.StartSync(t.Context(), manual(user, f.account(user, 1).ID))
			must(t, err)
			if got := f.budget(run.ID); got != 1 {
				t.Errorf("the run may be charged %d, want 1", got)
			}
			f.end(run.ID)
			_, err = starter.ReserveLookup(t.Context(), user)
			must(t, err)
			must(t, starter.ChargeLookup(t.Context(), user, lost, 7)) // it was alive after all
			if usage, err := f.UsageOfMonth(t.Context(), user); err != nil || usage.ResourcesUsed != 1 {
				t.Errorf("%+v, %v", usage, err)
			}
		})
	}
}
