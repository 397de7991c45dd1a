package export

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"sync"

	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// Path is where the CSV is served.
const Path = "/export/candidates.csv"

// Handler serves the CSV to the viewer of the request's context. It is safe for concurrent use.
type Handler struct {
	candidates Candidates
	log        *slog.Logger

	mu   sync.Mutex
	busy map[int]bool // keys that export at the moment
}

// New makes a handler.
func New(candidates Candidates, log *slog.Logger) *Handler {
	return &Handler{candidates: candidates, log: log, busy: map[int]bool{}}
}

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
	if !h.begin(v.KeyID) {
		w.Header().Set("Retry-After", "5")
		fail(w, http.StatusTooManyRequests, "Another export of this key is under way.")
		return
	}
	defer h.end(v.KeyID)
	h.stream(r.Context(), w, v.UserID, asked)
}

func (h *Handler) begin(key int) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.busy[key] {
		return false
	}
	h.busy[key] = true
	return true
}

func (h *Handler) end(key int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.busy, key)
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

func (h *Handler) stream(ctx context.Context, w http.ResponseWriter, userID int, asked Request) {
	answer := &headed{ResponseWriter: w}
	err := Write(ctx, bufio.NewWriterSize(answer, bufferSize), h.candidates, userID, asked)
	if err == nil {
		return
	}
	if !errors.Is(err, syncrun.ErrUnavailable) && ctx.Err() == nil {
		h.log.ErrorContext(ctx, "export failed", "error", err)
	}
	if answer.begun {
		panic(http.ErrAbortHandler) // the client must not take this for the end
	}
	if invalid, ok := errors.AsType[*syncrun.InvalidError](err); ok {
		fail(w, http.StatusBadRequest, invalid.Error())
		return
	}
	w.Header().Set("Retry-After", "1")
	fail(w, http.StatusServiceUnavailable, "Temporarily unavailable. Try again.")
}

func fail(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": message}) // the client may be gone
}
