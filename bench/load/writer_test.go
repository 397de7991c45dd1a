package load_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"goodones/bench/cluster"
	"goodones/bench/load"
	"goodones/internal/fact"
)

// TestWriter checks the log that a writer leaves behind: gapless, and as long as it says.
func TestWriter(t *testing.T) {
	t.Parallel()
	server, err := cluster.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	dsn, err := server.Database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := cluster.ApplySchema(t.Context(), dsn, "../../db/migrations"); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	runs, err := load.Seed(t.Context(), db, "bench", 6)
	if err != nil || len(runs) != 6 {
		t.Fatalf("%d runs, %v", len(runs), err)
	}
	w := load.NewWriter(db, runs)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- w.Run(ctx) }()
	if n, err := w.Steady(t.Context(), 600, 100*time.Millisecond); err != nil || n != 60 {
		t.Errorf("%d events, %v", n, err)
	}
	if _, err := w.Burst(t.Context(), 7); err != nil {
		t.Error(err)
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	for i, run := range runs {
		want := 1 + 10
		if i == 0 {
			want += 7
		}
		var events, highest, counted int
		err := db.QueryRow(`SELECT count(*), max(e.seq), max(r.seq) FROM sync_run_events e JOIN sync_runs r ON r.id = e.run_id
			WHERE r.id = $1`, run.ID).Scan(&events, &highest, &counted)
		fact.Is(fact.Must(t), "err", err, nil, i)
		fact.Is(t, "events", events, want, i)
		fact.Is(t, "highest", highest, want, i)
		fact.Is(t, "counted", counted, want, i)
		fact.Is(t, "run.Last()", run.Last(), want, i)
	}
	if again, err := load.Seed(t.Context(), db, "bench", 2); err != nil || len(again) != 2 {
		t.Errorf("second seed: %d, %v", len(again), err)
	}
}
