package db_test

import (
	"reflect"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// passedReasons judges somebody as a full match with reasons by their parts, and lets them pass the filters.
func (f *fixture) passedReasons(parts []syncrun.MatchReason) (
	work *syncrun.Work, shown func() syncrun.Candidate,
) {
	f.t.Helper()
	w := f.worker()
	work = f.crowd(w)
	f.exec(`UPDATE x_profiles SET name = 'Ada 🚀', bio = E'🌍 Founder of Acme\n in\tLisbon', location = 'Lisbon' WHERE
		id = 1`)
	v := verdictOn(1, syncrun.ConfidenceFull, "")
	v.FactsHash, v.Score, v.ClassifierVersion = -1, 0.875, 1
	v.Reasons = nil
	for _, part := range parts {
		v.Reasons = append(v.Reasons, part.Text)
	}
	v.MatchReasons = parts
	f.judge(w, work, v)
	matches, err := w.Matches(f.t.Context(), work, 10)
	must(f.t, err)
	step := syncrun.Step{Key: "filter", Stage: syncrun.StageFilter}
	_, err = w.FilterPage(f.t.Context(), work, step, matches, []syncrun.Outcome{syncrun.OutcomePassed})
	must(f.t, err)
	return work, func() syncrun.Candidate {
		list, err := f.Candidates(f.t.Context(), work.UserID, syncrun.CandidateList{Limit: 10})
		must(f.t, err)
		if len(list) != 1 {
			f.t.Fatalf("%d candidates, want 1", len(list))
		}
		return list[0]
	}
}

func someReasons() []syncrun.MatchReason {
	return []syncrun.MatchReason{
		{Kind: syncrun.ReasonRole, Text: `Bio says "Founder" (job role founder)`, Field: syncrun.FieldBio,
			Quote: "Founder", Start: 3, End: 10, Strength: 0.95},
		{Kind: syncrun.ReasonPlace, Text: `Location says "Lisbon"`, Field: syncrun.FieldLocation, Quote: "Lisbon",
			Start: 0, End: 6, Strength: 1},
		{Kind: syncrun.ReasonField, Text: `Bio says "Acme  in Lisbon"`, Field: syncrun.FieldBio, Quote: "Acme\n in\tLisbon",
			Start: 14, End: 29, Strength: 0.5},
		{Kind: syncrun.ReasonUnread, Text: `No profile can tell: "rich"`},
	}
}

// TestScoreAndReasonsAreKept reads what judging gave, with emoji and line ends before and in the quotes.
func TestScoreAndReasonsAreKept(t *testing.T) {
	t.Parallel()
	f := open(t)
	want := someReasons()
	_, shown := f.passedReasons(want)
	got := shown()
	if got.Score == nil || *got.Score != 0.875 {
		t.Errorf("score %v, want 0.875", got.Score)
	}
	if !reflect.DeepEqual(got.MatchReasons, want) {
		t.Errorf("reasons %+v\nwant %+v", got.MatchReasons, want)
	}
	for _, size := range []struct {
		column string
		most   int
	}{{"match_parts", 8 * len(want)}, {"score", 4}} {
		var bytes int
		must(t, f.raw.GetContext(t.Context(), &bytes,
			`SELECT CASE $1 WHEN 'score' THEN pg_column_size(score) ELSE octet_length(match_parts) END FROM verdicts WHERE
				person_id = 1`,
			size.column))
		if bytes == 0 || bytes > size.most {
			t.Errorf("%s takes %d bytes, want at most %d", size.column, bytes, size.most)
		}
	}
}

// TestQuotesOfAChangedProfileAreLeftOut keeps sentences and drops places that would point at other words.
func TestQuotesOfAChangedProfileAreLeftOut(t *testing.T) {
	t.Parallel()
	f := open(t)
	_, shown := f.passedReasons(someReasons())
	f.exec(`UPDATE x_profiles SET bio = 'Now a baker in Lisbon', location = '' WHERE id = 1`)
	for i, reason := range shown().MatchReasons {
		fact.Is(t, "reason.Quote", reason.Quote, "", reason.Text)
		fact.Is(t, "reason.Start", reason.Start, 0)
		fact.Is(t, "reason.End", reason.End, 0)
		if reason.Text != someReasons()[i].Text || reason.Field != someReasons()[i].Field {
			t.Errorf("reason %+v lost more than its quote", reason)
		}
	}
}

// TestOlderClassifierIsReplaced takes a database whose verdicts are of the release before: the next look has everybody
// again, once, and who was a candidate stays the candidate of the first run.
func TestOlderClassifierIsReplaced(t *testing.T) {
	t.Parallel()
	f := open(t)
	work, shown := f.passedReasons(someReasons()[:1])
	f.exec(`UPDATE verdicts SET score = NULL, match_parts = NULL, classifier_version = 0`)
	before := shown()
	fact.Is(t, "before.Score", before.Score, nil, before)
	fact.Is(t, "len(before.MatchReasons)", len(before.MatchReasons), 0)
	fact.Is(t, "len(before.Reasons)", len(before.Reasons), 1)
	w := f.worker()
	next := f.next(w, work)
	next.ClassifierVersion = 1
	if got := f.unjudged(w, next); len(got) == 0 || got[0] != 1 {
		t.Fatalf("to judge are %v, want 1 among them", got)
	}
	again := verdictOn(1, syncrun.ConfidenceFull, "")
	again.ClassifierVersion, again.Score = 1, 0.7
	f.judge(w, next, again)
	for _, id := range f.unjudged(w, next) {
		if id == 1 {
			t.Error("somebody is judged by the same version twice")
		}
	}
	matches, err := w.Matches(t.Context(), next, 10)
	must(t, err)
	_, err = w.FilterPage(t.Context(), next, syncrun.Step{Key: "filter", Stage: syncrun.StageFilter}, matches,
		[]syncrun.Outcome{syncrun.OutcomePassed})
	must(t, err)
	after := shown()
	fact.Is(t, "after.ID", after.ID, before.ID, before, after)
	fact.Is(t, "after.FirstRunID", after.FirstRunID, before.FirstRunID, before)
	fact.Holds(t, "after.CreatedAt equals before.CreatedAt", after.CreatedAt.Equal(before.CreatedAt),
		after.CreatedAt, before.CreatedAt, before)
	if after.Score == nil || after.LastRunID != next.RunID {
		t.Errorf("candidate %+v is not of the new verdict", after)
	}
}
