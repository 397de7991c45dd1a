package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
)

// client speaks to a server as any frontend would: GraphQL over HTTP, and graphql-transport-ws.
type client struct {
	url   string
	key   string
	http  *http.Client
	proxy func(*http.Request) (*url.URL, error) // for sockets; nil: none
}

// newClient speaks to the server at address, past any proxy: it runs in this process.
func newClient(address, key string) *client {
	return &client{url: local(address), key: key, http: &http.Client{Transport: &http.Transport{}}}
}

func (c *client) close() { c.http.CloseIdleConnections() }

// local is an address at which this machine reaches a server that listens on all of its own.
func local(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	if ip := net.ParseIP(u.Hostname()); ip != nil && ip.IsUnspecified() {
		u.Host = net.JoinHostPort("localhost", u.Port())
	}
	return u.String()
}

const trackMutation = `mutation($handle: String!) {
  trackAccount(input: {handle: $handle, tier: PRO}) { trackedAccount { id: databaseId } userErrors { code message } }
}`

// The search's tiers and genders are chosen so that the demo's seed gives all three verdict counts in both runs.
const searchMutation = `mutation {
  createSavedSearch(input: {name: "Tech founders and engineers"
    description: "founders, software engineers and designers"
    labels: [{kind: JOB_ROLE, value: "founder"}, {kind: JOB_ROLE, value: "software engineer"},
      {kind: JOB_ROLE, value: "designer"}]
    genders: [FEMALE, NONBINARY], followerCountTiers: [UNDER_1K, FROM_1K_TO_10K]})
  { savedSearch { id: databaseId } userErrors { code message } }
}`

const assignMutation = `mutation($account: ID!, $search: ID!) {
  assignSavedSearch(trackedAccountId: $account, savedSearchId: $search) {
    trackedAccount { id: databaseId } userErrors { code message }
  }
}`

const startMutation = `mutation($account: ID!) {
  startSync(input: {trackedAccountId: $account}) { syncRun { id: databaseId } userErrors { code message } }
}`

// prepare tracks an account with a search of its own and returns its id.
func (c *client) prepare(ctx context.Context, handle string) (string, error) {
	account, err := c.mutate(ctx, trackMutation, map[string]any{"handle": "@" + handle}, "trackAccount",
		"trackedAccount")
	if err != nil {
		return "", err
	}
	search, err := c.mutate(ctx, searchMutation, nil, "createSavedSearch", "savedSearch")
	if err != nil {
		return "", err
	}
	variables := map[string]any{"account": account, "search": search}
	return c.mutate(ctx, assignMutation, variables, "assignSavedSearch", "trackedAccount")
}

func (c *client) startSync(ctx context.Context, account string) (string, error) {
	return c.mutate(ctx, startMutation, map[string]any{"account": account}, "startSync", "syncRun")
}

// mutate runs a mutation and returns the id of the object in its payload.
func (c *client) mutate(ctx context.Context, query string, variables map[string]any,
	field, object string) (string, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return "", err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+c.key)
	response, err := c.http.Do(request)
	if err != nil {
		return "", fmt.Errorf("%s: %w", field, err)
	}
	defer response.Body.Close()
	var answer mutationAnswer
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", fmt.Errorf("%s: status %d: %w", field, response.StatusCode, err)
	}
	id, err := answer.id(field, object)
	if err != nil {
		return "", fmt.Errorf("%s: status %d: %w", field, response.StatusCode, err)
	}
	return id, nil
}

type graphqlError struct {
	Message string `json:"message"`
}

// first is the first error's message; nil when there is none.
func first(found []graphqlError) error {
	if len(found) == 0 {
		return nil
	}
	return errors.New(found[0].Message)
}

type mutationAnswer struct {
	Data   map[string]map[string]json.RawMessage `json:"data"`
	Errors []graphqlError                        `json:"errors"`
}

func (a *mutationAnswer) id(field, object string) (string, error) {
	if err := first(a.Errors); err != nil {
		return "", err
	}
	payload, ok := a.Data[field]
	if !ok {
		return "", errors.New("no data")
	}
	var refused []graphqlError
	if err := json.Unmarshal(payload["userErrors"], &refused); err != nil {
		return "", fmt.Errorf("userErrors: %w", err)
	}
	if err := first(refused); err != nil {
		return "", err
	}
	var node struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(payload[object], &node); err != nil {
		return "", fmt.Errorf("%s: %w", object, err)
	}
	if node.ID == "" {
		return "", fmt.Errorf("no %s", object)
	}
	return node.ID, nil
}
