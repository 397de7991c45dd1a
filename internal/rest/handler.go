package rest

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"

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
	Changes   AccountChanges
	Tracker   Tracker
	Searches  Searches
	Editor    SearchEditor
	People    People
	Starter   Starter
	Explored  Explored
	// Subscriber and Unsubscriber keep webhooks.
	Subscriber   Subscriber
	Unsubscriber Unsubscriber
	Log          *slog.Logger // gets what is answered with 500
	// CachedRuns is how many encoded runs are kept, about. 0 means 10,000.
	CachedRuns int
}

// unserved says of a path that there is no such call, and where those are described that there are.
const unserved = "Not found. /api/v1/openapi.json and docs/v1-compatibility.md describe the calls that are served."

// handler answers the routes.
type handler struct {
	Config
	encoded     *cache
	description func() []byte // of everything, as JSON; made when it is first asked for
}

// New returns the handler of everything under /api/v1/, by full path.
func New(cfg Config) http.Handler {
	if cfg.CachedRuns <= 0 {
		cfg.CachedRuns = 10_000
	}
	h := &handler{Config: cfg, encoded: newCache(cfg.CachedRuns), description: sync.OnceValue(description)}
	mux := http.NewServeMux()
	for path, route := range h.routes() {
		mux.Handle(path, route)
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { writeError(w, http.StatusNotFound, unserved) })
	return withoutLastSlash(mux)
}

// withoutLastSlash answers a path that ends with a slash as it answers the path without it: tools without code, and
// those who type an address into them, add one.
func withoutLastSlash(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if at, isLonger := strings.CutSuffix(r.URL.Path, "/"); isLonger {
			address, shorter := *r.URL, *r
			address.Path, address.RawPath = at, strings.TrimSuffix(r.URL.RawPath, "/")
			shorter.URL = &address
			r = &shorter
		}
		next.ServeHTTP(w, r)
	})
}

// routes is what is served, by path. A segment in braces stands for an id.
func (h *handler) routes() map[string]methods {
	const get, post, put, remove = http.MethodGet, http.MethodPost, http.MethodPut, http.MethodDelete
	return map[string]methods{
		"/api/v1/explore":                           {post: h.explore},
		"/api/v1/explore/budget":                    {get: h.exploreBudget},
		"/api/v1/feedback":                          {post: h.feedback},
		"/api/v1/me":                                {get: h.me},
		"/api/v1/openapi.json":                      {get: h.openapi},
		"/api/v1/people-of-interest":                {get: h.peopleOfInterest},
		"/api/v1/saved-searches":                    {get: h.listSearches, post: h.createSearch},
		"/api/v1/saved-searches/{id}":               {put: h.updateSearch, remove: h.deleteSearch},
		"/api/v1/sync":                              {post: h.startSync},
		"/api/v1/sync-history":                      {get: h.syncHistory},
		"/api/v1/sync-settings":                     {get: h.syncSettings, put: h.updateSyncSettings},
		"/api/v1/sync-status":                       {get: h.syncStatus},
		"/api/v1/tracked-accounts":                  {get: h.listAccounts, post: h.track},
		"/api/v1/tracked-accounts/{id}":             {put: h.assignSearch, remove: h.sleepAccount},
		"/api/v1/tracked-accounts/{id}/change-tier": {post: h.changeTier},
		"/api/v1/tracked-accounts/{id}/wake":        {post: h.wakeAccount},
		"/api/v1/webhooks/subscribe":                {post: h.subscribe, remove: h.unsubscribe},
	}
}

// Paths lists the paths that are served, sorted. A segment in braces stands for an id.
func Paths() []string { return slices.Sorted(maps.Keys((&handler{}).routes())) }

// PathOf is which of served, as Paths has them, a request's path belongs to; empty: to none.
func PathOf(path string, served []string) string {
	path = strings.TrimSuffix(path, "/")
	if slices.Contains(served, path) {
		return path
	}
	segments := strings.Split(path, "/")
	for _, pattern := range served {
		if slices.EqualFunc(segments, strings.Split(pattern, "/"), func(segment, of string) bool {
			return segment == of || of == "{id}" && segment != ""
		}) {
			return pattern
		}
	}
	return ""
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
