package telemetry

import (
	"context"
	"fmt"
	"log/slog"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// Traces makes spans and sends them to a collector.
type Traces struct {
	trace.TracerProvider
	stop func(ctx context.Context) error
}

// NewTraces sends spans to a collector; one without an endpoint makes Traces that do nothing. It does not connect yet:
// a collector that is away costs spans and a line in log, nothing else.
func NewTraces(ctx context.Context, to Collector, log *slog.Logger) (*Traces, error) {
	if to.Endpoint == "" {
		return &Traces{noop.NewTracerProvider(), func(context.Context) error { return nil }}, nil
	}
	client := newCollectorClient(to)
	exporter, err := otlptrace.New(ctx, client)
	if err != nil {
		return nil, fmt.Errorf("trace exporter: %w", err)
	}
	provider := sdktrace.NewTracerProvider(
		sdktrace.WithBatcher(&loggedExporter{SpanExporter: exporter, log: log}),
		sdktrace.WithResource(resource.NewSchemaless(attribute.String("service.name", namespace))),
		sdktrace.WithSampler(sdktrace.ParentBased(sdktrace.AlwaysSample())),
	)
	return &Traces{provider, func(ctx context.Context) error {
		defer func() { _ = client.Stop(ctx) }() // or a batch would be sent on after ctx
		return provider.Shutdown(ctx)
	}}, nil
}

// Close sends what is left, until ctx ends. No spans are made after it.
func (t *Traces) Close(ctx context.Context) error { return t.stop(ctx) }

// loggedExporter logs when batches begin to get lost, and when they arrive again.
type loggedExporter struct {
	sdktrace.SpanExporter
	log     *slog.Logger
	failing bool // read and written in ExportSpans, which is never called twice at the same time
}

// ExportSpans has no error: nobody can do more about one than read the log.
func (e *loggedExporter) ExportSpans(ctx context.Context, spans []sdktrace.ReadOnlySpan) error {
	err := e.SpanExporter.ExportSpans(ctx, spans)
	switch {
	case err != nil && !e.failing:
		e.log.Warn("traces do not reach the collector", "error", err)
	case err == nil && e.failing:
		e.log.Info("traces reach the collector again")
	}
	e.failing = err != nil
	return nil
}
