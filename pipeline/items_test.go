package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// TestAskedInVain asks for somebody who never fills less and less often: again after 1, 2 and 4 runs.
func TestAskedInVain(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 1)
	b.x.thin[1_000_000], b.x.gone = true, map[int64]bool{1_000_000: true}
	var asked []int
	for run := 1; run <= 9; run++ {
		before := len(onlyOf(b.x.calls(), "users"))
		b.sync()
		if len(onlyOf(b.x.calls(), "users")) > before {
			asked = append(asked, run)
		}
	}
	if want := []int{1, 2, 4, 8}; !slices.Equal(asked, want) {
		t.Errorf("asked in runs %v, want %v", asked, want)
	}
}

// TestPostGone gives a post that is gone no likers, and the others theirs.
func TestPostGone(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 10)
	b.x.posts = []syncrun.Post{{ID: 10}, {ID: 9}}
	b.x.likers = map[int64][]int64{9: {5_000_000}}
	b.x.fail = func(call string) error {
		if strings.HasPrefix(call, "likers 10 ") {
			return source.ErrItemGone
		}
		return nil
	}
	run := b.sync()
	if run.Status != syncrun.StatusCompleted || run.LikersCount != 1 {
		t.Errorf("run %+v", run)
	}
}

// TestUnchargedFailure leaves the day's allowance alone, ten times.
func TestUnchargedFailure(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 10)
	b.x.fail = func(string) error { return source.ErrUnauthorized }
	start := func() error {
		run, err := b.start(syncrun.StartRequest{
			UserID: b.user, TrackedAccountID: b.account, Trigger: syncrun.TriggerManual,
		})
		if err == nil {
			b.work(run.ID)
		}
		return err
	}
	for i := range 11 {
		if err := start(); err != nil {
			t.Fatalf("run %d: %v", i+1, err)
		}
	}
	if err := start(); err == nil {
		t.Error("an account is tried without end")
	}
}

// TestRefusalWhereNoPageWasAsked has a budget end before the first page of the list: what is refused in a later stage
// does not fail the run, for the account itself was read.
func TestRefusalWhereNoPageWasAsked(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 10)
	b.x.thin = map[int64]bool{b.x.followers[0]: true}
	b.x.fail = func(call string) error {
		if strings.HasPrefix(call, "users ") {
			return source.ErrForbidden
		}
		return nil
	}
	fact.Is(t, "the first run's status", b.sync().Status, syncrun.StatusCompleted)
	id := b.queue(b.account)
	b.sql.MustExec(`UPDATE sync_runs SET budget = 2 WHERE id = $1`, id)
	b.work(id)
	run := b.run(id)
	says(t, run, syncrun.LineFollowerBudget(2), syncrun.LineStopped(syncrun.MessageForbidden(syncrun.NetworkX)))
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run.ErrorCode)
}
