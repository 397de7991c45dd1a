package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// tenant is a user with what is theirs: of each kind, the ids.
type tenant struct {
	*client
	socket *websocket.Conn
	ids    map[string][]int
}

// TestTenantsSeeTheirOwn asks for 10,000 random (key, id) pairs of five users through every door. What is somebody
// else's looks, byte for byte, like what does not exist.
func TestTenantsSeeTheirOwn(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.start(app.RoleAPI, nil)
	var tenants []*tenant
	for i := range 5 {
		key, user := w.newUser(fmt.Sprintf("tenant %d", i))
		tenants = append(tenants, settle(t, w, n.as(key), user))
	}
	missing := map[string]string{}
	for _, probe := range probes() {
		missing[probe.name] = probe.ask(t, tenants[0], 9_000_001)
		for _, other := range tenants {
			if got := probe.ask(t, other, 9_000_002); got != missing[probe.name] {
				t.Errorf("%s: what is missing looks like %s to one and %s to another", probe.name, missing[probe.name], got)
			}
		}
	}
	const hands, pairs = 5, 10_000 // a hand for each tenant's socket
	foreign, own := &tally{}, &tally{}
	inParallel(hands, hands, func(i int) {
		random := rand.New(rand.NewPCG(11, uint64(i)))
		asking := tenants[i]
		for range pairs / hands {
			probe := probes()[random.IntN(len(probes()))]
			whose := random.IntN(len(tenants))
			ids := tenants[whose].ids[probe.kind]
			answer := probe.ask(t, asking, ids[random.IntN(len(ids))])
			switch same := answer == missing[probe.name]; {
			case whose == i:
				own.add(0)
				if same {
					t.Errorf("%s: what is one's own looks missing: %s", probe.name, answer)
				}
			case !same:
				t.Errorf("%s: what is somebody else's is %s, what is missing %s", probe.name, answer, missing[probe.name])
			default:
				foreign.add(0)
			}
		}
	})
	t.Logf("%d foreign and %d own of %d: 0 leaks", foreign.all[0], own.all[0], pairs)
}

// settle gives a user accounts, a search each, and a run of each account.
func settle(t *testing.T, w *world, c *client, user int) *tenant {
	t.Helper()
	writer := w.newWriter()
	writer.user = user
	own := &tenant{client: c, socket: c.dial(), ids: map[string][]int{}}
	t.Cleanup(func() { _ = own.socket.Close() })
	for _, r := range writer.begin(3) {
		if err := writer.end(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		own.ids["run"] = append(own.ids["run"], r.work.RunID)
		own.ids["account"] = append(own.ids["account"], r.work.Account.ID)
		var saved struct {
			CreateSavedSearch struct {
				SavedSearch struct {
					ID int `json:"id,string"`
				}
			}
		}
		c.must(`mutation($n: String!) { createSavedSearch(input: {name: $n, description: "founders"}) {
			savedSearch { id: databaseId
			} userErrors { message } } }`,
			map[string]any{"n": strconv.Itoa(r.work.RunID)}, &saved)
		own.ids["search"] = append(own.ids["search"], saved.CreateSavedSearch.SavedSearch.ID)
	}
	return own
}

// probe is a door at which an id is shown. Its answer is the status and the whole body.
type probe struct {
	name, kind string
	ask        func(t *testing.T, who *tenant, id int) string
}

// probes are all doors that take an id. What they do to one's own may be done again and again.
func probes() []probe {
	node := func(kind, typed string) probe {
		return probe{"node " + typed, kind, func(_ *testing.T, who *tenant, id int) string {
			status, answer := who.query(`query($id: ID!) { node(id: $id) { id __typename } nodes(ids: [$id]) { id } }`,
				map[string]any{"id": fmt.Sprint(typed, ":", id)})
			return fmt.Sprint(status, " ", string(answer))
		}}
	}
	document := func(name, kind, text string) probe {
		return probe{name, kind, func(_ *testing.T, who *tenant, id int) string {
			status, answer := who.query(text, map[string]any{"id": id})
			return fmt.Sprint(status, " ", string(answer))
		}}
	}
	return []probe{
		node("run", "SyncRun"), node("account", "TrackedAccount"), node("search", "SavedSearch"),
		document("syncRun", "run", `query($id: ID!) { syncRun(id: $id) { id progressLog trackedAccount { handle } } }`),
		document("trackedAccount", "account", `query($id: ID!) { trackedAccount(id: $id) { id handle } }`),
		document("savedSearch", "search", `query($id: ID!) { savedSearch(id: $id) { id name } }`),
		document("estimateSync", "account", `query($id: ID!) { estimateSync(trackedAccountId: $id) { maxResources } }`),
		document("previewSearch", "account", `query($id: ID!) { previewSearch(input: {description: "founders",
			trackedAccountId: $id}) { judgedCount userErrors { code message } } }`),
		document("cancelSync", "run",
			`mutation($id: ID!) { cancelSync(syncRunId: $id) { syncRun { id } userErrors { field code message } } }`),
		document("updateSavedSearch", "search",
			`mutation($id: ID!) { updateSavedSearch(id: $id, input: {description: "designers"}) { savedSearch { id }
				userErrors { field code message } } }`),
		document("assign to", "account",
			`mutation($id: ID!) { assignSavedSearch(trackedAccountId: $id) { trackedAccount { id } userErrors { field code
				message } } }`),
		{"sync-status", "run", func(_ *testing.T, who *tenant, id int) string {
			status, answer, header := who.do(http.MethodGet, "/api/v1/sync-status?syncRunId="+strconv.Itoa(id), nil, nil)
			return fmt.Sprint(status, " ", string(answer), " ", header["Content-Type"], header["Etag"], header["Cache-Control"])
		}},
		{"subscription", "run", subscribeOnce},
		{"subscription far behind the end", "run", func(t *testing.T, who *tenant, id int) string {
			return exchange(t, who, map[string]any{"id": id, "after": 1000})
		}},
	}
}

func subscribeOnce(t *testing.T, who *tenant, id int) string {
	return exchange(t, who, map[string]any{"id": id})
}

// exchange subscribes on the tenant's socket and returns all that comes.
func exchange(t *testing.T, who *tenant, variables map[string]any) string {
	payload, _ := json.Marshal(map[string]any{"query": watchDocument, "variables": variables})
	if err := who.socket.WriteJSON(message{ID: "s", Type: "subscribe", Payload: payload}); err != nil {
		t.Error(err)
	}
	var all bytes.Buffer
	for {
		_ = who.socket.SetReadDeadline(time.Now().Add(20 * time.Second))
		_, frame, err := who.socket.ReadMessage()
		if err != nil {
			t.Error(err)
			return err.Error()
		}
		all.Write(frame)
		if bytes.Contains(frame, []byte(`"type":"complete"`)) || bytes.Contains(frame, []byte(`"type":"error"`)) {
			return all.String()
		}
	}
}
