package db_test

import (
	"errors"
	"testing"

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
		if err != nil || !woken.IsActive || woken.Tier != account.Tier {
			t.Errorf("%+v, %v", woken, err)
		}
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
		if err != nil || change.Before != before || change.Account.Tier != tier || change.At.IsZero() {
			t.Errorf("%+v, %v", change, err)
		}
		before = tier
	}
}
