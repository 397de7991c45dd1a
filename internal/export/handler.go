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

// Ticket is an export that was asked for beforehand.
type Ticket struct {
	Request Request
	// Use ends the ticket. It is called once there is something to send, so that a busy server costs no ticket. The
	// error is syncrun.ErrNotFound for one that was used meanwhile, and syncrun.ErrUnavailable.
	Use func(ctx context.Context) error
}

type ticketKey struct{}

// With returns a context whose export is the ticket's, whatever the URL says.
func With(ctx context.Context, t Ticket) context.Context {
	return context.WithValue(ctx, ticketKey{}, t)
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
	ticket, given := r.Context().Value(ticketKey{}).(Ticket)
	if !given {
		var err error
		if ticket.Request, err = read(r.URL.Query()); err != nil {
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
	h.stream(r.Context(), w, pages, v.UserID, ticket)
}

// headed uses the ticket, if there is one, and writes the header of the answer before its first byte.
type headed struct {
	http.ResponseWriter
	use   func() error
	begun bool
}

func (h *headed) Write(p []byte) (int, error) {
	if !h.begun {
		if err := h.use(); err != nil {
			return 0, err
		}
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

func (h *Handler) stream(ctx context.Context, w http.ResponseWriter, from Candidates, userID int, ticket Ticket) {
	answer := &headed{ResponseWriter: w, use: func() error {
		if ticket.Use == nil { // asked for with a key
			return nil
		}
		return ticket.Use(ctx)
	}}
	err := Write(ctx, bufio.NewWriterSize(answer, bufferSize), from, userID, ticket.Request)
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
	if errors.Is(err, syncrun.ErrNotFound) {
		fail(w, http.StatusUnauthorized, "The ticket was used.")
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
