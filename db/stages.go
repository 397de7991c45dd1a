package db

import (
	"context"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

const selectStages = `
	SELECT (q.n - 1)::integer AS index, e.stage, min(e.at) AS started_at,
		coalesce(array_agg(e.message ORDER BY e.seq) FILTER (WHERE e.message <> ''), '{}') AS lines,
		max(e.at) FILTER (WHERE e.status IN ('completed', 'failed')) AS completed_at
	FROM unnest($1::bigint[], $2::bigint[], $3::integer[]) WITH ORDINALITY AS q (run_id, user_id, seq, n)
	JOIN sync_runs r ON r.id = q.run_id AND r.user_id = q.user_id
	JOIN sync_run_events e ON e.run_id = r.id AND e.seq <= q.seq
	WHERE e.stage <> ''
	GROUP BY q.n, e.stage ORDER BY q.n, min(e.seq)`

// Stages tells of many runs at once which stages each has reached, in order, as of its LastSequence. Each run's UserID
// must be its owner's, else it has none.
func (d *DB) Stages(ctx context.Context, runs []*syncrun.Run) ([][]syncrun.PastStage, error) {
	stages := make([][]syncrun.PastStage, len(runs))
	ids, owners, upTo := make([]int64, len(runs)), make([]int64, len(runs)), make([]int64, len(runs))
	for i, run := range runs {
		stages[i] = []syncrun.PastStage{}
		ids[i], owners[i], upTo[i] = int64(run.ID), int64(run.UserID), int64(run.LastSequence)
	}
	var rows []struct {
		Index       int            `db:"index"`
		Stage       syncrun.Stage  `db:"stage"`
		StartedAt   time.Time      `db:"started_at"`
		CompletedAt *time.Time     `db:"completed_at"`
		Lines       pq.StringArray `db:"lines"`
	}
	err := d.viewer.SelectContext(ctx, &rows, selectStages, pq.Array(ids), pq.Array(owners), pq.Array(upTo))
	if err != nil {
		return nil, translate("stages", err)
	}
	for i := range rows {
		row, list := &rows[i], &stages[rows[i].Index]
		if n := len(*list); n > 0 {
			(*list)[n-1].EndedAt = &row.StartedAt
		}
		*list = append(*list, syncrun.PastStage{Stage: row.Stage, StartedAt: row.StartedAt, EndedAt: row.CompletedAt,
			Lines: filled(row.Lines)})
	}
	return stages, nil
}

const selectWaits = `
	SELECT r.id, r.not_before FROM sync_runs r
	WHERE r.user_id = $1 AND r.id = ANY($2) AND r.status = 'running' AND r.not_before > now()`

// Waits tells of those of the user's runs that wait for a network until when they do.
func (d *DB) Waits(ctx context.Context, userID int, ids []int) (map[int]time.Time, error) {
	var rows []struct {
		ID        int       `db:"id"`
		NotBefore time.Time `db:"not_before"`
	}
	if err := d.viewer.SelectContext(ctx, &rows, selectWaits, userID, pq.Array(ids)); err != nil {
		return nil, translate("waits", err)
	}
	waits := make(map[int]time.Time, len(rows))
	for _, row := range rows {
		waits[row.ID] = row.NotBefore
	}
	return waits, nil
}
