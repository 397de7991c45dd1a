package server

import (
	"context"
	"net/http"
	"time"
)

// readyTimeout is how long the database may take to count as there.
const readyTimeout = 500 * time.Millisecond

// healthz tells that the process lives.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, "application/json", map[string]string{"status": "ok"})
}

// readyz tells whether requests can be answered: the database is there and the server is not about to stop.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	if s.draining.Err() != nil || s.cfg.Database.Ping(ctx) != nil {
		setRetryAfter(w.Header(), retryAfter)
		writeJSON(w, http.StatusServiceUnavailable, "application/json", map[string]string{"status": "unavailable"})
		return
	}
	s.healthz(w, r)
}

// index names the routes, for somebody who looks around with a key.
func (s *Server) index(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		notAllowed("GET, HEAD", "Method not allowed.").ServeHTTP(w, r)
		return
	}
	writeJSON(w, http.StatusOK, "application/json", map[string]any{
		"name": "goodones",
		"routes": []string{
			"/graphql", "/api/v1/sync-status?syncRunId=", "/api/v1/sync-history", "/api/v1/sync-settings", "/api/v1/sync",
			"/healthz", "/readyz",
		},
	})
}
