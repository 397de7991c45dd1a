package app_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"testing"

	"goodones/internal/app"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// TestV1Explores judges by v1 whoever a sync found, after the search has changed, without asking X.
func TestV1Explores(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	alice := w.start(app.RoleAll, withBudgets)
	account := alice.track("village")
	synced := alice.sync(account)
	alice.subscribe(synced, 0).all(0)
	var edited any
	alice.must(`mutation { updateSavedSearch(id: 1, input: {name: "s", description: "founders"}) {
		userErrors { message } } }`, nil, &edited)
	body := fmt.Sprintf(`{"trackedAccountId":%d}`, account)
	status, answer, _ := alice.v1(http.MethodPost, "explore", body)
	var started struct{ SyncRunID int }
	if err := json.Unmarshal([]byte(answer), &started); err != nil || status != http.StatusAccepted {
		t.Fatalf("%d %s", status, answer)
	}
	events := alice.subscribe(started.SyncRunID, 0).all(0)
	if last := events[len(events)-1]; last.Status != "COMPLETED" {
		t.Errorf("%+v", last)
	}
	_, shown, _ := alice.restStatus(started.SyncRunID)
	log := fmt.Sprint(shown["progressLog"])
	want := []any{"Fetching new followers...", "Found 0 new followers", "Classifying profiles...",
		"Classification complete"}
	got := slices.DeleteFunc(shown["progressLog"].([]any), func(l any) bool { return !slices.Contains(want, l) })
	fact.Equal(t, "got", got, want, log, shown)
	fact.Not(t, `shown["candidatesPassedCount"]`, shown["candidatesPassedCount"], 0.0, log)
	fact.Is(t, `shown["newFollowersCount"]`, shown["newFollowersCount"], 0.0, log)
	var budget struct{ Accounts []map[string]int }
	alice.read(http.MethodGet, "explore/budget", "", &budget)
	a := budget.Accounts[0]
	fact.Is(t, `a["used"]`, a["used"], 1, budget)
	fact.Is(t, `a["remaining"]`, a["remaining"], 29, budget)
	fact.Is(t, `a["budget"]`, a["budget"], 30, budget)
	var history struct{ Runs []struct{ Source string } }
	alice.read(http.MethodGet, "sync-history", "", &history)
	if history.Runs[0].Source != "manual" {
		t.Errorf("history %+v", history)
	}
	var run struct {
		SyncRun struct {
			Source        string
			ResourcesUsed int
		}
	}
	alice.must(`query($id: ID!) { syncRun(id: $id) { source resourcesUsed } }`,
		map[string]any{"id": started.SyncRunID}, &run)
	if run.SyncRun.Source != "EXPLORE" || run.SyncRun.ResourcesUsed != 0 {
		t.Errorf("%+v", run)
	}
}
