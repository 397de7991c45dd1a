package rest

import (
	"context"
	"errors"
	"net/http"

	"goodones/internal/syncrun"
)

// fail answers with the status and text of err. missing is the sentence for an object that is not there; somebody
// else's gets the same.
func (h *handler) fail(w http.ResponseWriter, r *http.Request, err error, missing string) {
	invalid, isInvalid := errors.AsType[*syncrun.InvalidError](err)
	refused, isRefused := errors.AsType[*syncrun.UserError](err)
	switch {
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil: // nobody listens
	case isInvalid:
		writeError(w, http.StatusBadRequest, invalid.Error())
	case isRefused:
		writeError(w, userErrorStatus(refused.Code), refused.Message)
	case errors.Is(err, syncrun.ErrNotFound):
		writeError(w, http.StatusNotFound, missing)
	case errors.Is(err, syncrun.ErrConflict):
		writeError(w, http.StatusConflict, "The request contradicts an earlier one.")
	case errors.Is(err, syncrun.ErrUnavailable):
		writeError(w, http.StatusServiceUnavailable, "Temporarily unavailable. Try again.")
	default:
		h.Log.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "error", err)
		text := "Internal error."
		if id := w.Header().Get("X-Request-Id"); id != "" {
			text += " Request id: " + id
		}
		writeError(w, http.StatusInternalServerError, text)
	}
}

// userErrorStatus is the status that tells a v1 client the same as a code tells one of GraphQL.
func userErrorStatus(code syncrun.UserErrorCode) int {
	switch code {
	case syncrun.UserNotFound:
		return http.StatusNotFound
	case syncrun.UserAlreadyRunning, syncrun.UserAlreadyTracked, syncrun.UserNotRunning, syncrun.UserConflict:
		return http.StatusConflict
	case syncrun.UserDailyLimitReached, syncrun.UserBudgetExhausted:
		return http.StatusTooManyRequests
	case syncrun.UserXUnavailable:
		return http.StatusServiceUnavailable
	default:
		return http.StatusBadRequest
	}
}
