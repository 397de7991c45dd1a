package app_test

import (
	"slices"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
)

// BenchmarkPickup measures how long a queued run waits until an idle worker has claimed it: from the start of the
// transaction that queues it to the claim, both by the database's clock. It prints the median and the 99th percentile.
func BenchmarkPickup(b *testing.B) {
	w := newWorld(b, sandbox.Config{Seed: 1})
	atRest := func(c *config.Config) { c.Sweep = 5 * time.Second }
	n := w.start(app.RoleAPI, atRest)
	w.start(app.RoleWorker, atRest)
	account := n.track("nobody")
	n.subscribe(n.sync(account), 0).all(0)
	b.ResetTimer()
	for range b.N {
		n.subscribe(n.sync(account), 0).all(0)
	}
	b.StopTimer()
	var waits []float64
	w.list(&waits,
		`SELECT extract(epoch FROM started_at - triggered_at)::float8 * 1000 FROM sync_runs ORDER BY id DESC LIMIT $1`, b.N)
	slices.Sort(waits)
	b.ReportMetric(waits[len(waits)/2], "median-ms")
	b.ReportMetric(waits[len(waits)*99/100], "p99-ms")
}
