package db_test

import (
	"fmt"
	"slices"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// lines commits n steps of a run, every other one with a message that tells its sequence.
func (f *fixture) lines(work *syncrun.Work, n int) {
	f.t.Helper()
	w := f.worker()
	for range n {
		seq := f.count(`SELECT seq + 1 FROM sync_runs WHERE id = $1`, work.RunID)
		step := syncrun.Step{Key: fmt.Sprintf("k%d", seq), Stage: syncrun.StageLikers, Counts: syncrun.Counts{LikersCount: 1}}
		if seq%2 == 1 {
			step.Message = fmt.Sprintf("line %d", seq)
		}
		_, err := w.Note(f.t.Context(), work, step)
		must(f.t, err)
	}
}

// upTo is the log up to a sequence as lines writes it.
func upTo(seq int) []string {
	var log []string
	for s := 3; s <= seq; s += 2 {
		log = append(log, fmt.Sprintf("line %d", s))
	}
	return log
}

func sequences(events []syncrun.Event) []int {
	var seqs []int
	for _, e := range events {
		seqs = append(seqs, e.Sequence)
	}
	return seqs
}

// fromTo lists whole numbers, both ends included.
func fromTo(first, last int) []int {
	var list []int
	for n := first; n <= last; n++ {
		list = append(list, n)
	}
	return list
}

func TestTail(t *testing.T) {
	t.Parallel()
	f := open(t)
	work := f.live(f.worker(), f.user("ada"), 1, false)
	f.lines(work, 9) // 11 events
	for _, n := range []int{1, 4, 5, 10, 11, 50} {
		tail, err := f.Log().Tail(t.Context(), work.RunID, n)
		run, log, events := tail.Run, tail.Messages, tail.Events
		first := max(1, 12-n)
		fact.Is(fact.Must(t), "err", err, nil, n)
		fact.Is(t, "run.ID", run.ID, work.RunID, n)
		fact.Is(t, "run.LastSequence", run.LastSequence, 11, n)
		fact.Equal(t, "sequences(events)", sequences(events), fromTo(first, 11), n)
		fact.Equal(t, "log", log, upTo(first-1), n)
		for _, e := range events {
			fact.Is(t, "e.LikersCount", e.LikersCount, max(0, e.Sequence-2), e)
			fact.Is(t, "e.RunID", e.RunID, work.RunID)
			fact.Not(t, "e.Status", e.Status, "")
			fact.Not(t, "e.StepKey", e.StepKey, "")
			fact.Is(t, "e.At.IsZero()", e.At.IsZero(), false)
		}
	}
	_, err := f.Log().Tail(t.Context(), 1<<40, 5)
	wantNotFound(t, err)
}

func TestLogHistory(t *testing.T) {
	t.Parallel()
	f := open(t)
	work := f.live(f.worker(), f.user("ada"), 1, false)
	f.lines(work, 9)
	for _, c := range []struct{ after, limit, last int }{
		{0, 3, 3}, {0, 100, 11}, {4, 3, 7}, {5, 3, 8}, {10, 5, 11}, {11, 5, 11},
	} {
		log, events, err := f.Log().History(t.Context(), work.RunID, c.after, c.limit)
		fact.Is(fact.Must(t), "err", err, nil, c.limit)
		fact.Equal(t, "sequences(events)", sequences(events), fromTo(c.after+1, c.last), c.limit)
		fact.Equal(t, "log", log, upTo(c.after), c.limit)
	}
}

func TestAfter(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	user := f.user("ada")
	one, two, three := f.live(w, user, 1, false), f.live(w, user, 2, false), f.live(w, user, 3, false)
	f.lines(one, 5)
	f.lines(two, 3)
	cursors := []syncrun.Cursor{{RunID: two.RunID, After: 4}, {RunID: one.RunID, After: 0}, {RunID: three.RunID, After: 2},
		{RunID: 1 << 40, After: 0}}
	events, err := f.Log().After(t.Context(), cursors)
	must(t, err)
	got := map[int][]int{}
	for i, e := range events {
		if i > 0 && e.RunID < events[i-1].RunID {
			t.Error("runs are mixed")
		}
		got[e.RunID] = append(got[e.RunID], e.Sequence)
	}
	fact.Is(fact.Must(t), "len(got)", len(got), 2, got)
	fact.Equal(t, "got[one.RunID]", got[one.RunID], fromTo(1, 7))
	fact.Equal(t, "got[two.RunID]", got[two.RunID], []int{5})
	if none, err := f.Log().After(t.Context(), nil); err != nil || len(none) != 0 {
		t.Errorf("of no cursor %v, %v", none, err)
	}
}

// TestAfterBringsPartsOfLongLogs reads on in a long log until all of it is there, in order and once.
func TestAfterBringsPartsOfLongLogs(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	run := f.run(user, f.account(user, 1).ID)
	const length = 1300
	f.exec(`INSERT INTO sync_run_events SELECT $1, i, now(), 'running', 'likers', '', 'k' || i, 0, 0, 0, 0, 0, 0, 0,
		0, 0, '', ''
		FROM generate_series(2, $2) i`, run.ID, length)
	var got []int
	reads := 0
	for cursor := (syncrun.Cursor{RunID: run.ID}); ; cursor.After = got[len(got)-1] {
		events, err := f.Log().After(t.Context(), []syncrun.Cursor{cursor})
		must(t, err)
		if len(events) == 0 {
			break
		}
		got = append(got, sequences(events)...)
		reads++
	}
	if !slices.Equal(got, fromTo(1, length)) || reads != 3 {
		t.Errorf("%d events in %d reads", len(got), reads)
	}
}
