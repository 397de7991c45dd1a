package app_test

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"goodones/graph"
)

// probe is a door at which an id is shown. Its answer is the status and the whole body.
type probe struct {
	name, kind string
	ask        func(t *testing.T, who *tenant, id int) string
	once       bool // it would do to one's own what cannot be done again and again
}

// document is an operation with the kind of its $id.
type document struct {
	kind, text string
	once       bool
}

const refused = ` userErrors { field code message } } }`

// documents show an id at every argument and field of an input that takes one.
func documents() []document {
	mutation := func(kind, call, shown string) document {
		return document{kind: kind, text: `mutation($id: ID!) { ` + call + ` { ` + shown + refused}
	}
	once := func(kind, call string) document {
		return document{kind: kind, once: true, text: `mutation($id: ID!) { ` + call + ` {` + refused}
	}
	list := func(kind, arguments string) document {
		return document{kind: kind, text: `query($id: ID!) { candidates(` + arguments + `) { totalCount
			edges { cursor node { id person { handle } } } } }`}
	}
	query := func(kind, text string) document {
		return document{kind: kind, text: `query($id: ID!) { ` + text + ` }`}
	}
	return []document{
		query("run", `syncRun(id: $id) { id progressLog trackedAccount { handle } }`),
		query("account", `trackedAccount(id: $id) { id handle }`),
		query("search", `savedSearch(id: $id) { id name }`),
		query("account", `estimateSync(trackedAccountId: $id) { maxResources }`),
		query("account", `syncRuns(filter: {trackedAccountId: $id}) { edges { node { id } } }`),
		query("account", `previewSearch(input: {description: "founders", trackedAccountId: $id}) {
			judgedCount userErrors { field code } }`), // how many are judged in time is the machine's affair
		list("run", `filter: {syncRunIds: [$id]}`), list("account", `filter: {trackedAccountIds: [$id]}`),
		list("search", `filter: {savedSearchIds: [$id]}`),
		list("run", `syncRunId: $id`), list("account", `trackedAccountId: $id`), list("search", `savedSearchId: $id`),
		mutation("run", `cancelSync(syncRunId: $id)`, `syncRun { id }`),
		mutation("run", `cancelSync(input: {syncRunId: $id})`, `syncRun { id }`),
		mutation("search", `updateSavedSearch(id: $id, input: {description: "designers"})`, `savedSearch { id }`),
		mutation("search", `updateSavedSearch(input: {id: $id, description: "designers"})`, `savedSearch { id }`),
		once("search", `deleteSavedSearch(id: $id)`), once("search", `deleteSavedSearch(input: {id: $id})`),
		mutation("account", `assignSavedSearch(trackedAccountId: $id)`, `trackedAccount { id }`),
		mutation("account", `assignSavedSearch(input: {trackedAccountId: $id})`, `trackedAccount { id }`),
		once("account", `sleepTrackedAccount(id: $id)`),
		once("account", `sleepTrackedAccount(input: {trackedAccountId: $id})`),
		mutation("account", `wakeTrackedAccount(input: {trackedAccountId: $id})`, `trackedAccount { id }`),
		mutation("account", `changeTier(input: {trackedAccountId: $id, tier: PRO})`, `trackedAccount { id }`),
		mutation("account", `deleteTrackedAccount(input: {trackedAccountId: $id, confirmHandle: "another"})`,
			`deletedTrackedAccountId`),
		once("account", `startSync(input: {trackedAccountId: $id})`),
		once("account", `rejudge(input: {trackedAccountId: $id})`),
		once("account", `rescan(input: {trackedAccountId: $id})`),
		once("run", `exportCandidates(input: {filter: {syncRunIds: [$id]}})`),
		once("account", `exportCandidates(input: {filter: {trackedAccountIds: [$id]}})`),
		once("search", `exportCandidates(input: {filter: {savedSearchIds: [$id]}})`),
		mutation("candidate", `rateCandidate(input: {candidateId: $id, value: GOOD})`, `candidate { id }`),
		mutation("webhook", `updateWebhook(input: {id: $id, events: ["run.completed"]})`, `webhook { id }`),
		mutation("webhook", `resumeWebhook(input: {id: $id})`, `webhook { id }`),
		once("webhook", `rotateWebhookSecret(input: {id: $id})`), once("webhook", `deleteWebhook(input: {id: $id})`),
		once("webhook", `testWebhook(input: {id: $id})`), once("key", `revokeKey(input: {id: $id})`),
		once("account", `createWebhook(input: {targetUrl: "https://8.8.4.4/", filter: {trackedAccountId: $id}})`),
		once("search", `createWebhook(input: {targetUrl: "https://8.8.4.4/", filter: {savedSearchId: $id}})`),
	}
}

// besideOwn are the operations that name something of the viewer's own beside $id, by what that is.
func besideOwn() map[string][]document {
	return map[string][]document{
		"account": {
			{kind: "search", text: `mutation($id: ID!, $own: ID!) { assignSavedSearch(trackedAccountId: $own,
				savedSearchId: $id) { trackedAccount { __typename }` + refused},
			{kind: "search", text: `mutation($id: ID!, $own: ID!) { assignSavedSearch(input: {trackedAccountId: $own,
				savedSearchId: $id}) { trackedAccount { __typename }` + refused},
			{kind: "search", once: true, text: `mutation($id: ID!, $own: ID!) { startSync(input: {trackedAccountId: $own,
				savedSearchId: $id}) { syncRun { __typename }` + refused},
			{kind: "search", once: true, text: `mutation($id: ID!, $own: ID!) { rejudge(input: {trackedAccountId: $own,
				savedSearchId: $id}) { syncRun { __typename }` + refused},
		},
		"webhook": {
			{kind: "account", text: `mutation($id: ID!, $own: ID!) { updateWebhook(input: {id: $own,
				filter: {trackedAccountId: $id}}) { webhook { __typename }` + refused},
			{kind: "search", text: `mutation($id: ID!, $own: ID!) { updateWebhook(input: {id: $own,
				filter: {savedSearchId: $id}}) { webhook { __typename }` + refused},
		},
		"candidate": {
			{kind: "search", text: `mutation($id: ID!, $own: ID!) { rateCandidate(input: {candidateId: $own,
				savedSearchId: $id, value: GOOD}) { candidate { __typename }` + refused},
		},
	}
}

// probes are all doors that take an id. What they do to one's own may be done again and again, but for those marked.
func probes() []probe {
	answer := func(who *tenant, text string, variables map[string]any) string {
		status, answer := who.query(text, variables)
		for tries := 0; busy(status, answer) && tries < patience; tries++ {
			pause(retryAfter)
			status, answer = who.query(text, variables)
		}
		return fmt.Sprint(status, " ", string(answer))
	}
	var all []probe
	for kind, typed := range map[string]string{"run": "SyncRun", "account": "TrackedAccount", "search": "SavedSearch",
		"candidate": "Candidate", "person": "Person", "webhook": "Webhook", "key": "ApiKey", "user": "Viewer"} {
		all = append(all, probe{name: "node " + typed, kind: kind, ask: func(_ *testing.T, who *tenant, id int) string {
			return answer(who, `query($id: ID!) { node(id: $id) { id __typename } nodes(ids: [$id]) { id } }`,
				map[string]any{"id": fmt.Sprint(typed, ":", id)})
		}})
	}
	for _, d := range documents() {
		all = append(all, probe{name: d.text, kind: d.kind, once: d.once,
			ask: func(_ *testing.T, who *tenant, id int) string {
				return answer(who, d.text, map[string]any{"id": id})
			}})
	}
	for own, more := range besideOwn() {
		for _, d := range more {
			all = append(all, probe{name: d.text, kind: d.kind, once: d.once,
				ask: func(_ *testing.T, who *tenant, id int) string {
					return answer(who, d.text, map[string]any{"id": id, "own": who.ids[own][0]})
				}})
		}
	}
	return append(all, legacyProbes()...)
}

func legacyProbes() []probe {
	return []probe{
		{name: "sync-status", kind: "run", ask: func(_ *testing.T, who *tenant, id int) string {
			path := "/api/v1/sync-status?syncRunId=" + strconv.Itoa(id)
			status, answer, header := who.do(http.MethodGet, path, nil, nil)
			for tries := 0; busy(status, answer) && tries < patience; tries++ {
				pause(retryAfter)
				status, answer, header = who.do(http.MethodGet, path, nil, nil)
			}
			return fmt.Sprint(status, " ", string(answer), " ", header["Content-Type"], header["Etag"], header["Cache-Control"])
		}},
		{name: "subscription", kind: "run", ask: func(t *testing.T, who *tenant, id int) string {
			return exchange(t, who, watchDocument, map[string]any{"id": id})
		}},
		{name: "subscription far behind the end", kind: "run", ask: func(t *testing.T, who *tenant, id int) string {
			return exchange(t, who, watchDocument, map[string]any{"id": id, "after": 1000})
		}},
		endless("account", updatesOfAccount), endless("search", foundBySearch),
	}
}

// These subscriptions never complete.
const (
	updatesOfAccount = `subscription($id: ID!) { syncRunUpdated(trackedAccountId: $id) { message } }`
	foundBySearch    = `subscription($id: ID!) { candidateFound(savedSearchId: $id) { sequence } }`
)

func endless(kind, text string) probe {
	return probe{name: text, kind: kind, once: true, ask: func(t *testing.T, who *tenant, id int) string {
		return exchange(t, who, text, map[string]any{"id": id})
	}}
}

// TestTenantsProbesShowEveryID looks up where the schema takes an id, and whether a probe shows one there.
func TestTenantsProbesShowEveryID(t *testing.T) {
	t.Parallel()
	schema := graph.NewExecutableSchema(graph.Config{}).Schema()
	shown := map[string]bool{"Query.node.id": true, "Query.nodes.ids": true,
		"Subscription.syncRunProgress.syncRunId": true}
	texts := []string{updatesOfAccount, foundBySearch}
	for _, d := range slices.Concat(documents(), slices.Concat(slices.Collect(maps.Values(besideOwn()))...)) {
		texts = append(texts, d.text)
	}
	for _, text := range texts {
		parsed, errs := gqlparser.LoadQueryWithRules(schema, text, rules.NewDefaultRules())
		if errs != nil {
			t.Fatalf("%s: %v", text, errs)
		}
		field := parsed.Operations[0].SelectionSet[0].(*ast.Field)
		for _, argument := range field.Arguments {
			where := field.ObjectDefinition.Name + "." + field.Name + "." + argument.Name
			noteShown(shown, where, argument.Value)
		}
	}
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation, schema.Subscription} {
		for _, field := range root.Fields {
			for _, argument := range field.Arguments {
				where := root.Name + "." + field.Name + "." + argument.Name
				for _, missing := range unshown(schema, where, argument.Type, shown) {
					t.Errorf("no probe shows an id at %s", missing)
				}
			}
		}
	}
}

// noteShown notes where in an argument $id stands.
func noteShown(shown map[string]bool, where string, value *ast.Value) {
	if value.Kind == ast.Variable && value.Raw == "id" {
		shown[where] = true
	}
	for _, child := range value.Children {
		if child.Name == "" {
			noteShown(shown, where, child.Value)
			continue
		}
		noteShown(shown, where+"."+child.Name, child.Value)
	}
}

// unshown tells where an argument takes an id and is shown none.
func unshown(schema *ast.Schema, where string, of *ast.Type, shown map[string]bool) (missing []string) {
	switch kind := schema.Types[of.Name()]; {
	case kind.Name == "ID" && !shown[where]:
		return []string{where}
	case kind.Kind == ast.InputObject:
		for _, field := range kind.Fields {
			missing = append(missing, unshown(schema, where+"."+field.Name, field.Type, shown)...)
		}
	}
	return missing
}
