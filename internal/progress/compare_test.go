package progress

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// takeBack drops all events after a sequence, as a failover to a standby that lagged does.
func (l *fakeLog) takeBack(runID, seq int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.runs[runID]
	events := r.events[:seq]
	r.run = syncrun.Run{ID: runID, UserID: owner, TriggeredAt: r.run.TriggeredAt}
	r.events = nil
	for _, e := range events {
		if e.Sequence == 2 {
			r.run.StartedAt = &e.At
		}
		r.events, r.run = append(r.events, e), r.run.As(e, nil)
	}
}

// erase removes a run.
func (l *fakeLog) erase(runID int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.runs, runID)
}

// TestEndThatWasTakenBack polls and watches a run whose end the database has lost: within five seconds it is live
// again, and its new end arrives.
func TestEndThatWasTakenBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 8)
		var lost []int
		h := start(t, log, Options{TakenBack: func(topics int) { lost = append(lost, topics) }})
		h.Listening(true)
		behind := watch(t, h, 1, 0)
		behind.readTo(t, 6)
		log.end(1)
		h.Hint(1, 9)
		first := watch(t, h, 1, 0)
		first.readTo(t, 9)
		first.check(t, 0, 9)

		log.takeBack(1, 7)
		<-time.After(5 * time.Second)
		run, fresh, err := h.Snapshot(t.Context(), owner, 1)
		if err != nil {
			t.Fatal(err)
		}
		fact.Is(t, "fresh", fresh, true, run)
		fact.Is(t, "run.LastSequence", run.LastSequence, 7)
		fact.Is(t, "run.Status", run.Status, syncrun.StatusRunning)
		fact.Is(t, "run.CompletedAt", run.CompletedAt, nil)
		fact.Is(t, "len(run.ProgressLog)", len(run.ProgressLog), 2)
		second := watch(t, h, 1, 0)
		second.readTo(t, 7)
		if _, done := second.take(), second.isDone; done {
			t.Error("a subscription ends with an end that was taken back")
		}
		<-time.After(time.Hour)
		if fmt.Sprint(lost) != "[1]" {
			t.Errorf("told of %v", lost)
		}

		log.write(1, 3) // one more than before
		log.end(1)
		h.Hint(1, 11)
		for _, c := range []*client{second, behind} {
			c.readTo(t, 11)
			c.take()
			c.check(t, 0, 11)
			if !c.isDone {
				t.Error("the new end does not end a subscription")
			}
		}
	})
}

// TestEventsThatWereTakenBack goes on with what follows what a subscriber has got, and shows no stale bytes to others.
func TestEventsThatWereTakenBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		log.write(1, 6)
		h := start(t, log, Options{})
		h.Listening(true)
		ahead := watch(t, h, 1, 0)
		ahead.readTo(t, 6)
		<-time.After(time.Millisecond)
		log.takeBack(1, 4)
		log.write(1, 1)
		log.end(1) // in the place of an event that was shown
		<-time.After(5 * time.Second)
		other := watch(t, h, 1, 0)
		other.readTo(t, 6)
		other.take()
		if other.check(t, 0, 6); !other.isDone {
			t.Error("the end is not seen where an event was shown before")
		}
		ahead.take()
		if ahead.check(t, 0, 6); !ahead.isDone {
			t.Error("who got what was taken back is left waiting")
		}
	})
}

// TestTakenBackWhileTheDatabaseIsAway looks again when it is there, and forgets a run that it does not have any more.
func TestTakenBackWhileTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		log := newLog()
		for _, run := range []int{1, 2} {
			log.write(run, 3)
			log.end(run)
		}
		h := start(t, log, Options{})
		h.Listening(true)
		watch(t, h, 1, 0)
		watch(t, h, 2, 0)
		for name, trouble := range map[string]func(context.Context, string) error{
			"nothing can be asked": away,
			"the log cannot be read": func(_ context.Context, call string) error {
				if call == "Tail" {
					return errors.New("broken")
				}
				return nil
			},
		} {
			log.upset(trouble)
			log.takeBack(1, 3)
			log.erase(2)
			<-time.After(10 * time.Second)
			if run, _, _ := h.Snapshot(t.Context(), owner, 1); run.Status != syncrun.StatusCompleted {
				t.Errorf("%s: the run is %s", name, run.Status)
			}
		}
		log.upset(nil)
		<-time.After(5 * time.Second)
		if run, _, err := h.Snapshot(t.Context(), owner, 1); err != nil || run.LastSequence != 3 {
			t.Errorf("the run is %+v, %v", run, err)
		}
		if _, _, err := h.Snapshot(t.Context(), owner, 2); !errors.Is(err, syncrun.ErrNotFound) {
			t.Errorf("a run that is gone: %v", err)
		}
	})
}
