package db_test

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// changes is what a reader knows of a user's updates.
type changes struct {
	head int
	seen []syncrun.Cursor // the run and sequence of numbers 1, 2, 3 …
	runs map[int]int      // of each run, the sequence shown last
}

// read takes what is new for the user, and checks that it follows.
func (c *changes) read(t *testing.T, f *fixture, userID int) bool {
	t.Helper()
	found, err := f.Updates(t.Context(), []syncrun.UpdateCursor{{UserID: userID, After: c.head}})
	if err != nil {
		t.Error(err)
		return false
	}
	news := found[userID]
	for _, u := range news.Changes {
		fact.Is(t, "u.Number", u.Number, c.head+1, c.head)
		fact.Is(t, "u.Counts", u.Counts, false, c.head)
		fact.Is(t, "u.UserID", u.UserID, userID, c.head)
		c.show(t, u.Run)
		c.head++
		c.seen = append(c.seen, syncrun.Cursor{RunID: u.Run.ID, After: u.Run.LastSequence})
	}
	for _, u := range news.Live {
		fact.Is(t, "u.Number", u.Number, c.head, u)
		fact.Is(t, "u.Counts", u.Counts, true)
		fact.Is(t, "u.Message", u.Message, "")
		c.show(t, u.Run)
	}
	return news.More
}

// show checks that a run is not shown as it was before it was shown last.
func (c *changes) show(t *testing.T, run syncrun.Run) {
	t.Helper()
	if run.LastSequence < c.runs[run.ID] {
		t.Errorf("run %d goes back from %d to %d", run.ID, c.runs[run.ID], run.LastSequence)
	}
	c.runs[run.ID] = run.LastSequence
}

// significant is what has to be numbered, by another query than the product's.
func (f *fixture) significant(userID int) (all []syncrun.Cursor) {
	f.t.Helper()
	var rows []struct {
		Run int `db:"run_id"`
		Seq int `db:"seq"`
	}
	must(f.t, f.raw.Select(&rows, `
		SELECT run_id, seq FROM (SELECT e.run_id, e.seq, e.message,
			(e.status, e.stage) IS DISTINCT FROM (lag(e.status) OVER w, lag(e.stage) OVER w) AS moved
			FROM sync_run_events e JOIN sync_runs r ON r.id = e.run_id AND r.user_id = $1
			WINDOW w AS (PARTITION BY e.run_id ORDER BY e.seq)) x
		WHERE moved OR message <> '' ORDER BY 1, 2`, userID))
	for _, row := range rows {
		all = append(all, syncrun.Cursor{RunID: row.Run, After: row.Seq})
	}
	return all
}

// TestUpdatesAreNumberedOnce has many readers number what many runs log meanwhile.
func TestUpdatesAreNumberedOnce(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	_, _, err := f.UpdateBounds(t.Context(), ada) // somebody has asked
	must(t, err)
	const runs, lines, readers = 4, 30, 3
	var done atomic.Bool
	var writers, all sync.WaitGroup
	for i := range runs {
		work := f.live(f.worker(), ada, int64(i+1), false)
		writers.Go(func() {
			w := f.worker()
			for n := range lines {
				step := syncrun.Step{Key: fmt.Sprint("k", n), Stage: syncrun.StageLikers, Counts: syncrun.Counts{LikersCount: 1}}
				if n%3 == 0 {
					step.Message = "a line"
				}
				if _, err := w.Note(t.Context(), work, step); err != nil {
					t.Error(err)
				}
			}
			if err := w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}); err != nil {
				t.Error(err)
			}
		})
	}
	f.live(f.worker(), bob, 9, false) // is nobody's business
	known := make([]*changes, readers)
	for i := range known {
		known[i] = &changes{runs: map[int]int{}}
		all.Go(func() {
			for last := false; !last && !t.Failed(); {
				last = done.Load()
				for known[i].read(t, f, ada) {
				}
			}
		})
	}
	writers.Wait()
	done.Store(true)
	all.Wait()
	want := f.significant(ada)
	for _, c := range known {
		if !slices.Equal(c.seen, known[0].seen) {
			t.Error("two readers were told different orders")
		}
		got := slices.Clone(c.seen)
		slices.SortFunc(got, func(a, b syncrun.Cursor) int {
			if a.RunID != b.RunID {
				return a.RunID - b.RunID
			}
			return a.After - b.After
		})
		if !slices.Equal(got, want) {
			t.Errorf("%d changes were numbered, %d have to be", len(got), len(want))
		}
	}
	if left := f.count(`SELECT count(*) FROM update_cursors WHERE user_id = $1`, ada); left != 0 {
		t.Errorf("%d cursors of ended runs are left", left)
	}
}

// TestRunsNumberedFitUpdates lists runs while they log: the list and the changes after its number are all there is.
func TestRunsNumberedFitUpdates(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	work := []*syncrun.Work{f.live(f.worker(), ada, 1, false), f.live(f.worker(), ada, 2, false)}
	var writers sync.WaitGroup
	var done atomic.Bool
	for _, one := range work {
		writers.Go(func() { f.lines(one, 40); done.Store(true) })
	}
	type listed struct {
		number int
		runs   []syncrun.Run
	}
	var lists []listed
	for !done.Load() {
		runs, number, err := f.RunsNumbered(t.Context(), ada, syncrun.RunFilter{}, 0, 10)
		must(t, err)
		lists = append(lists, listed{number, runs})
	}
	writers.Wait()
	all := &changes{runs: map[int]int{}}
	for all.read(t, f, ada) {
	}
	for _, list := range lists {
		for _, run := range list.runs {
			var before, after int
			for n, c := range all.seen {
				if c.RunID == run.ID && n < list.number {
					before = c.After
				} else if c.RunID == run.ID && after == 0 {
					after = c.After
				}
			}
			if run.LastSequence < before || after > 0 && run.LastSequence >= after {
				t.Fatalf("a list as of update %d shows run %d at %d; its changes around are %d and %d", list.number, run.ID,
					run.LastSequence, before, after)
			}
		}
	}
}

func TestUpdatesAreForgotten(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	w := f.worker()
	unasked := f.live(w, ada, 1, false)
	must(t, w.End(t.Context(), unasked.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	first, last, err := f.UpdateBounds(t.Context(), ada)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "first", first, 1)
	fact.Is(fact.Must(t), "last", last, 0)
	f.lines(f.next(w, f.live(w, ada, 2, false)), 4)
	first, last, err = f.UpdateBounds(t.Context(), ada)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "first", first, 1)
	fact.Holds(fact.Must(t), "last >= 6", last >= 6, last)
	f.exec(`UPDATE run_updates SET at = at - interval '8 days' WHERE number <= 3`)
	must(t, f.ForgetUpdates(t.Context()))
	if first, _, err = f.UpdateBounds(t.Context(), ada); err != nil || first != 4 {
		t.Errorf("after a week: from %d, %v", first, err)
	}
	// A run that ended while nobody read, and long ago, has had its numbers.
	idle := f.live(w, ada, 3, false)
	must(t, w.End(t.Context(), idle.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	f.exec(`UPDATE sync_runs SET completed_at = completed_at - interval '8 days' WHERE id = $1`, idle.RunID)
	f.exec(`UPDATE sync_run_events SET at = at - interval '8 days' WHERE run_id = $1`, idle.RunID)
	must(t, f.ForgetUpdates(t.Context()))
	first, again, err := f.UpdateBounds(t.Context(), ada)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "first", first, 4)
	fact.Holds(t, "again > last", again > last, again, last)
}

// TestScheduledRunsAreUpdates tells of runs that nobody starts by hand as of others, from the moment they are queued.
func TestScheduledRunsAreUpdates(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	f.account(ada, 1)
	f.account(ada, 2)
	_, last, err := f.UpdateBounds(t.Context(), ada)
	must(t, err)
	f.due(ada, syncrun.TierPro, "1 minute", "09:00")
	if queued, found := f.look(db.Policy{}); queued != 2 || !found {
		t.Fatalf("%d runs are queued, found %t", queued, found)
	}
	seen := &changes{head: last, runs: map[int]int{}}
	seen.read(t, f, ada)
	if want := f.significant(ada); len(want) != 2 || !slices.Equal(seen.seen, want) {
		t.Errorf("told of %v, want the queued runs %v", seen.seen, want)
	}
}

// TestUpdatesOfManyRuns reads more than one read brings.
func TestUpdatesOfManyRuns(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	work := f.live(f.worker(), ada, 1, false)
	for range 450 {
		f.log(work.RunID, "line")
	}
	known, reads := &changes{runs: map[int]int{}}, 1
	for known.read(t, f, ada) {
		reads++
	}
	if known.head != 452 || reads != 3 {
		t.Errorf("%d changes in %d reads", known.head, reads)
	}
}
