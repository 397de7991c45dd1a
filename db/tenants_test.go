package db_test

import (
	"fmt"
	"testing"

	"goodones/internal/syncrun"
)

// TestForeignIsMissing asks for another user's objects and for ones that never were: the answers are the same.
func TestForeignIsMissing(t *testing.T) {
	t.Parallel()
	f := open(t)
	ada, bob := f.user("ada"), f.user("bob")
	account, search := f.account(ada, 1), f.search(ada, "s")
	run := f.run(ada, account.ID)
	f.passed(run, search.ID, 11, "full", "follower")
	mine := f.account(bob, 2)
	webhook := f.webhook(ada, 1, syncrun.WebhookFilter{}, false)
	const never = 1 << 40
	ctx := t.Context()
	calls := map[string]struct {
		id  int
		ask func(id int) (any, error)
	}{
		"Account":       {account.ID, func(id int) (any, error) { return f.Account(ctx, bob, id) }},
		"AccountsByIDs": {account.ID, func(id int) (any, error) { return f.AccountsByIDs(ctx, bob, []int{id}) }},
		"SleepAccount":  {account.ID, func(id int) (any, error) { return f.SleepAccount(ctx, bob, id) }},
		"AssignSearch":  {account.ID, func(id int) (any, error) { return f.AssignSearch(ctx, bob, id, nil) }},
		"AssignSearch, search": {search.ID, func(id int) (any, error) {
			return f.AssignSearch(ctx, bob, mine.ID, &id)
		}},
		"EstimateFacts": {account.ID, func(id int) (any, error) { return f.EstimateFacts(ctx, bob, id) }},
		"Search":        {search.ID, func(id int) (any, error) { return f.Search(ctx, bob, id) }},
		"SearchesByIDs": {search.ID, func(id int) (any, error) { return f.SearchesByIDs(ctx, bob, []int{id}) }},
		"UpdateSearch": {search.ID, func(id int) (any, error) {
			return f.UpdateSearch(ctx, bob, id, func(s *syncrun.SavedSearch) error { s.Name = "taken"; return nil })
		}},
		"DeleteSearch": {search.ID, func(id int) (any, error) { return f.DeleteSearch(ctx, bob, id) }},
		"Run":          {run.ID, func(id int) (any, error) { return f.RunByID(ctx, bob, id) }},
		"RunsByIDs":    {run.ID, func(id int) (any, error) { return f.RunsByIDs(ctx, bob, []int{id}) }},
		"Runs": {account.ID, func(id int) (any, error) {
			return f.Runs(ctx, bob, syncrun.RunFilter{TrackedAccountID: &id}, 0, 10)
		}},
		"RunsNumbered": {account.ID, func(id int) (any, error) {
			runs, _, err := f.RunsNumbered(ctx, bob, syncrun.RunFilter{TrackedAccountID: &id}, 0, 10)
			return runs, err
		}},
		"UpdateWebhook": {webhook.ID, func(id int) (any, error) {
			return f.UpdateWebhook(ctx, bob, id, syncrun.WebhookChange{TellsFailed: ptr(true)})
		}},
		"ResumeWebhook": {webhook.ID, func(id int) (any, error) { return f.ResumeWebhook(ctx, bob, id) }},
		"RotateWebhookSecret": {webhook.ID, func(id int) (any, error) {
			return f.RotateWebhookSecret(ctx, bob, id, []byte("s"))
		}},
		"TestWebhook":   {webhook.ID, func(id int) (any, error) { return f.TestWebhook(ctx, bob, id) }},
		"DeleteWebhook": {webhook.ID, func(id int) (any, error) { return nil, f.DeleteWebhook(ctx, bob, id) }},
		"LastDeliveries": {webhook.ID, func(id int) (any, error) {
			return f.LastDeliveries(ctx, bob, []int{id}, 10)
		}},
		"Events": {run.ID, func(id int) (any, error) { return f.Events(ctx, bob, id, 0, 10) }},
		"Logs": {run.ID, func(id int) (any, error) {
			return f.Logs(ctx, []*syncrun.Run{{ID: id, UserID: bob, LastSequence: 10}})
		}},
		"CandidatesByIDs": {f.candidateID(11), func(id int) (any, error) { return f.CandidatesByIDs(ctx, bob, []int{id}) }},
		"PeopleByIDs":     {11, func(id int) (any, error) { return f.PeopleByIDs(ctx, bob, []int{id}) }},
		"FoundBy": {run.ID, func(id int) (any, error) {
			page, err := f.FoundBy(ctx, bob, id, 0, 10)
			return page.Candidates, err
		}},
		"Candidates of a run": {run.ID, func(id int) (any, error) {
			return f.Candidates(ctx, bob, syncrun.CandidateList{Limit: 10,
				Filter: syncrun.CandidateFilter{SyncRunIDs: []int{id}}})
		}},
		"Candidates of an account": {account.ID, func(id int) (any, error) {
			return f.Candidates(ctx, bob, syncrun.CandidateList{Limit: 10,
				Filter: syncrun.CandidateFilter{TrackedAccountIDs: []int{id}}})
		}},
		"Candidates of a search": {search.ID, func(id int) (any, error) {
			return f.Candidates(ctx, bob, syncrun.CandidateList{Limit: 10,
				Filter: syncrun.CandidateFilter{SavedSearchIDs: []int{id}}})
		}},
	}
	for name, call := range calls {
		foreign, err := call.ask(call.id)
		missing, wantErr := call.ask(never)
		got, want := fmt.Sprintf("%+v, %v", foreign, err), fmt.Sprintf("%+v, %v", missing, wantErr)
		if got != want {
			t.Errorf("%s: foreign gives %s, missing %s", name, got, want)
		}
	}
	if kept, err := f.Account(ctx, ada, account.ID); err != nil || *kept != *account {
		t.Errorf("the account changed: %+v, %v", kept, err)
	}
	if kept, err := f.Search(ctx, ada, search.ID); err != nil || kept.Name != "s" {
		t.Errorf("the search changed: %+v, %v", kept, err)
	}
	if kept, err := f.RunByID(ctx, ada, run.ID); err != nil || kept.Status != syncrun.StatusQueued {
		t.Errorf("the run changed: %+v, %v", kept, err)
	}
}
