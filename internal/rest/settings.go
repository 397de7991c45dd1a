package rest

import (
	"context"
	"net/http"
	"time"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Overview is all that v1 shows on one page: the schedule, the accounts and the bill.
type Overview struct {
	syncrun.SyncSettings
	Accounts                []AccountRow
	ResourcesUsedThisPeriod int
	BudgetSkipUntil         *time.Time // when runs may start again after a spent budget; nil: now
	DaysRemainingInPeriod   int
	IsTrialing              bool
	IsFreeTier              bool
}

// AccountRow is a tracked account with figures of its runs.
type AccountRow struct {
	syncrun.TrackedAccount
	TotalFollowersSynced   int
	TotalLikersSynced      int
	SavedSearchDescription *string // nil without a search
	SyncsUsedToday         int     // in the user's timezone
}

// Change is what PUT asks for. Fields that were left out are nil.
type Change struct {
	Timezone  *string
	Tier      *syncrun.AccountTier // set whenever SyncTimes is
	SyncTimes *[]string
}

// Settings reads and changes schedules.
type Settings interface {
	// Overview returns the settings of the user. The error is syncrun.ErrUnavailable.
	Overview(ctx context.Context, userID int) (*Overview, error)
	// ChangeSettings checks and stores a change and returns the settings as they are then. The error is a
	// syncrun.InvalidError, a *syncrun.UserError or syncrun.ErrUnavailable.
	ChangeSettings(ctx context.Context, userID int, change Change) (*syncrun.SyncSettings, error)
}

type accountJSON struct {
	ID                     int                 `json:"id"`
	XHandle                string              `json:"xHandle"`
	Tier                   syncrun.AccountTier `json:"tier"`
	IsActive               bool                `json:"isActive"`
	SavedSearchID          *int                `json:"savedSearchId"`
	TotalFollowersSynced   int                 `json:"totalFollowersSynced"`
	TotalLikersSynced      int                 `json:"totalLikersSynced"`
	SavedSearchDescription *string             `json:"savedSearchDescription"`
	SyncsUsedToday         int                 `json:"syncsUsedToday"`
}

type tierJSON struct {
	SyncTimes      []string      `json:"syncTimes"`
	NextSyncAt     *timestamp    `json:"nextSyncAt"`
	MaxSyncTimes   int           `json:"maxSyncTimes"`
	MaxSyncsPerDay int           `json:"maxSyncsPerDay"`
	Accounts       []accountJSON `json:"accounts"`
}

type tiersJSON struct {
	Starter tierJSON `json:"starter"`
	Growth  tierJSON `json:"growth"`
	Pro     tierJSON `json:"pro"`
}

type settingsJSON struct {
	Timezone                *string    `json:"timezone"`
	Tiers                   tiersJSON  `json:"tiers"`
	ResourcesUsedThisPeriod int        `json:"resourcesUsedThisPeriod"`
	BudgetSkipUntil         *timestamp `json:"budgetSkipUntil"`
	DaysRemainingInPeriod   int        `json:"daysRemainingInPeriod"`
	IsTrialing              bool       `json:"isTrialing"`
	IsFreeTier              bool       `json:"isFreeTier"`
}

func settingsOf(o *Overview) settingsJSON {
	return settingsJSON{
		Timezone: o.Timezone,
		Tiers: tiersJSON{
			Starter: o.tier(syncrun.TierStarter), Growth: o.tier(syncrun.TierGrowth), Pro: o.tier(syncrun.TierPro),
		},
		ResourcesUsedThisPeriod: o.ResourcesUsedThisPeriod,
		BudgetSkipUntil:         optional(o.BudgetSkipUntil),
		DaysRemainingInPeriod:   o.DaysRemainingInPeriod,
		IsTrialing:              o.IsTrialing,
		IsFreeTier:              o.IsFreeTier,
	}
}

// tier gathers what belongs to one tier; a tier without a schedule has no times.
func (o *Overview) tier(tier syncrun.AccountTier) tierJSON {
	schedule := scheduleOf(&o.SyncSettings, tier)
	t := tierJSON{
		SyncTimes:      lines(schedule.SyncTimes),
		NextSyncAt:     optional(schedule.NextSyncAt),
		MaxSyncTimes:   schedule.MaxSyncTimes,
		MaxSyncsPerDay: schedule.MaxSyncsPerDay,
		Accounts:       []accountJSON{},
	}
	for _, a := range o.Accounts {
		if a.Tier == tier {
			t.Accounts = append(t.Accounts, accountJSON{
				ID: a.ID, XHandle: a.Handle, Tier: a.Tier, IsActive: a.IsActive, SavedSearchID: a.SavedSearchID,
				TotalFollowersSynced: a.TotalFollowersSynced, TotalLikersSynced: a.TotalLikersSynced,
				SavedSearchDescription: a.SavedSearchDescription, SyncsUsedToday: a.SyncsUsedToday,
			})
		}
	}
	return t
}

func scheduleOf(s *syncrun.SyncSettings, tier syncrun.AccountTier) syncrun.TierSchedule {
	for _, schedule := range s.Tiers {
		if schedule.Tier == tier {
			return schedule
		}
	}
	limits := tier.Limits()
	return syncrun.TierSchedule{Tier: tier, MaxSyncTimes: limits.SyncTimes, MaxSyncsPerDay: limits.RunsPerDay}
}

func (h *handler) syncSettings(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	overview, err := h.Settings.Overview(r.Context(), asking.UserID)
	if err != nil {
		h.fail(w, r, err, "Not found.")
		return
	}
	writeJSON(w, http.StatusOK, settingsOf(overview))
}
