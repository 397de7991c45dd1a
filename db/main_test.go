package db_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/jmoiron/sqlx"

	"goodones/db"
	"goodones/db/dbtest"
	"goodones/internal/syncrun"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// fixture is a database of its own, and a bare connection to arrange what no method would.
type fixture struct {
	*db.DB
	t   testing.TB
	raw *sqlx.DB
	dsn string
}

func open(t testing.TB) *fixture {
	t.Helper()
	return openAt(t, dbtest.DSN(t))
}

func openAt(t testing.TB, dsn string) *fixture {
	t.Helper()
	d, err := db.Open(dsn, db.Options{ErasureKeys: [][]byte{[]byte("a key of the tests")}, StaleDays: 30})
	if err != nil {
		t.Fatal(err)
	}
	raw := sqlx.MustOpen("postgres", dsn)
	t.Cleanup(func() { _, _ = d.Close(), raw.Close() })
	return &fixture{DB: d, t: t, raw: raw, dsn: dsn}
}

func (f *fixture) exec(query string, args ...any) {
	f.t.Helper()
	if _, err := f.raw.ExecContext(f.t.Context(), query, args...); err != nil {
		f.t.Fatalf("%s: %v", query, err)
	}
}

func (f *fixture) scan(into any, query string, args ...any) {
	f.t.Helper()
	if err := f.raw.GetContext(f.t.Context(), into, query, args...); err != nil {
		f.t.Fatalf("%s: %v", query, err)
	}
}

func (f *fixture) user(name string) int {
	f.t.Helper()
	id, err := f.CreateUser(f.t.Context(), name)
	if err != nil {
		f.t.Fatal(err)
	}
	return id
}

// account tracks an X account whose handle tells its id.
func (f *fixture) account(userID int, xUserID int64) *syncrun.TrackedAccount {
	f.t.Helper()
	handle := fmt.Sprintf("x%d", xUserID)
	account, err := f.TrackAccount(f.t.Context(), userID, syncrun.Profile{ID: xUserID, FollowersCount: 10}, handle,
		syncrun.TierPro)
	if err != nil {
		f.t.Fatal(err)
	}
	return account
}

func (f *fixture) search(userID int, name string) *syncrun.SavedSearch {
	f.t.Helper()
	search, err := f.CreateSearch(f.t.Context(), userID, name, syncrun.Definition{Description: "tech founders"})
	if err != nil {
		f.t.Fatal(err)
	}
	return search
}

// run queues a run; its log has one event.
func (f *fixture) run(userID, accountID int) *syncrun.Run {
	f.t.Helper()
	run, err := f.Starter(db.Policy{}).StartSync(f.t.Context(), syncrun.StartRequest{UserID: userID,
		TrackedAccountID: accountID, Trigger: syncrun.TriggerManual})
	if err != nil {
		f.t.Fatal(err)
	}
	return run
}

// log adds an event with this message to a run.
func (f *fixture) log(runID int, message string) {
	f.t.Helper()
	f.exec(`WITH m AS (UPDATE sync_runs SET seq = seq + 1 WHERE id = $1 RETURNING id, seq, status, stage)
		INSERT INTO sync_run_events (run_id, seq, at, status, stage, message, step_key, new_followers_count,
			deep_crawl_count, backfilled_count, likers_count, candidates_passed_count, tier_filtered_count,
			gender_filtered_count, resources_used, cost_micro_usd, error_code, error_message)
		SELECT id, seq, now(), status, stage, $2, 'k' || seq, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', '' FROM m`, runID, message)
}

// end completes a run, so that the account may have another.
func (f *fixture) end(runID int) {
	f.t.Helper()
	f.exec(`UPDATE sync_runs SET status = 'completed', completed_at = now() WHERE id = $1`, runID)
}

func wantNotFound(t testing.TB, err error) {
	t.Helper()
	if !errors.Is(err, syncrun.ErrNotFound) {
		t.Errorf("error %v, want ErrNotFound", err)
	}
}

func wantInvalid(t testing.TB, err error, field string) {
	t.Helper()
	if invalid, ok := errors.AsType[*syncrun.InvalidError](err); !ok || invalid.Field != field {
		t.Errorf("error %v, want an InvalidError for %q", err, field)
	}
}

func wantUserError(t testing.TB, err error, code syncrun.UserErrorCode) {
	t.Helper()
	if refusal, ok := errors.AsType[*syncrun.UserError](err); !ok || refusal.Code != code {
		t.Errorf("error %v, want userError %s", err, code)
	}
}
