package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/gorilla/websocket"
)

// client speaks to a server as any frontend would: GraphQL over HTTP, and graphql-transport-ws.
type client struct {
	url string
	key string
}

// runState is a run as a subscription tells it.
type runState struct {
	ID                    string `json:"-"`
	Sequence              int    `json:"sequence"`
	Status                string `json:"status"`
	Stage                 string `json:"stage"`
	Message               string `json:"message"`
	NewFollowersCount     int    `json:"newFollowersCount"`
	DeepCrawlCount        int    `json:"deepCrawlCount"`
	BackfilledCount       int    `json:"backfilledCount"`
	LikersCount           int    `json:"likersCount"`
	CandidatesPassedCount int    `json:"candidatesPassedCount"`
	TierFilteredCount     int    `json:"tierFilteredCount"`
	GenderFilteredCount   int    `json:"genderFilteredCount"`
	SyncRun               struct {
		ResourcesUsed    int     `json:"resourcesUsed"`
		EstimatedCostUSD float64 `json:"estimatedCostUsd"`
		ErrorMessage     string  `json:"errorMessage"`
	} `json:"syncRun"`
}

const trackMutation = `mutation($handle: String!) {
  trackAccount(input: {handle: $handle, tier: PRO}) { trackedAccount { id } userErrors { code message } }
}`

// The search's tiers and genders are chosen so that the demo's seed gives all three verdict counts in both runs.
const searchMutation = `mutation {
  createSavedSearch(input: {name: "Tech founders and engineers", description: "founders, software engineers and designers"
    labels: [{kind: JOB_ROLE, value: "founder"}, {kind: JOB_ROLE, value: "software engineer"}, {kind: JOB_ROLE, value: "designer"}]
    genders: [FEMALE, NONBINARY], followerCountTiers: [UNDER_1K, FROM_1K_TO_10K]})
  { savedSearch { id } userErrors { code message } }
}`

const assignMutation = `mutation($account: ID!, $search: ID!) {
  assignSavedSearch(trackedAccountId: $account, savedSearchId: $search) { trackedAccount { id } userErrors { code message } }
}`

const startMutation = `mutation($account: ID!) {
  startSync(input: {trackedAccountId: $account}) { syncRun { id } userErrors { code message } }
}`

const progressSubscription = `subscription($id: ID!, $after: Int) {
  syncRunProgress(syncRunId: $id, after: $after) {
    sequence status stage message newFollowersCount deepCrawlCount backfilledCount likersCount
    candidatesPassedCount tierFilteredCount genderFilteredCount syncRun { resourcesUsed estimatedCostUsd errorMessage }
  }
}`

// prepare tracks the demo's account with a search of its own and returns its id.
func (c *client) prepare(ctx context.Context) (string, error) {
	account, err := c.mutate(ctx, trackMutation, map[string]any{"handle": "@" + demoHandle}, "trackAccount", "trackedAccount")
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

type graphqlError struct {
	Message string `json:"message"`
}

type mutationAnswer struct {
	Data   map[string]map[string]json.RawMessage `json:"data"`
	Errors []graphqlError                        `json:"errors"`
}

// mutate runs a mutation and returns the id of the object in its payload.
func (c *client) mutate(ctx context.Context, query string, variables map[string]any, field, object string) (string, error) {
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
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var answer mutationAnswer
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", fmt.Errorf("%s: status %d: %w", field, response.StatusCode, err)
	}
	return answer.id(field, object)
}

func (a *mutationAnswer) id(field, object string) (string, error) {
	if len(a.Errors) > 0 {
		return "", fmt.Errorf("%s: %s", field, a.Errors[0].Message)
	}
	payload := a.Data[field]
	var userErrors []graphqlError
	if err := json.Unmarshal(payload["userErrors"], &userErrors); err != nil {
		return "", fmt.Errorf("%s: %w", field, err)
	}
	if len(userErrors) > 0 {
		return "", fmt.Errorf("%s: %s", field, userErrors[0].Message)
	}
	var node struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(payload[object], &node); err != nil {
		return "", fmt.Errorf("%s: %w", field, err)
	}
	return node.ID, nil
}

type frame struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// watch follows a run from its first event to its last.
func (c *client) watch(ctx context.Context, id string, show func(*runState)) (*runState, error) {
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}}
	header := http.Header{"Authorization": {"Bearer " + c.key}}
	conn, response, err := dialer.DialContext(ctx, "ws"+strings.TrimPrefix(c.url, "http")+"/graphql", header)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })() // ends a read that waits
	payload, err := json.Marshal(map[string]any{"query": progressSubscription, "variables": map[string]any{"id": id}})
	if err != nil {
		return nil, err
	}
	if err := greet(conn, payload); err != nil {
		return nil, err
	}
	state, err := follow(conn, id, show)
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return state, err
}

func greet(conn *websocket.Conn, subscribe json.RawMessage) error {
	if err := conn.WriteJSON(frame{Type: "connection_init"}); err != nil {
		return err
	}
	var ack frame
	if err := conn.ReadJSON(&ack); err != nil {
		return err
	}
	if ack.Type != "connection_ack" {
		return fmt.Errorf("expected connection_ack, got %s", ack.Type)
	}
	return conn.WriteJSON(frame{ID: "1", Type: "subscribe", Payload: subscribe})
}

func follow(conn *websocket.Conn, id string, show func(*runState)) (*runState, error) {
	last := &runState{ID: id}
	for {
		var f frame
		if err := conn.ReadJSON(&f); err != nil {
			return last, err
		}
		switch f.Type {
		case "complete":
			return last, nil
		case "error":
			return last, errors.New(string(f.Payload))
		case "next":
			var next struct {
				Data struct {
					Progress runState `json:"syncRunProgress"`
				} `json:"data"`
			}
			if err := json.Unmarshal(f.Payload, &next); err != nil {
				return last, err
			}
			last = &next.Data.Progress
			last.ID = id
			show(last)
		}
	}
}
