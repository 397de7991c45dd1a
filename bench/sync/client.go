package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

const pollInterval = 50 * time.Millisecond

// client speaks to the product's API as a user does.
type client struct {
	address, key string
	http         *http.Client
}

const setUp = `mutation SetUp($handle: String!) {
  trackAccount(input: {handle: $handle, tier: PRO}) { trackedAccount { id: databaseId } userErrors { code message } }
  createSavedSearch(input: {name: "bench", description: "founders", labels: [{kind: JOB_ROLE, value: "founder"}],
    followerCountTiers: [UNDER_1K, FROM_1K_TO_10K]}) { savedSearch { id: databaseId } userErrors { code message } }
}`

const startSync = `mutation Start($account: ID!, $search: ID!) {
  startSync(input: {trackedAccountId: $account, savedSearchId: $search}) {
    syncRun { id: databaseId } userErrors { code message }
  }
}`

// object is what a payload holds beside its errors.
type object struct {
	ID string `json:"id"`
}

// payload is that of any of the three mutations.
type payload struct {
	TrackedAccount *object `json:"trackedAccount"`
	SavedSearch    *object `json:"savedSearch"`
	SyncRun        *object `json:"syncRun"`
	UserErrors     []struct {
		Code, Message string
	} `json:"userErrors"`
}

// start tracks an account, saves a search and starts a run.
func (c *client) start(ctx context.Context, handle string) (runID int64, err error) {
	made, err := c.mutate(ctx, setUp, map[string]any{"handle": handle})
	if err != nil {
		return 0, err
	}
	account, search := made["trackAccount"].TrackedAccount, made["createSavedSearch"].SavedSearch
	if account == nil || search == nil {
		return 0, errors.New("no account or no search")
	}
	started, err := c.mutate(ctx, startSync, map[string]any{"account": account.ID, "search": search.ID})
	if err != nil {
		return 0, err
	}
	if started["startSync"].SyncRun == nil {
		return 0, errors.New("no run")
	}
	return strconv.ParseInt(started["startSync"].SyncRun.ID, 10, 64)
}

// mutate runs a document and returns its payloads by field. Errors of any kind are errors.
func (c *client) mutate(ctx context.Context, query string, variables map[string]any) (map[string]payload, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return nil, err
	}
	var answer struct {
		Data   map[string]payload
		Errors []struct{ Message string }
	}
	if err := c.do(ctx, http.MethodPost, "/graphql", body, &answer); err != nil {
		return nil, err
	}
	if len(answer.Errors) > 0 {
		return nil, errors.New(answer.Errors[0].Message)
	}
	for field, p := range answer.Data {
		if len(p.UserErrors) > 0 {
			return nil, fmt.Errorf("%s: %s %s", field, p.UserErrors[0].Code, p.UserErrors[0].Message)
		}
	}
	return answer.Data, nil
}

// await polls until the run has completed. A run that failed is an error.
func (c *client) await(ctx context.Context, runID int64) error {
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	for {
		var status struct {
			Status       string
			ErrorMessage string
		}
		err := c.do(ctx, http.MethodGet, "/api/v1/sync-status?syncRunId="+strconv.FormatInt(runID, 10), nil, &status)
		switch {
		case err != nil:
			return err
		case status.Status == "completed":
			return nil
		case status.Status == "failed":
			return fmt.Errorf("the run failed: %s", status.ErrorMessage)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (c *client) do(ctx context.Context, method, path string, body []byte, answer any) (err error) {
	request, err := http.NewRequestWithContext(ctx, method, "http://"+c.address+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+c.key)
	request.Header.Set("Content-Type", "application/json")
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, response.Body.Close()) }()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s", method, path, response.Status)
	}
	return json.NewDecoder(response.Body).Decode(answer)
}
