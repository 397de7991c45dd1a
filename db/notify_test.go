package db_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/lib/pq"

	"goodones/db"
	"goodones/internal/hint"
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
	for _, channel := range []string{db.ChannelProgress, db.ChannelQueue, db.ChannelKeys} {
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

// wantHeard checks that exactly these notifications come next, in any order.
func (f *fixture) wantHeard(ear <-chan heard, want ...heard) {
	f.t.Helper()
	missing := map[heard]int{}
	for _, w := range want {
		missing[w]++
	}
	for range want {
		h := f.hear(ear)
		h = heard{channel: h.channel, payload: h.payload}
		if missing[h]--; missing[h] < 0 {
			f.t.Errorf("heard %q %q, want %v", h.channel, h.payload, want)
		}
	}
}

// sendHints sends the fixture's hints until the test ends, or until stop is called; stop waits for the last sending.
func (f *fixture) sendHints() (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- f.Hints().Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			f.t.Errorf("sending hints ends with %v", err)
		}
	})
	f.t.Cleanup(stop)
	return stop
}

// TestHintsLeaveAfterTheCommit queues, claims, hands back, cancels and ends runs, and revokes a key: nobody is notified
// by the transactions themselves, everybody by what leaves the outbox then.
func TestHintsLeaveAfterTheCommit(t *testing.T) {
	t.Parallel()
	f := open(t)
	ear := f.ear()
	w, starter := f.worker(), f.Starter(db.Policy{})
	user := f.user("ada")
	last := syncrun.Cursor{}
	hinted := func(doing string, run, seq int, others ...heard) {
		t.Helper()
		select {
		case h := <-ear:
			t.Errorf("%s notifies by itself: %q %q", doing, h.channel, h.payload)
		default:
		}
		if seq > 0 {
			last = syncrun.Cursor{RunID: run, After: seq}
			others = append(others, heard{channel: db.ChannelProgress, payload: hint.Format(run, seq)})
		}
		must(t, f.Hints().Flush(t.Context()))
		f.wantHeard(ear, others...)
	}
	queued, every := heard{channel: db.ChannelQueue, payload: db.QueuedRuns}, heard{channel: db.ChannelQueue}
	account := f.account(user, 1)
	run := f.run(user, account.ID)
	hinted("queueing", run.ID, 1, queued)
	work := f.claim(w)
	hinted("a claim", run.ID, 2)
	_, err := w.Note(t.Context(), work, syncrun.Step{Key: "k", Stage: syncrun.StageLikers})
	must(t, err)
	hinted("a step", run.ID, 3)
	must(t, w.HandBack(t.Context(), work.Lease))
	hinted("handing back", 0, 0, queued)
	work = f.claim(w)
	hinted("a claim of a run that has begun", 0, 0)
	must(t, w.HandBackUntil(t.Context(), work.Lease, time.Nanosecond, false, "Waiting until"))
	hinted("a wait", run.ID, 4, queued)
	must(t, w.End(t.Context(), f.claim(w).Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	hinted("an end", run.ID, 5)

	cancelled := f.run(user, account.ID)
	_, err = starter.CancelSync(t.Context(), user, cancelled.ID)
	must(t, err)
	hinted("a cancellation", cancelled.ID, 2, every)
	_, err = starter.CancelSync(t.Context(), user, cancelled.ID)
	wantUserError(t, err, syncrun.UserNotRunning)
	hinted("a cancellation too late", 0, 0)

	asleep := f.run(user, account.ID)
	for range 2 {
		_, err = f.SleepAccount(t.Context(), user, account.ID)
		must(t, err)
	}
	hinted("putting an account to sleep twice", asleep.ID, 2, every)

	crashed := f.run(user, f.account(user, 2).ID)
	f.exec(`UPDATE sync_runs SET barren_claims = 5 WHERE id = $1`, crashed.ID)
	f.noClaim(w, true)
	hinted("giving a run up", crashed.ID, 3, queued)

	_, err = f.CreateKey(t.Context(), "ada", [32]byte{1}, prefixOne)
	must(t, err)
	must(t, f.RevokeKey(t.Context(), prefixOne))
	hinted("revoking a key", 0, 0, heard{channel: db.ChannelKeys, payload: "1"})

	f.notify(db.ChannelProgress, "the end")
	if h := f.hear(ear); h.payload != "the end" {
		t.Errorf("after the hint of %+v came %q %q", last, h.channel, h.payload)
	}
}

// carrier keeps what it is given.
type carrier struct{ hints []syncrun.Cursor }

func (c *carrier) Hint(runID, seq int) {
	c.hints = append(c.hints, syncrun.Cursor{RunID: runID, After: seq})
}
func (c *carrier) HintNow(runID, seq int) { c.Hint(runID, seq) }

// TestHintsInTheProcess go to whoever was named when the database was opened, also when nothing leaves it.
func TestHintsInTheProcess(t *testing.T) {
	t.Parallel()
	f := open(t)
	var shown []syncrun.Cursor
	carried := &carrier{}
	queued, work := 0, 0
	d, err := db.Open(f.dsn, db.Options{
		Carrier: carried,
		Shown:   func(runID, seq int) { shown = append(shown, syncrun.Cursor{RunID: runID, After: seq}) },
		Runs:    func() { queued++ },
		Work:    func() { work++ },
	})
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	f.DB = d
	user := f.user("ada")
	account := f.account(user, 1)
	run := f.run(user, account.ID)
	_, err = f.SleepAccount(t.Context(), user, account.ID)
	must(t, err)
	want := []syncrun.Cursor{{RunID: run.ID, After: 1}, {RunID: run.ID, After: 2}}
	if !slices.Equal(carried.hints, want) {
		t.Errorf("carried %v, want %v", carried.hints, want)
	}
	if !slices.Equal(shown, want) {
		t.Errorf("shown %v, want %v", shown, want)
	}
	if queued != 1 || work != 1 {
		t.Errorf("told of runs %d times, and of work %d times: one run was queued, one was cancelled", queued, work)
	}
}

// TestNotifierGathers hints of twenty runs for a second: at most ten sendings come of it and one at once; every run's
// last sequence is heard, and no run goes back.
func TestNotifierGathers(t *testing.T) {
	t.Parallel()
	f := open(t)
	ear := f.ear()
	f.sendHints()
	n := f.Hints()
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
		run, seq, ok := hint.Parse(h.payload)
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
	stop, n := f.sendHints(), f.Hints()
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
	stop, n := f.sendHints(), f.Hints()
	must(t, f.Close())
	n.Hint(1, 1)
	stop()
}
