package pipeline_test

import (
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// wantShares checks that what is done of a run, and of each stage, never falls over its events, and is all of it at
// the end alone. It returns how many different shares of a stage there were that are neither nothing nor all of it.
func (b *bench) wantShares(id int) map[syncrun.Stage]int {
	b.t.Helper()
	events, err := b.db.Events(b.t.Context(), b.user, id, 0, 10_000)
	if err != nil || len(events) == 0 {
		b.t.Fatalf("%d events, %v", len(events), err)
	}
	partly := map[syncrun.Stage]int{}
	var last syncrun.Event
	for i, e := range events {
		fact.Holds(b.t, "e.RunDone >= last.RunDone", e.RunDone >= last.RunDone, e.RunDone, last.RunDone,
			last.Shares, e.Sequence, e.Shares)
		fact.Holds(b.t, "e.Stage != last.Stage || e.StageDone >= last.StageDone",
			e.Stage != last.Stage || e.StageDone >= last.StageDone, e.Stage, e.StageDone, last.Shares)
		fact.Holds(b.t, "e.StageDone >= 0", e.StageDone >= 0, e.StageDone, last.Shares)
		if e.RunDone == syncrun.Whole && (i < len(events)-1 || e.Status != syncrun.StatusCompleted) {
			b.t.Errorf("event %d of %d, %s, has done the whole run", e.Sequence, len(events), e.Status)
		}
		if e.Stage != last.Stage && last.Stage != "" && last.StageDone != syncrun.Whole {
			b.t.Errorf("%s ends with %+v", last.Stage, last.Shares)
		}
		if e.Stage == last.Stage && e.StageDone != last.StageDone && e.StageDone < syncrun.Whole {
			partly[e.Stage]++
		}
		last = e
	}
	if run := b.run(id); run.Shares != last.Shares {
		b.t.Errorf("the run has done %+v, its last event %+v", run.Shares, last.Shares)
	}
	return partly
}

func TestSharesOfAllStages(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierGrowth, 2400)
	b.search(syncrun.Definition{Description: "founders"})
	for _, id := range b.x.followers[:250] {
		b.x.thin[id] = true
	}
	now := time.Now()
	b.x.posts = []syncrun.Post{{ID: 10, CreatedAt: now}, {ID: 9, CreatedAt: now}, {ID: 8, CreatedAt: now}}
	b.x.likers = map[int64][]int64{10: {6_000_000}, 9: {5_000_000}, 8: {5_000_001}}
	run := b.sync()
	partly := b.wantShares(run.ID)
	for _, stage := range []syncrun.Stage{syncrun.StageFetchFollowers, syncrun.StageBackfill, syncrun.StageLikers,
		syncrun.StageClassify, syncrun.StageFilter} {
		if partly[stage] < 2 {
			t.Errorf("%s gets on in %d steps", stage, partly[stage])
		}
	}
	if run.Status != syncrun.StatusCompleted || run.RunDone != syncrun.Whole {
		t.Errorf("run %+v", run)
	}
	explored := b.trigger(syncrun.TriggerExplore)
	b.wantShares(explored.ID)
}

// A run that is handed from worker to worker, and then cancelled, has done no less than before, and not all.
func TestSharesGoOnWithTheNextWorker(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 6000)
	id := b.queue(b.account)
	var done syncrun.OptionalInt
	for range 3 {
		stop := b.worker(func(*pipeline.Config) {})
		for b.run(id).RunDone == done {
			<-time.After(time.Millisecond)
		}
		stop()
		done = b.run(id).RunDone
	}
	if b.run(id).Status.Ended() {
		t.Fatal("the run had ended before its third worker stopped")
	}
	if _, err := b.db.Starter(b.policy).CancelSync(t.Context(), b.user, id); err != nil {
		t.Fatal(err)
	}
	run := b.run(id)
	events, err := b.db.Events(t.Context(), b.user, id, run.LastSequence-1, run.LastSequence)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(events)", len(events), 1, events)
	fact.Is(t, "events[0].RunDone", events[0].RunDone, done)
	fact.Is(t, "run.RunDone", run.RunDone, done)
	fact.Holds(t, "done < syncrun.Whole", done < syncrun.Whole, done, syncrun.Whole)
}
