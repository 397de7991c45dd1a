package app_test

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"

	"goodones/internal/app"
	"goodones/internal/sandbox"
)

// candidatesInDatabase makes so many candidates of the user who owns the key, without the work of runs.
func candidatesInDatabase(t testing.TB, dsn string, n int) {
	t.Helper()
	d := sqlx.MustOpen("postgres", dsn)
	defer d.Close()
	for _, statement := range []string{
		`INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier) SELECT id, 'acme', 5, 'pro' FROM users`,
		`INSERT INTO saved_searches (user_id, name, definition) SELECT id, 's', '{}' FROM users`,
		`INSERT INTO sync_runs (user_id, tracked_account_id, source, status, completed_at, budget)
		SELECT user_id, id, 'manual', 'completed', now(), 1 FROM tracked_accounts`,
		`INSERT INTO x_profiles (id, handle, name, bio, location, url, profile_image_url, followers_count, verified,
			protected)
		SELECT i, 'p' || i, 'Person ' || i, '=' || repeat('founder ', 15), 'Berlin', '', '', i, false, false
		FROM generate_series(1, $1::integer) i`,
		`INSERT INTO edges (tracked_account_id, person_id, first_run_id, fetched_at, facts_hash)
		SELECT a.id, i, 1, now(), 1 FROM tracked_accounts a, generate_series(1, $1::integer) i`,
		`INSERT INTO verdicts (saved_search_id, tracked_account_id, person_id, run_id, search_version, facts_hash,
			confidence, outcome, reasons, gender, follower_count_tier, labels)
		SELECT s.id, r.tracked_account_id, i, r.id, 1, 1, 'full', 'passed', '{says founder}', 'female', 'under_1k', '{x}'
		FROM saved_searches s, sync_runs r, generate_series(1, $1::integer) i`,
		`INSERT INTO candidates (user_id, saved_search_id, tracked_account_id, person_id, first_run_id, last_run_id,
			source_type)
		SELECT s.user_id, s.id, r.tracked_account_id, i, r.id, r.id, 'follower'
		FROM saved_searches s, sync_runs r, generate_series(1, $1::integer) i`,
	} {
		var args []any
		if strings.Contains(statement, "$1") {
			args = []any{n}
		}
		if _, err := d.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// exporting serves n candidates of one user, and returns where, and the key.
func exporting(t testing.TB, n int) (url, key string) {
	t.Helper()
	w := newWorld(t, sandbox.Config{})
	candidatesInDatabase(t, w.dsn, n)
	return w.start(app.RoleAPI, nil).url, w.key
}

// download reads an export, and returns its status and how many lines it has. While the server is busy it asks again.
func download(t testing.TB, url, key string) (status, lines int) {
	t.Helper()
	status, lines = downloadOnce(t, url, key)
	for tries := 0; busy(status, nil) && tries < patience; tries++ {
		pause(retryAfter)
		status, lines = downloadOnce(t, url, key)
	}
	return status, lines
}

// downloadByTicket reads an export by a ticket of its own, and returns the ticket's path, too.
func downloadByTicket(t testing.TB, url, key string) (path string, status, lines int) {
	t.Helper()
	path = exportPath(t, url, key)
	status, lines = download(t, url+path, "")
	return path, status, lines
}

func downloadOnce(t testing.TB, url, key string) (status, lines int) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if key != "" {
		request.Header.Set("Authorization", "Bearer "+key)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	read := bufio.NewReader(answer.Body)
	for {
		_, err := read.ReadString('\n')
		if errors.Is(err, io.EOF) {
			return answer.StatusCode, lines
		}
		if err != nil {
			t.Fatal(err)
		}
		lines++
	}
}

// TestExport downloads a CSV by key and by ticket; neither works for anybody else, and a cookie never.
func TestExport(t *testing.T) {
	t.Parallel()
	url, key := exporting(t, exportRows)
	if status, lines := download(t, url+"/export/candidates.csv", key); status != 200 || lines != exportRows+1 {
		t.Errorf("by key: %d, %d lines", status, lines)
	}
	if status, _ := download(t, url+"/export/candidates.csv", ""); status != 401 {
		t.Errorf("without a key: %d", status)
	}
	if status, _ := download(t, url+"/export/candidates.csv?ticket=ctge_"+strings.Repeat("a", 43), ""); status != 401 {
		t.Errorf("by an unknown ticket: %d", status)
	}
	path, status, lines := downloadByTicket(t, url, key)
	if status != 200 || lines != exportRows+1 {
		t.Errorf("by ticket: %d, %d lines", status, lines)
	}
	if status, _ := download(t, url+path, key); status != 401 {
		t.Errorf("by the same ticket again: %d", status)
	}
}

// exportPath asks for a ticket.
func exportPath(t testing.TB, url, key string) string {
	t.Helper()
	var made struct{ ExportCandidates struct{ URL string } }
	(&client{t: t, url: url, key: key}).must(
		`mutation { exportCandidates(input: {filter: {confidence: FULL}}) { url } }`, nil, &made)
	if made.ExportCandidates.URL == "" {
		t.Fatal("no ticket")
	}
	return made.ExportCandidates.URL
}

const exportRows = 2_500
