package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/gorilla/websocket"
)

// runState is a run as a subscription tells it.
type runState struct {
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

const progressSubscription = `subscription($id: ID!) {
  syncRunProgress(syncRunId: $id) {
    sequence status stage message newFollowersCount deepCrawlCount backfilledCount likersCount
    candidatesPassedCount tierFilteredCount genderFilteredCount syncRun { resourcesUsed estimatedCostUsd errorMessage }
  }
}`

// frame is a message of graphql-transport-ws.
type frame struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// watch follows a run from its first event to its last, shows each, and returns the last.
func (c *client) watch(ctx context.Context, run string, show func(*runState)) (*runState, error) {
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}}
	header := http.Header{"Authorization": {"Bearer " + c.key}}
	conn, response, err := dialer.DialContext(ctx, websocketURL(c.url), header)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })() // ends a read that waits
	state, err := subscribe(conn, run, show)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return state, err
}

func websocketURL(url string) string { return "ws" + strings.TrimPrefix(url, "http") + "/graphql" }

func subscribe(conn *websocket.Conn, run string, show func(*runState)) (*runState, error) {
	if err := conn.WriteJSON(frame{Type: "connection_init"}); err != nil {
		return nil, err
	}
	var ack frame
	if err := conn.ReadJSON(&ack); err != nil {
		return nil, err
	}
	if ack.Type != "connection_ack" {
		return nil, fmt.Errorf("expected connection_ack, got %q", ack.Type)
	}
	payload, err := json.Marshal(map[string]any{"query": progressSubscription, "variables": map[string]any{"id": run}})
	if err != nil {
		return nil, err
	}
	if err := conn.WriteJSON(frame{ID: "1", Type: "subscribe", Payload: payload}); err != nil {
		return nil, err
	}
	return follow(conn, show)
}

// follow reads until the run is over.
func follow(conn *websocket.Conn, show func(*runState)) (*runState, error) {
	last := &runState{}
	for {
		var f frame
		if err := conn.ReadJSON(&f); err != nil {
			return nil, err
		}
		var err error
		switch f.Type {
		case "complete":
			return last, nil
		case "error":
			return nil, refusal(f.Payload)
		case "ping":
			err = conn.WriteJSON(frame{Type: "pong"})
		case "next":
			if last, err = event(f.Payload); err == nil {
				show(last)
			}
		}
		if err != nil {
			return nil, err
		}
	}
}

// refusal is the error that the payload of an error frame tells.
func refusal(payload json.RawMessage) error {
	var found []graphqlError
	if err := json.Unmarshal(payload, &found); err != nil {
		return fmt.Errorf("subscription refused: %w", err)
	}
	return fmt.Errorf("subscription refused: %w", first(append(found, graphqlError{"no reason given"})))
}

// event reads the payload of a next frame.
func event(payload json.RawMessage) (*runState, error) {
	var next struct {
		Data struct {
			Progress *runState `json:"syncRunProgress"`
		} `json:"data"`
		Errors []graphqlError `json:"errors"`
	}
	if err := json.Unmarshal(payload, &next); err != nil {
		return nil, fmt.Errorf("event: %w", err)
	}
	if next.Data.Progress == nil {
		return nil, fmt.Errorf("event: %w", first(append(next.Errors, graphqlError{"no data"})))
	}
	return next.Data.Progress, nil
}
