package pipeline_test

import (
	"slices"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// TestAllStages runs all six over a small account and checks every count against what the source holds.
func TestAllStages(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierGrowth, 500)
	b.search(
		syncrun.Definition{
			Description: "founders",
			Labels:      []syncrun.Label{{Kind: syncrun.LabelJobRole, Value: "founder"}},
			FollowerCountTiers: []syncrun.FollowerCountTier{
				syncrun.Under1K,
			},
			Genders: []syncrun.Gender{syncrun.GenderFemale},
		},
	)
	b.sync()
	b.x.mu.Lock()
	b.x.followers = append(people(2_000_050, 50), b.x.followers...)
	b.x.thin[2_000_050], b.x.thin[2_000_049] = true, true
	b.x.posts = []syncrun.Post{{ID: 10, CreatedAt: time.Now().Add(time.Hour)}, {ID: 9, CreatedAt: time.Now()}, {ID: 8}}
	b.x.likers = map[int64][]int64{10: {6_000_000}, 9: {1_000_000, 5_000_000, 5_000_001}, 8: {5_000_001, 5_000_002}}
	b.x.mu.Unlock()
	run := b.sync()
	got := run.Counts
	matched := got.CandidatesPassedCount + got.TierFilteredCount + got.GenderFilteredCount
	fact.Is(t, "got.NewFollowersCount", got.NewFollowersCount, 50, got)
	fact.Is(t, "got.DeepCrawlCount", got.DeepCrawlCount, 250)
	fact.Is(t, "got.BackfilledCount", got.BackfilledCount, 2)
	fact.Is(t, "got.LikersCount", got.LikersCount, 4)
	fact.Is(t, "matched", matched, 53)
	b.wantJudged(run)
	if int(got.MatchedCount) != matched || got.JudgedCount != 53 {
		t.Errorf("judged %d, of them %d bots and %d matched; %d were filtered", got.JudgedCount, got.BotCount,
			got.MatchedCount, matched)
	}
	if got.GenderFilteredCount != 0 {
		t.Errorf("a first name for women was filtered by gender: %+v", got)
	}
	var sources []string
	if err := b.sql.Select(&sources,
		`SELECT DISTINCT source_type FROM candidates WHERE person_id >= 5000000`); err != nil ||
		!slices.Equal(sources, []string{"liker"}) {
		t.Errorf("likers are candidates as %v (%v)", sources, err)
	}
	again := b.sync().Counts
	if again.NewFollowersCount+again.LikersCount+again.BackfilledCount+
		again.CandidatesPassedCount+again.TierFilteredCount != 0 {
		t.Errorf("an unchanged account gives %+v", again)
	}
}

// wantJudged compares the counts of a completed run with its verdicts.
func (b *bench) wantJudged(run *syncrun.Run) {
	b.t.Helper()
	const ofRun = `SELECT count(*) FROM verdicts WHERE run_id = $1`
	judged, bots := b.count(ofRun, run.ID), b.count(ofRun+` AND outcome = 'bot'`, run.ID)
	matched := b.count(ofRun+` AND outcome IN ('passed', 'tier', 'gender')`, run.ID)
	fact.Is(b.t, "int(run.JudgedCount)", int(run.JudgedCount), judged)
	fact.Is(b.t, "int(run.BotCount)", int(run.BotCount), bots)
	fact.Is(b.t, "int(run.MatchedCount)", int(run.MatchedCount), matched)
}

// TestMatchesLeftBehindAreCounted has a run filter what the one before did not get to.
func TestMatchesLeftBehindAreCounted(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	b.search(syncrun.Definition{Description: "founders"})
	first := b.sync()
	b.wantJudged(first)
	b.sql.MustExec(`UPDATE verdicts SET outcome = NULL WHERE outcome = 'passed' AND person_id % 2 = 0`)
	left := b.count(`SELECT count(*) FROM verdicts WHERE outcome IS NULL`)
	b.x.mu.Lock()
	b.x.followers = append(people(2_000_010, 10), b.x.followers...)
	b.x.mu.Unlock()
	second := b.sync()
	b.wantJudged(second)
	fact.Not(t, "left", left, 0, second.Counts)
	fact.Holds(t, "int(second.MatchedCount) >= left", int(second.MatchedCount) >= left, int(second.MatchedCount), left)
	fact.Is(t, "second.JudgedCount", second.JudgedCount, syncrun.OptionalInt(left+10))
	if judged := b.run(first.ID).JudgedCount; judged != first.JudgedCount {
		t.Errorf("the first run judged %d, then %d", first.JudgedCount, judged)
	}
}

// TestWithoutSearchOrUserToken completes, with a line for each thing left out.
func TestWithoutSearchOrUserToken(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 10)
	b.x.noUser = true
	run := b.sync()
	for _, line := range []string{syncrun.LineNoLikers,
		"No saved search is assigned: nobody is judged",
		syncrun.LineFetching, syncrun.LineFound(10), syncrun.LineClassify, syncrun.LineClassified} {
		if !slices.Contains(run.ProgressLog, line) {
			t.Errorf("%q is not in %q", line, run.ProgressLog)
		}
	}
	if len(run.ProgressLog) == 0 || run.Status != syncrun.StatusCompleted {
		t.Errorf("run %+v", run)
	}
}

// TestBudgetEndsStages stops asking when the budget is used up and still completes; no call asks for more than is left.
func TestBudgetEndsStages(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 900)
	for _, id := range b.x.followers {
		b.x.thin[id] = true
	}
	run := b.sync()
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 799, run)
	fact.Is(t, "run.BackfilledCount", run.BackfilledCount, 200)
	fact.Is(t, "run.ResourcesUsed", run.ResourcesUsed, 1000)
	if last := onlyOf(b.x.calls(), "posts"); len(last) != 0 {
		t.Errorf("posts were asked for without a budget: %v", last)
	}
	if run.Status != syncrun.StatusCompleted {
		t.Errorf("run %+v", run)
	}
}

// TestHandBackOnStop stops a worker between pages; another goes on where it stood, without a line said twice.
func TestHandBackOnStop(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 3000)
	id := b.queue(b.account)
	reached, release := make(chan struct{}), make(chan struct{})
	b.x.fail = func(call string) error {
		if call == "followers 400 2700" {
			close(reached)
			<-release
		}
		return nil
	}
	stop := b.worker(func(*pipeline.Config) {})
	<-reached
	done := make(chan struct{})
	go func() { stop(); close(done) }()
	close(release)
	<-done
	if run := b.run(id); run.Status != syncrun.StatusRunning {
		t.Fatalf("after a stop the run is %+v", run)
	}
	b.x.mu.Lock()
	b.x.fail = nil
	b.x.mu.Unlock()
	b.work(id)
	run := b.run(id)
	if run.NewFollowersCount != 3000 || run.Status != syncrun.StatusCompleted {
		t.Errorf("run %+v", run)
	}
	for i, line := range run.ProgressLog {
		if slices.Index(run.ProgressLog, line) != i {
			t.Errorf("%q stands twice in %q", line, run.ProgressLog)
		}
	}
}
