package db

import (
	"database/sql"
	"time"

	"goodones/internal/syncrun"
)

// countColumns are the counts of a run, in sync_runs and in each of its events. They stand without the name of a table:
// no statement reads both at once.
const countColumns = `new_followers_count, deep_crawl_count, backfilled_count, likers_count, candidates_passed_count,
	tier_filtered_count, gender_filtered_count`

// runColumns are the columns of a run as runRow reads them.
const runColumns = `r.id, r.user_id, r.tracked_account_id, r.saved_search_id, r.source, r.status, r.stage,
	r.triggered_at, r.started_at, r.completed_at, r.seq, ` + countColumns + `,
	r.resources_used, r.cost_micro_usd, r.error_code, r.error_message`

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
	ResourcesUsed    int               `db:"resources_used"`
	CostMicroUSD     int64             `db:"cost_micro_usd"`
	ErrorCode        syncrun.ErrorCode `db:"error_code"`
	ErrorMessage     string            `db:"error_message"`
	syncrun.Counts
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
		CompletedAt: r.CompletedAt, Counts: r.Counts, LastSequence: r.Sequence, ResourcesUsed: r.ResourcesUsed,
		CostMicroUSD: r.CostMicroUSD, ErrorCode: r.ErrorCode, ErrorMessage: r.ErrorMessage,
	}
}

// eventColumns are the columns of an event as eventRow reads them.
const eventColumns = `e.run_id, e.seq, e.at, e.status, e.stage, e.message, e.step_key,
	` + countColumns + `, e.resources_used, e.cost_micro_usd, e.error_code, e.error_message`

type eventRow struct {
	RunID         int               `db:"run_id"`
	Sequence      int               `db:"seq"`
	At            time.Time         `db:"at"`
	Status        syncrun.Status    `db:"status"`
	Stage         syncrun.Stage     `db:"stage"`
	Message       string            `db:"message"`
	StepKey       string            `db:"step_key"`
	ResourcesUsed int               `db:"resources_used"`
	CostMicroUSD  int64             `db:"cost_micro_usd"`
	ErrorCode     syncrun.ErrorCode `db:"error_code"`
	ErrorMessage  string            `db:"error_message"`
	syncrun.Counts
}

func (e *eventRow) event() syncrun.Event {
	return syncrun.Event{
		RunID: e.RunID, Sequence: e.Sequence, At: e.At, Status: e.Status, Stage: e.Stage, Message: e.Message,
		StepKey: e.StepKey, Counts: e.Counts, ResourcesUsed: e.ResourcesUsed, CostMicroUSD: e.CostMicroUSD,
		ErrorCode: e.ErrorCode, ErrorMessage: e.ErrorMessage,
	}
}

func optional[T any](n sql.Null[T]) *T {
	if !n.Valid {
		return nil
	}
	return &n.V
}
