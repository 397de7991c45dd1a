package rest

import (
	"net/http"

	"goodones/internal/viewer"
)

// meJSON is who owns the key. No e-mail address is known here.
type meJSON struct {
	ID    int     `json:"id"`
	Name  string  `json:"name"`
	Email *string `json:"email"`
}

func (h *handler) me(w http.ResponseWriter, r *http.Request) {
	asking, _ := viewer.From(r.Context())
	writeJSON(w, http.StatusOK, meJSON{ID: asking.UserID, Name: asking.UserName})
}
