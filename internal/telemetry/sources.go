package telemetry

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Delivery is where a server stands in delivering live events.
type Delivery struct {
	Sockets       int64  // open now
	Subscriptions int64  // live now
	Events        uint64 // delivered since the start
	SlowClients   uint64 // dropped since the start
}

// Delivery shows what read returns, at each scrape.
func (m *Metrics) Delivery(read func() Delivery) {
	gauge := func(name, help string, value func(Delivery) float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help},
			func() float64 { return value(read()) })
	}
	counter := func(name, help string, value func(Delivery) float64) prometheus.Collector {
		return prometheus.NewCounterFunc(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help},
			func() float64 { return value(read()) })
	}
	m.registry.MustRegister(
		gauge("sockets", "Open websockets.", func(d Delivery) float64 { return float64(d.Sockets) }),
		gauge("subscriptions", "Live subscriptions, by websocket and by SSE.",
			func(d Delivery) float64 { return float64(d.Subscriptions) }),
		counter("events_delivered_total", "Events written to subscribers.",
			func(d Delivery) float64 { return float64(d.Events) }),
		counter("slow_clients_dropped_total", "Connections dropped because the client did not read or fell silent.",
			func(d Delivery) float64 { return float64(d.SlowClients) }),
	)
}

// HintAge shows how long ago the last hint came, at each scrape. A zero time shows as -1: none came yet.
func (m *Metrics) HintAge(last func() time.Time) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Namespace: namespace, Name: "hint_age_seconds", Help: "Time since the last hint came; -1 before the first.",
	}, func() float64 {
		at := last()
		if at.IsZero() {
			return -1
		}
		return time.Since(at).Seconds()
	}))
}

// RunCount is how many runs are of one status and stage.
type RunCount struct {
	Status string
	Stage  string // empty while queued
	Count  int
}

// Runs is where all runs stand that have not ended.
type Runs struct {
	Counts   []RunCount
	QueueAge time.Duration // how long the run that waits longest has been due; 0 when none waits
}

// Runs shows what read returns, at each scrape. read gets 2 seconds; when it fails, these metrics are left out.
func (m *Metrics) Runs(read func(ctx context.Context) (Runs, error)) {
	m.registry.MustRegister(&runsCollector{
		read: read,
		runs: prometheus.NewDesc(namespace+"_runs", "Runs that have not ended.", []string{"status", "stage"}, nil),
		age: prometheus.NewDesc(namespace+"_queue_age_seconds",
			"How long the run that waits longest has been due.", nil, nil),
	})
}

// runsCollector asks for all figures at once, so that a scrape costs one query.
type runsCollector struct {
	read func(ctx context.Context) (Runs, error)
	runs *prometheus.Desc
	age  *prometheus.Desc
}

func (c *runsCollector) Describe(descs chan<- *prometheus.Desc) {
	descs <- c.runs
	descs <- c.age
}

func (c *runsCollector) Collect(metrics chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	runs, err := c.read(ctx)
	if err != nil {
		return // the scrape of everything else must not fail with the database
	}
	for _, n := range runs.Counts {
		metrics <- prometheus.MustNewConstMetric(c.runs, prometheus.GaugeValue, float64(n.Count), n.Status, n.Stage)
	}
	metrics <- prometheus.MustNewConstMetric(c.age, prometheus.GaugeValue, runs.QueueAge.Seconds())
}
