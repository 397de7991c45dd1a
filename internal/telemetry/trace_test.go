package telemetry

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// request is what a collector got.
type request struct {
	path   string
	header http.Header
	body   []byte
}

// collector is a server that answers with the given statuses, then with 200, and keeps what it got.
func collector(t *testing.T, answers ...func(w http.ResponseWriter)) (*httptest.Server, <-chan request) {
	t.Helper()
	got := make(chan request, 100)
	var asked atomic.Int64
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		got <- request{r.Method + " " + r.URL.Path, r.Header, body}
		if n := int(asked.Add(1)); n <= len(answers) {
			answers[n-1](w)
		}
	}))
	t.Cleanup(server.Close)
	return server, got
}

func status(code int, header ...string) func(w http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		if len(header) > 0 {
			w.Header().Set(header[0], header[1])
		}
		w.WriteHeader(code)
	}
}

// sendSpan makes a span and closes its Traces, and returns what was logged.
func sendSpan(t *testing.T, to Collector) string {
	t.Helper()
	var log bytes.Buffer
	traces, err := NewTraces(t.Context(), to, NewLogger(&log, slog.LevelInfo))
	if err != nil {
		t.Fatal(err)
	}
	_, span := traces.Tracer("test").Start(t.Context(), "a-span")
	span.End()
	if err := traces.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return log.String()
}

// spanNames reads a body as a collector does.
func spanNames(t *testing.T, body []byte) string {
	t.Helper()
	var data tracepb.TracesData
	if err := proto.Unmarshal(body, &data); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, resource := range data.GetResourceSpans() {
		for _, attribute := range resource.GetResource().GetAttributes() {
			names = append(names, attribute.GetKey()+"="+attribute.GetValue().GetStringValue())
		}
		for _, scope := range resource.GetScopeSpans() {
			for _, span := range scope.GetSpans() {
				names = append(names, scope.GetScope().GetName()+"/"+span.GetName())
			}
		}
	}
	return strings.Join(names, " ")
}

func TestTracesReachTheCollector(t *testing.T) {
	t.Parallel()
	server, got := collector(t)
	server.Start()
	log := sendSpan(t, Collector{Endpoint: server.URL + "/base", Headers: map[string]string{"x-api-key": "a b"}})
	r := <-got
	if r.path != "POST /base/v1/traces" {
		t.Errorf("path %q", r.path)
	}
	want := map[string]string{"Content-Type": "application/x-protobuf", "X-Api-Key": "a b", "User-Agent": "goodones"}
	for name, value := range want {
		if r.header.Get(name) != value {
			t.Errorf("header %s: %q, want %q", name, r.header.Get(name), value)
		}
	}
	if names := spanNames(t, r.body); names != "service.name=goodones test/a-span" {
		t.Errorf("spans %q", names)
	}
	if log != "" {
		t.Errorf("log %s", log)
	}
}

func TestCompressedTraces(t *testing.T) {
	t.Parallel()
	server, got := collector(t)
	server.Start()
	sendSpan(t, Collector{Endpoint: server.URL, Gzip: true})
	r := <-got
	unpacked, err := gzip.NewReader(bytes.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	if r.header.Get("Content-Encoding") != "gzip" || !strings.HasSuffix(spanNames(t, body), "test/a-span") {
		t.Fatalf("encoding %q, spans %q", r.header.Get("Content-Encoding"), spanNames(t, body))
	}
}

func TestCollectorWithItsOwnAuthority(t *testing.T) {
	t.Parallel()
	server, got := collector(t)
	server.TLS = &tls.Config{ClientAuth: tls.RequireAnyClientCert}
	server.StartTLS()
	authorities := x509.NewCertPool()
	authorities.AddCert(server.Certificate())
	certificates := &tls.Config{RootCAs: authorities, Certificates: server.TLS.Certificates}
	if log := sendSpan(t, Collector{Endpoint: server.URL, TLS: certificates}); log != "" {
		t.Fatalf("log %s", log)
	}
	if names := spanNames(t, (<-got).body); !strings.HasSuffix(names, "test/a-span") {
		t.Fatalf("spans %q", names)
	}
}

func TestOverloadedCollectorIsAskedAgain(t *testing.T) {
	t.Parallel()
	const again = "Retry-After"
	server, got := collector(t, status(429, again, "0"), status(502, again, "0"),
		status(503, again, "Fri, 27 Nov 2026 00:00:00 GMT"), status(504, again, "0"))
	server.Start()
	if log := sendSpan(t, Collector{Endpoint: server.URL}); log != "" {
		t.Errorf("log %s", log)
	}
	if len(got) != sendAttempts {
		t.Fatalf("%d requests", len(got))
	}
	for range sendAttempts {
		if names := spanNames(t, (<-got).body); !strings.HasSuffix(names, "test/a-span") {
			t.Errorf("spans %q", names)
		}
	}
}

func TestRefusedTracesAreLogged(t *testing.T) {
	t.Parallel()
	overloaded := status(503, "Retry-After", "0")
	for name, test := range map[string]struct {
		answers  []func(http.ResponseWriter)
		requests int
		logged   string
	}{
		"refused":          {[]func(http.ResponseWriter){status(401)}, 1, "401 Unauthorized"},
		"redirected":       {[]func(http.ResponseWriter){status(307, "Location", "/elsewhere")}, 1, "307 Temporary Redirect"},
		"overloaded":       {slices.Repeat([]func(http.ResponseWriter){overloaded}, 5), 5, "503"},
		"again after days": {[]func(http.ResponseWriter){status(503, "Retry-After", "400000")}, 1, "503"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, got := collector(t, test.answers...)
			server.Start()
			log := sendSpan(t, Collector{Endpoint: server.URL, Headers: map[string]string{"x-api-key": "hunter2hunter2"}})
			if len(got) != test.requests {
				t.Errorf("%d requests, want %d", len(got), test.requests)
			}
			if !strings.Contains(log, test.logged) || strings.Contains(log, "hunter2") {
				t.Errorf("log %s", log)
			}
		})
	}
}

func TestSilentCollectorIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	done := make(chan struct{})
	server, _ := collector(t, func(http.ResponseWriter) { <-done })
	defer close(done)
	server.Start()
	log := sendSpan(t, Collector{Endpoint: server.URL, Timeout: 50 * time.Millisecond})
	if !strings.Contains(log, "traces do not reach the collector") {
		t.Fatalf("log %s", log)
	}
}

// A collector that wants to be asked again much later must not keep a process that is told to end; TestMain finds what
// would be left of it.
func TestCloseEndsSending(t *testing.T) {
	t.Parallel()
	server, got := collector(t, status(503, "Retry-After", "20"))
	server.Start()
	traces, err := NewTraces(t.Context(), Collector{Endpoint: server.URL}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	_, span := traces.Tracer("test").Start(t.Context(), "a-span")
	span.End()
	ctx, cancel := context.WithCancel(t.Context())
	closed := make(chan error, 1)
	go func() { closed <- traces.Close(ctx) }()
	<-got
	cancel()
	if err := <-closed; err == nil {
		t.Fatal("spans were lost without an error")
	}
}

// TestLossIsLoggedOnce has a collector that refuses two batches out of four.
func TestLossIsLoggedOnce(t *testing.T) {
	t.Parallel()
	server, _ := collector(t, status(400), status(400))
	server.Start()
	var log bytes.Buffer
	traces, err := NewTraces(t.Context(), Collector{Endpoint: server.URL}, NewLogger(&log, slog.LevelInfo))
	if err != nil {
		t.Fatal(err)
	}
	for range 4 {
		_, span := traces.Tracer("test").Start(t.Context(), "a-span")
		span.End()
		if err := traces.TracerProvider.(*sdktrace.TracerProvider).ForceFlush(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := traces.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if strings.Count(log.String(), "\n") != 2 || !strings.Contains(log.String(), "traces reach the collector again") {
		t.Fatalf("log %s", log.String())
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)
	want := map[string]time.Duration{
		"0": 0, "7": 7 * time.Second, "4294967295": 24 * time.Hour, "99999999999999999999": -1, "-1": -1, "": -1, "soon": -1,
		"Fri, 27 Nov 2026 12:00:30 GMT": 30 * time.Second, "Fri, 27 Nov 2026 11:00:00 GMT": 0,
		"Sat, 27 Nov 2100 12:00:00 GMT": 24 * time.Hour,
	}
	for header, want := range want {
		got, dated := retryAfter(header, now)
		if !dated {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}

func TestNoEndpointNoTraces(t *testing.T) {
	t.Parallel()
	traces, err := NewTraces(t.Context(), Collector{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	_, span := traces.Tracer("test").Start(t.Context(), "span")
	if span.IsRecording() {
		t.Fatal("a span is recorded for nobody")
	}
	if err := traces.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}
