package rest

import (
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// changeBody is the body of PUT /sync-settings.
type changeBody struct {
	Timezone  *string           `json:"timezone"`
	SyncTimes oneOrMore[string] `json:"syncTimes"`
	Tier      *string           `json:"tier"`
}

// changed is what PUT answers: the tier it named, as it is now. Without a tier there is nothing to say of one.
type changed struct {
	Tier       *syncrun.AccountTier `json:"tier"`
	Timezone   *string              `json:"timezone"`
	SyncTimes  []string             `json:"syncTimes"`
	NextSyncAt *timestamp           `json:"nextSyncAt"`
}

func (b *changeBody) change() (syncrun.SettingsChange, error) {
	var tier *syncrun.AccountTier
	if b.Tier != nil {
		read, err := readTier("tier", *b.Tier)
		if err != nil {
			return syncrun.SettingsChange{}, err
		}
		tier = &read
	}
	return syncrun.NewSettingsChange(b.Timezone, tier, b.SyncTimes.list)
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
	settings, err := h.Settings.UpdateSettings(r.Context(), asking.UserID, change)
	if err != nil {
		h.fail(w, r, err, "Not found.")
		return
	}
	answer := changed{Timezone: settings.Timezone, SyncTimes: []string{}}
	if change.Tier != "" {
		schedule := settings.Schedule(change.Tier)
		answer.Tier, answer.SyncTimes, answer.NextSyncAt = &change.Tier, schedule.SyncTimes, optional(schedule.NextSyncAt)
	}
	writeJSON(w, http.StatusOK, answer)
}
