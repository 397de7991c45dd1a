package resolvers

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// history is n runs of ada over two accounts, and one of bob.
func history(n int) *fake {
	f := &fake{
		accounts: []syncrun.TrackedAccount{{ID: 1, UserID: ada, Handle: "acme", SavedSearchID: ref(5)},
			{ID: 2, UserID: ada, Handle: "beta"},
			{ID: 9, UserID: bob, Handle: "theirs"}},
		searches: []syncrun.SavedSearch{{ID: 5, UserID: ada, Name: "founders"}, {ID: 9, UserID: bob, Name: "theirs"}},
	}
	for id := 1; id <= n; id++ {
		f.runs = append(f.runs, syncrun.Run{ID: id, UserID: ada, TrackedAccountID: 2 - id%2, SavedSearchID: ref(5),
			Trigger: syncrun.TriggerManual, Status: syncrun.StatusCompleted, Stage: syncrun.StageFilter, LastSequence: 2,
			TriggeredAt: time.Date(2026, 4, 17, 12, 0, 0, 0, time.UTC)})
		f.events = append(f.events, syncrun.Event{RunID: id, Sequence: 1, Status: syncrun.StatusQueued},
			syncrun.Event{RunID: id, Sequence: 2, Status: syncrun.StatusCompleted, Message: fmt.Sprintf("line of %d", id)},
			syncrun.Event{RunID: id, Sequence: 3, Status: syncrun.StatusCompleted, Message: "later than the run was read"})
	}
	f.runs = append(f.runs, syncrun.Run{ID: 99, UserID: bob, TrackedAccountID: 9, Status: syncrun.StatusQueued})
	return f
}

func TestSyncRun(t *testing.T) {
	t.Parallel()
	f := history(1)
	run := &f.runs[0]
	run.Status, run.ErrorCode, run.ErrorMessage = syncrun.StatusFailed, syncrun.CodeCancelled, "Cancelled by user"
	run.NewFollowersCount, run.CostMicroUSD = 150, 1_500_000
	run.ProgressLog, run.ProgressLogSet = []string{"as read"}, true
	a := newAPI(t, f)
	a.want(`{ syncRun(id: "1") { id status stage source triggeredAt startedAt newFollowersCount estimatedCostUsd errorCode
		errorMessage progressLog trackedAccount { handle } savedSearch { name } events { sequence message } } }`,
		`{"syncRun":{"id":"SyncRun:1","status":"FAILED","stage":"FILTER","source":"MANUAL",`+
			`"triggeredAt":"2026-04-17T12:00:00.000000Z",`+
			`"startedAt":null,"newFollowersCount":150,"estimatedCostUsd":1.5,"errorCode":"CANCELLED",`+
			`"errorMessage":"Cancelled by user","progressLog":["as read"],"trackedAccount":{"handle":"acme"},`+
			`"savedSearch":{"name":"founders"},"events":[{"sequence":1,"message":null},{"sequence":2,"message":"line of 1"}]}}`)
	if calls := f.counts(); calls["Logs"] != 0 {
		t.Error("the log was read again")
	}
	a.want(`{ syncRun(id: 99) { id } }`, `{"syncRun":null}`)
	a.want(`{ syncRun(id: 12345) { id } }`, `{"syncRun":null}`)
	a.want(`{ syncRun(id: -1) { id } }`, `{"syncRun":null}`)
}

// A run's limits, progress and judged people; null where there is no limit, or it was not kept.
func TestFiguresOfRuns(t *testing.T) {
	t.Parallel()
	f := history(2)
	cost := int64(10_000_000)
	f.runs[0].Budget, f.runs[0].MaxCostMicroUSD = 1000, &cost
	f.runs[0].Shares = syncrun.Shares{StageDone: 250, RunDone: 81}
	f.runs[0].Counts = syncrun.Counts{JudgedCount: 90, BotCount: 7, MatchedCount: 0}
	f.runs[1].Budget = syncrun.Unlimited
	f.runs[1].Shares = syncrun.Shares{StageDone: syncrun.Unknown, RunDone: syncrun.Unknown}
	f.runs[1].JudgedCount, f.runs[1].BotCount, f.runs[1].MatchedCount = syncrun.Unknown, syncrun.Unknown, syncrun.Unknown
	newAPI(t, f).want(`{ a: syncRun(id: 1) { ...f } b: syncRun(id: 2) { ...f } } fragment f on SyncRun {
		maxResources maxCostUsd progress { stage run } judgedCount botCount matchedCount }`,
		`{"a":{"maxResources":1000,"maxCostUsd":10,"progress":{"stage":0.25,"run":0.081},"judgedCount":90,"botCount":7,`+
			`"matchedCount":0},"b":{"maxResources":null,"maxCostUsd":null,"progress":{"stage":null,"run":null},`+
			`"judgedCount":null,"botCount":null,"matchedCount":null}}`)
}

func TestSyncRunOfDeletedSearch(t *testing.T) {
	t.Parallel()
	f := history(1)
	f.searches = nil
	newAPI(t, f).want(`{ syncRun(id: 1) { savedSearch { name } } }`, `{"syncRun":{"savedSearch":null}}`)
}

func TestSyncRunsPages(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(5))
	var ids []string
	after := "null"
	for {
		got := a.ask(`{ syncRuns(first: 2, after: ` + after +
			`) { edges { cursor node { id: databaseId } } pageInfo { endCursor hasNextPage } } }`)
		for _, part := range strings.Split(got, `"id":"`)[1:] {
			id, _, _ := strings.Cut(part, `"`)
			ids = append(ids, id)
		}
		_, tail, _ := strings.Cut(got, `"endCursor":`)
		after, tail, _ = strings.Cut(tail, ",")
		if !strings.Contains(tail, "true") {
			break
		}
	}
	if got := strings.Join(ids, " "); got != "5 4 3 2 1" {
		t.Errorf("pages hold %s", got)
	}
	a.want(`{ syncRuns(filter: {trackedAccountId: 9}) { edges { cursor } pageInfo { endCursor hasNextPage } } }`,
		`{"syncRuns":{"edges":[],"pageInfo":{"endCursor":null,"hasNextPage":false}}}`)
	a.want(`{ syncRuns(first: null, after: null, filter: {status: FAILED, source: null}) { edges { cursor } } }`,
		`{"syncRuns":{"edges":[]}}`)
}

func TestSyncRunsRefuses(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	first := `syncRuns {"code":"BAD_USER_INPUT"} first: must be 1 to 100`
	after := `syncRuns {"code":"BAD_USER_INPUT"} after: is not a cursor of this list`
	cases := map[string]string{
		`first: 0`:   first,
		`first: -1`:  first,
		`first: 101`: first,
		`after: ""`:  after,
		`after: "1"`: after,
		`after: "` + cursor(candidateCursor, 1) + `"`:              after,
		`after: "` + cursor(runCursor, 0) + `"`:                    after,
		`after: "` + cursor(runCursor, -5) + `"`:                   after,
		`after: "` + cursor(runCursor, 1) + `="`:                   after,
		`after: "` + strings.Repeat(cursor(runCursor, 1), 9) + `"`: after,
	}
	for arguments, want := range cases {
		a.want(`{ syncRuns(`+arguments+`) { edges { cursor } } }`, want)
	}
}

// TestConnectionsShareQueries counts: however many nodes, one query for each kind of related object.
func TestConnectionsShareQueries(t *testing.T) {
	t.Parallel()
	f := history(40)
	a := newAPI(t, f)
	got := a.ask(`{ syncRuns(first: 40) { edges { node { id progressLog trackedAccount { handle savedSearch { name }
		} savedSearch { name } } } } }`)
	for _, want := range []string{`"id":"SyncRun:39","progressLog":["line of 39"],"trackedAccount":{"handle":"acme",` +
		`"savedSearch":{"name":"founders"}}`,
		`"id":"SyncRun:40","progressLog":["line of 40"],"trackedAccount":{"handle":"beta","savedSearch":null},` +
			`"savedSearch":{"name":"founders"}`} {
		if !strings.Contains(got, want) {
			t.Errorf("answer lacks %s:\n%s", want, got)
		}
	}
	for name, n := range f.counts() {
		if n != 1 {
			t.Errorf("%s was called %d times", name, n)
		}
	}
}

func TestEventsOfRun(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	outside := `syncRun.events {"code":"BAD_USER_INPUT"} after: must be between 0 and the run's lastSequence, which is 2`
	cases := map[string]string{
		`after: 1`:           `{"syncRun":{"events":[{"sequence":2}]}}`,
		`first: 1`:           `{"syncRun":{"events":[{"sequence":1}]}}`,
		`after: 2`:           `{"syncRun":{"events":[]}}`,
		`after: 3`:           outside,
		`after: 3000000000`:  outside,
		`after: null`:        `{"syncRun":{"events":[{"sequence":1},{"sequence":2}]}}`,
		`after: -1`:          outside,
		`first: 0`:           `syncRun.events {"code":"BAD_USER_INPUT"} first: must be 1 to 500`,
		`first: 501`:         `syncRun.events {"code":"BAD_USER_INPUT"} first: must be 1 to 500`,
		`first: 99999999999`: `syncRun.events {"code":"BAD_USER_INPUT"} first: must be 1 to 500`,
	}
	for arguments, want := range cases {
		a.want(`{ syncRun(id: 1) { events(`+arguments+`) { sequence } } }`, want)
	}
}

func TestStartSync(t *testing.T) {
	t.Parallel()
	f := history(1)
	a := newAPI(t, f)
	a.want(`mutation { startSync(input: {trackedAccountId: 1, savedSearchId: 5, clientMutationId: "m"}) { syncRun {
		id } userErrors { code } } }`,
		`{"startSync":{"syncRun":{"id":"SyncRun:1"},"userErrors":[]}}`)
	want := syncrun.StartRequest{UserID: ada, TrackedAccountID: 1, IdempotencyKey: "m",
		KeyField: "clientMutationId", Trigger: syncrun.TriggerManual}
	got := f.started[0]
	if got.SavedSearchID == nil || *got.SavedSearchID != 5 {
		t.Errorf("search %v", got.SavedSearchID)
	}
	got.SavedSearchID = nil
	if got != want {
		t.Errorf("request %+v, want %+v", got, want)
	}
	f.startErr = &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserAlreadyRunning, Message: "runs"}
	a.want(`mutation { startSync(input: {trackedAccountId: 1}) { syncRun { id } userErrors { field code message } } }`,
		`{"startSync":{"syncRun":{"id":"SyncRun:1"},"userErrors":[{"field":"trackedAccountId","code":"ALREADY_RUNNING",`+
			`"message":"runs"}]}}`)
}

func TestRejudge(t *testing.T) {
	t.Parallel()
	f := history(1)
	a := newAPI(t, f)
	a.want(`mutation { rejudge(input: {trackedAccountId: 1, clientMutationId: "m"}) { syncRun { id } clientMutationId
		userErrors { code } } }`, `{"rejudge":{"syncRun":{"id":"SyncRun:1"},"clientMutationId":"m","userErrors":[]}}`)
	want := syncrun.StartRequest{UserID: ada, TrackedAccountID: 1, IdempotencyKey: "m",
		KeyField: "clientMutationId", Trigger: syncrun.TriggerExplore}
	if got := f.started[0]; got != want {
		t.Errorf("request %+v, want %+v", got, want)
	}
	f.startErr = &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserBudgetExhausted, Message: "enough"}
	a.want(`mutation { rejudge(input: {trackedAccountId: 1}) { clientMutationId userErrors { field code } } }`,
		`{"rejudge":{"clientMutationId":null,"userErrors":[{"field":"trackedAccountId","code":"BUDGET_EXHAUSTED"}]}}`)
}

func TestStartSyncRefusesMutationIDs(t *testing.T) {
	t.Parallel()
	f := history(1)
	a := newAPI(t, f)
	for _, id := range []string{"", strings.Repeat("x", 101), `a\u0000b`} {
		got := a.ask(`mutation { startSync(input: {trackedAccountId: 1, clientMutationId: "` + id +
			`"}) { syncRun { id } userErrors { field code } } }`)
		if want := `{"startSync":{"syncRun":null,"userErrors":[{"field":"clientMutationId",` +
			`"code":"INVALID"}]}}`; got != want {
			t.Errorf("id of %d characters: %s", len(id), got)
		}
	}
	if len(f.started) > 0 {
		t.Errorf("started %+v", f.started)
	}
}

func TestCancelSync(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(1))
	a.want(`mutation { cancelSync(syncRunId: 1) { syncRun { id } userErrors { field code } } }`,
		`{"cancelSync":{"syncRun":{"id":"SyncRun:1"},"userErrors":[{"field":"syncRunId","code":"NOT_RUNNING"}]}}`)
	for _, id := range []string{"99", "12345"} {
		a.want(`mutation { cancelSync(syncRunId: `+id+`) { syncRun { id } userErrors { field code message } } }`,
			`{"cancelSync":{"syncRun":null,"userErrors":[{"field":"syncRunId","code":"NOT_FOUND","message":"No such sync `+
				`run"}]}}`)
	}
}

// TestIdempotencyKeys passes on the key, the client's id of the mutation where there is none, and repeats that id.
func TestIdempotencyKeys(t *testing.T) {
	t.Parallel()
	f := history(1)
	a := newAPI(t, f)
	for input, want := range map[string][2]string{
		`idempotencyKey: "k", clientMutationId: "m"`:  {"k", "idempotencyKey"},
		`idempotencyKey: "k"`:                         {"k", "idempotencyKey"},
		`idempotencyKey: null, clientMutationId: "m"`: {"m", "clientMutationId"},
		`clientMutationId: "m"`:                       {"m", "clientMutationId"},
		``:                                            {"", ""},
	} {
		for _, mutation := range []string{"startSync", "rejudge"} {
			f.started = nil
			got := a.ask(`mutation { ` + mutation + `(input: {trackedAccountId: 1, ` + input + `}) { clientMutationId } }`)
			fact.Is(fact.Must(t), "len(f.started)", len(f.started), 1, mutation, input, f.started)
			fact.Is(t, "f.started[0].IdempotencyKey", f.started[0].IdempotencyKey, want[0], mutation, input)
			fact.Is(t, "f.started[0].KeyField", f.started[0].KeyField, want[1], mutation, input)
			if strings.Contains(got, `"m"`) != strings.Contains(input, `"m"`) {
				t.Errorf("%s with %s answers %s", mutation, input, got)
			}
		}
	}
	a.want(`mutation { startSync(input: {trackedAccountId: 1, idempotencyKey: "", clientMutationId: "m"}) { userErrors {
		field code } } }`, `{"startSync":{"userErrors":[{"field":"idempotencyKey","code":"INVALID"}]}}`)
}

func TestRescan(t *testing.T) {
	t.Parallel()
	f := &fake{runs: []syncrun.Run{{ID: 1, UserID: ada, TrackedAccountID: 1}},
		facts: syncrun.EstimateFacts{Tier: syncrun.TierPro, LastKnownFollowers: 2000, KnownFollowers: 2000}}
	f.accounts = []syncrun.TrackedAccount{{ID: 1, UserID: ada, Tier: syncrun.TierPro}}
	a := newAPI(t, f)
	a.want(`mutation { rescan(input: {trackedAccountId: "TrackedAccount:1", idempotencyKey: "k", clientMutationId: "m"}) {
		syncRun { id } clientMutationId userErrors { code } } }`,
		`{"rescan":{"syncRun":{"id":"SyncRun:1"},"clientMutationId":"m","userErrors":[]}}`)
	a.ask(`mutation { rescan(input: {trackedAccountId: 1, clientMutationId: "m"}) { clientMutationId } }`)
	want := []syncrun.StartRequest{
		{UserID: ada, TrackedAccountID: 1, Trigger: syncrun.TriggerManual, Rescan: true, IdempotencyKey: "k",
			KeyField: "idempotencyKey"},
		{UserID: ada, TrackedAccountID: 1, Trigger: syncrun.TriggerManual, Rescan: true},
	}
	if !slices.Equal(f.started, want) {
		t.Errorf("started %+v", f.started)
	}
	a.want(`{ trackedAccount(id: 1) { estimate { likelyResources } rescanEstimate { likelyResources } } }`,
		`{"trackedAccount":{"estimate":{"likelyResources":1011},"rescanEstimate":{"likelyResources":2911}}}`)
}
