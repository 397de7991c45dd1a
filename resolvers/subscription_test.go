package resolvers

import (
	"fmt"
	"testing"

	"goodones/internal/syncrun"
)

func TestSyncRunProgress(t *testing.T) {
	t.Parallel()
	f := history(1)
	for seq := 1; seq <= 3; seq++ {
		event := syncrun.Event{RunID: 1, Sequence: seq, Status: syncrun.StatusRunning, Stage: syncrun.StageLikers}
		f.progress = append(f.progress, &syncrun.Progress{Event: event, SyncRun: f.runs[0].As(event, []string{"as of then"})})
	}
	a := newAPI(t, f)
	next := a.start(`subscription { syncRunProgress(syncRunId: 1, after: 1) { sequence status stage message
		syncRun { status lastSequence progressLog trackedAccount { handle } } } }`, "")
	for seq := 2; seq <= 3; seq++ {
		want := fmt.Sprintf(`{"syncRunProgress":{"sequence":%d,"status":"RUNNING","stage":"LIKERS","message":null,`+
			`"syncRun":{"status":"RUNNING","lastSequence":%d,"progressLog":["as of then"],"trackedAccount":{"handle":"acme"}}}}`,
			seq, seq)
		if got := next(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		f.accounts[0].Handle = "acme" // what is not in the event is read for each
	}
	if got := next(); got != "" {
		t.Errorf("after the last: %s", got)
	}
	if calls := f.counts(); calls["AccountsByIDs"] != 2 || calls["Logs"] != 0 {
		t.Errorf("calls %v", calls)
	}
}

func TestSyncRunProgressRefuses(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	a.want(`subscription { syncRunProgress(syncRunId: 1, after: -1) { sequence } }`,
		`syncRunProgress {"code":"BAD_USER_INPUT"} after: must not be below 0`)
	for _, id := range []string{"99", "12345"} {
		a.want(`subscription { syncRunProgress(syncRunId: `+id+`) { sequence } }`,
			`syncRunProgress {"code":"NOT_FOUND"} not found`)
	}
	a.want(`subscription { syncRunProgress(syncRunId: "x") { sequence } }`,
		`syncRunProgress.syncRunId {"code":"BAD_USER_INPUT"} not a valid value for syncRunId`)
}

func TestSyncRunUpdated(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(2))
	next := a.start(`subscription { syncRunUpdated(after: 0) { updateSequence message syncRun { id } } }`, "")
	for n := 1; n <= 2; n++ {
		want := fmt.Sprintf(`{"syncRunUpdated":{"updateSequence":%d,"message":"a line","syncRun":{"id":"SyncRun:%d"}}}`, n,
			a.fake.runs[n-1].ID)
		if got := next(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	for _, id := range []string{"99", "12345"} { // nobody's and bob's
		a.want(`subscription { syncRunUpdated(trackedAccountId: `+id+`) { updateSequence } }`,
			`syncRunUpdated {"code":"NOT_FOUND"} not found`)
	}
	a.want(`subscription { syncRunUpdated(after: 10) { updateSequence } }`,
		`syncRunUpdated {"code":"BAD_USER_INPUT"} after: lies ahead`)
}

// A page tells its number only when that is asked for: it costs a transaction.
func TestUpdateSequenceOfAPage(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	a.want(`{ syncRuns { updateSequence edges { node { status } } } }`,
		`{"syncRuns":{"updateSequence":41,"edges":[{"node":{"status":"COMPLETED"}}]}}`)
	a.want(`{ syncRuns { pageInfo { hasNextPage } } }`, `{"syncRuns":{"pageInfo":{"hasNextPage":false}}}`)
}
