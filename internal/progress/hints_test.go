package progress

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestTicks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 1)
		h := start(t, log, Options{Tick: time.Second, DeafTick: 400 * time.Millisecond})
		c := watch(t, h, 1, 0)
		c.readTo(t, 1)
		for _, step := range []struct {
			listening bool
			longest   time.Duration
		}{{false, 400 * time.Millisecond}, {true, time.Second}, {false, 400 * time.Millisecond}} {
			h.Listening(step.listening)
			for range 5 {
				before := time.Now()
				c.readTo(t, log.write(1, 1))
				if took := time.Since(before); took > step.longest {
					t.Errorf("listening %t: an event without a hint took %v", step.listening, took)
				}
				<-time.After(70 * time.Millisecond)
			}
		}
		c.check(t, 0, 16)
	})
}

// TestHintsDoNotPutOffTheTick keeps the reader busy with another run.
func TestHintsDoNotPutOffTheTick(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 1)
		log.write(2, 1)
		h := start(t, log, Options{DeafTick: time.Second})
		c := watch(t, h, 1, 0)
		watch(t, h, 2, 0)
		seq := log.write(1, 1)
		for range 15 {
			h.Hint(2, log.write(2, 1))
			<-time.After(100 * time.Millisecond)
		}
		if c.take(); c.cursor.Sequence() != seq {
			t.Error("an event without a hint did not come within a tick")
		}
	})
}

// TestChangeOfHearingReadsOn: whatever was missed before or after it does not wait for a tick.
func TestChangeOfHearingReadsOn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 1)
		h := start(t, log, Options{Tick: time.Hour, DeafTick: time.Hour})
		c := watch(t, h, 1, 0)
		for _, tell := range []func(){func() { h.Listening(true) }, h.Lost, func() { h.Listening(false) }} {
			seq := log.write(1, 1)
			before := time.Now()
			tell()
			c.readTo(t, seq)
			if time.Since(before) > 0 {
				t.Errorf("took %v", time.Since(before))
			}
		}
	})
}

func TestHintsThatCostNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 5)
		log.write(2, 5)
		log.end(2)
		h := start(t, log, Options{Tick: time.Hour, DeafTick: time.Hour})
		c := watch(t, h, 1, 0)
		watch(t, h, 2, 0)
		c.readTo(t, 5)
		synctest.Wait()
		log.counts()
		h.Hint(1, 5) // known
		h.Hint(1, 3)
		h.Hint(2, 7) // ended
		h.Hint(9, 1) // not watched
		synctest.Wait()
		if n := log.counts(); len(n) > 0 {
			t.Errorf("calls %v", n)
		}
		h.Hint(1, 1_000_000) // a lie: read once, not for ever
		synctest.Wait()
		if n := log.counts(); n["After"] != 1 {
			t.Errorf("calls %v after a hint of what is not there", n)
		}
		s := h.Stats()
		fact.Holds(t, "s.LastHint equals time.Now()", s.LastHint.Equal(time.Now()), s.LastHint, time.Now(), s)
		fact.Is(t, "s.Topics", s.Topics, 2)
		fact.Is(t, "s.Listening", s.Listening, false)
		h.Hint(1, log.write(1, 1))
		c.readTo(t, 6)
	})
}

func TestPartsAreReadOn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.part = fullPart
		log.write(1, 1)
		h := start(t, log, Options{Keep: 2000, Tick: time.Hour, DeafTick: time.Hour})
		c := watch(t, h, 1, 0)
		log.write(1, 999)
		h.Lost()
		c.readTo(t, 1000)
		c.check(t, 0, 1000)
	})
}

func TestHintsInOneGoAreOneQuery(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		goOn := make(chan struct{})
		var clients []*client
		h := start(t, log, Options{Tick: time.Hour, DeafTick: time.Hour})
		for run := 1; run <= 100; run++ {
			log.write(run, 1)
			clients = append(clients, watch(t, h, run, 0))
		}
		synctest.Wait()
		log.counts()
		log.upset(func(context.Context, string) error { <-goOn; return nil })
		for run := 1; run <= 100; run++ {
			h.Hint(run, log.write(run, 1))
			h.Hint(run, 2)
		}
		synctest.Wait()
		close(goOn)
		for _, c := range clients {
			c.readTo(t, 2)
		}
		if n := log.counts()["After"]; n > 2 {
			t.Errorf("%d queries", n)
		}
	})
}

func TestLagIsToldOncePerEvent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 4)
		var heard []time.Duration
		h := start(t, log, Options{DeafTick: 500 * time.Millisecond, Lag: func(d time.Duration) { heard = append(heard, d) }})
		first, second := watch(t, h, 1, 0), watch(t, h, 1, 0)
		<-time.After(10 * time.Millisecond)
		log.write(1, 2)
		first.readTo(t, 6)
		second.readTo(t, 6)
		synctest.Wait()
		fact.Is(fact.Must(t), "len(heard)", len(heard), 2, heard)
		fact.Holds(t, "heard[0] > 0", heard[0] > 0, heard[0])
		fact.Holds(t, "heard[0] <= 500*time.Millisecond", heard[0] <= 500*time.Millisecond, heard[0])
	})
}

func TestSnapshot(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 4)
		h := start(t, log, Options{Tick: time.Second})
		want := func(when string, sequence int) {
			t.Helper()
			run, fresh, err := h.Snapshot(t.Context(), owner, 1)
			fact.Is(fact.Must(t), "err", err, nil, when)
			fact.Is(t, "fresh", fresh, sequence > 0, when)
			fact.Is(t, "run.LastSequence", run.LastSequence, sequence, when)
			if p := (&syncrun.Progress{Event: syncrun.Event{Sequence: sequence, Status: run.Status, Counts: run.Counts},
				SyncRun: run}); fresh && !right(p) {
				t.Errorf("%s: %+v", when, run)
			}
		}
		want("deaf", 0)
		h.Listening(true)
		want("opened", 4)
		h.Hint(1, log.write(1, 1))
		want("a hint tells of more", 0)
		synctest.Wait()
		want("read on", 5)
		<-time.After(time.Minute)
		want("after a while", 5)
		log.upset(away)
		<-time.After(2 * time.Second)
		want("the database is away", 0)
		log.upset(nil)
		<-time.After(retryPause)
		synctest.Wait()
		want("it is back", 5)
		h.Hint(1, log.end(1))
		synctest.Wait()
		want("ended", 6)
		log.upset(away)
		<-time.After(10 * time.Second)
		want("ended, the database away", 6)
		for _, missing := range [][2]int{{owner + 1, 1}, {owner, 2}} {
			log.upset(nil)
			run, fresh, err := h.Snapshot(t.Context(), missing[0], missing[1])
			fact.Not(t, "err", err, nil, missing[0], missing[1], run)
			fact.Is(t, "fresh", fresh, false, missing[0], missing[1])
			fact.Is(t, "run.ID", run.ID, 0, missing[0], missing[1])
		}
	})
}

// TestTickAmongMarks marks a log faster than it can be read: logs without a mark are looked at all the same.
func TestTickAmongMarks(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 1)
		log.write(2, 1)
		h := start(t, log, Options{Tick: time.Second})
		busy, quiet := watch(t, h, 1, 0), watch(t, h, 2, 0)
		defer busy.cursor.Close()
		defer quiet.cursor.Close()
		log.upset(func(_ context.Context, call string) error {
			if call == "After" {
				time.Sleep(100 * time.Millisecond) // of the bubble's clock
				h.Hint(1, log.write(1, 1))         // there is always one more
			}
			return nil
		})
		h.Hint(1, log.write(1, 1))
		log.write(2, 1) // whose hint is lost
		began := time.Now()
		quiet.readTo(t, 2)
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("a lost hint is made good after %s", took)
		}
	})
}

// TestTroubleIsToldOnce fails reads for a reason that is no outage, and then lets them work again.
func TestTroubleIsToldOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 1)
		var heard []string
		h := start(t, log, Options{Trouble: func(err error) { heard = append(heard, fmt.Sprint(err)) }})
		c := watch(t, h, 1, 0)
		defer c.cursor.Close()
		for _, trouble := range []error{syncrun.ErrUnavailable, errors.New("no such table"), syncrun.ErrUnavailable,
			errors.New("no such table"), nil} {
			log.upset(func(_ context.Context, call string) error { return trouble })
			time.Sleep(3 * time.Second)
			synctest.Wait()
		}
		if !slices.Equal(heard, []string{"no such table", "<nil>"}) {
			t.Errorf("heard %q", heard)
		}
	})
}

// TestSnapshotOfAPart has a database come back for one read only, which brings a part of a long log: a snapshot is not
// fresh then, for what was read is not all that had been committed.
func TestSnapshotOfAPart(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.part = fullPart
		log.write(1, 1)
		h := start(t, log, Options{Tick: time.Second, Compare: time.Hour})
		h.Listening(true)
		c := watch(t, h, 1, 0)
		log.upset(away)
		<-time.After(5 * time.Second)
		log.write(1, 2*fullPart)
		reads := 0
		log.upset(func(context.Context, string) error {
			if reads++; reads > 1 {
				return syncrun.ErrUnavailable
			}
			return nil
		})
		c.readTo(t, 1+fullPart)
		synctest.Wait()
		_, fresh, err := h.Snapshot(t.Context(), owner, 1)
		fact.Is(t, "err", err, nil)
		fact.Is(t, "fresh", fresh, false)
		log.upset(nil)
		c.readTo(t, 1+2*fullPart)
		synctest.Wait()
		run, fresh, err := h.Snapshot(t.Context(), owner, 1)
		fact.Is(t, "err", err, nil)
		fact.Is(t, "fresh", fresh, true)
		fact.Is(t, "run.LastSequence", run.LastSequence, 1+2*fullPart)
	})
}
