package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// TestPagesOfFirstSync checks the sizes asked for, and that the whole list is read once.
func TestPagesOfFirstSync(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 2600)
	run := b.sync()
	want := []string{
		"followers 100 ", "followers 200 2500", "followers 400 2300", "followers 800 1900", "followers 1000 1100",
		"followers 1000 100",
	}
	if got := onlyOf(b.x.calls(), "followers"); !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 2600)
	fact.Is(t, "run.ResourcesUsed", run.ResourcesUsed, 2601)
}

func onlyOf(calls []string, kind string) []string {
	return slices.DeleteFunc(calls, func(c string) bool { return !strings.HasPrefix(c, kind+" ") })
}

// TestIncrementalSync checks what an unchanged account and 150 new followers cost at most.
func TestIncrementalSync(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 700)
	b.sync()
	for _, c := range []struct{ grow, fresh, atMost int }{{0, 0, 100}, {150, 150, 400}, {0, 0, 100}} {
		b.x.mu.Lock()
		b.x.followers = append(people(b.x.followers[0]+int64(c.grow), c.grow), b.x.followers...)
		b.x.made = nil
		b.x.mu.Unlock()
		run := b.sync()
		read := 0
		for _, call := range onlyOf(b.x.calls(), "followers") {
			size := 0
			for _, digit := range strings.Fields(call)[1] {
				size = 10*size + int(digit-'0')
			}
			read += size
		}
		if run.NewFollowersCount != c.fresh || read > c.atMost {
			t.Errorf("%d new: found %d, asked for %d followers, at most %d", c.grow, run.NewFollowersCount, read,
				c.atMost)
		}
	}
}

// TestScanGoesOnInNextRun reads an account that is larger than its budget over several runs: nobody is read twice,
// nobody is missed, and each run keeps a fifth of its budget for the other stages.
func TestScanGoesOnInNextRun(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 2000)
	var found []int
	for range 4 {
		run := b.sync()
		found = append(found, run.NewFollowersCount)
		if run.ResourcesUsed > 1000 {
			t.Errorf("run charged %d of a budget of 1,000", run.ResourcesUsed)
		}
	}
	// The head of each later run reads 100 known followers first.
	total := found[0] + found[1] + found[2] + found[3]
	fact.Is(fact.Must(t), "total", total, 2000, found)
	fact.Is(t, "found[0]", found[0], 799)
	fact.Is(t, "found[3]", found[3], 0)
}

// TestRefusedToken loses the place in the list: one full scan stands in for every open one.
func TestRefusedToken(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 1500)
	b.sync() // 799, the scan stays open
	refuse := func(call string) error {
		if call == "followers 1000 701" || call == "followers 500 701" || strings.HasSuffix(call, " 701") {
			return source.ErrCursor
		}
		return nil
	}
	b.x.fail = refuse
	run := b.sync()
	line := "X no longer knows where the follower list was left; reading it from the start"
	if !slices.Contains(run.ProgressLog, line) {
		t.Errorf("log %q", run.ProgressLog)
	}
	var open, abandoned int
	_ = b.sql.Get(&open, `SELECT count(*) FROM scans WHERE state = 'open'`)
	_ = b.sql.Get(&abandoned, `SELECT count(*) FROM scans WHERE state = 'abandoned'`)
	if abandoned != 1 {
		t.Errorf("%d scans open, %d abandoned", open, abandoned)
	}
	b.x.mu.Lock()
	b.x.fail = nil
	b.x.mu.Unlock()
	for range 2 {
		b.sync()
	}
	var edges int
	if err := b.sql.Get(&edges, `SELECT count(*) FROM edges`); err != nil || edges != 1500 {
		t.Errorf("%d edges, want 1500 (%v)", edges, err)
	}
}

// TestRefusedTwice ends the stage when the full scan's own token is refused as well; the next run tries again.
func TestRefusedTwice(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 1500)
	b.x.fail = func(call string) error {
		if strings.HasPrefix(call, "followers ") && !strings.HasSuffix(call, " ") {
			return source.ErrCursor // any token: only the head can be read
		}
		return nil
	}
	run := b.sync()
	if run.Status != syncrun.StatusCompleted || run.NewFollowersCount != 100 {
		t.Errorf("run %+v", run)
	}
	var open int
	if err := b.sql.Get(&open, `SELECT count(*) FROM scans WHERE state = 'open' AND is_full`); err != nil || open != 1 {
		t.Errorf("%d full scans open (%v)", open, err)
	}
}

// TestListInACircle ends the stage when the tokens of a list lead back to a page that was read.
func TestListInACircle(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 2600)
	b.x.leads = map[string]string{"1100": "2500"}
	run := b.sync()
	asked := onlyOf(b.x.calls(), "followers")
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 1500)
	fact.Holds(t, "len(asked) <= 12", len(asked) <= 12, len(asked), asked)
	for _, line := range []string{syncrun.LineRescan(syncrun.NetworkX), syncrun.LineRefusedAgain(syncrun.NetworkX)} {
		if !slices.Contains(run.ProgressLog, line) {
			t.Errorf("the log %q does not say %q", run.ProgressLog, line)
		}
	}
}

// TestTooLarge stops beginning full scans that cannot get anywhere.
func TestTooLarge(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 5000)
	b.sync()
	fullScans := func() (n int) {
		_ = b.sql.Get(&n, `SELECT count(*) FROM scans WHERE is_full`)
		return n
	}
	for range 5 { // between runs X forgets the place
		first := true
		b.x.mu.Lock()
		b.x.fail = func(call string) error {
			if strings.HasPrefix(call, "followers ") && !strings.HasSuffix(call, " ") && first {
				first = false
				return source.ErrCursor
			}
			return nil
		}
		b.x.mu.Unlock()
		b.sync()
	}
	if n := fullScans(); n != 2 {
		t.Errorf("%d full scans were begun, want 2", n)
	}
	var lines int
	_ = b.sql.Get(
		&lines,
		`SELECT count(*) FROM sync_run_events WHERE message LIKE 'This account is too large for its tier%'`,
	)
	if lines != 3 {
		t.Errorf("%d runs say that the account is too large, want 3", lines)
	}
}
