package db_test

import (
	"errors"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestEnd(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		ending syncrun.Ending
		log    []string
	}{
		"completed": {syncrun.Ending{Status: syncrun.StatusCompleted}, []string{}},
		"failed": {
			syncrun.Ending{Status: syncrun.StatusFailed, Code: syncrun.CodeSourceUnavailable, Message: "X is away"},
			[]string{"X is away"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			w := f.worker()
			work := f.live(w, f.user("ada"), 1, false)
			_, err := w.Note(t.Context(), work, syncrun.Step{Key: "k", Stage: syncrun.StageLikers})
			must(t, err)
			must(t, w.End(t.Context(), work.Lease, c.ending))
			run := f.agree(work.UserID, work.RunID)
			fact.Is(t, "run.Status", run.Status, c.ending.Status, run)
			fact.Is(t, "run.ErrorCode", run.ErrorCode, c.ending.Code)
			fact.Is(t, "run.ErrorMessage", run.ErrorMessage, c.ending.Message)
			fact.Not(t, "run.CompletedAt", run.CompletedAt, nil)
			fact.Is(t, "run.Stage", run.Stage, syncrun.StageLikers)
			fact.Is(t, "run.LastSequence", run.LastSequence, 4)
			fact.Equal(t, "run.ProgressLog", run.ProgressLog, c.log)
			f.noClaim(w, true)
			f.run(work.UserID, work.Account.ID) // the account may have another
		})
	}
}

func TestCancelSync(t *testing.T) {
	t.Parallel()
	f := open(t)
	w, starter := f.worker(), f.Starter(db.Policy{})
	ada, bob := f.user("ada"), f.user("bob")
	queued := f.run(ada, f.account(ada, 1).ID)
	running := f.live(w, ada, 2, false) // the queue is in order, so the first is claimed
	if running.RunID != queued.ID {
		t.Fatalf("claimed %+v", running.Lease)
	}
	waiting := f.run(ada, f.account(ada, 3).ID)
	for name, c := range map[string]struct{ run, sequence int }{
		"running": {running.RunID, 3}, "queued": {waiting.ID, 2},
	} {
		_, err := starter.CancelSync(t.Context(), bob, c.run)
		wantNotFound(t, err)
		run, err := starter.CancelSync(t.Context(), ada, c.run)
		fact.Is(fact.Must(t), "err", err, nil, name, run)
		fact.Is(t, "run.Status", run.Status, syncrun.StatusFailed, name)
		fact.Is(t, "run.ErrorCode", run.ErrorCode, syncrun.CodeCancelled, name)
		fact.Is(t, "run.ErrorMessage", run.ErrorMessage, "Cancelled by user", name)
		fact.Is(t, "run.LastSequence", run.LastSequence, c.sequence, name)
		fact.Equal(t, "run.ProgressLog", run.ProgressLog, []string{"Cancelled by user"}, name)
		f.agree(ada, c.run)
		before := f.fingerprint()
		again, err := starter.CancelSync(t.Context(), ada, c.run)
		wantUserError(t, err, syncrun.UserNotRunning)
		if again == nil || again.ID != c.run {
			t.Errorf("%s again: %+v", name, again)
		}
		f.unchanged("cancelling again", before)
	}
	if held, err := w.Held(t.Context(), []syncrun.Lease{running.Lease}); err != nil || len(held) != 0 {
		t.Errorf("held %v, %v", held, err)
	}
	_, err := starter.CancelSync(t.Context(), ada, 1<<40)
	wantNotFound(t, err)
}

// TestCancelOrEnd lets both happen at once, over and over: one of them is the end, and the other is told so.
func TestCancelOrEnd(t *testing.T) {
	t.Parallel()
	f := open(t)
	w, starter := f.worker(), f.Starter(db.Policy{})
	user := f.user("ada")
	for i := range 10 {
		work := f.live(w, user, int64(i+1), false)
		ended := make(chan error)
		go func() { ended <- w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}) }()
		_, cancelErr := starter.CancelSync(t.Context(), user, work.RunID)
		endErr := <-ended
		run := f.agree(user, work.RunID)
		if cancelled := run.ErrorCode == syncrun.CodeCancelled; cancelled {
			must(t, cancelErr)
			wantLeaseLost(t, "End", endErr)
		} else {
			wantUserError(t, cancelErr, syncrun.UserNotRunning)
			must(t, endErr)
		}
	}
}

func TestSleepCancelsTheLiveRun(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	_, err := f.SleepAccount(t.Context(), work.UserID, work.Account.ID)
	must(t, err)
	run := f.agree(work.UserID, work.RunID)
	if run.ErrorCode != syncrun.CodeCancelled || run.ErrorMessage != "Account put to sleep" {
		t.Errorf("run %+v", run)
	}
	_, err = w.Note(t.Context(), work, syncrun.Step{Key: "k", Stage: syncrun.StageLikers})
	wantLeaseLost(t, "Note", err)
}

func TestSetRateLimited(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	for _, inRow := range []int{1, 2, 3, 3} { // the last was written twice, its answer lost
		must(t, w.SetRateLimited(t.Context(), work.Lease, inRow))
	}
	f.expire()
	if again := f.claim(w); again.LimitedInRow != 3 {
		t.Errorf("limited %d times", again.LimitedInRow)
	}
	if err := w.SetRateLimited(t.Context(), work.Lease, 4); !errors.Is(err, syncrun.ErrLeaseLost) {
		t.Errorf("with a lost lease: %v", err)
	}
}
