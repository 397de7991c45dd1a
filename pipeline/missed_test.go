package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"goodones/internal/fact"
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
	all := newGrounds(t)
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
			b := newBenchOn(t, all.take(t), syncrun.TierStarter, 2000)
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
			if n := b.fullScans(); n > 2 {
				t.Errorf("%d full scans", n)
			}
		})
	}
}

// TestNoFullScanWithoutCause reads the list once for people who leave at a steady rate, and never for fewer of them or
// for a count that is not exact. An account that does not change costs one resource more than the head of its list.
func TestNoFullScanWithoutCause(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 2000)
	b.readWhole()
	b.x.toldMore = 15 // a count is never exact
	leave := func(people int) {
		b.list(func(f []int64) []int64 { return slices.Delete(f, 1000, 1000+people) })
		b.sync()
	}
	for range 4 {
		leave(9)
	}
	if n := b.fullScans(); n != 0 {
		t.Errorf("%d full scans of an account that few leave", n)
	}
	for range 8 {
		leave(30)
	}
	if n := b.fullScans(); n != 1 || b.count(`SELECT count(*) FROM scans WHERE state = 'open'`) != 0 {
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

// TestFreeListIsReadForOne reads a list that costs nothing whenever its count has moved by one that nobody explains,
// but not in each run of an account that somebody leaves in each.
func TestFreeListIsReadForOne(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 600)
	b.x.free = true
	b.readWhole()
	b.list(func(f []int64) []int64 {
		return slices.Insert(slices.Delete(f, 500, 504), 300, people(3_000_003, 3)...)
	})
	run := b.sync()
	says(t, run, "X tells of 1 followers fewer than before; …")
	if run.NewFollowersCount != 3 || b.fullScans() != 1 {
		t.Fatalf("%d full scans, run %+v", b.fullScans(), run)
	}
	b.list(func(f []int64) []int64 { return slices.Insert(f, 300, 3_000_009) })
	if run = b.sync(); run.NewFollowersCount != 1 || b.fullScans() != 2 {
		t.Fatalf("%d full scans, run %+v", b.fullScans(), run)
	}
	for range 5 {
		b.list(func(f []int64) []int64 { return slices.Delete(f, 400, 401) })
		b.sync()
	}
	if n := b.fullScans(); n != 3 {
		t.Errorf("%d full scans of an account that somebody leaves in each run", n-2)
	}
}

// TestRenamed writes what the network told last: the account is the same under its new handle.
func TestRenamed(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 50)
	b.sync()
	account, err := b.db.Account(t.Context(), b.user, b.account)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "account.Handle", account.Handle, "acme77", account)
	fact.Is(t, "account.LastKnownFollowerCount", account.LastKnownFollowerCount, 50)
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
