package app_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"goodones/internal/app"
	"goodones/internal/config"
	"goodones/internal/fact"
	"goodones/internal/sandbox"
)

// v1 calls a route of v1 with a JSON body, none for "".
func (c *client) v1(method, path, body string) (status int, answer string, header http.Header) {
	c.t.Helper()
	var sent http.Header
	if body != "" {
		sent = http.Header{"Content-Type": {"application/json"}}
	}
	status, raw, header := c.do(method, "/api/v1/"+path, []byte(body), sent)
	return status, string(raw), header
}

// read calls a route that must answer 200 and decodes the answer.
func (c *client) read(method, path, body string, into any) (answer string) {
	c.t.Helper()
	status, answer, _ := c.v1(method, path, body)
	if err := json.Unmarshal([]byte(answer), into); err != nil || status != http.StatusOK {
		c.t.Fatalf("%s %s: %d %s (%v)", method, path, status, answer, err)
	}
	return answer
}

// want calls a route and compares the whole answer.
func (c *client) want(method, path, body string, status int, answer string) {
	c.t.Helper()
	if gotStatus, got, _ := c.v1(method, path, body); gotStatus != status || got != answer {
		c.t.Errorf("%s %s %s: %d %s, want %d %s", method, path, body, gotStatus, got, status, answer)
	}
}

// change arranges what no client could.
func (w *world) change(query string, args ...any) {
	w.t.Helper()
	if _, err := w.sql.ExecContext(w.t.Context(), query, args...); err != nil {
		w.t.Fatalf("%s: %v", query, err)
	}
}

// judgesBy makes a run one of a search, as if the account had had it when the run was queued.
func (w *world) judgesBy(run, search int) {
	w.t.Helper()
	w.change(`UPDATE sync_runs SET saved_search_id = $2, search_version = 1, search_definition = '{}' WHERE id = $1`,
		run, search)
}

func withBudgets(cfg *config.Config) { cfg.Budgets = true }

// members lists the members of a JSON object in their order.
func members(t *testing.T, object []byte) (names []string) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(string(object)))
	if _, err := decoder.Token(); err != nil {
		t.Fatal(err)
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
		names = append(names, name.(string))
	}
	return names
}

// TestV1StartsSyncs uses up an account's day by v1, on a server without a worker.
func TestV1StartsSyncs(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	alice := w.start(app.RoleAPI, withBudgets).client
	bobKey, _ := w.newUser("bob")
	bob := alice.as(bobKey)
	account := alice.track("village")
	byID := fmt.Sprintf(`{"trackedAccountId":%d}`, account)
	first := 0
	for i, body := range []string{byID, `{"handle":"@Village"}`, fmt.Sprintf(`{"trackedXAccountId":%d}`, account), byID} {
		status, answer, _ := alice.v1(http.MethodPost, "sync", body)
		var started struct{ SyncRunID int }
		if err := json.Unmarshal([]byte(answer), &started); err != nil || status != http.StatusAccepted {
			t.Fatalf("sync %d: %d %s", i, status, answer)
		}
		if want := fmt.Sprintf(`{"syncRunId":%d,"status":"queued"}`, started.SyncRunID); answer != want {
			t.Errorf("answer %s, want %s", answer, want)
		}
		alice.want(http.MethodPost, "sync", byID, http.StatusConflict,
			fmt.Sprintf(`{"error":"A sync of this account is already running.","syncRunId":%d}`, started.SyncRunID))
		if first == 0 {
			first = started.SyncRunID
		}
		w.change(`UPDATE sync_runs SET status = 'completed', completed_at = now() WHERE status = 'queued'`)
	}
	alice.want(http.MethodPost, "sync", byID, http.StatusTooManyRequests,
		`{"error":"This account has had its 4 of 4 syncs for today."}`)
	for _, body := range []string{byID, `{"trackedAccountId":999999}`, `{"handle":"village"}`, `{"handle":"nobody"}`} {
		bob.want(http.MethodPost, "sync", body, http.StatusNotFound, `{"error":"Tracked account not found."}`)
	}
	if status, _, _ := bob.v1(http.MethodGet, fmt.Sprint("sync-status?syncRunId=", first),
		""); status != http.StatusNotFound {
		t.Errorf("bob sees alice's run: %d", status)
	}
	alice.as("").want(http.MethodPost, "sync", byID, http.StatusUnauthorized,
		`{"error":"Missing or invalid Authorization header. Use: Bearer <api_key>"}`)
	alice.want(http.MethodPost, "sync", `{}`, http.StatusBadRequest,
		`{"error":"Give the account by trackedAccountId or by handle, and only once."}`)
}

// TestV1History shows a run as sync-status does, in v1's names, to its owner only.
func TestV1History(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	alice := w.start(app.RoleAll, nil)
	bobKey, _ := w.newUser("bob")
	alice.as(bobKey).want(http.MethodGet, "sync-history", "", http.StatusOK, `{"runs":[]}`)
	account := alice.track("village")
	first := alice.sync(account)
	alice.subscribe(first, 0).all(0)
	second := alice.sync(account)
	alice.subscribe(second, 0).all(0)
	var history struct{ Runs []json.RawMessage }
	alice.read(http.MethodGet, "sync-history", "", &history)
	if len(history.Runs) != 2 {
		t.Fatalf("%d runs", len(history.Runs))
	}
	want := []string{"id", "trackedXAccountId", "xHandle", "source", "status", "triggeredAt", "completedAt",
		"newFollowersCount", "existingFollowersCount", "likersCount", "candidatesPassedCount", "tierFilteredCount",
		"genderFilteredCount", "enrichedCount", "filteredOutCount", "errorMessage", "searchLabel", "progressLog"}
	for i, run := range []int{second, first} {
		if got := members(t, history.Runs[i]); !slices.Equal(got, want) {
			t.Errorf("members %q, want %q", got, want)
		}
		var row map[string]any
		if err := json.Unmarshal(history.Runs[i], &row); err != nil {
			t.Fatal(err)
		}
		_, status, _ := alice.restStatus(run)
		for name := range status {
			if value, shown := row[name]; shown && !reflect.DeepEqual(value, status[name]) {
				t.Errorf("run %d: %s is %v, sync-status says %v", run, name, value, status[name])
			}
		}
		number := func(name string) float64 { return status[name].(float64) }
		derived := map[string]any{
			"trackedXAccountId": float64(account), "xHandle": "village", "source": "manual", "searchLabel": "s",
			"existingFollowersCount": number("deepCrawlCount") + number("backfilledCount"),
			"enrichedCount":          0.0,
			"filteredOutCount":       number("tierFilteredCount") + number("genderFilteredCount"),
		}
		for name, value := range derived {
			if row[name] != value {
				t.Errorf("run %d: %s is %v, want %v", run, name, row[name], value)
			}
		}
	}
	alice.as(bobKey).want(http.MethodGet, "sync-history", "", http.StatusOK, `{"runs":[]}`)
}

// v1Settings is what GET /sync-settings answers, as far as tests look.
type v1Settings struct {
	Timezone *string
	Tiers    map[string]struct {
		SyncTimes                    []string
		NextSyncAt                   *string
		MaxSyncTimes, MaxSyncsPerDay int
		Accounts                     []struct {
			ID                                                      int
			XHandle, Tier                                           string
			IsActive                                                bool
			SavedSearchID                                           *int
			TotalFollowersSynced, TotalLikersSynced, SyncsUsedToday int
			SavedSearchDescription                                  *string
		}
	}
	ResourcesUsedThisPeriod, DaysRemainingInPeriod int
	BudgetSkipUntil                                *string
	IsTrialing, IsFreeTier                         *bool
}

// TestV1Settings changes the schedule by v1 and reads it back there and by GraphQL.
func TestV1Settings(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	alice := w.start(app.RoleAPI, nil).client
	account := alice.track("village")
	run := alice.sync(account)
	w.change(`UPDATE sync_runs SET new_followers_count = 12, likers_count = 3 WHERE id = $1`, run)
	var changed struct {
		Tier, Timezone string
		SyncTimes      []string
		NextSyncAt     string
	}
	answer := alice.read(http.MethodPut, "sync-settings",
		`{"timezone":"Asia/Kolkata","tier":"pro","syncTimes":["18:30","09:00"]}`, &changed)
	if !strings.HasPrefix(answer, `{"tier":"pro","timezone":"Asia/Kolkata","syncTimes":["09:00","18:30"],"nextSyncAt":"`) {
		t.Errorf("answer %s", answer)
	}
	next, err := time.Parse("2006-01-02T15:04:05.000Z", changed.NextSyncAt)
	fact.Is(fact.Must(t), "err", err, nil, changed.NextSyncAt)
	fact.Holds(t, "time.Until(next) > 0", time.Until(next) > 0, time.Until(next), changed.NextSyncAt)
	fact.Holds(t, "time.Until(next) <= 24*time.Hour", time.Until(next) <= 24*time.Hour, time.Until(next),
		changed.NextSyncAt)
	var got v1Settings
	alice.read(http.MethodGet, "sync-settings", "", &got)
	pro := got.Tiers["pro"]
	fact.Is(fact.Must(t), "got.Timezone", *got.Timezone, "Asia/Kolkata", got)
	fact.Is(fact.Must(t), "len(got.Tiers)", len(got.Tiers), 3)
	fact.Equal(fact.Must(t), "pro.SyncTimes", pro.SyncTimes, changed.SyncTimes)
	fact.Is(t, "pro.NextSyncAt", *pro.NextSyncAt, changed.NextSyncAt)
	fact.Is(t, "pro.MaxSyncTimes", pro.MaxSyncTimes, 4)
	fact.Is(t, "pro.MaxSyncsPerDay", pro.MaxSyncsPerDay, 4)
	fact.Is(t, "got.ResourcesUsedThisPeriod", got.ResourcesUsedThisPeriod, 1) // the look-up of the handle
	fact.Holds(t, "got.DaysRemainingInPeriod >= 1", got.DaysRemainingInPeriod >= 1, got.DaysRemainingInPeriod)
	fact.Is(t, "got.BudgetSkipUntil", got.BudgetSkipUntil, nil)
	fact.Is(t, "got.IsTrialing", *got.IsTrialing, false)
	fact.Is(t, "got.IsFreeTier", *got.IsFreeTier, false)
	if len(pro.Accounts) != 1 || len(got.Tiers["starter"].Accounts) != 0 {
		t.Fatalf("accounts %+v", got.Tiers)
	}
	a := pro.Accounts[0]
	fact.Is(fact.Must(t), "a.ID", a.ID, account, a)
	fact.Is(fact.Must(t), "a.XHandle", a.XHandle, "village")
	fact.Is(fact.Must(t), "a.Tier", a.Tier, "top")
	fact.Is(fact.Must(t), "a.IsActive", a.IsActive, true)
	fact.Not(fact.Must(t), "a.SavedSearchID", a.SavedSearchID, nil)
	fact.Is(fact.Must(t), "a.TotalFollowersSynced", a.TotalFollowersSynced, 12)
	fact.Is(fact.Must(t), "a.TotalLikersSynced", a.TotalLikersSynced, 3)
	fact.Is(fact.Must(t), "a.SyncsUsedToday", a.SyncsUsedToday, 1)
	fact.Not(fact.Must(t), "a.SavedSearchDescription", a.SavedSearchDescription, nil)
	fact.Is(t, "a.SavedSearchDescription", *a.SavedSearchDescription, "founders, engineers and designers")
	var same struct {
		SyncSettings struct {
			Timezone string
			Tiers    []struct {
				Tier      string
				SyncTimes []string
			}
		}
	}
	alice.must(`{ syncSettings { timezone tiers { tier syncTimes } } }`, nil, &same)
	if s := same.SyncSettings; s.Timezone != "Asia/Kolkata" || !slices.Equal(s.Tiers[2].SyncTimes, changed.SyncTimes) {
		t.Errorf("GraphQL says %+v", s)
	}
	alice.want(http.MethodPut, "sync-settings", `{"tier":"pro","syncTimes":[]}`, http.StatusOK,
		`{"tier":"pro","timezone":"Asia/Kolkata","syncTimes":[],"nextSyncAt":null}`)
}

func TestV1SettingsRefuse(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	alice := w.start(app.RoleAPI, nil).client
	before := alice.read(http.MethodGet, "sync-settings", "", new(v1Settings))
	for body, about := range map[string]string{
		`{}`:                                               "Give timezone, or syncTimes with tier.",
		`{"tier":"pro"}`:                                   "Give timezone, or syncTimes with tier.",
		`{"timezone":"Mars/Olympus"}`:                      "Invalid timezone: ",
		`{"timezone":"Local"}`:                             "Invalid timezone: ",
		`{"syncTimes":["09:00"]}`:                          "Invalid tier: ",
		`{"tier":"gold","syncTimes":[]}`:                   "Invalid tier: ",
		`{"tier":"pro","syncTimes":["09:10"]}`:             "Invalid syncTimes: ",
		`{"tier":"pro","syncTimes":["9:00"]}`:              "Invalid syncTimes: ",
		`{"tier":"pro","syncTimes":["09:00","09:00"]}`:     "Invalid syncTimes: ",
		`{"tier":"starter","syncTimes":["09:00","10:00"]}`: "Invalid syncTimes: ",
		`{"tier":"pro","syncTimes":["00:00","01:00","02:00","03:00","04:00"]}`: "Invalid syncTimes: ",
		`{"timezone":"Europe/Berlin","tier":"growth","syncTimes":["24:00"]}`:   "Invalid syncTimes: ",
	} {
		status, answer, _ := alice.v1(http.MethodPut, "sync-settings", body)
		if status != http.StatusBadRequest || !strings.HasPrefix(answer, `{"error":"`+about) {
			t.Errorf("%s: %d %s", body, status, answer)
		}
	}
	if after := alice.read(http.MethodGet, "sync-settings", "", new(v1Settings)); after != before {
		t.Errorf("settings became %s", after)
	}
}

// TestScheduledRun waits for the scheduler of a whole node to queue a slot that came, and for its run to end.
func TestScheduledRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t, sandbox.Config{Seed: 3})
	alice := w.start(app.RoleAll, withBudgets)
	alice.track("village")
	alice.read(http.MethodPut, "sync-settings", `{"tier":"pro","syncTimes":["00:00","12:00"]}`, new(any))
	w.change(`UPDATE schedules SET next_at = now() - interval '2 days'`)
	var history struct {
		Runs []struct{ Source, Status string }
	}
	eventually(t, time.Minute, "a scheduled run completes", func() bool {
		alice.read(http.MethodGet, "sync-history", "", &history)
		return len(history.Runs) > 0 && history.Runs[0].Status == "completed"
	})
	if len(history.Runs) != 1 || history.Runs[0].Source != "cron" {
		t.Errorf("history %+v", history)
	}
}
