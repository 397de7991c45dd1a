//go:build torture

package app_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"goodones/internal/pgserver"
)

// promise is one row of the table.
type promise struct {
	id, text, bar string
	test          func(t *testing.T, f *figure, seed int64)
	got           figure
	held          bool
	took          time.Duration
}

// promises are R1 to R16, in lanes that run beside each other; the promises of a lane follow one another.
func promises() [][]*promise {
	shared := &kept{}
	return [][]*promise{
		{
			{id: "R2", text: "every run ends", bar: "100 % end", test: shared.ends},
			{id: "R4", text: "nothing is counted or paid twice", bar: "equal; ≤ 1 page per kill and run", test: shared.exact},
			{id: "R10", text: "clocks", bar: "R2 and R5 hold at ±1 h and jumping", test: tortureClocks},
			{id: "R7", text: "X misbehaves", bar: "ends as promised; calls ≤ limit + 5 %", test: tortureSource},
		},
		{
			{id: "R5", text: "one writer per run", bar: "0 rows by the old; stops ≤ 1 s; claimed once", test: tortureFence},
			{id: "R9", text: "cancel", bar: "no call after 2 s; ends with the cancellation",
				test: func(t *testing.T, f *figure, seed int64) {
					cancelled(t, f, seed, scaled(100), scaled(20))
				}},
			{id: "R8", text: "SIGTERM", bar: "exit 0 ≤ 20 s; elsewhere ≤ 5 s; second: at once",
				test: func(t *testing.T, f *figure, seed int64) {
					handedOver(t, f, seed, scaled(50), 6)
				}},
			{id: "R13", text: "a poisonous run", bar: "fails alone; 20 others complete",
				test: func(t *testing.T, f *figure, seed int64) {
					poisoned(t, f, seed, 20)
				}},
			{id: "R1", text: "an accepted startSync survives", bar: "0 lost, 0 doubled",
				test: func(t *testing.T, f *figure, seed int64) {
					acceptedSurvives(t, f, seed, scaled(500), 10)
				}},
			{id: "R6", text: "one live run per account", bar: "1 run, 99 get its id",
				test: func(t *testing.T, f *figure, seed int64) {
					oneLiveRun(t, f, seed, 100)
				}},
			{id: "R11", text: "disk full", bar: "nothing lost; goes on ≤ 60 s after", test: tortureDisk},
		},
		{{id: "R12", text: "database away for 30 s", bar: "R4's totals; ≤ 10 log lines a minute; 503 < 1 s",
			test: tortureOutage}},
		{
			{id: "R3", text: "a dead worker's run goes on", bar: "≤ 45 s at lease 30 s", test: tortureTakeover},
			{id: "R15", text: "X's limits over all workers", bar: "≤ 1 refusal a window; ≥ 90 % used", test: tortureWindows},
			{id: "R16", text: "webhooks outlive workers", bar: "100 kills; 0 lost, 0 under two ids", test: tortureWebhooks},
			{id: "R14", text: "fairness", bar: "≤ 10 s", test: tortureFairness},
		},
	}
}

// scaled is a number of the table, or a part of it when TORTURE_SCALE asks for less; never none.
func scaled(n int) int {
	scale, err := strconv.ParseFloat(os.Getenv("TORTURE_SCALE"), 64)
	if err != nil {
		return n
	}
	return max(int(float64(n)*scale), 1)
}

func tortureSeed(t *testing.T) int64 {
	text := os.Getenv("TORTURE_SEED")
	if text == "" {
		return time.Now().UnixNano() % 1_000_000
	}
	seed, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		t.Fatalf("TORTURE_SEED: %v", err)
	}
	return seed
}

// TestTorture holds the product to its promises, R1 to R16, and prints what it measured.
func TestTorture(t *testing.T) {
	seed := tortureSeed(t)
	t.Logf("TORTURE_SEED=%d", seed)
	postgres := privatePostgres(t, pgserver.Options{Settings: map[string]string{"max_connections": "600"}})
	t.Setenv("TEST_DATABASE_URL", postgres.DSN("postgres")) // of all cases that need none of their own
	lanes := promises()
	began := time.Now()
	var group sync.WaitGroup
	for _, lane := range lanes {
		group.Go(func() {
			for _, p := range lane {
				start := time.Now()
				ran := false
				p.held = t.Run(p.id, func(t *testing.T) { ran = true; p.test(t, &p.got, seed) })
				p.took = time.Since(start)
				if !ran {
					p.got.text, p.got.notRun = "not chosen", true
				}
			}
		})
	}
	group.Wait()
	t.Logf("\n%s", table(lanes, seed, time.Since(began)))
}

func table(lanes [][]*promise, seed int64, took time.Duration) string {
	var text strings.Builder
	fmt.Fprintf(&text, "seed %d, %s\n", seed, took.Round(time.Second))
	rows := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(rows, "\tpromise\tmeasured\tbar\t\ttook")
	for n := 1; n <= 16; n++ {
		for _, lane := range lanes {
			for _, p := range lane {
				if p.id != fmt.Sprint("R", n) {
					continue
				}
				verdict := "MISSED"
				switch {
				case p.got.notRun:
					verdict = "not run"
				case p.held:
					verdict = "held"
				}
				fmt.Fprintf(rows, "%s\t%s\t%s\t%s\t%s\t%s\n", p.id, p.text, p.got.text, p.bar, verdict, p.took.Round(time.Second))
			}
		}
	}
	_ = rows.Flush()
	return text.String()
}

func tortureFence(t *testing.T, f *figure, seed int64) {
	got := oneWriter(t, seed, scaled(50), 4, skewed{})
	runs := scaled(1000)
	once := claimedOnce(t, seed, 8, runs)
	f.say("%d stops (%d in a transaction; %s): %d rows by the old one, last call to X %s after it woke; 8 workers, %d "+
		"of %d runs claimed once",
		got.stops, got.inside, got.stageList(), got.late, ms(got.slowest), once, runs)
}
