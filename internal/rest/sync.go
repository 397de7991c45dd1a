package rest

import (
	"context"
	"errors"
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Starter starts runs.
type Starter interface {
	// StartSync queues a run of the user's account, judged by the given search, nil for the account's own. The error
	// is a *syncrun.UserError, with ALREADY_RUNNING together with the run that is live already; or
	// syncrun.ErrUnavailable.
	StartSync(ctx context.Context, userID, trackedAccountID int, savedSearchID *int) (*syncrun.Run, error)
}

// startBody is what starts a run. The account goes by the name it has in v1's history, or by ours.
type startBody struct {
	TrackedXAccountID int  `json:"trackedXAccountId"`
	TrackedAccountID  int  `json:"trackedAccountId"`
	SavedSearchID     *int `json:"savedSearchId"`
}

// started names the run to poll for.
type started struct {
	SyncRunID int            `json:"syncRunId"`
	Status    syncrun.Status `json:"status"`
}

// running is the refusal to start a second run, with the one that is live.
type running struct {
	Error     string `json:"error"`
	SyncRunID int    `json:"syncRunId"`
}

func (h *handler) startSync(w http.ResponseWriter, r *http.Request) {
	var body startBody
	if err := decodeBody(r, &body); err != nil {
		refuseBody(w, err)
		return
	}
	account := body.TrackedXAccountID
	if account == 0 {
		account = body.TrackedAccountID
	}
	const missing = "Tracked account not found."
	if account < 1 {
		h.fail(w, r, syncrun.Invalid("trackedXAccountId", "must be a positive integer"), missing)
		return
	}
	asking, _ := viewer.From(r.Context())
	run, err := h.Starter.StartSync(r.Context(), asking.UserID, account, body.SavedSearchID)
	if refused, ok := errors.AsType[*syncrun.UserError](err); ok && refused.Code == syncrun.UserAlreadyRunning && run != nil {
		writeJSON(w, http.StatusConflict, running{refused.Message, run.ID})
		return
	}
	if err != nil {
		h.fail(w, r, err, missing)
		return
	}
	writeJSON(w, http.StatusAccepted, started{run.ID, run.Status})
}
