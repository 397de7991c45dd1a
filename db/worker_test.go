package db_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// write is one way of committing a step.
type write struct {
	name string
	do   func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error)
}

// writes are all steps that carry data or a line, in an order in which one run can make them.
func writes() []write {
	step := func(key string, stage syncrun.Stage, add syncrun.Counts, read ...syncrun.Read) syncrun.Step {
		return syncrun.Step{Key: key, Stage: stage, Counts: add, Reads: read}
	}
	profiles, sums := span(1, 5)
	users := syncrun.Read{Kind: syncrun.ResourceUser, IDs: idsOf(profiles)}
	verdict := func(id int64, confidence syncrun.Confidence, outcome syncrun.Outcome) syncrun.Verdict {
		return syncrun.Verdict{PersonID: id, FactsHash: -id, Confidence: confidence, Outcome: outcome,
			Reasons: []string{"because"}, Gender: syncrun.GenderUnknown, FollowerCountTier: syncrun.Under1K}
	}
	return []write{
		{"Note", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return w.Note(ctx, work, syncrun.Step{Key: "line", Stage: syncrun.StageFetchFollowers, Message: "a line"})
		}},
		{"BeginScan", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return w.BeginScan(ctx, work, step("begin", syncrun.StageFetchFollowers, syncrun.Counts{}))
		}},
		{"RestartScan", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return w.RestartScan(ctx, work, step("restart", syncrun.StageFetchFollowers, syncrun.Counts{}), 0)
		}},
		{"FollowerPage", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			page := syncrun.FollowerPage{
				Scan: syncrun.Scan{ID: 2, RunID: work.RunID, Full: true, State: syncrun.ScanOpen}, NextToken: "next",
				Profiles: profiles, Hashes: sums,
			}
			read := syncrun.Read{Kind: syncrun.ResourceFollower, IDs: idsOf(profiles)}
			return w.FollowerPage(ctx, work, step("page", syncrun.StageFetchFollowers, syncrun.Counts{}, read), page)
		}},
		{"ProfilePage", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			page := syncrun.ProfilePage{Asked: idsOf(profiles), Profiles: profiles, Hashes: sums}
			return w.ProfilePage(ctx, work,
				step("crawl", syncrun.StageDeepCrawl, syncrun.Counts{DeepCrawlCount: 5}, users), page)
		}},
		{"StorePosts", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			posts := []syncrun.Post{{ID: 71, CreatedAt: time.Unix(1e9, 0)}, {ID: 70, CreatedAt: time.Unix(9e8, 0)}}
			read := syncrun.Read{Kind: syncrun.ResourcePost, IDs: []int64{71, 70}}
			return w.StorePosts(ctx, work, step("posts", syncrun.StageLikers, syncrun.Counts{}, read), posts)
		}},
		{"LikersPage", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			likers, sums := span(4, 8)
			return w.LikersPage(ctx, work, step("likers", syncrun.StageLikers, syncrun.Counts{}, users), likers, sums)
		}},
		{"JudgePage", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return w.JudgePage(ctx, work, step("judge", syncrun.StageClassify, syncrun.Counts{}), []syncrun.Verdict{
				verdict(1, syncrun.ConfidenceFull, ""), verdict(2, syncrun.ConfidenceNone, syncrun.OutcomeNone),
				verdict(3, syncrun.ConfidenceMaybe, ""), verdict(4, syncrun.ConfidenceNone, syncrun.OutcomeBot)})
		}},
		{"FilterPage", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return w.FilterPage(ctx, work, step("filter", syncrun.StageFilter, syncrun.Counts{}),
				[]syncrun.Match{{PersonID: 1, RunID: work.RunID}, {PersonID: 3, RunID: work.RunID}},
				[]syncrun.Outcome{syncrun.OutcomePassed, syncrun.OutcomeTier})
		}},
		{"RankPage", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			ranked := syncrun.Ranked{Profile: syncrun.Profile{ID: 1}, RunID: work.RunID, Score: 0.25, Reasons: []string{"rated"}}
			return w.RankPage(ctx, work, step("rank", syncrun.StageFilter, syncrun.Counts{}), []syncrun.Ranked{ranked})
		}},
		{"AccountPage", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return w.AccountPage(ctx, work, step("account", syncrun.StageFetchFollowers, syncrun.Counts{}),
				syncrun.Profile{ID: 1, Handle: "renamed", Name: "Renamed", FollowersCount: 9, Detailed: true})
		}},
		{"AbandonScan", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return w.AbandonScan(ctx, work, step("abandon", syncrun.StageFetchFollowers, syncrun.Counts{}), 2)
		}},
		{"EndScans", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return w.EndScans(ctx, work, step("ends", syncrun.StageFetchFollowers, syncrun.Counts{}))
		}},
		{"Stop", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return w.Stop(ctx, work, step("stop", syncrun.StageLikers, syncrun.Counts{}), syncrun.Stop{NoCredit: true,
				Failure: &syncrun.Failure{Code: syncrun.CodeOutOfCredit, Message: "no credit"}})
		}},
	}
}

// endings are the ways of letting go of a run that are written to its log.
func endings() []write {
	return []write{
		{"HandBackUntil", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return syncrun.Committed{}, w.HandBackUntil(ctx, work.Lease, time.Minute, true, "Waiting until")
		}},
		{"End", func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
			return syncrun.Committed{}, w.End(ctx, work.Lease, syncrun.Ending{Status: syncrun.StatusFailed,
				Code: syncrun.CodeInternal, Message: "it broke"})
		}},
	}
}

// TestCommittedStepIsRecognised commits each step twice, as somebody does who never got the answer to the first.
func TestCommittedStepIsRecognised(t *testing.T) {
	t.Parallel()
	for _, last := range endings() {
		t.Run(last.name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			w := f.worker()
			work := f.live(w, f.user("ada"), 1, true)
			for _, step := range append(writes(), last) {
				first, err := step.do(t.Context(), w, work)
				if err != nil {
					t.Fatalf("%s: %v", step.name, err)
				}
				before := f.fingerprint()
				again, err := step.do(t.Context(), w, work)
				if err != nil || again != first {
					t.Errorf("%s again: %+v, %v; want %+v", step.name, again, err, first)
				}
				f.unchanged(step.name+" again", before)
				f.agree(work.UserID, work.RunID)
			}
			run := f.agree(work.UserID, work.RunID)
			want := syncrun.Counts{
				NewFollowersCount: 5, DeepCrawlCount: 5, LikersCount: 5, CandidatesPassedCount: 1,
				TierFilteredCount: 1, JudgedCount: 4, BotCount: 1, MatchedCount: 2,
			}
			if run.Counts != want || run.LastSequence != 2+len(writes())+1 {
				t.Errorf("the run ends as %+v", run)
			}
		})
	}
}

// losses are the ways in which a lease stops being one.
func losses() map[string]func(f *fixture, w *db.Worker, work *syncrun.Work) {
	return map[string]func(f *fixture, w *db.Worker, work *syncrun.Work){
		"replaced": func(f *fixture, w *db.Worker, work *syncrun.Work) {
			f.expire()
			if again := f.claim(w); again.RunID != work.RunID || again.Attempt != work.Attempt+1 {
				f.t.Fatalf("claimed %+v", again.Lease)
			}
		},
		"cancelled": func(f *fixture, _ *db.Worker, work *syncrun.Work) {
			_, err := f.Starter(db.Policy{}).CancelSync(f.t.Context(), work.UserID, work.RunID)
			must(f.t, err)
		},
		"ended": func(f *fixture, w *db.Worker, work *syncrun.Work) {
			must(f.t, w.End(f.t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
		},
		"handed back": func(f *fixture, w *db.Worker, work *syncrun.Work) {
			must(f.t, w.HandBack(f.t.Context(), work.Lease))
		},
		"waiting": func(f *fixture, w *db.Worker, work *syncrun.Work) {
			must(f.t, w.HandBackUntil(f.t.Context(), work.Lease, time.Hour, false, "Waiting until"))
		},
	}
}

// TestLostLeaseWritesNothing tries every write with a lease that is gone, and compares all tables.
func TestLostLeaseWritesNothing(t *testing.T) {
	t.Parallel()
	for name, lose := range losses() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := open(t)
			w := f.worker()
			work := f.live(w, f.user("ada"), 1, true)
			_, err := w.BeginScan(t.Context(), work, syncrun.Step{Key: "scan 1", Stage: syncrun.StageFetchFollowers})
			must(t, err)
			lose(f, w, work)
			tries := append(
				writes(),
				write{
					"HandBack",
					func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
						return syncrun.Committed{}, w.HandBack(ctx, work.Lease)
					},
				},
				write{
					"SetRateLimited",
					func(ctx context.Context, w *db.Worker, work *syncrun.Work) (syncrun.Committed, error) {
						return syncrun.Committed{}, w.SetRateLimited(ctx, work.Lease, 7)
					},
				},
			)
			if name != "ended" { // ending it again is the same end
				tries = append(tries, endings()[1])
			}
			if name != "waiting" { // and so is waiting
				tries = append(tries, endings()[0])
			}
			before := f.fingerprint()
			for _, try := range tries {
				_, err := try.do(t.Context(), w, work)
				wantLeaseLost(t, try.name, err)
			}
			held, err := w.Heartbeat(t.Context(), []syncrun.Lease{work.Lease}, time.Hour)
			if err != nil || len(held) != 0 {
				t.Errorf("heartbeat keeps %v, %v", held, err)
			}
			if name == "cancelled" { // what was read is paid for: see TestCancelledPageIsBilledOnce
				after := f.fingerprint()
				before["resource_reads"], before["usage_days"] = after["resource_reads"], after["usage_days"]
			}
			f.unchanged("a lost lease", before)
		})
	}
}

// TestStepOfAnotherIsNoSuccess repeats, with a lease that was lost, a step that the new owner has committed.
func TestStepOfAnotherIsNoSuccess(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	old := f.live(w, f.user("ada"), 1, false)
	f.expire()
	owner := f.claim(w)
	for _, step := range writes()[:4] {
		_, err := step.do(t.Context(), w, owner)
		must(t, err)
		_, err = step.do(t.Context(), w, old)
		wantLeaseLost(t, step.name, err)
	}
	must(t, w.End(t.Context(), owner.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	wantLeaseLost(t, "End", w.End(t.Context(), old.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
}

// TestSequencesHaveNoGaps lets eight writers of one run write at once; every third write is rolled back at the
// fence, every fourth is given up by its caller.
func TestSequencesHaveNoGaps(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	const writers, each = 8, 24
	var mu sync.Mutex
	seen := map[int]bool{}
	var wg sync.WaitGroup
	for writer := range writers {
		wg.Go(func() {
			for i := range each {
				step := syncrun.Step{Key: fmt.Sprintf("%d/%d", writer, i), Stage: syncrun.StageDeepCrawl,
					Counts: syncrun.Counts{DeepCrawlCount: 1}, Reads: reads(syncrun.ResourceUser, int64(writer*each+i))}
				ctx, cancel := context.WithCancel(t.Context())
				if i%4 == 0 {
					cancel()
				}
				if i%3 == 0 {
					step.Stage = "nonsense"
				}
				done, err := w.Note(ctx, work, step)
				cancel()
				if wanted := i%4 != 0 && i%3 != 0; (err == nil) != wanted {
					t.Errorf("write %s: %v", step.Key, err)
				}
				if err != nil {
					continue
				}
				mu.Lock()
				if seen[done.Sequence] || done.Counts.DeepCrawlCount != done.Sequence-2 {
					t.Errorf("sequence %d with %+v", done.Sequence, done.Counts)
				}
				seen[done.Sequence] = true
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	const committed = writers * each / 2
	run := f.agree(work.UserID, work.RunID)
	fact.Is(t, "run.LastSequence", run.LastSequence, 2+committed, run)
	fact.Is(t, "run.DeepCrawlCount", run.DeepCrawlCount, committed)
	fact.Is(t, "run.ResourcesUsed", run.ResourcesUsed, committed)
	got := slices.Sorted(maps.Keys(seen))
	fact.Is(fact.Must(t), "len(got)", len(got), committed, got)
	fact.Is(t, "got[0]", got[0], 3)
	fact.Is(t, "got[committed-1]", got[committed-1], 2+committed)
	usage, err := f.UsageOfMonth(t.Context(), work.UserID)
	if err != nil || usage.ResourcesUsed != committed {
		t.Errorf("usage %+v, %v", usage, err)
	}
}

// TestStepHints tells after each commit how far the log reaches, and nothing when there was none.
func TestStepHints(t *testing.T) {
	t.Parallel()
	f := open(t)
	carried := &carrier{}
	d, err := db.Open(f.dsn, db.Options{Carrier: carried})
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	w := d.Worker(nil)
	work := f.live(w, f.user("ada"), 1, false)
	step := syncrun.Step{Key: "line", Stage: syncrun.StageFetchFollowers, Message: "a line"}
	for range 2 {
		_, err := w.Note(t.Context(), work, step)
		must(t, err)
	}
	step.Key, step.Stage = "other", "nonsense"
	if _, err := w.Note(t.Context(), work, step); err == nil || errors.Is(err, syncrun.ErrLeaseLost) {
		t.Errorf("an impossible stage: %v", err)
	}
	want := []syncrun.Cursor{{RunID: work.RunID, After: 2}, {RunID: work.RunID, After: 3}, {RunID: work.RunID, After: 3}}
	if !slices.Equal(carried.hints, want) {
		t.Errorf("hints %v, want %v", carried.hints, want)
	}
}
