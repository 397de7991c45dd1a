package db_test

import (
	"slices"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// TestAdvance moves a scan of run 5 over pages of people by the run that found them first: 0 stands for nobody known
// before, who is then found by run 5 itself.
func TestAdvance(t *testing.T) {
	t.Parallel()
	many := func(n, run int) []int { return slices.Repeat([]int{run}, n) }
	cases := map[string]struct {
		scan   syncrun.Scan
		token  string
		found  []int
		want   int // known in a row
		state  syncrun.ScanState
		noPage bool
	}{
		"all new":           {token: "t", found: many(100, 0), want: 0, state: syncrun.ScanOpen},
		"end":               {found: many(3, 0), want: 0, state: syncrun.ScanDone},
		"empty page":        {token: "t", want: 7, scan: syncrun.Scan{KnownInRow: 7}, state: syncrun.ScanOpen},
		"empty end":         {want: 0, state: syncrun.ScanDone},
		"some known":        {token: "t", found: many(99, 4), want: 99, state: syncrun.ScanOpen},
		"exactly a hundred": {token: "t", found: many(100, 4), want: 100, state: syncrun.ScanDone},
		"hundred across pages": {
			scan: syncrun.Scan{KnownInRow: 60}, token: "t", found: many(40, 4), want: 100, state: syncrun.ScanDone,
		},
		"one short across pages": {
			scan: syncrun.Scan{KnownInRow: 60}, token: "t", found: many(39, 4), want: 99, state: syncrun.ScanOpen,
		},
		"row broken by a new one": {
			scan: syncrun.Scan{KnownInRow: 60}, token: "t", found: append(many(39, 4), 0, 4, 4), want: 2,
			state: syncrun.ScanOpen,
		},
		"row begins in mid-page": {
			token: "t", found: append(many(900, 0), many(100, 1)...), want: 100, state: syncrun.ScanDone,
		},
		"new ones after the row": {
			token: "t", found: append(many(100, 4), many(5, 0)...), want: 100, state: syncrun.ScanDone,
		},
		"of this run":            {token: "t", found: many(200, 5), want: 0, state: syncrun.ScanOpen},
		"of a run that followed": {token: "t", found: many(200, 6), want: 0, state: syncrun.ScanOpen},
		"full knows nobody": {
			scan: syncrun.Scan{Full: true}, token: "t", found: many(200, 1), want: 0, state: syncrun.ScanOpen,
		},
		"full ends with the list": {
			scan: syncrun.Scan{Full: true}, found: many(200, 1), want: 0, state: syncrun.ScanDone,
		},
		"row and end at once":      {found: many(150, 1), want: 100, state: syncrun.ScanDone},
		"end with a row too short": {found: many(5, 1), want: 5, state: syncrun.ScanDone},
	}
	for name, c := range cases {
		scan := c.scan
		scan.ID, scan.RunID, scan.State, scan.NextToken = 9, 5, syncrun.ScanOpen, "before"
		page, firstRun := syncrun.FollowerPage{Scan: scan, NextToken: c.token}, map[int64]int{}
		for i, run := range c.found {
			id := int64(1000 - i) // X's order is not the order of ids
			page.Profiles = append(page.Profiles, detailed(id))
			if firstRun[id] = run; run == 0 {
				firstRun[id] = 5
			}
		}
		got := db.Advance(page, firstRun)
		fact.Is(t, "got.ID", got.ID, 9, name, got)
		fact.Is(t, "got.KnownInRow", got.KnownInRow, c.want, name)
		fact.Is(t, "got.State", got.State, c.state, name)
		fact.Is(t, "got.NextToken", got.NextToken, c.token, name)
	}
}

func TestFollowerPages(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	done := f.followers(w, work, "t1", detailed(3), thin(2), detailed(1))
	if done.Counts.NewFollowersCount != 3 || done.ResourcesUsed != 3 {
		t.Errorf("first page gives %+v", done)
	}
	done = f.followers(w, work, "", detailed(4), detailed(1)) // the list moved on by one while it was read
	if done.Counts.NewFollowersCount != 4 || done.ResourcesUsed != 4 {
		t.Errorf("second page gives %+v", done)
	}
	if scans := f.openScans(w, work); len(scans) != 0 {
		t.Errorf("after the end are open %+v", scans)
	}
	var scan struct {
		Pages, Inserted, Resources int
		State                      string
	}
	f.scan(&scan, `SELECT pages, inserted, resources, state FROM scans`)
	fact.Is(t, "scan.Pages", scan.Pages, 2, scan)
	fact.Is(t, "scan.Inserted", scan.Inserted, 4)
	fact.Is(t, "scan.Resources", scan.Resources, 5)
	fact.Is(t, "scan.State", scan.State, "done")
	if n := f.count(`SELECT count(*) FROM x_profiles`); n != 3 {
		t.Errorf("%d profiles with detail are kept", n)
	}
	if n := f.count(`SELECT count(*) FROM edges WHERE (detailed_at IS NULL) = (person_id = 2) AND (facts_hash = 0) =
		(person_id = 2)
		AND first_run_id = $1`, work.RunID); n != 4 {
		t.Errorf("%d edges are as they should be", n)
	}
	next := f.next(w, work) // somebody who unfollowed and follows again, and whom X hides this time, is not new
	done = f.followers(w, next, "", thin(1), detailed(2), detailed(5))
	if done.Counts.NewFollowersCount != 1 {
		t.Errorf("the next run finds %+v", done.Counts)
	}
	if n := f.count(`SELECT count(*) FROM edges WHERE detailed_at IS NOT NULL AND facts_hash = -person_id`); n != 5 {
		t.Errorf("%d edges have detail", n)
	}
	if n := f.count(`SELECT count(*) FROM edges WHERE first_run_id = $1`, work.RunID); n != 4 {
		t.Errorf("%d edges are the first run's", n)
	}
	f.agree(next.UserID, next.RunID)
}

// TestLikerWhoFollows has its facts with the edge from then on, also when X tells only its id.
func TestLikerWhoFollows(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	likers := []syncrun.Profile{detailed(1), detailed(2), thin(3), thin(4), detailed(5)}
	_, err := w.LikersPage(t.Context(), work, syncrun.Step{Key: "likers", Stage: syncrun.StageLikers}, likers,
		hashes(likers))
	must(t, err)
	known := detailed(1)
	sums := hashes([]syncrun.Profile{known, thin(2), detailed(3), thin(4)})
	sums[0] = 77 // its facts have changed
	page := syncrun.FollowerPage{
		Scan: f.scanOf(w, work), Profiles: []syncrun.Profile{known, thin(2), detailed(3), thin(4)}, Hashes: sums,
	}
	done, err := w.FollowerPage(t.Context(), work, syncrun.Step{Key: "page", Stage: syncrun.StageFetchFollowers}, page)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "done.Counts.NewFollowersCount", done.Counts.NewFollowersCount, 4, done)
	fact.Is(t, "done.Counts.LikersCount", done.Counts.LikersCount, 5)
	for id, hash := range map[int]int{1: 77, 2: -2, 3: -3, 4: 0} {
		if n := f.count(`SELECT count(*) FROM edges WHERE person_id = $1 AND facts_hash = $2 AND (detailed_at IS NULL) =
			($2 = 0)`, id, hash); n != 1 {
			t.Errorf("the edge of %d has not the facts %d", id, hash)
		}
	}
	if n := f.count(`SELECT count(*) FROM likers WHERE (fetched_at IS NULL) = (person_id < 5) AND (facts_hash IS
		NULL) = (person_id < 5)`); n != 5 {
		t.Errorf("%d likers are as they should be", n)
	}
}

func TestScans(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	first := f.live(w, f.user("ada"), 1, false)
	f.scanOf(w, first)
	f.followers(w, first, "token 1", detailed(1))
	second := f.next(w, first)
	f.scanOf(w, second)
	f.followers(w, second, "token 2", detailed(2), detailed(1))
	scans := f.openScans(w, second)
	fact.Is(fact.Must(t), "len(scans)", len(scans), 2, scans)
	fact.Is(fact.Must(t), "scans[0].RunID", scans[0].RunID, second.RunID)
	fact.Is(fact.Must(t), "scans[1].RunID", scans[1].RunID, first.RunID)
	fact.Is(fact.Must(t), "scans[0].NextToken", scans[0].NextToken, "token 2")
	fact.Is(fact.Must(t), "scans[1].NextToken", scans[1].NextToken, "token 1")
	fact.Is(fact.Must(t), "scans[0].KnownInRow", scans[0].KnownInRow, 1)
	fact.Is(fact.Must(t), "scans[0].Full", scans[0].Full, false)
	fact.Is(fact.Must(t), "scans[0].Pages", scans[0].Pages, 1)
	fact.Is(fact.Must(t), "scans[0].Inserted", scans[0].Inserted, 1)
	fact.Is(fact.Must(t), "scans[0].Resources", scans[0].Resources, 2)
	fact.Is(fact.Must(t), "scans[0].State", scans[0].State, syncrun.ScanOpen)
	// An older scan that a later run continues knows nobody whom that later run found.
	page := syncrun.FollowerPage{
		Scan: scans[1], NextToken: "token 3", Profiles: []syncrun.Profile{detailed(2), detailed(1)},
		Hashes: []int64{-2, -1},
	}
	_, err := w.FollowerPage(t.Context(), second, syncrun.Step{Key: "older", Stage: syncrun.StageFetchFollowers}, page)
	must(t, err)
	scans = f.openScans(w, second)
	fact.Is(fact.Must(t), "len(scans)", len(scans), 2, scans)
	fact.Is(t, "scans[1].KnownInRow", scans[1].KnownInRow, 0)
	fact.Is(t, "scans[1].NextToken", scans[1].NextToken, "token 3")
	fact.Is(t, "scans[1].Pages", scans[1].Pages, 2)
	if full, err := w.FullScans(t.Context(), second.Account.ID, 2); err != nil || len(full) != 0 {
		t.Errorf("full scans %+v, %v", full, err)
	}
}

func TestRestartScan(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	user := f.user("ada")
	other := f.live(w, user, 2, false)
	f.scanOf(w, other)
	work := f.live(w, user, 1, false)
	var fulls []int
	for range 3 {
		f.scanOf(w, work)
		f.followers(w, work, "refused", detailed(1))
		done, err := w.RestartScan(t.Context(), work,
			syncrun.Step{Key: "restart", Stage: syncrun.StageFetchFollowers, Message: "anew"}, 0)
		if err != nil || done.Sequence == 0 {
			t.Fatal(err)
		}
		scans := f.openScans(w, work)
		fact.Is(fact.Must(t), "len(scans)", len(scans), 1, scans)
		fact.Is(fact.Must(t), "scans[0].Full", scans[0].Full, true)
		fact.Is(fact.Must(t), "scans[0].RunID", scans[0].RunID, work.RunID)
		fact.Is(fact.Must(t), "scans[0].NextToken", scans[0].NextToken, "")
		fact.Is(fact.Must(t), "scans[0].Pages", scans[0].Pages, 0)
		f.followers(w, work, "t", detailed(1))
		scans = f.openScans(w, work)
		fact.Is(t, "scans[0].KnownInRow", scans[0].KnownInRow, 0, scans[0])
		fact.Is(t, "scans[0].Inserted", scans[0].Inserted, 0)
		fact.Is(t, "scans[0].Resources", scans[0].Resources, 1)
		fulls = append([]int{scans[0].ID}, fulls...)
		work = f.next(w, work)
	}
	full, err := w.FullScans(t.Context(), work.Account.ID, 2)
	fact.Is(fact.Must(t), "err", err, nil, fulls)
	fact.Is(fact.Must(t), "len(full)", len(full), 2, fulls, full)
	fact.Is(t, "full[0].ID", full[0].ID, fulls[0], fulls)
	fact.Is(t, "full[1].ID", full[1].ID, fulls[1], fulls)
	fact.Is(t, "full[0].State", full[0].State, syncrun.ScanOpen, fulls)
	fact.Is(t, "full[1].State", full[1].State, syncrun.ScanAbandoned, fulls)
	if scans := f.openScans(w, other); len(scans) != 1 {
		t.Errorf("another account's scans: %+v", scans)
	}
}
