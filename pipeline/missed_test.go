package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"goodones/internal/syncrun"
)

// read syncs the account until its whole list is known.
func (b *bench) readWhole() {
	b.t.Helper()
	for range 10 {
		b.sync()
		if b.count(`SELECT count(*) FROM scans WHERE state = 'open'`) == 0 {
			return
		}
	}
	b.t.Fatal("the list is not read to its end")
}

func (b *bench) count(query string, args ...any) (n int) {
	b.t.Helper()
	if err := b.sql.Get(&n, query, args...); err != nil {
		b.t.Fatal(err)
	}
	return n
}

// list changes the follower list of X.
func (b *bench) list(change func(followers []int64) []int64) {
	b.x.mu.Lock()
	defer b.x.mu.Unlock()
	b.x.followers = change(slices.Clone(b.x.followers))
}

// fullScans is how many full scans there have been.
func (b *bench) fullScans() int { return b.count(`SELECT count(*) FROM scans WHERE is_full`) }

// TestNobodyIsMissedForEver hides 30 new followers of an account of 2,000 from scans that end at known ones: within
// ceil(2,000 ÷ stage 1's share) + 1 runs all are found, in slices, and no run reads more than it may.
func TestNobodyIsMissedForEver(t *testing.T) {
	t.Parallel()
	const share = 799 // of 1,000: four fifths, less the account itself
	fresh := people(3_000_030, 30)
	for name, hide := range map[string]func(b *bench){
		"below 120 who came back": func(b *bench) {
			b.list(func(f []int64) []int64 { return slices.Delete(f, 1000, 1120) })
			gone := people(1_000_000-1000, 120)
			b.sync()
			b.list(func(f []int64) []int64 { return slices.Concat(gone, fresh, f) })
		},
		"in the middle of the list": func(b *bench) {
			b.list(func(f []int64) []int64 { return slices.Insert(f, 1000, fresh...) })
		},
		"in the middle, 40 others gone before": func(b *bench) {
			b.list(func(f []int64) []int64 { return slices.Delete(f, 1500, 1540) })
			b.sync()
			b.list(func(f []int64) []int64 { return slices.Insert(f, 1000, fresh...) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, syncrun.TierStarter, 2000)
			b.readWhole()
			hide(b)
			runs := 0
			for ; b.count(`SELECT count(*) FROM edges WHERE person_id > 3000000`) < 30; runs++ {
				if runs > (2000+share-1)/share {
					t.Fatalf("not found within %d runs", runs)
				}
				if run := b.sync(); run.ResourcesUsed > 1000 {
					t.Errorf("run charged %d", run.ResourcesUsed)
				}
			}
			b.readWhole()
			if n := b.fullScans(); n != 1 {
				t.Errorf("%d full scans, want 1", n)
			}
		})
	}
}

// TestNoFullScanWithoutCause spends nothing on people who only leave, and one resource more than the head of the list
// on an account that does not change.
func TestNoFullScanWithoutCause(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 2000)
	b.readWhole()
	b.x.toldMore = 15 // a count is never exact
	for range 4 {
		b.list(func(f []int64) []int64 { return slices.Delete(f, 1000, 1030) })
		b.sync()
	}
	if n := b.fullScans(); n != 0 {
		t.Errorf("%d full scans of an account that people leave", n)
	}
	before := len(b.x.calls())
	run := b.sync()
	read := 0
	for _, call := range b.x.calls()[before:] {
		if strings.HasPrefix(call, "followers ") {
			read++
		}
	}
	if read != 1 || run.NewFollowersCount != 0 {
		t.Errorf("an unchanged account cost %d pages of followers: %+v", read, run)
	}
}

// TestRenamed writes what the network told last: the account is the same under its new handle.
func TestRenamed(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 50)
	b.sync()
	account, err := b.db.Account(t.Context(), b.user, b.account)
	if err != nil || account.Handle != "acme77" || account.LastKnownFollowerCount != 50 {
		t.Errorf("account %+v, %v", account, err)
	}
}

// TestEndlessList ends a list that goes on without anybody new after 20 pages, with a line, and reads it no further.
func TestEndlessList(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierPro, 300)
	b.x.endless = true
	run := b.sync()
	says(t, run, syncrun.LineEndless)
	if asked := len(onlyOf(b.x.calls(), "followers")); asked > 25 || run.NewFollowersCount != 300 {
		t.Errorf("%d pages asked for, %d people found", asked, run.NewFollowersCount)
	}
	if n := b.count(`SELECT count(*) FROM scans WHERE state = 'open'`); n != 0 {
		t.Errorf("%d scans stay open", n)
	}
}
