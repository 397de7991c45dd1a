package server

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"
)

const (
	// readyTimeout is how long the database may take to count as there.
	readyTimeout = 500 * time.Millisecond
	// readyFor is how long an answer of the database serves all who ask: nobody needs a key for it.
	readyFor = 250 * time.Millisecond
)

// readiness is the last answer of the database.
type readiness struct {
	flight singleflight.Group
	last   atomic.Pointer[ping]
}

type ping struct {
	at  time.Time
	err error
}

// database tells whether the database is there, or was a moment ago.
func (s *Server) database(ctx context.Context) error {
	last := s.ready.last.Load()
	if last != nil && time.Since(last.at) < readyFor {
		return last.err
	}
	_, err, _ := s.ready.flight.Do("", func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyTimeout)
		defer cancel()
		answer := &ping{err: s.cfg.Database.Ping(ctx), at: time.Now()}
		s.ready.last.Store(answer)
		return nil, answer.err
	})
	return err
}

// healthz tells that the process lives.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, "application/json", map[string]string{"status": "ok"})
}

// readyz tells whether requests can be answered: the database is there and the server is not about to stop.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	if s.draining.Err() != nil || s.database(r.Context()) != nil {
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
			"/graphql", "/graphql/stream?ticket=", "/api/v1/sync-status?syncRunId=", "/api/v1/sync-history", "/api/v1/sync-settings", "/api/v1/sync",
			"/healthz", "/readyz",
		},
	})
}
