package db_test

import (
	"slices"
	"testing"
	"time"

	"goodones/db"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
	"goodones/internal/viewer"
)

// shared are the tables that hold nothing of any user, or that others need.
func shared() []string {
	return []string{"api_servers", "goose_db_version", "model_spending", "rate_windows"}
}

// rowsByTable counts the rows of all tables that hold something of users.
func (f *fixture) rowsByTable() map[string]int {
	f.t.Helper()
	var tables []string
	must(f.t, f.raw.SelectContext(f.t.Context(), &tables,
		`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`))
	rows := map[string]int{}
	for _, table := range tables {
		if !slices.Contains(shared(), table) {
			rows[table] = f.count(`SELECT count(*) FROM ` + table)
		}
	}
	return rows
}

// tenant is a user with something in every table.
func (f *fixture) tenant(w *db.Worker, name string, xUserID int64) *syncrun.Work {
	f.t.Helper()
	ctx, user := f.t.Context(), f.user(name)
	account, err := f.TrackAccount(ctx, user, syncrun.Profile{Network: syncrun.NetworkBluesky,
		ExternalID: "did:plc:" + name, Handle: name + ".example"}, name+".example", syncrun.TierPro)
	must(f.t, err)
	f.run(user, account.ID)
	sky := f.claim(w)
	posts, err := w.IDs(ctx, sky, []string{"at://did:plc:" + name + "/app.bsky.feed.post/1"})
	must(f.t, err)
	_, err = w.StorePosts(ctx, sky, syncrun.Step{Key: "posts", Stage: syncrun.StageLikers}, []syncrun.Post{{ID: posts[0]}})
	must(f.t, err)
	must(f.t, w.End(ctx, sky.Lease, syncrun.Ending{Status: syncrun.StatusCompleted}))

	work := f.live(w, user, xUserID, true)
	f.followers(w, work, "more", detailed(xUserID+1), detailed(9000))
	_, err = w.LikersPage(ctx, work, syncrun.Step{Key: "likers", Stage: syncrun.StageLikers},
		[]syncrun.Profile{detailed(xUserID + 2)}, []int64{7})
	must(f.t, err)
	f.passAll(w, work, xUserID+1, 9000)
	must(f.t, f.KeepOpinion(ctx, opinionKey(work.SavedSearchID, 1, name),
		syncrun.Opinion{PersonID: xUserID + 1, Confidence: syncrun.ConfidenceFull}))
	f.rate(user)
	must(f.t, f.Connections().Connect(ctx, syncrun.ConnectionID{UserID: user, XUserID: xUserID}, name, []byte("sealed"),
		time.Hour))
	_, err = f.ErasePersonOf(ctx, user, 9000)
	must(f.t, err)

	key := int(xUserID)
	f.scan(&key, `
		INSERT INTO api_keys (user_id, prefix, hash) VALUES ($1, $2, sha256(convert_to($3, 'UTF8'))) RETURNING id`,
		user, "ctgo_1234567", name)
	f.exec(`INSERT INTO key_windows (key_id, started_at, used) VALUES ($1, now(), 1)`, key)
	must(f.t, f.NoteOpenings(ctx, xUserID, []viewer.Opening{{Number: 1, KeyID: key}}, nil))
	must(f.t, f.CreateExport(ctx, viewer.Viewer{KeyID: key}, [32]byte{byte(xUserID)}, "{}"))
	_, err = f.BeginExport(ctx, key)
	must(f.t, err)
	must(f.t, f.CreateSession(ctx, key, [32]byte{byte(xUserID)}))
	must(f.t, f.CreateTicket(ctx, key, [32]byte{byte(xUserID)}, viewer.StreamTicket{Query: "q"}))
	zone, tier := "Europe/Berlin", syncrun.TierPro
	f.change(user, syncrun.SettingsChange{Timezone: &zone, Tier: tier, SyncTimes: []string{"09:00"}})
	f.exec(`INSERT INTO lookups (user_id, micro_usd) VALUES ($1, 5)`, user)
	f.exec(`INSERT INTO follower_counts SELECT id, now(), 1 FROM tracked_accounts WHERE user_id = $1`, user)
	return work
}

// rate rates all candidates of a user, numbers the changes of the user's runs, and subscribes to the next candidates.
func (f *fixture) rate(user int) {
	f.t.Helper()
	f.exec(`INSERT INTO candidate_ratings (user_id, saved_search_id, tracked_account_id, person_id, value)
		SELECT user_id, saved_search_id, tracked_account_id, person_id, 'good' FROM candidates WHERE user_id = $1`, user)
	f.exec(`INSERT INTO update_heads (user_id, last) VALUES ($1, 1)`, user)
	f.exec(`INSERT INTO run_updates (user_id, number, run_id, seq, at)
		SELECT $1, 1, max(id), 1, now() FROM sync_runs WHERE user_id = $1`, user)
	webhook := f.webhook(user, 1, syncrun.WebhookFilter{}, false)
	f.exec(`INSERT INTO webhook_debts (webhook_id, sync_run_id) SELECT $2, max(id) FROM sync_runs WHERE user_id = $1`,
		user, webhook.ID)
	_, err := f.TestWebhook(f.t.Context(), user, webhook.ID)
	must(f.t, err)
}

// eraseRows deletes until nothing is left to delete.
func (f *fixture) eraseRows() (bits int) {
	f.t.Helper()
	for {
		_, more, err := f.Eraser().EraseRows(f.t.Context())
		must(f.t, err)
		if !more {
			return bits
		}
		bits++
	}
}

// TestEraseUserLeavesNothing erases one of two tenants, of whom each has something in every table.
func TestEraseUserLeavesNothing(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	f.tenant(w, "ada", 100)
	alone := f.rowsByTable()
	for table, rows := range alone {
		if rows == 0 {
			t.Errorf("the tenant has nothing in %s: the test says nothing about it", table)
		}
	}
	work := f.tenant(w, "bob", 200)
	must(t, f.EraseUser(t.Context(), "bob"))
	_, err := w.Note(t.Context(), work, syncrun.Step{Key: "late", Stage: syncrun.StageFetchFollowers})
	wantLeaseLost(t, "a page after the erasure", err)
	if _, err := f.Starter(db.Policy{}).StartSync(t.Context(), syncrun.StartRequest{UserID: work.UserID,
		TrackedAccountID: work.Account.ID, Trigger: syncrun.TriggerManual}); err == nil {
		t.Error("a run of somebody who is being erased was started")
	}
	if bits := f.eraseRows(); bits < 10 {
		t.Errorf("erased in %d bits", bits)
	}
	for table, rows := range f.rowsByTable() {
		if rows != alone[table] {
			t.Errorf("%d rows left in %s, of which the other has %d", rows, table, alone[table])
		}
	}
	wantNotFound(t, f.EraseUser(t.Context(), "bob"))
	if f.user("bob") == work.UserID {
		t.Error("the new bob is the old one")
	}
}

// TestErasersShareTheWork erases while another process erases the same user: neither waits nor fails.
func TestErasersShareTheWork(t *testing.T) {
	t.Parallel()
	f := open(t)
	w := f.worker()
	f.tenant(w, "ada", 100)
	must(t, f.EraseUser(t.Context(), "ada"))
	tx := f.raw.MustBeginTx(t.Context(), nil)
	defer func() { _ = tx.Rollback() }()
	_, err := tx.ExecContext(t.Context(), `SELECT 1 FROM users WHERE erased_at IS NOT NULL FOR NO KEY UPDATE`)
	must(t, err)
	began := time.Now()
	rows, more, err := f.Eraser().EraseRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	fact.Is(t, "rows", rows, 0)
	fact.Is(t, "more", more, false)
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it waited %s", took)
	}
}
