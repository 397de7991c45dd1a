package pipeline_test

import (
	"testing"

	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
	"goodones/pipeline"
)

// change changes the account's follower list at X.
func (w *world) change(changes ...sandbox.ListChange) {
	w.t.Helper()
	for _, c := range changes {
		if err := w.x.ChangeList(w.handle, c); err != nil {
			w.t.Fatal(err)
		}
	}
}

// twoThousand is a world of a starter account of 2,000 followers, all of whom are known.
func twoThousand(t *testing.T) *world {
	t.Helper()
	w := newWorld(t, "acme", syncrun.TierPro)
	w.change(sandbox.ListChange{Change: "leave", Count: 400})
	w.sync()
	w.sql.MustExec(`UPDATE tracked_accounts SET tier = 'starter'`)
	if n := w.edges(); n != 2000 {
		t.Fatalf("%d people are known", n)
	}
	return w
}

func (w *world) edges() int { return w.count(`SELECT count(*) FROM edges`) }

// The changes of TestNobodyIsMissedAtX.
var (
	freshInMidList = sandbox.ListChange{Change: "join", From: 1000, Count: 30}
	fortyLeave     = sandbox.ListChange{Change: "leave", From: 1500, Count: 40}
)

// TestNobodyIsMissedAtX hides 30 new followers of 2,000 from scans that end at known ones: all are found within
// ceil(2,000 ÷ stage 1's share) + 1 runs, by one full scan in slices of that share.
func TestNobodyIsMissedAtX(t *testing.T) {
	t.Parallel()
	const share = 799 // of 1,000: four fifths, less the account itself
	refollow := []sandbox.ListChange{{Change: "return", Count: 120}, {Change: "join", From: 120, Count: 30}}
	for name, c := range map[string]struct{ before, then []sandbox.ListChange }{
		"in mid-list":                 {then: []sandbox.ListChange{freshInMidList}},
		"in mid-list, 40 gone before": {[]sandbox.ListChange{fortyLeave}, []sandbox.ListChange{freshInMidList}},
		"in mid-list, 40 gone beside": {then: []sandbox.ListChange{freshInMidList, fortyLeave}},
		"below 120 who came back":     {[]sandbox.ListChange{{Change: "leave", From: 1000, Count: 120}}, refollow},
		"below 120 who came back, 40 gone": {[]sandbox.ListChange{{Change: "leave", From: 1000, Count: 120}},
			append(refollow, fortyLeave)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := twoThousand(t)
			if len(c.before) > 0 {
				w.change(c.before...)
				w.sync()
			}
			w.change(c.then...)
			w.sync()
			for runs := 1; w.edges() < 2030; runs++ {
				if runs > (2000+share-1)/share {
					t.Fatalf("%d are known after %d runs", w.edges(), runs)
				}
				const budget = 10_000_000 // millionths of a dollar: 1,000 resources at $0.010
				if run := w.sync(); run.CostMicroUSD > budget || run.Status != syncrun.StatusCompleted {
					t.Errorf("$%g are charged: %+v", float64(run.CostMicroUSD)/1e6, run)
				}
			}
			w.readWhole()
			said := w.count(`SELECT count(*) FROM sync_run_events WHERE message LIKE 'X tells of %'`)
			if n := w.fullScans(); n > 2 || n != said {
				t.Errorf("%d full scans, %d lines say why", n, said)
			}
			if n := w.count(`SELECT count(DISTINCT person_id) FROM verdicts`); n != w.known() {
				t.Errorf("%d of %d are judged", n, w.known())
			}
		})
	}
}

// TestSlowlyHidden shows what a count cannot tell: that 25 join in mid-list and 30 leave between the same two runs
// looks as if five had left, as people leave any account. The next rise of the count finds them, and so does
// FULL_SCAN_DAYS.
func TestSlowlyHidden(t *testing.T) {
	t.Parallel()
	for name, find := range map[string]func(w *world, days *int){
		"found by the next rise": func(w *world, _ *int) {
			w.change(sandbox.ListChange{Change: "join", From: 1200, Count: 21})
		},
		"found when it is time": func(w *world, days *int) {
			*days = 30
			w.sql.MustExec(`UPDATE tracked_accounts SET full_scan_at = now() - interval '31 days'`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := twoThousand(t)
			w.change(sandbox.ListChange{Change: "join", From: 1000, Count: 25},
				sandbox.ListChange{Change: "leave", From: 1500, Count: 30})
			if w.sync(); w.fullScans() != 0 || w.edges() != 2000 {
				t.Fatalf("%d full scans, %d known", w.fullScans(), w.edges())
			}
			days := 0
			find(w, &days)
			for range 4 {
				id := w.queue(w.account)
				stop := w.worker(func(cfg *pipeline.Config) { cfg.FullScanDays = days })
				w.await(id)
				stop()
			}
			if n := w.edges(); n < 2025 {
				t.Errorf("%d are known", n)
			}
			if n := w.fullScans(); n != 1 {
				t.Errorf("%d full scans", n)
			}
		})
	}
}

// TestSteadyUnfollowsAtX has the list read once, in case that others joined meanwhile, and never again while no more
// leave than then: all later runs read the head alone. When twice as many leave it is read again.
func TestSteadyUnfollowsAtX(t *testing.T) {
	t.Parallel()
	w := twoThousand(t)
	leave := func(people int) *syncrun.Run {
		w.change(sandbox.ListChange{Change: "leave", From: 1000, Count: people})
		w.x.ResetCalls()
		return w.sync()
	}
	says(t, leave(35), "X tells of 35 followers fewer than before; …")
	w.readWhole()
	for range 4 {
		leave(35)
		if n := w.x.Calls().ByEndpoint[sandbox.EndpointFollowers]; n != 1 {
			t.Errorf("%d pages of followers are read", n)
		}
	}
	if n := w.fullScans(); n != 1 {
		t.Errorf("%d full scans", n)
	}
	says(t, leave(70), "X tells of 70 followers fewer than before; …")
	w.readWhole()
	w.change(sandbox.ListChange{Change: "join", From: 900, Count: 30}) // two scans in vain stand in nobody's way
	says(t, w.sync(), "X tells of 30 followers more than were found; …")
	w.readWhole()
	if n := w.edges(); n != 2030 || w.fullScans() != 3 {
		t.Errorf("%d are known after %d full scans", n, w.fullScans())
	}
}

// TestUnchangedAtX costs the look-up, the head of the list, and what is refreshed.
func TestUnchangedAtX(t *testing.T) {
	t.Parallel()
	w := twoThousand(t)
	run := w.sync()
	fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, 0, run)
	fact.Is(t, `w.reads("follower")`, w.reads("follower"), 100)
	fact.Holds(t, `w.reads("user") >= 1+run.DeepCrawlCount`, w.reads("user") >= 1+run.DeepCrawlCount,
		w.reads("user"), 1+run.DeepCrawlCount)
}

// TestListChangesInMidRun has people leave, come back, change places and join while the list is read: the run
// completes, nobody is counted twice, and the next runs know everybody who follows.
func TestListChangesInMidRun(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for name, changes := range map[string][]sandbox.ListChange{
		"leave":                {{Change: "leave", From: 250, Count: 100}}, // read already, and not yet
		"leave and come back":  {{Change: "leave", From: 250, Count: 100}, {Change: "return", Count: 100}},
		"order":                {{Change: "move", From: 200, Count: 300, To: 400}, {Change: "move", From: 500, Count: 50}},
		"join above and below": {{Change: "join", From: 0, Count: 40}, {Change: "join", From: 500, Count: 30}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorldOn(t, all.take(t), "village", syncrun.TierPro, "")
			held, release := w.x.Hold(sandbox.EndpointFollowers, 2)
			defer release()
			id := w.queue(w.account)
			stop := w.worker(func(*pipeline.Config) {})
			defer stop()
			within(t, held, "the third page is asked for")
			w.change(changes...)
			release()
			w.await(id)
			run := w.run(id)
			fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted)
			fact.Is(t, "run.NewFollowersCount", run.NewFollowersCount, w.edges())
			fact.Is(t, "w.judged(run)", w.judged(run), w.known())
			for range 3 {
				run = w.sync()
			}
			follow := 800
			for _, c := range changes {
				if c.Change == "join" {
					follow += c.Count
				}
			}
			left := map[string]int{"leave": 50}[name] // who left before anybody read them
			if n := w.edges(); n != follow-left {
				t.Errorf("%d are known, want %d; the last run says %q", n, follow-left, run.ProgressLog)
			}
		})
	}
}
