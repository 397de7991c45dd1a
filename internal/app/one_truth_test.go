package app_test

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/app"
	"goodones/internal/sandbox"
	"goodones/internal/syncrun"
)

// silentRun is a run whose log grows without any hint.
type silentRun struct {
	w      *world
	worker *db.Worker
	work   *syncrun.Work
	head   int
}

// silentRun queues and claims a run of an account of its own.
func (w *world) silentRun(x int64) *silentRun {
	w.t.Helper()
	d, err := db.Open(w.dsn, db.Options{MaxConns: 2})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = d.Close() })
	r := &silentRun{w: w, worker: d.Worker(syncrun.DocumentedPrices()), head: 2}
	r.work = claimed(w.t, d, r.worker, syncrun.StartRequest{UserID: w.user}, syncrun.Profile{ID: x})
	return r
}

// claimed tracks the account of a profile, queues a run of it and claims that.
func claimed(t testing.TB, d *db.DB, worker *db.Worker, request syncrun.StartRequest,
	profile syncrun.Profile) (work *syncrun.Work) {
	t.Helper()
	ctx := context.Background()
	request.Trigger, request.IdempotencyKey = syncrun.TriggerManual, fmt.Sprint("run-of-", profile.ID)
	whileBusy(t, "an account is tracked", func() error {
		account, err := d.TrackAccount(ctx, request.UserID, profile, fmt.Sprint("x", profile.ID), syncrun.TierPro)
		if account != nil { // also where it was tracked already, and the answer was lost
			request.TrackedAccountID = account.ID
			return nil
		}
		return err
	})
	whileBusy(t, "a run is queued", func() error {
		_, err := d.Starter(db.Policy{}).StartSync(ctx, request)
		return err
	})
	whileBusy(t, "a run is claimed", func() (err error) {
		work, err = worker.Claim(ctx, time.Hour, true)
		return err
	})
	if work == nil {
		t.Fatal("no run to claim")
	}
	return work
}

// grow commits one event and tells nobody.
func (r *silentRun) grow() {
	r.w.t.Helper()
	step := syncrun.Step{Key: fmt.Sprint("silent:", r.head), Stage: syncrun.StageFetchFollowers, Message: "Silently",
		Counts: syncrun.Counts{NewFollowersCount: 1}}
	done, err := r.worker.Note(context.Background(), r.work, step)
	if err != nil {
		r.w.t.Fatal(err)
	}
	r.head = done.Sequence
}

// poll returns the sequence that sync-status is as of.
func (c *client) poll(runID int) int {
	c.t.Helper()
	sequence, err := pollOnce(c.t, http.DefaultClient, c, runID)
	if err != nil {
		c.t.Fatal(err)
	}
	return sequence
}

// TestPollsShowWhatEveryDoorShowed asks a server in every way there is how far a run has got that grows without hints:
// a poll of the same server never shows less afterwards.
func TestPollsShowWhatEveryDoorShowed(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	r := w.silentRun(1)
	run, account := r.work.RunID, r.work.Account.ID
	w.change(`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count,
			following_count, tweet_count, listed_count, verified, protected)
		VALUES (9, 'nine', 'Nine', '', '', '', '', 1, 1, 1, 1, false, false)`)
	w.change(`INSERT INTO saved_searches (user_id, name, definition) VALUES ($1, 's', '{}')`, w.user)
	w.judgesBy(run, 1)
	w.change(`INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash,
			confidence, outcome, reasons, gender, follower_count_tier, labels)
		VALUES (1, $1, 9, $2, 1, 1, 'full', 'passed', '{}', 'unknown', 'under_1k', '{}')`, account, run)
	w.change(`INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id,
		last_run_id, source_type)
		VALUES ($1, 1, $2, 9, $3, $3, 'follower')`, w.user, account, run)
	w.untilStale(n, r)

	graphql := func(document string) func() {
		return func() {
			var data any
			n.must(document, nil, &data)
		}
	}
	v1 := func(path string) func() { return func() { n.read(http.MethodGet, path, "", new(any)) } }
	for name, ask := range map[string]func(){
		"syncRun":  graphql(fmt.Sprintf(`{ syncRun(id: %d) { newFollowersCount } }`, run)),
		"syncRuns": graphql(`{ syncRuns { edges { node { status } } } }`),
		"candidates of a run": graphql(fmt.Sprintf(
			`{ candidates(syncRunId: %d) { edges { node { person { handle } } } } }`, run)),
		"candidates":           graphql(`{ candidates { edges { node { person { handle } } } } }`),
		"a run of a candidate": graphql(`{ candidates { edges { node { lastSyncRun { newFollowersCount } } } } }`),
		"startSync, refused": graphql(fmt.Sprintf(
			`mutation { startSync(input: {trackedAccountId: %d}) { syncRun { stage } } }`, account)),
		"a subscription's run":  func() { n.subscribe(run, r.head-1).next() },
		"sync-history":          v1("sync-history"),
		"sync-settings":         v1("sync-settings"),
		"POST of sync, refused": func() { n.v1(http.MethodPost, "sync", fmt.Sprintf(`{"trackedAccountId":%d}`, account)) },
	} {
		for range 10 {
			r.grow()
			ask()
			if shown := n.poll(run); shown < r.head {
				t.Errorf("%s showed event %d, a poll afterwards shows %d", name, r.head, shown)
			}
		}
	}
}

// untilStale makes the run grow until a poll shows less than there is: the server answers from memory, and no hint
// comes.
func (w *world) untilStale(n *node, r *silentRun) {
	w.t.Helper()
	n.poll(r.work.RunID)
	eventually(w.t, time.Minute, "a poll is answered from memory", func() bool {
		r.grow()
		return n.poll(r.work.RunID) < r.head
	})
}

// TestPollsShowWhatMutationsDid ends runs in both ways that a viewer has, by answers that do not show the run.
func TestPollsShowWhatMutationsDid(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	ways := map[string]func(r *silentRun) string{
		"cancelSync": func(r *silentRun) string {
			return fmt.Sprintf(`mutation { cancelSync(syncRunId: %d) { userErrors { code } } }`, r.work.RunID)
		},
		"sleepTrackedAccount": func(r *silentRun) string {
			return fmt.Sprintf(`mutation { sleepTrackedAccount(id: %d) { userErrors { code } } }`, r.work.Account.ID)
		},
	}
	x := int64(0)
	for name, document := range ways {
		for range 10 {
			x++
			r := w.silentRun(x)
			w.untilStale(n, r)
			n.must(document(r), nil, new(any))
			if _, body, _ := n.restStatus(r.work.RunID); body["status"] != "failed" {
				t.Errorf("%s has ended the run, a poll afterwards shows %v", name, body)
			}
		}
	}
}

// TestPollsShowWhatStreamsBrought takes events from both kinds of streams and polls after each.
func TestPollsShowWhatStreamsBrought(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	r := w.silentRun(1)
	w.untilStale(n, r)
	for name, open := range map[string]open{"websocket": openSocket, "SSE": openEvents} {
		s, err := open(t.Context(), n.client, r.work.RunID, r.head)
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			r.grow()
			a, err := s.next()
			if err != nil {
				t.Fatal(err)
			}
			if shown := n.poll(r.work.RunID); shown < a.sequence {
				t.Errorf("%s brought event %d, a poll afterwards shows %d", name, a.sequence, shown)
			}
		}
		_ = s.connection().Close()
	}
}
