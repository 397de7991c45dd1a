package telemetry

import (
	"context"
	"fmt"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
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

// NewTraces sends spans to the collector at endpoint, an http(s) URL without the path of the signal. An empty
// endpoint makes Traces that do nothing. It does not connect yet: a collector that is away costs spans, nothing else.
func NewTraces(ctx context.Context, endpoint string) (*Traces, error) {
	if endpoint == "" {
		return &Traces{noop.NewTracerProvider(), func(context.Context) error { return nil }}, nil
	}
	exporter, err := otlptracehttp.New(ctx, otlptracehttp.WithEndpointURL(endpoint+"/v1/traces"))
	if err != nil {
		return nil, fmt.Errorf("trace exporter: %w", err)
	}
	provider := sdktrace.NewTracerProvider(
		sdktrace.WithBatcher(exporter),
		sdktrace.WithResource(resource.NewSchemaless(attribute.String("service.name", namespace))),
		sdktrace.WithSampler(sdktrace.ParentBased(sdktrace.AlwaysSample())),
	)
	return &Traces{provider, provider.Shutdown}, nil
}

// Close sends what is left, until ctx ends. No spans are made after it.
func (t *Traces) Close(ctx context.Context) error { return t.stop(ctx) }
