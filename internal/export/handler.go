package export

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Path is where the CSV is served.
const Path = "/export/candidates.csv"

// Store is what is exported, and in whose turn.
type Store interface {
	Candidates
	Turns
}

// Handler serves the CSV to the viewer of the request's context. It is safe for concurrent use.
type Handler struct {
	store Store
	log   *slog.Logger
}

// New makes a handler.
func New(store Store, log *slog.Logger) *Handler { return &Handler{store: store, log: log} }

type requestKey struct{}

// With returns a context whose export is of r, whatever the URL says.
func With(ctx context.Context, r Request) context.Context {
	return context.WithValue(ctx, requestKey{}, r)
}

// ServeHTTP streams the candidates that the URL's parameters, or the context, choose. An export that breaks off is cut
// where it is, so that nobody takes a part for the whole.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v, ok := viewer.From(r.Context())
	if !ok || r.Method != http.MethodGet {
		w.Header().Set("Allow", "GET")
		fail(w, http.StatusMethodNotAllowed, "Method not allowed.")
		return
	}
	asked, given := r.Context().Value(requestKey{}).(Request)
	if !given {
		var err error
		if asked, err = read(r.URL.Query()); err != nil {
			fail(w, http.StatusBadRequest, err.Error())
			return
		}
	}
	turn, err := h.store.BeginExport(r.Context(), v.KeyID)
	if err != nil {
		h.refuse(r.Context(), w, err)
		return
	}
	pages := &inTurn{store: h.store, key: v.KeyID, turn: turn}
	defer pages.giveBack(r.Context())
	h.stream(r.Context(), w, pages, v.UserID, asked)
}

// headed writes the header of the answer before its first byte.
type headed struct {
	http.ResponseWriter
	begun bool
}

func (h *headed) Write(p []byte) (int, error) {
	if !h.begun {
		h.begun = true
		header := h.Header()
		header.Set("Content-Type", "text/csv; charset=utf-8")
		header.Set("Content-Disposition", `attachment; filename="candidates.csv"`)
		header.Set("Cache-Control", "no-store")
		header.Set("X-Content-Type-Options", "nosniff")
		h.WriteHeader(http.StatusOK)
	}
	return h.ResponseWriter.Write(p)
}

// bufferSize is how much is sent at a time.
const bufferSize = 32 << 10

func (h *Handler) stream(ctx context.Context, w http.ResponseWriter, from Candidates, userID int, asked Request) {
	answer := &headed{ResponseWriter: w}
	err := Write(ctx, bufio.NewWriterSize(answer, bufferSize), from, userID, asked)
	if err == nil {
		return
	}
	if answer.begun {
		h.tell(ctx, err)
		panic(http.ErrAbortHandler) // the client must not take this for the end
	}
	h.refuse(ctx, w, err)
}

// refuse answers with an error in place of an export.
func (h *Handler) refuse(ctx context.Context, w http.ResponseWriter, err error) {
	if invalid, ok := errors.AsType[*syncrun.InvalidError](err); ok {
		fail(w, http.StatusBadRequest, invalid.Error())
		return
	}
	if errors.Is(err, syncrun.ErrConflict) {
		w.Header().Set("Retry-After", "5")
		fail(w, http.StatusTooManyRequests, "Another export of this key is under way.")
		return
	}
	h.tell(ctx, err)
	w.Header().Set("Retry-After", "1")
	fail(w, http.StatusServiceUnavailable, "Temporarily unavailable. Try again.")
}

// tell logs what nobody expects.
func (h *Handler) tell(ctx context.Context, err error) {
	if !errors.Is(err, syncrun.ErrUnavailable) && !errors.Is(err, syncrun.ErrConflict) && ctx.Err() == nil {
		h.log.ErrorContext(ctx, "export failed", "error", err)
	}
}

func fail(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": message}) // the client may be gone
}
