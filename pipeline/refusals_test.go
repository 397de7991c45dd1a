package pipeline_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
	"goodones/pipeline"
)

// refusedSentence is what a run says of each refusal of the sandbox.
func refusedSentence(kind sandbox.Refusal) string {
	return map[sandbox.Refusal]string{
		sandbox.RefuseCredits:      "The credit at X is used up",
		sandbox.RefusePayment:      "The credit at X is used up",
		sandbox.RefuseSpendCap:     "The credit at X is used up until " + sandbox.SpendCapRenewed,
		sandbox.RefuseMonthlyCap:   "The credit at X is used up",
		sandbox.RefuseDay:          "X asks us to wait too long",
		sandbox.RefuseUnauthorized: "X refused our credentials",
		sandbox.RefuseForbidden:    "X does not allow our credentials to read this",
		sandbox.RefuseInternal:     "X did not answer usefully for too long",
		sandbox.RefuseDown:         "X did not answer usefully for too long",
	}[kind]
}

// TestRefusalInALaterStage completes the run whatever X refuses in stages 2 to 4: everybody read before is judged, and
// a line says what was left out and why.
func TestRefusalInALaterStage(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for endpoint, stage := range map[string]string{
		sandbox.EndpointUsers: "backfill", sandbox.EndpointPosts: "likers", sandbox.EndpointLikers: "likers",
	} {
		for _, kind := range sandbox.Refusals() {
			sentence := refusedSentence(kind)
			if sentence == "" {
				continue // of one item
			}
			t.Run(stage+" "+endpoint+" "+string(kind), func(t *testing.T) {
				t.Parallel()
				w := newWorldOn(t, all.take(t), "corner", syncrun.TierPro, "")
				w.x.Refuse(endpoint, kind, map[string]int{sandbox.EndpointUsers: 1}[endpoint]) // the account itself goes through
				run := w.sync()
				if run.Status != syncrun.StatusCompleted || run.NewFollowersCount == 0 {
					t.Fatalf("run %+v", run)
				}
				if n := w.judged(run); n < run.NewFollowersCount {
					t.Errorf("%d of %d followers are judged", n, run.NewFollowersCount)
				}
				says(t, run, syncrun.LineFound(run.NewFollowersCount), syncrun.LineStopped(sentence), syncrun.LineClassified)
				w.mayAskAgain(run, endpoint, kind)
			})
		}
	}
}

// mayAskAgain checks that a refusal that concerns the credentials ends all calls, and any other only its stage's.
func (w *world) mayAskAgain(run *syncrun.Run, endpoint string, kind sandbox.Refusal) {
	w.t.Helper()
	spent := strings.HasPrefix(refusedSentence(kind), "The credit")
	posts := w.x.Calls().ByEndpoint[sandbox.EndpointPosts]
	switch {
	case endpoint == sandbox.EndpointUsers && (spent || kind == sandbox.RefuseUnauthorized):
		says(w.t, run, syncrun.LineNotAsked(syncrun.NetworkX))
		if posts != 0 {
			w.t.Error("posts were asked for with credentials that X had refused")
		}
	case endpoint == sandbox.EndpointUsers && posts == 0:
		w.t.Error("posts were not asked for, though only one stage was refused")
	}
	if paused := w.paused(); (paused > 0) != spent {
		w.t.Errorf("the schedule is paused for %s", paused)
	}
}

// TestRefusalBehindTheHead keeps the pages that came before, and completes.
func TestRefusalBehindTheHead(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for _, kind := range []sandbox.Refusal{
		sandbox.RefuseCredits, sandbox.RefuseSpendCap, sandbox.RefuseMonthlyCap, sandbox.RefuseUnauthorized,
		sandbox.RefuseForbidden, sandbox.RefuseDown, sandbox.RefuseEmpty404, sandbox.RefuseItem,
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			w := newWorldOn(t, all.take(t), "acme", syncrun.TierPro, "")
			w.x.Refuse(sandbox.EndpointFollowers, kind, 2)
			run := w.sync()
			if run.Status != syncrun.StatusCompleted || run.NewFollowersCount != 300 {
				t.Fatalf("run %+v", run)
			}
			if n := w.judged(run); n < 300 {
				t.Errorf("%d of 300 followers are judged", n)
			}
			says(t, run, syncrun.LineFound(300), syncrun.LineClassified)
		})
	}
}

// TestRefusalAtTheHead fails the run with the cause, after judging whom it knows, and asks X nothing more.
func TestRefusalAtTheHead(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for kind, want := range map[sandbox.Refusal]syncrun.ErrorCode{
		sandbox.RefuseCredits: syncrun.CodeOutOfCredit, sandbox.RefusePayment: syncrun.CodeOutOfCredit,
		sandbox.RefuseSpendCap: syncrun.CodeOutOfCredit, sandbox.RefuseMonthlyCap: syncrun.CodeOutOfCredit,
		sandbox.RefuseUnauthorized: syncrun.CodeSourceUnauthorized, sandbox.RefuseForbidden: syncrun.CodeSourceUnauthorized,
		sandbox.RefuseEmpty404: syncrun.CodeHandleNotFound, sandbox.RefuseCode404: syncrun.CodeHandleNotFound,
		sandbox.RefuseItem: syncrun.CodeAccountProtected, sandbox.RefuseDown: syncrun.CodeSourceUnavailable,
		sandbox.RefuseInternal: syncrun.CodeSourceUnavailable,
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			w := newWorldOn(t, all.take(t), "corner", syncrun.TierPro, "")
			w.sync()
			w.sql.MustExec(`DELETE FROM verdicts`) // as if the run had been cancelled before it judged
			w.x.ResetCalls()
			w.x.Refuse(sandbox.EndpointFollowers, kind, 0)
			run := w.sync()
			fact.Is(fact.Must(t), "run.Status", run.Status, syncrun.StatusFailed, run)
			fact.Is(fact.Must(t), "run.ErrorCode", run.ErrorCode, want)
			fact.Holds(fact.Must(t), "run.ResourcesUsed <= 1", run.ResourcesUsed <= 1, run.ResourcesUsed)
			if n := w.judged(run); n < 150 {
				t.Errorf("%d people are judged", n)
			}
			says(t, run, syncrun.LineFailing(run.ErrorMessage), syncrun.LineClassified)
			calls := w.x.Calls().ByEndpoint
			if calls[sandbox.EndpointPosts]+calls[sandbox.EndpointLikers] > 0 {
				t.Errorf("X was asked on: %v", calls)
			}
			if open := w.openScans(); open != 0 {
				t.Errorf("%d scans without a page stay open", open)
			}
		})
	}
}

func (w *world) openScans() (n int) {
	w.t.Helper()
	if err := w.sql.Get(&n, `SELECT count(*) FROM scans WHERE state = 'open'`); err != nil {
		w.t.Fatal(err)
	}
	return n
}

// TestFailureSurvivesItsWorker stores the failure before anybody is judged: whoever claims the run then asks X
// nothing, judges, and fails it as the first would have.
func TestFailureSurvivesItsWorker(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "village", syncrun.TierPro)
	w.sync()
	w.sql.MustExec(`DELETE FROM verdicts`)
	w.x.Refuse(sandbox.EndpointFollowers, sandbox.RefuseSpendCap, 0)
	run := w.run(w.queue(w.account))
	w.killedAfter(run, "Classifying profiles...")
	w.x.ResetCalls()
	w.work(run.ID)
	run = w.run(run.ID)
	if run.ErrorCode != syncrun.CodeOutOfCredit || !strings.Contains(run.ErrorMessage, sandbox.SpendCapRenewed) {
		t.Errorf("run %+v", run)
	}
	if n := w.x.Calls().Total; n != 0 {
		t.Errorf("X was asked %d times by the second claim", n)
	}
	if w.judged(run) == 0 {
		t.Error("nobody is judged")
	}
}

// TestDeadUserToken leaves the same candidates as a server that has no user token.
func TestDeadUserToken(t *testing.T) {
	t.Parallel()
	dead, none := newWorld(t, "village", syncrun.TierPro), newWorld(t, "village", syncrun.TierPro)
	dead.x.Refuse(sandbox.EndpointLikers, sandbox.RefuseUnauthorized, 0)
	client, err := xapi.New(xapi.Config{
		BaseURL: none.url, BearerTokens: []string{"app"}, Clock: pipeline.SystemClock{},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	none.sources = map[syncrun.Network]source.Source{syncrun.NetworkX: client}
	first, second := dead.sync(), none.sync()
	if first.Status != syncrun.StatusCompleted || second.Status != syncrun.StatusCompleted {
		t.Fatalf("runs %+v, %+v", first, second)
	}
	if a, b := dead.candidates(), none.candidates(); len(a) == 0 || !slices.Equal(a, b) {
		t.Errorf("%d candidates with a dead token, %d without one", len(a), len(b))
	}
}

func (w *world) candidates() (people []int64) {
	w.t.Helper()
	if err := w.sql.Select(&people, `SELECT person_id FROM candidates ORDER BY person_id`); err != nil {
		w.t.Fatal(err)
	}
	return people
}

// TestPausedSchedule leaves an account without credit alone until the date that X told, or for a day.
func TestPausedSchedule(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for kind, atLeast := range map[sandbox.Refusal]time.Duration{
		sandbox.RefuseSpendCap: 365 * 24 * time.Hour, sandbox.RefuseCredits: 22 * time.Hour,
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			w := newWorldOn(t, all.take(t), "village", syncrun.TierStarter, "")
			w.x.Refuse(sandbox.EndpointFollowers, kind, 0)
			w.sync()
			if paused := w.paused(); paused < atLeast {
				t.Errorf("paused for %s, want at least %s", paused, atLeast)
			}
			w.sql.MustExec(`INSERT INTO schedules (user_id, tier, times, next_at) VALUES ($1, 'starter', '{08:00}', now())`,
				w.user)
			settings, err := w.db.Settings(t.Context(), w.user)
			if err != nil {
				t.Fatal(err)
			}
			fact.Not(fact.Must(t), "settings.PausedUntil", settings.PausedUntil, nil)
			fact.Holds(t, "time.Until(*settings.PausedUntil) >= atLeast", time.Until(*settings.PausedUntil) >= atLeast,
				time.Until(*settings.PausedUntil), atLeast)
			schedule := w.db.Schedule(w.policy)
			queued, found, err := schedule.Due(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			fact.Is(fact.Must(t), "found", found, true)
			fact.Is(t, "queued", queued, 0)
		})
	}
}
