package pipeline_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// thinBench is a bench whose hundred followers are listed by id only, and whose calls for some of them are refused.
func thinBench(t *testing.T, g *ground, why error, refused ...int64) *bench {
	t.Helper()
	b := newBenchOn(t, g, syncrun.TierPro, 100)
	b.x.refuses = map[int64]error{}
	for _, id := range b.x.followers {
		b.x.thin[id] = true
	}
	for _, n := range refused {
		b.x.refuses[b.x.followers[n]] = why
	}
	return b
}

// asksPeople syncs and returns the run, and how many calls for people it made.
func (b *bench) asksPeople() (run *syncrun.Run, calls int) {
	b.t.Helper()
	before := len(onlyOf(b.x.calls(), "users"))
	run = b.sync()
	return run, len(onlyOf(b.x.calls(), "users")) - before
}

// TestPeopleRefused has a call for a hundred refused because of a few, wherever these stand: they are found and left
// out, everybody else is completed, and the refused are asked for less and less often.
func TestPeopleRefused(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for _, why := range []error{source.ErrItemGone, source.ErrInvalid} {
		for name, refused := range map[string][]int64{
			"one": {50}, "the first": {0}, "the last": {99}, "two in a half": {3, 4}, "one in each half": {3, 80},
			"one in each quarter": {10, 30, 60, 90}, "five side by side": {0, 1, 2, 3, 4},
		} {
			t.Run(fmt.Sprint(name, ", ", why), func(t *testing.T) {
				t.Parallel()
				b := thinBench(t, all.take(t), why, refused...)
				run, calls := b.asksPeople()
				if run.Status != syncrun.StatusCompleted || run.BackfilledCount != 100-len(refused) {
					t.Errorf("run %+v", run)
				}
				if most := 1 + 14*len(refused); calls > most {
					t.Errorf("%d calls, at most %d are needed", calls, most)
				}
				asked := ""
				for n := 2; n <= 5; n++ {
					if _, calls := b.asksPeople(); calls > 0 {
						asked += fmt.Sprint(" ", n)
					}
				}
				if asked != " 2 4" {
					t.Errorf("they are asked for again by runs%s, want 2 4", asked)
				}
			})
		}
	}
}

// TestCallRefused refuses every call for people: that is nobody's fault, is found out by few calls, and makes nobody
// seem gone.
func TestCallRefused(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	b.sync()
	var asked atomic.Int32
	b.x.fail = func(call string) error {
		if strings.HasPrefix(call, "users ") {
			asked.Add(1)
			return source.ErrInvalid
		}
		return nil
	}
	run := b.sync()
	calls := asked.Load()
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.DeepCrawlCount", run.DeepCrawlCount, 0)
	fact.Holds(t, "calls <= 20", calls <= 20, calls)
	says(t, run, "X did not accept what it was asked; the rest of this step is left out")
	var absent int
	if err := b.sql.Get(&absent, `SELECT count(*) FROM x_profiles WHERE absent_at IS NOT NULL`); err != nil || absent > 0 {
		t.Errorf("%d people seem to be gone, %v", absent, err)
	}
}

// TestManyPeopleRefused bounds what one call may become, and completes everybody else over the runs.
func TestManyPeopleRefused(t *testing.T) {
	t.Parallel()
	var refused []int64
	for n := int64(1); n < 100; n += 5 {
		refused = append(refused, n)
	}
	b := thinBench(t, newGround(t), source.ErrInvalid, refused...)
	completed := 0
	for range 8 {
		run, calls := b.asksPeople()
		if run.Status != syncrun.StatusCompleted || calls > 80 {
			t.Errorf("%d calls, run %+v", calls, run)
		}
		completed += run.BackfilledCount
	}
	if completed != 80 {
		t.Errorf("%d of 80 were completed by eight runs", completed)
	}
}

// TestPartOfACallIsKept has the network fall silent between the parts of a refused call: what was read is kept.
func TestPartOfACallIsKept(t *testing.T) {
	t.Parallel()
	b := thinBench(t, newGround(t), source.ErrInvalid, 10) // by their ids, which people are asked by, in the second half
	b.x.fail = func(call string) error {
		if call == "users 25" {
			return &source.TemporaryError{Reason: "answered 503"}
		}
		return nil
	}
	run, _ := b.asksPeople()
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.BackfilledCount", run.BackfilledCount, 50)
	fact.Is(t, "run.ResourcesUsed", run.ResourcesUsed, 151)
}
