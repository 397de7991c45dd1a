package rest

import (
	"context"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func (w *world) ExploreBudget(context.Context, int) (*syncrun.ExploreBudget, error) {
	return &syncrun.ExploreBudget{PeriodStart: time.Date(2026, 4, 1, 2, 0, 0, 0, time.FixedZone("x", 7200)),
		Accounts: []syncrun.AccountExplored{
			{TrackedAccountID: 7, Used: 3, Budget: 10}, {TrackedAccountID: 8, Used: 31, Budget: 30},
		}}, w.err
}

func TestExplore(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	w.live = &syncrun.Run{ID: 43}
	got := post(h, "POST", "/api/v1/explore", `{"trackedAccountId":7,"savedSearchId":5}`)
	if got.Code != 202 || got.Body.String() != `{"syncRunId":43,"status":"queued"}` {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	fact.Is(fact.Must(t), "w.trigger", w.trigger, syncrun.TriggerExplore, w.search)
	fact.Is(fact.Must(t), "w.account", w.account, 7)
	fact.Is(t, "w.search", *w.search, 5)
	w.err = &syncrun.UserError{Code: syncrun.UserBudgetExhausted, Message: "enough"}
	if got := post(h, "POST", "/api/v1/explore", `{"trackedAccountId":7}`); got.Code != 429 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

func TestExploreBudget(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	const want = `{"billingPeriodStart":"2026-04-01T00:00:00.000Z","accounts":[` +
		`{"trackedXAccountId":7,"remaining":7,"used":3,"budget":10},` +
		`{"trackedXAccountId":8,"remaining":0,"used":31,"budget":30}]}`
	if got := get(h, "/api/v1/explore/budget"); got.Code != 200 || got.Body.String() != want {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	w.err = syncrun.ErrUnavailable
	if got := get(h, "/api/v1/explore/budget"); got.Code != 503 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

// v1 knows two sources of a run, and calls one that explores manual.
func TestHistoryOfExploring(t *testing.T) {
	t.Parallel()
	for trigger, want := range map[syncrun.Trigger]syncrun.Trigger{syncrun.TriggerExplore: "manual",
		syncrun.TriggerManual: "manual", syncrun.TriggerCron: "cron"} {
		run := run42()
		run.Trigger = trigger
		if got := historyOf(&syncrun.PastRun{Run: *run}).Source; got != want {
			t.Errorf("%s reads %s", trigger, got)
		}
	}
}
