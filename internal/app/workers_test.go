package app_test

import (
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/sandbox"
)

// BenchmarkTwoWorkers measures how much sooner two accounts are synced by two workers of one run each than by one,
// when every call to X takes 50 ms. It prints the ratio of the wall times.
func BenchmarkTwoWorkers(b *testing.B) {
	var one, two time.Duration
	for range b.N {
		one += twoAccounts(b, 1)
		two += twoAccounts(b, 2)
	}
	b.ReportMetric(one.Seconds()/float64(b.N), "one-worker-s")
	b.ReportMetric(two.Seconds()/float64(b.N), "two-workers-s")
	b.ReportMetric(float64(one)/float64(two), "ratio")
}

// twoAccounts is how long it takes that many workers to sync an account of 5,000 followers for each of two users.
func twoAccounts(b *testing.B, workers int) time.Duration {
	w := newWorld(b, sandbox.Config{Seed: 1, Latency: 50 * time.Millisecond})
	n := w.start(app.RoleAPI, nil)
	for range workers {
		w.start(app.RoleWorker, func(c *config.Config) { c.Workers = 1 })
	}
	key, _ := w.newUser("bob")
	bob := n.as(key)
	first, second := n.track("town"), bob.track("town")
	began := time.Now()
	runs := []int{n.sync(first), bob.sync(second)}
	n.subscribe(runs[0], 0).all(0)
	bob.subscribe(runs[1], 0).all(0)
	return time.Since(began)
}
