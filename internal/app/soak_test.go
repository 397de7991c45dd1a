//go:build soak

package app_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"
	"time"
)

// TestSoak holds the promises of live progress to their bars at full length and prints what came of each.
// SOAK_SCALE=0.1 makes counts a tenth of that, to try it out; P5, whose memory would be lost in noise, stays whole.
func TestSoak(t *testing.T) {
	// Not parallel: it measures the machine, alone.
	by := scale(t)
	var table []row
	defer func() { show(table) }()
	promise := func(id, what, bar string, run func(t testing.TB, v *verdict)) {
		t.Run(id, func(t *testing.T) {
			v := &verdict{}
			line := row{id: id, what: what, bar: bar, verdict: v, began: time.Now()}
			defer func() {
				line.took, line.failed = time.Since(line.began), t.Failed()
				table = append(table, line)
			}()
			run(t, v)
			v.report(t)
		})
	}

	promise("P1", "nothing lost when Postgres restarts", "0 lost, caught up ≤ 2 s",
		restarts{restarts: by(20), subscribers: by(1000), runs: 20, every: 200 * time.Millisecond}.run)
	promise("P2", "resume anywhere, any time", "union is 1..N for each",
		cuts{clients: by(200), cuts: 10, runs: 4, steps: 200, every: 50 * time.Millisecond}.run)
	promise("P3", "the terminal event, then complete", "all, no wait over 1 s",
		closing{subscriptions: by(1000)}.run)
	promise("P4", "a silent listener is noticed", "delay ≤ 1.5 s, reconnected ≤ 10 s",
		silences{servers: 10, times: by(50) / 10}.run)
	promise("P5", "a dead client harms nobody", "p99 × 1.5, 64 KB each, dropped ≤ 30 s",
		dead{living: 200, dead: 200, calm: 20 * time.Second, every: 50 * time.Millisecond}.run)
	promise("P6", "works where LISTEN cannot", "P1–P3, delay ≤ 1 s", func(t testing.TB,
		v *verdict) {
		withoutListen(t, v, by)
	})
	promise("P7", "REST never shows less than was pushed", "0 regressions",
		polls{polls: by(100_000), runs: 20, pollers: 8, every: 25 * time.Millisecond}.run)
	promise("P8", "hints do not cost throughput", "≥ 0.9 of the commits, ≤ 10 NOTIFY/s a run",
		throughput{runs: 32, rounds: 7, round: 3 * time.Second, least: 0.9}.run)
	promise("P9", "a revoked key", "HTTP ≤ 1 s, sockets ≤ 30 s",
		revoked{keys: 25, sockets: by(500)}.run)
	promise("P10", "nothing leaks", "as before, heap + 1 MB",
		drops{times: by(100_000), wide: 16}.run)
	promise("P11", "who never reads is gone", "≤ 30 s; 16 KiB/s gets all; end ≤ drain + 2 s",
		stalled{readers: by(200), size: 4<<20 - 4<<10, rate: 16 << 10}.run)
	promise("P12", "all reconnect at once, a key each", "0 errors, all back ≤ 10 s",
		returning{clients: by(2000), users: by(50)}.run)
}

func withoutListen(t testing.TB, v *verdict, by func(int) int) {
	restarting := restarts{restarts: by(5), subscribers: by(200), runs: 10, every: 200 * time.Millisecond, change: deaf}
	cutting := cuts{clients: by(50), cuts: 5, runs: 2, steps: 100, every: 50 * time.Millisecond, change: deaf}
	ending := closing{subscriptions: by(200), change: deaf}
	late := deafness{subscribers: by(100), steps: 200, every: 50 * time.Millisecond}
	restarting.run(t, v)
	cutting.run(t, v)
	ending.run(t, v)
	late.run(t, v)
	pooler{restarts: restarting, cuts: cutting, closing: ending, deafness: late}.run(t, v)
}

// scale is how a full count is made smaller, but never less than 10.
func scale(t *testing.T) func(full int) int {
	factor := 1.0
	if text := os.Getenv("SOAK_SCALE"); text != "" {
		var err error
		if factor, err = strconv.ParseFloat(text, 64); err != nil || factor <= 0 {
			t.Fatalf("SOAK_SCALE is %q", text)
		}
	}
	return func(full int) int { return max(min(full, 10), int(float64(full)*factor)) }
}

// row is a line of the table.
type row struct {
	id, what, bar string
	verdict       *verdict
	began         time.Time
	took          time.Duration
	failed        bool
}

func show(table []row) {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "\nid\tpromise\tbar\tresult\ttook\tfigures")
	for _, line := range table {
		result := "held"
		if line.failed {
			result = "MISSED"
		}
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\t%s\n", line.id, line.what, line.bar, result, line.took.Round(time.Second),
			strings.Join(line.verdict.figures, ", "))
	}
	_ = out.Flush()
}
