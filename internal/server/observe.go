package server

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"goodones/internal/export"
	"goodones/internal/rest"
	"goodones/internal/telemetry"
)

// observed gives each request an id, a span, a log line and a place in the metrics, and turns panics into answers
// without detail.
func (s *Server) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		began := time.Now()
		id := telemetry.NewRequestID()
		rw.Header().Set("X-Request-Id", id)
		rw.Header().Set("X-Content-Type-Options", "nosniff")
		ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
		route := s.routeOf(r.URL.Path)
		ctx, span := s.tracer.Start(
			telemetry.WithRequestID(ctx, id),
			"HTTP "+route,
			trace.WithSpanKind(trace.SpanKindServer),
		)
		defer span.End()
		sender := &sender{}
		w, r := newRecorder(rw, s.cfg.Stall, s.draining), r.WithContext(context.WithValue(ctx, senderKey{}, sender))
		defer w.free()
		defer func() {
			if cause := recover(); cause != nil {
				s.recovered(w, r, cause)
			}
			span.SetAttributes(attribute.Int("http.response.status_code", w.status))
			s.record(r, route, w, sender.keyPrefix, time.Since(began))
		}()
		next.ServeHTTP(w, r)
	})
}

// recovered answers in place of a handler that panicked. When an answer has begun already, the connection is cut: its
// end must not look like the end of an answer.
func (s *Server) recovered(w *recorder, r *http.Request, cause any) {
	if cause == http.ErrAbortHandler {
		panic(cause)
	}
	s.logPanic(r.Context(), cause)
	if w.hijacked {
		return
	}
	if w.status != 0 {
		panic(http.ErrAbortHandler)
	}
	internal(telemetry.RequestID(r.Context())).ServeHTTP(w, r)
}

// logPanic notes a panic. It is to be called while the stack still shows where.
func (s *Server) logPanic(ctx context.Context, cause any) {
	s.cfg.Log.ErrorContext(ctx, "panic", "cause", cause, "stack", string(debug.Stack()))
}

// record notes an answered request. Streams and sockets last as long as they like: their time says nothing.
func (s *Server) record(r *http.Request, route string, w *recorder, keyPrefix string, took time.Duration) {
	level := slog.LevelDebug
	away := w.status == http.StatusServiceUnavailable // pollers would flood the log
	if w.status >= http.StatusInternalServerError && !away {
		level = slog.LevelWarn
	}
	s.cfg.Log.Log(r.Context(), level, "request", "method", r.Method, "route", route, "status", w.status,
		"ms", float64(took.Microseconds())/1000, "keyPrefix", keyPrefix)
	stream := w.hijacked || w.Header().Get("Content-Type") == eventStream
	if s.cfg.Metrics != nil && !stream {
		s.cfg.Metrics.Request(route, w.status, took)
	}
}

// routeOf is the pattern that a path belongs to. Paths of the client's making share one.
func (s *Server) routeOf(path string) string {
	switch path {
	case "/", sessionPath, graphiqlPath, graphqlPath, streamPath, export.Path, "/healthz", "/readyz":
		return path
	}
	if s.page.file(strings.TrimPrefix(path, "/")) != nil {
		return "page"
	}
	return cmp.Or(rest.PathOf(path, s.v1), "other")
}
