package db_test

import (
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

func TestSuspects(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	if work.Suspect {
		t.Error("a first claim is no suspect")
	}
	f.expire()
	f.noClaim(w, false)
	work = f.claim(w)
	if !work.Suspect {
		t.Error("its last claim committed nothing")
	}
	_, err := w.Note(t.Context(), work, syncrun.Step{Key: "k", Stage: syncrun.StageDeepCrawl})
	must(t, err)
	f.expire()
	work, err = w.Claim(t.Context(), lease, false)
	if err != nil {
		t.Fatal(err)
	}
	fact.Not(fact.Must(t), "work", work, nil)
	fact.Is(t, "work.Suspect", work.Suspect, false)
}

// TestFiveEmptyClaims gives a run up that killed five workers in a row, and goes on with the next.
func TestFiveEmptyClaims(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	work := f.live(w, f.user("ada"), 1, false)
	for range 4 {
		f.expire()
		work = f.claim(w)
	}
	f.expire()
	healthy := f.queue(work.UserID, 100, 1)[0]
	if next := f.claim(w); next.RunID != healthy {
		t.Errorf("claimed %+v", next.Lease)
	}
	run := f.agree(work.UserID, work.RunID)
	fact.Is(t, "run.Status", run.Status, syncrun.StatusFailed, run)
	fact.Is(t, "run.ErrorCode", run.ErrorCode, syncrun.CodeWorkerCrashed)
	fact.Not(t, "run.ErrorMessage", run.ErrorMessage, "")
	fact.Is(t, "run.LastSequence", run.LastSequence, 3)
	fact.Not(t, "run.CompletedAt", run.CompletedAt, nil)
	if len(run.ProgressLog) != 1 || run.ProgressLog[0] != run.ErrorMessage {
		t.Errorf("log %q of %q", run.ProgressLog, run.ErrorMessage)
	}
	f.noClaim(w, true)
}

// TestGivenUpRunTellsWebhooks wakes whoever delivers when a run is given up by a claim, as any end of a run does.
func TestGivenUpRunTellsWebhooks(t *testing.T) {
	t.Parallel()
	f := open(t)
	user := f.user("ada")
	account, search := f.account(user, 1), f.search(user, "s")
	f.crawl(account, search.ID, syncrun.StatusCompleted, 1)
	webhook := f.webhook(user, 1, syncrun.WebhookFilter{}, true)
	f.exec(`DELETE FROM webhook_cursors`) // as if it had heard of nobody
	run := f.run(user, account.ID)
	f.exec(`UPDATE sync_runs SET barren_claims = 5 WHERE id = $1`, run.ID)
	woken := 0
	d, err := db.Open(f.dsn, db.Options{Work: func() { woken++ }})
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	if work, err := d.Worker(syncrun.DocumentedPrices()).Claim(t.Context(), lease, true); err != nil || work != nil {
		t.Fatalf("claimed %+v, %v", work, err)
	}
	if owed := f.owed(webhook.ID); len(owed) != 1 || woken != 1 {
		t.Errorf("the webhook is owed %q, and deliverers were woken %d times", owed, woken)
	}
}

// TestHandingBackIsNotBarren hands a run back, or lets it wait, more often than a run may kill its worker.
func TestHandingBackIsNotBarren(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	f.live(w, f.user("ada"), 1, false)
	f.expire()
	work := f.claim(w) // one barren claim is on record
	for i := range 14 {
		if i%2 == 0 {
			must(t, w.HandBack(t.Context(), work.Lease))
		} else {
			must(t, w.HandBackUntil(t.Context(), work.Lease, time.Hour, true, "Waiting until"))
			f.exec(`UPDATE sync_runs SET not_before = now()`)
		}
		if work = f.claim(w); !work.Suspect {
			t.Errorf("%d times given back, the barren claim is forgotten", i+1)
		}
	}
	for range 3 { // the third to the fifth
		f.expire()
		f.claim(w)
	}
	f.expire()
	f.noClaim(w, true)
}

// TestUnreadableSearch fails a run that no worker can read, lest it stand at the head of the queue for ever.
func TestUnreadableSearch(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	user := f.user("ada")
	search := f.search(user, "s")
	broken, err := f.Starter(db.Policy{}).StartSync(t.Context(), syncrun.StartRequest{
		UserID: user, TrackedAccountID: f.account(user, 1).ID, SavedSearchID: &search.ID, Trigger: syncrun.TriggerManual})
	must(t, err)
	f.exec(`UPDATE sync_runs SET search_definition = '{"genders": "all"}' WHERE id = $1`, broken.ID)
	sound := f.run(user, f.account(user, 2).ID)
	if work := f.claim(w); work.RunID != sound.ID {
		t.Errorf("claimed %+v", work.Lease)
	}
	run := f.agree(user, broken.ID)
	fact.Is(t, "run.Status", run.Status, syncrun.StatusFailed, run)
	fact.Is(t, "run.ErrorCode", run.ErrorCode, syncrun.CodeInternal)
	fact.Is(t, "run.LastSequence", run.LastSequence, 3)
	fact.Not(t, "run.StartedAt", run.StartedAt, nil)
}
