package syncrun

import "time"

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
	MaxSyncTimes   int
	MaxSyncsPerDay int
}

// SyncSettings is when a user's accounts are synced by themselves.
type SyncSettings struct {
	Timezone *string // IANA name; nil reads as UTC
	Tiers    []TierSchedule
}
