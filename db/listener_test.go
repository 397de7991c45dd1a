package db_test

import (
	"context"
	"fmt"
	"strconv"
	"testing"
	"time"

	"goodones/db"
	"goodones/db/dbtest"
	"goodones/internal/hint"
	"goodones/internal/syncrun"
)

// ears records what a listener tells, in order.
type ears struct {
	t     testing.TB
	heard chan string
	stop  func() // ends the listener and waits for it
}

func (e *ears) tell(what string) {
	select {
	case e.heard <- what:
	default:
		panic("the test does not listen")
	}
}

func (e *ears) Hint(runID, seq int) { e.tell("hint " + hint.Format(runID, seq)) }
func (e *ears) Lost()               { e.tell("lost") }
func (e *ears) Listening(on bool)   { e.tell("listening " + strconv.FormatBool(on)) }

// await reads on until the words come, in this order, and returns when the last one came.
func (e *ears) await(words ...string) time.Time {
	e.t.Helper()
	late := time.After(20 * time.Second)
	for _, word := range words {
		for found := false; !found; {
			select {
			case heard := <-e.heard:
				found = heard == word
			case <-late:
				e.t.Fatalf("%q is not told", word)
			}
		}
	}
	return time.Now()
}

// listen runs a listener on dsn until the test ends.
func (f *fixture) listen(dsn string) *ears {
	f.t.Helper()
	e := &ears{t: f.t, heard: make(chan string, 10_000)}
	listener := f.Listener(dsn, db.Handlers{
		Progress: e, Runs: func() { e.tell("runs") }, Work: func() { e.tell("work") },
		Key:         func(id int) { e.tell(fmt.Sprintf("key %d", id)) },
		Reconnected: func() { e.tell("reconnected") },
	})
	listener.Hurry()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- listener.Run(ctx) }()
	stopped := false
	e.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				f.t.Errorf("the listener ends with %v", err)
			}
		case <-time.After(10 * time.Second):
			f.t.Error("the listener does not end")
		}
	}
	f.t.Cleanup(e.stop)
	return e
}

func (f *fixture) notify(channel, payload string) {
	f.t.Helper()
	f.exec(`SELECT pg_notify($1, $2)`, channel, payload)
}

func TestListenerTellsWhatItHears(t *testing.T) {
	t.Parallel()
	f := open(t)
	e := f.listen(f.dsn)
	e.await("listening true", "lost")
	for _, payload := range []string{"", "self-test:of somebody else", "5:x", "7"} {
		f.notify(db.ChannelProgress, payload)
	}
	f.notify(db.ChannelKeys, "no number")
	f.notify(db.ChannelProgress, "5:3")
	f.notify(db.ChannelQueue, "")
	f.notify(db.ChannelQueue, db.QueuedRuns)
	f.notify(db.ChannelKeys, "17")
	for _, want := range []string{"hint 5:3", "work", "runs", "key 17"} {
		if got := <-e.heard; got != want {
			t.Errorf("told %q, want %q", got, want)
		}
	}
	e.stop()
}

// TestListenerHearsSteps puts the parts together: a step, its hint, a notification, the sink.
func TestListenerHearsSteps(t *testing.T) {
	t.Parallel()
	f := open(t)
	e := f.listen(f.dsn)
	e.await("listening true")
	f.sendHints()
	w := f.Worker(nil)
	work := f.live(w, f.user("ada"), 1, false)
	_, err := w.Note(t.Context(), work, syncrun.Step{Key: "k", Stage: syncrun.StageLikers})
	must(t, err)
	e.await("hint " + hint.Format(work.RunID, 3))
}

// TestListenerReconnects ends the listener's session on the server, over and over.
func TestListenerReconnects(t *testing.T) {
	t.Parallel()
	f := open(t)
	_, dsn := f.relay()
	e := f.listen(dsn + " application_name=ear")
	e.await("listening true", "lost")
	for i := range 5 {
		f.exec(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND
			application_name = 'ear listen'`)
		e.await("listening false", "reconnected")
		e.await("listening true")
		f.notify(db.ChannelProgress, fmt.Sprintf("1:%d", i+1))
		e.await(fmt.Sprintf("hint 1:%d", i+1))
	}
}

// TestListenerTellsOfLoss says after a reconnect that anything may have been missed.
func TestListenerTellsOfLoss(t *testing.T) {
	t.Parallel()
	f := open(t)
	r, dsn := f.relay()
	e := f.listen(dsn)
	e.await("listening true", "lost")
	r.mu.Lock()
	for l := range r.lines {
		_ = l.client.Close()
	}
	r.mu.Unlock()
	e.await("reconnected", "lost", "work", "key 0")
}

// TestListenerNoticesSilence swallows what passes without closing anything.
func TestListenerNoticesSilence(t *testing.T) {
	t.Parallel()
	if every, timeout := db.LooksEvery(); every+timeout > 6*time.Second {
		t.Errorf("silence is noticed after %v", every+timeout)
	}
	f := open(t)
	r, dsn := f.relay()
	e := f.listen(dsn)
	e.await("listening true", "lost")
	var worst time.Duration
	for i := range 8 {
		began := time.Now()
		r.silence(false)
		worst = max(worst, e.await("listening false").Sub(began))
		e.await("lost")
		e.await("listening true")
		f.notify(db.ChannelProgress, fmt.Sprintf("1:%d", i+1))
		e.await(fmt.Sprintf("hint 1:%d", i+1))
	}
	t.Logf("noticed after %v at most, looking every 200 ms and waiting 300 ms", worst)
}

// TestListenerSurvivesSilentHandshakes lets also new connections be silent for a while.
func TestListenerSurvivesSilentHandshakes(t *testing.T) {
	t.Parallel()
	f := open(t)
	r, dsn := f.relay()
	e := f.listen(dsn)
	e.await("listening true", "lost")
	r.silence(true)
	for range 3 {
		e.await("listening false")
	}
	r.muteNew.Store(false)
	e.await("listening true")
}

// TestListenerEndsInTheMiddle stops a listener that waits for somebody silent, or for a database that is away.
func TestListenerEndsInTheMiddle(t *testing.T) {
	t.Parallel()
	f := open(t)
	r, silent := f.relay()
	r.silence(true)
	for name, dsn := range map[string]string{"silent": silent,
		"away": "host=/nonexistent port=1 user=u dbname=d sslmode=disable"} {
		e := f.listen(dsn)
		e.await("listening false")
		e.stop()
		for range len(e.heard) {
			if heard := <-e.heard; heard == "listening true" {
				t.Errorf("%s: it says it listens", name)
			}
		}
	}
}

// TestListenerThatHearsNothing listens where LISTEN is accepted and nothing arrives, as behind a transaction pooler:
// here on another database.
func TestListenerThatHearsNothing(t *testing.T) {
	t.Parallel()
	f := open(t)
	e := f.listen(dbtest.DSN(t))
	e.await("listening false", "listening false")
	e.stop()
	for range len(e.heard) {
		if heard := <-e.heard; heard == "listening true" {
			t.Error("it says it listens")
		}
	}
}
