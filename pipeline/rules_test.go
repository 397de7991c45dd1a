package pipeline_test

import (
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/sandbox"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
	"goodones/pipeline"
)

// TestPostsGoInMidRun deletes posts after they were listed: they have no likers, and the others have theirs.
func TestPostsGoInMidRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "village", syncrun.TierPro)
	held, release := w.x.Hold(sandbox.EndpointLikers, 0)
	defer release()
	id := w.queue(w.account)
	stop := w.worker(func(*pipeline.Config) {})
	defer stop()
	within(t, held, "likers are asked for")
	if err := w.x.Change("village", sandbox.Change{DeletePosts: 2}); err != nil {
		t.Fatal(err)
	}
	release()
	w.await(id)
	run, asked := w.run(id), w.x.Calls().ByEndpoint[sandbox.EndpointLikers]
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Not(t, "run.LikersCount", run.LikersCount, 0)
	fact.Is(t, "int(asked)", int(asked), w.reads("post"))
	if w.judged(run) != w.known() {
		t.Errorf("%d of %d are judged", w.judged(run), w.known())
	}
}

// TestDayWindowAtTheHead hands the run back until X's window of 24 hours is over, and nothing is charged twice then.
func TestDayWindowAtTheHead(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "corner", syncrun.TierPro)
	lift := w.x.Refuse(sandbox.EndpointFollowers, sandbox.RefuseDay, 0)
	id := w.queue(w.account)
	stop := w.worker(func(*pipeline.Config) {})
	var wait float64
	for deadline := time.Now().Add(time.Minute); wait < 3600; {
		if err := w.sql.Get(&wait, `SELECT coalesce(extract(epoch FROM not_before - now()), 0)::float8 FROM sync_runs
			WHERE id = $1`, id); err != nil || time.Now().After(deadline) {
			t.Fatalf("the run waits %g s, %v", wait, err)
		}
		w.untilLeft()
	}
	if wait < 19*3600 || w.run(id).Status != syncrun.StatusRunning {
		t.Errorf("the run waits %g s: %+v", wait, w.run(id))
	}
	stop()
	lift()
	w.withTokens("app") // who has not seen the window
	w.sql.MustExec(`UPDATE sync_runs SET not_before = now() WHERE id = $1`, id)
	w.work(id)
	run := w.run(id)
	says(t, run, "Waiting for X's rate limit until …", syncrun.LineFound(150))
	fact.Is(t, "run.Status", run.Status, syncrun.StatusCompleted)
	fact.Is(t, `w.reads("follower")`, w.reads("follower"), 150)
	fact.Is(t, "w.judged(run)", w.judged(run), w.known())
}

// withTokens has the world's X read with these tokens.
func (w *world) withTokens(tokens ...string) {
	w.t.Helper()
	client, err := xapi.New(xapi.Config{
		BaseURL: w.url, BearerTokens: tokens, UserToken: "user", Clock: pipeline.SystemClock{},
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(client.Close)
	w.sources = map[syncrun.Network]source.Source{syncrun.NetworkX: client}
}

// TestTokensWithoutCredit sets a token without credit aside; a run is out of credit when all are.
func TestTokensWithoutCredit(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "corner", syncrun.TierPro)
	w.withTokens("capped-1", "capped-2", "app")
	first := w.sync()
	if first.Status != syncrun.StatusCompleted || first.NewFollowersCount != 150 {
		t.Errorf("with one good token: %+v", first)
	}
	w.withTokens("capped-1", "capped-2")
	second := w.sync()
	if second.ErrorCode != syncrun.CodeOutOfCredit || second.ResourcesUsed != 0 {
		t.Errorf("without a good token: %+v", second)
	}
	says(t, second, syncrun.LineFailing("The credit at X is used up"), syncrun.LineClassified)
}

// TestUnchargedFailuresAtX leave the day's one run of a starter account alone, ten times.
func TestUnchargedFailuresAtX(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "dozen", syncrun.TierStarter)
	lift := w.x.Refuse(sandbox.EndpointUsers, sandbox.RefuseCredits, 0)
	start := func() (*syncrun.Run, error) {
		run, err := w.start(syncrun.StartRequest{
			UserID: w.user, TrackedAccountID: w.account, Trigger: syncrun.TriggerManual,
		})
		if err != nil {
			return nil, err
		}
		w.work(run.ID)
		return w.run(run.ID), nil
	}
	for i := range 10 {
		run, err := start()
		fact.Is(fact.Must(t), "err", err, nil, i+1, run)
		fact.Is(fact.Must(t), "run.ErrorCode", run.ErrorCode, syncrun.CodeOutOfCredit, i+1)
		fact.Is(fact.Must(t), "run.ResourcesUsed", run.ResourcesUsed, 0, i+1)
	}
	lift()
	run, err := start()
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "run.Status", run.Status, syncrun.StatusCompleted, run)
	fact.Not(fact.Must(t), "run.ResourcesUsed", run.ResourcesUsed, 0)
	if _, err := start(); err == nil {
		t.Error("a starter account has two runs a day")
	}
}

// TestSecondRunOfTheDay is charged nothing for what X returned to the first, as X does it.
func TestSecondRunOfTheDay(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "corner", syncrun.TierPro)
	first := w.sync()
	followers, posts := w.reads("follower"), w.reads("post")
	run, err := w.start(syncrun.StartRequest{
		UserID: w.user, TrackedAccountID: w.account, Trigger: syncrun.TriggerManual,
	})
	if err != nil {
		t.Fatal(err)
	}
	w.work(run.ID)
	second := w.run(run.ID)
	fact.Is(t, `w.reads("follower")`, w.reads("follower"), followers)
	fact.Is(t, `w.reads("post")`, w.reads("post"), posts)
	fact.Is(t, "second.NewFollowersCount", second.NewFollowersCount, 0)
	if total := w.count(`SELECT count(*) FROM resource_reads`); first.ResourcesUsed+second.ResourcesUsed != total {
		t.Errorf("%d and %d are charged, %d read", first.ResourcesUsed, second.ResourcesUsed, total)
	}
}

// TestAskedInVainAtX asks for people who were deleted and are listed still after 1, 2 and 4 runs.
func TestAskedInVainAtX(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "acme", syncrun.TierPro)
	var asked []int
	for i := 1; i <= 5; i++ {
		run := w.sync()
		if w.count(`SELECT count(*) FROM edges WHERE detailed_at IS NULL`) == 0 {
			t.Fatal("everybody is filled")
		}
		if w.count(`SELECT count(*) FROM edges WHERE detailed_at IS NULL AND asked_run_id = $1`, run.ID) > 0 {
			asked = append(asked, i)
		}
	}
	if want := []int{1, 2, 4}; !slices.Equal(asked, want) {
		t.Errorf("asked in runs %v, want %v", asked, want)
	}
}

// TestReadsOfPastDaysGo however a run ends.
func TestReadsOfPastDaysGo(t *testing.T) {
	t.Parallel()
	w := newWorld(t, "dozen", syncrun.TierPro)
	w.x.Refuse(sandbox.EndpointUsers, sandbox.RefuseUnauthorized, 0)
	id := w.queue(w.account)
	w.sql.MustExec(`INSERT INTO resource_reads (user_id, day, kind, resource_id)
		SELECT $1, current_date - 3, 'user', g FROM generate_series(1, 50) g`, w.user)
	w.work(id)
	if run := w.run(id); run.Status != syncrun.StatusFailed {
		t.Errorf("run %+v", run)
	}
	if n := w.count(`SELECT count(*) FROM resource_reads`); n != 0 {
		t.Errorf("%d reads are kept", n)
	}
}

// leaping is a clock whose time of day is set a year on each time that somebody looks at it.
type leaping struct {
	pipeline.SystemClock
	years atomic.Int64
}

func (c *leaping) Now() time.Time { return time.Now().Round(0).AddDate(int(c.years.Add(1)), 0, 0) }

// TestBillOfATimeOfDayThatIsSet is of the day, whatever the worker's machine takes the day for.
func TestBillOfATimeOfDayThatIsSet(t *testing.T) {
	t.Parallel()
	b := newBench(t, syncrun.TierStarter, 250)
	id := b.queue(b.account)
	defer b.worker(func(c *pipeline.Config) { c.Clock = &leaping{} })()
	b.await(id)
	var charged int
	if err := b.sql.Get(&charged, `SELECT coalesce(sum(resources), 0) FROM usage_days
		WHERE day BETWEEN (now() AT TIME ZONE 'UTC')::date - 1 AND (now() AT TIME ZONE 'UTC')::date`); err != nil {
		t.Fatal(err)
	}
	if used := b.run(id).ResourcesUsed; used == 0 || charged != used {
		t.Errorf("%d resources are charged today, want %d", charged, used)
	}
}
