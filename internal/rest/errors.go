package rest

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

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
		writeError(w, http.StatusBadRequest, complaint(invalid))
	case isRefused && refused.Code == syncrun.UserNotFound && refused.Field == "savedSearchId":
		writeError(w, http.StatusNotFound, searchMissing)
	case isRefused:
		writeRefusal(w, userErrorStatus(refused.Code), refused.Message)
	case errors.Is(err, syncrun.ErrNotFound):
		writeError(w, http.StatusNotFound, missing)
	case errors.Is(err, syncrun.ErrConflict):
		writeError(w, http.StatusConflict, "The request contradicts an earlier one.")
	case errors.Is(err, syncrun.ErrUnavailable):
		writeRefusal(w, http.StatusServiceUnavailable, "Temporarily unavailable. Try again.")
	default:
		h.Log.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "error", err)
		text := "Internal error."
		if id := w.Header().Get("X-Request-Id"); id != "" {
			text += " Request id: " + id
		}
		writeError(w, http.StatusInternalServerError, text)
	}
}

// writeRefusal answers with a sentence, and with when to try again where that may help.
func writeRefusal(w http.ResponseWriter, status int, message string) {
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	writeError(w, status, sentence(message))
}

// complaint says what is wrong with which member or parameter.
func complaint(invalid *syncrun.InvalidError) string {
	if invalid.Field == "" {
		return sentence(invalid.Reason)
	}
	return sentence("Invalid " + invalid.Field + ": " + invalid.Reason)
}

// sentence begins with a capital and ends with a full stop.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(text[size:], ".") + "."
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
