package syncrun

import (
	"fmt"
	"time"
)

// Usage is what a user spent at X in one calendar month, UTC.
type Usage struct {
	PeriodStart      time.Time
	PeriodEnd        time.Time
	DaysRemaining    int // of the month, the one that has begun included
	ResourcesUsed    int
	CostMicroUSD     int64
	MonthlyBudgetUsd *float64 // nil: no cap
}

// EstimatedCostUsd is the list price of the month's resources in US dollars.
func (u *Usage) EstimatedCostUsd() float64 { return USD(u.CostMicroUSD) }

// Estimate is what a sync may read and cost, told before it starts.
type Estimate struct {
	MaxResources      int
	MaxCostUsd        float64
	LikelyResources   int
	LikelyCostUsd     float64
	RunsUntilComplete int
}

// TierSchedule is when the accounts of one tier are synced.
type TierSchedule struct {
	Tier           AccountTier
	SyncTimes      []string // HH:MM in the user's timezone, ascending
	NextSyncAt     *time.Time
	Timezone       string // IANA name; empty reads as UTC
	MaxSyncTimes   int
	MaxSyncsPerDay int
}

// mostNextTimes bounds NextSyncTimes.
const mostNextTimes = 50

// NextSyncTimes are the next times, NextSyncAt first. Another number than 1 to 50 is an InvalidError for field "first".
func (s *TierSchedule) NextSyncTimes(first int) ([]time.Time, error) {
	if first < 1 || first > mostNextTimes {
		return nil, Invalid("first", fmt.Sprintf("must be 1 to %d", mostNextTimes))
	}
	times := []time.Time{}
	if s.NextSyncAt == nil {
		return times, nil
	}
	loc, err := ParseTimezone(s.Timezone)
	if err != nil {
		return nil, err
	}
	for at := *s.NextSyncAt; len(times) < first; at = Next(s.SyncTimes, loc, at) {
		times = append(times, at)
	}
	return times, nil
}

// SyncSettings is when a user's accounts are synced by themselves.
type SyncSettings struct {
	Timezone *string // IANA name; nil reads as UTC
	Tiers    []TierSchedule
	// PausedUntil is until when schedules pass over accounts without credit, the latest of them; nil: over none.
	PausedUntil *time.Time
}

// Schedule is when the accounts of a tier are synced; one without a schedule has no times.
func (s *SyncSettings) Schedule(tier AccountTier) TierSchedule {
	for _, schedule := range s.Tiers {
		if schedule.Tier == tier {
			return schedule
		}
	}
	limits := tier.Limits()
	return TierSchedule{Tier: tier, SyncTimes: []string{}, MaxSyncTimes: limits.SyncTimes,
		MaxSyncsPerDay: limits.RunsPerDay}
}

// SettingsChange changes a user's schedule; a nil field stays as it is. NewSettingsChange makes one.
type SettingsChange struct {
	Timezone  *string     // IANA name; "" clears it, which reads as UTC
	Tier      AccountTier // the tier that SyncTimes are for
	SyncTimes []string    // as ParseSyncTimes returns them; nil: unchanged, empty: no schedule
}

// NewSettingsChange checks what somebody asks of a schedule; nil is what the request leaves out. The error is an
// InvalidError.
func NewSettingsChange(timezone *string, tier *AccountTier, syncTimes []string) (SettingsChange, error) {
	change := SettingsChange{Timezone: timezone}
	if timezone == nil && syncTimes == nil {
		return change, Invalid("", "give timezone, or syncTimes with tier")
	}
	if timezone != nil {
		if err := CheckTimezone(*timezone); err != nil {
			return change, err
		}
	}
	if tier != nil {
		change.Tier = *tier
	}
	if syncTimes == nil {
		return change, nil
	}
	if tier == nil {
		return change, Invalid("tier", "must be given with syncTimes")
	}
	sorted, err := ParseSyncTimes(syncTimes, tier.Limits().SyncTimes)
	change.SyncTimes = sorted
	return change, err
}
