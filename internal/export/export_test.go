package export_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"goodones/internal/export"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// crowd is so many candidates, of whom the one with id breaks cannot be read; it tells when a page is asked for.
type crowd struct {
	n      int
	breaks int
	pages  int
	bio    func(id int) string
	asked  func(list syncrun.CandidateList)

	mu    sync.Mutex
	turns int64 // that were taken
	turn  int64 // of the export under way; 0: none is
}

func (c *crowd) BeginExport(context.Context, int) (int64, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.turn != 0 {
		return 0, syncrun.ErrConflict
	}
	c.turns++
	c.turn = c.turns
	return c.turn, nil
}

func (c *crowd) RenewExport(_ context.Context, _ int, turn int64) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.turn != turn {
		return syncrun.ErrConflict
	}
	return nil
}

func (c *crowd) EndExport(_ context.Context, _ int, turn int64) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.turn == turn {
		c.turn = 0
	}
	return nil
}

func (c *crowd) Candidates(_ context.Context, _ int, list syncrun.CandidateList) ([]syncrun.Candidate, error) {
	c.pages++
	if c.asked != nil {
		c.asked(list)
	}
	from := c.n
	if list.After != nil {
		from = list.After.ID - 1
	}
	var page []syncrun.Candidate
	for id := from; id > 0 && len(page) < list.Limit; id-- {
		if id == c.breaks {
			return nil, syncrun.ErrUnavailable
		}
		bio := ""
		if c.bio != nil {
			bio = c.bio(id)
		}
		page = append(page, syncrun.Candidate{ID: id, CreatedAt: time.Unix(int64(id), 0),
			Person: syncrun.Person{ID: int64(id), Network: syncrun.NetworkX, Handle: fmt.Sprint("p", id), Bio: bio}})
	}
	return page, nil
}

func served(t *testing.T, from *crowd) *httptest.Server {
	t.Helper()
	handler := export.New(from, slog.New(slog.DiscardHandler))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), viewer.Viewer{UserID: 1, KeyID: 1})))
	}))
	t.Cleanup(server.Close)
	return server
}

func get(t *testing.T, url string) (*http.Response, []byte, error) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	return answer, body, err
}

// TestEverybodyOnce reads three pages and a bit.
func TestEverybodyOnce(t *testing.T) {
	t.Parallel()
	from := &crowd{n: 3_001}
	answer, body, err := get(t, served(t, from).URL+"?bom=1")
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "answer.StatusCode", answer.StatusCode, 200, answer.Header)
	fact.Is(fact.Must(t), "from.pages", from.pages, 4)
	fact.Is(fact.Must(t), "Content-Type", answer.Header.Get("Content-Type"), "text/csv; charset=utf-8")
	fact.Is(fact.Must(t), "Content-Disposition", answer.Header.Get("Content-Disposition"),
		`attachment; filename="candidates.csv"`)
	text, marked := strings.CutPrefix(string(body), export.BOM)
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(fact.Must(t), "marked", marked, true)
	fact.Is(fact.Must(t), "len(rows)", len(rows), 3_002)
	for i, row := range rows[1:] {
		if row[0] != fmt.Sprint(3_001-i) {
			t.Fatalf("row %d is of %s", i, row[0])
		}
	}
}

// TestNoCellRuns puts an apostrophe before whatever a spreadsheet would run.
func TestNoCellRuns(t *testing.T) {
	t.Parallel()
	bios := []string{"", "=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "a=1", " =1", "'=1"}
	from := &crowd{n: len(bios) - 1, bio: func(id int) string { return bios[id] }}
	_, body, err := get(t, served(t, from).URL)
	if err != nil || strings.HasPrefix(string(body), export.BOM) {
		t.Fatalf("%v, or a byte order mark nobody asked for", err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(body))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows[1:] {
		bio := bios[len(bios)-1-i]
		want := bio
		if !strings.HasPrefix(bio, "a") && !strings.HasPrefix(bio, " ") && !strings.HasPrefix(bio, "'") {
			want = "'" + bio
		}
		if got := row[5]; got != strings.ReplaceAll(want, "\r\n", "\n") {
			t.Errorf("%q is written as %q, want %q", bio, got, want)
		}
	}
}

// TestBrokenExportIsCut never lets a part look like the whole: the answer has no end.
func TestBrokenExportIsCut(t *testing.T) {
	t.Parallel()
	_, body, err := get(t, served(t, &crowd{n: 5_000, breaks: 1_500}).URL)
	if !errors.Is(err, io.ErrUnexpectedEOF) || len(body) == 0 {
		t.Errorf("read %d bytes, %v; want some, and no end", len(body), err)
	}
	answer, _, err := get(t, served(t, &crowd{n: 5_000, breaks: 5_000}).URL)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "answer.StatusCode", answer.StatusCode, 503)
	fact.Not(t, "Retry-After", answer.Header.Get("Retry-After"), "")
}

// TestTicketOutlivesRefusals uses a ticket up by what is sent alone: the database is away, then another export runs,
// then the ticket's own begins, and one that comes too late gets nothing.
func TestTicketOutlivesRefusals(t *testing.T) {
	t.Parallel()
	from := &crowd{n: 5_000, breaks: 5_000}
	handler := export.New(from, slog.New(slog.DiscardHandler))
	used := 0
	ticket := export.Ticket{Use: func(context.Context) error {
		if used++; used > 1 {
			return syncrun.ErrNotFound
		}
		return nil
	}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := export.With(viewer.With(r.Context(), viewer.Viewer{UserID: 1, KeyID: 1}), ticket)
		handler.ServeHTTP(w, r.WithContext(ctx))
	}))
	t.Cleanup(server.Close)
	asks := func(what string, status, uses int) {
		t.Helper()
		answer, _, err := get(t, server.URL)
		fact.Holds(fact.Must(t), what, err == nil, err)
		fact.Is(t, what, answer.StatusCode, status)
		fact.Is(t, what+": uses", used, uses)
	}
	asks("the database is away", 503, 0)
	from.breaks, from.turn = 0, 77
	asks("another export runs", 429, 0)
	from.turn = 0
	asks("its own turn", 200, 1)
	asks("too late", 401, 2)
}

// TestOneAtATime refuses a second export of a key while the first is under way.
func TestOneAtATime(t *testing.T) {
	t.Parallel()
	begun, release := make(chan bool), make(chan bool)
	from := &crowd{n: 1}
	from.asked = func(syncrun.CandidateList) {
		begun <- true
		<-release
	}
	url := served(t, from).URL
	done := make(chan int)
	go func() {
		answer, _, _ := get(t, url)
		done <- answer.StatusCode
	}()
	<-begun
	answer, _, err := get(t, url)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "answer.StatusCode", answer.StatusCode, 429)
	fact.Not(t, "Retry-After", answer.Header.Get("Retry-After"), "")
	close(release)
	if first := <-done; first != 200 {
		t.Errorf("the first one: %d", first)
	}
	go func() { <-begun }()
	if answer, _, err := get(t, url); err != nil || answer.StatusCode != 200 {
		t.Errorf("a later one: %d, %v", answer.StatusCode, err)
	}
}

// TestTurnIsLost cuts an export whose turn another one has got meanwhile.
func TestTurnIsLost(t *testing.T) {
	t.Parallel()
	from := &crowd{n: 2500}
	from.asked = func(syncrun.CandidateList) {
		from.mu.Lock()
		defer from.mu.Unlock()
		if from.pages == 2 {
			from.turn = 77
		}
	}
	if answer, body, err := get(t, served(t, from).URL); err == nil || answer.StatusCode != 200 {
		t.Errorf("%d, %d bytes, and no cut", answer.StatusCode, len(body))
	}
	if from.pages != 2 || from.turn != 77 {
		t.Errorf("%d pages were read, and the turn is of %d", from.pages, from.turn)
	}
}

// TestParameters reads a filter from the URL, and refuses what it does not know.
func TestParameters(t *testing.T) {
	t.Parallel()
	var got syncrun.CandidateFilter
	from := &crowd{asked: func(list syncrun.CandidateList) { got = list.Filter }}
	url := served(t, from).URL
	answer, _, err := get(t, url+"?trackedAccountId=3&trackedAccountId=TrackedAccount:4&"+
		"confidence=FULL&tier=over_1m&text=+ada&"+
		"foundAfter=2026-01-02T03:04:05Z&rating=unrated&label=founder")
	after := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	want := syncrun.CandidateFilter{TrackedAccountIDs: []int{3, 4}, Confidences: []syncrun.Confidence{"full"},
		Ratings: []syncrun.RatingStatus{"unrated"}, Tiers: []syncrun.FollowerCountTier{"over_1m"},
		Labels: []string{"founder"}, Text: "ada", FoundAfter: &after}
	fact.Is(fact.Must(t), "err", err, nil, want)
	fact.Is(t, "answer.StatusCode", answer.StatusCode, 200, want)
	fact.Holds(t, "got equals want", reflect.DeepEqual(got, want), got, want)
	for _, query := range []string{"syncRunId=x", "syncRunId=0", "confidence=none", "gender=", "tier=big",
		"foundAfter=now",
		"unknown=1", "limit=5"} {
		if answer, _, err := get(t, url+"?"+query); err != nil || answer.StatusCode != 400 {
			t.Errorf("%s: %d, %v", query, answer.StatusCode, err)
		}
	}
}

// TestJSONLines writes an object a line, with lists where there are several values.
func TestJSONLines(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	lines := export.NewJSONLines(&text)
	err := export.Each(t.Context(), &crowd{n: 2, bio: func(int) string { return "=<b>" }}, 1, syncrun.CandidateFilter{},
		lines.Write)
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, `strings.Count(text.String(), "\n")`, strings.Count(text.String(), "\n"), 2)
	fact.Contains(t, "text.String()", text.String(), `"bio":"=<b>"`)
	fact.Contains(t, "text.String()", text.String(), `"labels":[]`)
}
