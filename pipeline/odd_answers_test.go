package pipeline_test

import (
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"testing"

	"goodones/internal/syncrun"
)

// The charges of a run for an oddX: the account, its followers, its posts, and those who like them.
const (
	oddLikersAll = oddPostCount * oddPerPost
	oddAll       = 1 + oddFollowing + oddPostCount + oddLikersAll
	oddHead      = 100 // followers on the first page
)

// oddRow is an X that answers oddly, and what comes of a run: all of these complete.
type oddRow struct {
	x       *oddX
	charged int
	found   int    // followers
	line    string // of the log; empty: the run says nothing beside the usual
	calls   int    // most of any kind
}

// whole is a row of a run that misses nothing and says nothing.
func whole(x *oddX) oddRow { return oddRow{x, oddAll, oddFollowing, "", 3} }

const (
	oddHTML    = "<html><body>Bad gateway</body></html>"
	oddNoUse   = "X did not answer usefully for too long; the rest of this step is left out"
	oddRefused = "X does not allow our credentials to read this; the rest of this step is left out"
)

// oddBodies are answers that are no JSON, or not whole.
func oddBodies() map[string]oddRow {
	headAlone := oddRow{charged: oddAll - oddFollowing + oddHead, found: oddHead, line: oddNoUse, calls: 9}
	bodies := map[string]oddRow{
		"plain": whole(&oddX{}),
		"HTML for 200, once": whole(&oddX{answer: answeringOnce(oddFollowers, func(w http.ResponseWriter) {
			_, _ = w.Write([]byte(oddHTML))
		})}),
		"nothing for 200": {&oddX{answer: answering(oddLikers, 2, 200, "")},
			oddAll - oddLikersAll + oddPerPost, oddFollowing, oddNoUse, 9},
		"half of the posts": {&oddX{answer: answering(oddPosts, 1, 200, `{"data":[{"id":"9`)},
			oddAll - oddLikersAll - oddPostCount, oddFollowing, oddNoUse, 8},
		"gzip": whole(&oddX{answer: gzipped}),
		"redirect": {&oddX{answer: func(call string, _ int, w http.ResponseWriter, r *http.Request) bool {
			if call == oddPosts {
				http.Redirect(w, r, "/elsewhere", http.StatusFound)
			}
			return call == oddPosts
		}}, oddAll - oddLikersAll - oddPostCount, oddFollowing, oddNoUse, 8},
		"broken off, once": whole(&oddX{answer: answeringOnce(oddFollowers, func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", "10000")
			_, _ = w.Write([]byte(`{"data":[`))
			panic(http.ErrAbortHandler)
		})}),
		"more than was asked for": whole(&oddX{answer: func(call string, _ int, w http.ResponseWriter,
			_ *http.Request) bool {
			if call == oddFollowers {
				_ = json.NewEncoder(w).Encode(oddPage("", "1000"))
			}
			return call == oddFollowers
		}}),
	}
	bodies["a byte order mark"] = whole(&oddX{answer: marked})
	for name, status := range map[string]int{"HTML for 200": 200, "HTML for 403": 403, "HTML for 502": 502} {
		row := headAlone
		row.x = &oddX{answer: answering(oddFollowers, 2, status, oddHTML)}
		bodies[name] = row
	}
	return bodies
}

// marked answers for followers as a proxy may that marks texts as Unicode.
func marked(call string, _ int, w http.ResponseWriter, r *http.Request) bool {
	if call != oddFollowers {
		return false
	}
	_, _ = w.Write([]byte("\ufeff"))
	query := r.URL.Query()
	_ = json.NewEncoder(w).Encode(oddPage(query.Get("pagination_token"), query.Get("max_results")))
	return true
}

// gzipped answers for followers as a proxy may that compresses.
func gzipped(call string, _ int, w http.ResponseWriter, r *http.Request) bool {
	if call != oddFollowers {
		return false
	}
	w.Header().Set("Content-Encoding", "gzip")
	compressor := gzip.NewWriter(w)
	query := r.URL.Query()
	_ = json.NewEncoder(compressor).Encode(oddPage(query.Get("pagination_token"), query.Get("max_results")))
	_ = compressor.Close()
	return true
}

// oddMembers are answers in which members have other types than they should. None costs a person.
func oddMembers() map[string]oddRow {
	rows := map[string]oddRow{}
	for name, edit := range map[string]func(body map[string]any){
		"result_count is a text": func(body map[string]any) {
			meta, _ := following(body)
			meta["result_count"] = fmt.Sprint(meta["result_count"])
		},
		"next_token is a number": func(body map[string]any) {
			if meta, token := following(body); token != "" {
				meta["next_token"], _ = strconv.Atoi(token)
			}
		},
		"next_token is null": func(body map[string]any) {
			if meta, token := following(body); token == "" {
				meta["next_token"], meta["previous_token"] = nil, 5
			}
		},
		"next_token is empty": func(body map[string]any) {
			meta, token := following(body)
			meta["next_token"] = token
		},
		"meta is null at the end": func(body map[string]any) {
			if _, token := following(body); token == "" {
				body["meta"] = nil
			}
		},
		"ids are numbers": func(body map[string]any) {
			for _, person := range body["data"].([]any) {
				person := person.(map[string]any)
				person["id"], _ = strconv.Atoi(person["id"].(string))
			}
		},
		"counts are texts": func(body map[string]any) {
			for _, person := range body["data"].([]any) {
				metrics := person.(map[string]any)["public_metrics"].(map[string]any)
				for name, n := range metrics {
					metrics[name] = fmt.Sprint(n)
				}
			}
		},
		"somebody stands there twice": func(body map[string]any) {
			body["data"] = append(body["data"].([]any), first(body))
		},
		"members of other types": func(body map[string]any) {
			person := first(body)
			person["verified"], person["location"], person["unheard_of"] = "yes", 5, []any{1}
		},
		"a resource is gone": func(body map[string]any) {
			body["errors"] = []any{map[string]any{"resource_id": "5", "type": "x/resource-not-found"}}
		},
		"errors of other types": func(body map[string]any) {
			body["errors"] = []any{"text", nil, 5, map[string]any{"resource_id": 5, "parameter": 7}}
		},
		"errors is an object": func(body map[string]any) { body["errors"] = map[string]any{"title": "odd"} },
		"nothing is counted": func(body map[string]any) {
			meta, _ := following(body)
			delete(meta, "result_count")
		},
		"errors is null": func(body map[string]any) { body["errors"] = nil },
	} {
		rows[name] = whole(&oddX{change: changing(oddFollowers, edit)})
	}
	rows["account of other types"] = whole(&oddX{change: changing(oddAccount, func(body map[string]any) {
		first(body)["id"], first(body)["verified"] = oddID, "yes"
	})})
	return rows
}

// oddLists are lists that go on where they should not.
func oddLists() map[string]oddRow {
	led := func(kind string, where func(nth int, token string) string) *oddX {
		return &oddX{change: func(call string, nth int, body map[string]any) {
			if call == kind {
				meta, token := following(body)
				meta["next_token"] = where(nth, token)
			}
		}}
	}
	itself := func(_ int, token string) string {
		if token == "" {
			return "100"
		}
		return token
	}
	empty := led(oddPosts, func(nth int, _ string) string { return strconv.Itoa(nth) })
	lead := empty.change
	empty.change = func(call string, nth int, body map[string]any) {
		if lead(call, nth, body); call == oddPosts {
			body["data"] = []any{}
		}
	}
	hollow := led(oddFollowers, func(_ int, token string) string { return token })
	hollow.change = func(call string, nth int, body map[string]any) {
		if call == oddFollowers && nth == 2 {
			meta, token := following(body)
			meta["next_token"] = cmp.Or(token, strconv.Itoa(oddHead))
			delete(body, "data")
			delete(meta, "result_count")
		}
	}
	return map[string]oddRow{
		"a page without people leads on": whole(hollow),
		"a page of followers leads to itself": {led(oddFollowers, itself), oddAll, oddFollowing,
			syncrun.LineRefusedAgain(syncrun.NetworkX), 3},
		"posts lead to themselves": {led(oddPosts, func(int, string) string { return "same" }), oddAll, oddFollowing,
			syncrun.LineEndlessPosts, 3},
		"posts go in a circle": {led(oddPosts, func(nth int, _ string) string { return "ab"[nth%2 : nth%2+1] }),
			oddAll, oddFollowing, syncrun.LineEndlessPosts, 3},
		"posts go on for ever": {led(oddPosts, func(nth int, _ string) string { return strconv.Itoa(nth) }),
			oddAll, oddFollowing, syncrun.LineEndlessPosts, 21},
		"nothing goes on for ever": {empty, oddAll - oddPostCount - oddLikersAll, oddFollowing,
			syncrun.LineEndlessPosts, 21},
	}
}

// oddRefusals are answers of other statuses in the midst of a run.
func oddRefusals() map[string]oddRow {
	limited := func(after string, status int) *oddX {
		return &oddX{answer: answeringOnce(oddFollowers, func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", after)
			w.WriteHeader(status)
		})}
	}
	cursor := func(body string) oddRow {
		return oddRow{&oddX{answer: answeringOnce(oddFollowers, func(w http.ResponseWriter) {
			w.WriteHeader(400)
			_, _ = w.Write([]byte(body))
		})}, oddAll, oddFollowing, syncrun.LineRescan(syncrun.NetworkX), 5}
	}
	return map[string]oddRow{
		"a cursor is refused, by no name": cursor(`{"title":"Invalid Request","type":"x/invalid-request"}`),
		"a cursor is refused, by its other name": cursor(
			`{"errors":[{"parameters":{"next_token":["x"]},"message":"bad"}]}`),
		"one of many is not shown": {&oddX{change: thinned, answer: func(call string, nth int, w http.ResponseWriter,
			r *http.Request) bool {
			return slices.Contains(slices.Collect(splitIDs(r)), strconv.Itoa(oddFirst-7)) &&
				answering(oddPeople, 1, 403, `{"type":"x/not-authorized-for-resource"}`)(call, nth, w, r)
		}}, oddAll + 79, oddFollowing, "", 20},
		"out of credit, says a 200": {&oddX{answer: answering(oddFollowers, 2, 200,
			`{"title":"CreditsDepleted","type":"x/credits"}`)}, 1 + oddHead, oddHead,
			"The credit at X is used up; the rest of this step is left out", 2},
		"401, says a 200": {&oddX{answer: answering(oddLikers, 1, 200, `{"title":"Unauthorized","status":401}`)},
			oddAll - oddLikersAll, oddFollowing, "X refused our credentials; the rest of this step is left out", 2},
		"401": {&oddX{answer: answering(oddFollowers, 2, 401, `{"title":"Unauthorized"}`)}, 1 + oddHead, oddHead,
			"X refused our credentials; the rest of this step is left out", 2},
		"402 in HTML": {&oddX{answer: answering(oddFollowers, 2, 402, oddHTML)}, 1 + oddHead, oddHead,
			"The credit at X is used up; the rest of this step is left out", 2},
		"403 of a kind unheard of": {&oddX{answer: answering(oddLikers, 1, 403, `{"type":"x/newly-made"}`)},
			oddAll - oddLikersAll, oddFollowing, oddRefused, 2},
		"429 for ever": {&oddX{answer: func(call string, nth int, w http.ResponseWriter, r *http.Request) bool {
			w.Header().Set("Retry-After", "1")
			return answering(oddLikers, 2, 429, "")(call, nth, w, r)
		}}, oddAll - oddLikersAll + oddPerPost, oddFollowing,
			"X says time and again that it is asked too often; the rest of this step is left out", 10},
		"429 with Retry-After": whole(limited("3", 429)),
		"503 with Retry-After": whole(limited("3", 503)),
	}
}

// TestOddAnswersOfX meets what no documentation of X speaks of, and proxies and changes of it bring: every run
// completes, has judged everybody whom it knows, says what it left out, and is charged what it read.
func TestOddAnswersOfX(t *testing.T) {
	t.Parallel()
	all := newGrounds(t)
	for kind, rows := range map[string]map[string]oddRow{
		"bodies": oddBodies(), "members": oddMembers(), "lists": oddLists(), "refusals": oddRefusals(),
	} {
		for _, name := range slices.Sorted(maps.Keys(rows)) {
			row := rows[name]
			t.Run(kind+"/"+name, func(t *testing.T) { t.Parallel(); row.check(t, all) })
		}
	}
}

func (row *oddRow) check(t *testing.T, all *grounds) {
	t.Helper()
	w := newOddOn(t, all.take(t), row.x)
	row.checkRun(t, w, w.sync())
}

func (row *oddRow) checkRun(t *testing.T, w *world, run *syncrun.Run) {
	t.Helper()
	if run.Status != syncrun.StatusCompleted {
		t.Fatalf("the run ends as %s %s: %s", run.Status, run.ErrorCode, run.ErrorMessage)
	}
	if run.NewFollowersCount != row.found || run.ResourcesUsed != row.charged {
		t.Errorf("%d found, want %d; %d charged, want %d", run.NewFollowersCount, row.found, run.ResourcesUsed, row.charged)
	}
	if judged, known := w.judged(run), w.known(); judged != known || known < row.found {
		t.Errorf("%d of %d people are judged", judged, known)
	}
	const usual = 12 // lines of a run that leaves nothing out
	switch {
	case row.line != "":
		says(t, run, row.line)
	case len(run.ProgressLog) != usual:
		t.Errorf("the log has %d lines, want %d: %q", len(run.ProgressLog), usual, run.ProgressLog)
	}
	for call, n := range row.x.calls() {
		if n > row.calls {
			t.Errorf("%d calls for %s, want %d at most", n, call, row.calls)
		}
	}
}

// thinned leaves forty people of each page without counts.
func thinned(call string, _ int, body map[string]any) {
	if call != oddFollowers {
		return
	}
	for _, person := range body["data"].([]any)[:40] {
		delete(person.(map[string]any), "public_metrics")
	}
}

// TestOddAccount has X say of the account what it is, by a status, and tell of somebody else.
func TestOddAccount(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]syncrun.ErrorCode{
		`{"type":"x/resource-not-found","status":404}`:                                   syncrun.CodeHandleNotFound,
		`{"type":"x/not-authorized-for-resource","status":403}`:                          syncrun.CodeAccountProtected,
		`{"type":"x/not-authorized-for-resource","detail":"User has been suspended: 7"}`: syncrun.CodeHandleNotFound,
	} {
		w := newOdd(t, &oddX{answer: answering(oddAccount, 1, 403, body)})
		if run := w.sync(); run.ErrorCode != want {
			t.Errorf("%s: the run ends as %s %s: %s", body, run.Status, run.ErrorCode, run.ErrorMessage)
		}
	}
	w := newOdd(t, &oddX{change: func(call string, nth int, body map[string]any) {
		if call == oddAccount && nth == 1 {
			body["data"] = []any{oddUser(5, 5)}
		}
	}})
	var before, after string
	const handle = `SELECT handle FROM tracked_accounts WHERE id = $1`
	if err := w.sql.Get(&before, handle, w.account); err != nil {
		t.Fatal(err)
	}
	run := w.sync()
	if err := w.sql.Get(&after, handle, w.account); err != nil || after == "h5" {
		t.Errorf("%s is called %s (%v) by what X said of somebody else", before, after, err)
	}
	if run.Status != syncrun.StatusCompleted || run.NewFollowersCount != oddFollowing {
		t.Errorf("the run ends as %s %s with %d followers", run.Status, run.ErrorCode, run.NewFollowersCount)
	}
}

// TestOnePersonNotAccepted has X refuse every call that names one of the people, as a request that it does not accept:
// the others are read, and the person is not asked for in every run. Where it accepts none, the step ends.
func TestOnePersonNotAccepted(t *testing.T) {
	t.Parallel()
	const refusal = `{"errors":[{"message":"no"}],"type":"https://api.x.com/2/problems/invalid-request"}`
	x := &oddX{change: thinned, answer: func(call string, nth int, w http.ResponseWriter, r *http.Request) bool {
		return slices.Contains(slices.Collect(splitIDs(r)), strconv.Itoa(oddFirst-7)) &&
			answering(oddPeople, 1, 400, refusal)(call, nth, w, r)
	}}
	w := newOdd(t, x)
	run := w.sync()
	if run.Status != syncrun.StatusCompleted || run.BackfilledCount != 79 {
		t.Errorf("%d of 80 people are read: %+v", run.BackfilledCount, run)
	}
	before := x.calls()[oddPeople]
	again := w.sync()
	if asked := x.calls()[oddPeople] - before; asked > 20 || leftOut(again.ProgressLog) > 0 {
		t.Errorf("%d calls in the next run, which says %q", asked, again.ProgressLog)
	}
	none := &oddX{change: thinned, answer: answering(oddPeople, 1, 400, refusal)}
	w = newOdd(t, none)
	says(t, w.sync(), "X did not accept what it was asked; the rest of this step is left out")
	if calls := none.calls()[oddPeople]; calls > 20 {
		t.Errorf("%d calls were made, none of which is accepted", calls)
	}
}
