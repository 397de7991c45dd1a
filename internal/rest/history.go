package rest

import (
	"context"
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// History lists runs.
type History interface {
	// History returns the user's runs, newest first: all of them, or so many of the newest as the answer has room
	// for. The error is syncrun.ErrUnavailable.
	History(ctx context.Context, userID int) ([]syncrun.PastRun, error)
}

// historyRun is one row of the history, members in v1's order.
type historyRun struct {
	ID                     int             `json:"id"`
	TrackedXAccountID      int             `json:"trackedXAccountId"`
	XHandle                string          `json:"xHandle"`
	Source                 syncrun.Trigger `json:"source"`
	Status                 syncrun.Status  `json:"status"`
	TriggeredAt            timestamp       `json:"triggeredAt"`
	CompletedAt            *timestamp      `json:"completedAt"`
	NewFollowersCount      int             `json:"newFollowersCount"`
	ExistingFollowersCount int             `json:"existingFollowersCount"`
	LikersCount            int             `json:"likersCount"`
	CandidatesPassedCount  int             `json:"candidatesPassedCount"`
	TierFilteredCount      int             `json:"tierFilteredCount"`
	GenderFilteredCount    int             `json:"genderFilteredCount"`
	EnrichedCount          int             `json:"enrichedCount"`
	FilteredOutCount       int             `json:"filteredOutCount"`
	ErrorMessage           *string         `json:"errorMessage"`
	SearchLabel            *string         `json:"searchLabel"`
	ProgressLog            []string        `json:"progressLog"`
}

// historyOf derives what v1 has under names of its own: existing followers are those re-crawled or backfilled,
// filtered out are those dropped by tier or gender. Nobody is enriched here with addresses elsewhere.
func historyOf(past *syncrun.PastRun) historyRun {
	run := &past.Run
	return historyRun{
		ID:                     run.ID,
		TrackedXAccountID:      run.TrackedAccountID,
		XHandle:                past.Handle,
		Source:                 triggerOf(run),
		Status:                 run.Status,
		TriggeredAt:            timestamp(run.TriggeredAt),
		CompletedAt:            optional(run.CompletedAt),
		NewFollowersCount:      run.NewFollowersCount,
		ExistingFollowersCount: run.DeepCrawlCount + run.BackfilledCount,
		LikersCount:            run.LikersCount,
		CandidatesPassedCount:  run.CandidatesPassedCount,
		TierFilteredCount:      run.TierFilteredCount,
		GenderFilteredCount:    run.GenderFilteredCount,
		FilteredOutCount:       run.TierFilteredCount + run.GenderFilteredCount,
		ErrorMessage:           failure(run),
		SearchLabel:            past.SearchName,
		ProgressLog:            lines(run.ProgressLog),
	}
}

// triggerOf is what started a run, in v1's words: it knows no third one.
func triggerOf(run *syncrun.Run) syncrun.Trigger {
	if run.Trigger == syncrun.TriggerExplore {
		return syncrun.TriggerManual
	}
	return run.Trigger
}

func (h *handler) syncHistory(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	rows, err := h.History.History(r.Context(), asking.UserID)
	if err != nil {
		h.fail(w, r, err, runMissing)
		return
	}
	runs := make([]historyRun, len(rows))
	for i := range rows {
		runs[i] = historyOf(&rows[i])
	}
	writeJSON(w, http.StatusOK, map[string][]historyRun{"runs": runs})
}
