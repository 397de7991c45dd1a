package rest

import (
	"context"
	"errors"
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Accounts finds tracked accounts.
type Accounts interface {
	// AccountByHandle finds the user's tracked account of a handle as syncrun.ParseHandle returns it. The error is
	// syncrun.ErrNotFound or syncrun.ErrUnavailable.
	AccountByHandle(ctx context.Context, userID int, handle string) (*syncrun.TrackedAccount, error)
	// Accounts lists the user's tracked accounts at all networks, oldest first. The error is syncrun.ErrUnavailable.
	Accounts(ctx context.Context, userID int) ([]syncrun.TrackedAccount, error)
}

// Starter starts runs.
type Starter interface {
	// StartSync queues a run. The error is a *syncrun.UserError, with ALREADY_RUNNING together with the run that is
	// live already; or syncrun.ErrUnavailable.
	StartSync(ctx context.Context, request syncrun.StartRequest) (*syncrun.Run, error)
}

// startBody is what starts a run. The account goes by our name for its id, by the one in v1's history, or by its
// handle.
type startBody struct {
	TrackedAccountID  bodyID  `json:"trackedAccountId"`
	TrackedXAccountID bodyID  `json:"trackedXAccountId"`
	Handle            *string `json:"handle"`
	SavedSearchID     bodyID  `json:"savedSearchId"`
}

// account reads which account is meant: an id, or a handle when that is 0.
func (b *startBody) account() (id int, handle string, err error) {
	named, byID, also := given(b.Handle), b.TrackedAccountID, b.TrackedXAccountID
	if byID.text == "" {
		byID, also = also, byID
	}
	if also.text != "" || (named == "") == (byID.text == "") {
		return 0, "", syncrun.Invalid("", "give the account by trackedAccountId or by handle, and only once")
	}
	if named != "" {
		handle, err = syncrun.ParseHandle(named)
		return 0, handle, err
	}
	id, err = byID.required("trackedAccountId", syncrun.NodeAccount)
	return id, "", err
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

// accountMissing is what an account that is not there and one of somebody else's look like, by id or by handle.
const accountMissing = "Tracked account not found."

func (h *handler) startSync(w http.ResponseWriter, r *http.Request) {
	h.start(w, r, syncrun.TriggerManual)
}

// start queues a run of the account in the body.
func (h *handler) start(w http.ResponseWriter, r *http.Request, trigger syncrun.Trigger) {
	var body startBody
	if err := decodeBody(r, &body); err != nil {
		refuseBody(w, err)
		return
	}
	asking, _ := viewer.From(r.Context())
	account, err := h.accountID(r.Context(), asking.UserID, &body)
	if err != nil {
		h.fail(w, r, err, accountMissing)
		return
	}
	search, err := body.SavedSearchID.search()
	if err != nil {
		h.fail(w, r, err, accountMissing)
		return
	}
	run, err := h.Starter.StartSync(r.Context(), syncrun.StartRequest{
		UserID: asking.UserID, TrackedAccountID: account, SavedSearchID: search, Trigger: trigger,
	})
	if err != nil {
		h.refuseStart(w, r, run, err)
		return
	}
	// A worker may have it by now, but what this request made is a queued run.
	writeJSON(w, http.StatusAccepted, started{run.ID, syncrun.StatusQueued})
}

// accountID is which account of the user is meant.
func (h *handler) accountID(ctx context.Context, userID int, body *startBody) (int, error) {
	id, handle, err := body.account()
	if err != nil || id != 0 {
		return id, err
	}
	account, err := h.Accounts.AccountByHandle(ctx, userID, handle)
	if err != nil {
		return 0, err
	}
	return account.ID, nil
}

// refuseStart tells why no run was started; live is the one that is in the way, if that is why.
func (h *handler) refuseStart(w http.ResponseWriter, r *http.Request, live *syncrun.Run, err error) {
	refused, ok := errors.AsType[*syncrun.UserError](err)
	switch {
	case ok && refused.Code == syncrun.UserAlreadyRunning && live != nil:
		writeJSON(w, http.StatusConflict, running{sentence(refused.Message), live.ID})
	case ok && refused.Code == syncrun.UserNotFound && refused.Field == "trackedAccountId":
		writeError(w, http.StatusNotFound, accountMissing)
	default:
		h.fail(w, r, err, accountMissing)
	}
}
