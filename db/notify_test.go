package db_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/lib/pq"

	"goodones/db"
	"goodones/internal/syncrun"
)

// heard is one notification and when it came.
type heard struct {
	channel, payload string
	pid              int
	at               time.Time
}

// ear listens on the hint channels of a database from before the test's first write.
func (f *fixture) ear() <-chan heard {
	f.t.Helper()
	listener := pq.NewListener(f.dsn, time.Millisecond, time.Second, nil)
	out := make(chan heard, 10_000)
	var wg sync.WaitGroup
	wg.Go(func() {
		for n := range listener.Notify {
			if n != nil {
				out <- heard{n.Channel, n.Extra, n.BePid, time.Now()}
			}
		}
	})
	f.t.Cleanup(func() { _ = listener.Close(); wg.Wait() })
	for _, channel := range []string{db.ChannelProgress, db.ChannelQueue} {
		must(f.t, listener.Listen(channel))
	}
	return out
}

// hear waits for the next notification.
func (f *fixture) hear(ear <-chan heard) heard {
	f.t.Helper()
	select {
	case h := <-ear:
		return h
	case <-time.After(10 * time.Second):
		f.t.Fatal("nothing is heard")
		return heard{}
	}
}

func (f *fixture) wantHeard(ear <-chan heard, want ...heard) {
	f.t.Helper()
	for _, w := range want {
		if h := f.hear(ear); h.channel != w.channel || h.payload != w.payload {
			f.t.Errorf("heard %q %q, want %q %q", h.channel, h.payload, w.channel, w.payload)
		}
	}
}

// TestTransactionsThatTell notify of what queues, cancels, ends a run or gives it back, in that very transaction.
func TestTransactionsThatTell(t *testing.T) {
	t.Parallel()
	f := open(t)
	ear := f.ear()
	w, starter := f.worker(), f.Starter(db.Policy{})
	user := f.user("ada")
	progress := func(runID, seq int) heard {
		return heard{channel: db.ChannelProgress, payload: syncrun.FormatHint(runID, seq)}
	}
	queue := heard{channel: db.ChannelQueue}
	work := f.live(w, user, 1, false)
	f.wantHeard(ear, progress(work.RunID, 1), queue)
	must(t, w.HandBack(t.Context(), work.Lease))
	f.wantHeard(ear, queue)
	work = f.claim(w)
	must(t, w.HandBackUntil(t.Context(), work.Lease, time.Hour, false, "Waiting until"))
	f.wantHeard(ear, progress(work.RunID, 3), queue)
	_, err := starter.CancelSync(t.Context(), user, work.RunID)
	must(t, err)
	f.wantHeard(ear, progress(work.RunID, 4), queue)
	work = f.live(w, user, 2, false)
	f.wantHeard(ear, progress(work.RunID, 1), queue)
	_, err = w.Note(t.Context(), work, syncrun.Step{Key: "k", Stage: syncrun.StageLikers}) // tells nobody
	must(t, err)
	must(t, w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	f.wantHeard(ear, progress(work.RunID, 4))
}

// startNotifier runs a notifier until the test ends, or until stop is called; stop waits for its last sending.
func (f *fixture) startNotifier() (n *db.Notifier, stop func()) {
	n = f.Notifier()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- n.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			f.t.Errorf("the notifier ends with %v", err)
		}
	})
	f.t.Cleanup(stop)
	return n, stop
}

// TestNotifierGathers hints of twenty runs for a second: at most ten sendings come of it and one at once; every run's
// last sequence is heard, and no run goes back.
func TestNotifierGathers(t *testing.T) {
	t.Parallel()
	f := open(t)
	ear := f.ear()
	n, _ := f.startNotifier()
	const runs = 20
	last := map[int]int{}
	began := time.Now()
	var ended time.Time
	for seq := 1; ; seq++ {
		for run := 1; run <= runs; run++ {
			n.Hint(run, seq)
			last[run] = seq
		}
		if ended = time.Now(); ended.Sub(began) > time.Second {
			break
		}
	}
	latest := map[int]int{}
	var sendings []time.Time
	for complete := 0; complete < runs; {
		h := f.hear(ear)
		run, seq, ok := syncrun.ParseHint(h.payload)
		if !ok || seq <= latest[run] {
			t.Fatalf("heard %q after %d", h.payload, latest[run])
		}
		if run == 1 { // it is in every sending
			sendings = append(sendings, h.at)
		}
		if latest[run] = seq; seq == last[run] {
			complete++
		}
	}
	if took := ended.Sub(began); float64(len(sendings)) > took.Seconds()*10+3 {
		t.Errorf("%d sendings in %v", len(sendings), took)
	}
	if len(sendings) < 2 {
		t.Errorf("%d sendings in a second", len(sendings))
	}
	t.Logf("%d hints of %d runs: %d sendings, the first after %v, the last %v after the last hint", last[1]*runs, runs,
		len(sendings), sendings[0].Sub(began), time.Since(ended))
}

// TestNotifierTellsTheRest sends at its end what still waits.
func TestNotifierTellsTheRest(t *testing.T) {
	t.Parallel()
	f := open(t)
	ear := f.ear()
	n, stop := f.startNotifier()
	n.Hint(1, 1)
	f.hear(ear)
	n.Hint(2, 7)
	n.Hint(2, 5) // older than what waits
	stop()
	f.wantHeard(ear, heard{channel: db.ChannelProgress, payload: "2:7"})
}

// TestNotifierWithoutDatabase drops what it cannot send, and ends without an error.
func TestNotifierWithoutDatabase(t *testing.T) {
	t.Parallel()
	f := open(t)
	n, stop := f.startNotifier()
	must(t, f.Close())
	n.Hint(1, 1)
	stop()
}
