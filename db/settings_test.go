package db_test

import (
	"slices"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestSettingsOfNewUser(t *testing.T) {
	t.Parallel()
	f := open(t)
	settings, err := f.Settings(t.Context(), f.user("ada"))
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "settings.Timezone", settings.Timezone, nil, settings)
	fact.Is(fact.Must(t), "len(settings.Tiers)", len(settings.Tiers), 3)
	for i, tier := range syncrun.AccountTiers() {
		got, limits := settings.Tiers[i], tier.Limits()
		fact.Is(t, "got.Tier", got.Tier, tier, got)
		fact.Holds(t, "got.SyncTimes != nil", got.SyncTimes != nil)
		fact.Is(t, "len(got.SyncTimes)", len(got.SyncTimes), 0)
		fact.Is(t, "got.NextSyncAt", got.NextSyncAt, nil)
		fact.Is(t, "got.MaxSyncTimes", got.MaxSyncTimes, limits.SyncTimes)
		fact.Is(t, "got.MaxSyncsPerDay", got.MaxSyncsPerDay, limits.RunsPerDay)
	}
}

func (f *fixture) change(user int, change syncrun.SettingsChange) *syncrun.SyncSettings {
	f.t.Helper()
	settings, err := f.UpdateSettings(f.t.Context(), user, change)
	if err != nil {
		f.t.Fatal(err)
	}
	read, err := f.Settings(f.t.Context(), user)
	if err != nil {
		f.t.Fatal(err)
	}
	for i := range read.Tiers {
		got, want := read.Tiers[i], settings.Tiers[i]
		if !slices.Equal(got.SyncTimes, want.SyncTimes) || !sameTime(got.NextSyncAt, want.NextSyncAt) {
			f.t.Errorf("read %+v after writing %+v", got, want)
		}
	}
	return read
}

func sameTime(a, b *time.Time) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

func TestUpdateSettings(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	const pro = 2
	set := f.change(user, syncrun.SettingsChange{Tier: syncrun.TierPro, SyncTimes: []string{"09:00", "18:30"}})
	next := set.Tiers[pro].NextSyncAt
	fact.Not(fact.Must(t), "next", next, nil)
	fact.Holds(fact.Must(t), "time.Until(*next) > 0", time.Until(*next) > 0, time.Until(*next))
	fact.Holds(fact.Must(t), "time.Until(*next) <= 24*time.Hour", time.Until(*next) <= 24*time.Hour, time.Until(*next))
	if clock := next.UTC().Format("15:04"); clock != "09:00" && clock != "18:30" {
		t.Errorf("next at %s UTC", clock)
	}
	if set.Tiers[0].NextSyncAt != nil {
		t.Errorf("another tier got a schedule: %+v", set.Tiers[0])
	}
	zone := "Asia/Kolkata"
	moved := f.change(user, syncrun.SettingsChange{Timezone: &zone})
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	clock := moved.Tiers[pro].NextSyncAt.In(loc).Format("15:04")
	if *moved.Timezone != zone || (clock != "09:00" && clock != "18:30") {
		t.Errorf("after moving %+v: next at %s there", moved, clock)
	}
	off := f.change(user, syncrun.SettingsChange{Tier: syncrun.TierPro, SyncTimes: []string{}})
	fact.Is(fact.Must(t), "off.Tiers[pro].NextSyncAt", off.Tiers[pro].NextSyncAt, nil, off)
	fact.Is(fact.Must(t), "len(off.Tiers[pro].SyncTimes)", len(off.Tiers[pro].SyncTimes), 0)
	fact.Is(t, "off.Timezone", *off.Timezone, zone)
	cleared := f.change(user, syncrun.SettingsChange{Timezone: new(string)})
	if cleared.Timezone != nil {
		t.Errorf("timezone %q, want none", *cleared.Timezone)
	}
}

// TestOverdueSlotSurvivesAChange changes settings after a slot has passed that nobody has run yet: it is still owed,
// unless the schedule ends.
func TestOverdueSlotSurvivesAChange(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	const pro = 2
	f.change(user, syncrun.SettingsChange{Tier: syncrun.TierPro, SyncTimes: []string{"09:00"}})
	f.exec(`UPDATE schedules SET next_at = now() - interval '1 minute'`)
	var missed time.Time
	f.scan(&missed, `SELECT next_at FROM schedules`)
	zone := "Asia/Kolkata"
	for _, change := range []syncrun.SettingsChange{{Timezone: &zone}, {Tier: syncrun.TierPro,
		SyncTimes: []string{"10:00"}}} {
		if next := f.change(user, change).Tiers[pro].NextSyncAt; next == nil || !next.Equal(missed) {
			t.Errorf("after %+v the schedule is due at %v, want %v", change, next, missed)
		}
	}
	if next := f.change(user, syncrun.SettingsChange{Tier: syncrun.TierPro,
		SyncTimes: []string{}}).Tiers[pro].NextSyncAt; next != nil {
		t.Errorf("a schedule that ended is due at %v", next)
	}
}

func TestUpdateSettingsRefusesTimezones(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	for _, zone := range []string{"Mars/Olympus", "Local", "europe/berlin", "../etc/passwd"} {
		_, err := f.UpdateSettings(t.Context(), user, syncrun.SettingsChange{Timezone: &zone})
		wantInvalid(t, err, "timezone")
	}
	settings, err := f.Settings(t.Context(), user)
	if err != nil || settings.Timezone != nil {
		t.Errorf("settings %+v, %v", settings, err)
	}
}

// TestDayAllowanceKnowsEveryTimezone starts a run under a timezone of the settings, which the database must know too.
func TestDayAllowanceKnowsEveryTimezone(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	zone := "America/Argentina/Buenos_Aires"
	f.change(user, syncrun.SettingsChange{Timezone: &zone})
	starter := f.Starter(db.Policy{Budgets: true, Prices: syncrun.DocumentedPrices()})
	_, err := starter.StartSync(t.Context(), syncrun.StartRequest{UserID: user, TrackedAccountID: f.account(user, 1).ID,
		Trigger: syncrun.TriggerManual})
	if err != nil {
		t.Error(err)
	}
}
