package telemetry

import (
	"context"
	"io"
	"log/slog"
	"slices"
)

type contextKey int

const (
	requestIDKey contextKey = iota
	attrsKey
)

// NewLogger returns a logger that writes JSON lines to w, from level up. Nothing it writes holds a key of ours or one
// of secrets, wherever in a record it stands. Records carry the request id and the attributes of their context.
func NewLogger(w io.Writer, level slog.Leveler, secrets ...string) *slog.Logger {
	lines := slog.NewJSONHandler(NewRedactor(w, secrets...), &slog.HandlerOptions{Level: level})
	return slog.New(contextHandler{lines})
}

// WithAttrs returns a context whose log records carry attrs too, such as the id of a run.
func WithAttrs(ctx context.Context, attrs ...slog.Attr) context.Context {
	had, _ := ctx.Value(attrsKey).([]slog.Attr)
	return context.WithValue(ctx, attrsKey, append(slices.Clip(had), attrs...))
}

// contextHandler adds to each record what its context says.
type contextHandler struct{ slog.Handler }

func (h contextHandler) Handle(ctx context.Context, record slog.Record) error {
	if ctx != nil {
		if id := RequestID(ctx); id != "" {
			record.AddAttrs(slog.String("requestId", id))
		}
		if attrs, ok := ctx.Value(attrsKey).([]slog.Attr); ok {
			record.AddAttrs(attrs...)
		}
	}
	return h.Handler.Handle(ctx, record)
}

func (h contextHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return contextHandler{h.Handler.WithAttrs(attrs)}
}

func (h contextHandler) WithGroup(name string) slog.Handler {
	return contextHandler{h.Handler.WithGroup(name)}
}
