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

func TestCandidateFound(t *testing.T) {
	t.Parallel()
	f := history(1)
	for id := 1; id <= 4; id++ {
		f.candidates = append(f.candidates, syncrun.Candidate{ID: id, SavedSearchID: 5 + id%2})
	}
	a := newAPI(t, f)
	shown := func(arguments string, ids ...int) {
		t.Helper()
		next := a.start(`subscription { candidateFound`+arguments+` { sequence candidate { databaseId } } }`, "")
		for _, id := range ids {
			want := fmt.Sprintf(`{"candidateFound":{"sequence":"%s","candidate":{"databaseId":"%d"}}}`,
				syncrun.FoundCursor{Number: id}, id)
			if got := next(); got != want {
				t.Errorf("%s: got  %s\nwant %s", arguments, got, want)
			}
		}
		if got := next(); got != "" {
			t.Errorf("%s: after the last %s", arguments, got)
		}
	}
	shown("", 2, 3, 4) // from now on
	shown(fmt.Sprintf(`(after: "%s")`, syncrun.FoundCursor{}), 1, 2, 3, 4)
	shown(fmt.Sprintf(`(savedSearchId: 5, after: "%s")`, syncrun.FoundCursor{Number: 2}), 4)
	for _, id := range []string{"99", "12345"} {
		a.want(`subscription { candidateFound(savedSearchId: `+id+`) { sequence } }`,
			`candidateFound {"code":"NOT_FOUND"} not found`)
	}
	for _, sequence := range []string{"", "41", "Zm91bmQ6eA"} {
		a.want(`subscription { candidateFound(after: "`+sequence+`") { sequence } }`,
			`candidateFound {"code":"BAD_USER_INPUT"} after: must be a sequence or foundSequence of yours`)
	}
}

// A list tells how far candidates are known only when that is asked for: it costs a transaction.
func TestFoundSequenceOfAList(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	a.want(`{ candidates { foundSequence edges { cursor } } syncRun(id: 1) { candidates { foundSequence } } }`,
		fmt.Sprintf(`{"candidates":{"foundSequence":"%[1]s","edges":[]},"syncRun":{"candidates":{"foundSequence":"%[1]s"}}}`,
			syncrun.FoundCursor{Number: 41}))
	if calls := a.fake.counts(); calls["CandidatesKnown"] != 2 {
		t.Errorf("calls %v", calls)
	}
	a.want(`{ candidates { edges { cursor } } }`, `{"candidates":{"edges":[]}}`)
	if calls := a.fake.counts(); calls["CandidatesKnown"] != 0 || calls["Candidates"] != 1 {
		t.Errorf("calls %v", calls)
	}
}
