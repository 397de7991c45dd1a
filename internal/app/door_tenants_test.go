package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// tenant is a user with what is theirs: of each kind, the ids.
type tenant struct {
	*client
	socket *heldSocket
	ids    map[string][]int
}

// TestTenantsSeeTheirOwn asks for 10,000 random (key, id) pairs of five users through every door. What is somebody
// else's looks, byte for byte, like what does not exist.
func TestTenantsSeeTheirOwn(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	n := w.hooked(app.RoleAPI)
	var tenants []*tenant
	for i := range 5 {
		key, user := w.newUser(fmt.Sprintf("tenant %d", i))
		tenants = append(tenants, settle(t, w, n.as(key), user))
	}
	missing := map[string]string{}
	doors := probes()
	for _, probe := range doors {
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
			probe := doors[random.IntN(len(doors))]
			whose := random.IntN(len(tenants))
			if probe.once && whose == i {
				whose = (i + 1) % len(tenants)
			}
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
		own.find(w, user, r.work.RunID, r.work.Account.ID)
	}
	own.ids["user"] = []int{user}
	var made struct {
		CreateWebhook struct {
			Webhook struct {
				ID int `json:"databaseId,string"`
			}
		}
		CreateKey struct {
			APIKey struct {
				ID int `json:"databaseId,string"`
			}
		}
	}
	c.must(`mutation { createWebhook(input: {targetUrl: "https://8.8.8.8/hook"}) { webhook { databaseId } }
		createKey(input: {}) { apiKey { databaseId } } }`, nil, &made)
	if made.CreateWebhook.Webhook.ID == 0 || made.CreateKey.APIKey.ID == 0 {
		t.Fatalf("made %+v", made)
	}
	own.ids["webhook"] = []int{made.CreateWebhook.Webhook.ID}
	own.ids["key"] = []int{made.CreateKey.APIKey.ID}
	return own
}

// find gives the tenant a candidate, somebody whom no other tenant knows, as the run of the last search found them.
func (own *tenant) find(w *world, user, run, account int) {
	search, person := own.ids["search"][len(own.ids["search"])-1], 1_000_000+run
	w.change(`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count,
			following_count, tweet_count, listed_count, verified, protected)
		VALUES ($1::bigint, 'h' || $1::bigint, 'Nine', '', '', '', '', 1, 1, 1, 1, false, false)`, person)
	w.judgesBy(run, search)
	w.change(`INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash,
			confidence, outcome, reasons, gender, follower_count_tier, labels)
		VALUES ($1, $2, $3, $4, 1, 1, 'full', 'passed', '{}', 'unknown', 'under_1k', '{}')`, search, account, person, run)
	w.change(`INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, detailed_at, facts_hash)
		VALUES ($1, $2, $3, now(), now(), 1)`, account, person, run)
	var candidate int
	w.get(&candidate, `INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id,
			last_run_id, source_type)
		VALUES ($1, $2, $3, $4, $5, $5, 'follower') RETURNING id`, user, search, account, person, run)
	own.ids["candidate"] = append(own.ids["candidate"], candidate)
	own.ids["person"] = append(own.ids["person"], person)
}

// exchange subscribes on the tenant's socket and returns all that comes, when the server is not too busy for it.
func exchange(t *testing.T, who *tenant, document string, variables map[string]any) string {
	all := exchangeOnce(t, who, document, variables)
	for tries := 0; busy(0, []byte(all)) && tries < patience; tries++ {
		pause(retryAfter)
		all = exchangeOnce(t, who, document, variables)
	}
	return all
}

func exchangeOnce(t *testing.T, who *tenant, document string, variables map[string]any) string {
	payload, _ := json.Marshal(map[string]any{"query": document, "variables": variables})
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
