package progress

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"goodones/db"
	"goodones/db/dbtest"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// TestOnPostgres watches a real run with real hints, from every sequence and in every way there is, and compares with
// what the database says itself.
func TestOnPostgres(t *testing.T) {
	t.Parallel()
	const steps = 300
	dsn := dbtest.DSN(t)
	d, err := db.Open(dsn, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	hub := start(t, d.Log(), Options{Keep: 50, Tick: 5 * time.Second, DeafTick: 5 * time.Second})
	listen(t, d, dsn, hub)
	user, run := startedRun(t, d)
	var watchers sync.WaitGroup
	for after := range steps {
		watchers.Go(func() { follow(t, hub, user, syncrun.Cursor{RunID: run, After: after % 3}, steps+3) })
		watchers.Go(func() { follow(t, hub, user, syncrun.Cursor{RunID: run}, steps+3) })
		if after == 2 {
			watchers.Go(func() { work(t, d, steps) })
		}
	}
	watchers.Wait()
	follow(t, hub, user, syncrun.Cursor{RunID: run, After: 100}, steps+3)
	want, err := d.RunByID(t.Context(), user, run)
	if err != nil {
		t.Fatal(err)
	}
	got, fresh, err := hub.Snapshot(t.Context(), user, run)
	fact.Is(fact.Must(t), "err", err, nil, *want, got)
	fact.Is(fact.Must(t), "fresh", fresh, true, *want)
	fact.Is(fact.Must(t), "got.LastSequence", got.LastSequence, want.LastSequence, *want)
	fact.Is(fact.Must(t), "got.NewFollowersCount", got.NewFollowersCount, want.NewFollowersCount, *want)
	fact.Is(fact.Must(t), "got.Status", got.Status, want.Status, *want)
	fact.Holds(fact.Must(t), "got.StartedAt equals *want.StartedAt", got.StartedAt.Equal(*want.StartedAt),
		got.StartedAt, *want.StartedAt, *want)
	fact.Holds(t, "got.CompletedAt equals *want.CompletedAt", got.CompletedAt.Equal(*want.CompletedAt),
		got.CompletedAt, *want.CompletedAt, *want)
	fact.Equal(t, "got.ProgressLog", got.ProgressLog, want.ProgressLog, *want)
}

// listen hears hints until the test ends.
func listen(t *testing.T, d *db.DB, dsn string, hub *Hub) {
	ctx, cancel := context.WithCancel(context.Background())
	listener := d.Listener(dsn, db.Handlers{Progress: hub, Runs: func() {}, Work: func() {}, Key: func(int) {}})
	var running sync.WaitGroup
	running.Go(func() { _ = listener.Run(ctx) })
	t.Cleanup(func() { cancel(); running.Wait() })
}

func startedRun(t *testing.T, d *db.DB) (userID, runID int) {
	t.Helper()
	userID, err := d.CreateUser(t.Context(), "ada")
	if err != nil {
		t.Fatal(err)
	}
	account, err := d.TrackAccount(t.Context(), userID, syncrun.Profile{ID: 1}, "x1", syncrun.TierPro)
	if err != nil {
		t.Fatal(err)
	}
	run, err := d.Starter(db.Policy{}).StartSync(t.Context(), syncrun.StartRequest{UserID: userID,
		TrackedAccountID: account.ID, Trigger: syncrun.TriggerManual})
	if err != nil {
		t.Fatal(err)
	}
	return userID, run.ID
}

// work claims the run, takes its steps and ends it.
func work(t *testing.T, d *db.DB, steps int) {
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = d.Hints().Run(ctx) })
	defer running.Wait()
	defer cancel()
	worker := d.Worker(syncrun.DocumentedPrices())
	claimed, err := worker.Claim(ctx, time.Minute, true)
	if err != nil || claimed == nil {
		t.Errorf("claim: %v, %v", claimed, err)
		return
	}
	for i := range steps {
		step := syncrun.Step{Key: fmt.Sprint("step", i), Stage: syncrun.StageFetchFollowers,
			Counts: syncrun.Counts{NewFollowersCount: 1}}
		if i%10 == 0 {
			step.Message = fmt.Sprint("line ", i)
		}
		if _, err := worker.Note(ctx, claimed, step); err != nil {
			t.Errorf("step %d: %v", i, err)
			return
		}
	}
	if err := worker.End(ctx, claimed.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}); err != nil {
		t.Errorf("end: %v", err)
	}
}

// follow subscribes and checks every event up to the last.
func follow(t *testing.T, hub *Hub, user int, from syncrun.Cursor, last int) {
	events, err := hub.Subscribe(t.Context(), user, from)
	if err != nil && from.After > 0 {
		from.After = 0 // it was not there yet
		events, err = hub.Subscribe(t.Context(), user, from)
	}
	if err != nil {
		t.Error(err)
		return
	}
	next := from.After + 1
	for p := range events {
		lines := max(0, p.Sequence-3+10) / 10 // of steps 0, 10, 20 …, of which number n is event n+3
		if p.Terminal() {
			lines = max(0, p.Sequence-4+10) / 10
		}
		fact.Is(t, "p.Sequence", p.Sequence, next, p)
		fact.Is(t, "p.SyncRun.LastSequence", p.SyncRun.LastSequence, next)
		fact.Is(t, "len(p.SyncRun.ProgressLog)", len(p.SyncRun.ProgressLog), lines)
		fact.Is(t, "p.SyncRun.StartedAt != nil", p.SyncRun.StartedAt != nil, next > 1)
		fact.Is(t, "p.Terminal()", p.Terminal(), next == last)
		if t.Failed() {
			return
		}
		next++
	}
	if next != last+1 {
		t.Errorf("ended before %d", next)
	}
}
