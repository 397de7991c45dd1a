package db_test

import (
	"errors"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestWakeAccount(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	account := f.account(ada, 1)
	_, err := f.SleepAccount(t.Context(), ada, account.ID)
	must(t, err)
	if _, err := f.WakeAccount(t.Context(), bob, account.ID); !errors.Is(err, syncrun.ErrNotFound) {
		t.Errorf("somebody else's: %v", err)
	}
	for range 2 {
		woken, err := f.WakeAccount(t.Context(), ada, account.ID)
		if err != nil {
			t.Fatal(err)
		}
		fact.Is(t, "woken.IsActive", woken.IsActive, true, woken)
		fact.Is(t, "woken.Tier", woken.Tier, account.Tier)
	}
}

func TestChangeTier(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	account := f.account(ada, 1)
	if _, err := f.ChangeTier(t.Context(), bob, account.ID, syncrun.TierPro); !errors.Is(err, syncrun.ErrNotFound) {
		t.Errorf("somebody else's: %v", err)
	}
	before := account.Tier
	for _, tier := range []syncrun.AccountTier{syncrun.TierStarter, syncrun.TierPro, syncrun.TierPro} {
		change, err := f.ChangeTier(t.Context(), ada, account.ID, tier)
		if err != nil {
			t.Fatal(err)
		}
		fact.Is(t, "change.Before", change.Before, before, change)
		fact.Is(t, "change.Account.Tier", change.Account.Tier, tier)
		fact.Is(t, "change.At.IsZero()", change.At.IsZero(), false)
		before = tier
	}
}
