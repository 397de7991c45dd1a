package db_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// answer commits an answer about the asked: those who were shown, and those who were said to be gone.
func (f *fixture) answer(w *db.Worker, work *syncrun.Work, asked []int64, gone []int64, shown ...syncrun.Profile) {
	f.t.Helper()
	f.scan(new(int), `SELECT nextval('external_ids_id') % 1000000`)
	step := syncrun.Step{Key: fmt.Sprintf("crawl:%d", f.count(`SELECT last_value % 1000000 FROM external_ids_id`)),
		Stage: syncrun.StageDeepCrawl}
	_, err := w.ProfilePage(f.t.Context(), work, step,
		syncrun.ProfilePage{Asked: asked, Gone: gone, Profiles: shown, Hashes: hashes(shown)})
	must(f.t, err)
}

// everyList is who is in the user's lists, of whom each run passed them too: all ways of listing must agree.
func (f *fixture) everyList(work *syncrun.Work) []int64 {
	f.t.Helper()
	var lists [][]int64
	for _, filter := range []syncrun.CandidateFilter{{}, {SyncRunIDs: []int{work.RunID}}, {Text: "p"}} {
		list := syncrun.CandidateList{Filter: filter, Limit: 50}
		candidates, err := f.Candidates(f.t.Context(), work.UserID, list)
		must(f.t, err)
		ids := []int64{}
		for _, c := range candidates {
			ids = append(ids, c.Person.ID)
		}
		slices.Sort(ids)
		n, err := f.CountCandidates(f.t.Context(), work.UserID, filter, 100)
		must(f.t, err)
		if n != len(ids) {
			f.t.Errorf("%d are counted where %v are listed", n, ids)
		}
		lists = append(lists, ids)
	}
	if !slices.Equal(lists[0], lists[1]) || !slices.Equal(lists[0], lists[2]) {
		f.t.Errorf("listed %v, of the run %v, by text %v", lists[0], lists[1], lists[2])
	}
	return lists[0]
}

func (f *fixture) wantListed(when string, work *syncrun.Work, want ...int64) {
	f.t.Helper()
	if got := f.everyList(work); !slices.Equal(got, want) {
		f.t.Errorf("%s: listed %v, want %v", when, got, want)
	}
}

// matched is a run whose followers 1 to 4 and liker 5 are candidates.
func (f *fixture) matched(w *db.Worker) *syncrun.Work {
	f.t.Helper()
	work := f.live(w, f.user("ada"), 50, true)
	profiles, _ := span(1, 4)
	f.followers(w, work, "", profiles...)
	_, err := w.LikersPage(f.t.Context(), work, syncrun.Step{Key: "likers", Stage: syncrun.StageLikers},
		[]syncrun.Profile{detailed(5)}, []int64{-5})
	must(f.t, err)
	f.passAll(w, work, 1, 2, 3, 4, 5)
	f.wantListed("at first", work, 1, 2, 3, 4, 5)
	return work
}

// TestGoneAreHiddenAndErased hides at once of whom the network says that they are gone or closed, erases them half a
// day later, and lists them again when they are back and were judged anew.
func TestGoneAreHiddenAndErased(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.matched(w)
	before := f.agree(work.UserID, work.RunID)
	closed := detailed(2)
	closed.Protected = true
	f.answer(w, work, []int64{1, 2, 5}, []int64{1, 5}, closed)
	f.wantListed("said to be gone or closed", work, 3, 4)
	n, more, err := f.Eraser().EraseGone(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "n", n, 0)
	fact.Is(t, "more", more, false)
	f.exec(`UPDATE x_profiles SET gone_at = gone_at - interval '12 hours'`)
	if n, _, err := f.Eraser().EraseGone(t.Context()); n != 3 || err != nil {
		t.Fatalf("erased %d, %v", n, err)
	}
	for _, id := range []int64{1, 2, 5} {
		if left := f.places(fmt.Sprintf("Person %d", id), fmt.Sprintf("p%d", id)); len(left) > 0 {
			t.Errorf("person %d is left in %v", id, left)
		}
		if n := f.count(`SELECT count(*) FROM verdicts WHERE person_id = $1
			AND (reasons <> '{}' OR labels <> '{}' OR match_parts IS NOT NULL)`, id); n > 0 {
			t.Errorf("%d verdicts on person %d keep their texts", n, id)
		}
	}
	if after := f.agree(work.UserID, work.RunID); after.Counts != before.Counts {
		t.Errorf("counts were %+v, are %+v", before.Counts, after.Counts)
	}
	f.wantUnjudged("of whom nothing is known", w, work)
	f.answer(w, work, []int64{1, 5}, nil, detailed(1), detailed(5))
	next := f.next(w, work) // the run at hand has judged them
	f.wantUnjudged("who are back", w, next, 1, 5)
	f.passAll(w, next, 1, 5)
	if got, err := f.Candidates(t.Context(), work.UserID, syncrun.CandidateList{Limit: 50}); err != nil || len(got) != 4 {
		t.Errorf("%d are listed, %v; want the two who are back among four", len(got), err)
	}
}

// TestAbsenceCountsTwice hides nobody whom one answer leaves out, nor anybody whom an outage does, but whom two looks a
// day apart have missed.
func TestAbsenceCountsTwice(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.matched(w)
	for range 3 {
		f.answer(w, work, []int64{1, 2}, nil, detailed(2))
		f.wantListed("left out on one day", work, 1, 2, 3, 4, 5)
	}
	f.exec(`UPDATE x_profiles SET absent_at = absent_at - interval '1 day'`)
	f.answer(w, work, []int64{1, 3, 4}, nil)
	f.wantListed("an answer without anybody", work, 1, 2, 3, 4, 5)
	f.answer(w, work, []int64{1, 2}, nil, detailed(2))
	f.wantListed("left out again a day later", work, 2, 3, 4, 5)
	_, err := w.LikersPage(t.Context(), work, syncrun.Step{Key: "seen", Stage: syncrun.StageLikers},
		[]syncrun.Profile{detailed(1)}, []int64{-1})
	must(t, err)
	f.wantListed("seen among likers", work, 1, 2, 3, 4, 5)
	f.answer(w, work, []int64{1, 2}, nil, detailed(2))
	f.wantListed("left out once since", work, 1, 2, 3, 4, 5)
}

// TestClosedFollowersAreNotKept stores of a protected follower that they follow, and no more; they cost no look more
// than others.
func TestClosedFollowersAreNotKept(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 50, true)
	closed := eraseeProfile()
	closed.Protected = true
	if done := f.followers(w, work, "more", closed, detailed(2)); done.Counts.NewFollowersCount != 2 {
		t.Errorf("%d new followers, want 2", done.Counts.NewFollowersCount)
	}
	if left := f.places(eraseeWords()[1:]...); len(left) > 0 {
		t.Errorf("what a protected account says is kept in %v", left)
	}
	if thin, err := w.Thin(t.Context(), work, 10); err != nil || len(thin) > 0 {
		t.Errorf("asked for again: %v, %v", thin, err)
	}
}

// TestStalePeopleAreHidden hides people at whom nobody has looked for 30 days, as long as their account is awake.
func TestStalePeopleAreHidden(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.matched(w)
	look := func() {
		t.Helper()
		f.exec(`UPDATE candidates SET look_at = now()`)
		n, more, err := f.Eraser().HideStale(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		fact.Is(fact.Must(t), "n", n, 5)
		fact.Is(fact.Must(t), "more", more, false)
	}
	f.exec(`UPDATE x_profiles SET fetched_at = now() - CASE id
		WHEN 1 THEN interval '31 days' WHEN 5 THEN interval '30 days'
		ELSE interval '29 days' END`)
	look()
	f.wantListed("after 30 days", work, 2, 3, 4)
	f.exec(`UPDATE tracked_accounts SET is_active = false`)
	look()
	f.wantListed("of a sleeping account", work, 1, 2, 3, 4, 5)
	f.exec(`UPDATE tracked_accounts SET is_active = true`)
	look()
	f.answer(w, work, []int64{1}, nil, detailed(1))
	f.wantListed("looked at again", work, 1, 2, 3, 4)
	look()
	f.wantListed("and found out to be fresh", work, 1, 2, 3, 4)
	if n, _, err := f.Eraser().HideStale(t.Context()); n != 0 || err != nil {
		t.Errorf("%d are looked at again at once, %v", n, err)
	}
}

// TestRanksQuoteNobodyErased has somebody erased, because they are gone, between the reading of candidates and the
// writing of their order: what the profile said does not come back with it.
func TestRanksQuoteNobodyErased(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.matched(w)
	ranked, err := w.Ranked(t.Context(), work, 0, 10)
	if err != nil || len(ranked) != 5 {
		t.Fatalf("%d are to be ranked, %v", len(ranked), err)
	}
	for i := range ranked {
		ranked[i].Score, ranked[i].Reasons = 0.9, []string{"says “a bio”", "like those rated good"}
	}
	f.exec(`UPDATE x_profiles SET gone_at = now() - interval '13 hours' WHERE id = 2`)
	if people, _, err := f.Eraser().EraseGone(t.Context()); err != nil || people != 1 {
		t.Fatalf("%d people are gone, %v", people, err)
	}
	_, err = w.RankPage(t.Context(), work, syncrun.Step{Key: "rank", Stage: syncrun.StageFilter}, ranked)
	must(t, err)
	var quoted []int64
	must(t, f.raw.SelectContext(t.Context(), &quoted,
		`SELECT person_id FROM verdicts WHERE cardinality(reasons) = 2 ORDER BY person_id`))
	if !slices.Equal(quoted, []int64{1, 3, 4, 5}) {
		t.Errorf("reasons of %v are written", quoted)
	}
}

// TestListedPeopleAreLookedAtFirst chooses whom the deep crawl takes: listed people after 25 days, likers without an
// edge among them, each once in the run and within what was asked for.
func TestListedPeopleAreLookedAtFirst(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.next(w, f.matched(w))
	profiles, _ := span(60, 69)
	f.followers(w, work, "more", profiles...)
	work = f.next(w, work)
	f.exec(`UPDATE edges SET fetched_at = now() - interval '40 days' WHERE person_id >= 60`)
	f.exec(`UPDATE x_profiles SET fetched_at = now() - CASE id
		WHEN 5 THEN interval '26 days' WHEN 3 THEN interval '25 days'
		WHEN 4 THEN interval '24 days' ELSE interval '1 day' END`)
	choose := func(limit int, want ...int64) {
		t.Helper()
		if got, err := w.Stale(t.Context(), work, limit); err != nil || !slices.Equal(got, want) {
			t.Errorf("chosen %v, %v; want %v", got, err, want)
		}
	}
	facts, err := f.EstimateFacts(t.Context(), work.UserID, work.Account.ID)
	if err != nil || facts.DueLikers != 1 {
		t.Errorf("the estimate knows of %d likers to look at, %v; want 5 alone, as 3 follows", facts.DueLikers, err)
	}
	choose(1, 5)
	choose(4, 5, 3, 60, 61)
	f.answer(w, work, []int64{5, 3}, nil, detailed(5))
	choose(3, 60, 61, 62)
	if facts, err = f.EstimateFacts(t.Context(), work.UserID, work.Account.ID); err != nil || facts.DueLikers != 0 {
		t.Errorf("after the look %d likers are to be looked at, %v", facts.DueLikers, err)
	}
	if n, err := w.Asked(t.Context(), work); err != nil || n != 2 {
		t.Errorf("asked for %d, %v; want the follower and the liker", n, err)
	}
}

// TestAnswersAboutTheSamePeopleNeverDeadlock lets two workers learn at the same time that halves of the same people are
// there and gone, each the other half: no commit is refused because it waits for the other.
func TestAnswersAboutTheSamePeopleNeverDeadlock(t *testing.T) {
	t.Parallel()
	f := open(t)
	const people = 40
	var asked []int64
	halves := make([][]syncrun.Profile, 2)
	for id := int64(1); id <= people; id++ {
		asked = append(asked, id)
		halves[id%2] = append(halves[id%2], detailed(id))
	}
	var works []*syncrun.Work
	var workers []*db.Worker
	for _, name := range []string{"ada", "bob"} {
		w := f.worker()
		work := f.live(w, f.user(name), 50, true)
		profiles, _ := span(1, people)
		f.followers(w, work, "", profiles...)
		f.passAll(w, work, asked...)
		works, workers = append(works, work), append(workers, w)
	}
	var wg sync.WaitGroup
	for i, w := range workers {
		wg.Go(func() {
			for round := range 30 {
				step := syncrun.Step{Key: fmt.Sprintf("crawl:%d", round), Stage: syncrun.StageDeepCrawl}
				shown := slices.Clone(halves[(i+round)%2])
				for n := range shown {
					shown[n].FollowersCount = 1000*round + 10*i + n // so that the lists change with it
				}
				_, err := w.ProfilePage(t.Context(), works[i], step,
					syncrun.ProfilePage{Asked: asked, Profiles: shown, Hashes: hashes(shown)})
				if err != nil {
					t.Errorf("worker %d, round %d: %v", i, round, err)
				}
			}
		})
	}
	wg.Wait()
}

// TestNobodyToEraseHoldsUpNobody looks for people to erase while somebody writes people, and there is nobody to erase:
// whoever writes holds up no look, and a look, which would wait alone, holds up nobody who writes.
func TestNobodyToEraseHoldsUpNobody(t *testing.T) {
	t.Parallel()
	f := open(t)
	writer := f.raw.MustBeginTx(t.Context(), nil)
	defer func() { _ = writer.Rollback() }()
	if _, err := writer.ExecContext(t.Context(), `SELECT pg_advisory_xact_lock_shared(7410155)`); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	people, more, err := f.Eraser().EraseGone(ctx)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "people", people, 0)
	fact.Is(t, "more", more, false)
}
