package db_test

import (
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestRun(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account := f.account(user, 1)
	queued := f.run(user, account.ID)
	fact.Is(t, "queued.Status", queued.Status, syncrun.StatusQueued, queued)
	fact.Is(t, "queued.LastSequence", queued.LastSequence, 1)
	fact.Is(t, "queued.Trigger", queued.Trigger, syncrun.TriggerManual)
	fact.Is(t, "queued.TrackedAccountID", queued.TrackedAccountID, account.ID)
	fact.Is(t, "queued.UserID", queued.UserID, user)
	fact.Is(t, "queued.SavedSearchID", queued.SavedSearchID, nil)
	fact.Is(t, "queued.ProgressLogSet", queued.ProgressLogSet, true)
	fact.Holds(t, "queued.ProgressLog != nil", queued.ProgressLog != nil)
	fact.Is(t, "len(queued.ProgressLog)", len(queued.ProgressLog), 0)
	f.log(queued.ID, "first")
	f.log(queued.ID, "")
	f.log(queued.ID, "third")
	run, err := f.RunByID(t.Context(), user, queued.ID)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "run.LastSequence", run.LastSequence, 4, run)
	fact.Equal(t, "run.ProgressLog", run.ProgressLog, []string{"first", "third"})
}

// TestRunIsOfOneMoment reads a run while its log grows: the last line always belongs to its sequence.
func TestRunIsOfOneMoment(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	id := f.run(user, f.account(user, 1).ID).ID
	const lines = 60
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := range lines {
			f.log(id, strconv.Itoa(i+2))
		}
	})
	for last := 0; last < lines+1; {
		run, err := f.RunByID(t.Context(), user, id)
		if err != nil {
			t.Fatal(err)
		}
		last = run.LastSequence
		if n := len(run.ProgressLog); n != last-1 || (n > 0 && run.ProgressLog[n-1] != strconv.Itoa(last)) {
			t.Fatalf("sequence %d with log %q", last, run.ProgressLog)
		}
	}
	wg.Wait()
}

func TestRuns(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	one, two, theirs := f.account(ada, 1), f.account(ada, 2), f.account(bob, 1)
	first := f.run(ada, one.ID)
	f.end(first.ID)
	second, other := f.run(ada, one.ID), f.run(ada, two.ID)
	f.run(bob, theirs.ID)
	f.exec(`UPDATE sync_runs SET source = 'cron' WHERE id = $1`, other.ID)
	queued, cron := syncrun.StatusQueued, syncrun.TriggerCron
	cases := map[string]struct {
		filter       syncrun.RunFilter
		after, limit int
		want         []int
	}{
		"all":        {limit: 9, want: []int{other.ID, second.ID, first.ID}},
		"first page": {limit: 2, want: []int{other.ID, second.ID}},
		"next page":  {after: second.ID, limit: 2, want: []int{first.ID}},
		"status":     {filter: syncrun.RunFilter{Status: &queued}, limit: 9, want: []int{other.ID, second.ID}},
		"account":    {filter: syncrun.RunFilter{TrackedAccountID: &one.ID}, limit: 9, want: []int{second.ID, first.ID}},
		"source":     {filter: syncrun.RunFilter{Trigger: &cron}, limit: 9, want: []int{other.ID}},
		"together": {filter: syncrun.RunFilter{Status: &queued, TrackedAccountID: &one.ID}, limit: 9,
			want: []int{second.ID}},
		"foreign": {filter: syncrun.RunFilter{TrackedAccountID: &theirs.ID}, limit: 9},
	}
	for name, c := range cases {
		runs, err := f.Runs(t.Context(), ada, c.filter, c.after, c.limit)
		if err != nil || !slices.Equal(runIDs(runs), c.want) {
			t.Errorf("%s: %v, %v; want %v", name, runIDs(runs), err, c.want)
		}
	}
	some, err := f.RunsByIDs(t.Context(), bob, []int{first.ID, second.ID})
	if err != nil || len(some) != 0 {
		t.Errorf("foreign runs by ids %v, %v", runIDs(some), err)
	}
	some, err = f.RunsByIDs(t.Context(), ada, []int{first.ID})
	if err != nil {
		t.Fatal(err)
	}
	fact.Equal(fact.Must(t), "runIDs(some)", runIDs(some), []int{first.ID})
	fact.Is(t, "some[0].ProgressLogSet", some[0].ProgressLogSet, false)
}

func runIDs(runs []syncrun.Run) []int {
	var ids []int
	for _, run := range runs {
		ids = append(ids, run.ID)
	}
	return ids
}

func TestLogs(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	var runs []*syncrun.Run
	for i := range 3 {
		run := f.run(ada, f.account(ada, int64(i)).ID)
		for line := range i {
			f.log(run.ID, fmt.Sprintf("%d/%d", i, line))
		}
		run.LastSequence = 1 + i
		runs = append(runs, run)
	}
	earlier := *runs[2]
	earlier.LastSequence = 2
	foreign := *runs[2]
	foreign.UserID = bob
	logs, err := f.Logs(t.Context(), []*syncrun.Run{runs[2], runs[0], &earlier, runs[1], &foreign})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"2/0", "2/1"}, {}, {"2/0"}, {"1/0"}, {}}
	for i := range want {
		if logs[i] == nil || !slices.Equal(logs[i], want[i]) {
			t.Errorf("log %d is %q, want %q", i, logs[i], want[i])
		}
	}
}

func TestEvents(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	run := f.run(ada, f.account(ada, 1).ID)
	for range 5 {
		f.log(run.ID, "line")
	}
	cases := map[string]struct {
		user, after, upTo int
		want              []int
	}{
		"all":     {ada, 0, 6, []int{1, 2, 3, 4, 5, 6}},
		"middle":  {ada, 2, 4, []int{3, 4}},
		"past":    {ada, 6, 6, nil},
		"foreign": {bob, 0, 6, nil},
	}
	for name, c := range cases {
		events, err := f.Events(t.Context(), c.user, run.ID, c.after, c.upTo)
		var got []int
		for _, event := range events {
			got = append(got, event.Sequence)
		}
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v; want %v", name, got, err, c.want)
		}
	}
}
