package telemetry

import (
	"database/sql"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// namespace begins the name of every metric of ours.
const namespace = "goodones"

// Metrics are the figures of one process. All methods are safe for concurrent use.
type Metrics struct {
	// DeliveryLag is the time from the commit of an event to its delivery, in seconds.
	DeliveryLag prometheus.Histogram
	// ListenerReconnects counts how often the LISTEN connection was made again.
	ListenerReconnects prometheus.Counter
	// HintsFailed counts the hints, or batches of them, that Postgres did not take.
	HintsFailed prometheus.Counter

	registry      *prometheus.Registry
	listening     prometheus.Gauge
	requests      *prometheus.HistogramVec
	stageSeconds  *prometheus.HistogramVec
	sourceCalls   *prometheus.CounterVec
	sourceLimited *prometheus.CounterVec
	runsLeft      *prometheus.CounterVec
	webhooks      *prometheus.CounterVec
}

// NewMetrics returns metrics on a registry of their own, with those of the Go runtime and the process.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		DeliveryLag: prometheus.NewHistogram(prometheus.HistogramOpts{
			Namespace: namespace, Name: "delivery_lag_seconds",
			Help:    "Time from the commit of an event to its delivery.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}),
		ListenerReconnects: prometheus.NewCounter(prometheus.CounterOpts{
			Namespace: namespace, Name: "listener_reconnects_total",
			Help: "How often the LISTEN connection was made again.",
		}),
		listening: prometheus.NewGauge(prometheus.GaugeOpts{
			Namespace: namespace, Name: "listening",
			Help: "1 while hints are heard by LISTEN, 0 while they are not and everything is polled.",
		}),
		HintsFailed: prometheus.NewCounter(prometheus.CounterOpts{
			Namespace: namespace, Name: "hints_failed_total",
			Help: "Batches of hints that Postgres did not take by NOTIFY: other processes look for themselves, later.",
		}),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: namespace, Name: "http_request_seconds",
			Help:    "Duration of HTTP requests; streams are not among them.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"route", "status"}),
		stageSeconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: namespace, Name: "stage_seconds",
			Help:    "Duration of a run's stages.",
			Buckets: prometheus.ExponentialBuckets(.01, 4, 10),
		}, []string{"stage"}),
		sourceCalls: counters("x_calls_total", "Calls to the X API.", "endpoint", "status"),
		sourceLimited: counters("x_rate_limited_total",
			"Calls that the X API answered with 429.", "endpoint"),
		runsLeft: counters("runs_left_total",
			"Runs that a worker of this process stopped working on: completed, failed, handed_back or lost.", "how"),
		webhooks: counters("webhook_attempts_total",
			"Attempts to deliver a webhook: delivered, failed, given_up, paused, removed or overtaken.", "effect"),
	}
	m.registry.MustRegister(m.DeliveryLag, m.ListenerReconnects, m.listening, m.HintsFailed, m.requests, m.stageSeconds,
		m.sourceCalls,
		m.sourceLimited, m.runsLeft, m.webhooks,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}, labels)
}

// Request records an HTTP request. route is a pattern, never a path of the client's making.
func (m *Metrics) Request(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
}

// Stage records that a run went through a stage.
func (m *Metrics) Stage(stage string, took time.Duration) {
	m.stageSeconds.WithLabelValues(stage).Observe(took.Seconds())
}

// SourceCall records a call to X; status 0 means that no answer came. endpoint is a pattern such as
// "/2/users/:id/followers".
func (m *Metrics) SourceCall(endpoint string, status int) {
	m.sourceCalls.WithLabelValues(endpoint, strconv.Itoa(status)).Inc()
	if status == http.StatusTooManyRequests {
		m.sourceLimited.WithLabelValues(endpoint).Inc()
	}
}

// Listening records whether hints are heard by LISTEN.
func (m *Metrics) Listening(connected bool) {
	m.listening.Set(map[bool]float64{true: 1, false: 0}[connected])
}

// RunEnded records how a worker of this process left a run: completed, failed, handed_back or lost. The run itself has
// ended only after the first two.
func (m *Metrics) RunEnded(how string) { m.runsLeft.WithLabelValues(how).Inc() }

// WebhookAttempt records what an attempt to deliver a webhook did.
func (m *Metrics) WebhookAttempt(effect string) { m.webhooks.WithLabelValues(effect).Inc() }

// Pool shows the connections of a database pool under the given name. It panics when a name is used twice.
func (m *Metrics) Pool(db *sql.DB, name string) {
	m.registry.MustRegister(collectors.NewDBStatsCollector(db, name))
}

// Handler answers with all metrics in the format the client asks for.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
}
