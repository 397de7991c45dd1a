package rest

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"goodones/internal/syncrun"
)

// Runs finds runs.
type Runs interface {
	// RunByID returns a run of the user with its progress log, all as of its LastSequence. The error is
	// syncrun.ErrNotFound for a run that does not exist or is somebody else's, and syncrun.ErrUnavailable.
	RunByID(ctx context.Context, userID, runID int) (*syncrun.Run, error)
}

// Config is what the shim needs. Every field but the last is required.
type Config struct {
	Runs      Runs
	History   History
	Overviews Overviews
	Settings  Settings
	Accounts  Accounts
	Starter   Starter
	Explored  Explored
	Log       *slog.Logger // gets what is answered with 500
	// CachedRuns is how many encoded runs are kept, about. 0 means 10,000.
	CachedRuns int
}

// handler answers the routes.
type handler struct {
	Config
	encoded *cache
}

// New returns the handler of everything under /api/v1/, by full path.
func New(cfg Config) http.Handler {
	if cfg.CachedRuns <= 0 {
		cfg.CachedRuns = 10_000
	}
	h := &handler{Config: cfg, encoded: newCache(cfg.CachedRuns)}
	mux := http.NewServeMux()
	mux.Handle("/api/v1/sync-status", methods{http.MethodGet: h.syncStatus})
	mux.Handle("/api/v1/sync-history", methods{http.MethodGet: h.syncHistory})
	mux.Handle("/api/v1/sync-settings", methods{http.MethodGet: h.syncSettings, http.MethodPut: h.updateSyncSettings})
	mux.Handle("/api/v1/sync", methods{http.MethodPost: h.startSync})
	mux.Handle("/api/v1/explore", methods{http.MethodPost: h.explore})
	mux.Handle("/api/v1/explore/budget", methods{http.MethodGet: h.exploreBudget})
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { writeError(w, http.StatusNotFound, "Not found.") })
	return mux
}

// methods is one route: what to do for each method. HEAD is answered as GET is, without the body.
type methods map[string]http.HandlerFunc

func (m methods) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	if do, ok := m[method]; ok {
		do(w, r)
		return
	}
	w.Header().Set("Allow", m.allowed())
	writeError(w, http.StatusMethodNotAllowed, "Method not allowed.")
}

func (m methods) allowed() string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	if m[http.MethodGet] != nil {
		names = append(names, http.MethodHead)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
