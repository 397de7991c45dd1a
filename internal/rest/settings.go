package rest

import (
	"context"
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Overviews tell where users stand.
type Overviews interface {
	// Overview returns the user's schedule, accounts and bill. The error is syncrun.ErrUnavailable.
	Overview(ctx context.Context, userID int) (*syncrun.Overview, error)
}

// Settings changes schedules.
type Settings interface {
	// UpdateSettings stores a change and returns the settings as they are then. The error is a syncrun.InvalidError or
	// syncrun.ErrUnavailable.
	UpdateSettings(ctx context.Context, userID int, change syncrun.SettingsChange) (*syncrun.SyncSettings, error)
}

type accountJSON struct {
	ID                     int      `json:"id"`
	XHandle                string   `json:"xHandle"`
	Tier                   tierWord `json:"tier"`
	IsActive               bool     `json:"isActive"`
	SavedSearchID          *int     `json:"savedSearchId"`
	TotalFollowersSynced   int      `json:"totalFollowersSynced"`
	TotalLikersSynced      int      `json:"totalLikersSynced"`
	SavedSearchDescription *string  `json:"savedSearchDescription"`
	SyncsUsedToday         int      `json:"syncsUsedToday"`
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

// settingsOf leaves isTrialing and isFreeTier false: a user of a server of one's own is on no plan.
func settingsOf(o *syncrun.Overview) settingsJSON {
	return settingsJSON{
		Timezone: o.Timezone,
		Tiers: tiersJSON{
			Starter: tierOf(o, syncrun.TierStarter), Growth: tierOf(o, syncrun.TierGrowth), Pro: tierOf(o, syncrun.TierPro),
		},
		ResourcesUsedThisPeriod: o.Usage.ResourcesUsed,
		BudgetSkipUntil:         optional(o.BudgetSkipUntil),
		DaysRemainingInPeriod:   o.Usage.DaysRemaining,
	}
}

// tierOf gathers what belongs to one tier.
func tierOf(o *syncrun.Overview, tier syncrun.AccountTier) tierJSON {
	schedule := o.Schedule(tier)
	t := tierJSON{
		SyncTimes:      schedule.SyncTimes,
		NextSyncAt:     optional(schedule.NextSyncAt),
		MaxSyncTimes:   schedule.MaxSyncTimes,
		MaxSyncsPerDay: schedule.MaxSyncsPerDay,
		Accounts:       []accountJSON{},
	}
	for i := range o.Accounts {
		if o.Accounts[i].Tier == tier {
			t.Accounts = append(t.Accounts, accountOf(&o.Accounts[i]))
		}
	}
	return t
}

func accountOf(a *syncrun.AccountOverview) accountJSON {
	return accountJSON{
		ID: a.ID, XHandle: a.Handle, Tier: tierWord(a.Tier), IsActive: a.IsActive, SavedSearchID: a.SavedSearchID,
		TotalFollowersSynced: a.FollowersSynced, TotalLikersSynced: a.LikersSynced,
		SavedSearchDescription: a.SearchDescription, SyncsUsedToday: a.RunsToday,
	}
}

func (h *handler) syncSettings(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	overview, err := h.Overviews.Overview(r.Context(), asking.UserID)
	if err != nil {
		h.fail(w, r, err, "Not found.")
		return
	}
	writeJSON(w, http.StatusOK, settingsOf(overview))
}
