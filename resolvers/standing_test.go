package resolvers

import (
	"testing"

	"goodones/internal/syncrun"
)

// Many accounts are asked about at once: one query for where they stand, one for their runs.
func TestWhereAccountsStand(t *testing.T) {
	t.Parallel()
	f := history(5)
	f.runs[4].Status = syncrun.StatusRunning
	a := newAPI(t, f)
	a.want(`{ trackedAccounts { handle latestSyncRun { id isCancellable waitingUntil stages { stage endedAt lines } }
		nextSyncAt syncsUsedToday syncsAllowedToday } }`,
		`{"trackedAccounts":[{"handle":"acme","latestSyncRun":{"id":"SyncRun:5","isCancellable":true,`+
			`"waitingUntil":"2026-04-17T12:00:00.000000Z",`+
			`"stages":[{"stage":"FETCH_FOLLOWERS","endedAt":null,"lines":["a line"]}]},`+
			`"nextSyncAt":null,"syncsUsedToday":3,"syncsAllowedToday":1},`+
			`{"handle":"beta","latestSyncRun":{"id":"SyncRun:4","isCancellable":false,"waitingUntil":null,`+
			`"stages":[{"stage":"FETCH_FOLLOWERS","endedAt":null,"lines":["a line"]}]},`+
			`"nextSyncAt":null,"syncsUsedToday":2,"syncsAllowedToday":1}]}`)
	if calls := f.counts(); calls["AccountFacts"] != 1 || calls["RunsByIDs"] != 1 {
		t.Errorf("calls %v", calls)
	}
}

func TestRunsOfAnAccount(t *testing.T) {
	t.Parallel()
	a := newAPI(t, history(5))
	a.want(`{ trackedAccount(id: 1) { syncRuns(first: 2) { edges { node { id } } pageInfo { hasNextPage } } } }`,
		`{"trackedAccount":{"syncRuns":{"edges":[{"node":{"id":"SyncRun:5"}},`+
			`{"node":{"id":"SyncRun:3"}}],"pageInfo":{"hasNextPage":true}}}}`)
	a.want(`{ trackedAccount(id: 2) { followerHistory(days: 7) { followers } } }`,
		`{"trackedAccount":{"followerHistory":[{"followers":207}]}}`)
	a.want(`{ trackedAccount(id: 2) { followerHistory(days: 0) { followers } } }`,
		`trackedAccount.followerHistory {"code":"BAD_USER_INPUT"} days: must be 1 to 366`)
	unlimited := newAPI(t, history(1), func(d *Dependencies) { d.NoDayAllowance = true })
	unlimited.want(`{ trackedAccount(id: 1) { syncsAllowedToday } }`, `{"trackedAccount":{"syncsAllowedToday":null}}`)
}
