package server

import (
	"cmp"
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"goodones/internal/syncrun"
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
		answer := &ping{err: s.cfg.Database.Ready(ctx), at: time.Now()}
		s.ready.last.Store(answer)
		return nil, answer.err
	})
	return err
}

// healthz tells that the process lives.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, "application/json", map[string]string{"status": "ok"})
}

// readyz tells whether requests can be answered: the database is there, takes writes, and the server is not about to
// stop. With ?verbose it says in lines what is looked at; nothing there is a secret, for nobody needs a key.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	database := databaseWords(s.database(r.Context()))
	reason := ""
	switch {
	case s.leaving.Load() || s.draining.Err() != nil:
		reason = "the server is stopping"
	case database != databaseReady:
		reason = database
	}
	status := http.StatusOK
	if reason != "" {
		status = http.StatusServiceUnavailable
		setRetryAfter(w.Header(), retryAfter)
	}
	switch {
	case r.URL.Query().Has("verbose"):
		writeText(w, status, s.verbose(reason, database))
	case reason != "":
		writeJSON(w, status, "application/json", map[string]string{"status": "unavailable", "reason": reason})
	default:
		s.healthz(w, r)
	}
}

// databaseReady is what is said of a database from which requests can be answered.
const databaseReady = "ready"

func databaseWords(err error) string {
	switch {
	case err == nil:
		return databaseReady
	case errors.Is(err, syncrun.ErrReadOnly):
		return "the database only reads"
	default:
		return "the database cannot be reached"
	}
}

func writeText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text) // the client may be gone
}

func (s *Server) verbose(reason, database string) string {
	text := "server: " + cmp.Or(reason, "ready") + "\ndatabase: " + database + "\n"
	if s.cfg.Hints != nil {
		text += "hints: " + s.cfg.Hints() + "\n"
	}
	return text
}

// index names the routes, for somebody who looks around with a key.
func (s *Server) index(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		notAllowed("GET, HEAD", "Method not allowed.").ServeHTTP(w, r)
		return
	}
	writeJSON(w, http.StatusOK, "application/json", map[string]any{
		"name":   "goodones",
		"routes": slices.Concat([]string{"/graphql", "/graphql/stream?ticket=", "/healthz", "/readyz"}, s.v1),
	})
}
