package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// How clients treat a server that says that it is busy, which it is while many tests run at once: they ask again.
const (
	retryAfter = 200 * time.Millisecond
	patience   = 300 // times
)

// errBusy is what a stream ends with when the server is too busy for it now.
var errBusy = errors.New("the server is busy")

// busy reports whether an answer asks the client to try again.
func busy(status int, answer []byte) bool {
	return status == http.StatusServiceUnavailable || bytes.Contains(answer, []byte(`"SERVICE_UNAVAILABLE"`))
}

// client speaks to a node as its users do.
type client struct {
	t   testing.TB
	url string
	key string
}

// as is the same server for another key.
func (c *client) as(key string) *client { return &client{t: c.t, url: c.url, key: key} }

func (c *client) do(method, path string, body []byte,
	header http.Header) (status int, answer []byte, headers http.Header) {
	c.t.Helper()
	request, err := http.NewRequestWithContext(c.t.Context(), method, c.url+path, bytes.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	request.Header = header.Clone()
	if request.Header == nil {
		request.Header = http.Header{}
	}
	if c.key != "" {
		request.Header.Set("Authorization", "Bearer "+c.key)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		c.t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return response.StatusCode, answer, response.Header
}

// query runs a document and returns the whole answer.
func (c *client) query(document string, variables map[string]any) (status int, answer []byte) {
	c.t.Helper()
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		c.t.Fatal(err)
	}
	status, answer, _ = c.do(http.MethodPost, "/graphql", body, http.Header{"Content-Type": {"application/json"}})
	return status, answer
}

// must runs a document that has to succeed and decodes its data. As clients do, it tries again when the server says
// that it is busy, which it is while many tests run at once.
func (c *client) must(document string, variables map[string]any, data any) {
	c.t.Helper()
	status, answer := c.query(document, variables)
	for tries := 0; busy(status, answer) && tries < patience; tries++ {
		pause(retryAfter)
		status, answer = c.query(document, variables)
	}
	var got struct {
		Data   json.RawMessage `json:"data"`
		Errors json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal(answer, &got); err != nil || got.Errors != nil {
		c.t.Fatalf("%s: %s (%v)", document, answer, err)
	}
	if err := json.Unmarshal(got.Data, data); err != nil {
		c.t.Fatalf("%s: %v", answer, err)
	}
}

// track tracks a handle with a search and returns the account's id.
func (c *client) track(handle string) int {
	c.t.Helper()
	var tracked struct {
		TrackAccount struct {
			TrackedAccount struct {
				ID int `json:"id,string"`
			}
		}
	}
	c.must(`mutation($h: String!) { trackAccount(input: {handle: $h, tier: PRO}) {
		trackedAccount { id: databaseId } userErrors {
		code } } }`,
		map[string]any{"h": handle}, &tracked)
	var saved struct {
		CreateSavedSearch struct {
			SavedSearch struct {
				ID int `json:"id,string"`
			}
		}
	}
	c.must(`mutation { createSavedSearch(input: {name: "s", description: "founders, engineers and designers"
		labels: [{kind: JOB_ROLE, value: "founder"}, {kind: JOB_ROLE, value: "software engineer"}, {kind: JOB_ROLE,
			value: "designer"}]
		genders: [FEMALE, NONBINARY], followerCountTiers: [UNDER_1K,
			FROM_1K_TO_10K]}) { savedSearch { id: databaseId } userErrors { code message } } }`,
		nil, &saved)
	var assigned any
	c.must(`mutation($a: ID!, $s: ID!) { assignSavedSearch(trackedAccountId: $a, savedSearchId: $s) { userErrors {
		code } } }`,
		map[string]any{"a": tracked.TrackAccount.TrackedAccount.ID, "s": saved.CreateSavedSearch.SavedSearch.ID}, &assigned)
	return tracked.TrackAccount.TrackedAccount.ID
}

// sync starts a run and returns its id.
func (c *client) sync(account int) int {
	c.t.Helper()
	var started struct {
		StartSync struct {
			SyncRun *struct {
				ID int `json:"id,string"`
			}
			UserErrors []struct{ Code string }
		}
	}
	c.must(`mutation($a: ID!) { startSync(input: {trackedAccountId: $a}) { syncRun { id: databaseId }
		userErrors { code message } } }`,
		map[string]any{"a": account}, &started)
	if started.StartSync.SyncRun == nil || len(started.StartSync.UserErrors) > 0 {
		c.t.Fatalf("startSync: %+v", started)
	}
	return started.StartSync.SyncRun.ID
}

// restStatus is what a legacy poller sees.
func (c *client) restStatus(runID int) (status int, body map[string]any, raw []byte) {
	c.t.Helper()
	status, raw, _ = c.do(http.MethodGet, "/api/v1/sync-status?syncRunId="+strconv.Itoa(runID), nil, nil)
	if err := json.Unmarshal(raw, &body); err != nil {
		c.t.Fatalf("%s: %v", raw, err)
	}
	return status, body, raw
}

// progressDocument selects all that an event row holds.
const progressDocument = `subscription($id: ID!, $after: Int) { syncRunProgress(syncRunId: $id, after: $after) {
	sequence status stage message newFollowersCount deepCrawlCount backfilledCount likersCount candidatesPassedCount
	tierFilteredCount genderFilteredCount
	syncRun { id: databaseId status progressLog lastSequence completedAt errorMessage } } }`

// event is what a subscription delivers.
type event struct {
	Sequence int
	Status   string
	Stage    string
	Message  string
	NewFollowersCount, DeepCrawlCount, BackfilledCount, LikersCount,
	CandidatesPassedCount, TierFilteredCount, GenderFilteredCount int
	SyncRun struct {
		ID           int `json:"id,string"`
		Status       string
		ProgressLog  []string
		LastSequence int
		CompletedAt  *time.Time
		ErrorMessage *string
	}
}

// subscription is one websocket with one subscription.
type subscription struct {
	t    testing.TB
	conn *heldSocket
}

// heldSocket is a websocket that is read all the time, as clients do: the server drops one that answers no pings,
// however long its test is busy elsewhere. What came waits until the test reads it.
type heldSocket struct {
	*websocket.Conn
	frames chan []byte
	ended  error     // why no more come; set before frames is closed
	limit  time.Time // of the next reads; zero: none
}

func newHeldSocket(conn *websocket.Conn) *heldSocket {
	s := &heldSocket{Conn: conn, frames: make(chan []byte, 4096)}
	_ = conn.SetReadDeadline(time.Time{})
	go func() {
		defer close(s.frames)
		for {
			_, frame, err := conn.ReadMessage()
			if err != nil {
				s.ended = err
				return
			}
			s.frames <- frame
		}
	}()
	return s
}

// Close ends the reading too, whatever waits to be read.
func (s *heldSocket) Close() error {
	err := s.Conn.Close()
	for range s.frames { // until the reader has gone
	}
	return err
}

// SetReadDeadline bounds the reads of the test, and not those that answer pings.
func (s *heldSocket) SetReadDeadline(limit time.Time) error {
	s.limit = limit
	return nil
}

func (s *heldSocket) ReadMessage() (kind int, frame []byte, err error) {
	var late <-chan time.Time
	if !s.limit.IsZero() {
		late = time.After(time.Until(s.limit))
	}
	select {
	case frame, ok := <-s.frames:
		if !ok {
			return 0, nil, s.ended
		}
		return websocket.TextMessage, frame, nil
	case <-late:
		return 0, nil, os.ErrDeadlineExceeded
	}
}

func (s *heldSocket) ReadJSON(into any) error {
	_, frame, err := s.ReadMessage()
	if err != nil {
		return err
	}
	return json.Unmarshal(frame, into)
}

type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// dial opens a websocket and says connection_init with the key in its payload.
func (c *client) dial() *heldSocket {
	c.t.Helper()
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: 10 * time.Second}
	conn, response, err := dialer.DialContext(c.t.Context(), "ws"+strings.TrimPrefix(c.url, "http")+"/graphql", nil)
	if err != nil {
		c.t.Fatal(err)
	}
	_ = response.Body.Close()
	payload, _ := json.Marshal(map[string]string{"Authorization": "Bearer " + c.key})
	if err := conn.WriteJSON(message{Type: "connection_init", Payload: payload}); err != nil {
		c.t.Fatal(err)
	}
	var ack message
	if err := conn.ReadJSON(&ack); err != nil || ack.Type != "connection_ack" {
		c.t.Fatalf("%+v %v, want connection_ack", ack, err)
	}
	return newHeldSocket(conn)
}

// subscribe follows a run after a sequence.
func (c *client) subscribe(runID, after int) *subscription {
	c.t.Helper()
	s := &subscription{t: c.t, conn: c.dial()}
	c.t.Cleanup(func() { _ = s.conn.Close() })
	payload, _ := json.Marshal(map[string]any{"query": progressDocument, "variables": map[string]any{"id": runID,
		"after": after}})
	if err := s.conn.WriteJSON(message{ID: "s", Type: "subscribe", Payload: payload}); err != nil {
		c.t.Fatal(err)
	}
	return s
}

// next is the next event; ok is false at complete. Anything else fails the test, and so does a silence of a minute.
func (s *subscription) next() (e event, ok bool) {
	s.t.Helper()
	_ = s.conn.SetReadDeadline(time.Now().Add(time.Minute))
	var m message
	if err := s.conn.ReadJSON(&m); err != nil {
		s.t.Fatalf("subscription: %v", err)
	}
	if m.Type == "complete" {
		return e, false
	}
	var next struct {
		Data struct{ SyncRunProgress event }
	}
	if err := json.Unmarshal(m.Payload, &next); err != nil || m.Type != "next" {
		s.t.Fatalf("%s %s: %v", m.Type, m.Payload, err)
	}
	return next.Data.SyncRunProgress, true
}

// all takes every event until complete and checks that sequences run from after+1 without a gap.
func (s *subscription) all(after int) []event {
	s.t.Helper()
	var events []event
	for {
		e, ok := s.next()
		if !ok {
			return events
		}
		if e.Sequence != after+len(events)+1 {
			s.t.Fatalf("sequence %d comes after %d", e.Sequence, after+len(events))
		}
		events = append(events, e)
	}
}
