package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// runState is a run as a subscription tells it.
type runState struct {
	Sequence              int       `json:"sequence"`
	At                    time.Time `json:"at"`
	Status                string    `json:"status"`
	Stage                 string    `json:"stage"`
	Message               string    `json:"message"`
	NewFollowersCount     int       `json:"newFollowersCount"`
	DeepCrawlCount        int       `json:"deepCrawlCount"`
	BackfilledCount       int       `json:"backfilledCount"`
	LikersCount           int       `json:"likersCount"`
	CandidatesPassedCount int       `json:"candidatesPassedCount"`
	TierFilteredCount     int       `json:"tierFilteredCount"`
	GenderFilteredCount   int       `json:"genderFilteredCount"`
	SyncRun               struct {
		ResourcesUsed    int     `json:"resourcesUsed"`
		EstimatedCostUSD float64 `json:"estimatedCostUsd"`
		ErrorMessage     string  `json:"errorMessage"`
	} `json:"syncRun"`
}

const progressSubscription = `subscription($id: ID!, $after: Int = 0) {
  syncRunProgress(syncRunId: $id, after: $after) {
    sequence at status stage message newFollowersCount deepCrawlCount backfilledCount likersCount
    candidatesPassedCount tierFilteredCount genderFilteredCount syncRun { resourcesUsed estimatedCostUsd errorMessage }
  }
}`

// frame is a message of graphql-transport-ws.
type frame struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// silence is how long a server may say nothing: it pings every ten seconds.
const silence = 30 * time.Second

// refusedError is an answer of the server that another attempt would get again.
type refusedError struct{ error }

func (e refusedError) Unwrap() error { return e.error }

// watch follows a run from its first event to its last, shows each, and returns the last.
func (c *client) watch(ctx context.Context, run string, show func(*runState)) (*runState, error) {
	return c.watchFrom(ctx, run, 0, show)
}

// watchFrom follows a run from behind the event of a sequence. Refusals are of type refusedError.
func (c *client) watchFrom(ctx context.Context, run string, after int, show func(*runState)) (*runState, error) {
	conn, err := c.dial(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })() // ends a read that waits
	state, err := subscribe(conn, run, after, show)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return state, err
}

// dial opens a socket that fails when the server says nothing for a while.
func (c *client) dial(ctx context.Context) (*websocket.Conn, error) {
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: silence, Proxy: c.proxy}
	header := http.Header{"Authorization": {"Bearer " + c.key}}
	conn, response, err := dialer.DialContext(ctx, websocketURL(c.url), header)
	if response != nil {
		_ = response.Body.Close()
	}
	if err != nil {
		return nil, handshakeError(response, err)
	}
	pong := conn.PingHandler()
	conn.SetPingHandler(func(data string) error {
		_ = conn.SetReadDeadline(time.Now().Add(silence))
		return pong(data)
	})
	return conn, conn.SetReadDeadline(time.Now().Add(silence))
}

// handshakeError tells what kept a socket from being opened; what only the caller can correct is a refusal.
func handshakeError(response *http.Response, err error) error {
	if response == nil {
		return err
	}
	err = fmt.Errorf("the server answered %s: %w", response.Status, err)
	switch response.StatusCode {
	case http.StatusUnauthorized:
		return refusedError{errUnknownKey}
	case http.StatusOK, http.StatusNotFound, http.StatusMethodNotAllowed:
		return refusedError{fmt.Errorf("no server of goodones is there (it answered %s); see --url", response.Status)}
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return err
	default:
		return refusedError{err}
	}
}

func websocketURL(url string) string { return "ws" + strings.TrimPrefix(url, "http") + "/graphql" }

func subscribe(conn *websocket.Conn, run string, after int, show func(*runState)) (*runState, error) {
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
	variables := map[string]any{"id": run}
	if after > 0 {
		variables["after"] = after
	}
	payload, err := json.Marshal(map[string]any{"query": progressSubscription, "variables": variables})
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
		err := conn.SetReadDeadline(time.Now().Add(silence))
		switch f.Type {
		case "complete":
			return last, nil
		case "error":
			return nil, refusedError{refusal(f.Payload)}
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
		return nil, refusedError{fmt.Errorf("event: %w", first(append(next.Errors, graphqlError{"no data"})))}
	}
	return next.Data.Progress, nil
}
