package db

import (
	"context"
	"database/sql"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// HistoryLimit is how many runs a history shows: it is answered whole, so it must end somewhere.
const HistoryLimit = 1000

// Runs, names and logs are read in one statement: all are of one moment, and a thousand runs cost one round trip.
const selectHistory = `
	SELECT ` + runColumns + `, a.handle, s.name AS search_name, ARRAY(
		SELECT e.message FROM sync_run_events e
		WHERE e.run_id = r.id AND e.seq <= r.seq AND e.message <> '' ORDER BY e.seq
	) AS progress_log
	FROM sync_runs r JOIN tracked_accounts a ON a.id = r.tracked_account_id
	LEFT JOIN saved_searches s ON s.id = r.saved_search_id
	WHERE r.user_id = $1 AND a.network = 'x' ORDER BY r.id DESC LIMIT $2`

// History lists the user's runs of accounts at X, newest first, with their progress logs: the newest HistoryLimit of
// them.
func (d *DB) History(ctx context.Context, userID int) ([]syncrun.PastRun, error) {
	var rows []struct {
		runRow
		Handle      string           `db:"handle"`
		SearchName  sql.Null[string] `db:"search_name"`
		ProgressLog pq.StringArray   `db:"progress_log"`
	}
	if err := d.viewer.SelectContext(ctx, &rows, selectHistory, userID, HistoryLimit); err != nil {
		return nil, translate("history", err)
	}
	past := make([]syncrun.PastRun, len(rows))
	for i := range rows {
		past[i] = syncrun.PastRun{Run: rows[i].show(d), Handle: rows[i].Handle, SearchName: optional(rows[i].SearchName)}
		past[i].ProgressLog, past[i].ProgressLogSet = filled(rows[i].ProgressLog), true
	}
	return past, nil
}
