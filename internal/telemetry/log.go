package telemetry

import (
	"context"
	"io"
	"log/slog"
)

type contextKey int

const requestIDKey contextKey = iota

// NewLogger returns a logger that writes JSON lines to w, from level up. Nothing it writes holds a key of ours or one
// of secrets, wherever in a record it stands. Records carry the request id of their context.
func NewLogger(w io.Writer, level slog.Leveler, secrets ...string) *slog.Logger {
	lines := slog.NewJSONHandler(NewRedactor(w, secrets...), &slog.HandlerOptions{Level: level})
	return slog.New(contextHandler{lines})
}

// contextHandler adds to each record what its context says.
type contextHandler struct{ slog.Handler }

func (h contextHandler) Handle(ctx context.Context, record slog.Record) error {
	if ctx != nil {
		if id := RequestID(ctx); id != "" {
			record.AddAttrs(slog.String("requestId", id))
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
