package db_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// target is where a subscription is told, by its last byte.
func target(n byte) syncrun.WebhookTarget {
	return syncrun.WebhookTarget{
		Hashes: [][]byte{slices.Repeat([]byte{n}, 32)}, Sealed: []byte{n}, Host: "example.com",
		Shown: "https://example.com/…",
	}
}

func (f *fixture) webhook(userID int, n byte, filter syncrun.WebhookFilter, tellsFailed bool) *syncrun.Webhook {
	f.t.Helper()
	webhook, made, err := f.CreateWebhook(f.t.Context(), userID, syncrun.NewWebhook{
		Target: target(n), Secret: []byte("sealed"), Filter: filter, TellsFailed: tellsFailed,
	})
	if err != nil || !made {
		f.t.Fatalf("webhook: made %v, %v", made, err)
	}
	return webhook
}

// crawl is a run of the account that passes these people, and ends so.
func (f *fixture) crawl(account *syncrun.TrackedAccount, searchID int, status syncrun.Status, people ...int64) int {
	f.t.Helper()
	w := f.worker()
	run := f.run(account.UserID, account.ID)
	work := f.claim(w)
	for _, person := range people {
		f.passed(run, searchID, person, "full", "follower")
	}
	ending := syncrun.Ending{Status: status}
	if status == syncrun.StatusFailed {
		ending.Code, ending.Message = syncrun.CodeInternal, "broken"
	}
	must(f.t, w.End(f.t.Context(), work.Lease, ending))
	f.settle()
	return run.ID
}

// settle makes deliveries of all that runs owe.
func (f *fixture) settle() {
	f.t.Helper()
	for found := true; found; {
		var err error
		found, err = f.Deliveries().Settle(f.t.Context())
		must(f.t, err)
	}
}

// owed are the deliveries to a subscription, oldest first: event, run and people.
func (f *fixture) owed(webhookID int) []string {
	f.t.Helper()
	f.settle()
	var all []string
	must(f.t, f.raw.SelectContext(f.t.Context(), &all, `
		SELECT concat_ws(' ', d.event, d.sync_run_id, ARRAY(
			SELECT c.person_id FROM unnest(d.candidate_ids) u(id) JOIN candidates c ON c.id = u.id ORDER BY c.id)::text)
		FROM webhook_deliveries d WHERE d.webhook_id = $1 ORDER BY d.id`, webhookID))
	return all
}

func (f *fixture) wantOwed(when string, webhookID int, want ...string) {
	f.t.Helper()
	if got := f.owed(webhookID); !slices.Equal(got, want) {
		f.t.Errorf("%s: webhook %d is owed %q, want %q", when, webhookID, got, want)
	}
}

func ptr[T any](v T) *T { return &v }

// TestOwedByRuns ends runs in every way, beside subscriptions of every kind.
func TestOwedByRuns(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	one, two := f.account(ada, 1), f.account(ada, 2)
	search, second := f.search(ada, "s"), f.search(ada, "t")
	f.crawl(one, search.ID, syncrun.StatusCompleted, 1, 2)
	all := f.webhook(ada, 1, syncrun.WebhookFilter{}, false)
	hasty := f.webhook(ada, 2, syncrun.WebhookFilter{}, true)
	ofTwo := f.webhook(ada, 3, syncrun.WebhookFilter{TrackedAccountID: &two.ID}, false)
	ofSecond := f.webhook(ada, 4, syncrun.WebhookFilter{SavedSearchID: &second.ID}, false)
	likers := f.webhook(ada, 5, syncrun.WebhookFilter{SourceType: ptr(syncrun.SourceLiker)}, false)
	maybes := f.webhook(ada, 6, syncrun.WebhookFilter{Confidence: ptr(syncrun.ConfidenceMaybe)}, false)
	rated := f.webhook(ada, 7, syncrun.WebhookFilter{Rating: ptr(syncrun.RatingGood)}, false)
	foreign := f.webhook(bob, 1, syncrun.WebhookFilter{}, true)

	again := f.crawl(one, search.ID, syncrun.StatusCompleted, 1, 3) // 1 was one before
	f.crawl(two, second.ID, syncrun.StatusCompleted)                // nobody to tell
	broken := f.crawl(one, search.ID, syncrun.StatusFailed, 4)
	mended := f.crawl(one, search.ID, syncrun.StatusCompleted, 5)
	other := f.crawl(two, second.ID, syncrun.StatusCompleted, 3)

	w := f.worker()
	run := f.run(ada, one.ID)
	work := f.claim(w)
	f.passed(run, search.ID, 6, "maybe", "liker")
	must(t, w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	must(t, w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted})) // its answer was lost

	event := func(name string, run int, people string) string { return fmt.Sprintf("%s %d {%s}", name, run, people) }
	f.wantOwed("all", all.ID, event("run.completed", again, "3"), event("run.completed", mended, "4,5"),
		event("run.completed", other, "3"), event("run.completed", run.ID, "6"))
	f.wantOwed("failed ones at once", hasty.ID, event("run.completed", again, "3"), event("run.failed", broken, "4"),
		event("run.completed", mended, "5"), event("run.completed", other, "3"), event("run.completed", run.ID, "6"))
	f.wantOwed("one account", ofTwo.ID, event("run.completed", other, "3"))
	f.wantOwed("one search", ofSecond.ID, event("run.completed", other, "3"))
	f.wantOwed("likers", likers.ID, event("run.completed", run.ID, "6"))
	f.wantOwed("maybe", maybes.ID, event("run.completed", run.ID, "6"))
	f.wantOwed("ratings", rated.ID)
	f.wantOwed("another user", foreign.ID)
}

// TestOwedByCancelledRuns cancels a run that found somebody: they go with the next.
func TestOwedByCancelledRuns(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	account, search := f.account(ada, 1), f.search(ada, "s")
	plain, hasty := f.webhook(ada, 1, syncrun.WebhookFilter{}, false), f.webhook(ada, 2, syncrun.WebhookFilter{}, true)
	run := f.run(ada, account.ID)
	f.passed(run, search.ID, 1, "full", "follower")
	_, err := f.Starter(db.Policy{}).CancelSync(t.Context(), ada, run.ID)
	must(t, err)
	f.wantOwed("cancelled", plain.ID)
	f.wantOwed("cancelled", hasty.ID, fmt.Sprintf("run.failed %d {1}", run.ID))
	next := f.crawl(account, search.ID, syncrun.StatusCompleted)
	f.wantOwed("then completed", plain.ID, fmt.Sprintf("run.completed %d {1}", next))
	if n := len(f.owed(hasty.ID)); n != 1 {
		t.Errorf("%d deliveries, want 1", n)
	}
}

// TestOwedInParts tells of at most 500 at once, of each person once.
func TestOwedInParts(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	account, search := f.account(ada, 1), f.search(ada, "s")
	webhook := f.webhook(ada, 1, syncrun.WebhookFilter{}, false)
	w := f.worker()
	run := f.run(ada, account.ID)
	work := f.claim(w)
	f.exec(`INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id,
		source_type) SELECT $1, $2, $3, n, $4, $4, 'follower' FROM generate_series(1, 1201) n`, ada, search.ID, account.ID,
		run.ID)
	must(t, w.End(t.Context(), work.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))
	f.settle()
	var sizes []int
	must(t, f.raw.SelectContext(t.Context(), &sizes, `
		SELECT cardinality(candidate_ids) FROM webhook_deliveries WHERE webhook_id = $1 ORDER BY id`, webhook.ID))
	if !slices.Equal(sizes, []int{500, 500, 201}) {
		t.Errorf("deliveries of %v people", sizes)
	}
	if n := f.count(`SELECT count(DISTINCT u) FROM webhook_deliveries d, unnest(d.candidate_ids) u`); n != 1201 {
		t.Errorf("%d different candidates", n)
	}
}

// TestOwedByRatings tells of somebody each time the rating becomes the one that was asked for.
func TestOwedByRatings(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	account, search, second := f.account(ada, 1), f.search(ada, "s"), f.search(ada, "t")
	run := f.crawl(account, search.ID, syncrun.StatusCompleted, 1)
	good := f.webhook(ada, 1, syncrun.WebhookFilter{Rating: ptr(syncrun.RatingGood)}, false)
	bad := f.webhook(ada, 2, syncrun.WebhookFilter{Rating: ptr(syncrun.RatingBad), SavedSearchID: &second.ID}, false)
	plain := f.webhook(ada, 3, syncrun.WebhookFilter{}, true)
	id := f.listed(ada, syncrun.CandidateList{Limit: 1})[0].ID
	for _, value := range []syncrun.RatingValue{"good", "good", "bad", "", "good"} {
		_, err := f.RateCandidate(t.Context(), ada, syncrun.RatingChange{CandidateID: id, Value: value})
		must(t, err)
	}
	// Somebody whom the other search has not made a candidate.
	_, err := f.RateCandidate(t.Context(), ada, syncrun.RatingChange{CandidateID: id, Value: "bad",
		SavedSearchID: &second.ID})
	must(t, err)
	f.wantOwed("rated good twice", good.ID, fmt.Sprintf("candidate.rated %d {1}", run),
		fmt.Sprintf("candidate.rated %d {1}", run))
	f.wantOwed("another search", bad.ID)
	f.wantOwed("no rating wanted", plain.ID)
	f.exec(`UPDATE webhooks SET state = 'paused' WHERE id = $1`, bad.ID)
	f.passed(&syncrun.Run{ID: run, UserID: ada, TrackedAccountID: account.ID}, second.ID, 1, "full", "follower")
	for _, value := range []syncrun.RatingValue{"good", "bad"} {
		_, err = f.RateCandidate(t.Context(), ada, syncrun.RatingChange{CandidateID: id, Value: value,
			SavedSearchID: &second.ID})
		must(t, err)
	}
	f.wantOwed("while paused", bad.ID, fmt.Sprintf("candidate.rated %d {1}", run))
	_, err = f.ResumeWebhook(t.Context(), ada, bad.ID)
	must(t, err)
	if n := f.count(`SELECT count(*) FROM webhook_deliveries WHERE webhook_id = $1 AND due_at = '-infinity'`,
		bad.ID); n != 1 {
		t.Errorf("%d deliveries are due after resuming", n)
	}
}

// TestResumeTellsWhatWasMissed pauses a subscription over runs of two accounts, one of which sleeps then.
func TestResumeTellsWhatWasMissed(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	one, two, search := f.account(ada, 1), f.account(ada, 2), f.search(ada, "s")
	webhook := f.webhook(ada, 1, syncrun.WebhookFilter{}, false)
	first := f.crawl(one, search.ID, syncrun.StatusCompleted, 1)
	f.exec(`UPDATE webhooks SET state = 'paused', paused_at = now(), failing_since = now()`)
	f.exec(`UPDATE webhook_deliveries SET due_at = 'infinity', retry_since = now() - interval '3 days'`)
	f.crawl(one, search.ID, syncrun.StatusCompleted, 2)
	last := f.crawl(one, search.ID, syncrun.StatusCompleted, 3)
	slept := f.crawl(two, search.ID, syncrun.StatusCompleted, 4)
	_, err := f.SleepAccount(t.Context(), ada, two.ID)
	must(t, err)
	f.crawl(one, search.ID, syncrun.StatusFailed, 5)
	f.wantOwed("while paused", webhook.ID, fmt.Sprintf("run.completed %d {1}", first))
	resumed, err := f.ResumeWebhook(t.Context(), ada, webhook.ID)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "resumed.State", resumed.State, syncrun.WebhookActive, resumed)
	fact.Is(fact.Must(t), "resumed.PausedAt", resumed.PausedAt, nil)
	fact.Is(fact.Must(t), "resumed.FailingSince", resumed.FailingSince, nil)
	want := []string{fmt.Sprintf("run.completed %d {1}", first), fmt.Sprintf("run.completed %d {2,3}", last),
		fmt.Sprintf("run.completed %d {4}", slept)}
	f.wantOwed("resumed", webhook.ID, want...)
	_, err = f.ResumeWebhook(t.Context(), ada, webhook.ID)
	must(t, err)
	f.wantOwed("resumed again", webhook.ID, want...)
	f.settle()
	if n := f.count(`SELECT count(*) FROM webhook_deliveries WHERE due_at = '-infinity' AND retry_since IS NULL`); n != 3 {
		t.Errorf("%d of 3 are due", n)
	}
	next := f.crawl(one, search.ID, syncrun.StatusCompleted)
	f.wantOwed("the failed run's", webhook.ID, append(want, fmt.Sprintf("run.completed %d {5}", next))...)
}

// TestEndsMeetDeletions ends runs while their user's subscriptions come and go: no end fails, nobody is told twice.
func TestEndsMeetDeletions(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	search := f.search(ada, "s")
	kept := f.webhook(ada, 255, syncrun.WebhookFilter{}, false)
	var all sync.WaitGroup
	all.Go(func() {
		for n := range 60 {
			webhook, _, err := f.CreateWebhook(t.Context(), ada, syncrun.NewWebhook{Target: target(byte(n)),
				Secret: []byte("s")})
			if err == nil {
				_, err = f.ResumeWebhook(t.Context(), ada, webhook.ID)
			}
			if err == nil {
				err = f.DeleteWebhook(t.Context(), ada, webhook.ID)
			}
			if err != nil {
				t.Error(err)
			}
		}
	})
	account := f.account(ada, 1)
	for n := range 30 {
		f.crawl(account, search.ID, syncrun.StatusCompleted, int64(100+n))
	}
	all.Wait()
	sent := strings.Join(f.owed(kept.ID), " ")
	for n := range 30 {
		if strings.Count(sent, fmt.Sprintf("{%d}", 100+n)) != 1 {
			t.Errorf("%d is not told of once: %s", 100+n, sent)
		}
	}
}

func TestWebhooksAreKept(t *testing.T) {
	t.Parallel()
	f := open(t)
	ctx := t.Context()
	ada, bob := f.user("ada"), f.user("bob")
	account, search := f.account(ada, 1), f.search(ada, "s")
	theirs, hidden := f.account(bob, 2).ID, f.search(ada, "hidden").ID
	_, err := f.DeleteSearch(ctx, ada, hidden)
	must(t, err)
	filter := syncrun.WebhookFilter{TrackedAccountID: &account.ID, SavedSearchID: &search.ID,
		SourceType: ptr(syncrun.SourceFollower), Confidence: ptr(syncrun.ConfidenceFull), Rating: ptr(syncrun.RatingBad)}
	first := f.webhook(ada, 1, filter, true)
	list, err := f.Webhooks(ctx, ada)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "len(list)", len(list), 1, list)
	fact.Is(fact.Must(t), "fmt.Sprint(list[0].Filter.Rating == nil)", fmt.Sprint(list[0].Filter.Rating == nil), "false")
	fact.Is(t, "list[0].Filter.TrackedAccountID", *list[0].Filter.TrackedAccountID, account.ID)
	fact.Is(t, "list[0].State", list[0].State, syncrun.WebhookActive)
	fact.Is(t, "list[0].TellsFailed", list[0].TellsFailed, true)
	// The same target again, by any of the keys.
	same := target(1)
	same.Hashes = append([][]byte{slices.Repeat([]byte{9}, 32)}, same.Hashes...)
	again, made, err := f.CreateWebhook(ctx, ada, syncrun.NewWebhook{Target: same, Secret: []byte("new")})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "made", made, false, again)
	fact.Is(t, "again.ID", again.ID, first.ID)
	f.exec(`UPDATE webhooks SET state = 'paused', paused_at = now()`)
	v1, err := f.SubscribeWebhook(ctx, ada, syncrun.NewWebhook{Target: same, Secret: []byte("new")})
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "v1.ID", v1.ID, first.ID, v1)
	fact.Is(t, "v1.State", v1.State, syncrun.WebhookActive)
	fact.Is(t, "v1.Filter.Rating", v1.Filter.Rating, nil)
	fact.Is(t, "v1.TellsFailed", v1.TellsFailed, true)
	if n := f.count(`SELECT count(*) FROM webhooks WHERE secret = 'sealed'`); n != 1 {
		t.Error("subscribing again changed the secret")
	}
	second := f.webhook(ada, 2, syncrun.WebhookFilter{}, false)
	moved := target(1)
	_, err = f.UpdateWebhook(ctx, ada, second.ID, syncrun.WebhookChange{Target: &moved})
	wantUserError(t, err, syncrun.UserConflict)
	moved = target(3)
	changed, err := f.UpdateWebhook(ctx, ada, second.ID, syncrun.WebhookChange{Target: &moved, TellsFailed: ptr(true)})
	if err != nil || !changed.TellsFailed {
		t.Errorf("updated %+v, %v", changed, err)
	}
	for _, bad := range []syncrun.WebhookFilter{{TrackedAccountID: &theirs}, {SavedSearchID: &hidden},
		{SavedSearchID: ptr(1 << 40)}} {
		_, _, err := f.CreateWebhook(ctx, ada, syncrun.NewWebhook{Target: target(4), Filter: bad, Secret: []byte("s")})
		wantUserError(t, err, syncrun.UserNotFound)
		_, err = f.UpdateWebhook(ctx, ada, second.ID, syncrun.WebhookChange{Filter: &bad})
		wantUserError(t, err, syncrun.UserNotFound)
	}
	for n := byte(10); n < 10+syncrun.MaxWebhooks-2; n++ {
		f.webhook(ada, n, syncrun.WebhookFilter{}, false)
	}
	_, _, err = f.CreateWebhook(ctx, ada, syncrun.NewWebhook{Target: target(100), Secret: []byte("s")})
	wantUserError(t, err, syncrun.UserInvalid)
	f.webhook(bob, 1, syncrun.WebhookFilter{}, false) // another user's limit, and targets, are their own
}

// TestWebhookSecretsRotate signs by both for a day, then by the new one alone.
func TestWebhookSecretsRotate(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada := f.user("ada")
	webhook := f.webhook(ada, 1, syncrun.WebhookFilter{}, false)
	o := f.Deliveries()
	secrets := func() string {
		t.Helper()
		_, err := f.TestWebhook(t.Context(), ada, webhook.ID)
		must(t, err)
		a, err := o.Claim(t.Context())
		must(t, err)
		_, err = o.Finish(t.Context(), a, syncrun.AttemptResult{Status: 204})
		must(t, err)
		return fmt.Sprintf("%s", a.Secrets)
	}
	if got := secrets(); got != "[sealed]" {
		t.Errorf("signed by %s", got)
	}
	for _, next := range []string{"second", "third"} {
		_, err := f.RotateWebhookSecret(t.Context(), ada, webhook.ID, []byte(next))
		must(t, err)
	}
	if got := secrets(); got != "[third second]" {
		t.Errorf("after rotating: %s", got)
	}
	f.exec(`UPDATE webhooks SET old_secret_until = old_secret_until - interval '24 hours'`)
	if got := secrets(); got != "[third]" {
		t.Errorf("a day later: %s", got)
	}
}
