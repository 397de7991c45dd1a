package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"goodones/internal/syncrun"
	"goodones/internal/telemetry"
	"goodones/internal/viewer"
)

// streamPath is where a browser's EventSource opens a subscription: it can send no header, so a ticket stands in the
// URL in place of a key.
const streamPath = "/graphql/stream"

// Tickets knows which subscription a ticket opens.
type Tickets interface {
	// UseTicket is what a ticket with this SHA-256 opens, and for whom. The error is syncrun.ErrNotFound for one that
	// was never made, was not used in time, or whose key is revoked, and syncrun.ErrUnavailable.
	UseTicket(ctx context.Context, hash [32]byte) (viewer.TicketUse, error)
	// CompleteTicket says that what a ticket opens is over. The error is syncrun.ErrUnavailable.
	CompleteTicket(ctx context.Context, hash [32]byte) error
}

// serveTicket answers an EventSource. It tries again after anything but an answer that is no stream, so what may pass
// is a stream that says when to come back, and 204 ends it once the client has told that it got the last event.
func (s *Server) serveTicket(w http.ResponseWriter, r *http.Request) {
	if !r.URL.Query().Has("ticket") { // clients of events come here by the example of graphql-sse, with a key
		badRequest(http.StatusBadRequest, "This address opens a ticket of createStreamTicket. With a key, subscribe at "+
			graphqlPath+", with Accept: "+eventStream+".").ServeHTTP(w, r)
		return
	}
	if r.Method != http.MethodGet {
		notAllowed("GET", "Method not allowed.").ServeHTTP(w, r)
		return
	}
	hash, ok := viewer.ParseTicket(r.URL.Query().Get("ticket"))
	if !ok {
		invalidTicket().ServeHTTP(w, r)
		return
	}
	use, err := s.cfg.Tickets.UseTicket(r.Context(), hash)
	switch {
	case r.Context().Err() != nil:
	case errors.Is(err, syncrun.ErrNotFound):
		invalidTicket().ServeHTTP(w, r)
	case errors.Is(err, syncrun.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		comeBack(w, retryAfter)
	case err != nil:
		s.cfg.Log.ErrorContext(r.Context(), "ticket lookup failed", "error", err)
		internal(telemetry.RequestID(r.Context())).ServeHTTP(w, r)
	case use.Completed:
		w.WriteHeader(http.StatusNoContent)
	default:
		if sender, ok := r.Context().Value(senderKey{}).(*sender); ok {
			sender.keyPrefix = use.Viewer.Prefix
		}
		s.streamTicket(w, r, hash, use)
	}
}

// streamTicket opens what a ticket stands for.
func (s *Server) streamTicket(w http.ResponseWriter, r *http.Request, hash [32]byte, use viewer.TicketUse) {
	params := &graphql.RawParams{Query: use.Query, OperationName: use.OperationName, Headers: r.Header}
	if use.Variables != "" && !(object{"variables": json.RawMessage(use.Variables)}).variables(&params.Variables) {
		internal(telemetry.RequestID(r.Context())).ServeHTTP(w, r)
		return
	}
	ctx := s.withIdentity(r.Context(), identity{use.Viewer, use.KeyHash})
	leave, err := s.admit(ctx, params, w.Header())
	if p, refused := errors.AsType[*problem](err); refused && p.retryAfter > 0 {
		comeBack(w, p.retryAfter)
		return
	}
	if err != nil {
		refuse(w, r, err)
		return
	}
	var did served
	defer func() { leave(did.opened) }()
	r = r.WithContext(startOperation(ctx, params))
	operation, errs := s.cfg.Executor.CreateOperationContext(r.Context(), params)
	if len(errs) == 0 && operation.Operation.Operation != ast.Subscription {
		invalidTicket().ServeHTTP(w, r)
		return
	}
	if did = s.serveEvents(w, r, operation, errs); did.completed {
		_ = s.cfg.Tickets.CompleteTicket(context.WithoutCancel(r.Context()), hash) // else it completes once more
	}
}

func invalidTicket() *problem {
	return &problem{status: http.StatusUnauthorized, code: codeUnauthenticated,
		message: "The ticket is unknown, was not used within 60 seconds, or its key is revoked."}
}

// comeBack is a stream that ends at once and says after how long it is to be opened again.
func comeBack(w http.ResponseWriter, after time.Duration) {
	header := w.Header()
	header.Set("Content-Type", eventStream)
	header.Set("Cache-Control", "no-store")
	setRetryAfter(header, after)
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write([]byte("retry: " + strconv.FormatInt(after.Milliseconds(), 10) + "\n\n")) // the client may be gone
}
