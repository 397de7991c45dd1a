package pipeline_test

import (
	"testing"

	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// TestAccountChanges syncs an account once, changes it at X, and syncs again.
func TestAccountChanges(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for standing, want := range map[string]struct {
		code    syncrun.ErrorCode
		message string
	}{
		"locked":    {syncrun.CodeAccountProtected, "This account is protected: its followers are not public"},
		"shy":       {syncrun.CodeAccountProtected, "This account is protected: its followers are not public"},
		"suspended": {syncrun.CodeHandleNotFound, "X has suspended this account"},
		"deleted":   {syncrun.CodeHandleNotFound, "X knows no account of this handle any more"},
	} {
		t.Run(standing, func(t *testing.T) {
			t.Parallel()
			w := newWorldOn(t, all.take(t), "corner", syncrun.TierPro, "")
			w.sync()
			w.sql.MustExec(`DELETE FROM verdicts`)
			if err := w.x.Change("corner", sandbox.Change{Standing: standing}); err != nil {
				t.Fatal(err)
			}
			run := w.sync()
			fact.Is(t, "run.ErrorCode", run.ErrorCode, want.code, want, run)
			fact.Is(t, "run.ErrorMessage", run.ErrorMessage, want.message, want)
			fact.Holds(t, "run.ResourcesUsed <= 1", run.ResourcesUsed <= 1, run.ResourcesUsed, want)
			if w.judged(run) < 150 {
				t.Errorf("%d people are judged", w.judged(run))
			}
		})
	}
}

// TestAccountClosesInMidRun keeps the pages that were read before the account was closed, and completes.
func TestAccountClosesInMidRun(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for _, standing := range []string{"locked", "suspended", "deleted"} {
		t.Run(standing, func(t *testing.T) {
			t.Parallel()
			w := newWorldOn(t, all.take(t), "acme", syncrun.TierPro, "")
			held, release := w.x.Hold(sandbox.EndpointFollowers, 2)
			defer release()
			id := w.queue(w.account)
			stop := w.worker(func(*pipeline.Config) {})
			defer stop()
			within(t, held, "the third page is asked for")
			if err := w.x.Change("acme", sandbox.Change{Standing: standing}); err != nil {
				t.Fatal(err)
			}
			release()
			w.await(id)
			run := w.run(id)
			fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted)
			fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 300)
			fact.Holds(t, "w.judged(run) >= 300", w.judged(run) >= 300, w.judged(run))
		})
	}
}

// TestAccountIsRenamed keeps an account under its new handle; one that took over the old handle is another.
func TestAccountIsRenamed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "village", syncrun.TierPro)
	w.sync()
	if err := w.x.Change("village", sandbox.Change{Rename: "hamlet"}); err != nil {
		t.Fatal(err)
	}
	if err := w.x.Change("corner", sandbox.Change{Rename: "village"}); err != nil {
		t.Fatal(err)
	}
	run := w.sync()
	account, err := w.db.Account(t.Context(), w.user, w.account)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "account.Handle", account.Handle, "hamlet", account, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 0)
	profile, err := w.sources[syncrun.NetworkX].Lookup(t.Context(), "village")
	if err != nil {
		t.Fatal(err)
	}
	if other := w.track("village", profile.ID); other == w.account {
		t.Error("who took over the handle is taken for the account that had it")
	}
}
