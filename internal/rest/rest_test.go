package rest

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// world answers for every dependency.
type world struct {
	runs     map[int]*syncrun.Run
	err      error
	history  []syncrun.PastRun
	overview syncrun.Overview
	change   syncrun.SettingsChange
	live     *syncrun.Run
	account  int
	search   *int
	trigger  syncrun.Trigger
	handles  map[string]int
	accounts []syncrun.TrackedAccount
	searches []syncrun.SavedSearch
	people   []syncrun.Candidate
	list     syncrun.CandidateList
	rated    syncrun.RatingChange
	webhook  *syncrun.WebhookFilter // of the only one, whose id is 1
}

func (w *world) RunByID(_ context.Context, userID, runID int) (*syncrun.Run, error) {
	if w.err != nil {
		return nil, w.err
	}
	if run := w.runs[runID]; run != nil && run.UserID == userID {
		return run, nil
	}
	return nil, syncrun.ErrNotFound
}

func (w *world) History(context.Context, int) ([]syncrun.PastRun, error) { return w.history, w.err }

func (w *world) Overview(context.Context, int) (*syncrun.Overview, error) { return &w.overview, w.err }

func (w *world) UpdateSettings(_ context.Context, _ int, c syncrun.SettingsChange) (*syncrun.SyncSettings, error) {
	w.change = c
	return &w.overview.SyncSettings, w.err
}

func (w *world) StartSync(_ context.Context, request syncrun.StartRequest) (*syncrun.Run, error) {
	w.account, w.search, w.trigger = request.TrackedAccountID, request.SavedSearchID, request.Trigger
	return w.live, w.err
}

func (w *world) AccountByHandle(_ context.Context, userID int, handle string) (*syncrun.TrackedAccount, error) {
	if id := w.handles[handle]; id != 0 && userID == 1 {
		return &syncrun.TrackedAccount{ID: id}, nil
	}
	return nil, syncrun.ErrNotFound
}

var ended = time.Date(2026, 4, 17, 12, 5, 0, 123_987_000, time.FixedZone("x", 3600))

func run42() *syncrun.Run {
	return &syncrun.Run{
		ID: 42, UserID: 1, TrackedAccountID: 7, Trigger: syncrun.TriggerManual, Status: syncrun.StatusRunning,
		LastSequence: 5,
		TriggeredAt:  ended.Add(-time.Hour),
		Counts: syncrun.Counts{NewFollowersCount: 1, DeepCrawlCount: 2, BackfilledCount: 3, LikersCount: 4,
			CandidatesPassedCount: 5, TierFilteredCount: 6, GenderFilteredCount: 7},
		ProgressLog:    []string{"Fetching new followers...", `<&> "quoted"`},
		ProgressLogSet: true,
	}
}

func newWorld() (*world, http.Handler) {
	w := &world{runs: map[int]*syncrun.Run{42: run42()}}
	return w, New(Config{Runs: w, History: w, Overviews: w, Settings: w, Accounts: w, Starter: w, Explored: w,
		Subscriber: w, Unsubscriber: w,
		Changes: w, Tracker: w, Searches: w, Editor: w, People: w,
		Log: slog.New(slog.DiscardHandler)})
}

func send(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), viewer.Viewer{UserID: 1, UserName: "ada"})))
	return w
}

func get(h http.Handler, target string) *httptest.ResponseRecorder {
	return send(h, httptest.NewRequest(http.MethodGet, target, nil))
}

func post(h http.Handler, method, target, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return send(h, r)
}

func TestSyncStatusMembers(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	got := get(h, "/api/v1/sync-status?syncRunId=42")
	want := `{"id":42,"status":"running","progressLog":["Fetching new followers...","<&> \"quoted\""],` +
		`"completedAt":null,` +
		`"newFollowersCount":1,"deepCrawlCount":2,"backfilledCount":3,"likersCount":4,"candidatesPassedCount":5,` +
		`"tierFilteredCount":6,"genderFilteredCount":7,"errorMessage":null}`
	if got.Code != 200 || got.Body.String() != want {
		t.Fatalf("%d %s\nwant %s", got.Code, got.Body, want)
	}
	if got.Header().Get("Content-Type") != "application/json" || got.Header().Get("ETag") != tag42(5) {
		t.Fatalf("headers %v", got.Header())
	}

	failed := run42()
	failed.Status, failed.LastSequence, failed.CompletedAt = syncrun.StatusFailed, 6, &ended
	failed.ErrorMessage, failed.ProgressLog = "Cancelled by user", nil
	w.runs[42] = failed
	text := get(h, "/api/v1/sync-status?syncRunId=42").Body.String()
	for _, part := range []string{`"status":"failed"`, `"progressLog":[]`, `"completedAt":"2026-04-17T11:05:00.123Z"`,
		`"errorMessage":"Cancelled by user"`} {
		if !strings.Contains(text, part) {
			t.Errorf("%s is not in %s", part, text)
		}
	}

	completed := run42()
	completed.Status, completed.LastSequence, completed.ErrorMessage = syncrun.StatusCompleted, 7, "must not show"
	w.runs[42] = completed
	if text := get(h, "/api/v1/sync-status?syncRunId=42").Body.String(); !strings.Contains(text, `"errorMessage":null`) {
		t.Errorf("a completed run has no error message: %s", text)
	}
}

func TestSyncRunIDIsAPlainInteger(t *testing.T) {
	t.Parallel()
	_, h := newWorld()
	bad := []string{"", "?syncRunId=", "?syncRunId=42&syncRunId=42", "?syncRunId=+42", "?syncRunId=-1", "?syncRunId=0",
		"?syncRunId=042", "?syncRunId=4.2", "?syncRunId=0x2a", "?syncRunId=42%20", "?syncRunId=%D9%A4%D9%A2",
		"?syncRunId=abc",
		"?syncRunId=9223372036854775808", "?syncRunId=1e1", "?syncrunid=42", "?syncRunId=%zz", "?syncRunId=42;a=1",
		"?syncRunId=1_0"}
	for _, query := range bad {
		got := get(h, "/api/v1/sync-status"+query)
		if got.Code != 400 || !strings.HasPrefix(got.Body.String(), `{"error":"`) {
			t.Errorf("%q: %d %s", query, got.Code, got.Body)
		}
	}
	if got := get(h, "/api/v1/sync-status?syncRunId=9223372036854775807&other=1"); got.Code != 404 {
		t.Errorf("the largest id: %d", got.Code)
	}
}

func TestForeignLooksMissing(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	foreign := run42()
	foreign.ID, foreign.UserID = 43, 2
	w.runs[43] = foreign
	a, b := get(h, "/api/v1/sync-status?syncRunId=43"), get(h, "/api/v1/sync-status?syncRunId=99")
	fact.Is(fact.Must(t), "a.Code", a.Code, 404, a.Body, b.Body)
	fact.Is(fact.Must(t), "b.Code", b.Code, 404)
	fact.Is(fact.Must(t), "a.Body.String()", a.Body.String(), b.Body.String())
	fact.Is(fact.Must(t), "len(a.Header())", len(a.Header()), len(b.Header()))
	if a.Body.String() != `{"error":"Sync run not found."}` {
		t.Fatal(a.Body)
	}
}

func TestMethods(t *testing.T) {
	t.Parallel()
	_, h := newWorld()
	for _, tt := range []struct{ method, path, allow string }{
		{"POST", "/api/v1/sync-status?syncRunId=42", "GET, HEAD"},
		{"DELETE", "/api/v1/sync-history", "GET, HEAD"},
		{"POST", "/api/v1/sync-settings", "GET, HEAD, PUT"},
		{"GET", "/api/v1/sync", "POST"},
		{"HEAD", "/api/v1/sync", "POST"},
	} {
		got := send(h, httptest.NewRequest(tt.method, tt.path, nil))
		if got.Code != 405 || got.Header().Get("Allow") != tt.allow {
			t.Errorf("%s %s: %d, Allow %q", tt.method, tt.path, got.Code, got.Header().Get("Allow"))
		}
	}
	if got := send(h, httptest.NewRequest("HEAD", "/api/v1/sync-status?syncRunId=42", nil)); got.Code != 200 {
		t.Errorf("HEAD: %d", got.Code)
	}
	if got := get(h, "/api/v1/sync-status/?syncRunId=42"); got.Code != 200 {
		t.Errorf("a slash at the end: %d", got.Code)
	}
	if got := PathOf("/api/v1/saved-searches/7/", Paths()); got != "/api/v1/saved-searches/{id}" {
		t.Errorf("a slash at the end is of the path %q", got)
	}
	if got := get(h, "/api/v1/nothing"); got.Code != 404 || got.Body.String() != `{"error":"`+unserved+`"}` {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

// tag42 is the tag of the state of run 42 at a sequence.
func tag42(sequence int) string {
	run := run42()
	run.LastSequence = sequence
	h := &handler{encoded: newCache(1)}
	return h.encode(run).etag
}

func TestUnchangedIs304(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	ask := func(tags ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "/api/v1/sync-status?syncRunId=42", nil)
		r.Header["If-None-Match"] = tags
		return send(h, r)
	}
	for _, tags := range [][]string{{tag42(5)}, {"W/" + tag42(5)}, {`"x", ` + tag42(5)}, {`"x"`, tag42(5)}, {"*"}} {
		got := ask(tags...)
		fact.Is(t, "got.Code", got.Code, 304, tags, got.Body)
		fact.Is(t, "got.Body.Len()", got.Body.Len(), 0, tags)
		fact.Is(t, "ETag", got.Header().Get("ETag"), tag42(5), tags)
	}
	if got := ask(tag42(4)); got.Code != 200 {
		t.Errorf("changed: %d", got.Code)
	}
	w.runs[42].UserID = 2
	if got := ask(tag42(5)); got.Code != 404 {
		t.Errorf("a tag opened somebody else's run: %d", got.Code)
	}
}

func TestEachStateIsEncodedOnce(t *testing.T) {
	t.Parallel()
	w, _ := newWorld()
	h := &handler{Config: Config{Runs: w}, encoded: newCache(10)}
	first := h.encode(run42())
	if again := h.encode(run42()); &again.body[0] != &first.body[0] {
		t.Fatal("encoded again")
	}
	later := run42()
	later.LastSequence, later.LikersCount = 6, 99
	if got := h.encode(later); got.etag == first.etag || !strings.Contains(string(got.body), "99") {
		t.Fatalf("stale: %s", got.body)
	}
	if got := h.encode(run42()); got.etag != first.etag {
		t.Fatal("an older state got the newer one's bytes")
	}
	again := *later // the log was taken back to before it, and has come to the same sequence in another way
	again.Status, again.CompletedAt, again.LikersCount = syncrun.StatusCompleted, &again.TriggeredAt, 98
	if got := h.encode(&again); !strings.Contains(string(got.body), "98") || got.etag == h.encode(later).etag {
		t.Fatalf("stale: %s", got.body)
	}
}

func TestCacheIsBounded(t *testing.T) {
	t.Parallel()
	c, one := newCache(10), moment{sequence: 1}
	for i := range 1000 {
		c.add(i, state{moment: one})
		c.find(0, one) // in use all the time
	}
	if n := len(c.young) + len(c.old); n > 10 {
		t.Fatalf("%d states", n)
	}
	if _, ok := c.find(0, one); !ok {
		t.Fatal("what is in use was dropped")
	}
	if _, ok := c.find(500, one); ok {
		t.Fatal("what is not in use was kept")
	}
}

func TestErrorTable(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	userError := func(code syncrun.UserErrorCode) error { return &syncrun.UserError{Code: code, Message: "Because."} }
	for _, tt := range []struct {
		err  error
		code int
		body string
	}{
		{syncrun.Invalid("x", "is bad"), 400, `{"error":"Invalid x: is bad."}`},
		{syncrun.Invalid("", "say more"), 400, `{"error":"Say more."}`},
		{syncrun.ErrNotFound, 404, `{"error":"Sync run not found."}`},
		{syncrun.ErrConflict, 409, `{"error":"The request contradicts an earlier one."}`},
		{syncrun.ErrUnavailable, 503, `{"error":"Temporarily unavailable. Try again."}`},
		{userError(syncrun.UserDailyLimitReached), 429, `{"error":"Because."}`},
		{userError(syncrun.UserBudgetExhausted), 429, `{"error":"Because."}`},
		{userError(syncrun.UserNotFound), 404, `{"error":"Because."}`},
		{userError(syncrun.UserXUnavailable), 503, `{"error":"Because."}`},
		{userError(syncrun.UserConflict), 409, `{"error":"Because."}`},
		{userError(syncrun.UserInvalid), 400, `{"error":"Because."}`},
		{errors.New("pq: secret detail"), 500, `{"error":"Internal error."}`},
	} {
		w.err = tt.err
		got := get(h, "/api/v1/sync-status?syncRunId=42")
		if got.Code != tt.code || got.Body.String() != tt.body {
			t.Errorf("%v: %d %s", tt.err, got.Code, got.Body)
		}
		if again := got.Header().Get("Retry-After"); (again == "1") != (tt.code == 503) {
			t.Errorf("%v: Retry-After %q", tt.err, again)
		}
	}
}

func TestUnknownErrorsAreLoggedWithTheRequestID(t *testing.T) {
	t.Parallel()
	var log strings.Builder
	w := &world{err: errors.New("pq: detail")}
	h := New(Config{Runs: w, Log: slog.New(slog.NewTextHandler(&log, nil))})
	rec := httptest.NewRecorder()
	rec.Header().Set("X-Request-Id", "r9")
	h.ServeHTTP(rec, httptest.NewRequest("GET", "/api/v1/sync-status?syncRunId=1", nil))
	if rec.Body.String() != `{"error":"Internal error. Request id: r9"}` || !strings.Contains(log.String(), "pq: detail") {
		t.Fatalf("%s; log %s", rec.Body, log.String())
	}
}

func TestWhoWentAwayGetsNothing(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	w.err = context.Canceled
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := send(h, httptest.NewRequestWithContext(ctx, "GET", "/api/v1/sync-status?syncRunId=1",
		nil)); got.Body.Len() != 0 {
		t.Fatal(got.Body)
	}
}

func TestHistory(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	if got := get(h, "/api/v1/sync-history"); got.Body.String() != `{"runs":[]}` {
		t.Fatal(got.Body)
	}
	label := "Founders"
	w.history = []syncrun.PastRun{{Run: *run42(), Handle: "acme", SearchName: &label}}
	want := `{"runs":[{"id":42,"trackedXAccountId":7,"xHandle":"acme","source":"manual","status":"running",` +
		`"triggeredAt":"2026-04-17T10:05:00.123Z","completedAt":null,"newFollowersCount":1,"existingFollowersCount":5,` +
		`"likersCount":4,"candidatesPassedCount":5,"tierFilteredCount":6,"genderFilteredCount":7,"enrichedCount":0,` +
		`"filteredOutCount":13,"errorMessage":null,"searchLabel":"Founders","progressLog":["Fetching new followers...",` +
		`"<&> \"quoted\""]}]}`
	if got := get(h, "/api/v1/sync-history"); got.Body.String() != want {
		t.Fatalf("%s\nwant %s", got.Body, want)
	}
	w.err = syncrun.ErrUnavailable
	if got := get(h, "/api/v1/sync-history"); got.Code != 503 {
		t.Fatal(got.Code)
	}
}

func TestSettings(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	zone := "Europe/Berlin"
	w.overview = syncrun.Overview{
		SyncSettings: syncrun.SyncSettings{Timezone: &zone, Tiers: []syncrun.TierSchedule{
			{Tier: syncrun.TierPro, SyncTimes: []string{"09:00"}, NextSyncAt: &ended, MaxSyncTimes: 4, MaxSyncsPerDay: 4}}},
		Accounts: []syncrun.AccountOverview{{TrackedAccount: syncrun.TrackedAccount{ID: 7, Handle: "acme",
			Tier: syncrun.TierPro, IsActive: true},
			FollowersSynced: 9, RunsToday: 2}},
		Usage: syncrun.Usage{ResourcesUsed: 3, DaysRemaining: 4},
	}
	got := get(h, "/api/v1/sync-settings").Body.String()
	for _, part := range []string{
		`{"timezone":"Europe/Berlin","tiers":{"starter":{"syncTimes":[],"nextSyncAt":null,"maxSyncTimes":1,` +
			`"maxSyncsPerDay":1,"accounts":[]},"growth":`,
		`"pro":{"syncTimes":["09:00"],"nextSyncAt":"2026-04-17T11:05:00.123Z","maxSyncTimes":4,"maxSyncsPerDay":4,` +
			`"accounts":[{"id":7,"xHandle":"acme","tier":"top","isActive":true,"savedSearchId":null,` +
			`"totalFollowersSynced":9,"totalLikersSynced":0,"savedSearchDescription":null,"syncsUsedToday":2}]}}`,
		`"resourcesUsedThisPeriod":3,"budgetSkipUntil":null,"daysRemainingInPeriod":4,"isTrialing":false,"isFreeTier":false}`,
	} {
		if !strings.Contains(got, part) {
			t.Errorf("%s\nis not in\n%s", part, got)
		}
	}
	answer := post(h, "PUT", "/api/v1/sync-settings", `{"tier":"pro","syncTimes":["09:00"],"timezone":"Europe/Berlin"}`)
	if want := `{"tier":"pro","timezone":"Europe/Berlin","syncTimes":["09:00"],` +
		`"nextSyncAt":"2026-04-17T11:05:00.123Z"}`; answer.Body.String() != want {
		t.Errorf("%s\nwant %s", answer.Body, want)
	}
	fact.Is(fact.Must(t), "w.change.Tier", w.change.Tier, syncrun.TierPro, w.change)
	fact.Is(t, "w.change.Timezone", *w.change.Timezone, zone)
	fact.Is(t, "len(w.change.SyncTimes)", len(w.change.SyncTimes), 1)
	for _, body := range []string{`{}`, `{"syncTimes":["09:00"]}`, `{"tier":"gold","syncTimes":[]}`, `[]`, `null`,
		`{"timezone":1}`, ``, `{"timezone":"UTC"} x`} {
		if got := post(h, "PUT", "/api/v1/sync-settings", body); got.Code != 400 {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
}

func TestStartSync(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	w.live = &syncrun.Run{ID: 42, Status: syncrun.StatusRunning} // a worker was quick
	for _, body := range []string{`{"trackedXAccountId":7,"savedSearchId":3}`,
		`{"trackedAccountId":7,"savedSearchId":3}`, `{"trackedXAccountId":"7","savedSearchId":"3","handle":""}`,
		`{"trackedAccountId":"TrackedAccount:7","trackedXAccountId":"","savedSearchId":"SavedSearch:3"}`} {
		got := post(h, "POST", "/api/v1/sync", body)
		fact.Is(fact.Must(t), "got.Code", got.Code, 202, body, got.Body)
		fact.Is(fact.Must(t), "got.Body.String()", got.Body.String(), `{"syncRunId":42,"status":"queued"}`, body)
		fact.Is(fact.Must(t), "w.account", w.account, 7, body)
		fact.Is(t, "w.search", *w.search, 3, body)
	}
	w.err = &syncrun.UserError{Code: syncrun.UserAlreadyRunning, Message: "A sync of this account is running."}
	if got := post(h, "POST", "/api/v1/sync", `{"trackedXAccountId":7}`); got.Code != 409 ||
		got.Body.String() != `{"error":"A sync of this account is running.","syncRunId":42}` {
		t.Errorf("%d %s", got.Code, got.Body)
	}
	w.err = &syncrun.UserError{Code: syncrun.UserDailyLimitReached, Message: "Used up."}
	if got := post(h, "POST", "/api/v1/sync", `{"trackedXAccountId":7}`); got.Code != 429 {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

func TestStartSyncByHandle(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	w.live, w.handles = &syncrun.Run{ID: 42, Status: syncrun.StatusQueued}, map[string]int{"acme": 7}
	for _, body := range []string{`{"handle":"acme"}`, `{"handle":"@Acme"}`, `{"handle":" ACME ","savedSearchId":null}`} {
		w.account = 0
		got := post(h, "POST", "/api/v1/sync", body)
		fact.Is(t, "got.Code", got.Code, 202, body, got.Body)
		fact.Is(t, "got.Body.String()", got.Body.String(), `{"syncRunId":42,"status":"queued"}`, body)
		fact.Is(t, "w.account", w.account, 7, body)
		fact.Is(t, "w.search", w.search, nil, body)
	}
}

func TestStartSyncNamesOneAccount(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	w.handles = map[string]int{"acme": 7}
	for _, body := range []string{`{}`, `{"trackedXAccountId":-1}`, `{"trackedXAccountId":0}`, `{"trackedXAccountId":"x"}`,
		`7`,
		`{"trackedAccountId":7,"trackedXAccountId":7}`, `{"trackedAccountId":7,"handle":"acme"}`, `{"handle":""}`,
		`{"handle":"not a handle"}`, `{"handle":7}`, `{"handle":null}`, `{"trackedAccountId":7.5}`} {
		if got := post(h, "POST", "/api/v1/sync", body); got.Code != 400 || w.account != 0 {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
}

// TestMissingAccountsLookAlike asks for accounts that are not there by id and by handle.
func TestMissingAccountsLookAlike(t *testing.T) {
	t.Parallel()
	w, h := newWorld()
	w.err = &syncrun.UserError{Field: "trackedAccountId", Code: syncrun.UserNotFound, Message: "No such tracked account"}
	for _, body := range []string{`{"trackedAccountId":8}`, `{"trackedXAccountId":8}`, `{"handle":"nobody"}`} {
		got := post(h, "POST", "/api/v1/sync", body)
		if got.Code != 404 || got.Body.String() != `{"error":"Tracked account not found."}` {
			t.Errorf("%s: %d %s", body, got.Code, got.Body)
		}
	}
	w.err = &syncrun.UserError{Field: "savedSearchId", Code: syncrun.UserNotFound, Message: "No such saved search"}
	if got := post(h, "POST", "/api/v1/sync", `{"trackedAccountId":7,"savedSearchId":9}`); got.Code != 404 ||
		got.Body.String() != `{"error":"Saved search not found."}` {
		t.Errorf("%d %s", got.Code, got.Body)
	}
}

func TestBodies(t *testing.T) {
	t.Parallel()
	_, h := newWorld()
	for _, mediaType := range []string{"", "text/plain", "application/x-www-form-urlencoded", "application/vnd.api+json"} {
		for body, want := range map[string]int{`{"handle":""}`: 400, "handle=acme": 415, "": 415} {
			r := httptest.NewRequest("POST", "/api/v1/sync", strings.NewReader(body))
			r.Header.Set("Content-Type", mediaType)
			if got := send(h, r); got.Code != want {
				t.Errorf("%q of the type %q: %d %s", body, mediaType, got.Code, got.Body)
			}
		}
	}
	r := httptest.NewRequest("POST", "/api/v1/sync", nil)
	r.Header.Set("Content-Type", "application/json; charset=utf-8")
	r.Body = http.MaxBytesReader(nil, io.NopCloser(strings.NewReader(strings.Repeat(" ", 100))), 10)
	if got := send(h, r); got.Code != 413 {
		t.Errorf("large body: %d", got.Code)
	}
	for body, want := range map[string]string{
		"": "not a JSON object", `{"handle":7}`: "Invalid handle: must not be of the JSON type number.",
		`{"trackedAccountId":{}}`: "Invalid trackedAccountId: must not be of the JSON type object.", "[7]": "not a JSON",
		"{\"handle\":\"\xe9\"}": "not UTF-8", "\ufeff{}": "trackedAccountId",
	} {
		if got := post(h, "POST", "/api/v1/sync", body); got.Code != 400 || !strings.Contains(got.Body.String(), want) {
			t.Errorf("%q: %d %s", body, got.Code, got.Body)
		}
	}
	if got := post(h, "POST", "/api/v1/sync", `{"secret-of-mine`); got.Code != 400 ||
		strings.Contains(got.Body.String(), "secret") {
		t.Errorf("the body is echoed: %s", got.Body)
	}
}

func FuzzSyncRunID(f *testing.F) {
	for _, seed := range []string{"syncRunId=42", "syncRunId=", "syncRunId=9223372036854775808", "%zz", "a;b",
		"syncRunId=1&syncRunId=2"} {
		f.Add(seed)
	}
	_, h := newWorld()
	f.Fuzz(func(t *testing.T, query string) {
		r := httptest.NewRequest("GET", "/api/v1/sync-status", nil)
		r.URL.RawQuery = query
		if got := send(h, r); got.Code != 200 && got.Code != 400 && got.Code != 404 {
			t.Fatalf("%q: %d %s", query, got.Code, got.Body)
		}
	})
}

func FuzzBody(f *testing.F) {
	for _, seed := range []string{`{"trackedXAccountId":7}`, `{"tier":"pro","syncTimes":["09:00"]}`, `[`, "\xff"} {
		f.Add(seed)
	}
	w, h := newWorld()
	w.live = &syncrun.Run{ID: 1}
	f.Fuzz(func(t *testing.T, body string) {
		for _, got := range []*httptest.ResponseRecorder{
			post(h, "POST", "/api/v1/sync", body), post(h, "PUT", "/api/v1/sync-settings", body),
		} {
			if got.Code >= 500 {
				t.Fatalf("%q: %d %s", body, got.Code, got.Body)
			}
		}
	})
}
