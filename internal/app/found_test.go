package app_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

const foundDocument = `subscription($search: ID, $after: String) {
	candidateFound(savedSearchId: $search, after: $after) {
		sequence candidate { id: databaseId person { handle } } } }`

// found is a candidate as a subscriber sees it.
type found struct {
	Sequence  string
	Candidate struct {
		ID     int `json:"id,string"`
		Person struct{ Handle string }
	}
}

// finding is an open subscription to whom runs find.
type finding struct {
	t    *testing.T
	next func() (payload []byte, err error)
	end  func()
}

// take is whom runs find next. A silence of a minute fails the test.
func (f *finding) take() found {
	f.t.Helper()
	payload, err := f.next()
	var next struct {
		Data struct{ CandidateFound found }
	}
	if err == nil {
		err = json.Unmarshal(payload, &next)
	}
	if err != nil || next.Data.CandidateFound.Sequence == "" {
		f.t.Fatalf("%s: %v", payload, err)
	}
	return next.Data.CandidateFound
}

func foundVariables(search *int, after string) map[string]any {
	variables := map[string]any{"search": search}
	if after != "" {
		variables["after"] = after
	}
	return variables
}

// foundBySocket subscribes over a websocket, to a search or to all, after a sequence or from now on.
func (c *client) foundBySocket(t *testing.T, search *int, after string) *finding {
	t.Helper()
	conn := c.dial()
	t.Cleanup(func() { _ = conn.Close() })
	payload, _ := json.Marshal(map[string]any{"query": foundDocument, "variables": foundVariables(search, after)})
	if err := conn.WriteJSON(message{ID: "f", Type: "subscribe", Payload: payload}); err != nil {
		t.Fatal(err)
	}
	return &finding{t: t, end: func() { _ = conn.Close() }, next: func() ([]byte, error) {
		_ = conn.SetReadDeadline(time.Now().Add(time.Minute))
		var m message
		err := conn.ReadJSON(&m)
		return m.Payload, err
	}}
}

// foundByEvents does so by server-sent events.
func (c *client) foundByEvents(t *testing.T, search *int, after string) *finding {
	t.Helper()
	body, _ := json.Marshal(map[string]any{"query": foundDocument, "variables": foundVariables(search, after)})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.url+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header = http.Header{"Content-Type": {"application/json"}, "Accept": {"text/event-stream"},
		"Authorization": {"Bearer " + c.key}}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	end := func() { _ = response.Body.Close() }
	t.Cleanup(end)
	lines := bufio.NewScanner(response.Body)
	return &finding{t: t, end: end, next: func() ([]byte, error) {
		silence := time.AfterFunc(time.Minute, end)
		defer silence.Stop()
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return []byte(data), nil
			}
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
		return nil, io.ErrUnexpectedEOF
	}}
}

// foundSequence is how far the list of all candidates tells that they are known.
func (c *client) foundSequence() string {
	c.t.Helper()
	var list struct {
		Candidates struct{ FoundSequence string }
	}
	c.must(`{ candidates(first: 1) { foundSequence } }`, nil, &list)
	return list.Candidates.FoundSequence
}

// wholeOrder is the candidates in the order in which their first runs ended, by another query than the product's.
func (w *world) wholeOrder(search *int) (ids []int) {
	w.t.Helper()
	w.list(&ids, `SELECT c.id FROM candidates c JOIN sync_runs r ON r.id = c.first_run_id
		WHERE r.completed_at IS NOT NULL AND c.hidden_at IS NULL
			AND ($1::bigint IS NULL OR c.saved_search_id = $1::bigint)
		ORDER BY (SELECT max(u.number) FROM run_updates u WHERE u.run_id = r.id), c.id`, search)
	return ids
}

// TestFoundOverServersAndKills follows whom two runs find, on two servers in turn, one of which is killed, while their
// worker is killed. Everybody comes once, and in the same order to each subscriber, by websocket and by events.
func TestFoundOverServersAndKills(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Latency: 5 * time.Millisecond})
	server := w.start(app.RoleAPI, nil)
	process := w.spawn(nil, "serve", "--role", "api")
	mortal := &client{t: t, url: strings.TrimPrefix(process.line, "listening on "), key: w.key}
	worker := w.worker(nil)
	accounts := []int{server.track("village"), server.track("acme")}
	begin := server.foundSequence()
	fromNow := mortal.foundBySocket(t, nil, "")
	live := mortal.foundBySocket(t, nil, begin)
	runs := []int{server.sync(accounts[0]), mortal.sync(accounts[1])}
	worker.kill()
	w.worker(nil)

	var got []int
	after := ""
	take := func(from *finding, n int) {
		t.Helper()
		for range n {
			f := from.take()
			got, after = append(got, f.Candidate.ID), f.Sequence
		}
	}
	take(live, 5)
	if first := fromNow.take(); first.Candidate.ID != got[0] {
		t.Errorf("from now on the first is %d, and %d after the list", first.Candidate.ID, got[0])
	}
	process.kill()
	for _, run := range runs {
		eventually(t, time.Minute, "both runs end", func() bool {
			_, body, _ := server.restStatus(run)
			return body["status"] == "completed"
		})
	}
	server.foundSequence() // the ends are numbered now
	whole := w.wholeOrder(nil)
	if len(whole) < 200 {
		t.Fatalf("%d candidates", len(whole))
	}
	for turn := 0; len(got) < len(whole); turn++ {
		open := []func(*testing.T, *int, string) *finding{server.foundBySocket, server.foundByEvents}[turn%2]
		again := open(t, nil, after)
		take(again, min(40, len(whole)-len(got)))
		again.end()
	}
	if !slices.Equal(got, whole) {
		t.Errorf("over cuts and kills: %d found, of %d", len(got), len(whole))
	}
	var searches []int
	w.list(&searches, `SELECT id FROM saved_searches ORDER BY id`)
	for _, search := range searches {
		got, after = nil, ""
		take(server.foundByEvents(t, &search, begin), len(w.wholeOrder(&search)))
		if !slices.Equal(got, w.wholeOrder(&search)) {
			t.Errorf("of search %d: %v", search, got)
		}
	}
	if len(searches) != 2 || len(w.wholeOrder(&searches[0])) == 0 {
		t.Errorf("searches %v", searches)
	}
}

// manyFound puts candidates into a run that has ended, as if it had found them.
const manyFound = `
	WITH run AS (SELECT id, user_id, saved_search_id, tracked_account_id FROM sync_runs WHERE id = $1), made AS (
		INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count,
			following_count, tweet_count, listed_count, verified, protected)
		SELECT 10000000 + n, 'many' || n, 'Many', 'a founder', '', '', '', 5, 5, 5, 0, false, false
		FROM generate_series(1, $2::bigint) n RETURNING id
	), followed AS (
		INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, facts_hash)
		SELECT tracked_account_id, m.id, run.id, now(), 1 FROM made m CROSS JOIN run
	), judged AS (
		INSERT INTO verdicts (saved_search_id, tracked_account_id, run_id, search_version, person_id, facts_hash,
			confidence, outcome, reasons, gender, follower_count_tier, labels, score, classifier_version)
		SELECT saved_search_id, tracked_account_id, run.id, 1, m.id, 1, 'full', 'passed', '{}', 'female', 'under_1k', '{}',
			0.5, 1
		FROM made m CROSS JOIN run RETURNING person_id
	)
	INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id,
		source_type)
	SELECT user_id, saved_search_id, tracked_account_id, j.person_id, run.id, run.id, 'follower'
	FROM judged j CROSS JOIN run ORDER BY j.person_id`

// TestManyAreFound reads the 10,000 of one run by websocket, cut in the middle, without the hidden ones, while another
// subscriber does not read at all.
func TestManyAreFound(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	server := w.start(app.RoleAll, nil)
	account := server.track("village")
	begin := server.foundSequence()
	run := server.sync(account)
	eventually(t, time.Minute, "the run ends", func() bool {
		_, body, _ := server.restStatus(run)
		return body["status"] == "completed"
	})
	w.sql.MustExec(manyFound, run, 10_000)
	w.sql.MustExec(`UPDATE candidates c SET group_id = g.id FROM candidate_groups g
		WHERE c.group_id IS NULL AND g.tracked_account_id = c.tracked_account_id AND c.hidden_at IS NULL`)
	w.sql.MustExec(`UPDATE candidates SET hidden_at = now(), group_id = NULL WHERE id % 7 = 0`)
	server.foundSequence()
	whole := w.wholeOrder(nil)
	if len(whole) < 8_000 {
		t.Fatalf("%d candidates", len(whole))
	}
	server.foundBySocket(t, nil, begin) // nobody reads it
	began := time.Now()
	reading, after := server.foundBySocket(t, nil, begin), ""
	for n, want := range whole {
		if n == len(whole)/2 {
			reading.end()
			reading = server.foundBySocket(t, nil, after)
		}
		f := reading.take()
		if f.Candidate.ID != want || f.Candidate.Person.Handle == "" {
			t.Fatalf("number %d is candidate %d in place of %d", n, f.Candidate.ID, want)
		}
		after = f.Sequence
	}
	t.Logf("%d candidates in %.1f s", len(whole), time.Since(began).Seconds())
}

// TestFoundIsRefused names what cannot be gone on after.
func TestFoundIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{})
	server := w.start(app.RoleAll, nil)
	account := server.track("village")
	begin := server.foundSequence()
	run := server.sync(account)
	first := server.foundBySocket(t, nil, begin).take()
	eventually(t, time.Minute, "the run ends", func() bool {
		_, body, _ := server.restStatus(run)
		return body["status"] == "completed"
	})
	bob, _ := w.newUser("bob")
	refusal := func(who *client, after string) string {
		payload, err := who.foundBySocket(t, nil, after).next()
		if err != nil {
			t.Fatal(err)
		}
		return string(payload)
	}
	if got := refusal(server.as(bob), first.Sequence); !strings.Contains(got, "must be a sequence") {
		t.Errorf("somebody else's sequence: %s", got)
	}
	if got := refusal(server.client, "x"); !strings.Contains(got, "BAD_USER_INPUT") {
		t.Errorf("no sequence: %s", got)
	}
	w.sql.MustExec(`DELETE FROM run_updates WHERE run_id = $1`, run)
	if got := refusal(server.client, begin); !strings.Contains(got, "BAD_USER_INPUT") ||
		!strings.Contains(got, "too long ago") {
		t.Errorf("what is not kept: %s", got)
	}
}
