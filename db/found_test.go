package db_test

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// foundBy is whom a run found first, read so many at once.
func (f *fixture) foundBy(userID, runID, above, atOnce int) (people []int64, ids []int) {
	f.t.Helper()
	for more := true; more; {
		page, err := f.FoundBy(f.t.Context(), userID, runID, above, atOnce)
		must(f.t, err)
		if len(page.Candidates) > atOnce || page.More && page.Through == above {
			f.t.Fatalf("%d candidates above %d, through %d", len(page.Candidates), above, page.Through)
		}
		for _, c := range page.Candidates {
			fact.Holds(f.t, "c.ID > above", c.ID > above, c.ID, above)
			fact.Holds(f.t, "c.ID <= page.Through", c.ID <= page.Through, c.ID, page.Through)
			fact.Is(f.t, "c.FirstRunID", c.FirstRunID, runID)
			above = c.ID
			people, ids = append(people, c.Person.ID), append(ids, c.ID)
		}
		above, more = page.Through, page.More
	}
	return people, ids
}

// foundAfter is whom a subscriber would be told of after a cursor.
func (f *fixture) foundAfter(userID int, known syncrun.FoundCursor) (ids []int) {
	f.t.Helper()
	for more := true; more; {
		news, err := f.Updates(f.t.Context(), []syncrun.UpdateCursor{{UserID: userID, After: known.Number}})
		must(f.t, err)
		for _, u := range news[userID].Changes {
			if u.Run.Status.Ended() {
				_, found := f.foundBy(userID, u.Run.ID, known.Through[u.Run.ID], 100)
				ids = append(ids, found...)
			}
		}
		known.Number, more = news[userID].Head, news[userID].More
	}
	return ids
}

// TestFoundByRuns has each candidate found once, by whatever run made it first and however that ended.
func TestFoundByRuns(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	account, search, second := f.account(ada, 1), f.search(ada, "s"), f.search(ada, "t")
	first := f.crawl(account, search.ID, syncrun.StatusCompleted, 11, 12, 13, 14, 15)
	again := f.crawl(account, search.ID, syncrun.StatusCompleted, 11, 16, 15)
	broken := f.crawl(account, search.ID, syncrun.StatusFailed, 17)
	other := f.crawl(account, second.ID, syncrun.StatusCompleted, 11)
	for _, atOnce := range []int{1, 2, 5, 100} {
		for run, want := range map[int][]int64{first: {11, 12, 13, 14, 15}, again: {16}, broken: {17}, other: {11}} {
			if got, _ := f.foundBy(ada, run, 0, atOnce); !slices.Equal(got, want) {
				t.Errorf("run %d, %d at once: found %v, want %v", run, atOnce, got, want)
			}
		}
	}
	f.exec(`UPDATE candidates SET hidden_at = now(), group_id = NULL WHERE person_id IN (12, 15)`)
	f.exec(`DELETE FROM candidates WHERE person_id = 13`)
	for _, atOnce := range []int{1, 2, 100} {
		if got, _ := f.foundBy(ada, first, 0, atOnce); !slices.Equal(got, []int64{11, 14}) {
			t.Errorf("hidden and deleted, %d at once: found %v", atOnce, got)
		}
	}
	if got, _ := f.foundBy(f.user("bob"), first, 0, 100); len(got) != 0 {
		t.Errorf("somebody else is told of %v", got)
	}
}

// TestFoundFitsLists lists candidates while two runs find them: whom a list shows, and who is found after its cursor,
// are all there are, each once.
func TestFoundFitsLists(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	const pages, size = 12, 5
	var writers sync.WaitGroup
	var done, halfway atomic.Int32
	goOn := make(chan struct{}) // closed when a list was made while both runs had found some
	release := sync.OnceFunc(func() { close(goOn) })
	defer release()
	works := []*syncrun.Work{f.live(f.worker(), ada, 1, true), f.live(f.worker(), ada, 2, true)}
	for n, work := range works {
		f.followers(f.worker(), work, "", profilesOf(span(int64(1000*n+1), int64(1000*n+pages*size)))...)
	}
	for n, work := range works {
		writers.Go(func() {
			defer done.Add(1)
			for page := range pages {
				if page == pages/2 {
					halfway.Add(1)
					<-goOn
				}
				f.findPage(work, page, int64(1000*n+page*size+1), size)
			}
			ending := syncrun.Ending{Status: syncrun.StatusCompleted}
			if n == 1 {
				ending = syncrun.Ending{Status: syncrun.StatusFailed, Code: syncrun.CodeInternal, Message: "broken"}
			}
			if err := f.worker().End(t.Context(), work.Lease, ending); err != nil {
				t.Error(err)
			}
		})
	}
	type listed struct {
		known syncrun.FoundCursor
		ids   []int
	}
	var lists []listed
	partial := 0
	for last := false; !last; {
		last = done.Load() == int32(len(works))
		both := halfway.Load() == int32(len(works))
		candidates, known, err := f.CandidatesKnown(t.Context(), ada, syncrun.CandidateList{Limit: 1000})
		must(t, err)
		one := listed{known: known}
		for _, c := range candidates {
			one.ids = append(one.ids, c.ID)
		}
		if n := len(one.ids); n > 0 && n < len(works)*pages*size {
			partial++
		}
		lists = append(lists, one)
		if both {
			release()
		}
	}
	writers.Wait()
	var all []int
	must(t, f.raw.SelectContext(t.Context(), &all, `SELECT id FROM candidates ORDER BY id`))
	if len(all) != len(works)*pages*size || partial == 0 {
		t.Fatalf("%d candidates, %d lists of a part of them", len(all), partial)
	}
	for _, one := range lists {
		got := slices.Sorted(slices.Values(slices.Concat(one.ids, f.foundAfter(ada, one.known))))
		if !slices.Equal(got, all) {
			t.Fatalf("a list of %d and who is found after %+v are %v", len(one.ids), one.known, got)
		}
	}
	now, err := f.KnownFound(t.Context(), ada)
	if must(t, err); len(f.foundAfter(ada, now)) != 0 || len(now.Through) != 0 {
		t.Errorf("when all have ended the cursor is %+v", now)
	}
}

func profilesOf(profiles []syncrun.Profile, _ []int64) []syncrun.Profile { return profiles }

// findPage has a run judge and filter people, who are found.
func (f *fixture) findPage(work *syncrun.Work, page int, first int64, size int) {
	w := f.worker()
	var verdicts []syncrun.Verdict
	var matches []syncrun.Match
	for id := first; id < first+int64(size); id++ {
		v := verdictOn(id, syncrun.ConfidenceFull, "")
		verdicts = append(verdicts, v)
		matches = append(matches, syncrun.Match{PersonID: id, Gender: v.Gender, FollowerCountTier: v.FollowerCountTier,
			RunID: work.RunID})
	}
	step := syncrun.Step{Key: fmt.Sprint("judge", page), Stage: syncrun.StageClassify}
	if _, err := w.JudgePage(f.t.Context(), work, step, verdicts); err != nil {
		f.t.Error(err)
		return
	}
	step = syncrun.Step{Key: fmt.Sprint("filter", page), Stage: syncrun.StageFilter,
		Counts: syncrun.Counts{CandidatesPassedCount: size}}
	passed := slices.Repeat([]syncrun.Outcome{syncrun.OutcomePassed}, size)
	if _, err := w.FilterPage(f.t.Context(), work, step, matches, passed); err != nil {
		f.t.Error(err)
	}
}

// TestFoundByALargeRun reads whom a run found among many more, a page at a time, by their index alone.
func TestFoundByALargeRun(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	account, search := f.account(ada, 1), f.search(ada, "s")
	var runs []int
	for n := range 3 {
		people := make([]int64, 400)
		for i := range people {
			people[i] = int64(1000*n + i + 1)
		}
		runs = append(runs, f.crawl(account, search.ID, syncrun.StatusCompleted, people...))
	}
	for n, run := range runs {
		if got, _ := f.foundBy(ada, run, 0, 100); len(got) != 400 || got[0] != int64(1000*n+1) {
			t.Errorf("run %d found %d, first %v", run, len(got), got[:1])
		}
	}
}
