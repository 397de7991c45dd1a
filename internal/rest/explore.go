package rest

import (
	"context"
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Explored tells how often accounts were judged again.
type Explored interface {
	// ExploreBudget returns what each of the user's accounts has had this month. The error is syncrun.ErrUnavailable.
	ExploreBudget(ctx context.Context, userID int) (*syncrun.ExploreBudget, error)
}

// exploredJSON is one account's share, members in v1's order.
type exploredJSON struct {
	TrackedXAccountID int `json:"trackedXAccountId"`
	Remaining         int `json:"remaining"`
	Used              int `json:"used"`
	Budget            int `json:"budget"`
}

type exploreBudgetJSON struct {
	BillingPeriodStart timestamp      `json:"billingPeriodStart"`
	Accounts           []exploredJSON `json:"accounts"`
}

// explore queues a run that fetches nothing and judges whoever is known.
func (h *handler) explore(w http.ResponseWriter, r *http.Request) {
	h.start(w, r, syncrun.TriggerExplore)
}

func (h *handler) exploreBudget(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	budget, err := h.Explored.ExploreBudget(r.Context(), asking.UserID)
	if err != nil {
		h.fail(w, r, err, "Not found.")
		return
	}
	answer := exploreBudgetJSON{timestamp(budget.PeriodStart), make([]exploredJSON, len(budget.Accounts))}
	for i, a := range budget.Accounts {
		answer.Accounts[i] = exploredJSON{a.TrackedAccountID, a.Remaining(), a.Used, a.Budget}
	}
	writeJSON(w, http.StatusOK, answer)
}
