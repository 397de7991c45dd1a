package db_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// queue fills the queue with runs, each of an account of its own, and returns their ids in the order they were made.
func (f *fixture) queue(userID, firstAccount, runs int) []int {
	f.t.Helper()
	var ids []int
	must(f.t, f.raw.SelectContext(f.t.Context(), &ids, `
		WITH account AS (
			INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier)
			SELECT $1, 'q' || i, i, 'pro' FROM generate_series($2::integer, $2::integer + $3::integer - 1) i RETURNING id
		), run AS (
			INSERT INTO sync_runs (user_id, tracked_account_id, source, status, seq, budget)
			SELECT $1, id, 'manual', 'queued', 1, 1000 FROM account RETURNING id
		), event AS (
			INSERT INTO sync_run_events SELECT id, 1, now(), 'queued', '', '', 'queued', 0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''
			FROM run
		)
		SELECT id FROM run ORDER BY id`, userID, firstAccount, runs))
	return ids
}

// TestEachRunIsClaimedOnce lets eight workers empty a queue of 300 runs.
func TestEachRunIsClaimedOnce(t *testing.T) {
	t.Parallel()
	f := open(t)
	const users, each = 6, 50
	var queued []int
	for i := range users {
		queued = append(queued, f.queue(f.user(fmt.Sprintf("user %d", i)), 1000*i+1, each)...)
	}
	var mu sync.Mutex
	var claimed []int
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			w := f.worker()
			for {
				work, err := w.Claim(t.Context(), lease, true)
				if err != nil {
					t.Errorf("claim: %v", err)
				}
				if work == nil {
					return
				}
				mu.Lock()
				claimed = append(claimed, work.RunID)
				mu.Unlock()
				fact.Is(t, "work.Attempt", work.Attempt, 1, work)
				fact.Is(t, "work.Suspect", work.Suspect, false)
				fact.Is(t, `work.Steps["claim"]`, work.Steps["claim"], true)
				fact.Is(t, "len(work.Steps)", len(work.Steps), 2)
			}
		})
	}
	wg.Wait()
	slices.Sort(claimed)
	slices.Sort(queued)
	if !slices.Equal(claimed, queued) {
		t.Errorf("%d runs were queued, %d claims made: %v", len(queued), len(claimed), claimed)
	}
	if n := f.count(`SELECT count(*) FROM sync_runs r JOIN sync_run_events e ON e.run_id = r.id AND e.seq = 2
		WHERE r.seq = 2 AND e.status = 'running' AND e.at = r.started_at AND e.step_key = 'claim'`); n != users*each {
		t.Errorf("%d runs have the event of their first claim", n)
	}
}

func TestClaimTellsWhatTheWorkIs(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	user := f.user("ada")
	account := f.account(user, 7)
	definition := syncrun.Definition{
		Description: "makers", Genders: []syncrun.Gender{syncrun.GenderFemale}, StrictGender: true,
	}
	search, err := f.CreateSearch(t.Context(), user, "s", definition)
	must(t, err)
	run, err := f.Starter(db.Policy{Budgets: true}).StartSync(t.Context(), syncrun.StartRequest{
		UserID: user, TrackedAccountID: account.ID, SavedSearchID: &search.ID, Trigger: syncrun.TriggerManual})
	must(t, err)
	work := f.claim(w)
	fact.Is(t, "work.Lease", work.Lease, syncrun.Lease{RunID: run.ID, Attempt: 1}, work)
	fact.Is(t, "work.UserID", work.UserID, user)
	fact.Is(t, "work.Account.Handle", work.Account.Handle, "x7")
	fact.Is(t, "work.Account.PersonID", work.Account.PersonID, 7)
	fact.Is(t, "work.Account.Tier", work.Account.Tier, syncrun.TierPro)
	fact.Is(t, "work.Budget", work.Budget, 20_000)
	fact.Is(t, "work.SavedSearchID", work.SavedSearchID, search.ID, work)
	fact.Is(t, "work.SearchVersion", work.SearchVersion, 1)
	fact.Not(fact.Must(t), "work.Search", work.Search, nil)
	fact.Is(t, "work.Search.Description", work.Search.Description, "makers")
	fact.Is(t, "work.Search.StrictGender", work.Search.StrictGender, true)
	fact.Equal(t, "work.Search.Genders", work.Search.Genders, definition.Genders)
	run = f.agree(user, run.ID)
	fact.Not(fact.Must(t), "run.StartedAt", run.StartedAt, nil, run)
	fact.Holds(t, "run.StartedAt equals work.StartedAt", run.StartedAt.Equal(work.StartedAt),
		run.StartedAt, work.StartedAt)
	fact.Is(t, "run.Status", run.Status, syncrun.StatusRunning)
	_, err = w.Note(t.Context(), work, syncrun.Step{Key: "k", Stage: syncrun.StageDeepCrawl,
		Counts: syncrun.Counts{DeepCrawlCount: 3}, Reads: reads(syncrun.ResourceUser, 1, 2)})
	must(t, err)
	must(t, w.SetRateLimited(t.Context(), work.Lease, 1))
	f.expire()
	again := f.claim(w)
	fact.Is(t, "again.Attempt", again.Attempt, 2, again)
	fact.Is(t, "again.Counts.DeepCrawlCount", again.Counts.DeepCrawlCount, 3)
	fact.Is(t, "again.ResourcesUsed", again.ResourcesUsed, 2)
	fact.Is(t, "again.LimitedInRow", again.LimitedInRow, 1)
	fact.Is(t, `again.Steps["k"]`, again.Steps["k"], true)
	fact.Holds(t, "again.StartedAt equals work.StartedAt", again.StartedAt.Equal(work.StartedAt),
		again.StartedAt, work.StartedAt)
	if run := f.agree(user, run.ID); run.LastSequence != 3 {
		t.Errorf("a second claim moved the log to %d", run.LastSequence)
	}
}

// TestClaimPrefersWhoHasLeast queues ten runs of one user and then one each of two others.
func TestClaimPrefersWhoHasLeast(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	ada, bob, eve := f.user("ada"), f.user("bob"), f.user("eve")
	f.queue(ada, 1, 10)
	f.queue(bob, 100, 1)
	f.queue(eve, 200, 2)
	var order []int
	for range 6 {
		order = append(order, f.claim(w).UserID)
	}
	if want := []int{ada, bob, eve, ada, eve, ada}; !slices.Equal(order, want) {
		t.Errorf("claimed runs of %v, want %v", order, want)
	}
}

func TestLeases(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	ctx := t.Context()
	ids := f.queue(f.user("ada"), 1, 2)
	first, second := f.claim(w), f.claim(w)
	f.noClaim(w, true)
	wait, ok, err := w.NextDue(ctx)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "ok", ok, true)
	fact.Holds(t, "wait > lease-5*time.Second", wait > lease-5*time.Second, wait, lease-5*time.Second)
	fact.Holds(t, "wait <= lease", wait <= lease, wait, lease)
	held, err := w.Heartbeat(ctx, []syncrun.Lease{first.Lease, second.Lease, {RunID: ids[0], Attempt: 9}}, time.Hour)
	slices.Sort(held)
	if err != nil || !slices.Equal(held, ids) {
		t.Errorf("heartbeat holds %v, %v", held, err)
	}
	if wait, _, _ := w.NextDue(ctx); wait < 59*time.Minute {
		t.Errorf("after the heartbeat next due in %v", wait)
	}
	f.exec(`UPDATE sync_runs SET lease_until = now() - interval '1 second' WHERE id = $1`, first.RunID)
	if held, err := w.Held(ctx, []syncrun.Lease{first.Lease}); err != nil || len(held) != 1 {
		t.Errorf("a lease that ran out and that nobody took is held by %v, %v", held, err)
	}
	if again := f.claim(w); again.RunID != first.RunID || again.Attempt != 2 {
		t.Errorf("claimed %+v", again.Lease)
	}
	if held, err := w.Held(ctx, []syncrun.Lease{first.Lease, second.Lease}); err != nil ||
		!slices.Equal(held, []int{second.RunID}) {
		t.Errorf("held %v, %v", held, err)
	}
	if held, err := w.Held(ctx, nil); err != nil || len(held) != 0 {
		t.Errorf("of no lease are held %v, %v", held, err)
	}
}

func TestHandBack(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	must(t, w.HandBack(t.Context(), work.Lease))
	if run := f.agree(work.UserID, work.RunID); run.Status != syncrun.StatusRunning || run.LastSequence != 2 {
		t.Errorf("handed back it is %+v", run)
	}
	again := f.claim(w)
	if again.RunID != work.RunID || again.Attempt != work.Attempt+2 {
		t.Errorf("claimed %+v after %+v", again.Lease, work.Lease)
	}
}

func TestHandBackUntil(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	must(t, w.HandBackUntil(t.Context(), work.Lease, 10*time.Minute, true, "Waiting for X's rate limit until"))
	f.noClaim(w, true)
	wait, ok, err := w.NextDue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "ok", ok, true)
	fact.Holds(t, "wait >= 9*time.Minute", wait >= 9*time.Minute, wait)
	fact.Holds(t, "wait <= 10*time.Minute", wait <= 10*time.Minute, wait)
	run := f.agree(work.UserID, work.RunID)
	var due time.Time
	f.scan(&due, `SELECT not_before FROM sync_runs WHERE id = $1`, work.RunID)
	want := []string{"Waiting for X's rate limit until " + due.UTC().Format("15:04:05") + " UTC"}
	fact.Equal(t, "run.ProgressLog", run.ProgressLog, want, run)
	fact.Is(t, "run.Status", run.Status, syncrun.StatusRunning)
	fact.Is(t, "run.LastSequence", run.LastSequence, 3)
	f.exec(`UPDATE sync_runs SET not_before = now() WHERE id = $1`, work.RunID)
	again := f.claim(w)
	fact.Is(t, "again.Attempt", again.Attempt, work.Attempt+2, again)
	fact.Is(t, "again.LimitedInRow", again.LimitedInRow, 1)
	fact.Is(t, "again.Suspect", again.Suspect, false)
	must(
		t,
		w.HandBackUntil(t.Context(), again.Lease, time.Minute, false, "Waiting until"),
	) // our own limiter does not count
	f.exec(`UPDATE sync_runs SET not_before = now() WHERE id = $1`, work.RunID)
	third := f.claim(w)
	if third.LimitedInRow != 1 {
		t.Errorf("limited %d times", third.LimitedInRow)
	}
	_, err = w.Note(t.Context(), third, syncrun.Step{Key: "page", Stage: syncrun.StageDeepCrawl})
	must(t, err)
	f.expire()
	if work := f.claim(w); work.LimitedInRow != 0 {
		t.Errorf("limited %d times after a page", work.LimitedInRow)
	}
}

func TestRunToHandBack(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	ada, bob := f.user("ada"), f.user("bob")
	f.queue(ada, 1, 3)
	var newest int
	for range 3 {
		newest = max(newest, f.claim(w).RunID)
	}
	wantTurn := func(want int, when string) {
		t.Helper()
		if id, err := w.RunToHandBack(t.Context(), true); err != nil || id != want {
			t.Errorf("%s: run %d should go, %v; want %d", when, id, err, want)
		}
	}
	wantTurn(0, "nobody waits")
	waiting := f.queue(bob, 100, 1)[0]
	wantTurn(0, "bob waits for a moment")
	f.exec(
		`UPDATE sync_runs SET not_before = now() - interval '6 seconds', lease_until = now() - interval '6 seconds'
			WHERE id = $1`,
		waiting,
	)
	wantTurn(newest, "bob waits for 6 s")
	f.exec(
		`UPDATE sync_runs SET status = 'running', attempt = 1, lease_until = now() - interval '1 second' WHERE id = $1`,
		waiting,
	)
	wantTurn(0, "bob's lease ran out a moment ago")
	f.exec(`UPDATE sync_runs SET lease_until = now() - interval '6 seconds' WHERE id = $1`, waiting)
	wantTurn(newest, "bob's lease ran out 6 s ago")
	f.exec(`UPDATE sync_runs SET barren_claims = 1 WHERE id = $1`, waiting)
	wantTurn(newest, "bob waits with a suspect")
	if id, err := w.RunToHandBack(t.Context(), false); err != nil || id != 0 {
		t.Errorf("bob waits with a suspect that we may not claim: run %d should go, %v", id, err)
	}
	if work := f.claim(w); work.RunID != waiting {
		t.Errorf("claimed %+v", work.Lease)
	}
	f.queue(bob, 200, 1)
	f.exec(
		`UPDATE sync_runs SET not_before = now() - interval '1 hour', lease_until = now() - interval '1 hour' WHERE
			status = 'queued'`,
	)
	wantTurn(0, "bob has a run")
}

// TestNewestClaimIsHandedBack has the run go that was claimed last, whatever its id, however often the leases of its
// elders were extended since.
func TestNewestClaimIsHandedBack(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	ada, bob := f.user("ada"), f.user("bob")
	ids := f.queue(ada, 1, 2)
	first := f.claim(w)
	second := f.claim(w)
	must(t, w.HandBack(t.Context(), first.Lease))
	if first = f.claim(w); first.RunID != ids[0] {
		t.Fatalf("claimed %+v", first.Lease)
	}
	if held, err := w.Heartbeat(t.Context(), []syncrun.Lease{second.Lease}, lease); err != nil || len(held) != 1 {
		t.Fatalf("heartbeat holds %v, %v", held, err)
	}
	f.exec(`UPDATE sync_runs SET not_before = now() - interval '6 seconds', lease_until = now() - interval '6 seconds'
		WHERE id = $1`, f.queue(bob, 100, 1)[0])
	if id, err := w.RunToHandBack(t.Context(), true); err != nil || id != first.RunID {
		t.Errorf("run %d should go, %v; want %d, which was claimed last", id, err, first.RunID)
	}
}

func TestNextDueOfNothing(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	if _, ok, err := w.NextDue(t.Context()); ok || err != nil {
		t.Errorf("an empty queue: %v, %v", ok, err)
	}
	f.queue(f.user("ada"), 1, 1) // due now, so nothing is to be waited for
	if _, ok, err := w.NextDue(t.Context()); ok || err != nil {
		t.Errorf("a due run: %v, %v", ok, err)
	}
}
