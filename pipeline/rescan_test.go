package pipeline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// rescan is sync of a run that reads the whole list.
func (b *bench) rescan() *syncrun.Run {
	b.t.Helper()
	b.sql.MustExec(`DELETE FROM resource_reads`)
	b.sql.MustExec(`UPDATE sync_runs SET triggered_at = triggered_at - interval '2 days',
		day_ends_at = day_ends_at - interval '2 days' WHERE status IN ('completed', 'failed')`)
	run, err := b.start(syncrun.StartRequest{
		UserID: b.user, TrackedAccountID: b.account, Trigger: syncrun.TriggerManual, Rescan: true,
	})
	if err != nil {
		b.t.Fatal(err)
	}
	b.work(run.ID)
	return b.run(run.ID)
}

// hidden puts so few followers in the middle of the list that nothing tells of them.
func (b *bench) hidden() int {
	b.list(func(f []int64) []int64 { return slices.Insert(f, 1000, people(3_000_015, 15)...) })
	return 15
}

// TestRescanFindsWhoWasPassedOver reads the list from its head to its end once, within the budget, and finds followers
// below known ones, whom a sync does not.
func TestRescanFindsWhoWasPassedOver(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 2000)
	b.readWhole()
	hidden := b.hidden()
	if run := b.sync(); run.NewFollowersCount != 0 {
		t.Fatalf("a sync finds %d", run.NewFollowersCount)
	}
	before := len(b.x.calls())
	run := b.rescan()
	says(t, run, syncrun.LineRescanAsked)
	asked := onlyOf(b.x.calls()[before:], "followers")
	want := []string{
		"followers 100 ", "followers 200 1915", "followers 400 1715", "followers 800 1315", "followers 1000 515",
	}
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, hidden)
	fact.Equal(t, "asked", asked, want)
	if n := b.fullScans(); n != 1 || b.count(`SELECT count(*) FROM scans WHERE state = 'open'`) != 0 {
		t.Errorf("%d full scans", n)
	}
	if run := b.sync(); run.NewFollowersCount != 0 || b.fullScans() != 1 {
		t.Errorf("then a sync finds %d, in %d full scans", run.NewFollowersCount, b.fullScans())
	}
}

// TestRescanInSlices has a budget of half the list: what is left is read by the next syncs and rescans, and none begins
// anew.
func TestRescanInSlices(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 2000)
	b.readWhole()
	hidden := b.hidden()
	if first := b.rescan(); first.ResourcesUsed > 1000 || b.count(`SELECT count(*) FROM scans WHERE state = 'open'`) != 1 {
		t.Fatalf("the first slice is %+v", first)
	}
	second := b.rescan()
	says(t, second, syncrun.LineRescanGoesOn)
	third := b.sync()
	n := b.count(`SELECT count(*) FROM edges WHERE person_id > 3000000`)
	fact.Is(t, "n", n, hidden, second, third)
	fact.Is(t, "b.fullScans()", b.fullScans(), 1, second, third)
	fact.Is(t, "b.count(`SELECT count(*) FROM scans WHERE state = 'open'`)",
		b.count(`SELECT count(*) FROM scans WHERE state = 'open'`), 0, second, third)
}

// TestRescanOfWhatIsUnknown reads the list of an account that no run has read yet.
func TestRescanOfWhatIsUnknown(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 500)
	if run := b.rescan(); run.NewFollowersCount != 500 || run.Status != syncrun.StatusCompleted {
		t.Errorf("run %+v", run)
	}
}

// TestKilledRescan takes the run from its worker before each call to X, as a kill does: the list is read once all the
// same, and everybody is found.
func TestKilledRescan(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 2000)
	b.readWhole()
	hidden := b.hidden()
	before := len(b.x.calls())
	seen := map[string]bool{}
	b.x.mu.Lock()
	b.x.fail = func(call string) error {
		b.x.mu.Lock()
		defer b.x.mu.Unlock()
		if seen[call] {
			return nil
		}
		seen[call] = true
		b.sql.MustExec(`UPDATE sync_runs SET lease_until = now() WHERE status = 'running'`)
		return fmt.Errorf("killed: %w", syncrun.ErrLeaseLost)
	}
	b.x.mu.Unlock()
	run := b.rescan()
	asked := onlyOf(b.x.calls()[before:], "followers")
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, hidden)
	fact.Is(t, "len(asked)", len(asked), 5, asked)
	fact.Is(t, "b.fullScans()", b.fullScans(), 1)
	if len(seen) < 7 || b.count(`SELECT attempt FROM sync_runs ORDER BY id DESC LIMIT 1`) < len(seen) {
		t.Errorf("killed before %d calls", len(seen))
	}
	if begun := strings.Count(strings.Join(run.ProgressLog, "\n"), syncrun.LineRescanAsked); begun != 1 {
		t.Errorf("the log says %d times that it begins", begun)
	}
}

// TestRefusedRescan fails as a sync does whose head page is refused.
func TestRefusedRescan(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	b.sync()
	b.x.mu.Lock()
	b.x.fail = func(call string) error {
		if strings.HasPrefix(call, "followers ") {
			return source.ErrUnauthorized
		}
		return nil
	}
	b.x.mu.Unlock()
	if run := b.rescan(); run.Status != syncrun.StatusFailed || run.ErrorCode != syncrun.CodeSourceUnauthorized {
		t.Errorf("run %+v", run)
	}
}
