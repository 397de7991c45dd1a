package rest

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Tracker tracks accounts at networks.
type Tracker interface {
	// Track looks an account up at its network and tracks it; a sleeping one is woken and takes the tier. The error is
	// an InvalidError, a *syncrun.UserError, with ALREADY_TRACKED together with the account, or syncrun.ErrUnavailable.
	Track(ctx context.Context, userID int, network syncrun.Network, handle string, tier syncrun.AccountTier) (
		*syncrun.TrackedAccount, error)
}

// AccountChanges changes tracked accounts of a user. The error is syncrun.ErrNotFound for one that is not the user's,
// and syncrun.ErrUnavailable.
type AccountChanges interface {
	SleepAccount(ctx context.Context, userID, id int) (*syncrun.TrackedAccount, error)
	WakeAccount(ctx context.Context, userID, id int) (*syncrun.TrackedAccount, error)
	ChangeTier(ctx context.Context, userID, id int, tier syncrun.AccountTier) (*syncrun.TierChange, error)
	// AssignSearch may also answer a *syncrun.UserError NOT_FOUND for field savedSearchId.
	AssignSearch(ctx context.Context, userID, accountID int, searchID *int) (*syncrun.TrackedAccount, error)
}

// trackedJSON is a tracked account, members in v1's order.
type trackedJSON struct {
	ID                     int      `json:"id"`
	XHandle                string   `json:"xHandle"`
	XUserID                string   `json:"xUserId"`
	Tier                   tierWord `json:"tier"`
	IsActive               bool     `json:"isActive"`
	ProfileImageURL        *string  `json:"profileImageUrl"`
	LastKnownFollowerCount int      `json:"lastKnownFollowerCount"`
}

func trackedOf(a *syncrun.TrackedAccount) trackedJSON {
	return trackedJSON{ID: a.ID, XHandle: a.Handle, XUserID: a.XUserID(), Tier: tierWord(a.Tier), IsActive: a.IsActive,
		ProfileImageURL: a.ProfileImage(), LastKnownFollowerCount: a.LastKnownFollowerCount}
}

// assignedJSON is a tracked account with its search.
type assignedJSON struct {
	trackedJSON
	SavedSearchID *int `json:"savedSearchId"`
}

func assignedOf(a *syncrun.TrackedAccount) assignedJSON {
	return assignedJSON{trackedOf(a), a.SavedSearchID}
}

// tierWord is a tier as the rows of accounts spell it: top for pro.
type tierWord syncrun.AccountTier

// topTier is v1's other word for pro.
const topTier = "top"

// MarshalText spells the tier.
func (t tierWord) MarshalText() ([]byte, error) {
	if syncrun.AccountTier(t) == syncrun.TierPro {
		return []byte(topTier), nil
	}
	return []byte(t), nil
}

// readTier reads a tier in either spelling.
func readTier(field, text string) (syncrun.AccountTier, error) {
	if text == topTier {
		text = string(syncrun.TierPro)
	}
	tier, err := syncrun.ParseAccountTier(text)
	if invalid, ok := errors.AsType[*syncrun.InvalidError](err); ok {
		return "", syncrun.Invalid(field, invalid.Reason)
	}
	return tier, err
}

// accountAnswer is one account.
type accountAnswer struct {
	Account any `json:"account"`
}

func (h *handler) listAccounts(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	accounts, err := h.accountsAtX(r.Context(), asking.UserID)
	if err != nil {
		h.fail(w, r, err, accountMissing)
		return
	}
	rows := make([]assignedJSON, len(accounts))
	for i := range accounts {
		rows[i] = assignedOf(&accounts[i])
	}
	writeJSON(w, http.StatusOK, map[string][]assignedJSON{"accounts": rows})
}

// accountsAtX lists the accounts that v1 knows of.
func (h *handler) accountsAtX(ctx context.Context, userID int) ([]syncrun.TrackedAccount, error) {
	all, err := h.Accounts.Accounts(ctx, userID)
	var atX []syncrun.TrackedAccount
	for i := range all {
		if all[i].Network == syncrun.NetworkX {
			atX = append(atX, all[i])
		}
	}
	return atX, err
}

type trackBody struct {
	Handle *string `json:"handle"`
	Tier   *string `json:"tier"`
}

// trackedAnswer is an account that is tracked from now on.
type trackedAnswer struct {
	Account        trackedJSON `json:"account"`
	IsFirstAccount bool        `json:"isFirstAccount"`
}

func (h *handler) track(w http.ResponseWriter, r *http.Request) {
	var body trackBody
	if err := decodeBody(r, &body); err != nil {
		refuseBody(w, err)
		return
	}
	asking, _ := viewer.From(r.Context())
	answer, err := h.tracked(r.Context(), asking.UserID, &body)
	if err != nil {
		h.fail(w, r, err, accountMissing)
		return
	}
	writeJSON(w, http.StatusOK, answer)
}

func (h *handler) tracked(ctx context.Context, userID int, body *trackBody) (*trackedAnswer, error) {
	tier, err := readTier("tier", given(body.Tier))
	if err != nil {
		return nil, err
	}
	account, err := h.Tracker.Track(ctx, userID, syncrun.NetworkX, given(body.Handle), tier)
	if err != nil {
		return nil, err
	}
	all, err := h.accountsAtX(ctx, userID)
	if err != nil {
		return nil, err
	}
	return &trackedAnswer{trackedOf(account), len(all) == 1}, nil
}

func (h *handler) sleepAccount(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	id, err := idInPath(r, syncrun.NodeAccount)
	if err == nil {
		_, err = h.Changes.SleepAccount(r.Context(), asking.UserID, id)
	}
	if err != nil {
		h.fail(w, r, err, accountMissing)
		return
	}
	writeJSON(w, http.StatusOK, success{true})
}

func (h *handler) wakeAccount(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	id, err := idInPath(r, syncrun.NodeAccount)
	var account *syncrun.TrackedAccount
	if err == nil {
		account, err = h.Changes.WakeAccount(r.Context(), asking.UserID, id)
	}
	if err != nil {
		h.fail(w, r, err, accountMissing)
		return
	}
	writeJSON(w, http.StatusOK, accountAnswer{trackedOf(account)})
}

func (h *handler) assignSearch(w http.ResponseWriter, r *http.Request) {
	var body struct {
		SavedSearchID bodyID `json:"savedSearchId"`
	}
	if err := decodeBody(r, &body); err != nil {
		refuseBody(w, err)
		return
	}
	account, err := h.assigned(r, body.SavedSearchID)
	if err != nil {
		h.fail(w, r, err, accountMissing)
		return
	}
	writeJSON(w, http.StatusOK, accountAnswer{assignedOf(account)})
}

func (h *handler) assigned(r *http.Request, search bodyID) (*syncrun.TrackedAccount, error) {
	account, err := idInPath(r, syncrun.NodeAccount)
	if err != nil {
		return nil, err
	}
	if !search.null && search.text == "" {
		return nil, syncrun.Invalid("savedSearchId", "must be the id of a saved search, or null for none")
	}
	id, err := search.search()
	if err != nil {
		return nil, err
	}
	asking, _ := viewer.From(r.Context())
	return h.Changes.AssignSearch(r.Context(), asking.UserID, account, id)
}

// changedTier tells what a change of tier did. EffectiveAt is that of a lower tier.
type changedTier struct {
	Account     trackedJSON `json:"account"`
	Action      string      `json:"action"`
	EffectiveAt *timestamp  `json:"effectiveAt,omitempty"`
}

func (h *handler) changeTier(w http.ResponseWriter, r *http.Request) {
	var body struct {
		NewTier *string `json:"newTier"`
	}
	if err := decodeBody(r, &body); err != nil {
		refuseBody(w, err)
		return
	}
	answer, err := h.tierChanged(r, given(body.NewTier))
	if err != nil {
		h.fail(w, r, err, accountMissing)
		return
	}
	writeJSON(w, http.StatusOK, answer)
}

// tierChanged changes a tier at once: nobody pays for it here until the end of a month. So a lower one is in effect
// already, and the same one cancels nothing.
func (h *handler) tierChanged(r *http.Request, text string) (*changedTier, error) {
	id, err := idInPath(r, syncrun.NodeAccount)
	if err != nil {
		return nil, err
	}
	tier, err := readTier("newTier", text)
	if err != nil {
		return nil, err
	}
	asking, _ := viewer.From(r.Context())
	change, err := h.Changes.ChangeTier(r.Context(), asking.UserID, id, tier)
	if err != nil {
		return nil, err
	}
	answer := &changedTier{Account: trackedOf(&change.Account), Action: "pending_cancelled"}
	switch before := rank(change.Before); {
	case rank(tier) > before:
		answer.Action = "upgraded"
	case rank(tier) < before:
		answer.Action, answer.EffectiveAt = "downgrade_scheduled", optional(&change.At)
	}
	return answer, nil
}

// rank orders tiers.
func rank(tier syncrun.AccountTier) int { return slices.Index(syncrun.AccountTiers(), tier) }
