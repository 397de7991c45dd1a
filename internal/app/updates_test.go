package app_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// change is an update as a client sees it.
type change struct {
	UpdateSequence int
	Message        *string
	SyncRun        struct {
		ID           int `json:"id,string"`
		LastSequence int
		Status       string
	}
}

// updatesOf subscribes to what is new after a number.
func (c *client) updatesOf(after int) *heldSocket {
	c.t.Helper()
	conn := c.dial()
	c.t.Cleanup(func() { _ = conn.Close() })
	payload, _ := json.Marshal(map[string]any{"variables": map[string]any{"after": after},
		"query": `subscription($after: Int) { syncRunUpdated(after: $after) {
			updateSequence message syncRun { id: databaseId lastSequence status } } }`})
	if err := conn.WriteJSON(message{ID: "u", Type: "subscribe", Payload: payload}); err != nil {
		c.t.Fatal(err)
	}
	return conn
}

func nextChange(t *testing.T, conn *heldSocket) change {
	t.Helper()
	_ = conn.SetReadDeadline(time.Now().Add(time.Minute))
	var m message
	if err := conn.ReadJSON(&m); err != nil {
		t.Fatal(err)
	}
	var next struct {
		Data struct{ SyncRunUpdated change }
	}
	if err := json.Unmarshal(m.Payload, &next); err != nil || m.Type != "next" {
		t.Fatalf("%s %s: %v", m.Type, m.Payload, err)
	}
	return next.Data.SyncRunUpdated
}

// TestUpdatesOverServersAndKills follows two runs, one after the other begun, on two servers in turn, while their
// worker is killed. What a client puts together is the runs' logs, and no run is ever shown as it was before.
func TestUpdatesOverServersAndKills(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Latency: 5 * time.Millisecond})
	servers := []*node{w.start(app.RoleAPI, nil), w.start(app.RoleAPI, nil)}
	worker := w.worker(nil)
	accounts := []int{servers[0].track("village"), servers[0].track("acme")}
	var list struct {
		SyncRuns struct{ UpdateSequence int }
	}
	servers[0].must(`{ syncRuns { updateSequence } }`, nil, &list)
	begin := list.SyncRuns.UpdateSequence

	runs := []int{servers[0].sync(accounts[0])}
	number, shown, lines := begin, map[int]int{}, map[int][]string{}
	ended := 0
	for turn := 0; ended < 2; turn++ {
		conn := servers[turn%2].updatesOf(number)
		for n := 0; n < 9 && ended < 2; n++ {
			c := nextChange(t, conn)
			if c.SyncRun.LastSequence < shown[c.SyncRun.ID] {
				t.Errorf("run %d goes back from %d to %d", c.SyncRun.ID, shown[c.SyncRun.ID], c.SyncRun.LastSequence)
			}
			shown[c.SyncRun.ID] = c.SyncRun.LastSequence
			if c.UpdateSequence != number {
				if c.UpdateSequence != number+1 {
					t.Fatalf("change %d after %d", c.UpdateSequence, number)
				}
				number = c.UpdateSequence
				if c.Message != nil {
					lines[c.SyncRun.ID] = append(lines[c.SyncRun.ID], *c.Message)
				}
				if c.SyncRun.Status == "COMPLETED" || c.SyncRun.Status == "FAILED" {
					ended++
				}
			}
		}
		_ = conn.Close()
		if turn == 0 {
			runs = append(runs, servers[1].sync(accounts[1]))
			worker.kill()
			w.worker(nil)
		}
	}
	for _, run := range runs {
		want := w.ledger(run).Messages
		if !slices.Equal(lines[run], want) {
			t.Errorf("run %d: %q, its log is %q", run, lines[run], want)
		}
	}
	bob, _ := w.newUser("bob")
	servers[0].as(bob).must(`{ syncRuns { updateSequence } }`, nil, &list)
	if list.SyncRuns.UpdateSequence != 0 {
		t.Errorf("somebody else's updates are numbered up to %d", list.SyncRuns.UpdateSequence)
	}
}
