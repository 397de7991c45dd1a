package db_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// owing is a subscription that is owed this many deliveries of one person each.
func (f *fixture) owing(name string, deliveries int) (user int, webhook *syncrun.Webhook) {
	f.t.Helper()
	user = f.user(name)
	account, search := f.account(user, int64(user)), f.search(user, "s")
	webhook = f.webhook(user, 1, syncrun.WebhookFilter{}, false)
	for n := range deliveries {
		f.crawl(account, search.ID, syncrun.StatusCompleted, int64(user*1000+n))
	}
	return user, webhook
}

func (f *fixture) attempt(o *db.Deliveries) *syncrun.Attempt {
	f.t.Helper()
	a, err := o.Claim(f.t.Context())
	if err != nil || a == nil {
		f.t.Fatalf("claimed %+v, %v", a, err)
	}
	return a
}

func (f *fixture) noAttempt(when string, o *db.Deliveries) {
	f.t.Helper()
	if a, err := o.Claim(f.t.Context()); err != nil || a != nil {
		f.t.Errorf("%s: claimed %+v, %v", when, a, err)
	}
}

func (f *fixture) finish(o *db.Deliveries, a *syncrun.Attempt, result syncrun.AttemptResult,
	want syncrun.AttemptEffect) {
	f.t.Helper()
	if got, err := o.Finish(f.t.Context(), a, result); err != nil || got != want {
		f.t.Errorf("attempt %d of %s: effect %q, %v, want %q", a.Number, a.MessageID, got, err, want)
	}
}

// pass moves all times of webhooks back, as if so long had passed.
func (f *fixture) passWebhooks(interval string) {
	f.t.Helper()
	f.exec(`UPDATE webhooks SET leased_until = leased_until - $1::interval, failing_since = failing_since - $1::interval`,
		interval)
	f.exec(`UPDATE webhook_deliveries SET due_at = due_at - $1::interval, attempted_at = attempted_at - $1::interval,
		retry_since = retry_since - $1::interval`, interval)
}

func TestAttemptsHoldWhatIsSent(t *testing.T) {
	t.Parallel()
	f := open(t)
	user, webhook := f.owing("ada", 2)
	o := f.Deliveries()
	a := f.attempt(o)
	fact.Is(t, "a.Number", a.Number, 1, a)
	fact.Is(t, "a.WebhookID", a.WebhookID, webhook.ID)
	fact.Is(t, "a.UserID", a.UserID, user)
	fact.Is(t, "a.Event", a.Event, syncrun.EventRunCompleted)
	fact.Is(t, "a.Host", a.Host, "example.com")
	fact.Is(t, "string(a.Target)", string(a.Target), "\x01")
	fact.Is(t, "len(a.People)", len(a.People), 1)
	fact.Not(t, "a.SyncRunID", a.SyncRunID, nil)
	fact.Not(t, "a.Handle", a.Handle, "")
	fact.Not(t, "a.TrackedAccountID", a.TrackedAccountID, nil)
	fact.Is(t, "len(a.MessageID)", len(a.MessageID), 40)
	fact.Is(t, "a.At.IsZero()", a.At.IsZero(), false)
	f.noAttempt("another one of the subscription", o)
	f.finish(o, a, syncrun.AttemptResult{Status: 200}, syncrun.EffectDelivered)
	f.finish(o, a, syncrun.AttemptResult{Status: 200}, syncrun.EffectNone) // its answer was lost
	next := f.attempt(o)
	if next.MessageID == a.MessageID || next.People[0].ID <= a.People[0].ID {
		t.Errorf("then %+v", next)
	}
	f.finish(o, next, syncrun.AttemptResult{Status: 200}, syncrun.EffectDelivered)
	f.noAttempt("all are delivered", o)
}

// TestAttemptsAreRetried fails one until it is given up and its subscription paused.
func TestAttemptsAreRetried(t *testing.T) {
	t.Parallel()
	f := open(t)
	user, webhook := f.owing("ada", 2)
	o := f.Deliveries()
	failure := syncrun.AttemptResult{Status: 500, Problem: "answered 500", Wait: time.Hour}
	first := f.attempt(o)
	f.finish(o, first, failure, syncrun.EffectRetried)
	second := f.attempt(o)
	if second.MessageID == first.MessageID {
		t.Error("the wait is not kept")
	}
	f.finish(o, second, failure, syncrun.EffectRetried)
	f.noAttempt("both wait", o)
	wait, ok, err := o.NextDue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "ok", ok, true)
	fact.Holds(t, "wait >= 59*time.Minute", wait >= 59*time.Minute, wait)
	fact.Holds(t, "wait <= time.Hour", wait <= time.Hour, wait)
	f.passWebhooks("1 hour")
	again := f.attempt(o)
	if again.Number != 2 || again.MessageID != first.MessageID {
		t.Errorf("then attempt %d of %s, want the second of %s", again.Number, again.MessageID, first.MessageID)
	}
	failure.Wait = 400 * time.Hour
	f.finish(o, again, failure, syncrun.EffectRetried)
	if wait, _, err := o.NextDue(t.Context()); err != nil || wait > 71*time.Hour {
		t.Errorf("next due in %s, %v: the last attempt is at the end of three days", wait, err)
	}
	f.passWebhooks("71 hours")
	last := f.attempt(o)
	f.finish(o, last, failure, syncrun.EffectPaused)
	list, err := f.Webhooks(t.Context(), user)
	must(t, err)
	fact.Is(t, "list[0].State", list[0].State, syncrun.WebhookPaused, list[0])
	fact.Not(t, "list[0].PausedAt", list[0].PausedAt, nil)
	fact.Not(t, "list[0].FailingSince", list[0].FailingSince, nil)
	f.passWebhooks("100 hours")
	f.noAttempt("paused", o)
	if test, err := f.TestWebhook(t.Context(), user, webhook.ID); err != nil || test.Event != syncrun.EventWebhookTest {
		t.Errorf("test %+v, %v", test, err)
	}
	if twice, err := f.TestWebhook(t.Context(), user, webhook.ID); err != nil || twice.State != syncrun.DeliveryPending {
		t.Errorf("test again %+v, %v", twice, err)
	}
	test := f.attempt(o)
	f.finish(o, test, failure, syncrun.EffectGivenUp)
	f.noAttempt("one test, tried once", o)
	_, err = f.ResumeWebhook(t.Context(), user, webhook.ID)
	must(t, err)
	resumed := f.attempt(o)
	if resumed.MessageID != first.MessageID && resumed.MessageID != second.MessageID {
		t.Errorf("resumed with %s", resumed.MessageID)
	}
	f.finish(o, resumed, failure, syncrun.EffectRetried)
	deliveries, err := f.LastDeliveries(t.Context(), user, []int{webhook.ID}, 2)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(deliveries[webhook.ID])", len(deliveries[webhook.ID]), 2, deliveries)
	fact.Is(fact.Must(t), "deliveries[webhook.ID][0].State", deliveries[webhook.ID][0].State, syncrun.DeliveryFailed)
	fact.Is(fact.Must(t), "deliveries[webhook.ID][0].Problem", deliveries[webhook.ID][0].Problem, "answered 500")
	fact.Is(t, "deliveries[webhook.ID][0].ResponseStatus", *deliveries[webhook.ID][0].ResponseStatus, 500)
}

// TestOneDeliveryIsGivenUp gives up what fails for three days while others arrive, and pauses nothing.
func TestOneDeliveryIsGivenUp(t *testing.T) {
	t.Parallel()
	f := open(t)
	_, webhook := f.owing("ada", 2)
	o := f.Deliveries()
	failure := syncrun.AttemptResult{Problem: "no answer within 10 seconds", Wait: time.Second}
	bad := f.attempt(o)
	f.finish(o, bad, failure, syncrun.EffectRetried)
	f.passWebhooks("72 hours")
	good := f.attempt(o)
	if good.MessageID == bad.MessageID {
		good, bad = f.attempt(o), good
	}
	f.finish(o, good, syncrun.AttemptResult{Status: 200}, syncrun.EffectDelivered)
	bad = f.attempt(o)
	f.finish(o, bad, failure, syncrun.EffectGivenUp)
	f.noAttempt("given up", o)
	if n := f.count(`SELECT count(*) FROM webhooks WHERE state = 'active' AND id = $1`, webhook.ID); n != 1 {
		t.Error("the subscription is paused")
	}
}

// TestAttemptsOutliveTheirWorker claims anew what a dead worker had, and lets the dead one say what it knows.
func TestAttemptsOutliveTheirWorker(t *testing.T) {
	t.Parallel()
	f := open(t)
	user, webhook := f.owing("ada", 1)
	o := f.Deliveries()
	dead := f.attempt(o)
	f.passWebhooks("29 seconds")
	f.noAttempt("its lease holds", o)
	f.passWebhooks("1 second")
	alive := f.attempt(o)
	if alive.MessageID != dead.MessageID || alive.Number != 2 {
		t.Errorf("attempt %+v", alive)
	}
	f.finish(o, dead, syncrun.AttemptResult{Problem: "late", Wait: time.Hour}, syncrun.EffectNone)
	f.noAttempt("the other's lease holds", o)
	f.finish(o, dead, syncrun.AttemptResult{Status: 200}, syncrun.EffectDelivered)
	f.finish(o, alive, syncrun.AttemptResult{Problem: "failed", Wait: time.Hour}, syncrun.EffectNone)
	f.noAttempt("it arrived", o)
	// A lease that a step of the clock made long holds nobody up.
	_, err := f.TestWebhook(t.Context(), user, webhook.ID)
	must(t, err)
	cut := f.attempt(o)
	f.passWebhooks("-1 hour")
	again := f.attempt(o)
	must(t, o.HandBack(t.Context(), cut)) // too late
	f.noAttempt("not the dead one's to give back", o)
	must(t, o.HandBack(t.Context(), again))
	gone := f.attempt(o)
	f.finish(o, gone, syncrun.AttemptResult{Status: 410, Problem: "answered 410", Gone: true}, syncrun.EffectRemoved)
	f.finish(o, gone, syncrun.AttemptResult{Problem: "late"}, syncrun.EffectNone)
	if n := f.count(`SELECT (SELECT count(*) FROM webhooks) + (SELECT count(*) FROM webhook_deliveries)`); n != 0 {
		t.Errorf("%d rows are left", n)
	}
}

// TestAttemptsAreShared lets users have turns, and no two workers the same delivery.
func TestAttemptsAreShared(t *testing.T) {
	t.Parallel()
	f := open(t)
	busy := f.user("busy")
	account, search := f.account(busy, 900), f.search(busy, "s")
	for n := range byte(20) {
		f.webhook(busy, n, syncrun.WebhookFilter{}, false)
	}
	f.crawl(account, search.ID, syncrun.StatusCompleted, 1)
	f.owing("quiet", 1)
	o := f.Deliveries()
	var mine, theirs atomic.Int64
	var workers sync.WaitGroup
	for range 8 {
		workers.Go(func() {
			for misses := 0; misses < 20; {
				switch a, err := o.Claim(t.Context()); {
				case err != nil:
					t.Error(err)
					return
				case a == nil:
					misses++
				case a.UserID == busy:
					mine.Add(1)
				default:
					theirs.Add(1)
				}
			}
		})
	}
	workers.Wait()
	if n := f.count(`SELECT max(attempts) FROM webhook_deliveries`); n != 1 {
		t.Errorf("a delivery was claimed %d times", n)
	}
	// Eight may look at once, each before the others' claims are committed.
	fact.Is(t, "theirs.Load()", theirs.Load(), 1)
	fact.Holds(t, "mine.Load() >= 8", mine.Load() >= 8, mine.Load())
	fact.Holds(t, "mine.Load() <= 15", mine.Load() <= 15, mine.Load())
}

// TestDeliveriesAreForgotten deletes what was over a month ago, and nothing that is still owed.
func TestDeliveriesAreForgotten(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.owing("ada", 3)
	o := f.Deliveries()
	f.finish(o, f.attempt(o), syncrun.AttemptResult{Status: 200}, syncrun.EffectDelivered)
	f.exec(`UPDATE webhook_deliveries SET created_at = created_at - interval '31 days'`)
	f.finish(o, f.attempt(o), syncrun.AttemptResult{Status: 200}, syncrun.EffectDelivered)
	f.exec(`UPDATE webhook_deliveries SET created_at = now() WHERE state = 'delivered' AND id = (
		SELECT max(id) FROM webhook_deliveries WHERE state = 'delivered')`)
	must(t, o.Forget(t.Context()))
	if n := f.count(`SELECT count(*) FROM webhook_deliveries`); n != 2 {
		t.Errorf("%d deliveries are left, want 2", n)
	}
}
