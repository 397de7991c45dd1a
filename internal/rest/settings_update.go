package rest

import (
	"net/http"
	"slices"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// changeBody is the body of PUT /sync-settings.
type changeBody struct {
	Timezone  *string   `json:"timezone"`
	SyncTimes *[]string `json:"syncTimes"`
	Tier      *string   `json:"tier"`
}

// changed is what PUT answers: the tier it named, as it is now. Without a tier there is nothing to say of one.
type changed struct {
	Tier       *syncrun.AccountTier `json:"tier"`
	Timezone   *string              `json:"timezone"`
	SyncTimes  []string             `json:"syncTimes"`
	NextSyncAt *timestamp           `json:"nextSyncAt"`
}

// change checks what can be checked without knowing the user; times and timezone are checked where they are stored.
func (b *changeBody) change() (Change, error) {
	if b.Timezone == nil && b.SyncTimes == nil {
		return Change{}, syncrun.Invalid("", "give timezone, or syncTimes with tier")
	}
	c := Change{Timezone: b.Timezone, SyncTimes: b.SyncTimes}
	if b.Tier != nil {
		tier := syncrun.AccountTier(*b.Tier)
		if !slices.Contains(syncrun.AccountTiers(), tier) {
			return Change{}, syncrun.Invalid("tier", "must be starter, growth or pro")
		}
		c.Tier = &tier
	}
	if b.SyncTimes != nil && c.Tier == nil {
		return Change{}, syncrun.Invalid("tier", "must be given with syncTimes")
	}
	return c, nil
}

func (h *handler) updateSyncSettings(w http.ResponseWriter, r *http.Request) {
	var body changeBody
	if err := decodeBody(r, &body); err != nil {
		refuseBody(w, err)
		return
	}
	change, err := body.change()
	if err != nil {
		h.fail(w, r, err, "Not found.")
		return
	}
	asking, _ := viewer.From(r.Context())
	settings, err := h.Settings.ChangeSettings(r.Context(), asking.UserID, change)
	if err != nil {
		h.fail(w, r, err, "Not found.")
		return
	}
	answer := changed{Tier: change.Tier, Timezone: settings.Timezone, SyncTimes: []string{}}
	if change.Tier != nil {
		schedule := scheduleOf(settings, *change.Tier)
		answer.SyncTimes, answer.NextSyncAt = lines(schedule.SyncTimes), optional(schedule.NextSyncAt)
	}
	writeJSON(w, http.StatusOK, answer)
}
