package app_test

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"testing"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// restMembers are the twelve members of sync-status, in v1's order.
var restMembers = []string{"id", "status", "progressLog", "completedAt", "newFollowersCount", "deepCrawlCount",
	"backfilledCount", "likersCount", "candidatesPassedCount", "tierFilteredCount", "genderFilteredCount", "errorMessage"}

// TestThreeViewsAgree follows one run by websocket, polls it by REST and reads it by GraphQL at the same time: what a
// poll shows is what some event says, polls never go back, and the log by GraphQL is the log by subscription.
func TestThreeViewsAgree(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 7})
	n := w.start(app.RoleAll, nil)
	account := n.track("village")
	run := n.sync(account)
	live := n.subscribe(run, 0)
	var events []event
	var polls []map[string]any
	for {
		e, ok := live.next()
		if !ok {
			break
		}
		events = append(events, e)
		_, body, _ := n.restStatus(run)
		polls = append(polls, body)
	}
	at := 0 // polls never go back, and never show less than what was pushed before
	for i, poll := range polls {
		at = max(at, i)
		found := slices.IndexFunc(events[at:], func(e event) bool { return agrees(e, poll) })
		if found < 0 {
			t.Fatalf("poll %d agrees with no event from sequence %d on: %v", i, at+1, poll)
		}
		at += found
	}
	var byGraphQL struct {
		SyncRun struct {
			LastSequence int
			Events       []struct {
				Sequence          int
				Status, Message   string
				NewFollowersCount int
			}
			ProgressLog []string
		}
	}
	n.must(`query($id: ID!) { syncRun(id: $id) { lastSequence progressLog events(first: 500) { sequence status
		message newFollowersCount } } }`,
		map[string]any{"id": run}, &byGraphQL)
	last := events[len(events)-1]
	if byGraphQL.SyncRun.LastSequence != last.Sequence || !slices.Equal(byGraphQL.SyncRun.ProgressLog,
		last.SyncRun.ProgressLog) {
		t.Errorf("GraphQL says %+v, the last event %+v", byGraphQL.SyncRun, last)
	}
	for i, e := range byGraphQL.SyncRun.Events {
		got := events[i]
		fact.Is(t, "got.Sequence", got.Sequence, e.Sequence, i, e, got)
		fact.Is(t, "got.Status", got.Status, e.Status, i, e)
		fact.Is(t, "got.Message", got.Message, e.Message, i, e)
		fact.Is(t, "got.NewFollowersCount", got.NewFollowersCount, e.NewFollowersCount, i, e)
	}
	if last.Status != "COMPLETED" || last.NewFollowersCount != 800 {
		t.Errorf("the run ended as %+v", last)
	}
	t.Logf("%d events, %d polls, all agree", len(events), len(polls))
}

func agrees(e event, poll map[string]any) bool {
	log, _ := poll["progressLog"].([]any)
	return strings.EqualFold(poll["status"].(string), e.Status) &&
		int(poll["newFollowersCount"].(float64)) == e.NewFollowersCount &&
		int(poll["deepCrawlCount"].(float64)) == e.DeepCrawlCount &&
		int(poll["backfilledCount"].(float64)) == e.BackfilledCount &&
		int(poll["likersCount"].(float64)) == e.LikersCount &&
		int(poll["candidatesPassedCount"].(float64)) == e.CandidatesPassedCount &&
		int(poll["tierFilteredCount"].(float64)) == e.TierFilteredCount &&
		int(poll["genderFilteredCount"].(float64)) == e.GenderFilteredCount &&
		len(log) == len(e.SyncRun.ProgressLog) && (poll["completedAt"] != nil) == (e.SyncRun.CompletedAt != nil)
}

// TestSecondSync lets the account grow and syncs it again: all seven counts move, the documented lines stand in the
// log, and a poller sees the twelve members in order.
func TestSecondSync(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 1})
	n := w.start(app.RoleAll, nil)
	account := n.track("@ACME")
	first := n.subscribe(n.sync(account), 0).all(0)
	if err := w.x.Advance("acme", 150, 3); err != nil {
		t.Fatal(err)
	}
	second := n.sync(account)
	events := n.subscribe(second, 0).all(0)
	end := events[len(events)-1]
	fact.Is(t, "end.NewFollowersCount", end.NewFollowersCount, 150, end)
	fact.Not(t, "end.DeepCrawlCount", end.DeepCrawlCount, 0)
	fact.Not(t, "end.BackfilledCount", end.BackfilledCount, 0)
	fact.Not(t, "end.LikersCount", end.LikersCount, 0)
	fact.Not(t, "end.CandidatesPassedCount", end.CandidatesPassedCount, 0)
	fact.Not(t, "end.TierFilteredCount", end.TierFilteredCount, 0)
	fact.Not(t, "end.GenderFilteredCount", end.GenderFilteredCount, 0)
	start := first[len(first)-1]
	fact.Holds(t, "start.NewFollowersCount >= 2000", start.NewFollowersCount >= 2000, start.NewFollowersCount, start)
	fact.Not(t, "start.CandidatesPassedCount", start.CandidatesPassedCount, 0)
	fact.Not(t, "start.TierFilteredCount", start.TierFilteredCount, 0)
	fact.Not(t, "start.GenderFilteredCount", start.GenderFilteredCount, 0)
	log := end.SyncRun.ProgressLog
	documented := []string{"Fetching new followers...", "Found 150 new followers", "Classifying profiles...",
		"Classification complete"}
	at := -1
	for _, line := range documented {
		next := slices.Index(log, line)
		if next <= at {
			t.Errorf("%q stands at %d in %q", line, next, log)
		}
		at = next
	}
	if log[0] != documented[0] || log[len(log)-1] != documented[3] {
		t.Errorf("lines stand outside the documented ones: %q", log)
	}
	status, body, raw := n.restStatus(second)
	fact.Is(t, "status", status, http.StatusOK, raw)
	fact.Is(t, `body["errorMessage"]`, body["errorMessage"], nil)
	fact.Is(t, "inOrder(raw, restMembers)", inOrder(raw, restMembers), true)
}

func inOrder(raw []byte, members []string) bool {
	for _, m := range members {
		_, rest, found := bytes.Cut(raw, []byte(`"`+m+`":`))
		if !found {
			return false
		}
		raw = rest
	}
	return true
}

// TestResume watches a finished run from the middle, on a server that did not work on it.
func TestResume(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	api := w.start(app.RoleAPI, nil)
	other := w.start(app.RoleAPI, func(c *config.Config) { c.ListenNotify = false })
	w.start(app.RoleWorker, nil)
	run := api.sync(api.track("corner"))
	events := other.subscribe(run, 0).all(0)
	for _, c := range []*node{api, other} {
		if rest := c.subscribe(run, 5).all(5); len(rest) != len(events)-5 {
			t.Errorf("after 5 come %d of %d events", len(rest), len(events))
		}
		if rest := c.subscribe(run, len(events)).all(len(events)); len(rest) != 0 {
			t.Errorf("after the terminal event come %d", len(rest))
		}
	}
}
