package load

import (
	"context"
	"database/sql"
	"fmt"
)

// seeded is the sequence of the event that a new run begins with.
const seeded = 1

const upsertUser = `
	INSERT INTO users (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id`

// One account for each run, since an account has one live run. The lease is far away, so that no worker takes it.
const insertRuns = `
	WITH base AS (SELECT coalesce(max(x_user_id), 0) AS top FROM tracked_accounts),
	account AS (
		INSERT INTO tracked_accounts (user_id, handle, x_user_id, tier)
		SELECT $1, 'bench' || (b.top + g), b.top + g, 'pro' FROM base b, generate_series(1, $2::integer) AS g
		RETURNING id
	), run AS (
		INSERT INTO sync_runs (user_id, tracked_account_id, source, status, stage, started_at, seq, budget, attempt,
			lease_until)
		SELECT $1, a.id, 'manual', 'running', 'fetch_followers', now(), 1, 20000, 1, now() + interval '1 day' FROM account a
		RETURNING id
	)
	INSERT INTO sync_run_events (run_id, seq, at, status, stage, message, step_key, new_followers_count,
		deep_crawl_count, backfilled_count, likers_count, candidates_passed_count, tier_filtered_count,
		gender_filtered_count, resources_used, cost_micro_usd, error_code, error_message)
	SELECT r.id, 1, now(), 'running', 'fetch_followers', 'Fetching new followers...', 'begin',
		0, 0, 0, 0, 0, 0, 0, 0, 0, '', ''
	FROM run r RETURNING run_id`

// Seed makes running runs of a user, who is made when there is none of that name, each with one event in its log.
func Seed(ctx context.Context, db *sql.DB, user string, count int) ([]*Run, error) {
	var owner int64
	if err := db.QueryRowContext(ctx, upsertUser, user).Scan(&owner); err != nil {
		return nil, fmt.Errorf("seed user: %w", err)
	}
	rows, err := db.QueryContext(ctx, insertRuns, owner, count)
	if err != nil {
		return nil, fmt.Errorf("seed runs: %w", err)
	}
	defer rows.Close()
	var runs []*Run
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		runs = append(runs, newRun(id, seeded))
	}
	return runs, rows.Err()
}
