package db

import (
	"context"
	"database/sql"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// countColumns are the counts of a run, in sync_runs and in each of its events. They stand without the name of a table:
// no statement reads both at once.
const countColumns = `new_followers_count, deep_crawl_count, backfilled_count, likers_count, candidates_passed_count,
	tier_filtered_count, gender_filtered_count, judged_count, bot_count, matched_count`

// shareColumns say how much of a run is done, in the same tables.
const shareColumns = `stage_progress, run_progress`

// runColumns are the columns of a run as runRow reads them.
const runColumns = `r.id, r.user_id, r.tracked_account_id, r.saved_search_id, r.source, r.status, r.stage,
	r.triggered_at, r.started_at, r.completed_at, r.seq, ` + countColumns + `, ` + shareColumns + `,
	r.budget, r.max_cost_micro_usd, r.resources_used, r.cost_micro_usd, r.error_code, r.error_message`

type runRow struct {
	ID               int               `db:"id"`
	UserID           int               `db:"user_id"`
	TrackedAccountID int               `db:"tracked_account_id"`
	SavedSearchID    sql.Null[int]     `db:"saved_search_id"`
	Trigger          syncrun.Trigger   `db:"source"`
	Status           syncrun.Status    `db:"status"`
	Stage            syncrun.Stage     `db:"stage"`
	TriggeredAt      time.Time         `db:"triggered_at"`
	StartedAt        *time.Time        `db:"started_at"`
	CompletedAt      *time.Time        `db:"completed_at"`
	Sequence         int               `db:"seq"`
	Budget           int               `db:"budget"`
	MaxCostMicroUSD  *int64            `db:"max_cost_micro_usd"`
	ResourcesUsed    int               `db:"resources_used"`
	CostMicroUSD     int64             `db:"cost_micro_usd"`
	ErrorCode        syncrun.ErrorCode `db:"error_code"`
	ErrorMessage     string            `db:"error_message"`
	syncrun.Counts
	syncrun.Shares
}

// show is the run for a viewer. No run leaves the database for a viewer but by this method.
func (r *runRow) show(d *DB) syncrun.Run {
	d.shown(r.ID, r.Sequence)
	return r.run()
}

func (r *runRow) run() syncrun.Run {
	return syncrun.Run{
		ID: r.ID, UserID: r.UserID, TrackedAccountID: r.TrackedAccountID, SavedSearchID: optional(r.SavedSearchID),
		Trigger: r.Trigger, Status: r.Status, Stage: r.Stage, TriggeredAt: r.TriggeredAt, StartedAt: r.StartedAt,
		CompletedAt: r.CompletedAt, Counts: r.Counts, Shares: r.Shares.At(r.Status), Budget: r.Budget,
		MaxCostMicroUSD: r.MaxCostMicroUSD, LastSequence: r.Sequence, ResourcesUsed: r.ResourcesUsed,
		CostMicroUSD: r.CostMicroUSD, ErrorCode: r.ErrorCode, ErrorMessage: r.ErrorMessage,
	}
}

// The log is read with the run in one statement, so that both are of one moment.
const selectRun = `
	SELECT ` + runColumns + `, ARRAY(
		SELECT e.message FROM sync_run_events e
		WHERE e.run_id = r.id AND e.seq <= r.seq AND e.message <> '' ORDER BY e.seq
	) AS progress_log
	FROM sync_runs r WHERE r.user_id = $1 AND r.id = $2`

// RunByID finds a run of the user with its progress log, both as of one moment; ErrNotFound when there is none of that
// id.
func (d *DB) RunByID(ctx context.Context, userID, id int) (*syncrun.Run, error) {
	var row struct {
		runRow
		ProgressLog pq.StringArray `db:"progress_log"`
	}
	if err := d.viewer.GetContext(ctx, &row, selectRun, userID, id); err != nil {
		return nil, translate("run", err)
	}
	run := row.show(d)
	run.ProgressLog, run.ProgressLogSet = filled(row.ProgressLog), true
	return &run, nil
}

const selectRuns = `
	SELECT ` + runColumns + ` FROM sync_runs r
	WHERE r.user_id = $1` + thoseChosen

// thoseChosen narrows a list of a user's runs to a page of what a filter chooses.
const thoseChosen = ` AND ($2::bigint = 0 OR r.id < $2::bigint)
		AND ($3::text IS NULL OR r.status = $3::text)
		AND ($4::bigint IS NULL OR r.tracked_account_id = $4::bigint)
		AND ($5::text IS NULL OR r.source = $5::text)
	ORDER BY r.id DESC LIMIT $6`

// Runs lists at most limit of the user's runs that filter chooses, newest first, without their logs: those after the
// run of id after, or from the newest on when that is 0.
func (d *DB) Runs(ctx context.Context, userID int, filter syncrun.RunFilter, after, limit int) ([]syncrun.Run, error) {
	return d.listRuns(ctx, "runs", selectRuns, userID, after, filter.Status, filter.TrackedAccountID, filter.Trigger,
		limit)
}

const selectRunsByIDs = `SELECT ` + runColumns + ` FROM sync_runs r WHERE r.user_id = $1 AND r.id = ANY($2)`

// RunsByIDs finds those of ids that are the user's, in no particular order, without their logs.
func (d *DB) RunsByIDs(ctx context.Context, userID int, ids []int) ([]syncrun.Run, error) {
	return d.listRuns(ctx, "runs by ids", selectRunsByIDs, userID, pq.Array(ids))
}

func (d *DB) listRuns(ctx context.Context, doing, query string, args ...any) ([]syncrun.Run, error) {
	var rows []runRow
	if err := d.viewer.SelectContext(ctx, &rows, query, args...); err != nil {
		return nil, translate(doing, err)
	}
	return shownRuns(d, rows), nil
}

func shownRuns(d *DB, rows []runRow) []syncrun.Run {
	runs := make([]syncrun.Run, len(rows))
	for i := range rows {
		runs[i] = rows[i].show(d)
	}
	return runs
}

const selectLogs = `
	SELECT (q.n - 1)::integer AS index, e.message
	FROM unnest($1::bigint[], $2::bigint[], $3::integer[]) WITH ORDINALITY AS q (run_id, user_id, seq, n)
	JOIN sync_runs r ON r.id = q.run_id AND r.user_id = q.user_id
	JOIN sync_run_events e ON e.run_id = r.id AND e.seq <= q.seq
	WHERE e.message <> ''
	ORDER BY q.n, e.seq`

// Logs reads the messages of many runs at once: for each run, in order, those up to its LastSequence. Each run's
// UserID must be its owner's, else its log is empty.
func (d *DB) Logs(ctx context.Context, runs []*syncrun.Run) ([][]string, error) {
	logs := make([][]string, len(runs))
	ids, owners, upTo := make([]int64, len(runs)), make([]int64, len(runs)), make([]int64, len(runs))
	for i, run := range runs {
		logs[i] = []string{}
		ids[i], owners[i], upTo[i] = int64(run.ID), int64(run.UserID), int64(run.LastSequence)
	}
	var rows []struct {
		Index   int    `db:"index"`
		Message string `db:"message"`
	}
	if err := d.viewer.SelectContext(ctx, &rows, selectLogs, pq.Array(ids), pq.Array(owners), pq.Array(upTo)); err != nil {
		return nil, translate("logs", err)
	}
	for _, row := range rows {
		logs[row.Index] = append(logs[row.Index], row.Message)
	}
	return logs, nil
}

func optional[T any](n sql.Null[T]) *T {
	if !n.Valid {
		return nil
	}
	return &n.V
}
