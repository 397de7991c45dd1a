package db_test

import (
	"slices"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// verdictOn is a verdict on a person whose facts are those of hashes.
func verdictOn(id int64, confidence syncrun.Confidence, outcome syncrun.Outcome) syncrun.Verdict {
	return syncrun.Verdict{
		PersonID: id, FactsHash: -id, Confidence: confidence, Outcome: outcome, Reasons: []string{"one", "two"},
		Gender: syncrun.GenderFemale, FollowerCountTier: syncrun.From1KTo10K, Labels: []string{"engineer"},
	}
}

func (f *fixture) judge(w *db.Worker, work *syncrun.Work, verdicts ...syncrun.Verdict) {
	f.t.Helper()
	_, err := w.JudgePage(f.t.Context(), work, syncrun.Step{Key: "judge", Stage: syncrun.StageClassify}, verdicts)
	must(f.t, err)
}

// unjudged lists who is to be judged, checking that looks at two people each give the same as one look at all.
func (f *fixture) unjudged(w *db.Worker, work *syncrun.Work) []int64 {
	f.t.Helper()
	var ids, paged []int64
	all, err := w.Unjudged(f.t.Context(), work, 0, 100)
	must(f.t, err)
	for _, s := range all.People {
		ids = append(ids, s.Profile.ID)
	}
	if !all.Last {
		f.t.Error("a look at everybody does not tell that it was the last")
	}
	for after, last := int64(0), false; !last; {
		look, err := w.Unjudged(f.t.Context(), work, after, 2)
		must(f.t, err)
		if !look.Last && look.Through <= after {
			f.t.Fatalf("a look behind %d ends at %d", after, look.Through)
		}
		for _, s := range look.People {
			paged = append(paged, s.Profile.ID)
		}
		after, last = look.Through, look.Last
	}
	if !slices.Equal(ids, paged) {
		f.t.Errorf("in pages %v, at once %v", paged, ids)
	}
	return ids
}

func (f *fixture) wantUnjudged(when string, w *db.Worker, work *syncrun.Work, want ...int64) {
	f.t.Helper()
	if got := f.unjudged(w, work); !slices.Equal(got, want) {
		f.t.Errorf("%s: to judge are %v, want %v", when, got, want)
	}
}

// crowd is a claimed run of an account with four followers, one of them thin, and likers 3 (a follower), 5 and 6.
func (f *fixture) crowd(w *db.Worker) *syncrun.Work {
	f.t.Helper()
	work := f.live(w, f.user("ada"), 1, true)
	f.followers(w, work, "", detailed(4), thin(2), detailed(1), detailed(3))
	likers, sums := []syncrun.Profile{detailed(6), detailed(3), thin(5)}, []int64{-6, -3, 0}
	_, err := w.LikersPage(f.t.Context(), work, syncrun.Step{Key: "likers", Stage: syncrun.StageLikers}, likers, sums)
	must(f.t, err)
	return work
}

func TestUnjudged(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.crowd(w)
	f.wantUnjudged("at first", w, work, 1, 2, 3, 4, 5, 6)
	all, err := w.Unjudged(t.Context(), work, 0, 100)
	must(t, err)
	for _, s := range all.People {
		want := syncrun.Subject{Profile: detailed(s.Profile.ID), FactsHash: -s.Profile.ID}
		if s.Profile.ID == 2 || s.Profile.ID == 5 {
			want = syncrun.Subject{Profile: thin(s.Profile.ID)}
		}
		if s != want {
			t.Errorf("subject %+v, want %+v", s, want)
		}
	}
	f.judge(
		w,
		work,
		verdictOn(1, syncrun.ConfidenceFull, ""),
		verdictOn(3, syncrun.ConfidenceNone, syncrun.OutcomeNone),
		verdictOn(6, syncrun.ConfidenceNone, syncrun.OutcomeBot),
		syncrun.Verdict{PersonID: 2, Confidence: syncrun.ConfidenceNone,
			Outcome: syncrun.OutcomeNone, Reasons: []string{"thin"}, Gender: syncrun.GenderUnknown,
			FollowerCountTier: syncrun.Under1K},
	)
	f.wantUnjudged("after a page", w, work, 4, 5)
	second := f.next(w, work)
	f.wantUnjudged("in the next run", w, second, 4, 5)
	f.followers(w, second, "", detailed(2), detailed(7)) // 2 has detail now, 7 is new
	f.exec(`UPDATE edges SET facts_hash = 99 WHERE person_id = 3`)
	f.wantUnjudged("after facts changed", w, second, 2, 3, 4, 5, 7)
	_, err = f.UpdateSearch(t.Context(), second.UserID, second.SavedSearchID,
		func(s *syncrun.SavedSearch) error { s.Description = "new"; return nil })
	must(t, err)
	f.wantUnjudged("of the version the run began with", w, second, 2, 3, 4, 5, 7)
	third := f.next(w, second)
	f.wantUnjudged("by a new version", w, third, 1, 2, 3, 4, 5, 6, 7)
	again := verdictOn(3, syncrun.ConfidenceNone, syncrun.OutcomeNone) // a second row beside that of the first run
	again.FactsHash = 99
	f.judge(w, third, verdictOn(1, syncrun.ConfidenceNone, syncrun.OutcomeNone), again,
		verdictOn(6, syncrun.ConfidenceNone, syncrun.OutcomeBot))
	f.wantUnjudged("the newest verdict counts", w, third, 2, 4, 5, 7)
	other := f.search(third.UserID, "another")
	third.SavedSearchID = other.ID
	f.wantUnjudged("by another search", w, third, 1, 2, 3, 4, 5, 6, 7)
}

// TestLikerWhoFollowsIsNotJudgedAgain keeps a verdict whose facts only moved to another row.
func TestLikerWhoFollowsIsNotJudgedAgain(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.crowd(w)
	f.judge(w, work, verdictOn(6, syncrun.ConfidenceFull, ""))
	work = f.next(w, work)
	f.followers(w, work, "", thin(6))
	f.wantUnjudged("6 follows now", w, work, 1, 2, 3, 4, 5)
}

func TestMatches(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	failed := f.crowd(w)
	f.judge(w, failed, verdictOn(1, syncrun.ConfidenceFull, ""), verdictOn(3, syncrun.ConfidenceMaybe, ""),
		verdictOn(4, syncrun.ConfidenceNone, syncrun.OutcomeBot), verdictOn(6, syncrun.ConfidenceMaybe, ""))
	must(
		t,
		w.End(t.Context(), failed.Lease,
			syncrun.Ending{Status: syncrun.StatusFailed, Code: syncrun.CodeInternal, Message: "x"}),
	)
	f.run(failed.UserID, failed.Account.ID)
	work := f.claim(w)
	// 3 is judged anew before the filters: what the failed run made of it must not be filtered as well.
	changed := verdictOn(3, syncrun.ConfidenceFull, "")
	changed.FactsHash, changed.Gender = 99, syncrun.GenderMale
	f.judge(w, work, changed)
	matches, err := w.Matches(t.Context(), work, 10)
	must(t, err)
	match := func(person int64, gender syncrun.Gender, run int) syncrun.Match {
		return syncrun.Match{PersonID: person, Gender: gender, FollowerCountTier: syncrun.From1KTo10K, RunID: run}
	}
	want := []syncrun.Match{match(1, syncrun.GenderFemale, failed.RunID), match(3, syncrun.GenderMale, work.RunID),
		match(6, syncrun.GenderFemale, failed.RunID)}
	if !slices.Equal(matches, want) {
		t.Errorf("matches %+v, want %+v", matches, want)
	}
	if some, err := w.Matches(t.Context(), work, 2); err != nil || !slices.Equal(some, want[:2]) {
		t.Errorf("two matches %+v, %v", some, err)
	}
	step := syncrun.Step{Key: "filter", Stage: syncrun.StageFilter}
	outcomes := []syncrun.Outcome{syncrun.OutcomePassed, syncrun.OutcomeGender, syncrun.OutcomePassed}
	done, err := w.FilterPage(t.Context(), work, step, matches, outcomes)
	if err != nil {
		t.Fatal(err)
	}
	c := done.Counts
	fact.Is(t, "c.CandidatesPassedCount", c.CandidatesPassedCount, 2, done)
	fact.Is(t, "c.GenderFilteredCount", c.GenderFilteredCount, 1)
	fact.Is(t, "c.JudgedCount", c.JudgedCount, 3)
	fact.Is(t, "c.MatchedCount", c.MatchedCount, 3) // two of the failed run's and its own
	if rest, err := w.Matches(t.Context(), work, 10); err != nil || len(rest) != 0 {
		t.Errorf("then wait %+v, %v", rest, err)
	}
	var outcome []string
	must(
		t,
		f.raw.SelectContext(
			t.Context(),
			&outcome,
			`SELECT person_id || ' ' || outcome FROM verdicts WHERE run_id = $1 ORDER BY person_id`,
			work.RunID,
		),
	)
	if want := []string{"1 passed", "3 gender", "6 passed"}; !slices.Equal(outcome, want) {
		t.Errorf("this run's verdicts are %q, want %q", outcome, want)
	}
	if n := f.count(`SELECT count(*) FROM verdicts WHERE run_id = $1`, failed.RunID); n != 1 {
		t.Errorf("%d verdicts are the failed run's, want the bot's", n)
	}
	candidates, err := f.Candidates(t.Context(), work.UserID,
		syncrun.CandidateList{Filter: syncrun.CandidateFilter{SyncRunIDs: []int{work.RunID}}, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(candidates)", len(candidates), 2, candidates)
	fact.Equal(t, "candidates[0].Reasons", candidates[0].Reasons, []string{"one", "two"})
	fact.Equal(t, "candidates[0].Person.Labels", candidates[0].Person.Labels, []string{"engineer"})
	f.agree(work.UserID, work.RunID)
}

// TestCandidateKeepsItsSource finds somebody as a liker, then as a follower too, and drops them at last.
func TestCandidateKeepsItsSource(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	first := f.crowd(w)
	pass := func(work *syncrun.Work, key string, people ...int64) {
		t.Helper()
		var verdicts []syncrun.Verdict
		var matches []syncrun.Match
		for _, id := range people {
			verdict := verdictOn(id, syncrun.ConfidenceFull, "")
			verdict.FactsHash = int64(work.RunID)
			verdicts, matches = append(verdicts, verdict), append(matches, syncrun.Match{PersonID: id})
		}
		_, err := w.JudgePage(t.Context(), work, syncrun.Step{Key: "judge " + key, Stage: syncrun.StageClassify},
			verdicts)
		must(t, err)
		_, err = w.FilterPage(t.Context(), work, syncrun.Step{Key: "filter " + key, Stage: syncrun.StageFilter},
			matches, slices.Repeat([]syncrun.Outcome{syncrun.OutcomePassed}, len(people)))
		must(t, err)
	}
	pass(first, "a", 1, 3, 6)
	second := f.next(w, first)
	f.followers(w, second, "", detailed(6))
	pass(second, "b", 6, 4)
	type candidate struct {
		Person int64  `db:"person_id"`
		First  int    `db:"first_run_id"`
		Last   int    `db:"last_run_id"`
		Source string `db:"source_type"`
	}
	var got []candidate
	must(
		t,
		f.raw.SelectContext(
			t.Context(),
			&got,
			`SELECT person_id, first_run_id, last_run_id, source_type FROM candidates ORDER BY person_id`,
		),
	)
	want := []candidate{{1, first.RunID, first.RunID, "follower"}, {3, first.RunID, first.RunID, "follower"},
		{4, second.RunID, second.RunID, "follower"}, {6, first.RunID, second.RunID, "liker"}}
	if !slices.Equal(got, want) {
		t.Errorf("candidates %+v, want %+v", got, want)
	}
	_, err := w.JudgePage(t.Context(), second, syncrun.Step{Key: "judge d", Stage: syncrun.StageClassify},
		[]syncrun.Verdict{verdictOn(3, syncrun.ConfidenceNone, syncrun.OutcomeBot)})
	must(t, err)
	listed := func(filter syncrun.CandidateFilter) []int64 {
		t.Helper()
		var ids []int64
		candidates, err := f.Candidates(t.Context(), second.UserID, syncrun.CandidateList{Filter: filter, Limit: 10})
		must(t, err)
		for _, c := range candidates {
			ids = append(ids, c.Person.ID)
		}
		slices.Sort(ids)
		return ids
	}
	if got := listed(syncrun.CandidateFilter{}); !slices.Equal(got, []int64{1, 4, 6}) {
		t.Errorf("in force are %v", got)
	}
	if got := listed(syncrun.CandidateFilter{SyncRunIDs: []int{first.RunID}}); !slices.Equal(got, []int64{1, 3, 6}) {
		t.Errorf("the first run passed %v", got)
	}
	if n := f.count(`SELECT count(*) FROM candidates WHERE person_id = 3`); n != 1 {
		t.Error("who is not passed any more keeps the row")
	}
}

// TestFilterPageAfterAnErasure has people erased between the reading of a page of matches and its writing, for good and
// because they are gone: the page goes on without them.
func TestFilterPageAfterAnErasure(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.crowd(w)
	f.judge(w, work, verdictOn(1, syncrun.ConfidenceFull, ""), verdictOn(3, syncrun.ConfidenceFull, ""),
		verdictOn(4, syncrun.ConfidenceFull, ""), verdictOn(6, syncrun.ConfidenceMaybe, ""))
	matches, err := w.Matches(t.Context(), work, 10)
	must(t, err)
	_, err = f.ErasePerson(t.Context(), syncrun.NetworkX, "3", false)
	must(t, err)
	f.exec(`UPDATE x_profiles SET gone_at = now() - interval '13 hours' WHERE id = 4`)
	if people, _, err := f.Eraser().EraseGone(t.Context()); err != nil || people != 1 {
		t.Fatalf("%d people are gone, %v", people, err)
	}
	passed := []syncrun.Outcome{syncrun.OutcomePassed, syncrun.OutcomePassed, syncrun.OutcomePassed,
		syncrun.OutcomeTier}
	done, err := w.FilterPage(t.Context(), work, syncrun.Step{Key: "filter", Stage: syncrun.StageFilter}, matches, passed)
	c := done.Counts
	fact.Is(fact.Must(t), "err", err, nil, done)
	fact.Is(t, "c.CandidatesPassedCount", c.CandidatesPassedCount, 1, done)
	fact.Is(t, "c.TierFilteredCount", c.TierFilteredCount, 1, done)
	fact.Is(t, "c.JudgedCount", c.JudgedCount, 4, done)
	var people []int64
	must(t, f.raw.SelectContext(t.Context(), &people, `SELECT person_id FROM candidates`))
	if !slices.Equal(people, []int64{1}) {
		t.Errorf("candidates are %v", people)
	}
	if rest, err := w.Matches(t.Context(), work, 10); err != nil || len(rest) != 0 {
		t.Errorf("then wait %+v, %v", rest, err)
	}
	f.agree(work.UserID, work.RunID)
}
