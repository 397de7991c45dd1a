package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"goodones/internal/export"
	"goodones/internal/syncrun"
	"goodones/internal/telemetry"
	"goodones/internal/viewer"
)

// Exports knows what a ticket exports.
type Exports interface {
	// ExportOf is what a ticket with this SHA-256 exports, and for whom. The error is syncrun.ErrNotFound for one that was
	// never made, was used, is older than a minute, or whose key or session has ended, and syncrun.ErrUnavailable.
	ExportOf(ctx context.Context, hash [32]byte) (viewer.ExportUse, error)
	// UseExport ends a ticket. The error is syncrun.ErrNotFound for one that was used, and syncrun.ErrUnavailable.
	UseExport(ctx context.Context, hash [32]byte) error
}

// serveExport answers a browser's download, which can send no header. It is the second half of the request that made
// the ticket, and that one was counted: a quota used up in between would lose the ticket.
func (s *Server) serveExport(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		notAllowed("GET", "Method not allowed.").ServeHTTP(w, r)
		return
	}
	hash, ok := viewer.ParseExportTicket(r.URL.Query().Get("ticket"))
	if !ok {
		invalidExport().ServeHTTP(w, r)
		return
	}
	use, err := s.cfg.Exports.ExportOf(r.Context(), hash)
	ticket := export.Ticket{Use: func(ctx context.Context) error { return s.cfg.Exports.UseExport(ctx, hash) }}
	if err == nil {
		err = json.Unmarshal([]byte(use.Request), &ticket.Request)
	}
	switch {
	case r.Context().Err() != nil:
	case errors.Is(err, syncrun.ErrNotFound):
		invalidExport().ServeHTTP(w, r)
	case errors.Is(err, syncrun.ErrUnavailable):
		unavailable().ServeHTTP(w, r)
	case err != nil:
		s.cfg.Log.ErrorContext(r.Context(), "export ticket cannot be used", "error", err)
		internal(telemetry.RequestID(r.Context())).ServeHTTP(w, r)
	default:
		if sender, ok := r.Context().Value(senderKey{}).(*sender); ok {
			sender.keyPrefix = use.Viewer.Prefix
		}
		s.cfg.Export.ServeHTTP(w, r.WithContext(export.With(viewer.With(r.Context(), use.Viewer), ticket)))
	}
}

func invalidExport() *problem {
	return &problem{status: http.StatusUnauthorized, code: codeUnauthenticated,
		message: "The ticket is unknown, was used, is older than 60 seconds, or its key is revoked."}
}
