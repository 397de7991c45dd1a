package app_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// eventSource is what a browser's EventSource keeps of a subscription by ticket: the address, and the id of the last
// event, which it sends with each reconnect.
type eventSource struct {
	t      testing.TB
	url    string
	lastID string
	body   io.ReadCloser
	lines  *bufio.Scanner
}

// eventSource makes a ticket for a subscription.
func (c *client) eventSource(query string) *eventSource {
	c.t.Helper()
	var made struct{ CreateStreamTicket struct{ Ticket string } }
	c.must(`mutation($q: String!) { createStreamTicket(input: {query: $q}) { ticket userErrors { message } } }`,
		map[string]any{"q": query}, &made)
	return &eventSource{t: c.t, url: c.url + "/graphql/stream?ticket=" + url.QueryEscape(made.CreateStreamTicket.Ticket)}
}

// open connects, cutting an earlier connection.
func (e *eventSource) open() {
	e.t.Helper()
	e.cut()
	request, err := http.NewRequestWithContext(e.t.Context(), http.MethodGet, e.url, nil)
	if err != nil {
		e.t.Fatal(err)
	}
	if e.lastID != "" {
		request.Header.Set("Last-Event-ID", e.lastID)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		e.t.Fatal(err)
	}
	if e.body = response.Body; response.StatusCode != http.StatusOK {
		e.t.Fatal(response.Status)
	}
	e.t.Cleanup(e.cut)
	e.lines = bufio.NewScanner(response.Body)
}

func (e *eventSource) cut() {
	if e.body != nil {
		_ = e.body.Close()
	}
}

// event reads up to the end of the next event. One that brings no more than an id has no data.
func (e *eventSource) event() (data string) {
	e.t.Helper()
	silence := time.AfterFunc(time.Minute, e.cut)
	defer silence.Stop()
	found := false
	for e.lines.Scan() {
		field, value, _ := strings.Cut(e.lines.Text(), ": ")
		switch field {
		case "id":
			e.lastID, found = value, true
		case "data":
			data, found = value, true
		case "":
			if found {
				return data
			}
		}
	}
	e.t.Fatalf("the stream ended: %v", e.lines.Err())
	return ""
}

// TestEventSourcesGoOnWithUpdates cuts a stream of updates before its first event and after each further one: none is
// missed, and none comes twice.
func TestEventSourcesGoOnWithUpdates(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	server := w.start(app.RoleAPI, nil)
	account := server.track("village")
	source := server.eventSource(`subscription { syncRunUpdated { n: updateSequence message } }`)
	source.open()
	if data := source.event(); data != "" || source.lastID == "" {
		t.Fatalf("it begins with %q, id %q", data, source.lastID)
	}
	source.cut()
	run := server.sync(account)
	w.worker(nil)
	var lines []string
	for last := 0; !slices.Contains(lines, "Classification complete"); {
		var next struct {
			Data struct {
				SyncRunUpdated struct {
					N       int
					Message string
				}
			}
		}
		for source.open(); next.Data.SyncRunUpdated.N == 0 || next.Data.SyncRunUpdated.N == last; {
			if data := source.event(); data != "" {
				expectNoError(t, json.Unmarshal([]byte(data), &next))
			}
		}
		if n := next.Data.SyncRunUpdated.N; n != last+1 && last > 0 {
			t.Fatalf("update %d after %d", n, last)
		}
		last = next.Data.SyncRunUpdated.N
		if line := next.Data.SyncRunUpdated.Message; line != "" {
			lines = append(lines, line)
		}
	}
	if want := w.ledger(run).Messages; !slices.Equal(lines, want) {
		t.Errorf("%q, the log is %q", lines, want)
	}
}

// TestEventSourcesGoOnWithFound does so with whom runs find.
func TestEventSourcesGoOnWithFound(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	servers := []*node{w.start(app.RoleAll, nil), w.start(app.RoleAPI, nil)}
	account := servers[0].track("village")
	source := servers[0].eventSource(`subscription { candidateFound { candidate { id: databaseId } } }`)
	source.open()
	if data := source.event(); data != "" || source.lastID == "" {
		t.Fatalf("it begins with %q, id %q", data, source.lastID)
	}
	source.cut()
	run := servers[0].sync(account)
	eventually(t, time.Minute, "the run ends", func() bool {
		_, body, _ := servers[0].restStatus(run)
		return body["status"] == "completed"
	})
	servers[0].foundSequence() // the end is numbered now
	whole := w.wholeOrder(nil)
	if len(whole) < 20 {
		t.Fatalf("%d candidates", len(whole))
	}
	ticket := strings.TrimPrefix(source.url, servers[0].url)
	for n, want := range whole[:20] {
		source.url = servers[n%2].url + ticket
		source.open()
		data := source.event()
		if data == "" { // where it goes on
			data = source.event()
		}
		var got struct {
			Data struct {
				CandidateFound struct {
					Candidate struct {
						ID int `json:"id,string"`
					}
				}
			}
		}
		expectNoError(t, json.Unmarshal([]byte(data), &got))
		if id := got.Data.CandidateFound.Candidate.ID; id != want {
			t.Fatalf("number %d is candidate %d in place of %d", n, id, want)
		}
	}
}

// TestForeignEventIDs meets ids that are none of the subscription's.
func TestForeignEventIDs(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	server := w.start(app.RoleAPI, nil)
	found := server.foundSequence()
	for query, bad := range map[string][]string{
		`subscription { candidateFound { sequence } }`:                {"x", "7", "-1", found + "A"},
		`subscription { syncRunUpdated { updateSequence } }`:          {"x", "-1", "1.5", "99999999999999999999", found},
		`subscription { syncRunProgress(syncRunId: 1) { sequence } }`: {"x", "-1", "+1", "01", found},
	} {
		for _, id := range bad {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet,
				server.url+"/graphql?query="+url.QueryEscape(query), nil)
			expectNoError(t, err)
			request.Header = http.Header{"Authorization": {"Bearer " + server.key}, "Accept": {"text/event-stream"},
				"Last-Event-Id": {id}}
			response, err := http.DefaultClient.Do(request)
			expectNoError(t, err)
			_ = response.Body.Close()
			if response.StatusCode != http.StatusBadRequest {
				t.Errorf("%s after %q: %s", query, id, response.Status)
			}
		}
	}
}

func expectNoError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
