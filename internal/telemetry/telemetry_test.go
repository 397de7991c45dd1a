package telemetry

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const key = "ctgo_0123456789abcdefghijABCDEFGHIJ0123456789"

func TestLogHoldsNoSecret(t *testing.T) {
	t.Parallel()
	const secret = `p"ss\wörd<&>"`
	var out bytes.Buffer
	log := NewLogger(&out, slog.LevelDebug, secret, "tok", "message", "token-12", "token-12-and-more")
	ctx := WithRequestID(context.Background(), "Bearer "+key)
	log.With("with", key).WithGroup("g").DebugContext(ctx, "message "+key,
		"error", fmt.Errorf("calling: %w", errors.New(secret)), "nested", map[string]any{key: []string{secret}},
		"header", http.Header{"Authorization": {"Bearer " + key}}, "x", "token-12-and-more", "y", "token-12")
	text := out.String()
	for _, hidden := range []string{key, key[13:], secret, `p\"ss\\wörd`, "token-12", "and-more"} {
		if strings.Contains(text, hidden) {
			t.Errorf("%q is in the log:\n%s", hidden, text)
		}
	}
	if strings.Count(text, key[:12]+"…") != 5 || strings.Count(text, "[redacted]") != 4 {
		t.Errorf("not masked as it should be:\n%s", text)
	}
	if !json.Valid(out.Bytes()) {
		t.Errorf("no JSON:\n%s", text)
	}
}

func TestLogCarriesContext(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	log := NewLogger(&out, slog.LevelInfo)
	ctx := WithRequestID(context.Background(), "r1")
	log.InfoContext(ctx, "first", "n", 1)
	log.With("n", 2).InfoContext(ctx, "second")
	log.DebugContext(ctx, "too quiet")
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, line := range lines {
		var record struct {
			RequestID string
			N         int
		}
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatal(err)
		}
		if record.RequestID != "r1" || record.N != i+1 {
			t.Errorf("line %s", line)
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestRedactorReportsErrors(t *testing.T) {
	t.Parallel()
	if _, err := NewRedactor(brokenWriter{}).Write([]byte("x")); !errors.Is(err, io.ErrClosedPipe) {
		t.Fatalf("error %v", err)
	}
}

func TestRequestIDs(t *testing.T) {
	t.Parallel()
	if RequestID(context.Background()) != "" {
		t.Fatal("an id out of nowhere")
	}
	id := NewRequestID()
	if id == NewRequestID() || len(id) < 20 {
		t.Fatalf("id %q", id)
	}
	if RequestID(WithRequestID(context.Background(), id)) != id {
		t.Fatal("id was lost")
	}
}

func scrape(t *testing.T, m *Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	AdminHandler(m).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	return w.Body.String()
}

func TestEveryMetricIsServed(t *testing.T) {
	t.Parallel()
	m := NewMetrics()
	m.DeliveryLag.Observe(.02)
	m.ListenerReconnects.Inc()
	m.Request("/graphql", 200, time.Millisecond)
	m.Stage("likers", time.Second)
	m.SourceCall("/2/users", 200)
	m.SourceCall("/2/users", 429)
	m.RunEnded("completed")
	m.Delivery(func() Delivery { return Delivery{Sockets: 1, Subscriptions: 2, Events: 3, SlowClients: 4} })
	m.HintAge(func() time.Time { return time.Time{} })
	m.Runs(func(context.Context) (Runs, error) {
		return Runs{Counts: []RunCount{{"running", "likers", 5}, {"queued", "", 6}}, QueueAge: 7 * time.Second}, nil
	})
	text := scrape(t, m)
	for _, line := range []string{
		`goodones_delivery_lag_seconds_bucket{le="0.025"} 1`,
		`goodones_listener_reconnects_total 1`,
		`goodones_http_request_seconds_count{route="/graphql",status="200"} 1`,
		`goodones_stage_seconds_sum{stage="likers"} 1`,
		`goodones_x_calls_total{endpoint="/2/users",status="429"} 1`,
		`goodones_x_calls_total{endpoint="/2/users",status="200"} 1`,
		`goodones_x_rate_limited_total{endpoint="/2/users"} 1`,
		`goodones_runs_left_total{how="completed"} 1`,
		`goodones_sockets 1`, `goodones_subscriptions 2`, `goodones_events_delivered_total 3`,
		`goodones_slow_clients_dropped_total 4`, `goodones_hint_age_seconds -1`,
		`goodones_runs{stage="likers",status="running"} 5`, `goodones_runs{stage="",status="queued"} 6`,
		`goodones_queue_age_seconds 7`,
		`go_goroutines`,
	} {
		if !strings.Contains(text, line) {
			t.Errorf("%s is missing", line)
		}
	}
}

func TestHintAgeGrows(t *testing.T) {
	t.Parallel()
	m := NewMetrics()
	m.HintAge(func() time.Time { return time.Now().Add(-time.Hour) })
	if !strings.Contains(scrape(t, m), "goodones_hint_age_seconds 36") {
		t.Fatal("not an hour")
	}
}

func TestScrapeSurvivesTheDatabase(t *testing.T) {
	t.Parallel()
	m := NewMetrics()
	m.Runs(func(context.Context) (Runs, error) { return Runs{}, errors.New("away") })
	if text := scrape(t, m); strings.Contains(text, "goodones_queue_age_seconds ") ||
		!strings.Contains(text, "go_goroutines") {
		t.Fatal("a failing source spoils the scrape")
	}
}

func TestAdminHandler(t *testing.T) {
	t.Parallel()
	admin := AdminHandler(NewMetrics())
	for path, want := range map[string]int{
		"/metrics": 200, "/debug/pprof/": 200, "/debug/pprof/goroutine": 200, "/debug/pprof/cmdline": 200, "/": 404,
	} {
		w := httptest.NewRecorder()
		admin.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != want {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
}
